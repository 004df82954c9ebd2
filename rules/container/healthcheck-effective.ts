import { defineRule, type Evidence, type Facts, type Finding, judge, type Location } from 'policy-audit';
import { builtStage } from './shared/built-stage.ts';
import { web } from './shared/compose-examples.ts';
import { type Dockerfile, deployed, place, type Stage } from './shared/dockerfiles.ts';
import { saysAlwaysYes } from './shared/idle-check.ts';
import { hasProgram, probeOf } from './shared/probe-program.ts';
import { cisDocker } from './shared/references.ts';

interface Check {
  readonly at: Location;
  readonly of: string;
  readonly text: string;
  /** The image that it runs in, where that is built here. */
  readonly built?: { readonly dockerfile: Dockerfile; readonly stage: Stage };
}

const textOf = ({ commands }: NonNullable<Stage['healthcheck']>): string =>
  commands
    .filter(({ inside }) => inside === undefined)
    .map(({ name, args, next }) => `${[name, ...args.map(({ text }) => text)].join(' ')} ${next.trim()}`)
    .join(' ')
    .trim();

const ofImages = (dockerfiles: Facts['dockerfiles']): readonly Check[] =>
  deployed(dockerfiles).flatMap((dockerfile) => {
    const { healthcheck } = dockerfile.final;
    return healthcheck && !healthcheck.none
      ? [{ at: place(dockerfile, healthcheck), of: `the image of ${dockerfile.path}`, text: textOf(healthcheck), built: { dockerfile, stage: dockerfile.final } }]
      : [];
  });

const ofServices = ({ services }: Facts['compose'], dockerfiles: Facts['dockerfiles']): readonly Check[] =>
  services.flatMap((service) => {
    const { name, runs, healthcheck } = service;
    const text = (healthcheck?.test ?? []).filter((word) => !/^CMD(?:-SHELL)?$/.test(word)).join(' ');
    if (!healthcheck || !runs || healthcheck.disabled || text === '') return [];
    const built = builtStage(service, dockerfiles);
    return [{ at: healthcheck.at, of: `service "${name}"`, text, ...(built ? { built } : {}) }];
  });

/** Its finding when the image has no such program: it then fails always, and tells as little as one that never does. */
const lacking = ({ at, of, text, built }: Check): Finding[] => {
  const program = probeOf(text);
  if (program === undefined || !built || hasProgram(built.dockerfile, built.stage, program) !== false) return [];
  return [
    {
      message: `The health check of ${of} asks with ${program}, which nothing puts into the image.`,
      at,
      related: [{ at: place(built.dockerfile, built.stage), note: 'the image' }],
    },
  ];
};

export default defineRule({
  id: 'container/healthcheck-effective',
  title: 'Health checks can fail, and can succeed',
  severity: 'low',
  rationale: 'A check that always says yes is worse than none: the dashboard is green, dependants start, and nothing restarts the program that hangs.',
  remediation: 'Ask the service itself and let the answer count: `curl -fsS http://localhost:8080/health || exit 1`.',
  practices: ['container/healthcheck-effective'],
  references: [...cisDocker('4.6'), { standard: 'Dockerfile reference', control: 'HEALTHCHECK', url: 'https://docs.docker.com/reference/dockerfile/#healthcheck' }],
  since: '0.1.0',
  needs: ['compose', 'dockerfiles'],
  check({ compose, dockerfiles }) {
    const checks = [...ofImages(dockerfiles), ...ofServices(compose, dockerfiles)];
    const idle = checks.filter(({ text }) => saysAlwaysYes.test(text.trim()));
    return judge(
      [...idle.map(({ at, of }): Finding => ({ message: `The health check of ${of} cannot fail.`, at })), ...checks.filter((check) => !idle.includes(check)).flatMap(lacking)],
      checks.map(({ at, of }): Evidence => ({ at, note: `the health check of ${of} can fail` })),
      'Neither an image nor a Compose service has a health check.',
    );
  },
  examples: {
    bad: [
      {
        name: 'the answer is thrown away',
        files: { Dockerfile: 'FROM alpine:3.20\nHEALTHCHECK --interval=30s CMD curl -f http://localhost || true\n' },
        expect: { fail: ['Dockerfile:2'] },
      },
      { name: 'in Compose', files: web('healthcheck:', '  test: ["CMD-SHELL", "curl -f localhost || exit 0"]'), expect: { fail: ['compose.yaml:5'] } },
    ],
    good: [
      { name: 'the service is asked', files: { Dockerfile: 'FROM alpine:3.20\nHEALTHCHECK --interval=30s CMD wget -q --spider http://localhost || exit 1\n' }, expect: 'pass' },
      { name: 'in Compose', files: web('healthcheck: { test: ["CMD", "pg_isready"] }'), expect: 'pass' },
      { name: 'turned off is another rule', files: web('healthcheck: { disable: true }'), expect: 'not-applicable' },
    ],
  },
});
