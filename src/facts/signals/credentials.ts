import { expression } from '../../long-expression.ts';
import { blockEnds } from './code/block-ends.ts';
import { type Code, inString, insideOf } from './code/code.ts';
import { watch } from './code/cues.ts';
import type { Span } from './code/functions.ts';
import type { Language } from './code/language.ts';
import { startOfWord } from './code/words.ts';
import { algorithms, usesOf } from './credential-uses.ts';

/** Algorithms that turn a credential into what is stored, and what makes random values, found in one function or variable. */
export interface Maker {
  readonly name: string;
  /** Canonical names: `sha-256`, `argon2id`, `bcrypt`, `uuid4`, `time`, `csprng:4`, `shortened`, `rounds:12` … in the order they stand. */
  readonly uses: readonly string[];
  readonly calls: readonly string[];
  readonly offset: number;
}

/** A value that is stored or handed out and where it comes from. */
export interface Assigned {
  /** hash: a stored credential. key: a fresh credential. id: the identifier of a thing. */
  readonly role: 'hash' | 'key' | 'id';
  readonly name: string;
  /** What stands on the right: the callee, and what it uses on the spot. */
  readonly callee: string;
  readonly uses: readonly string[];
  /** The function it stands in, and whether that function writes to a store. */
  readonly inside: string;
  readonly stores: boolean;
  readonly offset: number;
}

const head = (text: string): string => text.slice(0, 6000);

const makingCall = /((?:hash|hasher|token|key|secret|random|digest|id|uuid)\w*)(?:\.\w+)?\s*\(/gi;

/** `createdAt: new Date()`: when something was made is no part of its name. */
const dated =
  /\b(?:\w{0,40}(?:At|_at|Date|_date|Time|_time|[tT]imestamp)["']?\s{0,3}:|\w{0,40}(?:At|_at)\s{0,3}=)\s{0,3}(?:new Date\(|Date\.now\(|(?:datetime\.)?datetime\.\w+\(|time\.(?:time|Now)\()/g;

export const makersOf = (code: Code, spans: readonly Span[]): readonly Maker[] => {
  const makers = spans.flatMap((span): Maker[] => {
    if (span.end - span.start > 8000) return [];
    const body = code.text.slice(span.start, span.end);
    const all = usesOf(body, head(code.text), code.cues);
    const uses = all.includes('time') ? usesOf(body.replaceAll(dated, ' '), head(code.text), code.cues) : all;
    const calls = [...new Set(Array.from(body.matchAll(makingCall), (match) => body.slice(startOfWord(body, match.index), match.index) + match[1]))]
      .filter((name) => name !== span.name)
      .slice(0, 20);
    return uses.length > 0 || calls.length > 0 ? [{ name: span.name, uses, calls, offset: span.start }] : [];
  });
  const possible = algorithms.filter(([pattern]) => code.cues.may(pattern));
  const assigned = possible.length > 0 ? code.text.matchAll(/^(\w+)\s*(?::\s*\w+\s*)?=\s*([^\n]{1,200})/gm) : [];
  for (const match of assigned) {
    const uses = possible.filter(([pattern]) => pattern.test(match[2] ?? '')).map(([, name]) => name);
    if (uses.length > 0) makers.push({ name: match[1] ?? '', uses, calls: [], offset: match.index });
  }
  return makers;
};

/** What a credential or the name of a thing ends with, the sign of an assignment, and the call on its right. */
const givenByCall =
  /(hash(?:ed)?|key|token|secret|password|digest|id)(?=["'\s:=,])["']?(?:\s*,\s*\w+)?\s*(?::[ \t]{0,8}[\w[\].|][\w[\].| ]{0,80}=(?!=)|:=|=(?!=)|:)\s*(?:await\s+)?(?:f?["'`][^"'`\n]{0,60}\{\s{0,40})?(?:str\(|string\()?([\w.]+)(?=\()/gi;

/** The whole of such a name, up to its end: `const user.password_hash`. */
const assignedName = expression('i')`
    (?<![\w.])(?:(?:const|let|var)\s+)?(?:\w+\.)?["']?(
      (?:
        \w*?(?:key|token|secret|password|passwd|pwd|code)_?hash(?:ed)?|hash(?:ed)?_?(?:key|token|secret|password)|password_?digest
        |(?<=\b(?:this|self|user|account|member|doc)\.)password|\w*?(?:api_?key|_token|Token|secret_?key|access_?key|sessionId|session_id)
        |(?:\w+_)?id|\w*ID|\w+Id
      )
    )$
  `;
/** What is made of a password may be called no more than that: `const hash = await bcrypt.hash(password, 12)`. */
const assignedHash = /(?<![\w.])(?:const|let|var)\s+hash(?:ed)?$/i;
/** `hash, err := bcrypt.GenerateFromPassword([]byte(password), cost)` */
const assignedInGo = /(?<![\w.])hash(?:ed)?$/;
/** The same under the name of the password itself, where what makes it is for passwords alone. */
const assignedPassword = /(?<![\w.])(?:(?:const|let|var)\s+)?password$/i;
const slowHash = /^(?:bcrypt(?:js)?|argon2)\.hash(?:Sync)?$/;
const longestLeft = 160;

export const assignedOf = (code: Code, language: Language, spans: readonly Span[]): readonly Assigned[] => {
  const found: Assigned[] = [];
  const blockEnd = blockEnds(code);
  for (const match of code.text.matchAll(givenByCall)) {
    const [given, ending = '', callee = ''] = match;
    // What assigns in a text is code of another program, or no code.
    if (inString(code, match.index + ending.length + given.slice(ending.length).search(/[:=]/))) continue;
    const end = match.index + given.length;
    const before = Math.max(0, match.index - longestLeft);
    const written = code.text.slice(before, match.index + ending.length);
    // `user_id=user.id, code=token_urlsafe(32)` gives no id, as `id, code = made()` does.
    if (language === 'python' && /^\w+\s*,/.test(given) && /=\s{0,9}[\w.]+$/.test(written)) continue;
    const left =
      assignedName.exec(written) ??
      (/passw|pwd/i.test(insideOf(code, end).slice(0, 100))
        ? ((language === 'go' ? assignedInGo : assignedHash).exec(written) ?? (slowHash.test(callee) ? assignedPassword.exec(written) : null))
        : null);
    if (!left) continue;
    const start = before + left.index;
    const all = code.text.slice(start, end);
    const name = left[1] ?? 'hash of the password';
    if (!/hash|digest|key|token|secret|session|^password$/i.test(name) && !/^id$|_id$|I[dD]$|ID$/.test(name)) continue;
    // A token is signed, and nobody guesses it by its number.
    if (/^\w*claims\./i.test(all)) continue;
    // Which of a list it is: `colorId: Math.floor(Math.random() * colors.length)`.
    if (callee === 'Math.floor' && /^\s*Math\.random\(\)\s*\*\s*\(?[\w.()]{1,80}\.length\s*\)?\s*$/.test(insideOf(code, end))) continue;
    // A parameter of FastAPI is given by the caller.
    if (language === 'python' && /^(?:Header|Query|Path|Body|Form|Cookie)$/.test(callee)) continue;
    const role = /hash|digest|^password$/i.test(name) ? 'hash' : /key|token|secret|session/i.test(name) ? 'key' : 'id';
    const line = code.text.slice(start, endOfLine(code.text, end));
    const span = spans.findLast((candidate) => candidate.start <= start && start < candidate.end);
    const uses = usesOf(`${line}${insideOf(code, end).slice(0, 300)}`, head(code.text), code.cues);
    if (role !== 'hash' && uses.length === 0 && !/id|key|token|secret|gen|new|create|make|rand|uuid/i.test(callee.split('.').at(-1) ?? '')) continue;
    // What is called a password may be one in the clear.
    if (/^password$/i.test(name) && uses.length === 0 && !/hash/i.test(callee)) continue;
    // A handler that is written where its route is has no name: what stores the hash stands further down in the same braces.
    const [from, to] = span ? [span.start, span.end] : [start, (role === 'hash' ? blockEnd(start) : undefined) ?? start];
    const body = code.text.slice(from, Math.min(to, from + 20_000));
    found.push({
      role,
      name,
      callee,
      uses,
      inside: span?.name ?? '',
      // A field of a model is what its table holds.
      stores:
        /^(?:this|self)\.password\b/.test(all) ||
        // What Mongoose and Sequelize call before they keep one.
        /\bpre\(\s{0,4}["']save["']|\bbefore(?:Create|Save|Update)\b/.test(code.text.slice(Math.max(0, start - 400), start)) ||
        /\.insert\(|INSERT\s+INTO|\.create\(|\.save\(|\.add\(|\.Exec(?:Context)?\(|\.put\(|\.set\(|\.update\(|\.values\(|\.Create\(|UPDATE\s+\w+\s+SET/i.test(body),
      offset: start + (all.match(/^\s*/)?.[0].length ?? 0),
    });
    if (found.length > 1000) break;
  }
  found.push(...handedHashes(code, spans));
  return found;
};

/** `store.CreateApiKey(ctx, name, auth.HashToken(pepper, key))`: a hash that is handed to what stores it. */
const hashing = watch(/\bhash_?(?:api_?)?(?:token|key|secret|password)(?=\()/gi);
/** What makes a digest of it keeps nothing. */
const storing = /\b(?:create(?!Hash|Hmac|Sign|Verify)|insert|save|store|(?<!\b(?:h|hmac|hash|hasher|digest|create(?:Hash|Hmac)\([^()]{0,80}\))\.)update|upsert)\w*\([^()]*$/i;

const handedHashes = (code: Code, spans: readonly Span[]): readonly Assigned[] => {
  if (!code.cues.may(hashing)) return [];
  return [...code.text.matchAll(hashing)].slice(0, 1000).flatMap(({ 0: callee, index }): Assigned[] => {
    const before = code.text.slice(Math.max(0, index - longestLeft), index);
    if (!storing.test(before.slice(before.lastIndexOf('\n') + 1))) return [];
    const inside = spans.findLast((span) => span.start <= index && index < span.end)?.name ?? '';
    return [{ role: 'hash', name: callee, callee, uses: [], inside, stores: true, offset: index }];
  });
};

const endOfLine = (text: string, from: number): number => {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : Math.min(end, from + 300);
};
