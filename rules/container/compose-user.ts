import { defineRule, type Facts, type Verdicts } from 'policy-audit';
import { builtStage } from './shared/built-stage.ts';
import { asks, type ComposeService, gravity, judgeServices, right, wrong } from './shared/compose.ts';
import { web } from './shared/compose-examples.ts';
import { place, type Stage } from './shared/dockerfiles.ts';
import { isRoot, userOfStage } from './shared/image-user.ts';
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
    return wrong(`Service "${name}" runs as root: it sets no user, and neither does ${dockerfile.path}.`, service.at, {
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

const build = (...settings: readonly string[]): Record<string, string> => ({
  'compose.yaml': `services:\n  web:\n    build: .\n${settings.map((line) => `    ${line}\n`).join('')}`,
});

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
        name: 'root by name, by number, as a number',
        files: { 'compose.yaml': 'services:\n  a: { image: a:1, user: root }\n  b: { image: b:1, user: "0:0" }\n  c: { image: c:1, user: 0 }\n' },
        expect: { fail: ['compose.yaml:2', 'compose.yaml:3', 'compose.yaml:4'] },
      },
      { name: 'a variable whose default is root', files: web('user: ${RUN_AS:-root}'), expect: { fail: ['compose.yaml:4'] } },
      { name: 'built from a Dockerfile without a user', files: { ...build(), Dockerfile: 'FROM alpine:3.20\nCMD ["sh"]\n' }, expect: { fail: ['compose.yaml:2'] } },
      {
        name: 'the target decides',
        files: { 'compose.yaml': 'services:\n  web:\n    build: { context: ., target: dev }\n', Dockerfile: 'FROM alpine:3.20 AS dev\nFROM alpine:3.20\nUSER app\n' },
        expect: { fail: ['compose.yaml:2'] },
      },
      {
        name: 'an argument of the build makes it root',
        files: {
          'compose.yaml': 'services:\n  web:\n    build:\n      context: .\n      args:\n        - RUN_AS=root\n',
          Dockerfile: 'FROM alpine:3.20\nARG RUN_AS=app\nUSER $RUN_AS\n',
        },
        expect: { fail: ['compose.yaml:6'] },
      },
      {
        name: 'an argument that ENV of the Dockerfile outdoes',
        files: {
          'compose.yaml': 'services:\n  web:\n    build:\n      context: .\n      args: { RUN_AS: app }\n',
          Dockerfile: 'FROM alpine:3.20\nARG RUN_AS\nENV RUN_AS=root\nUSER $RUN_AS\n',
        },
        expect: { fail: ['compose.yaml:2'] },
      },
    ],
    good: [
      { name: 'numbers', files: web('user: "1000:1000"'), expect: 'pass' },
      { name: 'the defaults of variables', files: web('user: "${UID:-1000}:${GID:-1000}"'), expect: 'pass' },
      { name: 'the Dockerfile has a user', files: { 'compose.yaml': 'services:\n  web:\n    build: ./app\n', 'app/Dockerfile': 'FROM alpine:3.20\nUSER app\n' }, expect: 'pass' },
      { name: 'a user over that of the Dockerfile', files: { ...build('user: "1000"'), Dockerfile: 'FROM alpine:3.20\n' }, expect: 'pass' },
      { name: 'a pulled image may give up root by itself', files: web('restart: always'), expect: 'manual' },
      { name: 'the environment decides', files: web('user: "${UID}"'), expect: 'manual' },
      {
        name: 'an argument of the build, over the default of the Dockerfile',
        files: {
          'compose.yaml': 'services:\n  web:\n    build:\n      context: .\n      args: { RUN_AS: app }\n',
          Dockerfile: 'FROM alpine:3.20\nARG RUN_AS=root\nUSER ${RUN_AS}\n',
        },
        expect: 'pass',
      },
    ],
  },
});
