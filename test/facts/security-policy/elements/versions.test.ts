import { expect, test } from 'vitest';
import { readPolicy } from '../../../../src/facts/security-policy/read-policy.ts';

const has = (text: string, element: string) => readPolicy('SECURITY.md', text).elements.some((found) => found.present && found.element === element);

test.each([
  ['a table that says yes or no of each version', '# Segurança\n\n## Versões cobertas\n\n| Versão | Coberta |\n| - | - |\n| Branch `main` | sim |\n| Forks antigos | não |', true],
  ['the same with marks', '# Sicherheit\n\n## Stand\n\n| Version | Bekommt noch etwas |\n| - | - |\n| 3.1 | ✅ |\n| 2.x | ❌ |', true],
  ['a table of the versions that a feature is in', '# Security\n\n## Encryption\n\n| Version | Algorithm |\n| - | - |\n| 1 | AES |\n| 2 | ChaCha |', false],
  ['only the newest is mended', '# セキュリティ\n\n## お約束できないこと\n\n- 古い版は直しません。直すのは最新だけです', true],
])('%s', (_, text, expected) => expect(has(text, 'supported_versions')).toBe(expected));

test('what stands below a heading of its own, carelessly nested below the versions, is said of reports', () => {
  const text = [
    '# Security',
    '## Supported versions',
    'The latest release is supported.',
    '### Private disclosure',
    '**1.** Send an e-mail to **sec@tool.dev**. You need to add the information below:',
    '- Kind of weakness (for example a buffer overflow)\n- Steps to reproduce it\n- Its impact',
    '**2.** The **Tool** team will keep you informed about the progress of the fix.',
  ].join('\n\n');
  expect(has(text, 'report_contents')).toBe(true);
  expect(has(text, 'update_cadence')).toBe(true);
});
