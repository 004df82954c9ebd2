import { dedent, defineRule, type Finding, judge, manual } from 'policy-audit';
import { goodPolicy } from './shared/examples.ts';
import { askPolicy, foundAt, has, references } from './shared/policy.ts';

const tellsToWrite = /\b(?:e-?mail|contact|write to|reach out to|message)\b[^.]{0,60}\b(?:maintainers?|owners?|authors?|team|developers?)\b/i;
/** "Through the owner's profile" is a way, though no address. */
const throughHost =
  /\(see\b|\bprofiles?\b|\bcommit history\b|\b(?:through|via)\b(?! (?:an? )?e-?mail\b)|\b(?:on|by|using|at) (?:[\w'’-]+ ){0,4}(?:github|gitlab|codeberg|bitbucket|profiles?|discord|slack|telegram|matrix|twitter|linkedin|mastodon)\b/i;

export default defineRule({
  id: 'policy/contact-reachable',
  title: 'The security contact can be reached',
  severity: 'medium',
  rationale: '"Email the maintainers" helps nobody who does not know their address, and commits mostly carry addresses that take no mail.',
  remediation: 'Give the address, or link to the form, where you ask to be contacted.',
  practices: ['policy/contact-reachable'],
  references,
  since: '0.1.0',
  needs: ['securityPolicy', 'readme'],
  check: ({ securityPolicy, readme }) =>
    askPolicy(
      securityPolicy,
      'Can whoever it names be reached?',
      (policy) => {
        const { securityTxt, insights } = securityPolicy;
        const reach = [
          ...foundAt(policy, 'email', 'an address'),
          ...foundAt(policy, 'form', 'a form or programme'),
          ...(securityTxt?.fields ?? []).filter(({ name }) => name === 'contact').map(({ line }) => ({ at: { path: securityTxt?.path ?? '', line }, note: 'a contact' })),
          ...(insights?.contacts ?? []).map(({ line }) => ({ at: { path: insights?.path ?? '', line }, note: 'a contact' })),
        ];
        const told = policy.statements.filter(
          (statement) =>
            statement.subject === 'policy/contact-reachable' &&
            tellsToWrite.test(statement.text) &&
            !throughHost.test(statement.text) &&
            !statement.parameters.urls &&
            !statement.parameters.addresses &&
            !/[:：]\s*$/.test(statement.text),
        );
        if (reach.length === 0 && (readme.page?.addresses.length ?? 0) === 0) {
          const severity = has(policy, 'advisory') ? ('low' as const) : undefined;
          const named = told.filter(
            ({ parameters, text }) =>
              (parameters.files || /\b(?:CODEOWNERS|MAINTAINERS|AUTHORS|OWNERS|package\.json|composer\.json|pyproject\.toml|Cargo\.toml)\b/.test(text)) &&
              !/\breadme\b/i.test(text),
          );
          const findings = told
            .filter((statement) => !named.includes(statement))
            .map(
              ({ line }): Finding => ({
                message: 'The policy asks people to make contact, but neither it nor the README gives an address.',
                at: { path: policy.path, line },
                ...(severity ? { severity } : {}),
              }),
            );
          if (findings.length > 0) return judge(findings, [], '');
          if (named.length > 0)
            return manual(
              'Does the file that it names give an address?',
              named.map(({ line }) => ({ at: { path: policy.path, line }, note: 'names a file' })),
            );
        }
        const advisory = foundAt(policy, 'advisory', "the host's private reporting");
        if (reach.length === 0 && advisory.length > 0)
          return manual('The only way to report is the private reporting of the host. Is it switched on for this repository?', advisory);
        return judge([], reach, 'The policy names nobody to contact: policy/private-report-channel looks at that.');
      },
      { inAnyLanguage: true },
    ),
  examples: {
    bad: [
      {
        name: 'maintainers without an address',
        files: {
          'SECURITY.md': dedent`
            # Security

            ## Reporting

            Please email the maintainers directly.
          `,
        },
        expect: { fail: ['SECURITY.md:5'] },
      },
      {
        name: 'as a second way, beside the advisories',
        files: {
          'SECURITY.md': dedent`
            # Security

            ## Contact

            - Use GitHub Security Advisories
            - Or contact the repository maintainers directly
          `,
        },
        expect: { fail: ['SECURITY.md:6'] },
      },
    ],
    good: [
      { name: 'an address', files: { 'SECURITY.md': goodPolicy }, expect: 'pass' },
      {
        name: 'the address is in security.txt',
        files: {
          'SECURITY.md': dedent`
            # Security

            ## Reporting

            Please email the maintainers.
          `,
          '.well-known/security.txt': 'Contact: mailto:security@tool.dev\nExpires: 2030-01-01T00:00:00Z\n',
        },
        expect: 'pass',
      },
      {
        name: 'only the private reporting of the host',
        files: {
          'SECURITY.md': dedent`
            # Security

            ## Reporting

            Use GitHub Security Advisories.
          `,
        },
        expect: 'manual',
      },
      { name: 'no policy', files: { 'README.md': '# Tool\n' }, expect: 'not-applicable' },
    ],
  },
});
