import { dedent, defineRule, type Evidence, type Finding, judge } from 'policy-audit';

export default defineRule({
  id: 'network/registry-tls',
  title: 'Packages and images are fetched over TLS',
  severity: 'high',
  rationale: 'Whoever stands between the build and a registry without TLS chooses what is installed, and reads the login that goes with the request.',
  remediation: 'Name the registry with https://, and give it a certificate that the build knows instead of turning the check off.',
  practices: ['network/registry-tls'],
  references: [
    { standard: 'CWE', control: 'CWE-319', url: 'https://cwe.mitre.org/data/definitions/319.html' },
    { standard: 'CWE', control: 'CWE-295', url: 'https://cwe.mitre.org/data/definitions/295.html' },
    { standard: 'OSPS Baseline', control: 'OSPS-BR-03.02', url: 'https://baseline.openssf.org/' },
  ],
  since: '0.1.0',
  needs: ['packageSources'],
  check({ packageSources: { all } }) {
    const findings = all.flatMap(({ path, line, address, transport }): Finding[] => {
      if (transport === 'secure') return [];
      return [{ message: transport === 'plain' ? `${address} is asked without TLS.` : 'This setting takes any certificate, or none.', at: { path, line } }];
    });
    const evidence = all.map(({ path, line, address }): Evidence => ({ at: { path, line }, note: `${address} is asked over TLS` }));
    return judge(findings, evidence, 'Nothing in the tree names a registry: the defaults of the package managers use TLS.');
  },
  examples: {
    bad: [
      { name: 'npm', files: { '.npmrc': '@corp:registry=http://npm.corp.example/\n' }, expect: { fail: ['.npmrc:1'] } },
      {
        name: 'Composer',
        files: {
          'composer.json': dedent`
            {
              "config": { "secure-http": false }
            }
          `,
        },
        expect: { fail: ['composer.json:2'] },
      },
    ],
    good: [
      { name: 'a registry with TLS', files: { '.npmrc': 'registry=https://npm.corp.example/\n' }, expect: 'pass' },
      { name: 'the short option of pip', files: { 'requirements.txt': '-i https://pypi.corp.example/simple\nidna==3.7\n' }, expect: 'pass' },
      { name: 'the defaults', files: { 'package.json': '{ "homepage": "http://example.org" }\n' }, expect: 'not-applicable' },
    ],
  },
});
