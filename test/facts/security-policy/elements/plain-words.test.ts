import { expect, test } from 'vitest';
import { readPolicy } from '../../../../src/facts/security-policy/read-policy.ts';

const has = (text: string, element: string, path = 'SECURITY.md') => readPolicy(path, text).elements.some((found) => found.present && found.element === element);

test.each([
  ['a page to write to', 'form', 'Contact: https://tool.dev/contact-security', true],
  ['its policy, which is elsewhere', 'delegated', 'Contact: mailto:a@tool.dev\nPolicy: https://tool.dev/policy', true],
  ['its policy, beside instructions', 'delegated', 'Contact: mailto:a@tool.dev\nPolicy: https://tool.dev/policy\n\n# Please report vulnerabilities to the address above and not in public issues.', false],
  ['a policy of nobody', 'delegated', 'Contact: mailto:a@tool.dev\nPreferred-Languages: en', false],
])('a security.txt: %s', (_, element, text, expected) => expect(has(`${text}\n`, element, 'SECURITY.txt')).toBe(expected));

test.each([
  ['nobody mends it any more', 'supported_versions', 'As of 2021, the tool is no longer maintained and security vulnerabilities will not be fixed.', true],
  [
    'what we do with an accepted report',
    'handling_process',
    '## Reporting\n\nMail a@tool.dev. If accepted:\n\n- we analyze the impact\n- we develop a fix\n- we publish an advisory',
    true,
  ],
  ['what was looked at long ago', 'handling_process', 'I have audited the code of its library, which announces fixes in its advisories.', false],
  [
    'principles of disclosure',
    'handling_process',
    '## 책임감 있는 공개\n\n우리는 책임감 있는 공개 원칙을 따릅니다:\n\n1. 취약점 확인 및 검증\n2. 패치 개발\n3. 패치 릴리스\n4. 공개 발표',
    true,
  ],
  ['a time, and what for beside it', 'ack_time', '## What to expect\n\n| Time | What |\n| - | - |\n| 48 hours | Report acknowledged |\n| 90 days | Fix released |', true],
  ['an account of its own', 'hardening', 'To use privilege separation, pass the name of an unprivileged user with -u and an empty directory with -r.', true],
  ['why somebody may do something', 'user_practices', 'There seems no harm in this, because the user must have permission to parse the file that is named.', false],
  ['a list of pages', 'user_practices', '## Related\n\n- [Trust package](trust.md) — material that is ready for an auditor to read', false],
  ['a programme of the maker of the system', 'bounty', '## Out of scope\n\n- Bugs of the phone: see the Security Bounty Program, <https://phone.dev/bounty>', false],
  ['a key that is still to come, in a block', 'pgp', '## Reporting\n\nMail a@tool.dev.\n\n```\nPGP Key Fingerprint: [추후 제공]\n```', false],
  ['an address with words for its marks', 'placeholder', 'Please e-mail ann{{dot}}lee at tool.dev.', false],
  ['an address to be filled in', 'placeholder', 'Please e-mail {{security_email}}.', true],
  ['what the memory may hold', 'known_limitations', '## Caveats\n\nBecause locking pages is not feasible here, credentials may be swapped out to the disk.', true],
  [
    'a library that is to be replaced',
    'dependency_policy',
    '## Known risks\n\n### Dependencies\n\nRecommendation: keep local copies of the dependencies and update them with each release.',
    false,
  ],
])('%s', (_, element, text, expected) => expect(has(`# Security\n\n${text}\n`, element)).toBe(expected));

test.each([
  ['Indonesian days', '# Keamanan\n\nKami memperbaiki kerentanan dalam waktu 7 hari kerja.', 168],
  ['Turkish weeks', '# Güvenlik\n\nGüvenlik açıklarını 2 hafta içinde düzeltiriz ve size bildiririz.', 336],
  ['Hungarian weeks', '# Biztonság\n\nA biztonsági hibát egy héten belül kijavítjuk, és erről értesítjük.', 168],
  ['Hungarian hours', '# Biztonság\n\nA biztonsági hibát 72 órán belül kijavítjuk, és erről értesítjük.', 72],
])('%s are counted in their unit', (_, text, hours) => expect(Object.values(readPolicy('SECURITY.md', text).facts.fix_hours)).toEqual([hours]));
