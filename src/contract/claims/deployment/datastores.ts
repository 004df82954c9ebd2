import type { Compose } from '../../../facts/compose/compose.ts';
import type { ComposeService } from '../../../facts/compose/service.ts';
import type { Statement } from '../../../facts/security-policy/statement.ts';
import { isForDevelopers } from '../../../facts/zone.ts';
import { expression } from '../../../long-expression.ts';
import type { Answer, ContractEvidence } from '../../contract.ts';
import { asked, at, broken, kept } from '../answers.ts';
import { isLocal } from '../loopback.ts';

const rule = 'network/datastore-not-public';

/** What a policy calls a store, and the images that are one. */
const stores: readonly (readonly [named: RegExp, image: RegExp])[] = [
  [/\bpostgres\w*|\btimescale\w*/i, /postgres|postgis|timescaledb/i],
  [/\bmysql\b|\bmariadb\b/i, /mysql|mariadb|percona/i],
  [/\bmongo\w*/i, /mongo/i],
  [/\bredis\b|\bvalkey\b/i, /redis|valkey/i],
  [/\brabbitmq\b/i, /rabbitmq/i],
  [/\b(?:elastic|open)search\b/i, /(?:elastic|open)search/i],
  [/\bkafka\b/i, /kafka|redpanda/i],
  [/\b(?:sql server|mssql)\b/i, /mssql/i],
  [/\bclickhouse\b/i, /clickhouse/i],
  [/\bminio\b/i, /minio/i],
  [
    /\bdatabases?\b|\bdatenbank\w*|\bbase(?:s)? de (?:datos|données)|\bbanco de dados|баз[аыу] данных|数据库|データベース/i,
    /postgres|postgis|timescaledb|mysql|mariadb|percona|mongo/i,
  ],
];

/** "Database and Redis are accessible on localhost only": what Compose publishes of each says whether they are. */
export const datastoreClaim = ({ text, polarity, modality, subject }: Statement, { services }: Compose): Answer | undefined => {
  if (!/^network\/(?:bind-address|datastore-not-public)$|^container\/loopback-publish$|^unknown$/.test(subject) || modality !== 'fact' || polarity === 'promises') return undefined;
  const isRow = text.includes(' | ');
  const says = (isRow ? atLoopback : onLoopback).test(text) ? 'loopback' : (isRow ? withinNetwork : neverPublished).test(text) ? 'unpublished' : undefined;
  const own = /\bproduction\b/i.test(text) ? inProduction(services) : services;
  const all = says === undefined ? [] : isRow ? servicesOfRow(text, own) : storesIn(text, own);
  const missing = isRow || says === undefined || subject === 'unknown' ? undefined : namedElsewhere(text, own);
  if (missing !== undefined) return asked(rule, `No service of the files of Compose is ${missing}. Where does it run?`);
  if (says === undefined || all.length === 0 || (!isRow && !isAboutStores(text, all, own))) return undefined;
  // On the network of the host a store opens its ports itself.
  const shared = all.flatMap(({ namespaces }) => namespaces.filter(({ name, text: mode }) => name === 'network_mode' && mode !== 'none' && mode !== 'bridge'));
  const published = all.flatMap((service) => service.ports.filter((port) => says === 'unpublished' || !isLocal(port)));
  // "In production" says nothing of the file that developers start.
  const ofDevelopers = published.filter(({ at: { path } }) => isForDevelopers(path));
  const open = /\bproduction\b/i.test(text) || ofDevelopers.length < published.length ? published.filter((port) => !ofDevelopers.includes(port)) : published;
  const [first] = open;
  if (first === undefined && shared.length > 0)
    return asked(
      rule,
      'The store takes the network of another. On which addresses does it listen?',
      shared.map(({ at: { path, line }, text: mode }) => at(path, line ?? null, 'seen', `network_mode: ${mode}`)),
    );
  if (first === undefined && /\b(?:bound|binds|listens)\b/i.test(text) && all.every(({ ports }) => ports.length === 0))
    return asked(rule, 'It publishes no port. On which addresses does it listen?', all.flatMap(placesOf));
  if (first === undefined) return kept(rule, all.flatMap(placesOf));
  const places = open.flatMap(({ at: { path, line }, text: mapping }) => (line === undefined ? [] : [at(path, line, 'contradicts', `publishes ${mapping}`)]));
  return polarity !== 'advises' && ofDevelopers.length < published.length && !first.addressOpen
    ? broken(rule, `${first.text} is published${isLocal(first) ? '' : ' on every interface'}.`, places)
    : asked(rule, 'Who can reach the published ports of the stores?', places);
};

/** "In production" is about the file of that name, where one describes its services from the beginning. */
const inProduction = (services: readonly ComposeService[]): readonly ComposeService[] => {
  const named = services.filter(({ at: { path }, image, build }) => /(?:^|[./_-])prod(?:uction)?(?:[./_-]|$)/i.test(path) && (image ?? build) !== undefined);
  return named.length > 0 ? named : services;
};

const onLoopback = expression('i')`
    \b(?:only|nur|uniquement|solo|apenas|somente|exclusively)\b[^.;]{0,30}\b(?:localhost|loopback|127\.0\.0\.1)\b
    |\b(?:localhost|loopback|127\.0\.0\.1)\b[^.;]{0,12}\bonly\b
    |\b(?:bound|binds|published|listens) (?:to|on) (?:localhost|loopback|127\.0\.0\.1)\b
  `;
const inner = '(?:the |an? )?(?:(?:internal|private|isolated|own) )?(?:(?:docker|compose|container|bridge|backend) )?network';
const neverPublished = new RegExp(
  String.raw`\bnot (?:published|exposed (?:to|on) the host|mapped to (?:the )?host)\b|\b(?:publish|expose)(?:es|s)? no (?:host )?ports?\b|\bno (?:host |published )ports?\b|\bonly (?:\w+ ){0,2}?(?:on|inside|in|within|via|over|from(?: inside| within)?) ${inner}\b|\b(?:on|inside|within|via|over|from(?: inside| within)?) ${inner} (?:only|alone|exclusively)\b`,
  'i',
);

/** "Prometheus | 9090 | 127.0.0.1:9090" and "sidecar | internal network only", with the name of the service in the first cell. */
const atLoopback = /\| `?(?:127\.0\.0\.1|localhost)(?::\d{2,5})?`? ?(?:only )?(?:\||$)|\| `?127\.0\.0\.1:\d{2,5}\b/;
const withinNetwork = /\|[^|]{0,20}\b(?:internal|private)\b[^|]{0,20}\b(?:network )?only\b|\| (?:not published|no host port|none)\b/i;

const servicesOfRow = (text: string, services: readonly ComposeService[]): readonly ComposeService[] => {
  const label = (text.split(' | ')[0] ?? '').toLowerCase();
  const named = services.filter(({ name }) => wordsOf(name).every((word) => label.includes(word)));
  return named.length > 0 ? named : services.filter((service) => label.includes(imageOf(service).toLowerCase()));
};
const wordsOf = (name: string): readonly string[] =>
  name
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');

/** The store that the sentence names, where there are services and none is of it: the ports of others say nothing. */
const namedElsewhere = (text: string, services: readonly ComposeService[]): string | undefined =>
  services.length === 0
    ? undefined
    : stores.slice(0, -1).flatMap(([named, image]) => (named.test(text) && !services.some((service) => image.test(writtenOf(service))) ? (named.exec(text)?.[0] ?? []) : []))[0];

const writtenOf = ({ image, name }: ComposeService): string => image?.text.split('@')[0] ?? name;
/** What looks into a store, or carries to it, is none: `mongo-express`, `postgres-exporter`, `kafka-ui`. */
const besideStores =
  /(?:exporter|express|commander|admin|postgrest|insight|back-?up|console|manager|operator|connect|proxy|client|init|migrat\w*|gui|browser|dump|(?:^|[/_-])(?:ui|rest|mc|web|cli|tools?))[^/:]{0,12}(?::[^/]*)?$/i;

/** None where one of them is not in the tree: nothing is known of it. */
const storesIn = (text: string, services: readonly ComposeService[]): readonly ComposeService[] => {
  const meant = stores
    .filter(([named]) => named.test(text))
    .map(([, image]) => services.filter((service) => image.test(writtenOf(service)) && !besideStores.test(writtenOf(service))));
  return meant.some((each) => each.length === 0) ? [] : [...new Set(meant.flat())];
};

/** "The API, which uses PostgreSQL, listens on localhost" is about the API: of a store it speaks in its first words, and of no other service. */
const isAboutStores = (text: string, all: readonly ComposeService[], services: readonly ComposeService[]): boolean => {
  const opening = text.split(/\s+/).slice(0, 3).join(' ');
  const words = new Set(text.toLowerCase().match(/[a-z\d_-]+/g));
  return stores.some(([named]) => named.test(opening)) && !services.some((service) => !all.includes(service) && words.has(service.name.toLowerCase()));
};

const imageOf = ({ image, name }: ComposeService): string => (image?.text.split('@')[0] ?? name).replace(/:[^/]*$/, '').replace(/^.*\//, '');

const placesOf = (service: ComposeService): readonly ContractEvidence[] => {
  const published = service.ports.flatMap(({ at: { path, line }, text }) => (line === undefined ? [] : [at(path, line, 'wired', `publishes ${text}`)]));
  return published.length > 0 ? published : [at(service.at.path, service.at.line ?? null, 'wired', `${service.name} publishes no port`)];
};
