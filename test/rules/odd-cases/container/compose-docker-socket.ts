import { web } from '../../../../rules/container/shared/compose-examples.ts';
import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

export default [
  { name: 'read-only, at another place', files: web('volumes:', '  - /run/docker.sock:/tmp/docker.sock:ro'), expect: { fail: ['compose.yaml:5'] } },
  { name: 'the long form', files: web('volumes:', '  - { type: bind, source: /run/containerd/containerd.sock, target: /s }'), expect: { fail: ['compose.yaml:5'] } },
  { name: 'the pipe of Windows', files: web("volumes: ['//./pipe/docker_engine://./pipe/docker_engine']"), expect: { fail: ['compose.yaml:4'] } },
  { name: 'over the network', files: web('environment:', '  DOCKER_HOST: tcp://10.0.0.4:2375'), expect: { fail: ['compose.yaml:5'] } },
  {
    name: 'by the name of a volume',
    files: {
      'compose.yaml': dedent`
        services:
          web:
            image: a:1
            volumes: ["engine:/s"]
        volumes:
          engine:
            driver_opts: { type: none, o: bind, device: /var/run/docker.sock }
      `,
    },
    expect: { fail: ['compose.yaml:4'] },
  },
  { name: 'a default of a variable', files: web('volumes: ["${DOCKER_SOCK:-/var/run/docker.sock}:/s"]'), expect: { fail: ['compose.yaml:4'] } },
] satisfies readonly Example[];
