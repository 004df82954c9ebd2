import { describe, expect, test } from 'vitest';
import { readPolicy } from '../../../../src/facts/security-policy/read-policy.ts';

const has = (text: string, element: string) => readPolicy('SECURITY.md', text).elements.some((found) => found.present && found.element === element);

describe('what is named only to deny it, or asked of others', () => {
  test.each([
    ['a time that nobody promises, in German', 'Meldungen an a@hafen.de. Wir versprechen keine Antwort innerhalb von 48 Stunden.', 'ack_time'],
    ['the same in the passive', 'Meldungen an a@hafen.de. Eine Antwort binnen 5 Tagen kann nicht garantiert werden.', 'ack_time'],
    ['in Spanish', 'Escriba a a@puerto.es. No garantizamos una respuesta en 48 horas.', 'ack_time'],
    ['in Russian', 'Сообщайте об уязвимостях на a@port.ru. Мы не обещаем ответить в течение 3 дней.', 'ack_time'],
    ['in Chinese', '请发送邮件至 a@port.cn。我们不承诺在 48 小时内回复。', 'ack_time'],
    ['in Japanese', '脆弱性は a@minato.jp まで報告してください。48時間以内の返信は保証しません。', 'ack_time'],
    ['a time that was once promised', 'Write to a@quay.dev. We used to promise disclosure after 90 days; we no longer give a deadline.', 'disclosure_deadline'],
    ['a time for those who ship it', 'Write to a@quay.dev. Vendors who ship our library should publish a fix within 30 days of our advisory.', 'fix_timeline'],
    ['news that does not come', 'Write to a@quay.dev. You will not receive progress updates until the release.', 'update_cadence'],
    ['tools that do not run', 'Write to a@quay.dev. We do not run CodeQL or Dependabot on this repository yet.', 'security_tools'],
    ['a hook that is not there', 'Write to a@quay.dev. There is no hook that detects private keys; be careful.', 'security_tools'],
    ['a tool of the reader', 'Write to a@quay.dev. If Semgrep reports something in your own workflows, fix it there.', 'security_tools'],
    ['releases without signatures', 'Write to a@quay.dev. We do not sign releases and there is no SBOM.', 'supply_chain'],
    ['names that stay unsaid', 'Schwachstellen bitte an a@hafen.de. Melder werden nicht namentlich genannt.', 'credit'],
    ['a name that the report is to give', 'Write to a@quay.dev and list your name, version and operating system.', 'credit'],
    ['the same as a wish of ours', 'Write to a@quay.dev. We ask that you list your name and the affected version.', 'credit'],
    ['a mailbox that was closed', 'Do not email a@quay.dev; that mailbox was closed.', 'email'],
    ['who reported something', 'Thanks to ann@finder.org for the report of CVE-2020-1234.', 'email'],
  ])('%s', (_, text, element) => {
    expect(has(`# Security Policy\n\n${text}\n`, element)).toBe(false);
  });

  test.each([
    ['what they try all the same', 'Write to a@quay.dev. We cannot guarantee an answer within 48 hours, but usually reply within 3 days.', 'ack_time'],
    ['the same in Japanese', 'a@minato.jp に連絡してください。返信は保証できませんが、通常3日以内に返信します。', 'ack_time'],
    ['what users may expect', 'Write to a@quay.dev. Users should expect an acknowledgement within 24 hours.', 'ack_time'],
    ['a tool in the place of another', 'Write to a@quay.dev. We do not run Snyk but scan every image with Trivy in CI.', 'security_tools'],
    ['nothing without a signature', 'Write to a@quay.dev. We do not publish releases without a signature made with cosign.', 'supply_chain'],
    ['a name that we give', 'Write to a@quay.dev. We will list your name in the advisory.', 'credit'],
    ['an address for encrypted mail', 'Please do not mail a@quay.dev without encrypting the report with our key.', 'email'],
  ])('but %s counts', (_, text, element) => {
    expect(has(`# Security Policy\n\n${text}\n`, element)).toBe(true);
  });
});

test('the company in an address is no protocol for certificates', () => {
  const subjects = readPolicy('SECURITY.md', '# Security Policy\n\nEmail security@acme.io to report a vulnerability.\n').statements.map(({ subject }) => subject);
  expect(subjects).not.toContain('network/certificates');
});
