/**
 * Does a path of Next.js, `/dashboard/:path*`, `/(api|trpc)(.*)` or `/((?!_next|api/auth).*)`, match that of a route? Undefined where it is written in
 * a way that is not read. No expression of a repository is carried out.
 */
export const matchesPath = (asWritten: string, pattern: string): boolean | undefined => {
  const written = asWritten.replaceAll('.*?', '.*');
  const path = pattern.split('/').filter(Boolean);
  const except = /^\/\(\(\?!(.*)\)\.[*+](?:\\?\..*)?\)$/.exec(written)?.[1];
  if (except !== undefined) return !partsOf(except).some((part) => startsWith(pattern, part));
  const parts = written
    .replace(/\(\.\*\)$/, '/*')
    .split('/')
    .filter(Boolean);
  for (const [index, part] of parts.entries()) {
    if (/^(?:\*|:\w+\*|\(\.\*\)|:\w+\(\.\*\)|:\w+\*\*|\(\.\+\))$/.test(part)) return true;
    if (/^:\w+\+$/.test(part)) return path.length > index;
    const own = path[index];
    if (/^:\w+\?$/.test(part)) continue;
    if (own === undefined) return false;
    if (/^:\w+$/.test(part)) continue;
    const choices = /^(?::\w+)?\((\w[\w-]*(?:\|\w[\w-]*)*)\)$/.exec(part)?.[1]?.split('|');
    if (choices ? !choices.includes(own) : part !== own && !/^[:*]/.test(own)) return /[()?\\[\]+]/.test(part) && !choices ? undefined : false;
  }
  return path.length === parts.length;
};

/** `api|_next/static|.*\\.png$` at its outermost bars. */
const partsOf = (written: string): string[] => {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at <= written.length; at++) {
    const sign = written[at];
    if (sign === '(' || sign === '[') depth++;
    else if (sign === ')' || sign === ']') depth--;
    else if (at === written.length || (sign === '|' && depth <= 0)) {
      parts.push(written.slice(from, at));
      from = at + 1;
    }
  }
  return parts;
};

/** What names a kind of file says nothing of a route, unless that has an ending of its own. */
const startsWith = (pattern: string, part: string): boolean => {
  const plain = part
    .replace(/^\//, '')
    .replace(/\/?\(?\.\*\)?$|\$$/, '')
    .replaceAll('\\', '');
  if (/[*[\]()?+^]/.test(plain)) return false;
  if (plain === '') return part === '$' ? pattern === '/' : false;
  return `${pattern}/`.startsWith(`/${plain}`);
};
