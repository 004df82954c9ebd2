import { dedent, defineRule, type Facts, type Verdicts } from 'policy-audit';
import { builtStage } from './shared/built-stage.ts';
import { asks, type ComposeService, gravity, judgeServices, right, wrong } from './shared/compose.ts';
import { web } from './shared/compose-examples.ts';
import { place, type Stage } from './shared/dockerfiles.ts';
import { isEntryProgram, isRoot, rightsDropped, startsAsAnother, userOfStage } from './shared/image-user.ts';
import { cisDocker, composeReference, cwe } from './shared/references.ts';

const look =
  (dockerfiles: Facts['dockerfiles'], byImage: ReadonlyMap<string, ComposeService>) =>
  (service: ComposeService): Verdicts => {
    const { name, user, image, build } = service;
    if (user && user.open.length > 0 && !/^(?=\d*[1-9])\d+(?::|$)/.test(user.text))
      return asks(user.at, `service "${name}" takes its user from ${user.open.join(', ')}, which has no default`);
    if (user) return isRoot(user.text) ? wrong(`Service "${name}" runs as root (user: ${user.text}).`, user.at) : right(user.at, `service "${name}" runs as ${user.text}`);
    const built = builtStage(build ? service : (byImage.get(image?.text ?? '') ?? service), dockerfiles);
    if (!built) {
      if (build) return asks(build.at, `service "${name}" is built by a Dockerfile that cannot be found here`);
      return asks(image?.at ?? service.at, `service "${name}" runs as the user that ${image ? `the image ${image.text}` : 'its image'} sets`);
    }
    const { dockerfile, stage } = built;
    const at = place(dockerfile, stage.user ?? stage);
    const given = userArgument(service, stage);
    if (given && (given.open.length > 0 || given.text === '')) return asks(given.at, `the build argument ${given.name} decides as whom service "${name}" runs`);
    if (given)
      return isRoot(given.text)
        ? wrong(`Service "${name}" is built to run as root (${given.name}: ${given.text}).`, given.at)
        : right(given.at, `service "${name}" is built to run as ${given.text}`);
    const says = userOfStage(stage);
    if (says.is === 'unknown') return asks(at, says.why);
    if (says.is === 'other') return right(at, `service "${name}" runs as the user of its image`);
    const [start] = service.command;
    if (start && startsAsAnother(service.command.flatMap(({ text }) => text.split(/\s+/))))
      return asks(start.at, `service "${name}" starts as root, and then another user seems to take over`);
    const dropped = rightsDropped(dockerfile, stage, dockerfiles.entryScripts);
    if (dropped || isEntryProgram(stage, dockerfiles.entryScripts)) return asks(dropped ?? at, `service "${name}" starts as root, and its entry point may go on as another user`);
    return wrong(`Service "${name}" runs as root: it sets no user, and neither does ${dockerfile.id === dockerfile.path ? dockerfile.path : 'its Dockerfile'}.`, service.at, {
      related: [{ at, note: 'the stage that it runs' }],
      // The Dockerfile is the place to mend, and container/non-root says so.
      severity: 'medium',
      ...gravity(service),
    });
  };

/** The argument of the build that stands for the user; it wins over the default that the Dockerfile has for it. */
const userArgument = ({ build }: ComposeService, { user, variables }: Stage): NonNullable<ComposeService['build']>['args'][number] | undefined => {
  const variable = /^"?\$\{?(\w+)/.exec(user?.value.written ?? '')?.[1];
  // ENV of the Dockerfile wins over any argument.
  if (variables.some(({ kind, name }) => kind === 'ENV' && name === variable)) return undefined;
  return build?.args.find(({ name }) => name === variable);
};

export default defineRule({
  id: 'container/compose-user',
  title: 'No Compose service runs as root',
  severity: 'high',
  rationale: 'A process that is root in its container is root on the host as soon as it gets out, and owns every file of the folders that are mounted.',
  remediation: 'Give the image a USER, or set `user: "1000:1000"` and let that user own the mounted folders.',
  practices: ['container/non-root'],
  references: [...cisDocker('4.1'), cwe(250), composeReference('user')],
  since: '0.1.0',
  needs: ['compose', 'dockerfiles'],
  check({ compose, dockerfiles }) {
    const byImage = new Map(compose.services.flatMap((service) => (service.build && service.image ? [[service.image.text, service] as const] : [])));
    return judgeServices(compose.services, look(dockerfiles, byImage), 'As which user do these images run their program?');
  },
  examples: {
    bad: [
      {
        name: 'the target decides',
        files: {
          'compose.yaml': dedent`
            services:
              web:
                build: { context: ., target: dev }
          `,
          Dockerfile: dedent`
            FROM alpine:3.20 AS dev
            FROM alpine:3.20
            USER app
          `,
        },
        expect: { fail: ['compose.yaml:2'] },
      },
      { name: 'a variable whose default is root', files: web('user: ${RUN_AS:-root}'), expect: { fail: ['compose.yaml:4'] } },
    ],
    good: [
      { name: 'numbers', files: web('user: "1000:1000"'), expect: 'pass' },
      {
        name: 'the Dockerfile has a user',
        files: {
          'compose.yaml': dedent`
            services:
              web:
                build: ./app
          `,
          'app/Dockerfile': 'FROM alpine:3.20\nUSER app\n',
        },
        expect: 'pass',
      },
    ],
  },
});
