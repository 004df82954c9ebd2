import type { Compose } from '../../facts/compose/compose.ts';
import type { PublishedPort } from '../../facts/compose/ports.ts';
import type { Dockerfiles } from '../../facts/dockerfiles/dockerfiles.ts';
import type { Kubernetes } from '../../facts/kubernetes/kubernetes.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import { type PortPlace, portsOf, wordsOf } from '../../facts/signals/ports.ts';
import type { WebApp } from '../../facts/signals/web-app.ts';
import { isForDevelopers } from '../../facts/zone.ts';
import type { Answer, ContractEvidence } from '../contract.ts';
import { asked, at, broken, kept, together } from './answers.ts';

export interface PortFacts {
  readonly webApp: WebApp;
  readonly compose: Compose;
  readonly kubernetes: Kubernetes;
  readonly dockerfiles: Dockerfiles;
}

/** Does something listen on the port that the policy names, and is it the thing that the policy calls so? */
export const portClaim = (statement: Statement, facts: PortFacts): Answer | undefined => {
  if (statement.subject !== 'network/port-documented') return undefined;
  if (isClosedTo(statement.text)) return asked(rule, 'Is that port closed to others where this runs?');
  return together((statement.parameters.ports ?? []).map((port) => onePort(port, statement, placesOf(facts))));
};

const rule = 'network/port-documented';

/** "Do not publish port 9001" is not kept by something that listens there. */
const isClosedTo = (text: string): boolean =>
  /\b(?:not|never|don['’]t|no longer|avoid|block|close)\b[^.;|]{0,40}\b(?:publish\w*|expos\w*|open\w*|forward\w*|reachable|ports?)\b[^.;|]{0,20}\d{2,5}/i.test(text);

const onePort = (port: number, statement: Statement, places: readonly PortPlace[]): Answer => {
  const label = wordsOf(statement.text.split(/\(?\bport\b/i)[0] ?? '').slice(-4);
  const same = places.filter((place) => place.port === port);
  const named = label.length === 0 ? [] : places.filter((place) => label.every((word) => place.words.includes(word)));
  if (same.length > 0 && same.every(({ kind }) => kind === 'exposed'))
    return asked(rule, `EXPOSE names port ${port}, which opens nothing. Does the program in the image listen on it?`, same.slice(0, 8).map(evidence));
  if (same.length > 0) {
    // Another number in a launcher of the same thing is a contradiction; another setting with the name in it (a health port) is not.
    const isServed = same.some(({ path }) => !isForDevelopers(path));
    const other = named.find(
      (place) =>
        place.kind === 'listener' &&
        place.port !== port &&
        // A debugger listens beside what developers start.
        !(isServed && isForDevelopers(place.path)) &&
        same.some((one) => one.words.join(' ') === place.words.join(' ') && !isElsewhere(one.path, place.path)),
    );
    const reach = reachGap(statement.text, port, same);
    if (reach) return reach;
    if (other) return broken(rule, `${other.path}:${other.line} uses port ${other.port}, and ${same[0]?.path}:${same[0]?.line} port ${port}.`, [other, ...same].map(evidence));
    return kept(rule, same.slice(0, 8).map(evidence));
  }
  const [instead] = named.filter(({ kind, words }) => kind === 'listener' || (kind === 'setting' && words.length <= label.length + 2));
  if (instead) return broken(rule, `The policy says port ${port}; ${instead.note}.`, named.slice(0, 5).map(evidence));
  if (places.length === 0) return asked(rule, `Does something listen on port ${port}? No listener was recognised in the tree.`);
  return asked(rule, `Nothing was seen that listens on port ${port}. What does?`, places.slice(0, 5).map(evidence));
};

/** "On all interfaces, port 7070" and "127.0.0.1 port 8088" say who can reach it as well. */
const reachGap = (text: string, port: number, same: readonly PortPlace[]): Answer | undefined => {
  const [isOpen, isClosed] = [openTo.test(text), closedTo.test(bound.test(text) ? text : withoutLinks(text))];
  const published = same.filter(({ isPublished }) => isPublished);
  const listeners = published.length > 0 ? published : same.filter(({ kind, host }) => (kind === 'listener' || kind === 'service') && host !== undefined);
  const [first] = listeners;
  if (isOpen === isClosed || listeners.length === 0 || !first) return undefined;
  const unlike = listeners.filter(({ host = '' }) => everywhere.test(host) === isClosed);
  if (unlike.length === 0) return undefined;
  return unlike.length === listeners.length
    ? broken(rule, `The policy says that port ${port} is ${isOpen ? 'open to every address' : 'open to this machine only'}; ${first.note}.`, contradicting(unlike))
    : asked(rule, `Who can reach port ${port}? Not each place says the same.`, listeners.slice(0, 6).map(evidence));
};
const everywhere = /^(?:0\.0\.0\.0|\[?::\]?|\*|)$/;
const openTo = /\b(?:all|every|any) (?:network )?(?:interfaces?|address(?:es)?)\b|(?<![\d.])0\.0\.0\.0(?![\d.])/i;
const closedTo = /(?<![\d.])127\.0\.0\.1(?![\d.])|\blocalhost\b|\bloopback\b/i;
/** "Open http://localhost:7070" says where to look. */
const withoutLinks = (text: string): string => text.replaceAll(/https?:\/\/\S+/gi, ' ');
const bound = /\bonly\b|\bb(?:ound|inds?|inding)\b/i;
const contradicting = (places: readonly PortPlace[]): readonly ContractEvidence[] => places.slice(0, 6).map((place) => ({ ...evidence(place), stage: 'contradicts' }));

/** One is how it runs for development, the other in production. */
const isElsewhere = (one: string, other: string): boolean => environmentOf(one) !== environmentOf(other);
const environmentOf = (path: string): string | undefined => /(?:^|[/._-])(staging|prod|production|dev|development|test|local|preview)(?=[/._-])/i.exec(path)?.[1]?.toLowerCase();

/** Is what the policy calls internal bound so that others cannot reach it? */
export const reachClaim = (statement: Statement, facts: PortFacts): Answer | undefined => {
  const id = 'network/admin-interface-restricted';
  const [port] = statement.parameters.ports ?? [];
  if (statement.subject !== id || port === undefined) return undefined;
  const places = placesOf(facts).filter(({ port: number, kind }) => number === port && (kind === 'listener' || kind === 'service'));
  const open = places.filter(({ host }) => host === undefined || /^(?:0\.0\.0\.0|::|\*|)$/.test(host));
  if (places.length === 0) return asked(id, `Which addresses can reach port ${port} where this runs?`);
  if (open.length > 0) return broken(id, `Port ${port} is to be reached from internal networks only, and listens on every interface.`, open.slice(0, 6).map(evidence));
  return kept(id, places.slice(0, 6).map(evidence));
};

/** "Compose binds postgres to 127.0.0.1:5432": the mapping of that port says whether it does. */
export const loopbackClaim = (statement: Statement, facts: PortFacts): Answer | undefined => {
  const { compose } = facts;
  if (/compose/i.test(statement.text) && /\b127\.0\.0\.1\b(?!:)|\b(?:localhost|loopback)\b/.test(statement.text) && isAboutAddresses(statement))
    return everyPortOnLoopback(compose);
  const port = Number(/\b127\.0\.0\.1:(\d{2,5})\b/.exec(statement.text)?.[1] ?? Number.NaN);
  if ((statement.subject !== loopback && !isAboutAddresses(statement)) || Number.isNaN(port)) return undefined;
  const mappings = compose.services.flatMap((service) => service.ports.filter(({ published, target }) => Number(published ?? target) === port));
  const places = placesOfMappings(mappings);
  const listeners = portsOf(facts.webApp).filter(({ port: number, kind, host }) => number === port && kind === 'listener' && host !== undefined);
  if (mappings.length === 0 && listeners.length > 0) {
    const open = listeners.filter(({ host = '' }) => !loopbackAddress.test(host));
    return open.length === 0 ? kept(loopback, listeners.slice(0, 4).map(evidence)) : broken(loopback, `Port ${port} is open to every address.`, contradicting(open));
  }
  if (mappings.length === 0) return asked(loopback, `No Compose file publishes port ${port}. What binds it to 127.0.0.1?`);
  const open = mappings.find((mapping) => !isLocal(mapping));
  if (open && /\$\{?/.test(open.text)) return asked(loopback, `The address of port ${port} is set from outside. Is it 127.0.0.1?`, places);
  return open ? broken(loopback, `Port ${port} is published on every interface.`, places) : kept(loopback, places);
};

const loopback = 'container/loopback-publish';
const loopbackAddress = /^(?:127\.|localhost$|\[?::1\]?$)/;
export const isLocal = ({ address }: PublishedPort): boolean => loopbackAddress.test(address ?? '');
const placesOfMappings = (mappings: readonly PublishedPort[]): readonly ContractEvidence[] =>
  mappings.flatMap(({ at: place, text }) => (place.line === undefined ? [] : [at(place.path, place.line, 'wired', `publishes ${text}`)]));

const isAboutAddresses = ({ subject, polarity, modality, text }: Statement): boolean =>
  (subject === loopback || subject === 'network/bind-address' || (subject === 'unknown' && onlyThere.test(text) && !goesThere.test(text))) &&
  polarity === 'asserts' &&
  modality === 'fact';

/** "The worker only talks to 127.0.0.1:7070" binds nothing. */
const goesThere = /\b(?:connect|talk|call|send|speak|request|fetch|forward|prox(?:y|ies)|point|poll|quer(?:y|ies)|writ|read)(?:s|es|ed|ing|e)?\b/i;

/** The same in other languages. */
const onlyThere = /\b(?:solo|soltanto|solamente|only|nur|ausschließlich|uniquement|seulement|sólo|apenas|somente|alleen|tylko)\b|только|仅|のみ/iu;

/** "The Compose file binds to 127.0.0.1": each port that it publishes. */
const everyPortOnLoopback = ({ services }: Compose): Answer | undefined => {
  const mappings = services.flatMap(({ ports }) => ports);
  if (mappings.length === 0) return undefined;
  const places = placesOfMappings(mappings).slice(0, 8);
  if (mappings.every(isLocal)) return kept(loopback, places);
  return mappings.some(isLocal)
    ? asked(loopback, 'Some ports are published on every interface. Does the policy mean those as well?', places)
    : broken(loopback, 'Each port is published on every interface.', places);
};

const placesOf = ({ webApp, compose, kubernetes, dockerfiles }: PortFacts): readonly PortPlace[] => [
  ...portsOf(webApp),
  ...servicePorts(kubernetes),
  ...exposedPorts(dockerfiles),
  ...compose.services.flatMap((service) =>
    service.ports.flatMap(({ published, target, address, at: place, text }): PortPlace[] => {
      const port = Number(published ?? target);
      if (!Number.isInteger(port) || place.line === undefined) return [];
      return [
        { port, path: place.path, line: place.line, kind: 'listener', host: address ?? '0.0.0.0', isPublished: true, words: wordsOf(service.name), note: `publishes ${text}` },
      ];
    }),
  ),
];

/** A Service of one port is a listener like any other; of several nothing tells which one the policy means. */
const servicePorts = ({ services }: Kubernetes): readonly PortPlace[] =>
  services.flatMap(({ name, type, ports, internalLoadBalancer }) =>
    ports.flatMap(({ port, target, at: place }): PortPlace[] => {
      if (place.line === undefined) return [];
      const isOpen = /^(?:LoadBalancer|NodePort)$/.test(type.value) && !internalLoadBalancer;
      const numbers = [...new Set([port, ...(/^\d{2,5}$/.test(target) ? [Number(target)] : [])])];
      const kind = ports.length === 1 && numbers.length === 1 ? ('listener' as const) : ('service' as const);
      const host = isOpen ? '0.0.0.0' : 'inside the cluster';
      return numbers.map((number) => ({
        port: number,
        path: place.path,
        line: place.line ?? 1,
        kind,
        host,
        words: wordsOf(name),
        note: `Service "${name}" (${type.value}) has port ${number}`,
      }));
    }),
  );

const exposedPorts = ({ all }: Dockerfiles): readonly PortPlace[] =>
  all.flatMap(({ path, final }) =>
    final.exposes.flatMap(({ value, line }): PortPlace[] => {
      const port = Number(/^(\d{2,5})(?:\/tcp)?$/.exec(value.text ?? '')?.[1] ?? Number.NaN);
      return Number.isNaN(port) ? [] : [{ port, path, line, kind: 'exposed', host: undefined, words: wordsOf(path), note: `EXPOSE ${port}` }];
    }),
  );

const evidence = (place: PortPlace): ContractEvidence => at(place.path, place.line, place.kind === 'listener' || place.kind === 'service' ? 'wired' : 'declared', place.note);
