import { readme } from '../../../../rules/container/shared/documented.ts';
import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const dockerfile = { Dockerfile: 'FROM alpine:3.20\nCMD ["/app"]\n' };

const hardened = ['docker run --user 1000:1000 -m 512m --cpus 1 \\', '  --read-only --tmpfs /tmp -p 127.0.0.1:8080:8080 team/app:1.0'];

export default [
  {
    name: 'one finding for the repository',
    files: { ...dockerfile, ...readme('docker run -m 1g team/app', 'docker run --cpus 1 team/app') },
    expect: { fail: ['README.md:4'] },
  },
  {
    name: 'in an example of what not to do',
    files: { ...dockerfile, 'README.md': `Run it:\n\n    docker run team/app\n\nDo not do this:\n\n\`\`\`sh\n${hardened.join('\n')}\n\`\`\`\n` },
    expect: { fail: ['README.md:3'] },
  },
  {
    name: 'a limit of somebody else’s service proves nothing',
    files: {
      ...dockerfile,
      ...readme('docker run app'),
      'compose.yaml': dedent`
        services:
          db:
            image: postgres:16
            mem_limit: 1g
      `,
    },
    expect: { fail: ['README.md:4'] },
  },
  { name: 'a tool that is called once', files: { ...dockerfile, ...readme('docker run --rm -v $PWD:/x team/app convert x') }, expect: 'not-applicable' },
  {
    name: 'in a Compose file',
    files: {
      ...dockerfile,
      ...readme('docker run app'),
      'compose.yaml': dedent`
        services:
          app:
            build: .
            user: "1000"
            mem_limit: 1g
            cpus: 1
            read_only: true
            ports: ["127.0.0.1:80:80"]
      `,
    },
    expect: 'pass',
  },
  { name: 'a container to copy from', files: { ...dockerfile, 'get.sh': 'id=$(docker create team/app)\ndocker cp "$id":/app .\n' }, expect: 'not-applicable' },
  {
    name: 'a tool from the registry of its owner',
    files: { ...dockerfile, ...readme('docker run -d --network kind registry.k8s.io/cloud-provider-kind/manager:v0.6.0') },
    expect: 'not-applicable',
  },
  { name: 'an image that nothing documented runs', files: { ...dockerfile, ...readme('docker run -d postgres:16') }, expect: 'not-applicable' },
] satisfies readonly Example[];
