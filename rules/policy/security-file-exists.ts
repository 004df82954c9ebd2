import { dedent, defineRule, fail, manual, notApplicable, pass } from 'policy-audit';
import { goodPolicy } from './shared/examples.ts';
import { isSecurityTxt } from './shared/policy.ts';

const searched = ['.github/SECURITY.md', 'SECURITY.md', 'docs/SECURITY.md', 'the same with .markdown, .rst, .txt or .adoc'];
const namedLikeOne = /(?:^|\/)security(?:[-_]policy)?\.(?:md|markdown|rst|txt|adoc)$/i;
const organisation = 'If your organisation keeps a shared policy in its .github repository, it cannot be seen from here.';

export default defineRule({
  id: 'policy/security-file-exists',
  title: 'The repository has a security policy',
  severity: 'high',
  rationale:
    'Without a SECURITY.md, whoever finds a vulnerability does not know where to report it, and opens a public issue or nothing at all. Hosts look for it in the root, .github/ and docs/.',
  remediation: 'Add a SECURITY.md to the root, .github/ or docs/ that says which versions are supported and how to report a vulnerability privately.',
  practices: ['policy/file-present'],
  references: [
    { standard: 'OSPS Baseline', control: 'OSPS-VM-02.01', url: 'https://baseline.openssf.org/' },
    { standard: 'OpenSSF Scorecard', control: 'Security-Policy', url: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#security-policy' },
  ],
  since: '0.1.0',
  needs: ['securityPolicy', 'readme', 'files'],
  check({ securityPolicy, readme: { page }, files }) {
    const { policy, isShown, symlinks, shadowed } = securityPolicy;
    if (files.all.length === 0) return notApplicable('There are no files.');
    const at = { path: policy?.path ?? '.', line: 1 };
    if (!policy && symlinks[0] !== undefined) {
      return manual(`${symlinks[0]} is a symbolic link, and links are not followed. Does it lead to a policy in this repository?`, [
        { at: { path: symlinks[0] }, note: 'a symbolic link' },
      ]);
    }
    if (!policy && page?.securityAt !== undefined) {
      const message = `There is no security policy in the root, .github/ or docs/. ${page.path} tells how to report a vulnerability, where no host or scanner looks: move that to a SECURITY.md and link to it. ${organisation}`;
      return fail({ message, at: { path: '.' }, searched, related: [{ at: { path: page.path, line: page.securityAt }, note: 'tells how to report a vulnerability' }] });
    }
    if (!policy) {
      const elsewhere = files.all.filter(({ path, zone }) => namedLikeOne.test(path) && !['vendored', 'test', 'example'].includes(zone)).slice(0, 3);
      const named = elsewhere.length > 0 ? ' A file of that name stands where no host looks: move it, or link to it from a SECURITY.md.' : '';
      return fail({
        message: `There is no security policy in the root, .github/ or docs/.${named} ${organisation}`,
        at: { path: '.' },
        searched,
        ...(elsewhere.length > 0 ? { related: elsewhere.map(({ path }) => ({ at: { path, line: 1 }, note: 'named like a policy' })) } : {}),
      });
    }
    if (policy.passages.every(({ kind }) => kind === 'heading')) return fail({ message: 'The security policy is empty.', at });
    if (isSecurityTxt(securityPolicy)) {
      return fail({ message: 'There is a security.txt, but no policy where the host looks for one.', at, severity: 'low', searched });
    }
    if (!isShown) return fail({ message: `${policy.path} is a policy, but hosts show only one that is named SECURITY.md.`, at, severity: 'low', searched });
    const unfilled = policy.placeholders[0];
    const said = policy.elements.some(({ element, present }) => present && ['is_policy', 'supported_versions'].includes(element));
    if (unfilled !== undefined && !said) return fail({ message: "The security policy is the host's template, not filled in.", at: { path: policy.path, line: unfilled } });
    return pass(
      { at, note: 'the security policy' },
      ...shadowed.map((other) => ({ at: { path: other.path, line: 1 }, note: `not shown by the host, which takes ${policy.path}` })),
    );
  },
  examples: {
    bad: [
      { name: 'no policy at all', files: { 'README.md': '# Tool\n' }, expect: { fail: ['.'] } },
      { name: 'an empty file', files: { 'SECURITY.md': '\n' }, expect: { fail: ['SECURITY.md:1'] } },
    ],
    good: [
      { name: 'in the root', files: { 'SECURITY.md': goodPolicy }, expect: 'pass' },
      {
        name: 'another language',
        files: {
          'docs/SECURITY.md': dedent`
            # 安全政策

            请发送邮件至 security@tool.dev 报告漏洞。
          `,
        },
        expect: 'pass',
      },
    ],
  },
});
