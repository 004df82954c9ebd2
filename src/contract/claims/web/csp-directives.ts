import type { CspDirectives } from '../../../facts/responses/csp-directives.ts';
import type { Statement } from '../../../facts/security-policy/statement.ts';
import type { Answer } from '../../contract.ts';
import { asked, broken, kept, placed } from '../answers.ts';
import { header } from './headers.ts';

const rule = 'network/csp';

interface Said {
  readonly name: string;
  readonly sources: readonly string[];
}

/** "The policy is default-src 'none'", "font-src and connect-src are restricted to 'self'": has each of these directives these sources? */
export const cspDirectiveClaim = ({ text, polarity, modality, fromCode, subject }: Statement, { all }: CspDirectives): Answer | undefined => {
  if (fromCode || !/^(?:asserts|advises)$/.test(polarity) || modality !== 'fact' || subject.startsWith('policy/')) return undefined;
  const said = saidIn(text);
  if (said.length === 0) return undefined;
  const compared = said.map((directive) => ({ directive, found: all.filter(({ name }) => name === directive.name) }));
  const places = compared.flatMap(({ found }) => found.slice(0, 3).map(placed('wired')));
  const unseen = compared.find(({ found }) => found.length === 0 || found.some(({ sources }) => sources === undefined));
  const isUnlike = ({ directive, found }: (typeof compared)[number]): boolean =>
    found.length > 0 && found.every(({ sources }) => sources !== undefined && !isSame(directive.sources, sources));
  const other = compared.find(isUnlike);
  if (other && polarity === 'advises') return asked(rule, `Is ${other.directive.name} ${other.directive.sources.join(' ')}? Other sources are sent.`, places);
  if (other)
    return broken(
      rule,
      `The policy says ${other.directive.name} ${other.directive.sources.join(' ')}; the code has “${other.found[0]?.sources?.join(' ')}”.`,
      other.found.slice(0, 5).map(placed('contradicts')),
    );
  if (unseen) return asked(rule, `Is ${unseen.directive.name} sent with these sources? It was not seen in the tree as a whole.`, places);
  // "X-Frame-Options | SAMEORIGIN (and frame-ancestors 'none')" says another thing as well.
  if ([...text.matchAll(header)].some(([name]) => !/^(?:csp$|content)/i.test(name))) return undefined;
  return compared.every(({ directive, found }) => found.every(({ sources }) => isSame(directive.sources, sources ?? [])))
    ? kept(rule, places)
    : asked(rule, 'Is it so in each policy that is sent? Another one has other sources.', places);
};

const isSame = (one: readonly string[], other: readonly string[]): boolean => one.length === other.length && one.every((source) => other.includes(source));

const directive = '(?:default|script|style|img|font|connect|object|media|frame|child|worker|manifest)-src(?:-attr|-elem)?|frame-ancestors|base-uri|form-action';
const source = String.raw`['"\x60]?'?(?:self|none|unsafe-inline|unsafe-eval|strict-dynamic)'?['"\x60]?|https?:|data:|blob:|wss?:`;
/** One or several of them, and what they are said to be. */
const form = new RegExp(
  String.raw`(?<![\w-])((?:${directive})(?:(?:\s*,\s*|\s+and\s+|\s*/\s*)(?:${directive}))*)['"\x60]?\s*(?:(?:is|are|to be)?\s*(?:set|restricted|limited|locked)(?:\s+down)?\s+to|is|are|=|:)?\s*((?:${source})(?:\s+(?:${source}))*)`,
  'gi',
);

const saidIn = (text: string): readonly Said[] =>
  [...text.replaceAll('`', '').matchAll(form)].flatMap(([, names = '', sources = '']) =>
    [...names.matchAll(new RegExp(directive, 'gi'))].map(([name]) => ({
      name: name.toLowerCase(),
      sources: sources
        .trim()
        .split(/\s+/)
        .map((each) => each.replaceAll(/["'`]/g, '').toLowerCase()),
    })),
  );
