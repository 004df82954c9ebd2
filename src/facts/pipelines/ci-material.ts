import type { Place } from '../formats/data-node.ts';
import type { System } from './step.ts';

/** An image that a job of a CI system runs in or beside. */
export interface CiImage extends Place {
  readonly path: string;
  readonly system: System;
  readonly value: string;
}

/** Configuration that is taken from elsewhere: an include of GitLab, an orb of CircleCI. */
export interface CiInclude extends Place {
  readonly path: string;
  readonly system: System;
  readonly kind: 'project' | 'remote' | 'component' | 'template' | 'local' | 'orb';
  /** The project, address, component, file or orb, without its version. */
  readonly name: string;
  /** The version, branch or hash; undefined where none is written. */
  readonly ref: string | undefined;
  /** A remote file whose content is checked. */
  readonly integrity: boolean;
}

/** A variable whose value stands in the clear and is a secret by its name or its form. The value itself is not here. */
export interface CiSecret extends Place {
  readonly path: string;
  readonly system: System;
  readonly name: string;
  readonly kind: 'secret' | 'weak';
}

/** A repository that hooks come from, and what it is fixed to. */
export interface HookSource extends Place {
  readonly path: string;
  readonly name: string;
  readonly rev: string;
}

export interface CiMaterial {
  readonly images: readonly CiImage[];
  readonly includes: readonly CiInclude[];
  readonly secrets: readonly CiSecret[];
  readonly hookSources: readonly HookSource[];
}
