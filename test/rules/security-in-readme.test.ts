import { expect, test } from 'vitest';
import rule from '../../rules/policy/security-file-exists.ts';
import { runAudit } from '../../src/audit.ts';
import { memorySnapshot } from '../../src/repo/memory-snapshot.ts';

const findingOf = async (readme: string, path = 'README.md') => {
  const { results } = await runAudit({ snapshot: memorySnapshot({ files: { [path]: readme } }), rules: [rule] });
  const verdict = results[0]?.verdict;
  return verdict?.status === 'fail' ? verdict.findings[0] : undefined;
};

test.each<[string, string, string, number]>([
  ['Markdown', 'README.md', '# Tool\n\n## Use\n\nRun it.\n\n## Security\n\nMail vulnerabilities to security@tool.dev.\n', 7],
  ['reStructuredText', 'README.rst', 'Tool\n====\n\nSecurity\n--------\n\nPlease do not report vulnerabilities in public issues.\n', 4],
  ['Spanish', 'README.md', '# Herramienta\n\nEs una herramienta para la casa.\n\n## Seguridad\n\nEnvía las vulnerabilidades por correo a security@tool.dev.\n', 5],
])('a chapter on security in a README (%s) is seen, and said to stand in the wrong file', async (_, path, readme, line) => {
  const finding = await findingOf(readme, path);
  expect(finding?.message).toMatch(/tells how to report a vulnerability.*SECURITY\.md/);
  expect(finding?.related?.[0]?.at).toEqual({ path, line });
});

test.each([
  ['of features', '# Tool\n\n## Security\n\n- Passwords are hashed\n- TLS everywhere\n'],
  ['that is the title of the page', '# Security scanner\n\nMail hello@tool.dev for help.\n'],
  ['that is none', '# Tool\n\n## Contact\n\nMail hello@tool.dev.\n'],
])('a chapter %s is no policy', async (_, readme) => {
  expect((await findingOf(readme))?.related).toBeUndefined();
});

test('a file of that name where no host looks is named, and one of an example is not', async () => {
  const files = { 'README.md': '# Tool\n', 'docs/topics/security.md': '# Security\n', 'examples/shop/SECURITY.md': '# Security\n' };
  const { results } = await runAudit({ snapshot: memorySnapshot({ files }), rules: [rule] });
  const verdict = results[0]?.verdict;
  const finding = verdict?.status === 'fail' ? verdict.findings[0] : undefined;
  expect(finding?.message).toContain('stands where no host looks');
  expect(finding?.related?.map(({ at }) => at.path)).toEqual(['docs/topics/security.md']);
});
