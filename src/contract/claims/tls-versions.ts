import type { Proxies } from '../../facts/proxies/proxies.ts';
import type { ProxySite } from '../../facts/proxies/site.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import type { Answer, ContractEvidence } from '../contract.ts';
import { asked, at, broken, kept } from './answers.ts';

const rule = 'network/tls-version';

/** "TLS 1.2 or newer": is the oldest version that the proxies of the tree still speak as new as that? */
export const tlsVersionClaim = ({ subject, polarity, modality, text }: Statement, { sites }: Proxies): Answer | undefined => {
  if (subject !== 'network/tls-in-production' || modality !== 'fact' || polarity === 'promises') return undefined;
  const named = [...text.matchAll(version)].map(([, minor = '']) => Number(minor));
  if (named.length === 0) return undefined;
  const isRefused = refused.test(text);
  if (polarity !== 'asserts' && !isRefused) return undefined;
  const least = isRefused ? Math.max(...named.filter((minor) => minor < 2)) + 1 : Math.min(...named);
  const own = sites.filter(({ tls, documented }) => tls && !documented);
  const known = own.flatMap((site) => {
    const oldest = oldestOf(site);
    return oldest === undefined || !site.protocols ? [] : [{ oldest, values: site.protocols.values, place: site.protocols.at }];
  });
  if (!Number.isFinite(least) || known.length === 0) return asked(rule, 'Which versions of TLS does what terminates it still speak? No setting of them was seen in the tree.');
  const placeOf = ({ values, place }: (typeof known)[number], stage: string): ContractEvidence => at(place.path, place.line ?? null, stage, values.join(' '));
  const older = known.filter(({ oldest }) => oldest < least);
  if (older.length > 0) {
    const places = older.slice(0, 5).map((each) => placeOf(each, 'contradicts'));
    return isLimit.test(text) || isRefused
      ? broken(rule, `The policy says TLS 1.${least} at least; ${older[0]?.place.path} allows ${older[0]?.values.join(' ')}.`, places)
      : asked(rule, 'Older versions are spoken as well. Does the policy rule them out?', places);
  }
  const places = known.slice(0, 5).map((each) => placeOf(each, 'wired'));
  return known.length === own.length ? kept(rule, places) : asked(rule, 'Some sites leave the versions to what is installed. Are they as new?', places);
};

const version = /(?<![\w.])(?:TLS ?)?v?1\.([0-3])(?![\d.])/gi;
const isLimit =
  /\b(?:only|min(?:imum|imal)?|at least|or (?:newer|above|higher|later|better|greater)|and (?:newer|above|higher|later)|require[sd]?|enforced?|exclusively|no older)\b|1\.[0-3] ?\+|[≥>]=?/i;
const refused =
  /\b(?:disabl\w*|refus\w*|reject\w*|turned off|switched off|not (?:supported|accepted|allowed|offered|enabled|spoken)|no longer|never|no (?:support|tls|ssl)|(?:older|earlier|below) (?:\w+ )*(?:rejected|refused|disabled))\b/i;

/** Of nginx and HAProxy each version that is on, of Caddy the least and the most. */
const oldestOf = ({ product, protocols }: ProxySite): number | undefined => {
  const minors = (protocols?.values ?? []).map((value) =>
    /^sslv?[23]$/i.test(value) ? -1 : Number(/^tlsv?1(?:\.?([0-3]))?$/i.exec(value)?.[1] ?? (/^tlsv?1$/i.test(value) ? 0 : Number.NaN)),
  );
  return product === 'apache' || minors.length === 0 || minors.some(Number.isNaN) ? undefined : Math.min(...minors);
};
