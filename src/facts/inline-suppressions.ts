import type { FileEntry } from '../repo/snapshot.ts';
import { dockerfileName } from './dockerfiles/dockerfile-id.ts';
import { defineFact } from './fact.ts';
import { holdsNoText } from './formats/no-text.ts';
import { codeOf } from './signals/code/code.ts';
import { languageOf } from './signals/code/language.ts';
import type { SourceFile } from './source-file.ts';
import { blankComments } from './text/blank-comments.ts';

/** Comments that excuse a finding: `policy-audit-ignore RULE[, RULE] -- reason [until YYYY-MM-DD]` (or `until=` before the reason), on its line or alone on the line above. */
export interface InlineSuppressions {
  readonly all: readonly InlineSuppression[];
}

export interface InlineSuppression {
  readonly path: string;
  /** Where the comment stands. */
  readonly line: number;
  /** The line whose findings it excuses. */
  readonly covers: number;
  readonly rules: readonly string[];
  /** Undefined when none is given: then it excuses nothing. */
  readonly reason: string | undefined;
  /** As written, such as 2026-12-31; the last day on which it holds. */
  readonly until: string | undefined;
  /** Behind an instruction of a Dockerfile it is no comment, and breaks the build. */
  readonly breaks?: true;
}

const word = 'policy-audit-ignore';
/** What begins a comment in some language, and the directive behind it. */
const directive =
  /(?:^|\s)(?:#|\/\/|\/\*|\*|--|;|<!--|%|\{#|'|rem\s)\s*policy-audit-ignore\s+([a-z0-9*/, -]+?)(?:\s+until[=:\s]\s*([\d-]+))?(?:\s+--\s+(.*?))?\s*(?:\*\/|-->|#\})?\s*$/i;

/** One that names a rule and goes on in words that are none of ours: its author has to know. */
const unread = /(?:^|\s)(?:#|\/\/|\/\*|\*|--|;|<!--|%|\{#|'|rem\s)\s*policy-audit-ignore\s+([a-z0-9-]+\/[a-z0-9*-]+)/i;

/** One that names none, with nothing behind it or a colon as in `policy-audit-ignore: reason`. */
const ruleless = /(?:^|\s)(?:#|\/\/|\/\*|--|;|<!--|%|\{#|rem\s)\s*policy-audit-ignore(?:\s*:[^`]*)?()\s*(?:\*\/|-->|#\})?\s*$/i;

export const inlineSuppressions = defineFact({
  name: 'inlineSuppressions',
  revision: 7,
  local: true,
  selects: (file: FileEntry) => (file.mode === 'file' || file.mode === 'executable') && !holdsNoText(file.path),
  extract: readDirectives,
  combine: ({ extracts }) => ({ all: extracts.flatMap(({ file, value }) => value.map((one) => ({ ...one, path: file.path }))) }),
});

function readDirectives(file: SourceFile): Omit<InlineSuppression, 'path'>[] | undefined {
  const { bytes } = file;
  if (bytes === undefined || !file.hasText) return undefined;
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(word)) return undefined;
  const uncommented = withoutComments(file);
  const found = file.lines.flatMap((text, index) => {
    const match = text.length < 2000 && text.includes(word) ? (directive.exec(text) ?? unread.exec(text) ?? ruleless.exec(text)) : null;
    if (match === null || uncommented?.[index]?.startsWith(word, match.index + match[0].toLowerCase().indexOf(word))) return [];
    const alone = text.slice(0, match.index).trim() === '';
    const [, rules = '', day, rest] = match;
    const goesOn = /\\\s{0,9}$/.test(file.lines[index - 1] ?? '');
    const breaks = !alone && !goesOn && dockerfileName.test(file.path) && takesNoComment.test(text) ? { breaks: true as const } : {};
    return [{ line: index + 1, covers: alone ? index + 2 : index + 1, rules: rules.split(/[\s,]+/).filter(Boolean), ...reasonAndDate(rest, day), ...breaks }];
  });
  return found.length > 0 ? found : undefined;
}

/** https://docs.docker.com/reference/dockerfile/#format: what a shell runs may end in a comment of the shell, also where it goes on with `add curl`. */
const takesNoComment = /^\s*(?:FROM|ARG|ENV|LABEL|USER|WORKDIR|COPY|ADD|EXPOSE|VOLUME|STOPSIGNAL|SHELL|MAINTAINER)\s/i;

/** The lines of the file with its comments blanked, in the languages whose strings are told from comments: a program may hold the directive as text. */
const withoutComments = (file: SourceFile): readonly string[] | undefined => {
  const language = languageOf(file.path);
  const text = file.lines.join('\n');
  if (language) return codeOf(text, language).text.split('\n');
  return /\.(?:java|kts?|cs|swift|scala|groovy|dart)$/.test(file.path) ? blankComments(text, 'c').split('\n') : undefined;
};

const reasonAndDate = (text: string | undefined, day: string | undefined): Pick<InlineSuppression, 'reason' | 'until'> => {
  const [, reason, until] = /^(.*?)(?:\s+until\s+(\S+))?$/.exec(text?.trim() ?? '') ?? [];
  return { reason: reason?.trim() || undefined, until: until ?? day };
};
