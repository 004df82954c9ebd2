import { expression } from '../../../long-expression.ts';
import { type Code, closingOf, inString } from '../code/code.ts';
import { conditionAt } from '../code/condition-at.ts';
import type { Language } from '../code/language.ts';
import { isOfRequest } from './client-requests.ts';
import { isWord, takesOver } from './compared.ts';
import { isOfCase, makesText } from './log-format.ts';
import type { SightingKind } from './sighting-kind.ts';
import type { SightingPattern } from './sighting-pattern.ts';

/** Where a pattern was found in the code of one language. */
interface Match {
  readonly code: Code;
  readonly language: Language;
  readonly what: string | undefined;
  readonly found: RegExpExecArray;
}

/** Does what matches only look like the construct that the pattern is for? */
export const isLookalike = (code: Code, language: Language, { kind, what, isValue }: SightingPattern, found: RegExpExecArray): boolean =>
  (!quoted.has(kind) && inString(code, startOf(found))) ||
  (isValue === true && inString(code, endOf(found) - 1) && !/\{[^{}"'`]*$/.test(found[0])) ||
  lookalikes[kind]?.({ code, language, what, found }) === true;

const isOfWinston = ({ 0: text }: RegExpExecArray): boolean => text === 'winston.createLogger';

const endOf = ({ index, 0: text }: RegExpExecArray): number => index + text.length;
const startOf = ({ index, 0: text }: RegExpExecArray): number => index + text.search(/\S/);

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

const lookalikes: { readonly [Kind in SightingKind]?: (match: Match) => boolean } = {
  'outbound-url': ({ code, found }) => inString(code, found.index) || isBaseOfPath(code.text, found),
  'health-path': ({ code, found }) => isAskedOrImported.test(code.text.slice(Math.max(0, found.index - 80), found.index)),
  audit: ({ code, language, found }) => (language === 'go' ? readsAudit(code, found) : makesAuditor.test(found[0]) || isOfUncalled(code, found.index)),
  'security-event': ({ code, found }) => ofOtherService(code, found[0]) || !(saysLogin.test(found[0]) || tellsOfCaller(code, found.index)),
  validation: ({ code, language, found }) => (language === 'go' && ofSettings(code, found.index)) || (language === 'python' && ofOwnBase(code, found[0])),
  'tls-listener': ({ code, language, found }) => language === 'python' && !/^(?:|.*prod.*)$/i.test(conditionAt(code, startOf(found)) ?? ''),
  'go-server': ({ code, what, found }) => !isStart(code, what, found),
  'body-read': ({ code, language, found }) => language === 'node' && countsBytes.test(code.text.slice(found.index, found.index + 1200)),
  'error-detail': ({ code, language, found }) => language === 'node' && (ofOwnKind(code, found.index) || ofDevelopers.test(found[0]) || isBehindAnswer(code, found)),
  cors: ({ code, language, found }) => language === 'node' && found[0].startsWith('Access-') && isOfRequest(code, found.index),
  cookie: ({ code, language, found }) => language === 'node' && isMethod(code, found),
  'plain-compare': ({ code, found }) => takesOver(code, found) || isWord(code, found),
  // `slog "log"` is the log of Go by another name.
  'structured-log': ({ code, language, found }) =>
    (language === 'go' && found[0].startsWith('slog') && /\bslog\s{1,9}"log"/.test(code.text)) || (isOfWinston(found) && makesText(code, endOf(found))),
  'plain-log': ({ code, found }) => (isOfWinston(found) && !makesText(code, endOf(found))) || isOfCase(code, found.index),
  'fail-open': ({ code, language, found }) => language !== 'python' && isOfCaller(code, found),
  'sql-interpolated': ({ code, language, found }) => language === 'go' && addsConstant(code, endOf(found)),
};

/** `async session({ session, token }) { … }` among the callbacks of a library is a function. */
const isMethod = (code: Code, { index, 0: text }: RegExpExecArray): boolean =>
  text.startsWith('session(') &&
  /^\s*(?::[^={;]{1,80})?(?:\{|=>)/.test(code.bare.slice(closingOf(code, index + 'session'.length), closingOf(code, index + 'session'.length) + 120));

/** `process.env.NODE_ENV === 'development' ? error.message : undefined` */
const ofDevelopers = /\bNODE_ENV\b|\bis_?dev|development|\bdebug\b/i;

/** Where lines end without a sign, what stands in the next statement is no part of what is answered. */
const isBehindAnswer = (code: Code, found: RegExpExecArray): boolean => {
  const open = found[0].indexOf('(');
  return /Response/.test(found[0].slice(0, open)) && closingOf(code, found.index + open) < endOf(found);
};

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

/** Other things run and start as well. */
const isStart = ({ bare }: Code, what: string | undefined, { index, 0: call }: RegExpExecArray): boolean => {
  if (what !== 'gin.Run' && what !== 'echo.Start') return true;
  // A program runs without being told an address as well.
  const holder =
    bare[index + call.length] === ')' ? /\b(?:\w{0,40}(?:[rR]outer|[eE]ngine|[gG]in)|r|g)$/ : /\b(?:\w{0,40}(?:[rR]outer|[eE]ngine|[sS]erver|[eE]cho|[gG]in)|r|g|e|app|srv)$/;
  return holder.test(bare.slice(Math.max(0, index - 60), index));
};

/** As they arrive, or the library is told how many; whether there are any is no count. */
const countsBytes = /\bfileSize\b|(?:\.(?:byte)?length|\b\w{1,40}Length|[sS]ize|[bB]ytes\w*)\s{0,9}>(?!=?\s{0,9}[01]\b)|\b413\b/;

/** `if (error instanceof BusyError) return reply.send({ error: error.message })`: a message that somebody wrote for callers, unless it is asked whether it is none. */
const ofOwnKind = ({ bare }: Code, offset: number): boolean =>
  /(?<!!\s{0,9}\(\s{0,9}[\w.]{0,40}\s{0,9})\binstanceof\s{1,9}(?!(?:Type|Range|Syntax|Reference|Aggregate)?Error\b)[\w.]{1,60}[\s)|]{1,40}\{?[^{}]{0,200}$/.test(
    bare.slice(Math.max(0, offset - 500), offset),
  );

const saysLogin = /log[ -]?in|sign[ -]?in|password|username|auth\w* fail/i;
/** A line about a caller stands where a request, a name or an address is at hand; one about the settings or a database does not. */
const tellsOfCaller = ({ text }: Code, offset: number): boolean => callers.test(text.slice(Math.max(0, offset - 1200), offset + 400));
const callers = expression('i')`
    \b(?:ctx|c|r)\.\w|\bcontext\.(?!Context|Background|With)
    |\b(?:
      req|request|w|reply|res|user|user_?name|e?mail|login|form|client_?(?:ip|addr\w*)|remote\w*|ip\w*|peer|session|cookie|header|headers
      |principal|account|socket|scope|credentials
    )\b
  `;

/** A class that examines something is made or asked, or a metric counts: nothing is recorded by that. */
const makesAuditor = /^(?:auditor\.(?!log|record|write|emit|track|add|save)|Audit(?!Log|Event|Record|Trail|Entry)[A-Z]|AUDIT_)/;

/** `const audit = (entry) => db.audit.create(entry)` records nothing where nobody calls it. */
const isOfUncalled = ({ text }: Code, index: number): boolean => {
  const line = text.slice(text.lastIndexOf('\n', index) + 1, index);
  const name = /^\s{0,40}(?:const|let)\s{1,3}(\w{1,60})\s{0,3}=\s{0,3}(?:async\s{1,3})?(?:\([^()]{0,200}\)|\w{1,60})\s{0,3}=>/.exec(line)?.[1];
  return name !== undefined && !new RegExp(String.raw`(?<![\w.])${name}(?!\w|\s{0,3}=\s{0,3}(?:async\s{1,3})?[(\w])`).test(text);
};

/** A function of Go that gives out what was recorded, or the head of one. */
const readsAudit = ({ bare }: Code, { index, 0: call }: RegExpExecArray): boolean =>
  /^[aA]udit\w{0,40}?\.?(?:New|List|Get|Find|Query|Search|Count|Export|Summary|\w{0,40}(?:From[A-Z]|String\b|Format))/.test(call) ||
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

/** `"SELECT " + columns`: the columns are a constant of this file, or a further literal. */
const addsConstant = ({ text }: Code, after: number): boolean => {
  const [, literal, name] = /^\s*(?:(["`])|(\w+))/.exec(text.slice(after, after + 200)) ?? [];
  return literal !== undefined || (name !== undefined && text.includes(`const ${name} `));
};
