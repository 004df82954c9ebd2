import type { Packages } from '../../facts/ecosystems/packages.ts';
import type { ImportedModules } from '../../facts/imported-modules.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import { proves } from '../../facts/zone.ts';
import type { Answer } from '../contract.ts';
import { unaccounted } from '../speech/unaccounted.ts';
import { at, broken, kept } from './answers.ts';

const rule = 'policy/tool-claims-match-ci';

/** "It has no runtime dependencies": does a manifest name some that are not for building and testing alone? */
export const dependencyClaim = (
  { text, modality, polarity, fromCode, subject }: Statement,
  { packages, importedModules }: { readonly packages: Packages; readonly importedModules: ImportedModules },
): Answer | undefined => {
  if (fromCode || modality !== 'fact' || polarity === 'promises' || subject.startsWith('policy/') || !none.test(text)) return undefined;
  if (unaccounted(text, [none, ...around]).length > 0) return undefined;
  const own = packages.manifests.filter(
    ({ zone, ecosystem }) => proves(zone) && !/^(?:github-actions|docker|docker-compose|pre-commit|terraform|helm|devcontainers)$/.test(ecosystem),
  );
  const [needed] = own.flatMap(({ path, dependencies }) =>
    dependencies.filter(({ extra, name }) => !extra && !/^(?:go|python|php|ext-.*|node|rust)$/.test(name)).map(({ name, at: { line } }) => ({ path, name, line })),
  );
  // Of these a manifest does not tell what is for building alone.
  if (needed && own.some(({ ecosystem, path }) => path === needed.path && mixed.test(ecosystem))) return undefined;
  if (needed) return broken(rule, `${needed.path} names ${needed.name}.`, [at(needed.path, needed.line, 'contradicts', `needs ${needed.name}`)]);
  if (own.length === 0 || importedModules.searched.length === 0) return undefined;
  return kept(
    rule,
    own.slice(0, 5).map(({ path }) => at(path, null, 'wired', 'names nothing that is needed to run')),
  );
};

const mixed = /^(?:npm|bun|deno|composer|bundler|maven|gradle|nuget|pub|mix|swift|sbt)$/;
const none =
  /\b(?:no|zero|without(?: any)?|free of) (?:(?:third[- ]party|external|runtime|run-?time|production|outside) ){0,2}dependenc(?:y|ies)\b|\bdependency-free\b|\bonly the (?:\w+ )?standard library\b|\bstandard library only\b/i;
const around = [
  /\b(?:library|package|module|tool|cli|program|project|core|code|binary|go|python|node|rust|javascript|it|this|at all|run-?time|runtime|production|third[- ]party|whatsoever|there|smaller|attack|surface)\b/gi,
];
