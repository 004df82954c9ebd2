import type { Location } from '../../location.ts';
import { inlineId } from '../dockerfiles/dockerfile-id.ts';
import { childOf, entriesOf, flagOf, locate, numberOf, textOf, textsOf } from '../formats/data-node.ts';
import { isForDevelopers } from '../zone.ts';
import type { BoundVolume } from './compose-file.ts';
import { interpolate } from './interpolation.ts';
import { allOf, type Found, type Layers, lastOf, type NamedSetting, namedOf, type Setting, settingOf, settingsOf } from './layers.ts';
import { portsOf } from './ports.ts';
import { joinPath, resolvePath } from './project-path.ts';
import { optionsIn, secretsIn } from './secret-values.ts';
import type { ComposeBuild, ComposeHealthcheck, ComposeMount, ComposeService } from './service.ts';

const developmentProfile = /^(?:dev|develop|development|debug|test|tests|testing|local|tools?|ci|e2e)$/i;
const developmentFile = /(?:^|\/|[._-])(?:dev|devel|development|local|debug|ci)(?:[._-][^/]*)?\.ya?ml$/i;

/** `Dockerfile.dev`, `dev.Dockerfile`, and any in a folder for developers. */
const developmentImage =
  /(?:^|\/)(?:docker|container)file[._-](?:dev|devel|development|local)(?:[._-][^/]*)?$|(?:^|[/._-])(?:dev|devel|development|local)\.(?:docker|container)file$|(?:^|\/)(?:\.?devcontainer|dev|development)\//i;

/** What the names of volumes and networks stand for. */
interface Named {
  readonly bound: ReadonlyMap<string, BoundVolume>;
  readonly hostNetworks: ReadonlySet<string>;
}

export const readService = (name: string, file: string, layers: Layers, first: Location, byName: Named): ComposeService => {
  const profiles = textsOf(lastOf(layers, 'profiles')?.node);
  const image = settingOf(layers, 'image');
  const { args, ...values } = valuesOf(layers);
  const build = buildOf(layers, args);
  const replicas = numberOf(lastOf(layers, 'scale')?.node) ?? numberOf(lastOf(layers, 'deploy', 'replicas')?.node);
  return {
    name,
    at: first,
    file,
    development:
      developmentFile.test(file) ||
      isForDevelopers(file) ||
      developmentImage.test(build?.dockerfile ?? '') ||
      (profiles.length > 0 && profiles.every((profile) => developmentProfile.test(profile))),
    partial: image === undefined && build === undefined,
    runs: replicas !== 0 && lastOf(layers, 'provider') === undefined,
    image,
    build,
    user: settingOf(layers, 'user'),
    ...limitsOf(layers),
    ...privilegesOf(layers, byName.hostNetworks),
    ports: portsOf(layers),
    mounts: allOf(layers, 'volumes')
      .flatMap(readMount)
      .map((mount) => throughVolume(mount, byName.bound.get(mount.source ?? ''))),
    ...values,
    environmentFiles: environmentFilesOf(layers),
    apiSocket: settingOf(layers, 'use_api_socket'),
    healthcheck: healthcheckOf(layers),
    restart: settingOf(layers, 'restart') ?? settingOf(layers, 'deploy', 'restart_policy', 'condition'),
    startsAfterEndOf: entriesOf(lastOf(layers, 'depends_on')?.node).flatMap(({ key, value }) =>
      textOf(childOf(value, 'condition')) === 'service_completed_successfully' ? [key] : [],
    ),
  };
};

const present = <T>(...values: readonly (T | undefined)[]): readonly T[] => values.filter((value) => value !== undefined);

const limitsOf = (layers: Layers) => ({
  memoryLimits: present(settingOf(layers, 'mem_limit'), settingOf(layers, 'deploy', 'resources', 'limits', 'memory')),
  memoryReservations: present(settingOf(layers, 'mem_reservation'), settingOf(layers, 'deploy', 'resources', 'reservations', 'memory')),
  cpuLimits: present(
    ...['cpus', 'cpu_quota', 'cpu_count', 'cpu_percent', 'cpuset'].map((key) => named(key, settingOf(layers, key))),
    named('deploy.resources.limits.cpus', settingOf(layers, 'deploy', 'resources', 'limits', 'cpus')),
  ),
  cpuShares: settingOf(layers, 'cpu_shares'),
  pidsLimits: present(settingOf(layers, 'pids_limit'), settingOf(layers, 'deploy', 'resources', 'limits', 'pids')),
});

const privilegesOf = (layers: Layers, hostNetworks: ReadonlySet<string>) => ({
  readOnly: settingOf(layers, 'read_only'),
  tmpfs: settingsOf(layers, 'tmpfs'),
  privileged: present(settingOf(layers, 'privileged'), settingOf(layers, 'build', 'privileged')),
  capAdd: settingsOf(layers, 'cap_add'),
  capDrop: settingsOf(layers, 'cap_drop'),
  securityOptions: settingsOf(layers, 'security_opt'),
  namespaces: present(...['network_mode', 'pid', 'ipc', 'uts', 'userns_mode', 'cgroup'].map((key) => named(key, settingOf(layers, key))), hostNetworkOf(layers, hostNetworks)),
});

const hostNetworkOf = (layers: Layers, hostNetworks: ReadonlySet<string>): NamedSetting | undefined => {
  const found = hostNetworks.size > 0 ? lastOf(layers, 'networks') : undefined;
  const names = found ? [...textsOf(found.node), ...entriesOf(found.node).map(({ key }) => key)] : [];
  return found && names.some((name) => hostNetworks.has(name)) ? { name: 'networks', text: 'host', open: [], at: found.at } : undefined;
};

const named = (name: string, setting: Setting | undefined): NamedSetting | undefined => setting && { name, ...setting };

const buildOf = (layers: Layers, args: readonly NamedSetting[]): ComposeBuild | undefined => {
  const found = lastOf(layers, 'build');
  if (!found) return undefined;
  const short = textOf(found.node);
  const contextSetting = settingOf(layers, 'build', 'context');
  const written = short === undefined ? (contextSetting ?? { text: '.', open: [], at: found.at }) : { ...interpolate(short), at: found.at };
  const remote = /^(?:[a-z]+:\/\/|git@)|\.git(?:#|$)/i.test(written.text) || written.open.length > 0;
  const context = remote ? undefined : resolvePath(written.at.path, written.text);
  const dockerfile = settingOf(layers, 'build', 'dockerfile');
  const inline = lastOf(layers, 'build', 'dockerfile_inline');
  const known = context !== undefined && (dockerfile?.open.length ?? 0) === 0;
  return {
    context,
    dockerfile: inline ? inlineId(inline.path, inline.node.line) : known ? joinPath(context, dockerfile?.text ?? 'Dockerfile') : undefined,
    target: settingOf(layers, 'build', 'target'),
    args,
    contexts: namedOf(layers, 'build', 'additional_contexts'),
    at: found.at,
  };
};

/** `source:target[:options]`, a target alone, or the long form. The source of a Windows pipe or drive has a colon of its own. */
const readMount = ({ node, at }: Found): readonly ComposeMount[] => {
  if (node.kind === 'map') {
    const [source, target] = ['source', 'target'].map((key) => childOf(node, key) ?? childOf(node, key === 'source' ? 'src' : 'destination'));
    const sourceText = textOf(source);
    return [{ source: sourceText && interpolate(sourceText).text, target: textOf(target) ?? '', readOnly: flagOf(childOf(node, 'read_only')) === true, at }];
  }
  return readMountText(interpolate(textOf(node) ?? '').text, at);
};

export const readMountText = (text: string, at: Location): readonly ComposeMount[] => {
  if (text === '') return [];
  const [source = '', target, options = ''] = text.match(/^(?:[A-Za-z]:[\\/][^:]*|[^:]*)|(?<=:)(?:[A-Za-z]:[\\/][^:]*|[^:]*)/g) ?? [];
  if (target === undefined) return [{ source: undefined, target: source, readOnly: false, at }];
  return [{ source, target, readOnly: /(?:^|,)ro(?:,|$)/.test(options), at }];
};

/** A named volume may be a path of the host by another name. */
const throughVolume = (mount: ComposeMount, volume: BoundVolume | undefined): ComposeMount =>
  volume ? { ...mount, source: volume.path, readOnly: mount.readOnly || volume.readOnly } : mount;

const commandOf = (layers: Layers, key: string): readonly Setting[] => {
  const found = lastOf(layers, key);
  if (!found) return [];
  if (found.node.kind !== 'list') return settingsOf([{ path: found.path, keyAt: found.node, node: found.node }]);
  return found.node.items.flatMap((item) => {
    const text = textOf(item);
    return text === undefined ? [] : [{ ...interpolate(text), at: locate(found.path, item) }];
  });
};

const environmentFilesOf = (layers: Layers): readonly Setting[] =>
  allOf(layers, 'env_file').flatMap(({ node, at, path }) => {
    const text = textOf(node.kind === 'map' ? childOf(node, 'path') : node);
    if (text === undefined) return [];
    const { text: written, open } = interpolate(text);
    return [{ text: resolvePath(path, written) ?? written, open, at }];
  });

const healthcheckOf = (layers: Layers): ComposeHealthcheck | undefined => {
  const found = lastOf(layers, 'healthcheck');
  if (!found) return undefined;
  const test = lastOf(layers, 'healthcheck', 'test');
  const words = textsOf(test?.node);
  return { disabled: flagOf(lastOf(layers, 'healthcheck', 'disable')?.node) === true || words[0] === 'NONE', test: words, at: test?.at ?? found.at };
};

const valuesOf = (layers: Layers) => {
  const environment = namedOf(layers, 'environment');
  const labels = [...namedOf(layers, 'labels'), ...namedOf(layers, 'deploy', 'labels')];
  const args = namedOf(layers, 'build', 'args');
  const command = [...commandOf(layers, 'entrypoint'), ...commandOf(layers, 'command')];
  const secretValues = [...secretsIn('environment', environment), ...secretsIn('build argument', args), ...secretsIn('label', labels), ...secretsIn('command', optionsIn(command))];
  const secretPlaces = new Set(secretValues.map(({ at }) => at));
  const without = (settings: readonly NamedSetting[]): readonly NamedSetting[] => settings.map((setting) => (secretPlaces.has(setting.at) ? { ...setting, text: '' } : setting));
  return { environment: without(environment), labels: without(labels), args: without(args), command, secretValues };
};
