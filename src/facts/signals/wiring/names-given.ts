import { excepts } from './wired.ts';

/** Makes ready to ask who calls, and asks nobody. */
const setsUp = /^passport\.(?:initialize|session)$|^jwtauth\.Verif(?:ier|y)$/;

/** The parser of Restify reads bodies of any size until it is told otherwise: https://restify.com/docs/plugins-api/#bodyparser */
const ofRestify = /^(?:restify|plugins)\.(?:plugins\.)?(?:bodyParser|\w{1,20}BodyParser)$/;
const toldToLimit = /\bmaxBodySize\s*:(?!\s*0\b)/;

/** `express.json({ limit: Infinity })` */
const ofParser = /^(?:(?:express|bodyParser)\.(?:json|urlencoded|raw|text)|koaBody|bodyParser|bodyLimit)$/;
const withoutLimit = /\b(?:limit|jsonLimit|maxSize)\s*:\s*(?:Infinity|Number\.(?:POSITIVE_INFINITY|MAX_SAFE_INTEGER|MAX_VALUE))\b/;

/** `a.b.C` is asked for as itself, as its first and as its last part; modules named in strings count too (`require('x')`, Django's dotted paths). */
export const namesIn = (inside: string, withStrings: string): string[] => {
  const names = new Set<string>();
  for (const [dotted] of inside.slice(0, 4000).matchAll(/[A-Za-z_$][\w$]*(?:\.[A-Za-z_]\w*)*/g)) {
    if (names.size >= 60) break;
    if (
      names.has(dotted) ||
      setsUp.test(dotted) ||
      excepts.test(dotted) ||
      (ofRestify.test(dotted) && !toldToLimit.test(withStrings)) ||
      (ofParser.test(dotted) && withoutLimit.test(withStrings))
    )
      continue;
    const parts = dotted.split('.');
    // A member of Helmet is one of its headers, and not the others.
    if (parts[0] === 'helmet' && parts.length > 1) {
      names.add(dotted);
      continue;
    }
    names
      .add(dotted)
      .add(parts[0] ?? '')
      .add(parts.at(-1) ?? '');
  }
  for (const [, quoted = ''] of withStrings.slice(0, 4000).matchAll(/["'](@?[\w-]+(?:[/.][\w@-]+)+|\w+(?:-[\w@]+)+|cors|helmet|morgan|passport)["']/g)) {
    if (names.size >= 90) break;
    names.add(quoted).add(quoted.split('.').at(-1) ?? '');
  }
  return [...names];
};
