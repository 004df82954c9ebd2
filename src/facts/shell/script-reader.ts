import { UnreadableError } from '../../errors.ts';
import type { Place } from '../formats/data-node.ts';
import { type Draft, draftAt, finished, type Inside, outputOf } from './command-draft.ts';
import { FunctionScope, OpenBlocks } from './function-scope.ts';
import { type Heredoc, takeBodies } from './heredocs.ts';
import { takeKeyword } from './keyword.ts';
import { nameProgram, scriptArgument } from './program.ts';
import { type Redirection, takeRedirection } from './redirection.ts';
import { endsCommand, operatorOf, skipBlanks, takeSeparator, takesTestOperator } from './separators.ts';
import type { ShellCommand, ShellWord } from './shell-command.ts';
import { WordReader } from './word-reader.ts';

const maxDepth = 20;
const maxCommands = 20_000;

/** Reads the structure of a script: which command follows, feeds or holds which. */
export class ScriptReader {
  readonly #commands: Draft[];
  readonly #words: WordReader;
  readonly #placeAt: (offset: number) => Place;
  readonly #heredocs: Heredoc<Draft>[] = [];
  #depth: number;
  #owner: Draft | undefined;
  readonly #functions: FunctionScope;

  constructor(text: string, placeAt: (offset: number) => Place, depth = 0, commands: Draft[] = [], within?: string) {
    this.#placeAt = placeAt;
    this.#depth = depth;
    this.#functions = new FunctionScope(within);
    this.#commands = commands;
    this.#words = new WordReader(text, placeAt, (by, end) => this.#nested(end, this.#owner && { command: this.#owner.index, by }));
  }

  readAll(): readonly ShellCommand[] {
    this.#lists(undefined);
    return finished(this.#commands);
  }

  /** A command whose words are given as a list, as in a JSON array. */
  readArgv(words: readonly ShellWord[]): readonly ShellCommand[] {
    const draft = this.#begin(undefined);
    draft.words.push(...words);
    this.#finish(draft);
    return finished(this.#commands);
  }

  #lists(inside: Inside | undefined): void {
    while (this.#words.at < this.#words.text.length) this.#list('', inside);
  }

  #nested(end: string, inside: Inside | undefined): void {
    if (this.#depth >= maxDepth) return;
    const owner = this.#owner;
    const { within } = this.#functions;
    this.#depth++;
    this.#list(end, inside);
    this.#depth--;
    this.#owner = owner;
    this.#functions.within = within;
  }

  /** Commands up to the closing character, which is taken. */
  #list(end: string, inside: Inside | undefined): void {
    let feeders: readonly Draft[] = [];
    const opened = new OpenBlocks(this.#functions);
    while (this.#words.at < this.#words.text.length) {
      if (skipBlanks(this.#words)) continue;
      if (this.#words.text[this.#words.at] === end) {
        this.#words.at++;
        return;
      }
      const item = this.#item(end, inside, opened);
      const operator = this.#separator();
      const [first] = item;
      for (const feeder of feeders) feeder.pipedInto ??= first?.index;
      for (const draft of item) if (draft.next === '') draft.next = operator;
      if (first || operator !== '\n') feeders = operator === '|' ? item : [];
    }
  }

  #separator(): ShellCommand['next'] {
    const found = takeSeparator(this.#words);
    if (found === '\n') this.#readHeredocs();
    return operatorOf(found);
  }

  /** One simple command, or a group; what it returns are the commands whose output a following pipe takes. */
  #item(end: string, inside: Inside | undefined, opened: OpenBlocks): readonly Draft[] {
    const { text } = this.#words;
    let first = this.#commands.length;
    let group = false;
    let draft: Draft | undefined;
    while (this.#words.at < text.length) {
      if (skipBlanks(this.#words)) continue;
      const char = text[this.#words.at];
      if (draft && takesTestOperator(draft.words, this.#words, this.#placeAt)) continue;
      if (char === '(') {
        if (this.#parenthesis(draft, inside)) group = true;
        continue;
      }
      if (char === end || endsCommand(this.#words)) break;
      if (char === ')') {
        // The pattern of a case ends here; a stray one ends nothing else.
        this.#words.at++;
        if (draft) break;
        continue;
      }
      if (!draft?.words.length) {
        const keyword = takeKeyword(this.#words);
        if (keyword.opens) opened.open(first);
        if (keyword.closes) {
          first = opened.close() ?? first;
          group = true;
        }
        if (keyword.taken) continue;
      }
      draft ??= this.#begin(inside);
      this.#owner = draft;
      const redirect = takeRedirection(this.#words, this.#placeAt);
      if (redirect === undefined) this.#word(draft);
      else this.#redirect(draft, redirect);
    }
    if (draft) this.#finish(draft);
    if (!group) return draft ? [draft] : [];
    return outputOf(this.#commands, first, inside, draft);
  }

  /** A group, an arithmetic command, or the brackets of a function's definition. */
  #parenthesis(draft: Draft | undefined, inside: Inside | undefined): boolean {
    const { text, at } = this.#words;
    this.#words.at++;
    const isEmpty = /^\s{0,9}\)/.test(text.slice(at + 1, at + 11));
    // Brackets may follow `function NAME` as well.
    if (draft && (isEmpty || !this.#functions.isDefining)) {
      if (isEmpty && !this.#functions.isDefining) this.#define(draft, draft.words[0]);
      return false;
    }
    const arithmeticEnd = text.startsWith('((', at) ? this.#words.find('))', at) : -1;
    if (arithmeticEnd >= 0) this.#words.at = arithmeticEnd + 2;
    else {
      const outer = this.#functions.enter();
      this.#nested(')', inside);
      this.#functions.within = outer;
    }
    return true;
  }

  #word(draft: Draft): void {
    if (draft.words.length === 0) {
      draft.within = this.#functions.within;
      this.#functions.define(undefined);
    }
    const word = this.#words.word();
    draft.words.push(word);
    if (draft.words.length === 2 && draft.words[0]?.text === 'function') this.#define(draft, word);
  }

  /** What was read as a command is the name of a function. */
  #define(draft: Draft, name: ShellWord | undefined): void {
    this.#functions.define(name?.text);
    draft.words.length = 0;
  }

  #begin(inside: Inside | undefined): Draft {
    const made = draftAt(this.#placeAt(this.#words.at), this.#commands.length, inside, this.#functions.within);
    if (this.#commands.push(made) > maxCommands) throw new UnreadableError(`a script of more than ${maxCommands} commands`);
    return made;
  }

  #redirect(draft: Draft, { operator, target, fd, at }: Redirection): void {
    if (target === undefined) return;
    if (operator === '<<' || operator === '<<-') this.#heredocs.push({ owner: draft, operatorAt: at, end: target.text, tabs: operator === '<<-', expands: !target.quoted });
    else draft.redirects.push({ operator, target, ...(fd === undefined ? {} : { fd }), ...at });
  }

  #readHeredocs(): void {
    for (const { owner, operatorAt, expands, start, body } of takeBodies(this.#heredocs.splice(0), this.#words)) {
      const live = expands && /[$`]/.test(body);
      owner.redirects.push({ operator: '<<', target: { text: body, quoted: !expands, expands: live, ...this.#placeAt(start) }, ...operatorAt });
      if (scriptArgument(owner) === 'input') this.#readInner(body, (offset) => this.#placeAt(start + offset), { command: owner.index, by: '<<' });
    }
  }

  #finish(draft: Draft): void {
    Object.assign(draft, nameProgram(draft.words));
    const script = scriptArgument(draft);
    // A script that is nothing but a substitution is read as that already.
    if (script && script !== 'input' && !/^(?:\$\([^)]*\)|`[^`]*`)$/.test(script.text)) this.#readInner(script.text, () => script, { command: draft.index, by: '-c' });
  }

  #readInner(text: string, placeAt: (offset: number) => Place, inside: Inside): void {
    if (this.#depth >= maxDepth) return;
    // The place of a word may be the word itself.
    const place = (offset: number): Place => {
      const { line, column } = placeAt(offset);
      return { line, column };
    };
    new ScriptReader(text, place, this.#depth + 1, this.#commands, this.#functions.within).#lists(inside);
  }
}
