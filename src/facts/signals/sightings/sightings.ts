import { type Code, inString, insideOf } from '../code/code.ts';
import { conditionAt } from '../code/condition-at.ts';
import { answersItself, isHandedOn } from '../code/go-functions.ts';
import type { Language } from '../code/language.ts';
import { answersOneRoute } from '../code/node-handlers.ts';
import { isWord, takesOver } from './compared.ts';
import type { SightingKind } from './sighting-kind.ts';
import { sightingPatterns } from './sighting-patterns.ts';
import { surroundingsOf } from './surroundings.ts';

/** A construct whose very text says something, wherever it stands. */
export interface Sighting {
  readonly kind: SightingKind;
  /** The framework, the value or the call, as far as it may be told. */
  readonly what: string;
  readonly offset: number;
  /** What stands in its brackets, where that decides; at most 600 characters without the blanks. */
  readonly args?: string;
  /** Of what is decided by where it stands: what an `if` round it asks. */
  readonly condition?: string;
  /** Of a server of Go: it is given to a function where it is made. */
  readonly isHandedOn?: true;
  /** Of a header for other origins in Go and Node: a handler writes it that answers by itself, or what serves files. */
  readonly ofHandler?: true;
  /** Of a server of Node: the variable that holds it. */
  readonly holder?: string;
  /** Of a lifetime: nothing in its file is deleted. */
  readonly deletesNothing?: true;
}

/** Kinds that decide a verdict by themselves, and not where an `if` leaves them out. */
const conditional: ReadonlySet<SightingKind> = new Set(['cors', 'tls-listener', 'plain-log']);

/** Kinds whose very sign is a string. */
const quoted: ReadonlySet<SightingKind> = new Set([
  'outbound-url',
  'redis-store',
  'cors',
  'trust-proxy',
  'validation',
  'body-limit',
  'sql-parameterised',
  'structured-log',
  'health-path',
  'plain-address',
]);

export const sightingsOf = (code: Code, language: Language): readonly Sighting[] =>
  sightingPatterns[language]
    .filter(({ pattern, beside }) => code.cues.may(pattern) && (beside?.test(code.text) ?? true))
    .flatMap(({ kind, pattern, what, args, isValue }) =>
      [...code.text.matchAll(pattern)]
        .filter((match) => quoted.has(kind) || !inString(code, match.index + match[0].search(/\S/)))
        .filter((match) => kind !== 'outbound-url' || !inString(code, match.index))
        .filter((match) => kind !== 'outbound-url' || !isBaseOfPath(code.text, match))
        .filter((match) => kind !== 'health-path' || !isAskedOrImported.test(code.text.slice(Math.max(0, match.index - 80), match.index)))
        .filter((match) => !isValue || !inString(code, match.index + match[0].length - 1) || /\{[^{}"'`]*$/.test(match[0]))
        .filter((match) => kind !== 'audit' || !(language === 'go' ? readsAudit(code, match) : makesAuditor.test(match[0])))
        .filter((match) => kind !== 'security-event' || !ofOtherService(code, match[0]))
        .filter((match) => kind !== 'validation' || language !== 'go' || !ofSettings(code, match.index))
        .filter((match) => kind !== 'validation' || language !== 'python' || !ofOwnBase(code, match[0]))
        .filter((match) => kind !== 'tls-listener' || language !== 'python' || /^(?:|.*prod.*)$/i.test(conditionAt(code, match.index + match[0].search(/\S/)) ?? ''))
        .filter((match) => kind !== 'go-server' || isStart(code, what, match))
        .filter((match) => kind !== 'body-read' || language !== 'node' || !countsBytes.test(code.text.slice(match.index, match.index + 1200)))
        .filter((match) => kind !== 'error-detail' || language !== 'node' || !ofOwnKind(code, match.index))
        .filter((match) => kind !== 'security-event' || saysLogin.test(match[0]) || tellsOfCaller(code, match.index))
        .filter((match) => kind !== 'plain-compare' || !(takesOver(code, match) || isWord(code, match)))
        // `slog "log"` is the log of Go by another name.
        .filter((match) => kind !== 'structured-log' || language !== 'go' || !match[0].startsWith('slog') || !/\bslog\s{1,9}"log"/.test(code.text))
        .filter((match) => kind !== 'fail-open' || language === 'python' || !isOfCaller(code, match))
        .filter((match) => kind !== 'sql-interpolated' || language !== 'go' || !addsConstant(code, match.index + match[0].length))
        .slice(0, 200)
        .map((match): Sighting => {
          const lead = match[0].match(/^\s*/)?.[0].length ?? 0;
          const captured = match.slice(1).find((part) => part !== undefined);
          const inside = args
            ? withOrigins(code, withSpreads(code, kind, writtenOut(code, insideOf(code, match.index + match[0].length - 1)), match.index), kind)
            : kind === 'cors'
              ? withOrigins(code, captured ?? '', kind)
              : kind === 'outbound-url' || kind === 'plain-address'
                ? surroundingsOf(code, match.index) + match[0]
                : undefined;
          const said = what ?? (kind === 'outbound-url' ? `${match[1]}://${match[2]}` : kind === 'cors' ? 'cors' : (captured ?? match[0].trim().replace(/\s+/g, ' ').slice(0, 60)));
          const condition = conditional.has(kind) ? conditionAt(code, match.index + lead, asksRequest) : undefined;
          return {
            kind,
            what: said,
            offset: match.index + lead,
            ...(kind === 'server' && language === 'node' && !beneath.test(said) ? holderOf(code, match.index) : {}),
            ...(condition === undefined ? {} : { condition }),
            ...(kind === 'retention' && !deletes.test(code.bare) ? { deletesNothing: true as const } : {}),
            ...(kind === 'go-server' && isHandedOn(code, match) ? { isHandedOn: true as const } : {}),
            ...(kind === 'cors' &&
            match[0].startsWith('Access-') &&
            (language === 'go' ? answersItself(code, match.index) : language === 'node' && answersOneRoute(code, match.index))
              ? { ofHandler: true as const }
              : {}),
            ...(inside === undefined ? {} : { args: inside.slice(0, 4000).replace(/\s+/g, ' ').slice(0, 600) }),
          };
        }),
    );

const deletes = /delet|remov|purg|prun|expir|unlink|clean_?up|sweep|evict|destroy|cutoff|ttl/i;

/** `if origin := r.Header.Get("Origin"); origin != ""`, `if (req.method === 'OPTIONS')` */
const asksRequest = /^(?:(?:\w+\.)*(?:req|request|ctx)\.|(?:req|request)$|[rc]\.(?:Request|Req|Method|Header|URL|Host|Get|Path|Query)|(?:request_?)?(?:origin|method)$)/i;

/** `new URL(path, 'http://any.host').pathname`: a parser of paths wants some host before them. */
const isBaseOfPath = (text: string, { index, 0: found }: RegExpExecArray): boolean => {
  const before = text.slice(Math.max(0, index - 160), index);
  if (!/\bnew URL\([^()\n]{1,80},\s{0,9}$/.test(before)) return false;
  const end = index + found.length;
  return (
    /^["'`]\s{0,9}\)\s{0,9}\.(?:pathname|search(?:Params)?|hash)\b/.test(text.slice(end, end + 60)) ||
    /\{(?:\s{0,9}(?:pathname|search(?:Params)?|hash)\b[^{},]{0,30},?){1,4}\s{0,9}\}\s{0,9}=\s{0,9}new URL\([^()\n]{1,80}$/.test(before)
  );
};

/** `fetch('/api/health')` asks another service, and `from './health'` a file. */
const isAskedOrImported =
  /\b(?:from|import|require\(|import\()\s{0,9}$|\b(?:fetch|axios(?:\.\w{1,20})?|(?:requests|httpx|aiohttp)\.\w{1,20}|http\.(?:Get|Head|NewRequest\w{0,20})|\w{0,20}(?:[cC]lient|[sS]ession)\.\w{1,20}|urlopen)\([^\n]{0,60}$/;

/** The origins that a constant of this file lists, in place of its name. */
const withOrigins = ({ text }: Code, inside: string, kind: SightingKind): string => {
  const [said = '', name] = kind === 'cors' ? (named.exec(inside) ?? []) : [];
  if (name === undefined) return inside;
  const written = name.replaceAll('$', '\\$');
  const changes = [
    ...text.matchAll(
      new RegExp(`(?<![\\w.$])${written}(?:\\s{0,9}(?::[^=\\n]{1,60})?\\+?=(?![=>])|\\.(?:push|append|extend|concat)\\()\\s{0,9}(\\[\\s{0,40}["'\`][^\\][]{0,1000}\\])?`, 'g'),
    ),
  ];
  const [, list] = changes.length === 1 ? (changes[0] ?? []) : [];
  return list === undefined ? inside : inside.replace(said, () => said.slice(0, said.length - name.length) + list);
};
const named = /\b(?:allow_)?origins?["']?\s{0,9}[=:]\s{0,9}([A-Za-z_$][\w$]{0,80})(?=\s{0,9}(?:[,)}\]]|$))/;

/** Other things run and start as well. */
const isStart = ({ bare }: Code, what: string | undefined, { index, 0: call }: RegExpExecArray): boolean => {
  if (what !== 'gin.Run' && what !== 'echo.Start') return true;
  // A program runs without being told an address as well.
  const holder =
    bare[index + call.length] === ')' ? /\b(?:\w{0,40}(?:[rR]outer|[eE]ngine|[gG]in)|r|g)$/ : /\b(?:\w{0,40}(?:[rR]outer|[eE]ngine|[sS]erver|[eE]cho|[gG]in)|r|g|e|app|srv)$/;
  return holder.test(bare.slice(Math.max(0, index - 60), index));
};

/** As they arrive, or the library is told how many; whether there are any is no count. */
const countsBytes = /\bfileSize\b|(?:\.(?:byte)?length|[sS]ize|[bB]ytes\w*)\s{0,9}>(?!=?\s{0,9}[01]\b)|\b413\b/;

/** `if (error instanceof BusyError) return reply.send({ error: error.message })`: a message that somebody wrote for callers, unless it is asked whether it is none. */
const ofOwnKind = ({ bare }: Code, offset: number): boolean =>
  /(?<!!\s{0,9}\(\s{0,9}[\w.]{0,40}\s{0,9})\binstanceof\s{1,9}(?!(?:Type|Range|Syntax|Reference|Aggregate)?Error\b)\w{1,60}[\s)|]{1,40}\{?[^{}]{0,200}$/.test(
    bare.slice(Math.max(0, offset - 500), offset),
  );

const saysLogin = /log[ -]?in|sign[ -]?in|password|username|auth\w* fail/i;
/** A line about a caller stands where a request, a name or an address is at hand; one about the settings or a database does not. */
const tellsOfCaller = ({ text }: Code, offset: number): boolean => callers.test(text.slice(Math.max(0, offset - 1200), offset + 400));
const callers =
  /\b(?:ctx|c|r)\.\w|\bcontext\.(?!Context|Background|With)|\b(?:req|request|w|reply|res|user|user_?name|e?mail|login|form|client_?(?:ip|addr\w*)|remote\w*|ip\w*|peer|session|cookie|header|headers|principal|account|socket|scope|credentials)\b/i;

/** A class that examines something is made or asked, or a metric counts: nothing is recorded by that. */
const makesAuditor = /^(?:auditor\.(?!log|record|write|emit|track|add|save)|Audit(?!Log|Event|Record|Trail|Entry)[A-Z]|AUDIT_)/;

/** A function of Go that gives out what was recorded, or the head of one. */
const readsAudit = ({ bare }: Code, { index, 0: call }: RegExpExecArray): boolean =>
  /^[aA]udit\w{0,40}?\.?(?:New|List|Get|Find|Query|Search|Count|Export|Summary)/.test(call) ||
  /\bfunc\s{1,9}(?:\([^()\n]{0,80}\)\s{0,9})?$/.test(bare.slice(Math.max(0, index - 100), index));

/** "Acme authentication failed" in a file that imports the client of Acme. */
const ofOtherService = ({ text }: Code, call: string): boolean => {
  const name = /["'`]([A-Z][a-z]{3,30}) auth/.exec(call)?.[1]?.toLowerCase();
  return name !== undefined && new RegExp(`^\\s*(?:from|import)\\b[^\\n]{0,80}\\b${name}`, 'm').test(text);
};

/** `class QuerySerializer(Serializer)` below `class Serializer:`, which is of no library. */
const ofOwnBase = ({ text }: Code, match: string): boolean => {
  const base = /\(\s*(\w{1,60})\s*\)$/.exec(match)?.[1];
  return base !== undefined && new RegExp(`^class ${base}\\s*(?:\\(\\s*(?:object)?\\s*\\)\\s*)?:`, 'm').test(text);
};

/** A field that the environment or a file of settings fills, and no caller. */
const ofSettings = ({ text }: Code, offset: number): boolean => {
  const end = text.indexOf('\n', offset);
  const line = text.slice(text.lastIndexOf('\n', offset) + 1, end < 0 ? undefined : end);
  return /\b(?:envconfig|env|flag|mapstructure|koanf|toml|ini|yaml|hcl):"/.test(line) && !/\b(?:json|form|uri|query|header|param|binding):"/.test(line);
};

/** `const token = req.get('x-token'); if (!token) return next()`: the caller brought none, and who comes next may ask for another. */
const isOfCaller = ({ text }: Code, { index, 0: asked }: RegExpExecArray): boolean => {
  const [, owner, name] = /^if\s*\(?\s*!?\s*(?:([\w.]+)\.)?(\w+)/.exec(asked) ?? [];
  if (owner !== undefined) return /^(?:req|request|ctx|r)\b/.test(owner);
  const given = new RegExp(`(?<![\\w.])${name}\\b[^=;\\n]{0,60}(?<![!<>=])=(?![=>])\\s{0,20}([^;\\n]{0,160})`, 'g');
  const [, last = ''] = [...text.slice(Math.max(0, index - 3000), index).matchAll(given)].at(-1) ?? [];
  return ofRequest.test(last);
};
/** A single letter stands for a request where it is handed on or asked for a part of one: Go calls the receiver of a method so as well. */
const ofRequest =
  /\b(?:req|request|ctx|headers?|cookies?|query)\b|[(,]\s{0,9}[cr]\s{0,9}[,)]|\b[cr]\.(?:Get|Request|Req|Header|Query|Param|Cookie|FormValue|PostForm|URL|BasicAuth)/;

/** What stands beneath a framework is no server of its own. */
const beneath = /^https?\.createServer\b/;

const holderOf = ({ bare }: Code, offset: number): { readonly holder?: string } => {
  const [, holder] = /\b(?:const|let|var)\s{1,9}(\w{1,60})\s{0,9}=\s{0,9}(?:await\s{1,9})?$/.exec(bare.slice(Math.max(0, offset - 160), offset)) ?? [];
  return holder === undefined ? {} : { holder };
};

/** `"SELECT " + columns`: the columns are a constant of this file, or a further literal. */
const addsConstant = ({ text }: Code, after: number): boolean => {
  const [, literal, name] = /^\s*(?:(["`])|(\w+))/.exec(text.slice(after, after + 200)) ?? [];
  return literal !== undefined || (name !== undefined && text.includes(`const ${name} `));
};

/** `res.cookie('token', token, { ...shared, maxAge })`, `res.cookie('token', token, shared)`: with what the object of this file holds. */
const withSpreads = (code: Code, kind: SightingKind, inside: string, offset: number): string => {
  if (kind !== 'cookie') return inside;
  const names = [...inside.matchAll(/\.\.\.\s*([A-Za-z_$][\w$]*)|,\s*([A-Za-z_$][\w$]*)\s*,?\s*$/g)].map(([, spread, last]) => spread ?? last ?? '');
  return names.slice(0, 3).reduce((text, name) => {
    const given = objectOf(code, name, offset);
    return given === undefined ? text : text.replace(new RegExp(`(?:\\.\\.\\.\\s*)?\\b${name.replaceAll('$', '\\$')}\\b(?=[\\s,}]*(?:,|\\}|$))`), () => given);
  }, inside);
};

/** Of several of that name, the nearest above. */
const objectOf = (code: Code, name: string, offset: number): string | undefined => {
  const all = [...code.bare.matchAll(new RegExp(`\\b${name.replaceAll('$', '\\$')}\\b(?:\\s*:[^=\\n]{1,80})?\\s*=\\s*\\{`, 'g'))];
  const found = all.findLast(({ index }) => index < offset) ?? all[0];
  return found ? insideOf(code, found.index + found[0].length - 1) : undefined;
};

/** What a variable of this file is given, where the brackets hold its name alone. */
const writtenOut = (code: Code, inside: string): string => {
  const [, name] = /^\s*([A-Za-z_]\w*)\s*$/.exec(inside) ?? [];
  const given = name === undefined ? -1 : code.bare.search(new RegExp(`\\b${name}\\b(?:\\s*:[^=\\n]{1,80})?\\s*=\\s*\\{`));
  return given < 0 ? inside : insideOf(code, code.bare.indexOf('{', code.bare.indexOf('=', given)));
};
