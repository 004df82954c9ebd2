import { defineRule, type Facts, type Verdicts } from 'policy-audit';
import { right, wrong } from './shared/compose.ts';
import { dockerfileFrom } from './shared/dockerfile-examples.ts';
import { type Dockerfile, deployed, judgeDockerfiles, place } from './shared/dockerfiles.ts';
import { isImageOf } from './shared/documented.ts';
import { cisDocker } from './shared/references.ts';

const image = dockerfileFrom('node:22.3');

export default defineRule({
  id: 'container/dockerfile-healthcheck',
  title: 'Every service image has a health check',
  severity: 'low',
  rationale: 'A program that hangs still runs. Without a check the engine neither restarts it nor takes it out of service, and nobody is told.',
  remediation: 'Add `HEALTHCHECK CMD …` to the final stage, or a health check to the Compose service that runs it.',
  practices: ['container/healthcheck'],
  references: [...cisDocker('4.6'), { standard: 'Dockerfile reference', control: 'HEALTHCHECK', url: 'https://docs.docker.com/reference/dockerfile/#healthcheck' }],
  since: '0.1.0',
  needs: ['dockerfiles', 'imageBuilds', 'compose', 'kubernetes'],
  check(given) {
    const only = deployed(given.dockerfiles).length === 1;
    return judgeDockerfiles(given.dockerfiles, (dockerfile) => judgeHealth(dockerfile, only, given), '');
  },
  examples: {
    bad: [{ name: 'a service without a check', files: image('EXPOSE 8080'), expect: { fail: ['Dockerfile:2'] } }],
    good: [{ name: 'a check', files: image('EXPOSE 8080', 'HEALTHCHECK --interval=30s CMD curl -f http://localhost || exit 1'), expect: 'pass' }],
  },
});

const judgeHealth = (dockerfile: Dockerfile, only: boolean, { compose, imageBuilds, kubernetes }: Pick<Facts, 'compose' | 'imageBuilds' | 'kubernetes'>): Verdicts => {
  const { exposes, healthcheck } = dockerfile.final;
  const [first] = exposes;
  if (!first) return {};
  if (healthcheck && !healthcheck.none) return right(place(dockerfile, healthcheck), 'the image has a health check');
  const checked = compose.services.find((service) => service.build?.dockerfile === dockerfile.id && service.healthcheck && !service.healthcheck.disabled)?.healthcheck;
  if (checked) return right(checked.at, `the service that runs ${dockerfile.path} has a health check`);
  const probed = kubernetes.workloads
    .flatMap(({ containers }) => containers)
    .find(({ image: named, probe }) => named && probe && isImageOf(named.value, dockerfile, only, imageBuilds));
  if (probed?.probe) return right(probed.probe, `${probed.workload} probes the image`);
  if (healthcheck) return wrong('HEALTHCHECK NONE turns the health check off.', place(dockerfile, healthcheck));
  return wrong('The image offers a port, and nothing says how to see that its service is well.', place(dockerfile, first));
};
