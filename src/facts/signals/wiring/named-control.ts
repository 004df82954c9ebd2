import { expression } from '../../../long-expression.ts';
import type { Topic } from '../signal.ts';

/** A name of a file that stands for controls: imported from a library that brings them, made of such a name, or a function that acts as one. */
export interface NamedControl {
  readonly name: string;
  readonly topics: readonly Topic[];
  readonly stage: 'imported' | 'constructed';
  readonly offset: number;
  /** The flag its constructor hangs on. */
  readonly condition?: string;
  /** It is told what to do with every request. */
  readonly isForAll?: boolean;
  /** The controls that it is for some of the requests only that pass it. */
  readonly forSome?: readonly Topic[];
  /** It takes what is brought and asks no further: who calls it, or is given it, may. */
  readonly takes?: true;
  /** A plugin that brings what routes may ask, and asks nobody by itself. */
  readonly offers?: boolean;
}

/** What a control does stands near its head; reading more of every nested function would take the square of a file. */
export const maxBody = 20_000;

/** Names that hold any result there is. */
export const generic = expression('i')`
    ^(?:
      e|err|error|ok|res|resp|response|result|results|data|body|value|ctx|context|req|request|r|w|h|i|x|_|app|handler|status|ret|out|this
      |self|message|errorData|get|post|put|delete|patch|head|options|dispatch|__call__|__init__|decorated|decorator|wrapper|wrapped|inner
      |main|run|add|apply|wrap|with|build|serve|servehttp|intercept|index|login|logout|use|set|list|update|create|handle|call|func|fn|next
      |callback|view|constructor|middleware|init|start|setup|process|execute|read|open|load|save|send|close|show|new|edit|download|upload|\w
    )$
  `;
