import { defineRule, type Evidence, type Facts, type Finding, judge } from 'policy-audit';

type HistorySecret = Facts['historySecrets']['found'][number];

export default defineRule({
  id: 'secrets/history-clean',
  title: 'No version of any file ever held a credential',
  severity: 'high',
  rationale:
    'Deleting a secret in a later commit hides it from nobody: every clone has every version. Only a credential that was revoked is harmless, and only a rewritten history no longer shows it.',
  remediation: 'Revoke or change the credential: it must count as known. Then, if it matters, take it out of the history (git filter-repo) and have every clone made anew.',
  practices: ['secrets/no-secrets-in-history', 'secrets/env-file-history', 'secrets/sensitive-artifact-history'],
  references: [
    { standard: 'CWE', control: 'CWE-540', url: 'https://cwe.mitre.org/data/definitions/540.html' },
    { standard: 'OSPS Baseline', control: 'OSPS-BR-07.01', url: 'https://baseline.openssf.org/' },
  ],
  since: '0.1.0',
  needs: ['historySecrets'],
  check({ historySecrets }) {
    const findings = historySecrets.found.filter(worthAFinding).map(findingOf);
    const proof: Evidence = { at: { path: '.' }, note: `${historySecrets.contents} contents of the history were looked through` };
    return judge(findings, [proof], '');
  },
  examples: {
    bad: [
      {
        name: 'a key that a later commit took out',
        files: { 'README.md': '# x\n' },
        history: { 'conf.py': `password = "${['kX93', 'nqP1', 'zzT0', 'mWv7', 'Bc5d'].join('')}"\n` },
        expect: { fail: ['conf.py:1'] },
      },
    ],
    good: [
      { name: 'a history of harmless files', files: { 'README.md': '# x\n' }, history: { 'README.md': '# y\n' }, expect: 'pass' },
      { name: 'a history that was not asked about', files: { 'README.md': '# x\n' }, expect: 'manual' },
    ],
  },
});

/** Tests, examples and documents are full of made-up passwords: there only a provider's own format counts. */
const worthAFinding = (secret: HistorySecret): boolean => (runs(secret) ? secret.confidence !== 'low' && secret.by !== 'default' : secret.confidence === 'high');

const runs = ({ zone }: HistorySecret): boolean => zone === 'runtime' || zone === 'deploy' || zone === 'ci';

const findingOf = (secret: HistorySecret): Finding => {
  const { origin, line, column, endLine, endColumn } = secret;
  const since = origin ? ` since ${origin.day} (${origin.path})` : '';
  const now = secret.inTree ? 'and the working tree still holds it' : 'and is gone from the working tree';
  return {
    message: `${secret.name} stands in the history${since}, ${now}.`,
    at: origin ? { path: origin.path, line, column, endLine, endColumn, commit: origin.commit } : { path: '.' },
    severity: runs(secret) ? secret.severity : 'low',
    secret: { masked: secret.masked, fingerprint: secret.fingerprint },
    ...(secret.rotate
      ? { remediation: `Revoke it (${secret.rotate}): it must count as known. Then, if it matters, take it out of the history and have every clone made anew.` }
      : {}),
  };
};
