import { type Element, elementsOf, type PolicyPromise } from './elements/elements.ts';
import type { PolicyFacts } from './elements/policy-facts.ts';
import { sampleRowsOf } from './elements/template.ts';
import type { Language } from './language.ts';
import { passagesOfMarkdown } from './markdown.ts';
import { isOrdinaryMarkdown } from './markdown-size.ts';
import { isWhole, maxPassages, type Passage } from './passage.ts';
import { passagesOfText } from './plain-text.ts';
import { passagesOfSecurityTxt } from './security-txt.ts';
import type { Statement } from './statement.ts';
import { statementsOf } from './statements.ts';
import { clashesOf, type SupportClash, type SupportRow, supportRowsOf } from './support.ts';
import { inLanguage } from './words.ts';

/** One policy file as it reads. Plain data: it may be cached by content. */
export interface PolicyReading {
  readonly path: string;
  readonly passages: readonly Passage[];
  /** False for a text, or a passage of it, so long that its end was not read. */
  readonly isComplete: boolean;
  readonly statements: readonly Statement[];
  readonly elements: readonly Element[];
  readonly language: Language;
  /** Lines that were never filled in, in order. */
  readonly placeholders: readonly number[];
  readonly promises: readonly PolicyPromise[];
  /** Where it sends whole reports to a public place, 1-based; an issue without details that only asks for contact is none. */
  readonly openChannel: number | undefined;
  /** The table of supported versions, and the rows of it that say the opposite of one another. */
  readonly support: readonly SupportRow[];
  readonly clashes: readonly SupportClash[];
  readonly facts: PolicyFacts;
}

/** The longest policies have a quarter of this. */
const maxLength = 200_000;

/** Reads the text of a policy, whatever its markup; the path only tells which. Pure, and bounded in time by the length of the text. */
export const readPolicy = (path: string, text: string): PolicyReading => {
  const visible = withoutWrapping(
    withoutHidden(
      withoutKeys(text)
        .slice(0, maxLength)
        .replace(/^\uFEFF/, '')
        // Hyphens that are not to be broken, or have a sign of their own.
        .replaceAll(/[\u2010\u2011]/g, '-')
        .replaceAll(/\r\n?/g, '\n'),
    ),
  );
  const all = passagesOf(path, visible);
  const passages = all.slice(0, maxPassages);
  const sample = new Set(sampleRowsOf(passages));
  const support = supportRowsOf(passages.filter((passage) => !sample.has(passage)));
  const found = elementsOf(path, passages);
  return {
    path,
    passages,
    isComplete: passages.length === all.length && text.length <= maxLength && passages.every(isWhole),
    statements: inLanguage(found.language, () => statementsOf(passages)),
    ...found,
    support,
    clashes: clashesOf(support),
  };
};

const keyBegins = '-----BEGIN PGP PUBLIC KEY';
const keyEnds = '-----END PGP PUBLIC KEY';

/** A key for encrypted mail may be longer than the policy, which a signature may stand round as well; of the body of the key nothing is read, and the lines keep their numbers. */
const withoutKeys = (text: string): string => {
  let kept = '';
  let at = 0;
  for (let start = text.indexOf(keyBegins); start >= 0; start = text.indexOf(keyBegins, at)) {
    const from = text.indexOf('\n', start);
    const end = from < 0 ? -1 : text.indexOf(keyEnds, from);
    if (end < 0) break;
    kept += text.slice(at, from) + blank(text.slice(from, end));
    at = end;
  }
  return kept + text.slice(at);
};

const passagesOf = (path: string, text: string): readonly Passage[] => {
  if (/\.txt$/i.test(path) && /^(?:Contact|Expires):/im.test(text)) return passagesOfSecurityTxt(text);
  if (/\.(?:md|markdown)$/i.test(path) && isOrdinaryMarkdown(text)) return passagesOfMarkdown(text) ?? passagesOfText(text);
  return passagesOfText(text);
};

/** Front matter and HTML comments are not read by anybody: they become empty lines, so that the others keep their numbers. What stands between two rules and names no settings is no front matter. */
const withoutHidden = (text: string): string => {
  const frontMatter = /^---\n(?:[ \t]*\n){0,5}(?:#|[\w"'-]{1,60}[ \t]*:)[\s\S]{0,20000}?\n---(?=\n|$)/.exec(text)?.[0] ?? '';
  let visible = blank(frontMatter);
  let at = frontMatter.length;
  for (let start = text.indexOf('<!--', at); start >= 0; start = text.indexOf('<!--', at)) {
    const end = text.indexOf('-->', start + 4);
    if (end < 0) break;
    visible += text.slice(at, start) + blank(text.slice(start, end + 3));
    at = end + 3;
  }
  return visible + text.slice(at);
};

/** A whole policy that was pasted with the fence around it is no example: its fence becomes empty lines. */
const withoutWrapping = (text: string): string => {
  const start = /^```(?:md|markdown)[ \t]*\n(?=(?:[ \t]*\n)*#)/m.exec(text.slice(0, 400));
  if (!start) return text;
  const from = start.index + start[0].length;
  const end = text.lastIndexOf('\n```');
  const isWhole = end < from || text.length - end < 200;
  if (!isWhole) return text;
  const inside = end < from ? text.slice(from) : `${text.slice(from, end)}\n${text.slice(end + 4)}`;
  return `${text.slice(0, start.index)}\n${inside}`;
};

const blank = (text: string): string => text.replaceAll(/[^\n]+/g, '');
