import type { Location } from '../../location.ts';
import { type Reach, reachOf } from '../address-reach.ts';
import { childOf, textOf } from '../formats/data-node.ts';
import { interpolate } from './interpolation.ts';
import { allOf, type Layers, lastOf } from './layers.ts';

/** One entry of `ports`: what the host listens on. */
export interface PublishedPort {
  /** As written, with defaults filled in. */
  readonly text: string;
  /** The short form as it stands in the file, variables and all. */
  readonly written?: string;
  /** The host's address as written, brackets removed; undefined when the entry names none. */
  readonly address: string | undefined;
  /** Who can reach it, where the address is known. */
  readonly reach: Reach;
  /** The host's port or range; undefined when Docker picks one. */
  readonly published: string | undefined;
  /** The container's port or range. */
  readonly target: string;
  /** True where a variable without a default decides the address. */
  readonly addressOpen: boolean;
  /** An entry that Compose refuses, such as `published: 127.0.0.1:8080`. */
  readonly invalid: boolean;
  readonly at: Location;
}

export const portsOf = (layers: Layers): readonly PublishedPort[] =>
  allOf(layers, 'ports').flatMap(({ node, at }) => {
    if (node.kind === 'scalar') {
      const written = textOf(node) ?? '';
      const port = readShort(written, at);
      return port ? [{ ...port, written: node.written ?? written }] : [];
    }
    const [address, published, target] = ['host_ip', 'published', 'target'].map((key) => textOf(childOf(node, key)));
    if (target === undefined && published === undefined) return [];
    const host = address === undefined ? undefined : interpolate(address);
    const port = published === undefined ? undefined : interpolate(published);
    const everywhere = textOf(childOf(node, 'mode')) === 'ingress' && isForSwarm(layers);
    const text = [host?.text, port?.text, target].filter((part) => part !== undefined).join(':');
    return [
      {
        text: everywhere ? `${text} (mode: ingress)` : text,
        address: everywhere ? undefined : host?.text.replace(/^\[|\]$/g, ''),
        reach: everywhere ? 'all' : reachOf(host?.text),
        published: port?.text,
        target: interpolate(target ?? '').text,
        addressOpen: (host?.open.length ?? 0) > 0,
        invalid: port !== undefined && port.open.length === 0 && !/^\d*(?:-\d+)?$/.test(port.text),
        at,
      },
    ];
  });

/** Where a swarm runs the service, the mesh of its nodes takes in what comes to any address of theirs. */
const isForSwarm = (layers: Layers): boolean =>
  ['mode', 'placement', 'update_config', 'rollback_config', 'endpoint_mode'].some((key) => lastOf(layers, 'deploy', key)) ||
  layers.some(({ path }) => /(?:^|[/._-])stack[^/]*\.ya?ml$/i.test(path));

/** A variable of this name holds an address, or address and port, rather than a port. */
const namesAddress = /addr|bind|listen|host_?ip|interface|(?:^|_)ip(?:_|$)/i;

/** `[[address:]published:]target[/protocol]`, each part possibly a variable. */
export const readShort = (source: string, at: Location): PublishedPort | undefined => {
  const { text, open } = interpolate(source.trim());
  if (text === '') return undefined;
  const plain = text.replace(/\/(?:tcp|udp|sctp)$/i, '');
  const bracketed = /^\[([^\]]*)\]:?/.exec(plain);
  const parts = (bracketed ? plain.slice(bracketed[0].length) : plain).split(':');
  const target = parts.pop() ?? '';
  const published = parts.pop();
  const rest = bracketed?.[1] ?? (parts.length > 0 ? parts.join(':') : undefined);
  const undecided = rest === undefined ? [published ?? target] : [rest];
  const addressOpen = open.some((name) => undecided.includes(`\${${name}}`) && (rest !== undefined || namesAddress.test(name)));
  const invalid = open.length === 0 && published !== undefined && !/^\d*(?:-\d+)?$/.test(published);
  return { text, address: rest, reach: reachOf(rest), published: published === '' ? undefined : published, target, addressOpen, invalid, at };
};
