import { defineFact } from './fact.ts';
import { isOrdinaryMarkdown, passagesOfMarkdown } from './security-policy/markdown.ts';
import type { Link } from './security-policy/passage.ts';
import { passagesOfText } from './security-policy/plain-text.ts';

/** The README that the host shows: .github/ before the root before docs/. */
export interface Readme {
  readonly page: ReadmePage | undefined;
}

export interface ReadmePage {
  readonly path: string;
  readonly links: readonly Link[];
  /** The first line that names SECURITY.md or the security policy, linked or not. */
  readonly namesPolicyAt: number | undefined;
  readonly addresses: readonly string[];
}

const place = /^(?:|\.github\/|docs\/)readme(?:\.(?:md|markdown|rst|txt|adoc|asciidoc))?$/i;
const order = ['.github/', '', 'docs/'];

export const readme = defineFact({
  name: 'readme',
  revision: 1,
  selects: (file) => place.test(file.path),
  extract: (file): ReadmePage => pageOf(file.path, file.text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')),
  combine({ extracts }) {
    const [first] = [...extracts].sort((a, b) => rank(a.file.path) - rank(b.file.path));
    return { page: first?.value };
  },
});

const pageOf = (path: string, text: string): ReadmePage => {
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

const rank = (path: string): number => order.indexOf(path.slice(0, path.lastIndexOf('/') + 1).toLowerCase()) * 10 + (/\.md$/i.test(path) ? 0 : 1);
