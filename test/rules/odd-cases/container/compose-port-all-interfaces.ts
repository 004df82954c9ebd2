import { web } from '../../../../rules/container/shared/compose-examples.ts';
import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

export default [
  {
    name: 'what is put over a service that no file here makes',
    files: { 'compose.tls.yaml': 'services:\n  edge:\n    ports: ["443:443"]\n' },
    expect: 'manual',
  },
  { name: 'a container port, published anywhere', files: web('ports:', '  - 8080', '  - "127.0.0.1:9:9"'), expect: { fail: ['compose.yaml:5'] } },
  {
    name: 'every address by name',
    files: web('ports:', '  - "0.0.0.0:1:1"', '  - "[::]:2:2"', '  - ":3:3"'),
    expect: { fail: ['compose.yaml:5', 'compose.yaml:6', 'compose.yaml:7'] },
  },
  { name: 'an address of the internet', files: web('ports: ["203.0.113.5:8080:8080"]'), expect: { fail: ['compose.yaml:4'] } },
  { name: 'a range and a protocol', files: web('ports:', '  - 3000-3005:3000-3005', '  - 53:53/udp'), expect: { fail: ['compose.yaml:5', 'compose.yaml:6'] } },
  { name: 'a variable for the port is no address', files: web('ports: ["${PORT:-8080}:8080"]'), expect: { fail: ['compose.yaml:4'] } },
  { name: 'the long form', files: web('ports:', '  - target: 80', '    published: 8080'), expect: { fail: ['compose.yaml:5'] } },
  { name: 'an address where only a port may stand', files: web('ports:', '  - target: 80', '    published: 127.0.0.1:8080'), expect: { fail: ['compose.yaml:5'] } },
  {
    name: 'from an extended service, where it is written',
    files: {
      ...web('extends: { file: base.yaml, service: base }'),
      'base.yaml': dedent`
        services:
          base:
            ports:
              - "8080:8080"
      `,
    },
    expect: { fail: ['base.yaml:4'] },
  },
  {
    name: 'another port of a reverse proxy',
    files: {
      'compose.yaml': dedent`
        services:
          edge:
            image: traefik:3.1
            ports: ["443:443", "8080:8080"]
      `,
    },
    expect: { fail: ['compose.yaml:4'] },
  },
  {
    name: 'the mesh of a swarm, whatever the address',
    files: web('deploy: { placement: { constraints: [node.role == worker] } }', 'ports:', '  - { target: 80, published: 80, host_ip: 127.0.0.1, mode: ingress }'),
    expect: { fail: ['compose.yaml:6'] },
  },
  {
    name: 'a quadlet of Podman',
    files: {
      'quadlets/app.container': dedent`
        [Container]
        Image=app:1
        PublishPort=8080:8080
      `,
    },
    expect: { fail: ['quadlets/app.container:3'] },
  },
  { name: 'a private address', files: web('ports: ["10.0.0.5:8080:8080"]'), expect: 'pass' },
  { name: 'a variable with a loopback default', files: web('ports: ["${BIND:-127.0.0.1}:8080:8080"]'), expect: 'pass' },
  { name: 'the long form', files: web('ports:', '  - { target: 80, published: "8080", host_ip: 127.0.0.1 }'), expect: 'pass' },
  {
    name: 'web ports of a reverse proxy',
    files: {
      'compose.yaml': dedent`
        services:
          edge:
            image: docker.io/library/caddy:2.8
            ports: ["80:80", "443:443/udp"]
      `,
    },
    expect: 'pass',
  },
  {
    name: 'a reverse proxy that is built here',
    files: {
      'compose.yaml': dedent`
        services:
          edge:
            build: ./edge
            ports: ["80:8080"]
      `,
      'edge/Dockerfile': 'FROM nginx:1.29\n',
    },
    expect: 'pass',
  },
  {
    name: 'web ports of a reverse proxy, under numbers that a variable gives',
    files: {
      'compose.yaml': dedent`
        services:
          edge:
            image: nginx:1.29
            ports: ["\${HTTPS_PORT}:443"]
      `,
    },
    expect: 'pass',
  },
  { name: 'a variable decides the address', files: web('ports: ["${BIND_ADDRESS}:8080:8080"]'), expect: 'manual' },
  {
    name: 'an override that takes the ports away',
    files: {
      ...web('ports: ["8080:8080"]'),
      'compose.override.yaml': dedent`
        services:
          web:
            ports: !reset []
      `,
    },
    expect: 'not-applicable',
  },
] satisfies readonly Example[];
