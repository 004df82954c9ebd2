import { type Evidence, type Facts, type Finding, isForDevelopers, isSlight, type Severity } from 'policy-audit';

export type FoundSecret = Facts['secrets']['found'][number];

/** Read by people who learn or test, not by the running program. */
export const isAside = (secret: FoundSecret): boolean => ofReaders.includes(secret.places[0].zone);
const ofReaders: readonly string[] = ['test', 'example', 'docs', 'vendored'];

/**
 * Vendored code is full of words and keys that are meant to be seen; what was drawn counts there too, what a file is made to keep, and in what was
 * built from the repository's own code a header.
 */
export const counts = (secret: FoundSecret): boolean => {
  const { zone, path } = secret.places[0];
  if (zone !== 'vendored' || secret.confidence === 'high') return true;
  return !isSlight(secret) && (secret.by === 'known-file' || (secret.by === 'header' && isBuilt.test(path)));
};

const isBuilt = /^(?!.*(?:vendor|node_modules|third[-_]?party|bower|\blibs?\/|external)).*[.-](?:min|bundle)\.js$/i;

/** What a clean verdict rests on, and what it does not speak of. */
export const lookedThrough = ({ example, files, archives }: Facts['secrets']): readonly Evidence[] => {
  if (example === undefined) return [];
  const [first, ...others] = archives;
  const unopened = others.length === 0 ? 'an archive, which was not opened' : `one of ${archives.length} archives, none of which was opened`;
  return [{ at: { path: example }, note: `one of ${files} files that were searched` }, ...(first === undefined ? [] : [{ at: { path: first }, note: unopened }])];
};

/** All that a report says of the secret itself. */
export const markOf = ({ masked, fingerprint, confidence }: FoundSecret): NonNullable<Finding['secret']> => ({ masked, fingerprint, confidence });

/** Where a secret is no part of what runs it is worth less, and says so; one that is real is real there too. */
export const secretFinding = (secret: FoundSecret): Finding => {
  const [at, ...others] = secret.places;
  return {
    message: `${what(secret)} is written ${whereIn[at.zone] ?? (isOfDevelopers(secret) ? 'in what developers start for themselves' : secret.confidence === 'low' ? 'in plain text, and may be only a stand-in' : 'in plain text')}: ${secret.reasons.join(', ')}.${others.length > 0 ? ` The same value is in ${others.length} other ${others.length === 1 ? 'place' : 'places'}.` : ''}`,
    at,
    severity: severityOf(secret),
    secret: markOf(secret),
    ...(others.length > 0 ? { related: others.map((place) => ({ at: place, note: 'the same value', secret: { masked: secret.masked, fingerprint: secret.fingerprint } })) } : {}),
    ...(secret.rotate
      ? { remediation: `Revoke it first (${secret.rotate}): anyone with a copy of the repository has the key. Then read the new one from the environment or a secret store.` }
      : {}),
  };
};

/** "an RSA key", "a URL", "a user name" */
export const withArticle = (name: string): string => `${/^(?:[aeioAEIO]|[uU](?![A-Z]|se)|[FHLMNRSX][A-Z])/.test(name) ? 'an' : 'a'} ${name}`;

const what = ({ name, variable }: FoundSecret): string => `${withArticle(name).replace('a', 'A')}${variable ? ` for "${variable}"` : ''}`;

const whereIn: Partial<Record<FoundSecret['places'][0]['zone'], string>> = {
  test: 'in a test, where it matters less unless it is real',
  example: 'in an example, where it matters less unless it is real',
  docs: 'in the documentation, where it matters less unless it is real',
  vendored: 'in vendored code, where it matters less unless it is real',
};

/** What a copy of a developer is locked with guards little; a key of a provider opens the same there. */
const isOfDevelopers = (secret: FoundSecret): boolean =>
  secret.by !== 'provider' &&
  secret.places.every((place) => isForDevelopers(place.path) || ofReaders.includes(place.zone)) &&
  secret.places.some(({ path }) => isForDevelopers(path));

const severityOf = (secret: FoundSecret): Severity => {
  const usual = secret.confidence === 'low' ? 'low' : secret.severity;
  if (!isAside(secret)) return isOfDevelopers(secret) && usual !== 'low' ? 'medium' : usual;
  return usual === 'critical' && secret.places[0].zone === 'docs' ? 'medium' : 'low';
};
