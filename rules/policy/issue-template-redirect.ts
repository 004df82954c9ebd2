import { dedent, defineRule, type Evidence, fail, notApplicable, pass } from 'policy-audit';
import { goodPolicy } from './shared/examples.ts';
import { references } from './shared/policy.ts';

export default defineRule({
  id: 'policy/issue-template-redirect',
  title: 'Issue templates point to the private reporting channel',
  severity: 'low',
  rationale: 'The form for a new issue is the last place to stop somebody from publishing a vulnerability: few read the policy before.',
  remediation: 'Add a contact link to .github/ISSUE_TEMPLATE/config.yml that points to the policy or to private reporting, or a note in the bug form.',
  practices: ['policy/issue-template-redirect'],
  references: [
    ...references,
    {
      standard: 'GitHub',
      control: 'template chooser',
      url: 'https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/configuring-issue-templates-for-your-repository',
    },
  ],
  since: '0.1.0',
  needs: ['securityPolicy', 'issueTemplates'],
  check({ securityPolicy: { policy }, issueTemplates: { forms, chooser } }) {
    if (!policy) return notApplicable('There is no security policy to send anybody to.');
    const leads = (chooser?.links ?? []).filter((link) => /secur|vulnerab|advisor/i.test(`${link.name} ${link.url} ${link.about}`));
    const evidence: Evidence[] = [
      ...leads.map(({ line }) => ({ at: { path: chooser?.path ?? '', line }, note: 'leads out of the chooser' })),
      ...forms.flatMap(({ path, redirectAt }) => (redirectAt === undefined ? [] : [{ at: { path, line: redirectAt }, note: 'says where vulnerabilities go' }])),
    ];
    const [first, ...rest] = evidence;
    if (first) return pass(first, ...rest);
    const [form] = forms;
    if (!form && !chooser) return notApplicable('There are no issue templates; the host itself shows a link to the policy.');
    return fail({
      message: 'No issue template says where to report vulnerabilities instead.',
      at: { path: chooser?.path ?? form?.path ?? '.', line: 1 },
      searched: [...forms.map(({ path }) => path), ...(chooser ? [chooser.path] : [])],
    });
  },
  examples: {
    bad: [
      {
        name: 'links that lead elsewhere',
        files: {
          'SECURITY.md': goodPolicy,
          '.github/ISSUE_TEMPLATE/config.yml': dedent`
            contact_links:
              - name: Chat
                url: https://chat.tool.dev
                about: Ask here
          `,
        },
        expect: { fail: ['.github/ISSUE_TEMPLATE/config.yml:1'] },
      },
      {
        name: 'a form that says nothing of it',
        files: {
          'SECURITY.md': goodPolicy,
          '.github/ISSUE_TEMPLATE/bug.md': dedent`
            ---
            name: Bug
            ---

            What happened?
          `,
        },
        expect: { fail: ['.github/ISSUE_TEMPLATE/bug.md:1'] },
      },
    ],
    good: [
      {
        name: 'a link in the chooser',
        files: {
          'SECURITY.md': goodPolicy,
          '.github/ISSUE_TEMPLATE/config.yml': dedent`
            contact_links:
              - name: Report a vulnerability
                url: https://github.com/a/b/security/advisories/new
                about: In private
          `,
        },
        expect: 'pass',
      },
      {
        name: 'a note in the form',
        files: {
          'SECURITY.md': goodPolicy,
          '.github/ISSUE_TEMPLATE/bug.yml': dedent`
            name: Bug
            body:
              - type: markdown
                attributes:
                  value: For vulnerabilities see SECURITY.md
          `,
        },
        expect: 'pass',
      },
      { name: 'no templates', files: { 'SECURITY.md': goodPolicy }, expect: 'not-applicable' },
      { name: 'no policy', files: { '.github/ISSUE_TEMPLATE/bug.md': 'What happened?\n' }, expect: 'not-applicable' },
    ],
  },
});
