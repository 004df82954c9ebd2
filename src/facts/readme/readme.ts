import { defineFact } from '../fact.ts';
import type { ReadmePage } from './read-readme.ts';

/** The README that the host shows: .github/ before the root before docs/. */
export interface Readme {
  readonly page: ReadmePage | undefined;
}

const place = /^(?:|\.github\/|docs\/)readme(?:\.(?:md|markdown|rst|txt|adoc|asciidoc))?$/i;
const order = ['.github/', '', 'docs/'];

export const readme = defineFact({
  name: 'readme',
  revision: 5,
  selects: (file) => place.test(file.path),
  extractor: async () => (await import('./read-readme.ts')).readReadme,
  combine({ extracts }) {
    const [first] = [...extracts].sort((a, b) => rank(a.file.path) - rank(b.file.path));
    return { page: first?.value };
  },
});

const rank = (path: string): number => order.indexOf(path.slice(0, path.lastIndexOf('/') + 1).toLowerCase()) * 10 + (/\.md$/i.test(path) ? 0 : 1);
