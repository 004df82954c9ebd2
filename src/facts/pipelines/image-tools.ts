import type { Dockerfile } from '../dockerfiles/dockerfiles.ts';
import type { ShellCommand } from '../shell/shell-command.ts';
import { proves } from '../zone.ts';
import { recogniseCall } from './recognise.ts';
import type { Switch } from './step.ts';
import { unwrap } from './unwrap.ts';

/** Tools that the build of an image runs. Whether a pipeline makes that build, and up to that stage, is not known here. */
export const toolsInBuild = ({ path, zone, stages }: Dockerfile): readonly Switch[] =>
  proves(zone)
    ? stages.flatMap(({ runs }) =>
        runs.flatMap(({ commands }) =>
          commands.flatMap((command) => toolsOf(command).map((tool): Switch => ({ path, line: command.line, column: command.column, tool, inside: 'image' }))),
        ),
      )
    : [];

const toolsOf = ({ name, program, args, line, column }: ShellCommand): readonly string[] => {
  if (name === '') return [];
  const words = unwrap([program?.text ?? name, ...args.slice(0, 200).map(({ text }) => text)]);
  return recogniseCall({ words, uses: undefined, settings: [], ignored: undefined, line, column }, []).tools;
};
