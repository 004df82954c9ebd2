import type { Compose } from '../../facts/compose/compose.ts';
import type { ComposeService } from '../../facts/compose/service.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import type { Answer, ContractEvidence } from '../contract.ts';
import { asked, at, broken, kept } from './answers.ts';
import { isLocal } from './ports.ts';

const rule = 'network/datastore-not-public';

/** What a policy calls a store, and the images that are one. */
const stores: readonly (readonly [named: RegExp, image: RegExp])[] = [
  [/\bpostgres\w*/i, /postgres|postgis|timescaledb/i],
  [/\bmysql\b|\bmariadb\b/i, /mysql|mariadb|percona/i],
  [/\bmongo\w*/i, /mongo/i],
  [/\bredis\b|\bvalkey\b/i, /redis|valkey/i],
  [/\brabbitmq\b/i, /rabbitmq/i],
  [/\b(?:elastic|open)search\b/i, /(?:elastic|open)search/i],
  [
    /\bdatabases?\b|\bdatenbank\w*|\bbase(?:s)? de (?:datos|données)|\bbanco de dados|баз[аыу] данных|数据库|データベース/i,
    /postgres|postgis|timescaledb|mysql|mariadb|percona|mongo/i,
  ],
];

/** "Database and Redis are accessible on localhost only": what Compose publishes of each says whether they are. */
export const datastoreClaim = ({ text, polarity, modality, subject }: Statement, { services }: Compose): Answer | undefined => {
  if (!/^network\/(?:bind-address|datastore-not-public)$|^container\/loopback-publish$|^unknown$/.test(subject) || modality !== 'fact' || polarity === 'promises') return undefined;
  const says = onLoopback.test(text) ? 'loopback' : neverPublished.test(text) ? 'unpublished' : undefined;
  const images = stores.filter(([named]) => named.test(text)).map(([, image]) => image);
  if (says === undefined || images.length === 0) return undefined;
  const meant = images.map((image) => services.filter((service) => image.test(imageOf(service))));
  // Of what is not in the tree nothing is known.
  if (meant.some((each) => each.length === 0)) return undefined;
  const all = [...new Set(meant.flat())];
  const open = all.flatMap((service) => service.ports.filter((port) => says === 'unpublished' || !isLocal(port)));
  const [first] = open;
  if (first === undefined) return kept(rule, all.flatMap(placesOf));
  const places = open.flatMap(({ at: { path, line }, text: mapping }) => (line === undefined ? [] : [at(path, line, 'contradicts', `publishes ${mapping}`)]));
  return polarity !== 'advises' && !/\$\{?/.test(first.text.split(':')[0] ?? '')
    ? broken(rule, `${first.text} is published${isLocal(first) ? '' : ' on every interface'}.`, places)
    : asked(rule, 'Who can reach the published ports of the stores?', places);
};

const onLoopback =
  /\b(?:only|nur|uniquement|solo|apenas|somente|exclusively)\b[^.;]{0,30}\b(?:localhost|loopback|127\.0\.0\.1)\b|\b(?:localhost|loopback|127\.0\.0\.1)\b[^.;]{0,12}\bonly\b/i;
const neverPublished =
  /\bnot (?:published|exposed to the host|mapped to (?:the )?host)\b|\b(?:publish|expose)(?:es|s)? no (?:host )?ports?\b|\bno (?:host |published )ports?\b|\bonly (?:on|inside|within|via|over) (?:the |an? )?(?:internal |private )?(?:docker|compose) network\b/i;

const imageOf = ({ image, name }: ComposeService): string => (image?.text.split('@')[0] ?? name).replace(/:[^/]*$/, '').replace(/^.*\//, '');

const placesOf = (service: ComposeService): readonly ContractEvidence[] => {
  const published = service.ports.flatMap(({ at: { path, line }, text }) => (line === undefined ? [] : [at(path, line, 'wired', `publishes ${text}`)]));
  return published.length > 0 ? published : [at(service.at.path, service.at.line ?? null, 'wired', `${service.name} publishes no port`)];
};
