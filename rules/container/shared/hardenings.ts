import type { Evidence, Facts } from 'policy-audit';
import { deployed } from './dockerfiles.ts';
import { type DocumentedCommand, isForeign, optionsNamed } from './documented.ts';
import { isRoot, userOfStage } from './image-user.ts';

type Given = Pick<Facts, 'documentedCommands' | 'dockerfiles' | 'compose' | 'kubernetes'>;

type Place = Evidence['at'] | undefined;
type Service = Facts['compose']['services'][number];
type Container = Facts['kubernetes']['workloads'][number]['containers'][number];

/** One of the five: how a command, a Compose service and a container of Kubernetes set it. */
interface Hardening {
  readonly what: string;
  command(run: DocumentedCommand): boolean;
  service(service: Service): Place;
  container(container: Container): Place;
}

const given = (run: DocumentedCommand, names: readonly string[], fits: (value: string) => boolean): boolean => optionsNamed(run, ...names).some(({ value }) => fits(value ?? ''));
const limited = (value: string): boolean => value !== '' && value !== '0';

export const hardenings: readonly Hardening[] = [
  {
    what: 'a user other than root',
    command: (run) => given(run, ['user'], (value) => value !== '' && !isRoot(value)),
    service: ({ user }) => (user && !isRoot(user.text) ? user.at : undefined),
    container: ({ runAsNonRoot }) => (runAsNonRoot?.value ? runAsNonRoot.at : undefined),
  },
  {
    what: 'a limit of memory',
    command: (run) => given(run, ['memory'], limited),
    service: ({ memoryLimits }) => memoryLimits[0]?.at,
    container: ({ memoryLimit }) => memoryLimit?.at,
  },
  {
    what: 'a limit of CPU',
    command: (run) => given(run, ['cpus', 'cpu-quota', 'cpuset-cpus'], limited),
    service: ({ cpuLimits }) => cpuLimits[0]?.at,
    container: ({ cpuLimit }) => cpuLimit?.at,
  },
  {
    what: 'a read-only file system',
    command: (run) => given(run, ['read-only'], (value) => value !== 'false'),
    service: ({ readOnly }) => (/^(?:true|yes|on)$/i.test(readOnly?.text ?? '') ? readOnly?.at : undefined),
    container: ({ readOnlyRootFilesystem }) => (readOnlyRootFilesystem?.value ? readOnlyRootFilesystem.at : undefined),
  },
  {
    what: 'a port on the loopback address',
    command: ({ published }) => published.some(({ reach }) => reach === 'loopback'),
    service: ({ ports }) => ports.find(({ reach }) => reach === 'loopback')?.at,
    container: () => undefined,
  },
];

const some = <Thing>(things: readonly Thing[], place: (thing: Thing) => Place): Place => things.map(place).find((at) => at !== undefined);

/** Services and pods that run the images of others prove nothing of this one. */
export const whereShown = ({ command, service, container, what }: Hardening, { compose, kubernetes, dockerfiles }: Given, runs: readonly DocumentedCommand[]): Place =>
  some(runs, (run) => (command(run) ? run.at : undefined)) ??
  some(
    compose.services.filter(({ build, image }) => build !== undefined || !isForeign(image?.text)),
    service,
  ) ??
  some(
    kubernetes.workloads.flatMap(({ containers }) => containers).filter(({ image }) => !isForeign(image?.value)),
    container,
  ) ??
  (what === hardenings[0]?.what
    ? some(deployed(dockerfiles), (file) => (userOfStage(file.final).is === 'other' ? { path: file.path, line: (file.final.user ?? file.final).line } : undefined))
    : undefined);
