import { passagesOfMarkdown } from './security-policy/markdown.ts';
import { isOrdinaryMarkdown } from './security-policy/markdown-size.ts';
import type { Link } from './security-policy/passage.ts';
import { passagesOfText } from './security-policy/plain-text.ts';
import type { SourceFile } from './source-file.ts';

export interface ReadmePage {
  readonly path: string;
  readonly links: readonly Link[];
  /** The first line that names SECURITY.md or the security policy, linked or not. */
  readonly namesPolicyAt: number | undefined;
  readonly addresses: readonly string[];
}

export const readReadme = ({ path, text: written }: SourceFile): ReadmePage => {
  const text = written.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
  const isMarkdown = /\.(?:md|markdown)$/i.test(path) && isOrdinaryMarkdown(text);
  const passages = ((isMarkdown ? passagesOfMarkdown(text) : undefined) ?? passagesOfText(text)).filter((passage) => passage.kind !== 'code');
  const links = passages.flatMap((passage) => passage.links);
  return {
    path,
    links,
    namesPolicyAt: passages.find((passage) =>
      /\bSECURITY\.(?:md|rst|txt|adoc)\b|security policy|security\/policy/i.test(`${passage.text} ${passage.links.map((link) => link.url).join(' ')}`),
    )?.line,
    addresses: [...new Set(passages.flatMap((passage) => passage.text.match(/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g) ?? []))].slice(0, 50),
  };
};
