import { defineRule, type Evidence, type Facts, type Finding, isSlight, judge, type Location } from 'policy-audit';
import { withArticle } from './shared/secret-finding.ts';

type HistorySecret = Facts['historySecrets']['found'][number];
type HistoryPlace = HistorySecret['places'][number];

export default defineRule({
  id: 'secrets/history-clean',
  title: 'The git history contains no credentials',
  severity: 'high',
  rationale:
    'Deleting a secret in a later commit hides it from nobody: every clone has every version. Only a credential that was revoked is harmless, and only a rewritten history no longer shows it.',
  remediation: 'Revoke or change the credential: treat it as leaked. Then, if it matters, remove it from the history (git filter-repo) and have every clone made afresh.',
  practices: ['secrets/no-secrets-in-history', 'secrets/env-file-history', 'secrets/sensitive-artifact-history'],
  references: [
    { standard: 'CWE', control: 'CWE-540', url: 'https://cwe.mitre.org/data/definitions/540.html' },
    { standard: 'OSPS Baseline', control: 'OSPS-BR-07.01', url: 'https://baseline.openssf.org/' },
  ],
  since: '0.1.0',
  needs: ['historySecrets'],
  check({ historySecrets }) {
    const findings = historySecrets.found.filter(worthAFinding).map(findingOf);
    const { contents, messages, archives } = historySecrets;
    const unopened = archives === 0 ? '' : `, ${archives} ${archives === 1 ? 'archive was' : 'archives were'} not opened`;
    const proof: Evidence = { at: { path: '.' }, note: `${contents} file versions and ${messages} messages in the history were searched${unopened}` };
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
const worthAFinding = (secret: HistorySecret): boolean => (counts(secret) ? !isSlight(secret) && secret.by !== 'default' : secret.confidence === 'high');

/** In a file that runs, or in a message, which nobody writes to teach or to test. */
const counts = ({ places }: HistorySecret): boolean => places.some(({ zone }) => zone === undefined || zone === 'runtime' || zone === 'deploy' || zone === 'ci');

const findingOf = (secret: HistorySecret): Finding => {
  const [first, ...others] = secret.places;
  const now = secret.inTree ? 'and the working tree still holds it' : 'and is gone from the working tree';
  const more = others.length === 0 ? '' : ` The same value is in ${others.length} other ${others.length === 1 ? 'place' : 'places'} in the history.`;
  return {
    message: `${withArticle(secret.name).replace('a', 'A')} has been in the history${first.day ? ` since ${first.day}` : ''} (${whereOf(first)}), ${now}.${more}`,
    at: locationOf(first),
    severity: counts(secret) ? secret.severity : 'low',
    secret: { masked: secret.masked, fingerprint: secret.fingerprint },
    ...(others.length > 0 ? { related: others.slice(0, mostRelated).map((place) => ({ at: locationOf(place), note: `the same value (${whereOf(place)})` })) } : {}),
    ...(secret.rotate
      ? { remediation: `Revoke it (${secret.rotate}): treat it as leaked. Then, if it matters, remove it from the history and have every clone made afresh.` }
      : {}),
  };
};

const mostRelated = 50;

const whereOf = (place: HistoryPlace): string =>
  place.in === 'file'
    ? place.name
    : place.in === 'tag message'
      ? `line ${place.line} of the message of tag ${place.name}`
      : `line ${place.line} of the message of commit ${place.name.slice(0, 12)}`;

const locationOf = ({ in: holder, name, commit, line, column, endLine, endColumn }: HistoryPlace): Location => ({
  ...(holder === 'file' && commit !== undefined ? { path: name, line, column, endLine, endColumn } : { path: '.' }),
  ...(commit === undefined ? {} : { commit }),
});
