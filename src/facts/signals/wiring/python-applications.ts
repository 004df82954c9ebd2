import { type Code, closingOf } from '../code/code.ts';

const lists = /\b(?:routes|route_handlers|handlers)\s{0,9}=\s{0,9}(?=[[(])|^\s{0,99}(?=\[)/g;

/** What an application is made with, without the routes and handlers among it: what stands round those stands before no others. */
export const withoutRoutes = (code: Code, start: number, end: number): { readonly bare: string; readonly text: string } => {
  let bare = code.bare.slice(start, end);
  let text = code.text.slice(start, end);
  for (const match of bare.matchAll(lists)) {
    const open = match.index + match[0].length;
    const close = Math.min(closingOf(code, start + open) - start, bare.length);
    const blank = ' '.repeat(Math.max(0, close - open));
    bare = bare.slice(0, open) + blank + bare.slice(open + blank.length);
    text = text.slice(0, open) + blank + text.slice(open + blank.length);
  }
  return { bare, text };
};

const held = /\b(?:Mount|Host|Router|(?:Api|API|WebSocket)?Route)\(/g;

/** Starlette: `Mount("/api", routes=[…], middleware=[Middleware(Known)])`. */
export const isOfSomeRoutes = (code: Code, offset: number): boolean =>
  [...code.bare.slice(0, offset).matchAll(held)].some(({ index, 0: all }) => closingOf(code, index + all.length - 1) > offset);
