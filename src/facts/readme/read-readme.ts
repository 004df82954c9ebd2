import { type ElementName, holdsAny } from '../security-policy/elements/elements.ts';
import { languageOf } from '../security-policy/language.ts';
import { passagesOfMarkdown } from '../security-policy/markdown.ts';
import { isOrdinaryMarkdown } from '../security-policy/markdown-size.ts';
import type { Link, Passage } from '../security-policy/passage.ts';
import { passagesOfText } from '../security-policy/plain-text.ts';
import { sectionsOf } from '../security-policy/sections.ts';
import { vulnerability } from '../security-policy/vocabulary/reports.ts';
import { inLanguage } from '../security-policy/words.ts';
import type { SourceFile } from '../source-file.ts';

export interface ReadmePage {
  readonly path: string;
  readonly links: readonly Link[];
  /** The first line that names SECURITY.md or the security policy, linked or not. */
  readonly namesPolicyAt: number | undefined;
  readonly addresses: readonly string[];
  /** The first line of a chapter on security that tells how to report a vulnerability. */
  readonly securityAt: number | undefined;
}

export const readReadme = ({ path, text: written }: SourceFile): ReadmePage => {
  const text = written.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
  const isMarkdown = /\.(?:md|markdown)$/i.test(path) && isOrdinaryMarkdown(text);
  const passages = ((isMarkdown ? passagesOfMarkdown(text, () => []) : undefined) ?? passagesOfText(text)).filter((passage) => passage.kind !== 'code');
  const links = passages.flatMap((passage) => passage.links);
  return {
    path,
    links,
    namesPolicyAt: passages.find((passage) =>
      /\bSECURITY\.(?:md|rst|txt|adoc)\b|security policy|security\/policy/i.test(`${passage.text} ${passage.links.map((link) => link.url).join(' ')}`),
    )?.line,
    addresses: [...new Set(passages.flatMap((passage) => passage.text.match(/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g) ?? []))].slice(0, 50),
    securityAt: securityAt(path, text, passages),
  };
};

const ways: readonly ElementName[] = ['email', 'private_channel', 'advisory', 'public_channel', 'no_public_issue'];

const securityAt = (path: string, text: string, passages: readonly Passage[]): number | undefined => {
  // The title of the page is that of the project.
  const chapter = inLanguage(languageOf(text), () => passages.filter(({ headings }) => headings.slice(1).some((heading) => vulnerability.test(heading))));
  const tells = chapter.length > 0 && holdsAny(ways, path, chapter.slice(0, 200).map(withSections));
  return tells ? chapter[0]?.line : undefined;
};

/** Of the rest of a page nobody asks for them, and to tell them costs as much as to read it. */
const withSections = (passage: Passage): Passage =>
  passage.sections.length > 0 ? passage : { ...passage, sections: sectionsOf(passage.headings, passage.leads, passage.cells !== undefined) };
