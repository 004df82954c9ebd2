import type { Location } from '../location.ts';
import { expression } from '../long-expression.ts';
import { defineFact } from './fact.ts';
import type { SourceFile } from './source-file.ts';
import { withoutTrailing } from './text/without-trailing.ts';
import { zoneOf } from './zone.ts';

/** The ports that the security policy says something of. A port that it names as both counts as internal. */
export interface PolicyPorts {
  readonly internal: readonly PolicyPort[];
  readonly public: readonly PolicyPort[];
}

export interface PolicyPort {
  readonly port: number;
  /** What the policy calls it, as in "Admin API"; empty where it has no name. */
  readonly label: string;
  readonly at: Location;
}

interface Mention {
  readonly port: number;
  readonly label: string;
  readonly line: number;
  readonly column: number;
  readonly internal: boolean;
}

export const policyPorts = defineFact({
  name: 'policyPorts',
  revision: 4,
  selects: ({ path }) => zoneOf(path) === 'policy' && !/\.ya?ml$/i.test(path),
  extract: (file: SourceFile): readonly Mention[] => {
    let fenced = false;
    let above = '';
    return file.shortLines.flatMap((line, index) => {
      if (/^\s*(?:```|~~~)/.test(line)) fenced = !fenced;
      if (fenced) return [];
      const isItem = /^\s*(?:[-*+]\s|\d+[.)]\s|\|)/.test(line);
      if (!isItem && line.trim() !== '') above = /^#|:\s*$/.test(line) && /\bports?\b/i.test(line) ? line : '';
      if (!/\d{2}/.test(line)) return [];
      return statementsOf(line).flatMap(({ text, column }) => mentionsIn(text, isItem ? { above } : undefined, index + 1, column));
    });
  },
  combine({ extracts }) {
    const mentions = extracts.flatMap(({ file, value }) =>
      value.map(({ port, label, line, column, internal }) => ({ internal, port: { port, label, at: { path: file.path, line, column } } })),
    );
    const internal = mentions.filter((mention) => mention.internal).map(({ port }) => port);
    const closed = new Set(internal.map(({ port }) => port));
    return { internal, public: mentions.filter((mention) => !mention.internal && !closed.has(mention.port.port)).map(({ port }) => port) };
  },
});

/** A sentence, or a clause between semicolons, says one thing of its ports. */
const statementsOf = (line: string): readonly { text: string; column: number }[] =>
  [...line.slice(0, 4000).matchAll(/(?:[^.;]|[.;](?!\s|$))+[.;]?/g)].map((found) => ({ text: found[0], column: found.index + 1 }));

const closedWords = expression('i')`
    \binternal\b|\btrusted\b|\bprivate\b|\bauthori[sz]ed\b|\brestrict|\blocalhost\b|\bloopback\b|\bfirewall
    |\b(?:not|never)\b(?:\s+\S+){0,4}?\s+(?:expos|reach|access|publish|open|public)
    |\bonly\b(?:\s+\S+){0,3}?\s+(?:access|reach|bind|listen|expos)|\bVPN\b
  `;
const openWords = /\bpublic(?:ly)?\b|\binternet\b|\bexternal(?:ly)?\b|\breverse proxy\b/i;
/** "Only ports 80 and 443 are open": these are the ways in. */
const onlyOpen =
  /\b(?:only|except)\s+(?:(?:the|inbound|incoming|tcp)\s+){0,2}(?:ports?\s+)?`?\d{2,5}`?(?:[\s,/&`]{1,4}(?:and\s+|or\s+)?`?\d{2,5}`?){0,8}[^.;]{0,40}\b(?:open|allow|expos|accessible|reachable|public)/i;
const inside = /\binternal\b|\btrusted\b|\bprivate\b|\blocalhost\b|\bloopback\b|\bVPN\b|\b(?:not|never)\b/i;
/** "Open these ports in the firewall" says nothing of who comes in. */
const throughFirewall = /\b(?:open|allow)\b[^.;]{0,60}\bfirewall/i;
const adminWords = /\badmin(?:istration|istrative)?\b/i;

/** An item of a list or a row of a table, and the heading or the line with a colon above it that speaks of ports. */
interface Item {
  readonly above: string;
}

const mentionsIn = (text: string, item: Item | undefined, line: number, column: number): readonly Mention[] => {
  const internal = isInternal(text) ?? (item && (inside.test(item.above) || openWords.test(item.above)) ? isInternal(item.above) : undefined);
  if (internal === undefined) return [];
  return portsIn(text, item).map(({ port, index }) => ({ port, label: labelOf(text.slice(0, index)), line, column: column + index, internal }));
};

/** Undefined where it says nothing of who may come in. */
const isInternal = (text: string): boolean | undefined => {
  if (throughFirewall.test(text) && !inside.test(text)) return undefined;
  const opened = onlyOpen.test(text) && !inside.test(text);
  const closed = !opened && closedWords.test(text);
  if (!opened && !closed && !openWords.test(text) && !adminWords.test(text)) return undefined;
  return !opened && (closed || !openWords.test(text));
};

/** "port 9001", "ports 9001 and 9002", ":9001", "9001/tcp", or a number that fills a cell of a table or a code span. */
const portsIn = (text: string, item: Item | undefined): readonly { port: number; index: number }[] => {
  const found = new Map<number, number>();
  const take = (digits: string, index: number): void => {
    const port = Number(digits);
    if (port >= 20 && port <= 65535 && !found.has(port)) found.set(port, index);
  };
  for (const list of text.matchAll(/\bports?\b[\s:=(`*]{1,6}(\d{2,5}(?:[\s,`/*&]{1,4}(?:and|or)?[\s`*]{0,3}\d{2,5}){0,20})/gi)) {
    const start = list.index + list[0].length - (list[1]?.length ?? 0);
    for (const digits of (list[1] ?? '').matchAll(/\d{2,5}/g)) take(digits[0], start + digits.index);
  }
  for (const one of text.matchAll(/(?:(?<=[\w\]*]):|\|\s*`?|`:?)(\d{2,5})(?=`|\s*\||\/(?:tcp|udp)\b|\b(?![.\d:]))/gi))
    take(one[1] ?? '', one.index + one[0].length - (one[1]?.length ?? 0));
  for (const one of text.matchAll(/\b(\d{2,5})\/(?:tcp|udp)\b/gi)) take(one[1] ?? '', one.index);
  // "- 8001: admin", and "- Admin: 8001" in a list of ports. A year may begin an item of another list.
  const first = item && /^\s*[-*+]\s+[*_`]{0,3}(\d{2,5})[*_`]{0,3}(?=\s*(?:[:(]|[-–—]\s|$))/.exec(text);
  if (first && (item.above !== '' || !/^(?:\d{2,3}|(?:19|20)\d\d)$/.test(first[1] ?? ''))) take(first[1] ?? '', text.indexOf(first[1] ?? ''));
  const last = item && item.above !== '' ? /(?:[:–—]|\s-)\s{0,3}[*_`]{0,3}(\d{2,5})[*_`]{0,3}\s{0,3}(?:[(,].{0,200})?[.;]?$/.exec(text.trimEnd()) : null;
  if (last) take(last[1] ?? '', text.indexOf(last[1] ?? '', last.index));
  return [...found].map(([port, index]) => ({ port, index }));
};

/** What stands before "on port (": the service that listens there. */
const labelOf = (before: string): string => {
  const blanks = ' \t\n\r\f\v\u00a0(`:';
  const named = withoutTrailing(withoutTrailing(before, `${blanks}|*`).replace(/\bports?$/i, ''), blanks);
  return withoutTrailing(named.replace(/\b(?:on|at)$/i, ''), blanks)
    .replaceAll(/[*_`|#]/g, '')
    .replace(/^\s*(?:[-+]|\d+[.)])?\s*/, '')
    .trim()
    .slice(-60);
};
