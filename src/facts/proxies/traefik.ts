import type { Location } from '../../location.ts';
import type { FileEntry } from '../../repo/snapshot.ts';
import { defineFact } from '../fact.ts';
import { childOf, type DataNode, entriesOf, flagOf, type Place, textOf, textsOf } from '../formats/data-node.ts';
import { tomlRoot } from '../formats/toml.ts';
import { yamlFile } from '../formats/yaml.ts';
import type { SourceFile } from '../source-file.ts';
import { proves, zoneOf } from '../zone.ts';

/** What Traefik is told by its files, by arguments and environment, and by labels of Compose services. */
export interface Traefik {
  /** The dashboard and API without a password, and whether its port can be reached from outside; undefined where that is not known. */
  readonly insecureApis: readonly { readonly at: Location; readonly by: string; readonly published: boolean | undefined }[];
  /** Values of stsSeconds. */
  readonly stsSeconds: readonly { readonly seconds: number; readonly at: Location }[];
  readonly minVersions: readonly { readonly version: string; readonly at: Location }[];
  readonly cipherSuites: readonly { readonly suites: readonly string[]; readonly at: Location }[];
  /** Routers that labels put behind TLS, one for each service. */
  readonly tlsRouters: readonly { readonly name: string; readonly at: Location }[];
}

interface FileExtract {
  readonly insecure: readonly Place[];
  readonly sts: readonly (Place & { readonly seconds: number })[];
  readonly minVersions: readonly (Place & { readonly version: string })[];
  readonly suites: readonly (Place & { readonly suites: readonly string[] })[];
}

const insecureWord = /^(?:--?)?(?:traefik_)?api[._]insecure(?:=(.*))?$/i;

export const traefik = defineFact({
  name: 'traefik',
  revision: 3,
  needs: ['compose', 'kubernetes'],
  selects: ({ path }: FileEntry) => /\.(?:ya?ml|toml)$/i.test(path) && zoneOf(path) !== 'ci' && proves(zoneOf(path)),
  extract: readTraefikFile,
  combine({ extracts, given }) {
    const services = given.compose.services;
    const isTraefik = (image: string | undefined): boolean => /(?:^|\/)traefik(?:[:@/]|$)/i.test(image ?? '');
    const published = services.filter(({ image }) => isTraefik(image?.text)).map((service) => reachesDashboard(service));
    const files = extracts.map(({ file, value }) => ({ path: file.path, value }));
    const said = services.flatMap((service) =>
      [...service.command.flatMap(wordsOf), ...service.labels.map(asWord), ...service.environment.map(asWord)]
        .filter(({ text }) => turnsOn(text) || (isFirst.test(service.image?.text ?? '') && servesFirst.test(text.trim()) && !isSetApart(service.command)))
        .map(({ at }) => ({ at, by: `service "${service.name}"`, published: reachesDashboard(service) })),
    );
    const containers = given.kubernetes.workloads.flatMap(({ containers: all }) => all).filter(({ image }) => isTraefik(image?.value));
    const labels = services.flatMap((service) => service.labels.map((label) => ({ ...label, service: service.name })));
    return {
      insecureApis: [
        ...said,
        ...files.flatMap(({ path, value }) =>
          value.insecure.map((place) => ({ at: { path, ...place }, by: 'this file', published: published.length > 0 ? published.some(Boolean) : undefined })),
        ),
        ...containers.flatMap(({ words, workload, ports }) =>
          words.filter(({ value }) => turnsOn(value)).map(({ at }) => ({ at, by: workload, published: ports.includes(8080) || undefined })),
        ),
      ],
      stsSeconds: [
        ...files.flatMap(({ path, value }) => value.sts.map(({ seconds, line, column }) => ({ seconds, at: { path, line, column } }))),
        ...labels.filter(({ name }) => /\.headers\.stsseconds$/i.test(name)).map(({ text, at }) => ({ seconds: Number(text), at })),
      ],
      minVersions: files.flatMap(({ path, value }) => value.minVersions.map(({ version, line, column }) => ({ version, at: { path, line, column } }))),
      cipherSuites: files.flatMap(({ path, value }) => value.suites.map(({ suites, line, column }) => ({ suites, at: { path, line, column } }))),
      tlsRouters: labels
        .filter(({ name, text }) => /^traefik\.http\.routers\.[^.]+\.tls(?:\.certresolver)?$/i.test(name) && text !== 'false')
        .map(({ name, at }) => ({ name: name.split('.')[3] ?? '', at }))
        .filter((router, index, all) => all.findIndex((other) => other.name === router.name) === index),
    };
  },
});

/** The first version asks nobody for a password who comes to its API. https://doc.traefik.io/traefik/v1.7/configuration/api/ */
const isFirst = /(?:^|\/)traefik:v?1(?:[.@-]|$)/i;
const servesFirst = /^--(?:web|api)(?:=true)?$/i;
/** With a password, or at a port of its own. */
const isSetApart = (command: readonly { readonly text: string }[]): boolean =>
  command.some(({ text }) => /--(?:web|api)\.(?:auth|address|entrypoint)|\bname:traefik\b|\bauth\.(?:basic|digest|forward)/i.test(text));

/** A command may be one string. */
const wordsOf = <T extends { readonly text: string }>(setting: T): readonly T[] => setting.text.split(/\s+/).map((text) => ({ ...setting, text }));

const asWord = <T extends { readonly name: string; readonly text: string }>(setting: T): T => ({ ...setting, text: `${setting.name.replace(/^traefik\./i, '')}=${setting.text}` });

const turnsOn = (word: string): boolean => {
  const found = insecureWord.exec(word.trim());
  return found !== null && (found[1] === undefined || /^(?:true|1|yes|on)$/i.test(found[1]));
};

/** The API listens on 8080 unless told otherwise. */
const reachesDashboard = (service: { ports: readonly { target: string; address: string | undefined }[]; namespaces: readonly { name: string; text: string }[] }): boolean =>
  service.ports.some(({ target, address }) => target === '8080' && !/^127\.|^::1$|^localhost$/.test(address ?? '')) ||
  service.namespaces.some(({ name, text }) => name === 'network_mode' && text === 'host');

function readTraefikFile(file: SourceFile): FileExtract | undefined {
  if (!file.hasText || !/\b(?:insecure|stsSeconds|minVersion|cipherSuites)\b["']?\s*[:=]/i.test(file.text) || /\{\{|\{%/.test(file.text)) return undefined;
  const isNamed = /traefik/i.test(file.path);
  if (!isNamed && !/^\[?(?:http|tls|entryPoints|providers)\b/m.test(file.text)) return undefined;
  const roots = /\.toml$/i.test(file.path) ? [tomlRoot(file)] : yamlFile(file).documents.map(({ root }) => root);
  const found = roots.map((root) => readRoot(root, isNamed));
  const extract = {
    insecure: found.flatMap(({ insecure }) => insecure),
    sts: found.flatMap(({ sts }) => sts),
    minVersions: found.flatMap(({ minVersions }) => minVersions),
    suites: found.flatMap(({ suites }) => suites),
  };
  return Object.values(extract).some((list) => list.length > 0) ? extract : undefined;
}

const readRoot = (root: DataNode | undefined, isNamed: boolean): FileExtract => {
  const isStatic = isNamed || childOf(root, 'entryPoints') !== undefined || childOf(root, 'providers') !== undefined || childOf(root, 'certificatesResolvers') !== undefined;
  const insecure = childOf(root, 'api', 'insecure');
  const options = entriesOf(childOf(root, 'tls', 'options')).map(({ value }) => value);
  const crd = /^traefik\./.test(textOf(childOf(root, 'apiVersion')) ?? '') ? childOf(root, 'spec') : undefined;
  const tls = crd && textOf(childOf(root, 'kind')) === 'TLSOption' ? [crd] : options;
  const headers = [...entriesOf(childOf(root, 'http', 'middlewares')).map(({ value }) => value), ...(crd ? [crd] : [])];
  return {
    insecure: isStatic && insecure && flagOf(insecure) === true ? [placeOf(insecure)] : [],
    sts: headers.flatMap((middleware) => {
      const node = childOf(middleware, 'headers', 'stsSeconds');
      return node ? [{ ...placeOf(node), seconds: Number(textOf(node) ?? 0) }] : [];
    }),
    minVersions: tls.flatMap((option) => {
      const node = childOf(option, 'minVersion');
      return node ? [{ ...placeOf(node), version: textOf(node) ?? '' }] : [];
    }),
    suites: tls.flatMap((option) => {
      const node = childOf(option, 'cipherSuites');
      return node ? [{ ...placeOf(node), suites: textsOf(node) }] : [];
    }),
  };
};

const placeOf = ({ line, column }: Place): Place => ({ line, column });
