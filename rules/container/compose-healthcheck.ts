import { dedent, defineRule, type Facts, type Verdicts } from 'policy-audit';
import { builtStage } from './shared/built-stage.ts';
import { type ComposeService, judgeServices, missing, partOnly, right, wrong } from './shared/compose.ts';
import { web } from './shared/compose-examples.ts';
import { place } from './shared/dockerfiles.ts';
import { saysAlwaysYes } from './shared/idle-check.ts';
import { cisDocker, composeReference } from './shared/references.ts';

/** Does its work and ends: nobody waits for it to be healthy. */
const endsByItself = ({ name, command, restart }: ComposeService): boolean =>
  /(?:^|[-_])(?:migrat\w*|init\w*|setup|seed\w*|prestart|bootstrap|backup|cron|test\w*|lint|playwright|certbot)(?:$|[-_])/i.test(name) ||
  /\b(?:migrate|upgrade head|createsuperuser|seed)\b/.test(command.map(({ text }) => text).join(' ')) ||
  /^(?:no|on-failure)/.test(restart?.text ?? '');

/** `file name` of the services whose end others wait for. */
const awaitedEnds = (services: readonly ComposeService[]): ReadonlySet<string> =>
  new Set(services.flatMap(({ file, startsAfterEndOf }) => startsAfterEndOf.map((name) => `${file} ${name}`)));

const look =
  (dockerfiles: Facts['dockerfiles'], awaited: ReadonlySet<string>) =>
  (service: ComposeService): Verdicts => {
    const { healthcheck, name } = service;
    if (healthcheck?.disabled) return wrong(`Service "${name}" turns its health check off.`, healthcheck.at);
    const words = (healthcheck?.test ?? []).filter((word) => !/^CMD(?:-SHELL)?$/.test(word)).join(' ');
    if (healthcheck && words !== '')
      return saysAlwaysYes.test(words.trim())
        ? wrong(`The health check of service "${name}" cannot fail.`, healthcheck.at)
        : right(healthcheck.at, `service "${name}" has a health check`);
    if (endsByItself(service) || awaited.has(`${service.file} ${name}`)) return {};
    const built = builtStage(service, dockerfiles);
    const ofImage = built?.stage.healthcheck;
    if (built && ofImage && !ofImage.none) return right(place(built.dockerfile, ofImage), `service "${name}" has the health check of its image`);
    return service.partial ? partOnly(service) : missing(service, `Service "${name}" has no health check.`, undefined, 'info');
  };

export default defineRule({
  id: 'container/compose-healthcheck',
  title: 'Every long-running Compose service has a health check that can fail',
  severity: 'info',
  rationale: 'Without one, a program that hangs counts as running: nothing restarts it, and what depends on it starts too early.',
  remediation: 'Set `healthcheck: { test: ["CMD", "curl", "-f", "http://localhost:8080/health"] }`, or a HEALTHCHECK in the Dockerfile.',
  practices: ['container/healthcheck', 'logging/monitoring'],
  references: [...cisDocker('5.27'), composeReference('healthcheck')],
  since: '0.1.0',
  needs: ['compose', 'dockerfiles'],
  check: ({ compose, dockerfiles }) => judgeServices(compose.services, look(dockerfiles, awaitedEnds(compose.services)), 'Do these services have a health check where they run?'),
  examples: {
    bad: [
      { name: 'none', files: web('restart: always'), expect: { fail: ['compose.yaml:2'] } },
      { name: 'turned off', files: web('healthcheck:', '  disable: true'), expect: { fail: ['compose.yaml:4'] } },
      { name: 'a test that says yes', files: web('healthcheck:', '  test: ["CMD-SHELL", "curl -f localhost || exit 0"]'), expect: { fail: ['compose.yaml:5'] } },
    ],
    good: [
      { name: 'a test', files: web('healthcheck:', '  test: ["CMD", "pg_isready"]'), expect: 'pass' },
      { name: 'a test that ends in exit 1', files: web('healthcheck: { test: curl -f http://localhost/ || exit 1 }'), expect: 'pass' },
      {
        name: 'in the Dockerfile',
        files: {
          'compose.yaml': dedent`
            services:
              web:
                build: .
          `,
          Dockerfile: 'FROM alpine:3.20\nHEALTHCHECK CMD wget -q localhost\n',
        },
        expect: 'pass',
      },
      {
        name: 'a job whose end another service waits for',
        files: {
          'compose.yaml': dedent`
            services:
              schema:
                image: app:1
              web:
                image: app:1
                healthcheck: { test: [CMD, probe] }
                depends_on:
                  schema: { condition: service_completed_successfully }
          `,
        },
        expect: 'pass',
      },
      {
        name: 'a job that ends',
        files: {
          'compose.yaml': dedent`
            services:
              migrate:
                image: app:1
          `,
        },
        expect: 'not-applicable',
      },
    ],
  },
});
