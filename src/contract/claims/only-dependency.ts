import type { Packages } from '../../facts/ecosystems/packages.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import type { Answer } from '../contract.ts';
import { unaccounted } from '../speech/unaccounted.ts';
import { asked, at, broken, kept } from './answers.ts';
import { literally } from './literally.ts';
import { neededIn, ofCode } from './no-dependencies.ts';

const rule = 'policy/tool-claims-match-ci';

/** "The only runtime dependency is requests": does the manifest name this one as needed to run, and no other? */
export const onlyDependencyClaim = ({ text, modality, polarity, fromCode, subject }: Statement, packages: Packages): Answer | undefined => {
  if (fromCode || modality !== 'fact' || polarity === 'promises' || subject.startsWith('policy/')) return undefined;
  const found = only.exec(text);
  const names = [...(found?.[1] ?? found?.[2] ?? '').matchAll(/[@\w][\w./@-]*\w/g)].map(([name]) => name).filter((name) => !/^(?:and|the|library|package)$/i.test(name));
  const [manifest, ...others] = ofCode(packages);
  // One of several packages may be meant, and of some manifests it is not told what is for building alone.
  if (!found || names.length === 0 || !manifest || others.length > 0 || !/^(?:npm|pip|uv|cargo|gomod)$/.test(manifest.ecosystem)) return undefined;
  const needed = neededIn(manifest);
  const more = needed.find(({ name }) => !names.some((each) => same(each, name)));
  // "The only external dependency is Redis" may speak of a service, and Go names also what its dependencies need.
  if (more && (manifest.ecosystem === 'gomod' || !needed.some(({ name }) => names.some((each) => same(each, name))))) return undefined;
  if (more) return broken(rule, `${more.path} names ${more.name} as well.`, [at(more.path, more.line, 'contradicts', `needs ${more.name}`)]);
  const places = needed.map(({ path, line, name }) => at(path, line, 'wired', `needs ${name}`));
  if (names.some((each) => !needed.some(({ name }) => same(each, name)))) return undefined;
  const left = unaccounted(text, [
    only,
    ...names.map(literally),
    /\b(?:currently|library|package|project|action|tool|app|application|server|program|standard|it|has|itself|and)\b/gi,
  ]);
  return left.length === 0 ? kept(rule, places) : asked(rule, `It is the only one. Is what else the policy says of it true (“${left.slice(0, 3).join(' ')}”)?`, places);
};

const same = (said: string, name: string): boolean => plain(said) === plain(name);
const plain = (name: string): string => name.toLowerCase().replaceAll('_', '-');
const only =
  /\b(?:the |its )?(?:only|sole|single) (?:(?:third[- ]party|external|runtime|run-time|production|direct|npm|pip|python) )*dependenc(?:y|ies) (?:is|are):? ((?:[^.,;()]|\.(?=\w)){2,80})|\b(?:only (?:one|a single)|(?:a|the) single|exactly one|just one|(?:the|its) one) (?:(?:third[- ]party|external|runtime|run-time|production|direct) )*dependency(?: is|:| \() ?((?:[^.,;()]|\.(?=\w)){2,60})/i;
