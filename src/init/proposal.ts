import type { Facts } from '../facts/facts.ts';
import type { Change } from '../fix/plan-fixes.ts';
import { lineEndOf, linesOf, spliced } from '../fix/text-lines.ts';

/** What `policy-audit init` knows when it proposes: facts, and the text of the files that it would add to. Everything here is pure. */
export interface Survey {
  readonly facts: Pick<Facts, 'ecosystems' | 'files' | 'pipelines' | 'releases' | 'securityPolicy' | 'updateBots' | 'updateCoverage'>;
  /** Of the files in `addable` that exist. */
  readonly texts: ReadonlyMap<string, string>;
  /** Which of `secretPaths` the .gitignore files ignore. */
  readonly ignored: ReadonlySet<string>;
  /** Of this tool, to pin it. */
  readonly version: string;
}

/** A file to make, or text to put at the end of one. Nothing is ever taken away. */
export interface Proposal {
  readonly path: string;
  /** What stands there now; undefined for a new file. */
  readonly before: string | undefined;
  readonly added: string;
  /** One line: why. */
  readonly why: string;
}

/** Something that init leaves to a person. */
export interface Hint {
  readonly text: string;
}

/** Files that a proposal may add to. */
export const addable: readonly string[] = ['.github/dependabot.yml', '.github/dependabot.yaml', '.gitignore', '.pre-commit-config.yaml', '.husky/pre-commit'];

/** What a project with secrets has lying around, one example of each kind. */
export const secretPaths: readonly string[] = ['.env', '.env.local', '.env.production', 'server.key', 'server.pem'];

/** `lineEnd` is that of new files; one that is there keeps its own. */
export const changeOf = ({ path, before, added }: Proposal, lineEnd: string): Change => {
  const text = before ?? '';
  const own = text.includes('\n') ? lineEndOf(linesOf(text)) : lineEnd;
  const lines = (text === '' || text.endsWith('\n') ? added : `\n${added}`).replaceAll('\n', own);
  const end = { start: text.length, end: text.length, text: lines };
  return { path, before, after: spliced(text, [end]), splices: [end] };
};
