import type { BakeContext, BakeTarget } from './bake-target.ts';

/** The blocks `target "name" { … }`. Settings that are no plain text, and blocks inside, are left out. */
export const readBakeHcl = (text: string): readonly BakeTarget[] => {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^\s*(?:#|\/\/).*/, ''));
  const targets: BakeTarget[] = [];
  for (let at = 0; at < lines.length; at++) {
    const [, name] = /^\s*target\s+"?([\w.-]{1,100})"?\s*\{\s*$/.exec(lines[at] ?? '') ?? [];
    if (name === undefined) continue;
    const end = endOfBlock(lines, at);
    targets.push(targetOf(name, at + 1, lines.slice(at + 1, end)));
    at = end;
  }
  return targets;
};

/** Of the line that closes what this one opens; the braces of variables in texts close themselves. */
const endOfBlock = (lines: readonly string[], start: number): number => {
  let depth = 0;
  for (let at = start; at < lines.length; at++) {
    for (const [brace] of (lines[at] ?? '').matchAll(/[{}]/g)) depth += brace === '{' ? 1 : -1;
    if (depth <= 0) return at;
  }
  return lines.length;
};

const targetOf = (name: string, line: number, inside: readonly string[]): BakeTarget => {
  const own = withoutBlocks(inside);
  const said = (key: string): string | undefined => {
    const setting = new RegExp(String.raw`^\s*"?${key}"?\s*=\s*"([^"]{0,500})"`);
    return own.map((each) => setting.exec(each)?.[1]).find((value) => value !== undefined);
  };
  const list = (key: string): readonly string[] => {
    const opening = new RegExp(String.raw`^\s*"?${key}"?\s*=\s*\[`);
    const first = own.findIndex((each) => opening.test(each));
    if (first < 0) return [];
    const length = own.slice(first).findIndex((each) => each.includes(']'));
    return own.slice(first, length < 0 ? first + 1 : first + length + 1).flatMap((each) => [...each.matchAll(/"([^"]{1,500})"/g)].map(([, value = '']) => value));
  };
  return {
    name,
    line,
    context: said('context'),
    dockerfile: said('dockerfile'),
    target: said('target'),
    tags: list('tags'),
    inherits: list('inherits'),
    contexts: contextsOf(inside),
  };
};

const contextsOf = (inside: readonly string[]): readonly BakeContext[] => {
  const start = inside.findIndex((line) => /^\s*"?contexts"?\s*=\s*\{/.test(line));
  if (start < 0) return [];
  const block = inside.slice(start, endOfBlock(inside, start) + 1).map((line, at) => (at === 0 ? line.slice(line.indexOf('{') + 1) : line));
  return block
    .flatMap((line) => [...line.matchAll(/(?:"([^"]{1,200})"|([\w.-]{1,200}))\s{0,20}[=:]\s{0,20}"([^"]{1,500})"/g)])
    .map(([, quoted, bare = '', place = '']) => ({ name: quoted ?? bare, place }));
};

/** `args = { … }` has keys of its own. */
const withoutBlocks = (lines: readonly string[]): readonly string[] => {
  let depth = 0;
  return lines.filter((line) => {
    const before = depth;
    for (const [brace] of line.matchAll(/[{}]/g)) depth += brace === '{' ? 1 : -1;
    return before === 0 && depth === 0;
  });
};
