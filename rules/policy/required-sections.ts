import { dedent, defineRule, fail, judge } from 'policy-audit';
import { goodPolicy, shortPolicy } from './shared/examples.ts';
import { askPolicy, type ElementName, foundAt, has, references } from './shared/policy.ts';

interface Part {
  readonly words: string;
  readonly anyOf: readonly ElementName[];
  /** The rule that asks for this part alone. */
  readonly toldBy?: string;
}

const required: readonly Part[] = [
  { words: 'which versions are supported', anyOf: ['supported_versions'] },
  { words: 'how to report privately', anyOf: ['private_channel', 'contact'], toldBy: 'policy/private-report-channel' },
  { words: 'that vulnerabilities do not belong in public issues', anyOf: ['no_public_issue'], toldBy: 'policy/no-public-issue-instruction' },
  { words: 'what a report should contain', anyOf: ['report_contents'], toldBy: 'policy/report-contents' },
  { words: 'when to expect an answer or a fix', anyOf: ['ack_time', 'fix_timeline', 'update_cadence'], toldBy: 'policy/response-times' },
  { words: 'how vulnerabilities are disclosed', anyOf: ['disclosure_policy', 'disclosure_deadline'], toldBy: 'policy/disclosure-process' },
];

const listed = (items: readonly string[], last = 'or'): string => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`);

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
      if (missing.length === 0) return judge([], evidence, 'The policy says nothing.');
      // What has a rule of its own is said there, with its weight; those rules are silent of a text that takes no reports.
      const untold = missing.filter(({ toldBy }) => toldBy === undefined || !has(policy, 'is_policy'));
      const said = untold.length > 0 ? untold : missing;
      const rules = listed(
        missing.flatMap(({ toldBy }) => toldBy ?? []),
        'and',
      );
      const elsewhere = untold.length > 0 ? {} : { severity: 'low' as const, remediation: `See ${rules}.` };
      return fail({ message: `The policy does not say ${listed(said.map(({ words }) => words))}.`, at: { path: policy.path, line: 1 }, related: evidence, ...elsewhere });
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
