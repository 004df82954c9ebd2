import type { ComposeService } from './compose.ts';
import type { Dockerfile, Stage } from './dockerfiles.ts';

/** The Dockerfile of a service that is built here, and the stage that it runs: its target, else the last. */
export const builtStage = (
  { build }: ComposeService,
  dockerfiles: { at(path: string): Dockerfile | undefined },
): { readonly dockerfile: Dockerfile; readonly stage: Stage } | undefined => {
  const dockerfile =
    build?.dockerfile === undefined
      ? undefined
      : (dockerfiles.at(build.dockerfile) ?? (/(?:^|\/)Dockerfile$/.test(build.dockerfile) ? dockerfiles.at(build.dockerfile.replace(/Dockerfile$/, 'Containerfile')) : undefined));
  if (!build || !dockerfile) return undefined;
  const target = build.target?.text;
  const stage =
    target === undefined ? dockerfile.final : (dockerfile.stages.findLast(({ name }) => name?.toLowerCase() === target.toLowerCase()) ?? dockerfile.stages[Number(target)]);
  return stage && { dockerfile, stage };
};
