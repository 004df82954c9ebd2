import { dedent, defineRule, fail, notApplicable, pass } from 'policy-audit';
import { goodPolicy } from './shared/examples.ts';
import { isSecurityTxt, references } from './shared/policy.ts';

export default defineRule({
  id: 'policy/linked-from-readme',
  title: 'The README links to the security policy',
  severity: 'info',
  rationale: 'People who use a package see its README on a registry or in a copy, where no host shows a tab for the policy.',
  remediation: 'Add a short section to the README that links to the security policy.',
  practices: ['policy/linked-from-readme'],
  references,
  since: '0.1.0',
  needs: ['securityPolicy', 'readme'],
  check({ securityPolicy, readme: { page } }) {
    const { policy } = securityPolicy;
    if (!policy || isSecurityTxt(securityPolicy)) return notApplicable('There is no security policy to link.');
    if (!page) return notApplicable('There is no README.');
    if (page.namesPolicyAt !== undefined) return pass({ at: { path: page.path, line: page.namesPolicyAt }, note: 'names the policy' });
    return fail({ message: `The README does not mention ${policy.path}.`, at: { path: page.path, line: 1 } });
  },
  examples: {
    bad: [
      {
        name: 'not named',
        files: {
          'SECURITY.md': goodPolicy,
          'README.md': dedent`
            # Tool

            A secure tool.
          `,
        },
        expect: { fail: ['README.md:1'] },
      },
    ],
    good: [
      {
        name: 'linked',
        files: {
          'SECURITY.md': goodPolicy,
          'README.md': dedent`
            # Tool

            Report [vulnerabilities](SECURITY.md) in private.
          `,
        },
        expect: 'pass',
      },
      {
        name: 'by its page on the host',
        files: {
          'SECURITY.md': goodPolicy,
          'README.rst': dedent`
            Tool
            ====

            See the \`policy <https://github.com/a/b/security/policy>\`_.
          `,
        },
        expect: 'pass',
      },
      { name: 'no README', files: { 'SECURITY.md': goodPolicy }, expect: 'not-applicable' },
      { name: 'no policy', files: { 'README.md': '# Tool\n' }, expect: 'not-applicable' },
    ],
  },
});
