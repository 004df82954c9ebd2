import type { Compose } from '../../facts/compose/compose.ts';
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
export const contradicting = (places: readonly PortPlace[]): readonly ContractEvidence[] => places.slice(0, 6).map((place) => ({ ...evidence(place), stage: 'contradicts' }));

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

export const evidence = (place: PortPlace): ContractEvidence =>
  at(place.path, place.line, place.kind === 'listener' || place.kind === 'service' ? 'wired' : 'declared', place.note);
