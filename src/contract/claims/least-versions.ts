import type { RuntimeVersions } from '../../facts/runtime-versions.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import type { Answer } from '../contract.ts';
import { unaccounted } from '../speech/unaccounted.ts';
import { asked, broken, kept, placed, stronger } from './answers.ts';

const rule = 'policy/documented-settings-exist';

/** "Node.js 22 or newer is required": is that the least version that the manifests ask for? */
export const leastVersionClaim = ({ text, polarity, modality, fromCode, subject }: Statement, { all }: RuntimeVersions): Answer | undefined => {
  if (fromCode || polarity === 'denies' || modality !== 'fact' || (subject.startsWith('policy/') && !ofRuntime.test(text)) || !requires.test(text)) return undefined;
  const named = runtimes.flatMap(({ runtime, name }) => {
    const version = new RegExp(String.raw`(?<![\w.])${name.source}(?: versions?)?(?: (?:is|of)|:)? v?(\d{1,2}(?:\.\d{1,3}){0,2})(?!\.?\d)`, 'i').exec(text)?.[1];
    return version === undefined ? [] : [{ runtime, version, name }];
  });
  const [said, ...others] = named;
  if (said === undefined || others.length > 0) return undefined;
  const found = all.filter(({ runtime }) => runtime === said.runtime);
  if (found.length === 0) return undefined;
  const places = found.slice(0, 5).map(placed('declared'));
  const orders = found.map(({ least }) => order(least, said.version));
  const left = unaccounted(text.replaceAll(/\d+(?:\.\d+)*/g, ' '), [said.name, around]);
  if (orders.every((each) => each === 0))
    return left.length === 0 ? kept(rule, places) : asked(rule, `It is that version. Is what else the policy says of it true (“${left[0]}”)?`, places);
  if (orders.some((each) => each === 0)) return asked(rule, 'Other manifests ask for another version. Which is meant?', places);
  return orders.every((each) => each < 0)
    ? broken(
        rule,
        `The manifest takes ${said.runtime} ${found[0]?.least} as well, which is older than ${said.version}.`,
        places.map((place) => ({ ...place, stage: 'contradicts' })),
      )
    : stronger(rule, `The manifest asks for ${said.runtime} ${found[0]?.least}, which is newer than ${said.version}. Should the sentence be brought up to date?`, places);
};

/** Compared as far as both go: 22 is 22.4 where the other says no more. */
const order = (found: string, said: string): number => {
  const [one, other] = [found, said].map((version) => version.split('.').map(Number));
  for (const [index, part] of (other ?? []).entries()) {
    const own = one?.[index];
    if (own === undefined || own !== part) return own === undefined ? 0 : own - part;
  }
  return 0;
};

/** A table of supported versions is about those of the program. */
const ofRuntime = /\bMSRV\b|\b(?:minimum|least|lowest|oldest) (?:supported |required )?(?:node(?:\.?js)?|python|go|rust|java|php|ruby|\.net) version\b/i;
const requires = /\b(?:requires?|required|needs?|needed|at least|minimum|min\.?|or (?:newer|later|higher|above)|and (?:newer|later|above))\b|\d\+|[≥]|>=/i;
const around =
  /\b(?:version|versions|required?|requires|needs?|needed|to build|to run|build|run|at least|minimum|least|newer|later|higher|above|runtime|this|project|lts|supported|must|be|installed)\b/gi;

const runtimes: readonly { readonly runtime: string; readonly name: RegExp }[] = [
  { runtime: 'node', name: /node(?:\.?js)?/i },
  { runtime: 'python', name: /python/i },
  { runtime: 'go', name: /go(?:lang)?/i },
  { runtime: 'rust', name: /rust/i },
  { runtime: 'java', name: /(?:java|jdk|openjdk)/i },
  { runtime: 'php', name: /php/i },
  { runtime: 'ruby', name: /ruby/i },
  { runtime: 'dotnet', name: /(?:\.net|dotnet)(?: core)?/i },
];
