import { dockerfileFrom } from '../../../../rules/container/shared/dockerfile-examples.ts';
import { pod } from '../../../../rules/container/shared/kubernetes-examples.ts';
import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const image = dockerfileFrom('node:22.3');

export default [
  { name: 'turned off', files: image('EXPOSE 8080', 'HEALTHCHECK CMD curl -f http://localhost', 'HEALTHCHECK NONE'), expect: { fail: ['Dockerfile:4'] } },
  { name: 'a check in the builder stage only', files: image('HEALTHCHECK CMD true', 'FROM node:22.3', 'EXPOSE 80'), expect: { fail: ['Dockerfile:4'] } },
  {
    name: 'a probe of an image that is built elsewhere',
    files: { ...image('EXPOSE 80'), Makefile: 'image:\n\tdocker build -t registry.example/api .\n', ...pod('livenessProbe: { httpGet: { port: 80 } }') },
    expect: { fail: ['Dockerfile:2'] },
  },
  { name: 'inherited from an earlier stage', files: image('HEALTHCHECK CMD wget -q localhost', 'FROM 0', 'EXPOSE 80'), expect: 'pass' },
  {
    name: 'in the Compose service that runs it',
    files: {
      ...image('EXPOSE 80'),
      'compose.yaml': dedent`
        services:
          a:
            build: .
            healthcheck:
              test: [CMD, curl, localhost]
      `,
    },
    expect: 'pass',
  },
  { name: 'in the Kubernetes manifest that runs it', files: { ...image('EXPOSE 80'), ...pod('livenessProbe: { httpGet: { port: 80 } }') }, expect: 'pass' },
  { name: 'no service', files: image('CMD ["node", "job.js"]'), expect: 'not-applicable' },
] satisfies readonly Example[];
