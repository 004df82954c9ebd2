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

/** aiohttp: `app.add_subapp("/admin", admin)`: what stands before the one stands before none of the other. */
export const isOfSubApplication = ({ bare, text }: Code, offset: number): boolean => {
  const [, made = ''] = /(\w{1,60})(?:\s{0,9}(?::[^=\n]{0,60})?=\s{0,9}(?:aiohttp\.)?|\.)$/.exec(bare.slice(Math.max(0, offset - 150), offset)) ?? [];
  return made !== '' && Array.from(text.matchAll(/\.add_(?:subapp|domain)\([^()\n]{0,200},\s{0,20}(\w{1,60})/g), ([, name]) => name).includes(made);
};

/** `middlewares=[known] if settings.asks else []` */
export const onlyWhere = (inside: string): string | undefined =>
  /\]\s{0,20}if\s{1,20}(?:not\s{1,9})?([\w.]{1,80})[^[\]]{0,80}\belse\s{1,20}\[\s{0,20}\]/.exec(inside)?.[1]?.split('.').at(-1);

/** `MIDDLEWARE.remove('django.middleware.csrf.CsrfViewMiddleware')`, `MIDDLEWARE = [m for m in MIDDLEWARE if 'Csrf' not in m]`, whatever is set. */
export const isRemoved = ({ text }: Code, name: string): boolean =>
  [...text.matchAll(/^MIDDLEWARE(?:\.remove\(|\s*=\s*\[\s*\w+\s+for\s+\w+\s+in\s+MIDDLEWARE\s+if\b[^'"\n]{0,80})\s*["']([\w.]+)["']/gm)].some(
    ([all, said = '']) => said === name || said.endsWith(`.${name}`) || (all.includes('[') && name.includes(said)),
  );
