import { dedent, defineRule, judge, manual } from 'policy-audit';
import { cwe } from './shared/references.ts';

const traefikService = (...lines: readonly string[]): Record<string, string> => ({
  'compose.yaml': ['services:', '  edge:', '    image: traefik:3.1', ...lines.map((line) => `    ${line}`), ''].join('\n'),
});

export default defineRule({
  id: 'network/traefik-insecure-api',
  title: 'The Traefik API requires authentication',
  severity: 'high',
  rationale: 'With api.insecure, anybody who reaches port 8080 sees every route, backend and middleware, with the addresses of what is not meant to be public.',
  remediation: 'Remove `api.insecure`; publish the dashboard through a router with authentication, or the port on 127.0.0.1.',
  practices: ['network/admin-interface-restricted'],
  references: [cwe(306), { standard: 'Traefik', control: 'API', url: 'https://doc.traefik.io/traefik/operations/api/' }],
  since: '0.1.0',
  needs: ['traefik', 'compose'],
  check({ traefik, compose }) {
    const open = traefik.insecureApis.filter(({ published }) => published === true);
    const unknown = traefik.insecureApis.filter(({ published }) => published === undefined);
    if (open.length === 0 && unknown.length > 0) {
      return manual(
        'Who can reach port 8080 of this Traefik?',
        unknown.map(({ at, by }) => ({ at, note: `${by} serves its API without a password` })),
      );
    }
    const edges = compose.services.filter(({ image }) => /(?:^|\/)traefik(?:[:@/]|$)/i.test(image?.text ?? ''));
    return judge(
      open.map(({ at, by }) => ({ message: `${by.charAt(0).toUpperCase()}${by.slice(1)} serves its API without a password, and port 8080 is published.`, at })),
      [
        ...traefik.insecureApis.map(({ at }) => ({ at, note: 'api.insecure, on a port that is not published' })),
        ...edges.map(({ at, name }) => ({ at, note: `service "${name}" does not turn api.insecure on` })),
      ],
      'Nothing in the repository sets up Traefik.',
    );
  },
  examples: {
    bad: [
      { name: 'by an argument', files: traefikService('command:', '  - --api.insecure=true', 'ports: ["8080:8080"]'), expect: { fail: ['compose.yaml:5'] } },
      {
        name: 'by the environment',
        files: traefikService('environment:', '  TRAEFIK_API_INSECURE: "true"', 'ports: ["80:80", "9999:8080"]'),
        expect: { fail: ['compose.yaml:5'] },
      },
      {
        name: 'by its file',
        files: {
          ...traefikService('ports: ["8080:8080"]'),
          'traefik/traefik.yml': dedent`
            entryPoints: {}
            api:
              insecure: true
          `,
        },
        expect: { fail: ['traefik/traefik.yml:3'] },
      },
      {
        name: 'by a file in TOML',
        files: {
          ...traefikService('ports: ["8080:8080"]'),
          'traefik.toml': dedent`
            [entryPoints.web]
            address = ":80"
            [api]
            insecure = true
          `,
        },
        expect: { fail: ['traefik.toml:4'] },
      },
    ],
    good: [
      { name: 'turned off', files: traefikService('command: ["--api.insecure=false"]'), expect: 'pass' },
      { name: 'on loopback', files: traefikService('command: ["--api.insecure=true"]', 'ports: ["127.0.0.1:8080:8080"]'), expect: 'pass' },
      {
        name: 'a file alone: who knows where it runs',
        files: {
          'traefik/traefik.yml': dedent`
            entryPoints: {}
            api:
              insecure: true
          `,
        },
        expect: 'manual',
      },
      { name: 'no Traefik', files: { 'README.md': '# x\n' }, expect: 'not-applicable' },
    ],
  },
});
