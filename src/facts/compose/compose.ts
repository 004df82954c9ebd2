import type { Gap } from '../../gap.ts';
import type { FileEntry } from '../../repo/snapshot.ts';
import { defineFact } from '../fact.ts';
import type { Files } from '../files.ts';
import { locate } from '../formats/data-node.ts';
import { folderOf, join } from '../paths.ts';
import { proves, zoneOf } from '../zone.ts';
import { type ComposeFile, composeName, readComposeFile } from './compose-file.ts';
import { isEnvironment, withEnvironment } from './environment.ts';
import { findProjects, installed, type Project } from './projects.ts';
import { readService } from './read-service.ts';
import type { ComposeService } from './service.ts';
import { serviceLayers } from './service-layers.ts';

/** The services that Compose files run, and containers that systemd runs for Podman, each with all that applies to it. Tests, examples and documentation are left out. */
export interface Compose {
  /** In the order of the files. A service that two sets of files run stands here twice. */
  readonly services: readonly ComposeService[];
  /** The files that are given to Compose, overrides not counted. */
  readonly files: readonly string[];
}

export const compose = defineFact({
  name: 'compose',
  revision: 14,
  needs: ['composeCalls', 'files', 'quadlets'],
  selects: ({ path }: FileEntry) => (/\.ya?ml$/i.test(path) || isEnvironment(path)) && zoneOf(path) !== 'ci' && proves(zoneOf(path)),
  extract: readComposeFile,
  combine({ extracts, given: { composeCalls, files: tree, quadlets }, gap }) {
    const files = new Map(extracts.map(({ file, value }) => [file.path, value]));
    for (const [path, { broken }] of files) if (composeName.test(path)) for (const { line, column, reason } of broken) gap({ path, line, column, reason });
    const projects = findProjects(files, composeCalls.all, gap);
    const services = projects.flatMap((project) => forDevelopers(servicesOf(project, files, gap), tree));
    return { services: [...services, ...quadlets.services], files: [...new Set(services.map(({ file }) => file))] };
  },
});

const servicesOf = ({ file, layers: paths, overlay }: Project, files: ReadonlyMap<string, ComposeFile>, gap: (gap: Gap) => void): readonly ComposeService[] => {
  const names = new Set((overlay === undefined ? paths : [overlay]).flatMap((path) => (files.get(path)?.services ?? []).map(({ key }) => key)));
  const bound = new Map(paths.flatMap((path) => files.get(path)?.boundVolumes ?? []).map((volume) => [volume.name, volume]));
  // Compose reads it in the folder of the first file.
  const environment = files.get(join(folderOf(paths[0] ?? ''), '.env'))?.environment;
  const values = environment && new Map(environment);
  const hostNetworks = new Set(paths.flatMap((path) => files.get(path)?.hostNetworks ?? []));
  return [...names].flatMap((name) => {
    const layers = serviceLayers(name, paths, files, gap).map((layer) => (values ? { ...layer, node: withEnvironment(layer.node, values) } : layer));
    const first = layers.find((layer) => layer.own);
    return first ? [readService(name, file, layers, locate(first.path, first.keyAt), { bound, hostNetworks })] : [];
  });
};

/** A package manager fetches what is built, as Laravel Sail its images: that runs where people develop. What is tracked there is of the repository itself. */
const forDevelopers = (services: readonly ComposeService[], tree: Pick<Files, 'below'>): readonly ComposeService[] =>
  services.some(({ build }) => build?.context !== undefined && installed.test(build.context) && tree.below(build.context).length === 0)
    ? services.map((service) => ({ ...service, development: true }))
    : services;
