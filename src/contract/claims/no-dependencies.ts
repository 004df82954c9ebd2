import type { Packages } from '../../facts/ecosystems/packages.ts';
import type { ImportedModules } from '../../facts/imports/imported-modules.ts';
import { pythonModules } from '../../facts/imports/python-modules.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import { proves } from '../../facts/zone.ts';
import type { Answer } from '../contract.ts';
import { unaccounted } from '../speech/unaccounted.ts';
import { asked, at, broken, kept } from './answers.ts';

const rule = 'policy/tool-claims-match-ci';

/** "It has no runtime dependencies": does a manifest name some that are not for building and testing alone? */
export const dependencyClaim = (
  { text, modality, polarity, fromCode, subject }: Statement,
  { packages, importedModules }: { readonly packages: Packages; readonly importedModules: ImportedModules },
): Answer | undefined => {
  if (fromCode || modality !== 'fact' || polarity === 'promises' || subject.startsWith('policy/') || !none.test(text)) return undefined;
  if (unaccounted(text, [none, ...around]).length > 0) return undefined;
  const spoken = languages.find(([says]) => says.test(text))?.[1];
  const own = packages.manifests.filter(
    ({ zone, ecosystem }) =>
      proves(zone) && (spoken?.test(ecosystem) ?? true) && !/^(?:github-actions|docker|docker-compose|pre-commit|terraform|helm|devcontainers)$/.test(ecosystem),
  );
  const needs = own.flatMap(({ path, dependencies }) =>
    dependencies.filter(({ extra, name }) => !extra && !/^(?:go|python|php|ext-.*|node|rust)$/.test(name)).map(({ name, at: { line } }) => ({ path, name, line })),
  );
  const [needed] = needs;
  // Of these a manifest does not tell what is for building alone.
  if (needed && own.some(({ ecosystem, path }) => path === needed.path && mixed.test(ecosystem))) return undefined;
  // One of several packages may be meant.
  if (needed && own.some(({ path }) => depthOf(path) <= depthOf(needed.path) && !needs.some((other) => other.path === path))) return undefined;
  if (needed) return broken(rule, `${needed.path} names ${needed.name}.`, [at(needed.path, needed.line, 'contradicts', `needs ${needed.name}`)]);
  if (own.length === 0 || importedModules.searched.length === 0) return undefined;
  const foreign = foreignOf(importedModules);
  // What a script or a setting names is read by nobody.
  if (foreign)
    return asked(rule, `No manifest names a dependency, and the code takes in ${foreign.name}. Where does it come from?`, [
      at(foreign.path, foreign.line, 'imported', foreign.name),
    ]);
  return kept(
    rule,
    own.slice(0, 5).map(({ path }) => at(path, null, 'wired', 'names nothing that is needed to run')),
  );
};

const depthOf = (path: string): number => path.split('/').length;

/** Go and Rust do not build without what they name; Python takes in whatever is there. */
const foreignOf = ({ all, searched }: ImportedModules): ImportedModules['all'][number] | undefined => {
  const inPython = all.filter(({ path }) => path.endsWith('.py'));
  if (inPython.length === 0) return undefined;
  const own = new Set(searched.flatMap((path) => path.replace(/\.py$/, '').split('/')));
  return inPython.find(({ name }) => {
    const [top = ''] = name.split('.');
    return !pythonModules.has(top) && !own.has(top);
  });
};

/** The package of one language, where the sentence names it. */
const languages: readonly (readonly [says: RegExp, ecosystem: RegExp])[] = [
  [/\bpython\b/i, /^(?:pip|uv|conda)$/],
  [/\bgo\b/i, /^gomod$/],
  [/\brust\b/i, /^cargo$/],
  [/\b(?:node|javascript)\b/i, /^(?:npm|bun|deno)$/],
];

const mixed = /^(?:npm|bun|deno|composer|bundler|maven|gradle|nuget|pub|mix|swift|sbt)$/;
const none =
  /\b(?:no|zero|without(?: any)?|free of) (?:(?:third[- ]party|external|runtime|run-?time|production|outside) ){0,2}dependenc(?:y|ies)\b|\bdependency-free\b|\bonly the (?:\w+ )?standard library\b|\bstandard library only\b/i;
const around = [
  /\b(?:library|package|module|tool|cli|program|project|core|code|binary|go|python|node|rust|javascript|it|this|at all|run-?time|runtime|production|third[- ]party|whatsoever|there|smaller|attack|surface)\b/gi,
];
