import { dedent, defineRule, type Finding, judge } from 'policy-audit';
import { goodPolicy, shortPolicy } from './shared/examples.ts';
import { askPolicy, type ElementName, foundAt, references } from './shared/policy.ts';

const required: readonly { readonly words: string; readonly anyOf: readonly ElementName[] }[] = [
  { words: 'which versions are supported', anyOf: ['supported_versions'] },
  { words: 'how to report privately', anyOf: ['private_channel', 'contact'] },
  { words: 'that vulnerabilities do not belong in public issues', anyOf: ['no_public_issue'] },
  { words: 'what a report should contain', anyOf: ['report_contents'] },
  { words: 'when to expect an answer or a fix', anyOf: ['ack_time', 'fix_timeline', 'update_cadence'] },
  { words: 'how vulnerabilities are disclosed', anyOf: ['disclosure_policy', 'disclosure_deadline'] },
];

const listed = (items: readonly string[]): string => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`);

export default defineRule({
  id: 'policy/required-sections',
  title: 'The security policy tells reporters everything they need to know',
  severity: 'medium',
  rationale:
    'Someone who has found a vulnerability decides within minutes whether reporting it is worth the trouble: they look for where to send it, what to send, when to hear back and when it becomes public.',
  remediation: 'Add a sentence or a list for each missing part. What counts is the text, not the heading above it.',
  practices: ['policy/private-report-channel', 'policy/no-public-issue-instruction', 'policy/report-contents', 'policy/response-times', 'policy/disclosure-process'],
  references,
  since: '0.1.0',
  needs: ['securityPolicy'],
  check: ({ securityPolicy }) =>
    askPolicy(securityPolicy, 'Does it say which versions are supported, how to report privately, what to send, when to expect an answer and how it is disclosed?', (policy) => {
      const missing = required.filter(({ anyOf }) => anyOf.every((element) => foundAt(policy, element, '').length === 0));
      const evidence = required.flatMap(({ words, anyOf }) => anyOf.flatMap((element) => foundAt(policy, element, `says ${words}`)).slice(0, 1));
      const findings: Finding[] = policy.placeholders.slice(0, 20).map((line) => ({ message: 'This part of the policy was never filled in.', at: { path: policy.path, line } }));
      if (missing.length > 0) {
        findings.push({ message: `The policy does not say ${listed(missing.map(({ words }) => words))}.`, at: { path: policy.path, line: 1 }, related: evidence });
      }
      return judge(findings, evidence, 'The policy says nothing.');
    }),
  examples: {
    bad: [
      { name: 'only an address', files: { 'SECURITY.md': shortPolicy }, expect: { fail: ['SECURITY.md:1'] } },
      {
        name: 'headings with nothing below them',
        files: {
          'SECURITY.md': dedent`
            # Security

            ## Supported Versions

            ## Reporting a Vulnerability

            ## Disclosure
          `,
        },
        expect: { fail: ['SECURITY.md:1'] },
      },
    ],
    good: [
      { name: 'everything', files: { 'SECURITY.md': goodPolicy }, expect: 'pass' },
      {
        name: 'without any heading, in another language',
        files: {
          'SECURITY.md':
            'Nur die neueste Version wird mit Sicherheitsupdates versorgt.\n\nBitte melden Sie Schwachstellen nicht öffentlich, sondern per E-Mail an security@tool.dev, mit einer Beschreibung und den Schritten zur Reproduktion. Wir antworten innerhalb von 3 Tagen und veröffentlichen die Schwachstelle erst, nachdem sie behoben ist.\n',
        },
        expect: 'pass',
      },
      { name: 'no policy: another rule says so', files: { 'README.md': '# Tool\n' }, expect: 'not-applicable' },
    ],
  },
});
