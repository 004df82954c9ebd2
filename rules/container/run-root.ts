import { dedent, defineRule } from 'policy-audit';
import { asks, right, wrong } from './shared/compose.ts';
import { buildOf, judgeRuns, optionPlace, optionsNamed, readme } from './shared/documented.ts';
import { isEntryProgram, isRoot, rightsDropped, userOfStage } from './shared/image-user.ts';
import { cisDocker, cwe } from './shared/references.ts';

const built = (...lines: readonly string[]): Record<string, string> => ({ ...readme('docker build -t team/app .', ...lines), Dockerfile: 'FROM alpine:3.20\nCMD ["/app"]\n' });

export default defineRule({
  id: 'container/run-root',
  title: 'Documented commands run containers as a non-root user',
  severity: 'medium',
  rationale:
    'What the documentation shows is what people run. Root in a container is root on the host as soon as something lets it out, and it writes root’s files into mounted folders.',
  remediation: 'Set a USER in the Dockerfile; where that is not possible, show `--user 1000:1000` in the command.',
  practices: ['container/non-root'],
  references: [...cisDocker('4.1'), cwe(250)],
  since: '0.1.0',
  needs: ['documentedCommands', 'dockerfiles', 'imageBuilds'],
  check({ documentedCommands, dockerfiles, imageBuilds }) {
    return judgeRuns(
      documentedCommands,
      (command) => {
        const user = optionsNamed(command, 'user').at(-1);
        if (user?.value !== undefined) {
          const at = optionPlace(command, user);
          return isRoot(user.value) ? wrong(`--user ${user.value} runs the program as root.`, at) : right(at, `runs as ${user.value}`);
        }
        const build = buildOf(command.operand ?? '', imageBuilds);
        const dockerfile = build && dockerfiles.at(build.dockerfile);
        const stage = build?.target === undefined ? dockerfile?.final : dockerfile?.stages.find(({ name }) => name?.toLowerCase() === build.target?.toLowerCase());
        if (!dockerfile || !stage) return {};
        const runs = userOfStage(stage);
        if (runs.is === 'unknown') return asks(command.at, `${command.operand} is built from ${dockerfile.path}, where ${runs.why}`);
        if (runs.is === 'other' || command.open) return right(command.at, `${command.operand} is built from ${dockerfile.path}, which sets a user`);
        const dropped = rightsDropped(dockerfile, stage, dockerfiles.entryScripts);
        if (dropped || isEntryProgram(stage, dockerfiles.entryScripts))
          return asks(dropped ?? command.at, `${command.operand} starts as root, and its entry point may go on as another user`);
        return {
          findings: [
            {
              message: `${command.operand} runs as root: neither the command nor ${dockerfile.path} sets a user.`,
              at: command.at,
              // The Dockerfile is the place to mend, and container/non-root names it.
              severity: 'low' as const,
              related: [{ at: { path: dockerfile.path, line: stage.line }, note: 'the stage that it is built from' }],
            },
          ],
        };
      },
      'As which user do these images run?',
    );
  },
  examples: {
    bad: [
      {
        name: 'one that Compose builds',
        files: {
          ...readme('docker run app'),
          'api/Dockerfile': 'FROM a:1\n',
          'compose.yaml': dedent`
            services:
              app:
                build: ./api
                image: app:dev
          `,
        },
        expect: { fail: ['README.md:4'] },
      },
      {
        name: 'root by name and by number',
        files: readme('docker run --user root postgres:16', 'docker run -u 0:0 postgres:16'),
        expect: { fail: ['README.md:4', 'README.md:5'] },
      },
      { name: 'an image of the tree that sets no user', files: built('docker run --rm team/app:latest'), expect: { fail: ['README.md:5'] } },
    ],
    good: [
      {
        name: 'names that several Dockerfiles share',
        files: {
          ...readme('docker build -t app:a -f a/Dockerfile .', 'docker build -t app:b -f b/Dockerfile .', 'docker run app:a', 'docker run app:3'),
          'a/Dockerfile': 'FROM a:1\nUSER app\n',
          'b/Dockerfile': 'FROM a:1\n',
        },
        expect: 'pass',
      },
      { name: 'a user on the command line', files: built('docker run --user 1000:1000 team/app', 'docker run -u "$(id -u):$(id -g)" team/app'), expect: 'pass' },
      { name: 'an image of the tree that sets one', files: { ...built('docker run team/app'), Dockerfile: 'FROM alpine:3.20\nUSER app\n' }, expect: 'pass' },
      { name: 'images of others', files: readme('docker run -d redis:7'), expect: 'not-applicable' },
      {
        name: 'a user that the build decides',
        files: {
          ...built('docker run team/app'),
          Dockerfile: dedent`
            FROM alpine:3.20
            ARG U
            USER $U
          `,
        },
        expect: 'manual',
      },
    ],
  },
});
