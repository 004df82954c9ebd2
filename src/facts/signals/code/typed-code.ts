import { type Code, codeBy, type Scan } from './code.ts';
import type { Cues } from './cues.ts';

/** Languages with types, braces and slashes for comments, whose frameworks are read. */
export type TypedLanguage = 'jvm' | 'csharp' | 'rust';

/** Source text of Java, Kotlin, C# or Rust as code. An apostrophe that closes no single character is a lifetime or a label. */
export const typedCodeOf = (text: string, language: TypedLanguage, cues: Cues): Code => codeBy(text, scanOf(language), cues);

const opening: Readonly<Record<TypedLanguage, RegExp>> = {
  jvm: /\/\/[^\n]*|\/\*|"""|"|'/g,
  csharp: /\/\/[^\n]*|\/\*|[$@]{0,3}"+|'/g,
  rust: /\/\/[^\n]*|\/\*|\br#{0,9}"|"|'/g,
};
const character = /'(?:\\[^\n']{1,10}|[^\\'\n])'/y;

const scanOf =
  (language: TypedLanguage): Scan =>
  (source, comments, strings) => {
    const token = new RegExp(opening[language]);
    for (let found = token.exec(source); found; found = token.exec(source)) {
      const [mark] = found;
      const start = found.index;
      if (mark.startsWith('//')) comments.push([start, token.lastIndex]);
      else if (mark === '/*') {
        const close = source.indexOf('*/', start + 2);
        token.lastIndex = close < 0 ? source.length : close + 2;
        comments.push([start, token.lastIndex]);
      } else if (mark === "'") {
        character.lastIndex = start;
        const [all] = character.exec(source) ?? [];
        if (all === undefined) continue;
        strings.push([start + 1, start + all.length - 1]);
        token.lastIndex = start + all.length;
      } else {
        const { opened, end, closed } = stringAt(source, start, mark, language);
        strings.push([opened, Math.max(opened, closed)]);
        token.lastIndex = Math.max(end, token.lastIndex);
      }
    }
  };

interface Quoted {
  /** The offset of the first character of what the string holds. */
  readonly opened: number;
  /** The offset of its closing quotes. */
  readonly closed: number;
  readonly end: number;
}

const stringAt = (source: string, start: number, mark: string, language: TypedLanguage): Quoted => {
  const quotes = mark.length - mark.indexOf('"');
  const opened = start + mark.length;
  if (language === 'rust' && mark.startsWith('r')) return until(source, opened, `"${'#'.repeat(mark.length - 2)}`);
  if (quotes >= 3) return until(source, opened, '"'.repeat(quotes));
  // C#: nothing stands in `""`, and in a verbatim string two quotes are one.
  if (quotes === 2) return { opened: opened - 1, closed: opened - 1, end: opened };
  const isVerbatim = mark.includes('@');
  for (let at = opened; at < source.length; at++) {
    const char = source[at];
    if (char === '\\' && !isVerbatim) at++;
    else if (char === '\n' && !isVerbatim && language !== 'rust') return { opened, closed: at, end: at };
    else if (char === '"' && isVerbatim && source[at + 1] === '"') at++;
    else if (char === '"') return { opened, closed: at, end: at + 1 };
  }
  return { opened, closed: source.length, end: source.length };
};

const until = (source: string, opened: number, closing: string): Quoted => {
  const at = source.indexOf(closing, opened);
  return at < 0 ? { opened, closed: source.length, end: source.length } : { opened, closed: at, end: at + closing.length };
};
