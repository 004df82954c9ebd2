import { answered, defineFact } from '../fact.ts';

/** What git says of the paths that the policy calls ignored. */
export interface IgnoredPaths {
  /** As the policy writes it. Undefined where git was not asked, or cannot be. */
  isIgnored(written: string): boolean | undefined;
}

const most = 200;

export const ignoredPaths = defineFact({
  name: 'ignoredPaths',
  revision: 3,
  asksIgnored: true,
  needs: ['securityPolicy'],
  *combine({ snapshot, given: { securityPolicy } }) {
    const texts = (securityPolicy.policy?.statements ?? []).map(({ text }) => text);
    const samples = new Map(texts.flatMap(pathsCalledIgnored).map((written) => [written, sampleOf(written)] as const));
    const asked = [...samples].slice(0, most);
    if (!snapshot.git || asked.length === 0) return { isIgnored: () => undefined };
    const ignored = yield* answered(snapshot.git.ignored([...new Set(asked.map(([, sample]) => sample))]));
    const known = new Map(asked.map(([written, sample]) => [written, ignored.has(sample)]));
    return { isIgnored: (written) => known.get(written) };
  },
});

/** The paths of the clause that says so: "`data/` is gitignored", "secrets live in `deploy/*.txt` (ignored by git)". */
export const pathsCalledIgnored = (text: string): readonly string[] => {
  if (!ignores.test(text) || !ofGit.test(text)) return [];
  const clause = text.split(/;\s|[.。]\s|\s[—–]\s/).filter((part) => ignores.test(part) && !denies.test(part) && !byOthers.test(part));
  return clause.flatMap((part) =>
    part
      .split(/[\s`"'()[\],]+/)
      .map((word) => word.replace(/^\.\/|\.$/g, ''))
      .filter(isPath),
  );
};
const ignores =
  /(?<!\p{L})(?:excluded|kept out|left out|omitted) (?:of |from )(?:git|version control|source control|the repo(?:sitory)?)(?!\p{L})|\b(?:are|is|listed|named|covered) (?:in|by) (?:the |our )?[`"']?\.gitignore|(?<!\p{L})(?:git-?)?(?:ignored|ignoré(?:e|s|es)?|ignoriert|ignorad[oa]s?|ignorat[oi])(?!\p{L})|игнорир|被?忽略|無視/iu;
const ofGit = /(?<!\p{L})(?:git(?!\p{L})|git-?ignor)|commit|version control|source control|repositor|track/iu;
/** "Ignored by Docker, and committed": a linter, a scanner or a packager ignores, too. */
const byOthers = /ignored (?:by|in|on|from|for|when|during)(?! (?:the )?[`"]?(?:\.?git(?!\p{L})|\.gitignore|version control|vcs|default|the repo|source control))/iu;
const denies = /\b(?:not|never|no longer)\b[^.]{0,20}(?:ignored|excluded|in [`"']?\.gitignore)|nicht ignoriert/i;
const isPath = (word: string): boolean =>
  word.length < 200 &&
  !/^(?:\.gitignore|and\/or)$/.test(word) &&
  /^[\w.*@-][\w.*@/-]*$/.test(word) &&
  (/^\.[\w-]/.test(word) || word.includes('/') || /\.(?:env|db|sqlite3?|log|pem|key|p12|pfx|crt|jks|keystore|properties|json|ya?ml|toml|txt|cfg|conf)$/.test(word));

const sampleOf = (written: string): string => {
  const name = written.endsWith('/') ? `${written}x` : written;
  return name.replaceAll('**', 'x').replaceAll('*', 'x');
};
