import type { Example } from '../../../../src/rule.ts';

const proxy = (image: string, command: string): Record<string, string> => ({
  'compose.yaml': `services:\n  proxy:\n    image: ${image}\n    command: ${command}\n    ports: ["80:80", "8080:8080"]\n`,
});

export default [
  { name: 'the first version, which asks nobody for a password', files: proxy('traefik:1.6', '--web --docker'), expect: { fail: ['compose.yaml:4'] } },
  { name: 'its later name for the same', files: proxy('traefik:v1.7-alpine', '--api --docker'), expect: { fail: ['compose.yaml:4'] } },
  { name: 'the first version, by its number alone', files: proxy('traefik:1-alpine', '--api'), expect: { fail: ['compose.yaml:4'] } },
  { name: 'the first version with a password', files: proxy('traefik:1.7', '--web --web.auth.basic.users=ann:$$apr1$$x'), expect: 'pass' },
  { name: 'the first version at a port of its own', files: proxy('traefik:1.7', '--api --api.entryPoint=inner'), expect: 'pass' },
  { name: 'the same word of a later version, which opens no port', files: proxy('traefik:v3.1', '--api=true --providers.docker'), expect: 'pass' },
] satisfies readonly Example[];
