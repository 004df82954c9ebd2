import type { SourceFile } from '../../../source-file.ts';
import type { Code } from '../../code/code.ts';
import { typedCodeOf } from '../../code/typed-code.ts';
import type { Topic } from '../../signal.ts';
import { type Near, nearIn } from '../near.ts';
import { type RequestHandler, requestHandlersIn } from './handlers.ts';

/** What any file of Java or Kotlin may say of requests. */
export interface JvmReading {
  readonly near?: readonly Near[];
  readonly handlers?: readonly RequestHandler[];
}

/** What a file says by these words and by its handlers, whatever it is written for, and the rest where it is `of` the framework. */
export const readJvm = <Own extends JvmReading>(
  file: SourceFile,
  words: readonly (readonly [topic: Topic, word: RegExp])[],
  of: RegExp,
  read: (code: Code, lineAt: (offset: number) => number) => Own,
): (JvmReading & Partial<Own>) | undefined => {
  const near = nearIn(file, words, () => codeOf(file).text);
  const isOwn = of.test(file.text);
  if (!isOwn && near.length === 0) return undefined;
  const handlers = handlersOf(file);
  const said: JvmReading = { ...(near.length > 0 ? { near } : {}), ...(handlers.length > 0 ? { handlers } : {}) };
  if (isOwn) return { ...said, ...read(codeOf(file), (offset) => file.positionAt(offset).line) };
  return Object.keys(said).length > 0 ? (said as JvmReading & Partial<Own>) : undefined;
};

/** Several frameworks ask for it. */
const codeOf = (file: SourceFile): Code => {
  const code = codes.get(file) ?? typedCodeOf(file.text, 'jvm', file.cues);
  codes.set(file, code);
  return code;
};
const codes = new WeakMap<SourceFile, Code>();

const handlersOf = (file: SourceFile): readonly RequestHandler[] => {
  const handlers = known.get(file) ?? requestHandlersIn(codeOf(file));
  known.set(file, handlers);
  return handlers;
};
const known = new WeakMap<SourceFile, readonly RequestHandler[]>();
