import type { TlsSettings } from '../../../facts/cryptography/tls-settings.ts';
import type { Proxies } from '../../../facts/proxies/proxies.ts';
import type { ProxySite } from '../../../facts/proxies/site.ts';
import type { Statement } from '../../../facts/security-policy/statement.ts';
import { expression } from '../../../long-expression.ts';
import type { Answer, ContractEvidence } from '../../contract.ts';
import { unaccounted } from '../../speech/unaccounted.ts';
import { asked, at, broken, kept } from '../answers.ts';

const rule = 'network/tls-version';

/** "TLS 1.2 or newer": is the oldest version that the proxies and servers of the tree still speak as new as that? */
export const tlsVersionClaim = ({ subject, polarity, modality, text }: Statement, { sites }: Proxies, { all }: TlsSettings): Answer | undefined => {
  if (subject !== 'network/tls-in-production' || modality !== 'fact' || polarity === 'promises') return undefined;
  const named = [...text.matchAll(version)].map(([, minor = '']) => Number(minor));
  if (named.length === 0) return undefined;
  if (ofClients.test(text)) return asked(rule, 'Which versions are spoken to the servers of others? Only what serves here is compared.');
  const isRefused = refused.test(text);
  if (polarity !== 'asserts' && !isRefused) return undefined;
  const [, below] = olderThan.exec(text) ?? [];
  const least = isRefused ? (below === undefined ? Math.max(...named.filter((minor) => minor < 2)) + 1 : Number(below)) : Math.min(...named);
  const own = sites.filter(({ tls, documented }) => tls && !documented);
  const known = [
    ...all.map(({ oldest, newest, path, line, note }) => ({ oldest, newest, values: [note], place: { path, line } })),
    ...own.flatMap((site) => {
      const [oldest, newest] = spanOf(site) ?? [];
      return oldest === undefined || newest === undefined || !site.protocols ? [] : [{ oldest, newest, values: site.protocols.values, place: site.protocols.at }];
    }),
  ];
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
  // "TLS 1.2 and 1.3 are supported" names both.
  const isUnspoken = !isRefused && known.some(({ oldest, newest }) => newest < Math.max(...named) || (oldest > least && !isLimit.test(text)));
  if (isUnspoken) return asked(rule, 'Not each version that the policy names is spoken. Should the sentence be brought up to date?', places);
  const [more] = unaccounted(text, [version, ...around]);
  if (more !== undefined) return asked(rule, `The versions are those that the policy says. Is what else it says of it true (“${more}”)?`, places);
  return known.length === own.length + all.length ? kept(rule, places) : asked(rule, 'Some sites leave the versions to what is installed. Are they as new?', places);
};

/** What calls others is no server of this tree. */
const ofClients =
  /\b(?:out(?:bound|going)|egress)\b|\b(?:requests?|connections?|calls?) (?:to|from) (?:the |an? )?(?:[\w-]+ )?(?:upstream|external|third[- ]party|remote|updat\w+|checker|fetcher|client|sdk)\b/i;
const version = /(?<![\w.])(?:TLS ?)?v?1\.([0-3])(?!\d|\.\d)/gi;
/** "Versions below 1.2 are rejected" still speaks 1.2. */
const olderThan = /\b(?:(?:older|earlier|lower|less) than|below|under|before|prior to) (?:TLS ?)?v?1\.([0-3])(?![\d.])/i;
const around = [
  expression('gi')`
    \b(?:
      tls|ssl|sslv?[23]|https?|versions?|protocols?|connections?|traffic|nginx|caddy|haproxy|all|every|each|any|only|just|least|lowest
      |oldest|min(?:imum|imal)?|newer|above|higher|later|better|greater|up|older|earlier|lower|below|less|than|before|prior|under
      |require[sd]?|requiring|accept(?:s|ed)?|allow(?:s|ed)?|offer(?:s|ed)?|speaks?|spoken|configured|restricted|limited|set|exclusively
      |disabl\w*|refus\w*|reject\w*|turned|switched|off|not|no|longer|never|support|must|production|clients?|sites?|terminat\w*|reverse
      |prox(?:y|ies)|encrypt\w*|legacy|obsolete|outdated|old|transit
    )\b
  `,
];
const isLimit =
  /\b(?:only|min(?:imum|imal)?|at least|(?:lowest|oldest) (?:\w+ )?version|or (?:newer|above|higher|later|better|greater)|and (?:newer|above|higher|later)|require[sd]?|enforced?|exclusively|no older)\b|1\.[0-3] ?\+|[≥>]=?/i;
const refused =
  /\b(?:disabl\w*|refus\w*|reject\w*|turned off|switched off|not (?:supported|accepted|allowed|offered|enabled|spoken)|no longer|never|no (?:support|tls|ssl)|(?:older|earlier|below) (?:\w+ )*(?:rejected|refused|disabled))\b/i;

/** The oldest and the newest: nginx and HAProxy name each version that is on, Caddy the least and the most. */
const spanOf = ({ product, protocols }: ProxySite): readonly [oldest: number, newest: number] | undefined => {
  const minors = (protocols?.values ?? []).map((value) =>
    /^sslv?[23]$/i.test(value) ? -1 : Number(/^tlsv?1(?:\.?([0-3]))?$/i.exec(value)?.[1] ?? (/^tlsv?1$/i.test(value) ? 0 : Number.NaN)),
  );
  return product === 'apache' || minors.length === 0 || minors.some(Number.isNaN) ? undefined : [Math.min(...minors), Math.max(...minors)];
};
