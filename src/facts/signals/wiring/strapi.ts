import type { Code } from '../code/code.ts';
import { type Member, membersOf } from '../routes/by-file/members.ts';
import type { Topic } from '../signal.ts';
import { blocksRound } from './branch-conditions.ts';
import type { PutControl, StackReading } from './stack-settings.ts';

/** https://docs.strapi.io/cms/configurations/middlewares: only what is listed there stands before requests. */
const settings = /^((?:.*\/)?)config\/(env\/production\/)?middlewares\.[cm]?[jt]s$/;

export const isOfStrapi = (path: string): boolean => settings.test(path);

export const strapiIn = (code: Code, path: string, lineAt: (offset: number) => number): StackReading | undefined => {
  const [, root, ofProduction] = settings.exec(path) ?? [];
  const open = root === undefined || !code.text.includes('strapi::') ? undefined : listIn(code);
  if (root === undefined || open === undefined) return undefined;
  const close = code.closings.get(open) ?? open;
  const isWhole = /^(?:\.filter\(Boolean\))?\s*(?!\s|\.)/.test(code.bare.slice(close, close + 400));
  const entries = [...code.text.slice(open, close).matchAll(/['"`]strapi::(\w{1,30})['"`]/g)].flatMap(({ index, 1: part = '' }) => {
    const at = open + index;
    const [within] = blocksRound(code, open, at);
    const options = within && membersOf(code, within.open).find(({ name }) => name === 'config');
    // One that is listed in some cases, or spread out of another list, may be there or not.
    const start = within?.open ?? at;
    const isListed = isWhole && depthAt(code, open, start) === 1 && /[[,]\s*$/.test(code.bare.slice(open, start));
    return [{ part, at, isListed, ...(options ? { options } : {}) }];
  });
  const found = entries.map(({ part, at, options, isListed }) => ({
    part,
    isListed,
    controls: (controlsOf[part] ?? none)({ code, options, members: options && isObject(code, options) ? membersOf(code, code.bare.indexOf('{', options.value)) : [] }).map(
      (control) => ({
        ...control,
        part,
        line: lineAt(at),
      }),
    ),
  }));
  return {
    root,
    puts: found.flatMap(({ part, isListed }) => (isListed ? [part] : [])),
    controls: found.flatMap(({ controls }) => controls),
    ...(ofProduction === undefined ? {} : { ofProduction: true as const }),
  };
};

/** The bracket of the list that is given out. */
const listIn = ({ bare, text, closings }: Code): number | undefined => {
  const given = /\b(?:module\.exports\s*=|export\s+default\b)\s*(?:([A-Za-z_$][\w$]*)\s*(?:;|$|\n|(?:as|satisfies)\b))?/.exec(bare);
  if (!given) return undefined;
  const [, name] = given;
  const from = name === undefined ? given.index : bare.search(new RegExp(`\\b(?:const|let|var)\\s+${name.replaceAll('$', '\\$')}\\b`));
  return from < 0
    ? undefined
    : Array.from(bare.slice(from).matchAll(/(?:\bexport\s+default|\breturn|=>|[^=!]=)\s*\(?\s*\[/g), ({ index, 0: all }) => from + index + all.length - 1).find((open) =>
        text.slice(open, closings.get(open) ?? open).includes('strapi::'),
      );
};

/** How many brackets are open at this place of the list. */
const depthAt = ({ bare }: Code, from: number, to: number): number => {
  let depth = 0;
  for (let at = from; at < to; at++) {
    if ('([{'.includes(bare[at] ?? ' ')) depth += 1;
    else if (')]}'.includes(bare[at] ?? ' ')) depth -= 1;
  }
  return depth;
};

const isObject = ({ bare }: Code, { value, end }: Member): boolean => /^\s*\{/.test(bare.slice(value, end));

interface Told {
  readonly code: Code;
  /** Undefined where its defaults stand. */
  readonly options: Member | undefined;
  readonly members: readonly Member[];
}
type Control = Omit<PutControl, 'part' | 'line'>;
const none = (): readonly Control[] => [];

const textOf = ({ code, members }: Told, name: string): string | undefined => {
  const member = members.find((one) => one.name === name);
  return member && code.text.slice(member.value, member.end).trim();
};
/** Options that are made elsewhere may say anything. */
const isMadeElsewhere = (told: Told): boolean =>
  told.options !== undefined &&
  (!isObject(told.code, told.options) || /(?<![\w.])\.{3}\w/.test(told.code.bare.slice(told.options.value, told.options.end)) || textOf(told, 'enabled') !== undefined);

const headers: readonly (readonly [topic: Topic, options: readonly string[]])[] = [
  ['csp', ['contentSecurityPolicy']],
  ['hsts', ['hsts', 'strictTransportSecurity']],
  ['security-headers', ['noSniff', 'xContentTypeOptions']],
];

const controlsOf: Readonly<Record<string, (told: Told) => readonly Control[]>> = {
  security: (told) =>
    isMadeElsewhere(told)
      ? []
      : headers.flatMap(([topic, names]): Control[] => {
          const said = names.flatMap((name) => textOf(told, name) ?? []);
          if (said.some((value) => !/^\{|^true\b/.test(value))) return [];
          const reports = topic === 'csp' && said.some((value) => /\breportOnly\s*:\s*(?!false\b)/.test(value));
          return [{ topic, note: 'strapi::security', ...(reports ? { isPartial: true as const } : {}) }];
        }),
  cors: (told) => {
    if (told.options && !isObject(told.code, told.options))
      return [{ topic: 'cors', note: 'strapi::cors', options: told.code.text.slice(told.options.value, told.options.end).trim() }];
    const origin = textOf(told, 'origin');
    const credentials = textOf(told, 'credentials');
    // Unless it is told otherwise, any page may read answers, in the name of whoever is signed in there.
    return [{ topic: 'cors', note: 'strapi::cors', options: `origin: ${origin ?? "'*'"}, credentials: ${credentials ?? 'true'}` }];
  },
  body: (told) => {
    if (told.options && !isObject(told.code, told.options)) return [];
    const limits = ['jsonLimit', 'formLimit', 'textLimit'].flatMap((name) => textOf(told, name) ?? []);
    if (!limits.every((value) => /^['"`]?[1-9]/.test(value))) return [];
    const [first] = limits;
    return [{ topic: 'body-limit', note: first === undefined ? 'strapi::body refuses JSON above 1 MB by default' : `strapi::body, with limits of which the first is ${first}` }];
  },
  logger: () => [{ topic: 'request-log', note: 'strapi::logger' }],
};
