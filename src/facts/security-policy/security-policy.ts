import { defineFact } from '../fact.ts';
import { type PolicyReading, readPolicy } from './read-policy.ts';

/** What the repository says of its own security, and where. */
export interface SecurityPolicy {
  /** The file that the host shows: .github/ before the root before docs/. Undefined when there is none. */
  readonly policy: PolicyReading | undefined;
  /** Policy files that the host does not show because another one comes first. */
  readonly shadowed: readonly PolicyReading[];
  /** Symbolic links at the places of a policy: where they lead is never read. */
  readonly symlinks: readonly string[];
}

const place = /^(?:|\.github\/|\.gitlab\/|docs\/)security(?:[-_.]policy)?(?:\.(?:md|markdown|rst|txt|adoc|asciidoc))?$/i;
const order = ['.github/', '.gitlab/', '', 'docs/'];
const extensions = ['.md', '.markdown', '.rst', '.adoc', '.asciidoc', '.txt', ''];

export const securityPolicy = defineFact({
  name: 'securityPolicy',
  revision: 1,
  selects: (file) => place.test(file.path),
  extract: (file) => readPolicy(file.path, file.text),
  combine({ extracts, snapshot }) {
    const readings = extracts.map(({ value }) => value).sort((a, b) => rank(a.path) - rank(b.path));
    const symlinks = snapshot.files.filter((file) => file.mode === 'symlink' && place.test(file.path)).map((file) => file.path);
    return { policy: readings[0], shadowed: readings.slice(1), symlinks };
  },
});

/** The exact name counts before others of the same folder, Markdown before other markups. */
const rank = (path: string): number => {
  const folder = path.slice(0, path.lastIndexOf('/') + 1).toLowerCase();
  const name = path.slice(folder.length).toLowerCase();
  const extension = /\.[a-z]+$/.exec(name)?.[0] ?? '';
  return order.indexOf(folder) * 100 + (name.startsWith('security.') || name === 'security' ? 0 : 50) + extensions.indexOf(extension);
};
