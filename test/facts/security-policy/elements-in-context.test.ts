import { describe, expect, test } from 'vitest';
import { readPolicy } from '../../../src/facts/security-policy/read-policy.ts';

const has = (text: string, element: string, path = 'SECURITY.md') => readPolicy(path, text).elements.some((found) => found.present && found.element === element);

describe('what is promised and what is not', () => {
  test.each([
    ['weekly news, in Italian', 'Aggiornamenti settimanali sullo stato della segnalazione.', 'update_cadence', true],
    ['being told when it is settled, in Polish', 'Po otrzymaniu zgłoszenia:\n\n- Informujemy, gdy problem zostanie rozwiązany.', 'update_cadence', true],
    ['weekly news, in Spanish', 'Enviamos actualizaciones semanales sobre el estado de su informe.', 'update_cadence', true],
    ['keeping somebody informed keeps nothing secret', 'We keep you updated throughout the process until the issue is resolved.', 'disclosure_policy', false],
    ['advisories that will be out', '[Security advisories will be published on GitHub](https://github.com/o/r/security).', 'disclosure_policy', true],
    ['where advisories are', 'Report to a@tool.dev. Security advisories are published on GitHub.', 'disclosure_policy', false],
    ['a report that will be out', 'Afterwards, if the vulnerability is fixed, the report will be made public.', 'disclosure_policy', true],
    ['keeping a report secret', 'Please keep the report confidential until the issue is resolved.', 'disclosure_policy', true],
    [
      'a credential that gets out is no weakness that is made known',
      'Please report what comes before the check:\n\n- Pairing replay, credential disclosure',
      'disclosure_policy',
      false,
    ],
    [
      'details with something to be put in for each',
      'Scrivi a a@tool.dev.\n\n1. Descrizione della vulnerabilità: <testo>\n2. Passi per riprodurre: <passi>\n3. Informazioni di contatto (opzionale): <nome / alias / mail per gli aggiornamenti>',
      'report_contents',
      true,
    ],
  ])('%s', (_, text, element, expected) => {
    expect(has(`# Security\n\n## Reporting a vulnerability\n\n${text}\n`, element)).toBe(expected);
  });
});

describe('whose channel it is', () => {
  test.each([
    ["a page of the maker's own", 'Weaknesses may be reported on the [Report a vulnerability](https://security.maker.com/submit) page.', 'advisory', false],
    ['the same is a form', 'Weaknesses may be reported on the [Report a vulnerability](https://security.maker.com/submit) page.', 'form', true],
    ['the page of the host', 'Use [Report a vulnerability](https://github.com/o/r/security/advisories/new).', 'advisory', true],
    [
      'private reports of the host, in Russian',
      'Если вы нашли уязвимость, не создавайте публичный issue, а воспользуйтесь функцией частных отчётов об уязвимостях в настройках GitHub.',
      'advisory',
      true,
    ],
    ['the name of the function with a hyphen', "Use GitHub's private vulnerability-reporting form.", 'advisory', true],
    ['who is told to report privately is told of no page', 'Please open an issue on GitHub, or privately report it to us.', 'advisory', false],
    ["the host's list of known weaknesses", 'Alerts are based on the GitHub Advisory Database, which lists every vulnerability.', 'advisory', false],
    ['a bug that a box makes private', 'Please report the issue in the bug tracker, with the security checkbox set.', 'advisory', true],
    ['a page of somebody else, by its name', 'Meld kwetsbaarheden bij het centrum:\n\n- [Kwetsbaarheid melden](https://www.centrum.nl/contact/melden)', 'form', true],
    ['an address to be filled in', 'Email username@gmail.com.', 'email', false],
    ['an address that starts like a sentence', 'Email **site@hotmail.com**.', 'email', true],
    ['the public form beside it', 'To report a vulnerability, open a new issue and choose "Report a bug".', 'public_channel', true],
    [
      'the private form of the host, which its page for issues offers',
      'Navigate to the [Open an Issue](https://github.com/o/r/issues/new/choose) page and choose "Report a security vulnerability".',
      'public_channel',
      false,
    ],
    ['a tracker in a list of channels', 'You can report at:\n\n- GitHub Issues: https://github.com/o/r/issues\n- Mail: a@tool.dev', 'public_channel', true],
    [
      'the tracker for what is not released',
      'If you found a vulnerability in unreleased code, verify that the release is not affected and then use the public issue workflow to submit your research.',
      'public_channel',
      true,
    ],
    [
      'the tracker for what has been answered',
      'Never report vulnerabilities in public, write to sec@tool.dev, wait for our answer, and then use the public issue tracker to report it.',
      'public_channel',
      false,
    ],
    ['where it is switched on, in Chinese', '如果仓库启用了 GitHub private vulnerability reporting，请优先使用它来报告安全漏洞。请附上复现步骤。', 'advisory', true],
    ['a tracker by the names of its tabs, in Korean', '보안 취약점은 일반 오류와 똑같이 Issues(또는 Pull requests) 탭을 이용하여 보고하세요.', 'public_channel', true],
  ])('%s', (_, text, element, expected) => {
    expect(has(`# Security\n\n## Reporting\n\n${text}\n`, element)).toBe(expected);
  });
});

describe('what is accepted', () => {
  test.each([
    ['an attack surface says what counts', '# Security\n\n## Attack surface\n\n| Area | Risk |\n| - | - |\n| Parser | Untrusted input |\n', 'scope', true],
    [
      'what is no weakness, in Indonesian',
      '# Kebijakan Keamanan\n\nKami menerima laporan untuk versi ini dan akan menjawab.\n\n## Bukan kerentanan keamanan\n\n- Alamat yang keliru di situs ini\n',
      'out_of_scope',
      true,
    ],
    ['those who run it are responsible', '# Security\n\n## Deployments\n\nFor issues of an instance, contact the respective operator.\n', 'out_of_scope', true],
    [
      'a weakness that can be used is no rule for testers',
      '# Kebijakan Keamanan\n\n## Melaporkan kerentanan\n\nJangan membuka issue publik untuk kerentanan yang bisa dieksploitasi, dan kirim ke kami.\n',
      'researcher_rules',
      false,
    ],
    [
      'tokens have a scope of their own',
      '# Security\n\n## Features\n\n- **Workspace scope**: every request resolves one\n- **Tenant-Scoped Roles**: permissions of a tenant\n',
      'scope',
      false,
    ],
    ['an attack surface that is kept small', '# Security\n\n## Considerations\n\n- **Limited Attack Surface**: few dependencies\n', 'scope', false],
    ['how it is made, called a security model', '# Security\n\n## Security model\n\n### Data\n\n- Secrets are read from the environment.\n', 'scope', false],
    ['what it is made against, called a security model', '# Security\n\n## Security model\n\nThe server is trusted, its clients are not.\n', 'scope', true],
    [
      'what a lead says not to be covered, in Ukrainian',
      "# Політика безпеки\n\n## Обсяг\n\nЦя політика охоплює код у цьому репозиторії. Вона **не** охоплює:\n\n- сторонні сервери, з якими він з'єднується\n",
      'out_of_scope',
      true,
    ],
    [
      'details of how to use a weakness are no deed',
      '# 安全策略\n\n## 报告方式\n\n在维护者完成初步分级前，请不要在公开 issue 中发布漏洞利用细节，并请提供受影响的版本。\n',
      'researcher_rules',
      false,
    ],
  ])('%s', (_, text, element, expected) => {
    expect(has(text, element)).toBe(expected);
  });
});

describe('when it is made public', () => {
  test.each([
    ['a window between dashes', 'We ask for a reasonable window — typically up to **90 days** from acknowledgement — before any public disclosure.', 'disclosure_deadline', true],
    ['and that is no time for an answer', 'We ask for a reasonable window — typically up to **90 days** from acknowledgement — before any public disclosure.', 'ack_time', false],
    [
      'credit in public',
      'Nos comprometemos a atribuir públicamente el descubrimiento de la vulnerabilidad, a menos que prefieras el anonimato, antes o después de ello.',
      'disclosure_policy',
      false,
    ],
  ])('%s', (_, text, element, expected) => {
    expect(has(`# Security\n\n## Reporting\n\n${text}\n`, element)).toBe(expected);
  });
});

describe('where news are', () => {
  test.each([
    ['a feed of advisories', 'Contact: mailto:a@tool.dev\nExpires: 2030-01-01T00:00:00Z\nCSAF: https://tool.dev/.well-known/csaf/provider-metadata.json\n', true, 'security.txt'],
    [
      'the change log, in a process that includes steps, in Italian',
      '# Politica di sicurezza\n\n## Gestione\n\nIl nostro processo include:\n\n- Rilasceremo una nuova versione con una spiegazione nel changelog per gli utenti.\n',
      true,
      'SECURITY.md',
    ],
    ['this very file', '# Security\n\nCheck this file from time to time for security updates and notices.\n', true, 'SECURITY.md'],
    ['where builds are announced', '# Security\n\nInformation about new builds is made available in the store.\n', true, 'SECURITY.md'],
    ['a time after the release', '# Security\n\n## Response\n\n| Step | Time |\n| - | - |\n| Public disclosure | 14 days after the patch release |\n', false, 'SECURITY.md'],
  ])('%s', (_, text, expected, path) => {
    expect(has(text, 'update_channel', path)).toBe(expected);
  });
});

describe('who is told what', () => {
  test.each([
    ['operators mend as well', 'user_practices', '# Security\n\n## Best practices\n\n- Always back up the database and the settings before patching the server.\n', true],
    [
      'reporters are told how to write',
      'user_practices',
      "# Politique de sécurité\n\n## Bonnes pratiques\n\n- Ne partagez pas les détails de la faille avant la correction.\n- Soyez précis dans vos rapports afin d'aider à l'analyse.\n",
      false,
    ],
    [
      'contributors are told what not to commit',
      'user_practices',
      '# Security\n\n## Scope\n\nThis policy covers the code. Never commit credentials, tokens or private keys to it.\n',
      false,
    ],
    [
      'users are told so under advice to them',
      'user_practices',
      '# Security\n\n## Best practices for users\n\n- Never commit your tokens to version control.\n- Rotate them once a month.\n',
      true,
    ],
    [
      'a checklist in another script',
      'hardening',
      `# Security\n\n## Verification\n\n${'Every image is signed, and the signature proves where it was built and that nobody has changed it since. '.repeat(6)}\n\n## 보안 모범 사례 (사용자 측)\n\n운영 시:\n\n- **NetworkPolicy**: 로 pod 간 ingress 제한\n- **TLS**: 설정\n`,
      true,
    ],
    [
      'measures below a heading on hardening',
      'hardening',
      '# Security\n\n## Optional hardening\n\n- Disposable container without personal files.\n- Explicit outbound-network allowlist.\n',
      true,
    ],
    [
      'what the makers advise, in Ukrainian',
      'user_practices',
      '# Політика безпеки\n\nЦей документ описує, як перевірити програму.\n\n## Верифікація\n\nМи радимо не запускати двійковий файл, який не пройшов ці перевірки на вашому комп’ютері.\n',
      true,
    ],
    ['libraries by a short name', 'dependency_policy', '# Security\n\nLibs and tools of this project are updated regularly.\n', true],
    ['what is done before a release', 'security_tools', '# Security\n\n## Operational notes\n\n- Run `npm audit` before each release.\n', true],
    ['what users are told to run', 'security_tools', '# Security\n\n## Best practices for users\n\n- Run `npm audit` regularly.\n', false],
    ['packages inside of an image', 'dependency_policy', '# Security\n\nThe snap is rebuilt whenever there is an update to the underlying packages.\n', true],
  ])('%s', (_, element, text, expected) => {
    expect(has(text, element)).toBe(expected);
  });
});
