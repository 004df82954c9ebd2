import { type Code, closingOf } from '../../code/code.ts';

/** A part of a handler that answers one path. */
export interface PathBranch {
  readonly method: string;
  readonly pattern: string;
  readonly at: number;
  readonly open: number;
  readonly close: number;
}

/** Of a function that answers requests. */
export interface Body {
  readonly body: number;
  readonly end: number;
}

/** Behind the arrow or in the braces of a function that stands here. */
export const bodyAt = (code: Code, start: number, end: number): Body | undefined => {
  const [head] = /^(?:async\s*)?(?:function\s*\*?\s*)?(?:\w+\s*)?(?=\()/.exec(code.bare.slice(start, end)) ?? [];
  const [single] = /^(?:async\s+)?\w+\s*=>\s*/.exec(code.bare.slice(start, end)) ?? [];
  if (single !== undefined) return { body: start + single.length, end };
  if (head === undefined) return undefined;
  const after = closingOf(code, start + head.length);
  const [lead] = /^\s*(?::[^={;]{1,120})?(?:=>\s*)?/.exec(code.bare.slice(after, end)) ?? [''];
  const body = after + lead.length;
  return code.bare[body] === '{' ? { body, end: Math.min(end, closingOf(code, body)) } : lead.includes('=>') ? { body, end } : undefined;
};

/** Of a function that this file declares. */
export const bodyOf = (code: Code, name: string): Body | undefined => {
  const [all] = new RegExp(`\\b(?:async\\s+)?function\\s+${name.replaceAll('$', '\\$')}\\s*(?=\\()`).exec(code.bare) ?? [];
  if (all !== undefined) return bodyAt(code, code.bare.indexOf(all), code.bare.length);
  const match = new RegExp(`\\b(?:const|let)\\s+${name.replaceAll('$', '\\$')}\\s*(?::[^=\\n]{1,120})?=\\s*(?=(?:async\\s*)?(?:\\(|\\w+\\s*=>|function\\b))`).exec(code.bare);
  if (!match) return undefined;
  const start = match.index + match[0].length;
  let end = start;
  while (end < code.bare.length && !/[;\n]/.test(code.bare[end] ?? '')) end = code.closings.get(end) ?? end + 1;
  return bodyAt(code, start, end);
};

const most = 100;
const pathOf =
  /\b(?:pathname|path|route|endpoint|p)\s*===?\s*(['"`])(\/[^'"`\n]*)\1|\b(?:pathname|path)\.(startsWith)\(\s*(['"`])(\/[^'"`\n]*)\4|\bcase\s+(['"`])(?:([A-Z]{3,7})\s+)?(\/[^'"`\n]*)\6\s*:/g;

/** None where a branch is taken for something else as well: `path === '/health' || isOpen(url)`. */
const pathsOf = (asked: string): readonly { readonly pattern: string; readonly verb?: string }[] => {
  const isOther = asked.split('||').some((part) => part.search(pathOf) < 0 && !(asked.includes('&&') && /\bmethod\b/.test(part)));
  if (isOther) return [];
  return Array.from(asked.matchAll(pathOf), ([, , exact, starts, , prefix, , verb, written = '']) => ({
    pattern: exact ?? (starts === undefined ? written : `${prefix}*`),
    ...(verb === undefined ? {} : { verb }),
  }));
};

const methodOf = (asked: string): string => {
  const named = Array.from(asked.matchAll(/\bmethod\s*===?\s*['"`]([A-Z]{3,7})['"`]/g), ([, name = '']) => name);
  const answered = named.filter((name) => name !== 'OPTIONS');
  return (answered.length === 1 ? answered[0] : answered.length === 0 ? named[0] : undefined) ?? 'ANY';
};

/** `if (url.pathname === '/jobs' && request.method === 'POST') {…}`, `case '/jobs': …` */
export const branchesOf = (code: Code, { body, end }: Body): readonly PathBranch[] => {
  const found: PathBranch[] = [];
  for (const { index, 0: word } of code.bare.slice(body, end).matchAll(/\bif\s*(?=\()|\bcase\b(?=\s*['"`])/g)) {
    if (found.length >= most) break;
    const at = body + index;
    const last = found.at(-1);
    // What stands in a branch is a part of it.
    if (last && at < last.close) continue;
    const isCase = word === 'case';
    const open = at + word.length;
    const asked = isCase ? (/^case\s+(?:'[^'\n]*'|"[^"\n]*"|`[^`\n]*`)\s*:/.exec(code.text.slice(at, at + 300))?.[0] ?? '') : code.text.slice(at, code.closings.get(open) ?? open);
    const paths = pathsOf(asked);
    const method = methodOf(asked);
    if (paths.length === 0 || method === 'OPTIONS') continue;
    const from = at + asked.length;
    const close = Math.min(end, isCase ? endOfCase(code, from, end) : endOfStatement(code, from, end));
    found.push(...paths.map(({ verb, pattern }) => ({ method: verb ?? method, pattern, at, open: from, close })));
  }
  return found;
};

/** Up to the next one on the same level, or the end of the `switch`. */
const endOfCase = ({ bare, closings }: Code, from: number, end: number): number => {
  for (let at = from; at < end; at++) {
    if (bare[at] === '}') return at;
    if (/^(?:case\b|default\s*:)/.test(bare.slice(at, at + 12)) && !/\w/.test(bare[at - 1] ?? '')) return at;
    const close = closings.get(at);
    if (close !== undefined) at = close - 1;
  }
  return end;
};

const endOfStatement = ({ bare, closings }: Code, from: number, end: number): number => {
  const start = from + (/^\s*/.exec(bare.slice(from, from + 200))?.[0].length ?? 0);
  if (bare[start] === '{') return closings.get(start) ?? end;
  for (let at = start; at < end; at++) {
    if (bare[at] === ';' || bare[at] === '\n') return at;
    const close = closings.get(at);
    if (close !== undefined) at = close - 1;
  }
  return end;
};

/** A refusal, or a file of a page. */
const refusal = /\b4\d\d\b|(?:[sS]tatus|[eE]rr|[fF]ail)[^;]{0,80}\b5\d\d\b|[nN]ot_?\s?[fF]ound|[uU]nauthorized|[fF]orbidden|\bASSETS\b|^\s*(?:[;}]|$)/;
/** A browser that asks before it asks, and what everybody may know. */
const openToAll = /\bOPTIONS\b|\bfavicon\b|\bhealth(?:z|-?check)?\b|robots\.txt/;

const ofCredential = /\bheaders\b[^)]{0,20}(?:auth|key|token)|\b(?:is)?_?auth\w*|\btoken\b|\bsession\b/i;
/** `token === null`, `path.includes('token')` */
const asksOtherwise = /!|===?\s*(?:null|undefined|false|['"`]{2})|\bpath(?:name)?\b|\b(?:no|skip|without)[A-Z]/;

/** Does every word of return in this text give a refusal? */
const onlyRefuses = (text: string): boolean => {
  const given = text.split(/\breturn\b/).slice(1);
  return given.every((value) => outcomesOf(value.slice(0, 300)).every((one) => refusal.test(one)));
};

/** `job ? show(job) : refuse()` gives either, `job ?? refuse()` as well. */
const outcomesOf = (value: string): readonly string[] => {
  const [statement = ''] = value.split(/;|\n\s*\}\s*\n/, 1);
  return statement.split(/\?\?|\|\|/).flatMap((part) => {
    const [first = '', ...others] = part.split(/\s[?:]\s/);
    return others.length > 1 ? others : [first];
  });
};

/**
 * What is answered in no branch that asks for a path, and up to where a question stands before all of that; undefined where nothing is. A branch
 * on something that is not read may answer any path: what is asked below is not asked before it.
 */
export const elsewhereOf = (code: Code, { body, end }: Body, branches: readonly PathBranch[]): { readonly until: number } | undefined => {
  const isOwn = (at: number): boolean => branches.some(({ at: from, close }) => from <= at && at < close);
  for (const { index, 0: word } of code.bare.slice(body, end).matchAll(/\bif\s*(?=\()/g)) {
    const at = body + index;
    const open = at + word.length;
    const close = code.closings.get(open) ?? open;
    if (isOwn(at)) continue;
    const until = endOfStatement(code, close, end);
    const inside = code.text.slice(close, until);
    const asked = code.text.slice(open, close);
    // Who brings what is asked for comes in there, and nobody else.
    const isCredential = !asksOtherwise.test(asked) && asked.split('||').every((part) => ofCredential.test(part));
    const isOpen = !asked.includes('!') && asked.split('||').every((part) => openToAll.test(part));
    if (/\breturn\b/.test(code.bare.slice(close, until)) && !isOpen && !isCredential && !onlyRefuses(inside)) return { until: at };
  }
  const after = code.text.slice(branches.at(-1)?.close ?? body, end);
  if (branches.length === 0 && !/\breturn\b/.test(after)) return refusal.test(after) ? undefined : { until: end };
  return onlyRefuses(after) ? undefined : { until: end };
};
