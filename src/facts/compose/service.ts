import type { Location } from '../../location.ts';
import type { NamedSetting, Setting } from './layers.ts';
import type { PublishedPort } from './ports.ts';
import type { SecretValue } from './secret-values.ts';

/** One service with everything that `extends`, merge keys and override files give it. */
export interface ComposeService {
  readonly name: string;
  /** Where its name stands in the first file that runs it. */
  readonly at: Location;
  /** The file that is given to Compose. */
  readonly file: string;
  /** Runs for developers only: by its profiles, or by the name of its file. */
  readonly development: boolean;
  /** A part that other files complete: it has neither an image nor a build of its own. */
  readonly partial: boolean;
  /** False when it is scaled to nothing. */
  readonly runs: boolean;
  readonly image: Setting | undefined;
  readonly build: ComposeBuild | undefined;
  readonly user: Setting | undefined;
  /** `mem_limit` and `deploy.resources.limits.memory`; both forms of the others likewise. */
  readonly memoryLimits: readonly Setting[];
  readonly memoryReservations: readonly Setting[];
  readonly cpuLimits: readonly NamedSetting[];
  readonly cpuShares: Setting | undefined;
  readonly pidsLimits: readonly Setting[];
  readonly readOnly: Setting | undefined;
  readonly tmpfs: readonly Setting[];
  /** Of the service and of its build. */
  readonly privileged: readonly Setting[];
  readonly capAdd: readonly Setting[];
  readonly capDrop: readonly Setting[];
  readonly securityOptions: readonly Setting[];
  /** network_mode, pid, ipc, uts, userns_mode, cgroup. */
  readonly namespaces: readonly NamedSetting[];
  readonly ports: readonly PublishedPort[];
  readonly mounts: readonly ComposeMount[];
  /** The value of a variable that could be a secret is left out. */
  readonly environment: readonly NamedSetting[];
  readonly labels: readonly NamedSetting[];
  /** The words of command and entrypoint, as they are written in the file. */
  readonly command: readonly Setting[];
  /** Where a secret, or what stands for one, is written down. */
  readonly secretValues: readonly SecretValue[];
  readonly environmentFiles: readonly Setting[];
  readonly apiSocket: Setting | undefined;
  readonly healthcheck: ComposeHealthcheck | undefined;
  readonly restart: Setting | undefined;
  /** The services that it starts after, once they have ended. */
  readonly startsAfterEndOf: readonly string[];
}

export interface ComposeBuild {
  /** Relative to the repository; undefined for a remote context or one that a variable decides. */
  readonly context: string | undefined;
  /** The Dockerfile's `id`: mostly its path in the repository. */
  readonly dockerfile: string | undefined;
  readonly target: Setting | undefined;
  /** Build arguments; the value of one that could be a secret is left out. */
  readonly args: readonly NamedSetting[];
  /** `additional_contexts`. */
  readonly contexts: readonly NamedSetting[];
  readonly at: Location;
}

export interface ComposeMount {
  /** Undefined for an anonymous volume. */
  readonly source: string | undefined;
  readonly target: string;
  readonly readOnly: boolean;
  readonly at: Location;
}

export interface ComposeHealthcheck {
  readonly disabled: boolean;
  readonly test: readonly string[];
  readonly at: Location;
}
