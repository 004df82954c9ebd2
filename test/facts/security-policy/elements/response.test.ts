import { expect, test } from 'vitest';
import { readPolicy } from '../../../../src/facts/security-policy/read-policy.ts';

const has = (text: string, element: string) => readPolicy('SECURITY.md', text).elements.some((found) => found.present && found.element === element);

test.each([
  [
    'a long request before the list',
    'report_contents',
    '# Bezpieczeństwo\n\n## Zgłaszanie\n\nPisz na a@tool.dev. Dołącz wymagane informacje wymienione poniżej (tyle, ile możesz podać), aby pomóc nam lepiej zrozumieć charakter oraz znaczenie opisywanego problemu:\n\n- rodzaj problemu\n- ścieżki plików źródłowych\n- kroki do odtworzenia',
    true,
  ],
  [
    'what a repository should hold',
    'report_contents',
    '# Security\n\n## Scope\n\nThe public repository should contain only:\n\n- application source code and files\n- a description of each version',
    false,
  ],
  ['what is named below, in Polish', 'credit', '# Bezpieczeństwo\n\n## Zgłaszanie\n\nPisz na a@tool.dev i dołącz informacje wymienione poniżej.', false],
  ['what was named above, in Russian', 'credit', '# Безопасность\n\n## Сообщения\n\nПишите на a@tool.dev или по вышеупомянутым каналам.', false],
  ['who is named in the notes, in Polish', 'credit', '# Bezpieczeństwo\n\n## Zgłaszanie\n\nPisz na a@tool.dev. Zgłaszający zostanie wymieniony w informacjach o wydaniu.', true],
  ['a programme of somebody else', 'bounty', '# Security\n\n## Scope\n\nOut of scope: devices of others; report them to the vendor or through their bug bounty.', false],
])('%s: %s', (_, element, text, expected) => expect(has(text, element)).toBe(expected));

test.each([
  [
    'what a maintainer has to do first',
    '# Security\n\n## Disclosure\n\nBefore making this repository public, configure at least one private security reporting channel:\n\n- GitHub Private Vulnerability Reporting\n- a mailbox\n\nIf a private reporting channel has not been configured yet, do not ask reporters to open public issues.',
  ],
])('%s is no channel', (_, text) => {
  for (const element of ['private_channel', 'advisory', 'no_public_issue']) expect(has(text, element)).toBe(false);
});

test('the languages of the document are none of the reports', () => {
  expect(has('# Security\n\n**Language:** **English** — default. **Português:** [SECURITY.pt.md](SECURITY.pt.md)\n\nMail a@tool.dev.', 'languages')).toBe(false);
});

test('an exploit that is not to be published is no rule for tests', () => {
  expect(has('# Security\n\n## Reporting\n\nUse private vulnerability reporting. Do not file a public issue with a full exploit before triage.', 'researcher_rules')).toBe(false);
});

test.each([
  ['where reporters are thanked', '# 安全\n\n## 披露\n\n发现漏洞请写信给 a@tool.dev。我们会在安全公告和 `CHANGELOG.md` 中致谢报告者。', false],
  ['where news are told of as well', '# 安全\n\n## 披露\n\n发现漏洞请写信给 a@tool.dev。我们会在安全公告中公布漏洞并致谢报告者。', true],
])('update channel: %s', (_, text, expected) => expect(has(text, 'update_channel')).toBe(expected));
