import type { Packages } from '../../facts/ecosystems/packages.ts';
import type { ImportedModules } from '../../facts/imports/imported-modules.ts';
import { nodeModules } from '../../facts/imports/node-modules.ts';
import { pythonModules } from '../../facts/imports/python-modules.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import { proves } from '../../facts/zone.ts';
import { expression } from '../../long-expression.ts';
import type { Answer } from '../contract.ts';
import type { NamesInCode } from '../names-in-code.ts';
import { unaccounted } from '../speech/unaccounted.ts';
import { asked, at, broken, kept } from './answers.ts';

const rule = 'policy/tool-claims-match-ci';

/** "It has no runtime dependencies": does a manifest name some that are not for building and testing alone? */
export const dependencyClaim = (
  { text, modality, polarity, fromCode, subject }: Statement,
  { packages, importedModules }: { readonly packages: Packages; readonly importedModules: ImportedModules },
  names: NamesInCode,
): Answer | undefined => {
  if (fromCode || modality !== 'fact' || polarity === 'promises' || subject.startsWith('policy/') || !none.test(text)) return undefined;
  if (unaccounted(text, [none, ...around]).length > 0) return undefined;
  const spoken = languages.find(([says]) => says.test(text))?.[1];
  const own = ofCode(packages).filter(({ ecosystem }) => spoken?.test(ecosystem) ?? true);
  const needs = own.flatMap(neededIn);
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
  if (takenInByName.some((name) => names.mayHave(name) || names.of(name).length > 0)) return undefined;
  return kept(
    rule,
    own.slice(0, 5).map(({ path }) => at(path, null, 'wired', 'names nothing that is needed to run')),
  );
};

/** What has to be looked for, where nothing of others is said to be needed: what is taken in by a name that is made up. */
export const takenInByNameIn = ({ text }: Pick<Statement, 'text'>): readonly string[] => (none.test(text) ? takenInByName : []);
const takenInByName = ['__import__', 'import_module', 'importScripts'];

/** No manifest names anything that is needed to run, and no code takes in what is not its own. */
export const needsNothing = ({ packages, importedModules }: { readonly packages: Packages; readonly importedModules: ImportedModules }): boolean => {
  const own = ofCode(packages);
  return own.length > 0 && importedModules.searched.length > 0 && own.flatMap(neededIn).length === 0 && foreignOf(importedModules) === undefined;
};

export const ofCode = ({ manifests }: Packages): Packages['manifests'] =>
  manifests.filter(({ zone, ecosystem }) => proves(zone) && !/^(?:github-actions|docker|docker-compose|pre-commit|terraform|helm|devcontainers)$/.test(ecosystem));

export const neededIn = ({ path, dependencies }: Packages['manifests'][number]): readonly { readonly path: string; readonly name: string; readonly line: number }[] =>
  dependencies
    .filter(({ extra, forBuilding, name }) => !extra && !forBuilding && !/^(?:go|python|php|ext-.*|node|rust)$/.test(name))
    .map(({ name, at: { line } }) => ({ path, name, line }));

const depthOf = (path: string): number => path.split('/').length;

/** Go and Rust do not build without what they name; Python and Node take in whatever is there. */
const foreignOf = ({ all, searched }: ImportedModules): ImportedModules['all'][number] | undefined => {
  const own = new Set(searched.flatMap((path) => path.replace(/\.py$/, '').split('/')));
  const isForeign = ({ path, name, isUsed }: ImportedModules['all'][number]): boolean => {
    const [top = ''] = name.split('.');
    if (path.endsWith('.py')) return !pythonModules.has(top) && !own.has(top);
    return /\.[cm]?[jt]sx?$/.test(path) && isUsed && !nodeModules.has(name);
  };
  return all.find(isForeign);
};

/** The package of one language, where the sentence names it. */
const languages: readonly (readonly [says: RegExp, ecosystem: RegExp])[] = [
  [/\bpython\b/i, /^(?:pip|uv|conda)$/],
  [/\bgo\b/i, /^gomod$/],
  [/\brust\b/i, /^cargo$/],
  [/\b(?:node|javascript)\b/i, /^(?:npm|bun|deno)$/],
];

const mixed = /^(?:bun|deno|composer|bundler|maven|gradle|nuget|pub|mix|swift|sbt)$/;
const none = expression('iu')`
    \b(?:no|zero|without(?: any)?|free of)[ -](?:(?:third[- ]party|external|runtime|run-?time|production|outside|npm|pip|go)[ -]){0,3}dependenc(?:y|ies)\b
    |\bdependency-free\b|\bonly the (?:\w+ )?standard library\b|\b(?:standard library|stdlib) only\b|\bonly (?:the )?(?:\w+ )?stdlib\b
    |\bkeine (?:(?:externen|fremden) )?(?:laufzeit-?)?abhängigkeiten(?!\p{L})|\b(?:cero|sin) dependencias\b(?! de)|\b(?:zero|sem) dependências(?!\p{L})
    |\b(?:zéro|aucune) dépendance(?!\p{L})
  `;
const around = [
  // What follows from it: "so the supply-chain surface is this repository alone".
  /,? (?:so|hence|thus) (?:(?:the|its|our) |there is )?(?:(?:no|minimal|little) )?supply[- ]chain (?:attack )?(?:surface|risk|exposure)(?: (?:is|stays|remains) (?:(?:minimal|small|low|zero)|(?:(?:limited|confined) to )?(?:this|the) (?:repository|project|code)(?: (?:itself|alone|only))?))?(?=[.;]?$)/gi,
  // What it is good for: "no supply chain attacks through dependencies".
  /\b(?:no|minimal|minimi[sz](?:es?|ing)|reduc(?:es?|ing)|smaller|keeps?|eliminat(?:es?|ing))\b[^.;|]{0,24}\bsupply[- ]chain\b(?: (?:attacks?|risks?|surface|attack surface|vectors?|exposure))?(?: (?:through|via|from|by) (?:third[- ]party )?dependencies)?(?: at zero)?(?= ?[.;)]|$)/gi,
  /\b(?:library|package|module|tool|cli|app|application|extension|has|program|project|core|code|binary|go|python|node(?:\.js)?|rust|javascript|it|this|at all|run-?time|runtime|production|third[- ]party|whatsoever|there|smaller|attack|surface|built-?ins?|stdlib|extern[ea]s?|terceros)\b/gi,
];
