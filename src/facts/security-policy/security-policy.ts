import { UnreadableError } from '../../errors.ts';
import { defineFact } from '../fact.ts';
import { decodeLatin, isGarbled } from '../formats/text-encoding.ts';
import type { SecurityInsights } from './insights.ts';
import type { PolicyReading } from './read-policy.ts';
import type { SecurityTxt } from './security-txt.ts';

/** What the repository says of its own security, and where. */
export interface SecurityPolicy {
  /** The file that the host shows: .github/ before the root before docs/. A translation only where there is no other, a security.txt where there is nothing else. */
  readonly policy: PolicyReading | undefined;
  /** Is it where hosts look for a policy? */
  readonly isShown: boolean;
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
/** `SECURITY.zh-CN.md`, `SECURITY_ja.md`. */
const translation =
  /^(?:|\.github\/|\.gitlab\/|docs\/)security(?:[-_.]policy)?[-_.](?:en|zh|cn|ja|jp|ko|kr|de|fr|es|pt|ru|it|pl|tr|nl|id|uk|ua|vi|cs|cz|ar|fa|sv|hu|ro)(?:[-_][a-z]{2,4})?\.(?:md|markdown|rst|adoc|asciidoc)$/i;
export const isPolicy = (path: string): boolean => place.test(path) || translation.test(path);
const insightsPlace = /^(?:\.github\/|\.gitlab\/)?security[-_]insights\.ya?ml$/i;
const order = ['.github/', '.gitlab/', '', 'docs/', '.well-known/'];
const extensions = ['.md', '.markdown', '.rst', '.adoc', '.asciidoc', '.txt', ''];

/** In characters: some hundred expressions look at each of them. */
const longestPolicy = 200_000;

export const securityPolicy = defineFact({
  name: 'securityPolicy',
  revision: 77,
  lists: ({ path, mode }) => mode === 'symlink' && place.test(path),
  selects: (file) => isPolicy(file.path) || insightsPlace.test(file.path),
  async extractor() {
    const [{ yamlRoot }, { insightsOf }, { securityTxtOf }, { readPolicy }] = await Promise.all([
      import('../formats/yaml.ts'),
      import('./insights.ts'),
      import('./security-txt.ts'),
      import('./read-policy.ts'),
    ]);
    return (file): Extract => {
      if (insightsPlace.test(file.path)) return { insights: insightsOf(file.path, yamlRoot(file)) };
      const securityTxt = /\.txt$/i.test(file.path) ? securityTxtOf(file.path, file.text) : undefined;
      const whole = (file.bytes && decodeLatin(file.bytes)) ?? file.text;
      const text = whole.slice(0, longestPolicy);
      if (isGarbled(text)) throw new UnreadableError('not a text in UTF-8, UTF-16 or a western encoding');
      const reading = readPolicy(file.path, text);
      return { reading: { ...reading, isComplete: reading.isComplete && text.length === whole.length }, ...(securityTxt ? { securityTxt } : {}) };
    };
  },
  combine({ extracts, listed, gap }) {
    const values = extracts.map(({ value }) => value);
    const all = values.filter((value) => value.reading !== undefined).sort((a, b) => rank(a) - rank(b));
    const readings = all.filter((value, index) => index === 0 || !isTranslation(value));
    const [first] = readings;
    for (const { reading } of readings) if (reading && !reading.isComplete) gap({ path: reading.path, reason: `too long for a policy: the end of it was not read` });
    return {
      policy: first?.reading,
      isShown: first?.reading !== undefined && !first.reading.path.startsWith('.well-known/') && !isTranslation(first),
      shadowed: readings.slice(1).flatMap(({ reading, securityTxt }) => (reading && !securityTxt ? [reading] : [])),
      symlinks: listed.map((file) => file.path),
      securityTxt: values.find((value) => value.securityTxt)?.securityTxt,
      insights: values.find((value) => value.insights)?.insights,
    };
  },
});

const isTranslation = ({ reading }: Extract): boolean => translation.test(reading?.path ?? '');

/** The exact name counts before others of the same folder, Markdown before other markups, a translation after every policy and a security.txt after these. */
const rank = (extract: Extract): number => {
  const { reading, securityTxt } = extract;
  const path = reading?.path.toLowerCase() ?? '';
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const name = path.slice(folder.length);
  const extension = /\.[a-z]+$/.exec(name)?.[0] ?? '';
  return (securityTxt ? 1000 : isTranslation(extract) ? 500 : 0) + order.indexOf(folder) * 100 + (/^security(?:\.|$)/.test(name) ? 0 : 50) + extensions.indexOf(extension);
};
