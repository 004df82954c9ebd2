import { type Code, closingOf, insideOf } from '../code/code.ts';
import { membersOf } from '../routes/by-file/members.ts';
import type { Topic } from '../signal.ts';
import type { PutControl, StackReading } from './stack-settings.ts';

type Part = 'shield' | 'cors' | 'bodyparser';

/** https://docs.adonisjs.com/guides/security/securing-ssr-applications */
const kernel = /^((?:.*\/)?)start\/kernel\.[jt]s$/;
const settings = /^((?:.*\/)?)config\/(shield|cors|bodyparser)\.[jt]s$/;
const middleware: readonly (readonly [part: Part, sign: RegExp])[] = [
  ['shield', /["'`](?:@adonisjs\/shield\/shield_middleware|@ioc:Adonis\/Addons\/Shield|Adonis\/Addons\/Shield)["'`]/],
  ['cors', /["'`]@adonisjs\/cors\/cors_middleware["'`]/],
  ['bodyparser', /["'`](?:@adonisjs\/core\/bodyparser_middleware|@adonisjs\/bodyparser\/bodyparser_middleware|@ioc:Adonis\/Core\/BodyParser)["'`]/],
];

export const isOfAdonis = (path: string): boolean => kernel.test(path) || settings.test(path);

export const adonisIn = (code: Code, path: string, lineAt: (offset: number) => number): StackReading | undefined => {
  const [, root] = kernel.exec(path) ?? [];
  if (root !== undefined) {
    // What is only named there is asked where a route names it.
    const put = [...code.bare.matchAll(/\b(?:\w{1,40}\.(?:use|register)|middleware\.(?:global))\s*\(/gi)]
      .slice(0, 20)
      .map(({ index, 0: all }) => insideOf(code, index + all.length - 1))
      .join('\n');
    const puts = middleware.flatMap(([part, sign]) => (sign.test(put) ? [part] : []));
    return puts.length > 0 ? { root, puts, controls: [] } : undefined;
  }
  const [, own, part] = settings.exec(path) ?? [];
  if (own === undefined || !/["'`](?:@adonisjs\/|@ioc:Adonis\/)/.test(code.text)) return undefined;
  const controls = { shield: shieldIn, cors: corsIn, bodyparser: limitsIn }[part as Part](code, lineAt);
  return { root: own, puts: [], controls };
};

const topics: readonly (readonly [key: string, topic: Topic])[] = [
  ['csrf', 'csrf'],
  ['csp', 'csp'],
  ['hsts', 'hsts'],
  ['xFrame', 'security-headers'],
  ['contentTypeSniffing', 'security-headers'],
];

const shieldIn = (code: Code, lineAt: (offset: number) => number): PutControl[] =>
  topics.flatMap(([key, topic]): PutControl[] => {
    const match = new RegExp(`\\b(?:${key}\\s*:|const\\s+${key}\\b[^=\\n]{0,80}=)\\s*(?=\\{)`).exec(code.bare);
    const open = match ? match.index + match[0].length : -1;
    const said = open < 0 ? undefined : isEnabled(code, open);
    if (!match || said === undefined) return [];
    const excepts = valueFor(code, open, 'exceptRoutes') ?? '[]';
    const reports = topic === 'csp' && /^true\b/.test(valueFor(code, open, 'reportOnly') ?? '');
    const isForMost = /^\[[^\]*]{0,600}\]$/.test(excepts) && excepts.split(',').length < 9;
    return [
      { topic, part: 'shield', note: `${key} of Shield`, line: lineAt(match.index), ...said, ...(reports || (topic === 'csrf' && !isForMost) ? { isPartial: true as const } : {}) },
    ];
  });

const corsIn = (code: Code, lineAt: (offset: number) => number): PutControl[] => {
  const match = /\b(?:defineConfig\s*\(|CorsConfig\s*=)\s*(?=\{)/.exec(code.bare);
  const open = match ? match.index + match[0].length : -1;
  const said = open < 0 ? undefined : isEnabled(code, open);
  const origin = membersOf(code, Math.max(0, open)).find(({ name }) => name === 'origin');
  if (!said || !origin) return [];
  return [{ topic: 'cors', part: 'cors', note: 'the settings of AdonisJS', line: lineAt(origin.offset), options: code.text.slice(open + 1, closingOf(code, open) - 1), ...said }];
};

const limitsIn = (code: Code, lineAt: (offset: number) => number): PutControl[] => {
  const limits = [...code.text.matchAll(/\blimit\s*:\s*([^,}\n]{1,80})/g)];
  const [first] = limits;
  const note = first ? `bodies are refused above limits, the first of which is ${first[1]?.trim()}` : 'AdonisJS refuses JSON and forms above 1 MB by default';
  // A number, or a text such as '20mb'; what is no number limits nothing that can be read.
  return limits.every(([, value = '']) => /^(?:["'`]\s*)?[1-9]/.test(value.trim())) ? [{ topic: 'body-limit', part: 'bodyparser', note, line: lineAt(first?.index ?? 0) }] : [];
};

/** Undefined where it is off. */
const isEnabled = (code: Code, open: number): Pick<PutControl, 'condition'> | undefined => {
  const value = valueFor(code, open, 'enabled');
  if (value === undefined || value === 'false') return undefined;
  return value === 'true' ? {} : { condition: /\binProduction\b|["'`]production["'`]/.test(value) && !/!|!==/.test(value) ? '!development' : value.slice(0, 60) };
};

const valueFor = (code: Code, open: number, name: string): string | undefined => {
  const member = membersOf(code, open).find((one) => one.name === name);
  return member && code.text.slice(member.value, member.end).trim();
};
