import { dedent, defineRule, type Evidence, type Finding, judgeAll } from 'policy-audit';

const guide = (...lines: readonly string[]): Record<string, string> => ({ 'README.md': `# App\n\n\`\`\`sh\n${lines.map((line) => `${line}\n`).join('')}\`\`\`\n` });

export default defineRule({
  id: 'secrets/key-files-ignored',
  title: 'Git ignores the keys that are made in the repository',
  severity: 'medium',
  rationale: 'Whoever follows the guide has a private key in the working tree, and the next `git add .` takes it into the history.',
  remediation: 'Add the file or its pattern (`*.key`, `*.pem`) to .gitignore, or let the command write it outside the repository.',
  practices: ['secrets/key-files-ignored'],
  references: [
    { standard: 'CWE', control: 'CWE-538', url: 'https://cwe.mitre.org/data/definitions/538.html' },
    { standard: 'OSPS Baseline', control: 'OSPS-BR-07.01', url: 'https://baseline.openssf.org/' },
  ],
  since: '0.1.0',
  needs: ['madeKeyFiles'],
  check({ madeKeyFiles: { all } }) {
    const evidenceOf = (git: string, note: string): readonly Evidence[] =>
      all.filter((each) => each.git === git).map(({ path, line, written }) => ({ at: { path, line }, note: `${written}: ${note}` }));
    const findings = all
      .filter(({ git }) => git === 'would take')
      .map(({ path, line, written, by }): Finding => ({ message: `${by} writes the key ${written} into the repository, and .gitignore does not exclude it.`, at: { path, line } }));
    const open = evidenceOf('unknown', 'the folder in which it is made is not known');
    const evidence = [...evidenceOf('ignores', 'git ignores it'), ...evidenceOf('tracks', 'git tracks it, which another rule judges')];
    return judgeAll([{ findings, evidence, open }], 'Where are these keys written, and does git ignore them there?', 'No script or guide of the repository makes a key.');
  },
  examples: {
    bad: [
      { name: 'a certificate for development', files: guide('openssl req -x509 -newkey rsa:4096 -keyout server.key \\', '  -out server.crt'), expect: { fail: ['README.md:4'] } },
      { name: 'an SSH key', files: { 'deploy/keys.sh': '#!/bin/sh\nssh-keygen -t ed25519 -N "" -f deploy_key\n' }, expect: { fail: ['deploy/keys.sh:2'] } },
    ],
    good: [
      { name: 'ignored', files: { ...guide('openssl genrsa -out certs/ca.key 4096'), '.gitignore': '*.key\n' }, ignored: ['certs/ca.key'], expect: 'pass' },
      { name: 'outside the repository', files: guide('ssh-keygen -f ~/.ssh/deploy', 'openssl genrsa -out /etc/ssl/app.key'), expect: 'not-applicable' },
      { name: 'in a folder that is not known', files: guide('cd "$DIR"', 'openssl genrsa -out ca.key 4096'), expect: 'manual' },
      {
        name: 'the documentation tells users',
        files: {
          'docs/tls.md': dedent`
            \`\`\`sh
            openssl genrsa -out tls.key 4096
            \`\`\`
          `,
        },
        expect: 'not-applicable',
      },
      { name: 'a key for tests', files: { 'scripts/certs.sh': '#!/bin/sh\nopenssl genrsa -out testdata/ca.key 2048\n' }, expect: 'not-applicable' },
      { name: 'no key is made', files: { 'README.md': '# App\n' }, expect: 'not-applicable' },
    ],
  },
});
