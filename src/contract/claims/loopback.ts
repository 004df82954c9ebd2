import type { Compose } from '../../facts/compose/compose.ts';
import type { PublishedPort } from '../../facts/compose/ports.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import { portsOf } from '../../facts/signals/ports.ts';
import type { Answer, ContractEvidence } from '../contract.ts';
import { asked, at, broken, kept } from './answers.ts';
import { contradicting, evidence, type PortFacts } from './ports.ts';

/** "Compose binds postgres to 127.0.0.1:5432": the mapping of that port says whether it does. */
export const loopbackClaim = (statement: Statement, facts: PortFacts): Answer | undefined => {
  const { compose } = facts;
  if (/compose/i.test(statement.text) && /\b127\.0\.0\.1\b(?!:)|\b(?:localhost|loopback)\b/.test(statement.text) && isAboutAddresses(statement))
    return everyPortOnLoopback(compose);
  const port = Number(/\b127\.0\.0\.1:(\d{2,5})\b/.exec(statement.text)?.[1] ?? Number.NaN);
  if (Number.isNaN(port) && isAboutAddresses(statement)) return servicesOnLoopback(statement.text, compose);
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

/** "The web port is bound to 127.0.0.1 only": the one service of Compose that is named. */
const servicesOnLoopback = (text: string, { services }: Compose): Answer | undefined => {
  const [, name] =
    /^\W*(?:the )?[`"']?([\w-]{2,40})[`"']? (?:service |container )?(?:ports?|service|container) (?:is|are) (?:only )?(?:bound|published|exposed) (?:only )?(?:to|on) (?:`?127\.0\.0\.1`?|localhost|loopback)(?: only)?\W*$/i.exec(
      text,
    ) ?? [];
  const own = services.filter((service) => service.name.toLowerCase() === name?.toLowerCase() && service.ports.length > 0);
  // On the network of the host it opens its ports itself.
  if (own.some(({ namespaces }) => namespaces.some(({ name: kind, text: mode }) => kind === 'network_mode' && mode === 'host'))) return undefined;
  const mappings = own.flatMap(({ ports }) => ports);
  const places = placesOfMappings(mappings);
  if (mappings.length === 0 || mappings.some(({ text: mapping }) => /\$\{?/.test(mapping))) return undefined;
  if (mappings.every(isLocal)) return kept(loopback, places);
  return mappings.some(isLocal)
    ? asked(loopback, 'Some ports are published on every interface. Does the policy mean those as well?', places)
    : broken(loopback, `It is published on every interface.`, places);
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
