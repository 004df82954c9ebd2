import { defineFact } from '../fact.ts';
import type { SecurityInsights } from './insights.ts';
import type { PolicyReading } from './read-policy.ts';
import type { SecurityTxt } from './security-txt.ts';

/** What the repository says of its own security, and where. */
export interface SecurityPolicy {
  /** The file that the host shows: .github/ before the root before docs/. A security.txt only where there is nothing else. */
  readonly policy: PolicyReading | undefined;
  /** Policy files that the host does not show because another one comes first. */
  readonly shadowed: readonly PolicyReading[];
  /** Symbolic links at the places of a policy: where they lead is never read. */
  readonly symlinks: readonly string[];
  readonly securityTxt: SecurityTxt | undefined;
  readonly insights: SecurityInsights | undefined;
}

interface Extract {
  readonly reading?: PolicyReading;
  readonly securityTxt?: SecurityTxt;
  readonly insights?: SecurityInsights;
}

const place = /^(?:|\.github\/|\.gitlab\/|docs\/)security(?:[-_.]policy)?(?:\.(?:md|markdown|rst|txt|adoc|asciidoc))?$|^\.well-known\/security\.txt$/i;
export const isPolicy = (path: string): boolean => place.test(path);
const insightsPlace = /^(?:\.github\/|\.gitlab\/)?security[-_]insights\.ya?ml$/i;
const order = ['.github/', '.gitlab/', '', 'docs/', '.well-known/'];
const extensions = ['.md', '.markdown', '.rst', '.adoc', '.asciidoc', '.txt', ''];

/** In characters: some hundred expressions look at each of them. */
const longestPolicy = 200_000;

export const securityPolicy = defineFact({
  name: 'securityPolicy',
  revision: 35,
  lists: ({ path, mode }) => mode === 'symlink' && place.test(path),
  selects: (file) => place.test(file.path) || insightsPlace.test(file.path),
  async extractor() {
    const [{ yamlRoot }, { insightsOf }, { securityTxtOf }, { readPolicy }] = await Promise.all([
      import('../yaml.ts'),
      import('./insights.ts'),
      import('./security-txt.ts'),
      import('./read-policy.ts'),
    ]);
    return (file): Extract => {
      if (insightsPlace.test(file.path)) return { insights: insightsOf(file.path, yamlRoot(file)) };
      const securityTxt = /\.txt$/i.test(file.path) ? securityTxtOf(file.path, file.text) : undefined;
      const text = file.text.slice(0, longestPolicy);
      const reading = readPolicy(file.path, text);
      return { reading: { ...reading, isComplete: reading.isComplete && text.length === file.text.length }, ...(securityTxt ? { securityTxt } : {}) };
    };
  },
  combine({ extracts, listed, gap }) {
    const values = extracts.map(({ value }) => value);
    const readings = values.filter((value) => value.reading !== undefined).sort((a, b) => rank(a) - rank(b));
    for (const { reading } of readings) if (reading && !reading.isComplete) gap({ path: reading.path, reason: `too long for a policy: the end of it was not read` });
    return {
      policy: readings[0]?.reading,
      shadowed: readings.slice(1).flatMap(({ reading, securityTxt }) => (reading && !securityTxt ? [reading] : [])),
      symlinks: listed.map((file) => file.path),
      securityTxt: values.find((value) => value.securityTxt)?.securityTxt,
      insights: values.find((value) => value.insights)?.insights,
    };
  },
});

/** The exact name counts before others of the same folder, Markdown before other markups, and a security.txt after every policy. */
const rank = ({ reading, securityTxt }: Extract): number => {
  const path = reading?.path.toLowerCase() ?? '';
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const name = path.slice(folder.length);
  const extension = /\.[a-z]+$/.exec(name)?.[0] ?? '';
  return (securityTxt ? 1000 : 0) + order.indexOf(folder) * 100 + (/^security(?:\.|$)/.test(name) ? 0 : 50) + extensions.indexOf(extension);
};
