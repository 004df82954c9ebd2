import { type Dockerfile, type Stage, shipped } from './dockerfiles.ts';

/** The program that a health check asks with, where it is one that images often lack. */
export const probeOf = (check: string): string | undefined => /^(?:\S{0,100}\/)?(curl|wget|nc)\s/.exec(check.trim())?.[1];

/** Has the image of this stage such a program? Undefined where the base image is not known well enough. */
export const hasProgram = (dockerfile: Dockerfile, stage: Stage, program: string): boolean | undefined => {
  const stages = shipped({ ...dockerfile, final: stage });
  const own = dockerfile.stages.filter(({ index }) => stages.has(index));
  const isBrought = own.some(
    ({ runs, copies, variables }) =>
      // The list of what a package manager is to install.
      variables.some(({ value }) => value?.text?.split(/\s+/).includes(program)) ||
      runs.some(({ commands }) => commands.some(({ args }) => args.some(({ text }) => text === program || text.startsWith(`${program}=`)))) ||
      copies.some(({ destination, sources }) => [destination, ...sources.map(({ path }) => path.text ?? '')].some((name) => name.endsWith(`/${program}`))),
  );
  if (isBrought) return true;
  if (stage.scratch) return false;
  if (!stage.image) return undefined;
  const { repository, tag = 'latest' } = stage.image;
  const name = repository.slice(repository.lastIndexOf('/') + 1);
  if (/alpine|busybox/.test(`${name}:${tag}`)) return program !== 'curl';
  if (/distroless/.test(repository) || /slim/.test(tag) || /^(?:debian|ubuntu)$/.test(name)) return false;
  // Made from images with the tools of a build; the slim ones are above.
  return /^(?:python|node|ruby|golang|rust|gcc|perl|erlang|elixir)$/.test(name) && program !== 'nc' ? true : undefined;
};
