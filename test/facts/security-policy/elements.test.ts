import { describe, expect, test } from 'vitest';
import { readPolicy } from '../../../src/facts/security-policy/read-policy.ts';

const present = (text: string) =>
  readPolicy('SECURITY.md', text)
    .elements.filter((element) => element.present)
    .map(({ element }) => element as string);
const has = (text: string, element: string) => present(`# Security\n\n${text}`).includes(element);

describe.each([
  ['English', 'en', 'Please do not open a public issue. Email security@tool.dev with the steps to reproduce. We answer within 48 hours.'],
  [
    'German',
    'de',
    'Bitte melden Sie Schwachstellen nicht öffentlich. Schreiben Sie an security@tool.dev und nennen Sie bitte eine Beschreibung mit Schritten zur Reproduktion. Wir antworten innerhalb von 48 Stunden.',
  ],
  ['French', 'fr', "Merci de ne pas ouvrir d'issue publique. Envoyez un e-mail à security@tool.dev en précisant les étapes de reproduction. Nous répondons sous 48 heures."],
  ['Spanish', 'es', 'Por favor, no abras issues públicos. Envía un correo a security@tool.dev e incluye los pasos para reproducirla. Responderemos en 48 horas.'],
  ['Portuguese', 'pt', 'Por favor, não abra issues públicas. Envie um e-mail para security@tool.dev e inclua os passos para reproduzir. Responderemos em até 48 horas.'],
  ['Russian', 'ru', 'Пожалуйста, не создавайте публичные issue. Напишите на security@tool.dev и укажите шаги для воспроизведения. Мы ответим в течение 48 часов.'],
  ['Chinese', 'zh', '请不要公开提交 issue。请发送邮件至 security@tool.dev，并提供复现步骤和影响。我们会在 48 小时内回复。'],
  ['Japanese', 'ja', '公開の Issue は作成しないでください。security@tool.dev にメールで再現手順を含めて報告してください。48時間以内に返信します。'],
  ['Korean', 'ko', '공개 이슈를 등록하지 마세요. security@tool.dev 로 재현 단계를 포함하여 제보해 주세요. 48시간 이내에 답변드립니다.'],
])('%s', (_, language, text) => {
  test('is recognised, and the elements with it', () => {
    const reading = readPolicy('SECURITY.md', `# Security\n\n${text}\n`);
    expect(reading.language).toBe(language);
    expect(present(`# Security\n\n${text}\n`)).toEqual(expect.arrayContaining(['private_channel', 'email', 'no_public_issue', 'report_contents', 'ack_time', 'is_policy']));
  });
});

test.each([
  ['thanks are no process', 'disclosure_policy', 'Mail a@tool.dev. We appreciate responsible disclosure.', false],
  ['waiting for a fix is', 'disclosure_policy', 'Please do not disclose the vulnerability until a fix is released.', true],
  ['a programme', 'form', 'Report vulnerabilities through [HackerOne](https://hackerone.com/tool).', true],
  ['advisories as the place of news are no channel', 'advisory', 'We publish fixes as GitHub security advisories.', false],
  ['a key for releases', 'pgp', 'Our releases are signed with the GPG key [0xABCDEF12](https://tool.dev/key.asc).', false],
  ['a key for reports', 'pgp', 'Encrypt your report with our PGP key [0xABCDEF12](https://tool.dev/key.asc).', true],
  ['a public issue', 'public_channel', 'Please report vulnerabilities by opening a new issue.', true],
  ['an issue that was found', 'public_channel', 'If you find a security issue, report the issue to a@tool.dev.', false],
  ['bugs that are none of security', 'public_channel', 'For other bugs open a GitHub issue.', false],
  ['legal threats', 'safe_harbor', 'We may take legal action against attackers.', false],
  ['legal safety', 'safe_harbor', 'We will not take legal action against you if you act in good faith.', true],
  ['an example address', 'placeholder', 'Mail security@example.com.', true],
  ['an example address is none', 'email', 'Mail security@example.com.', false],
  ['spelled out', 'email', 'Mail security at tool dot dev.', true],
])('%s', (_, element, text, expected) => {
  expect(has(text, element)).toBe(expected);
});

test('times are told apart by what they are for', () => {
  const { facts } = readPolicy(
    'SECURITY.md',
    '# Security\n\n## What to expect\n\n- We acknowledge your report within 3 business days\n- Critical issues are fixed within 7 days, low ones within 3 months\n- We disclose the vulnerability publicly after 90 days\n',
  );
  expect(facts).toMatchObject({ ack_hours: 72, disclosure_days: 90, fix_hours: { critical: 168, low: 2160 } });
});

describe('a whole policy in another language', () => {
  const policies: Readonly<Record<string, string>> = {
    German:
      '# Sicherheitsrichtlinie\n\nSicherheitsupdates gibt es nur für die neueste Version.\n\n## Schwachstellen melden\n\nSenden Sie eine E-Mail an sec@tool.dev.\n\n- Wir halten Sie über den Fortschritt auf dem Laufenden.\n- Kritische Lücken werden innerhalb von 7 Tagen behoben.\n- Auf Wunsch werden Sie namentlich genannt.\n\n## Offenlegung\n\nWir veröffentlichen Details erst, nachdem ein Fix bereitsteht, spätestens nach 90 Tagen.\n\n## Nicht im Geltungsbereich\n\n- Social Engineering\n',
    French:
      "# Politique de sécurité\n\nSeule la dernière version reçoit des correctifs de sécurité.\n\n## Signaler une vulnérabilité\n\nÉcrivez à sec@tool.dev en précisant les étapes de reproduction et l'impact.\n\n- Nous vous tiendrons informé de l'avancement\n- Les failles critiques sont corrigées sous 7 jours\n- Nous vous créditerons dans les notes de version\n\n## Divulgation\n\nNous publions les détails après la sortie du correctif, au plus tard sous 90 jours.\n\n## Hors périmètre\n\n- Ingénierie sociale\n",
    Chinese:
      '# 安全策略\n\n目前仅对最新版本提供安全更新。\n\n## 报告漏洞\n\n请发送邮件至 sec@tool.dev，我们会及时告知处理进展。\n\n严重漏洞将在 7 天内修复。我们会在公告中致谢报告者。\n\n## 披露\n\n漏洞将在修复发布之后、最迟 90 天内公开披露。\n\n## 不在范围内\n\n- 社会工程学\n',
    Russian:
      '# Политика безопасности\n\nОбновления безопасности получает только последняя версия.\n\n## Как сообщить об уязвимости\n\nНапишите на sec@tool.dev.\n\n- Будем держать вас в курсе\n- Критические уязвимости исправляются в течение 7 дней\n- Мы упомянем вас в примечаниях к релизу\n\n## Раскрытие\n\nМы публикуем детали после выхода исправления, не позднее чем через 90 дней.\n\n## Вне области действия\n\n- Социальная инженерия\n',
  };
  test.each(Object.entries(policies))('%s', (_, text) => {
    const expected = [
      'supported_versions',
      'private_channel',
      'update_cadence',
      'fix_timeline',
      'fix_by_severity',
      'credit',
      'disclosure_policy',
      'disclosure_deadline',
      'out_of_scope',
      'non_english',
    ];
    expect(expected.filter((element) => !present(text).includes(element))).toEqual([]);
  });
});
