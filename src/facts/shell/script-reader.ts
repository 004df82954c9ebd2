import { UnreadableError } from '../../errors.ts';
import type { Place } from '../formats/data-node.ts';
import { FunctionScope } from './function-scope.ts';
import { type Heredoc, takeBodies } from './heredocs.ts';
import { takeKeyword } from './keyword.ts';
import { type NamedProgram, nameProgram, scriptArgument } from './program.ts';
import { keepsOutput, type ShellCommand, type ShellRedirect, type ShellWord } from './shell-command.ts';
import { WordReader } from './word-reader.ts';

type Inside = NonNullable<ShellCommand['inside']>;

interface Draft extends Place, NamedProgram {
  readonly index: number;
  readonly words: ShellWord[];
  readonly redirects: ShellRedirect[];
  readonly inside: Inside | undefined;
  within: string | undefined;
  next: ShellCommand['next'];
  pipedInto: number | undefined;
}

/** A block that is open: the first command in it, and the function around it. */
interface OpenBlock {
  readonly first: number;
  readonly outer: string | undefined;
}

const maxDepth = 20;
const maxCommands = 20_000;
/** How many commands of one group can feed a pipe: enough for real scripts, and a bound for nested ones. */
const maxFeeders = 200;
const blanks = /(?:[ \t\r]|\\\r?\n)+/y;
const comment = /#[^\n]*/y;
const redirection = /\d{0,3}(?:&>>?|<<<|<<-?|<&|<>|>>|>\||>&|<(?!\()|>(?!\())/y;
const separator = /\n|;;&|;;|;&|;|&&|&(?!>)|\|\||\|&|\|/y;
const testOperator = /&&|\|\||[<>()|&;]/y;

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
    return this.#finished();
  }

  /** A command whose words are given as a list, as in a JSON array. */
  readArgv(words: readonly ShellWord[]): readonly ShellCommand[] {
    const draft = this.#begin(undefined);
    draft.words.push(...words);
    this.#finish(draft);
    return this.#finished();
  }

  #finished(): readonly ShellCommand[] {
    return this.#commands.map(({ index: _, words: __, inside, within, pipedInto, program, ...command }) => ({
      ...command,
      ...(program ? { program } : {}),
      ...(inside ? { inside } : {}),
      ...(within === undefined ? {} : { within }),
      ...(pipedInto === undefined ? {} : { pipedInto }),
    }));
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
    const opened: OpenBlock[] = [];
    while (this.#words.at < this.#words.text.length) {
      if (this.#skipBlanks()) continue;
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

  #skipBlanks(): boolean {
    const skipped = this.#words.match(blanks) ?? this.#words.match(comment);
    this.#words.at += skipped?.length ?? 0;
    return skipped !== undefined;
  }

  #separator(): ShellCommand['next'] {
    const found = this.#words.match(separator);
    this.#words.at += found?.length ?? 0;
    if (found === '\n') this.#readHeredocs();
    if (found === undefined || found === '\n' || found === '&&' || found === '||' || found === '&') return found ?? '';
    return found.startsWith('|') ? '|' : ';';
  }

  /** One simple command, or a group; what it returns are the commands whose output a following pipe takes. */
  #item(end: string, inside: Inside | undefined, opened: OpenBlock[]): readonly Draft[] {
    const { text } = this.#words;
    let first = this.#commands.length;
    let group = false;
    let draft: Draft | undefined;
    while (this.#words.at < text.length) {
      if (this.#skipBlanks()) continue;
      const char = text[this.#words.at];
      const inTest = draft?.words[0]?.text === '[[' && draft.words.at(-1)?.text !== ']]';
      if (inTest && draft && this.#testWord(draft)) continue;
      if (char === '(') {
        if (this.#parenthesis(draft, inside)) group = true;
        continue;
      }
      if (char === end || this.#words.match(separator) !== undefined) break;
      if (char === ')') {
        // The pattern of a case ends here; a stray one ends nothing else.
        this.#words.at++;
        if (draft) break;
        continue;
      }
      if (!draft?.words.length) {
        const keyword = takeKeyword(this.#words);
        if (keyword.opens) opened.push({ first, outer: this.#functions.enter() });
        if (keyword.closes) {
          const block = opened.pop();
          first = block?.first ?? first;
          if (block) this.#functions.within = block.outer;
          group = true;
        }
        if (keyword.taken) continue;
      }
      draft ??= this.#begin(inside);
      this.#owner = draft;
      const redirect = this.#words.match(redirection);
      if (redirect === undefined) this.#word(draft);
      else this.#redirect(draft, redirect);
    }
    if (draft) this.#finish(draft);
    if (!group) return draft ? [draft] : [];
    const all = this.#commands.slice(Math.max(first, this.#commands.length - maxFeeders)).filter((command) => command.inside === inside);
    // `{ a; b; } > file` writes down what all of them print.
    if (draft?.words.length === 0 && draft.redirects.some(keepsOutput)) for (const feeder of all) if (feeder !== draft) feeder.pipedInto ??= draft.index;
    return all;
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

  #testWord(draft: Draft): boolean {
    const operator = this.#words.match(testOperator);
    if (operator === undefined) return false;
    draft.words.push({ text: operator, quoted: false, expands: false, ...this.#placeAt(this.#words.at) });
    this.#words.at += operator.length;
    return true;
  }

  #begin(inside: Inside | undefined): Draft {
    const { line, column } = this.#placeAt(this.#words.at);
    // Written out in one: to spread one into another makes it anew for every name, and a script has thousands.
    const made: Draft = {
      line,
      column,
      index: this.#commands.length,
      name: '',
      via: [],
      program: undefined,
      args: [],
      assignments: [],
      words: [],
      redirects: [],
      next: '',
      inside,
      within: this.#functions.within,
      pipedInto: undefined,
    };
    if (this.#commands.push(made) > maxCommands) throw new UnreadableError(`a script of more than ${maxCommands} commands`);
    return made;
  }

  #redirect(draft: Draft, written: string): void {
    const operatorAt = this.#placeAt(this.#words.at);
    const [fd = ''] = /^\d+/.exec(written) ?? [];
    const operator = written.slice(fd.length);
    this.#words.at += written.length;
    while (this.#skipBlanks()) {}
    if (/[\n;&|)]/.test(this.#words.text[this.#words.at] ?? '\n')) return;
    const target = this.#words.word();
    if (operator === '<<' || operator === '<<-') this.#heredocs.push({ owner: draft, operatorAt, end: target.text, tabs: operator === '<<-', expands: !target.quoted });
    else draft.redirects.push({ operator, target, ...(fd === '' ? {} : { fd: Number(fd) }), ...operatorAt });
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
    new ScriptReader(
      text,
      (offset) => {
        const { line, column } = placeAt(offset);
        return { line, column };
      },
      this.#depth + 1,
      this.#commands,
      this.#functions.within,
    ).#lists(inside);
  }
}
