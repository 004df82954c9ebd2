import { describe, expect, test } from 'vitest';
import { elementNames } from '../../../src/facts/security-policy/elements/elements.ts';
import { readPolicy } from '../../../src/facts/security-policy/read-policy.ts';

const present = (text: string) =>
  readPolicy('SECURITY.md', text)
    .elements.filter((element) => element.present)
    .map(({ element }) => element as string);
const has = (text: string, element: string) => {
  // A name that no element has would be absent from every text.
  expect(elementNames).toContain(element);
  return present(`# Security\n\n${text}`).includes(element);
};

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
  ['Italian', 'it', 'Per favore non aprire una issue pubblica. Invia una e-mail a security@tool.dev e includi i passaggi per riprodurre il problema. Rispondiamo entro 48 ore.'],
  ['Polish', 'pl', 'Prosimy nie zgłaszać podatności publicznie. Napisz na adres security@tool.dev i dołącz kroki potrzebne do odtworzenia. Odpowiemy w ciągu 48 godzin.'],
  ['Turkish', 'tr', 'Lütfen herkese açık bir issue açmayın. security@tool.dev adresine yazın ve yeniden üretme adımlarını ekleyin. 48 saat içinde yanıt vereceğiz.'],
  ['Dutch', 'nl', 'Open geen openbare issue. Stuur een e-mail naar security@tool.dev en vermeld de stappen om het probleem te reproduceren. Wij reageren binnen 48 uur.'],
  ['Indonesian', 'id', 'Mohon jangan membuka issue publik. Kirim email ke security@tool.dev dan sertakan langkah untuk mereproduksi masalah. Kami akan merespons dalam 48 jam.'],
  ['Ukrainian', 'uk', 'Будь ласка, не створюйте публічні issue. Напишіть на security@tool.dev і вкажіть кроки для відтворення. Ми відповімо протягом 48 годин.'],
  ['Vietnamese', 'vi', 'Vui lòng không tạo issue công khai. Hãy gửi email đến security@tool.dev và kèm các bước tái hiện lỗ hổng. Chúng tôi sẽ phản hồi trong vòng 48 giờ.'],
  ['Czech', 'cs', 'Prosím nezakládejte veřejné issue. Napište na security@tool.dev a přiložte popis a kroky k reprodukci zranitelnosti. Odpovíme do 48 hodin.'],
  ['Swedish', 'nordic', 'Öppna inte ett publikt issue. Mejla security@tool.dev och beskriv sårbarheten och stegen för att återskapa den. Vi svarar inom 48 timmar.'],
  ['Norwegian', 'nordic', 'Ikke opprett en offentlig issue. Send en e-post til security@tool.dev med en beskrivelse og stegene for å gjenskape feilen. Vi svarer innen 48 timer.'],
  ['Danish', 'nordic', 'Opret ikke et offentligt issue. Skriv til security@tool.dev med en beskrivelse af sårbarheden og trin til at genskabe den. Vi svarer inden for 48 timer.'],
  [
    'Finnish',
    'fi',
    'Älä avaa julkista issueta. Lähetä sähköposti osoitteeseen security@tool.dev ja liitä mukaan kuvaus ja vaiheet, joilla haavoittuvuus toistuu. Vastaamme 48 tunnin kuluessa.',
  ],
  ['Hungarian', 'hu', 'Kérjük, ne nyiss nyilvános issue-t. Írj a security@tool.dev címre, és add meg a leírást és a reprodukálás lépéseit. 48 órán belül válaszolunk.'],
  ['Romanian', 'ro', 'Vă rugăm să nu deschideți un issue public. Scrieți la security@tool.dev și includeți o descriere și pașii pentru reproducere. Răspundem în 48 de ore.'],
  ['Arabic', 'ar', 'يرجى عدم فتح issue عام. أرسل بريداً إلى security@tool.dev مع وصف الثغرة وخطوات إعادة الإنتاج. سنرد خلال 48 ساعة.'],
])('%s', (_, language, text) => {
  test('is recognised, and the elements with it', () => {
    const reading = readPolicy('SECURITY.md', `# Security\n\n${text}\n`);
    expect(reading.language).toBe(language);
    expect(present(`# Security\n\n${text}\n`)).toEqual(expect.arrayContaining(['private_channel', 'email', 'no_public_issue', 'report_contents', 'ack_time', 'is_policy']));
  });
});

test('a few words in plain letters are English', () => {
  expect(readPolicy('SECURITY.md', '# Security\n\n[Privately reporting a vulnerability](https://docs.github.com/x)\n').language).toBe('en');
});

test('a policy in two languages is in the one that comes first, however few its characters', () => {
  const [chinese, english] = [
    '如果您发现安全问题，请直接联系我们：',
    'All security bugs should be reported to the contact as below. We read each of them and answer within a week.',
  ];
  expect(readPolicy('SECURITY.md', `# 安全说明\n\n${chinese}\n\n# Security\n\n${english}\n`).language).toBe('zh');
  expect(readPolicy('SECURITY.md', `# Security\n\n${english}\n\n# 安全说明\n\n${chinese}\n`).language).toBe('en');
});

test.each([
  ['Slovak', 'Prosím, nezakladajte verejné issue. Napíšte na adresu uvedenú nižšie a priložte popis chyby a postup, ako ju vyvolať. Odpovieme čo najskôr, ďakujeme.'],
  [
    'Slovak with many infinitives',
    'Ak chcete nahlásiť zraniteľnosť, môžete napísať na adresu nižšie. Skúste opísať, ako chybu vyvolať. Budeme sa snažiť odpovedať do týždňa a chybu opraviť.',
  ],
  ['Icelandic', 'Vinsamlegast ekki opna opinbera skýrslu. Skrifið á netfangið hér að neðan og lýsið villunni og hvernig má kalla hana fram. Við svörum eins fljótt og við getum.'],
  [
    'Estonian',
    'Palun ärge avaldage turvaviga avalikult. Kirjutage allolevale aadressile ja kirjeldage viga ning kuidas seda korrata. Me vastame nii kiiresti kui võimalik, täname õiguse eest.',
  ],
  ['Persian', 'لطفاً مشکل امنیتی را به صورت عمومی گزارش نکنید. به نشانی زیر بنویسید و چگونگی بازتولید آن را شرح دهید. در کوتاه‌ترین زمان پاسخ می‌دهیم.'],
])('%s is not understood, and not taken for a neighbour', (_, text) => {
  expect(readPolicy('SECURITY.md', `# Security\n\n${text}\n`).language).toBe('unknown');
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
  ['news for the reporter', 'update_channel', '## Reporting\n\nThe team will keep you informed of the progress towards a full announcement.', false],
  ['places after a lead on publication', 'update_channel', '## Disclosure\n\nDetails will be made public in:\n\n- the changelog', true],
  ['reports that go elsewhere', 'out_of_scope', '## Reporting\n\nReport bugs in third-party modules to the person or team maintaining the module.', true],
  ['a wish not to be public is no rule', 'no_public_issue', 'If you do not want to publicly report an issue, mail a@tool.dev.', false],
  ['a discussion that one need not join', 'no_public_issue', '## Reporting\n\nIf you do not wish to participate in the discussion, tell us.', false],
  [
    'what is done with the reporter is not asked of them',
    'report_contents',
    '## Reporting\n\nThe maintainers work with the reporter to reproduce and understand the impact.',
    false,
  ],
  [
    'a list under what asks for information, in words of its own',
    'report_contents',
    '## Reporting\n\nTo report a security vulnerability, please provide the following information:\n\n1. **PROJECT**\n   - https://forge.example/tool\n2. **PUBLIC**\n   - Say if it was discussed elsewhere.\n3. **DESCRIPTION**\n   - Provide a detailed description of it.',
    true,
  ],
  [
    'what a tool gives, where nothing is said of reports',
    'report_contents',
    '## 限制\n\n需要注意的是，本工具提供以下保护：\n\n1. 防止误删文件\n2. 防护路径遍历攻击\n3. 检查权限',
    false,
  ],
  ['a list of what the team gives', 'report_contents', '## Reporting\n\nFor each report we provide the following:\n\n- a description\n- a fix\n- an advisory', false],
  ['details in a section on disclosure', 'report_contents', '## Responsible disclosure\n\nInclude the steps to reproduce, affected versions and the impact.', true],
  ['a document that was borrowed', 'credit', '## Credits\n\nParts of this document are inspired by [another project](https://other.dev/policy).', false],
  ['a severity is no honour', 'credit', '## Reporting\n\n- The severity that should be attributed to the vulnerability', false],
  ['where to read more', 'disclosure_policy', 'For more information on responsible disclosure, see https://tool.dev/security.', false],
  ['a fix that comes first', 'disclosure_policy', 'We make a fix available before we announce the vulnerability.', true],
  ['advisories that are not issued', 'update_channel', 'Crashes are ordinary bugs. We will not issue advisories for them.', false],
  ['advisories that are', 'update_channel', 'We fix the vulnerability and then issue a security advisory.', true],
  ['a bot that is on', 'dependency_policy', '## Best practices\n\n- Update your packages (Dependabot is enabled)', true],
  ['a channel that was given up', 'advisory', 'Mail a@tool.dev. We had to disable private vulnerability reporting for want of time.', false],
  ['a plan for a fix is no fix', 'fix_timeline', '## Response\n\nYou get a remediation plan within 10 days.', false],
  ['a date for the fix', 'fix_timeline', '## Response\n\nResolution within 30 days.', true],
  ['addresses on other pages', 'delegated', 'Please report vulnerabilities by mail; the addresses are listed on the profiles of the maintainers.', true],
  ['all other matters', 'out_of_scope', 'Mail security@tool.dev. Please report all other issues on the tracker.', true],
  ['what is to be reported', 'scope', '## Design\n\nIf the tool writes outside of its folder, that should be reported.', true],
  ['the state that is looked after', 'scope', '## Supported scope\n\nWe support the newest state of the main branch.', false],
  ['what cannot be known', 'known_limitations', '## What is none of our vulnerabilities\n\nThe client has no way to know whether a mirror is malicious.', true],
  ['practices that are deployed are no advice', 'user_practices', '## Best practices deployed\n\n- Rate limiting, always behind TLS\n- Secrets are rotated regularly', false],
  ['guidelines of a programme are no programme', 'form', "## Reporting\n\nFollow [HackerOne's disclosure guidelines](https://www.hackerone.com/disclosure-guidelines).", false],
  ['an inquiry beyond reports', 'advisory', '## Contact\n\nFor inquiries beyond vulnerability reporting, mail a@tool.dev.', false],
  ['what must not be told is no detail', 'report_contents', '## Zgłaszanie podatności\n\nOpisz problem, ale nie ujawniaj exploita publicznie.', false],
  ['thanks to all who contribute', 'credit', '## Acknowledgments\n\nWe appreciate all who contribute to the security of this project.', false],
  ['a project that tells what it is', 'scope', '## Scope\n\nThis project is documentation and has no hosted service.', false],
  ['an issue or a mail', 'public_channel', '## Reporting\n\nReport a vulnerability by opening an issue or by emailing the maintainers.', true],
  ['things that may go wrong', 'known_limitations', '## Areas of concern\n\n- XSS in the preview of Markdown', true],
  ['what lies in the design', 'known_limitations', 'Due to the design of the language, the tool can execute arbitrary code.', true],
  ['tools that are planned', 'security_tools', '## Planned improvements\n\n- Security scans in CI (Bandit)', false],
  ['rules for tests of production', 'user_practices', '## Pen-testing in production:\n\n- Limit any access to data to the bare minimum, always', false],
  ['what users do to stay safe', 'user_practices', '## Operational safety\n\n- Treat all outputs as untrusted\n- Protect your logs', true],
  ['third parties', 'out_of_scope', '## Reporting\n\nDo not report third-party issues here.', true],
  ['details that a note leaves out', 'hardening', '## 响应\n\n- 在修复后发布说明（避免暴露可利用细节）', false],
  ['a note after the fix', 'disclosure_policy', '## 漏洞报告\n\n- 在修复后发布说明，漏洞细节除外', true],
  ['a milestone', 'versions_concrete', '## Supported versions\n\nPrior to a 1.0 release only the most recent release is supported.', false],
  ['a key that is not set', 'pgp', '## Reporting\n\n- PGP fingerprint: not set', false],
  ['what the team itself does not do', 'no_public_issue', '## Reporting\n\nFor your protection, the team does not disclose security issues.', false],
  [
    'an end of waiting is no step',
    'handling_process',
    '## Reporting\n\nNothing is said until the investigation is complete, the fix is released and the update is published.',
    false,
  ],
  ['the time after which one may speak', 'disclosure_deadline', '## Reporting\n\nIf the vulnerability is not addressed within 30 days, you are free to disclose it.', true],
  ['is none for the fix', 'fix_timeline', '## Reporting\n\nIf the vulnerability is not addressed within 30 days, you are free to disclose it.', false],
  ['updates on the state', 'update_cadence', '## Melden\n\nWir senden Ihnen Updates zum Status der Untersuchung Ihrer Meldung.', true],
  ['working days in Traditional Chinese', 'ack_time', '## 回應時程\n\n- 我們會在 3 個工作天內回覆您的報告', true],
  ['thanks in the notes of a release', 'credit', '## Melden\n\nWir danken Ihnen auf Wunsch in den Release Notes.', true],
  ['what is not offered', 'known_limitations', "## What we don't currently offer\n\n- Monetary rewards for reports", false],
  ['what is not sanitised', 'known_limitations', '## Input\n\nNames of tables are not sanitized in some adapters.', true],
  ['a file that has the address', 'delegated', 'Please report vulnerabilities by mail, to the address listed in the SIGNERS file.', true],
  ['a profile to write to', 'contact', '## Reporting\n\nSend a mail in the game to [nick](https://game.dev/profiles.php?id=4).', true],
  ['a tag for the subject line', 'placeholder', 'Mail a@tool.dev with the subject "[Security] what you found".', false],
  ['steps before the report', 'scope', '## Reporting\n\nIf you find a security issue in our software, we ask you to follow these steps to report it:\n\n1. Mail a@tool.dev', false],
  ['where scanners show what they found', 'advisory', '## Security scanning\n\n- SARIF files are uploaded to the GitHub security tab', false],
  ['an address that is to be filled in, in French', 'email', '## Signaler une vulnérabilité\n\n[ton-email@domaine.com]', false],
  ['files that git leaves out', 'out_of_scope', '## Features\n\n- **Git exclusion**: the folder of secrets is excluded from version control', false],
  ['what is treated as any other bug', 'out_of_scope', '## Reporting\n\nEnhancements are treated as normal issues.', true],
  ['no coordination', 'disclosure_policy', '## Reporting\n\nSuch bugs are fixed in the next release, with no coordinated disclosure process.', false],
  ['rules for reports by machines', 'researcher_rules', '## Reporting\n\nSecurity bugs found by AI tools must come with a reproducer.', true],
  [
    'long practices of our own',
    'user_practices',
    '## Security practices\n\nThis project follows container supply chain security best practices:\n\n- Always pinned images\n- Keys are rotated regularly',
    false,
  ],
  ['what is treated so by the code', 'user_practices', '## Security practices\n\n- All outputs treated as untrusted input\n- Schemas at all boundaries of the system', false],
  ['what must never be done, in Spanish', 'user_practices', '## Credenciales\n\n- Nunca subas archivos `.env` o credenciales al repositorio del proyecto', true],
  ['a user to run it as', 'hardening', '## Threat model\n\n- The clients should not be run as the root user', true],
  ['what to put before it', 'hardening', '## Transport security\n\nRemote access requires:\n\n- Deploy behind reverse proxy with HTTPS', true],
  ['passwords that can be read', 'known_limitations', '## Threat model\n\n- Passwords may be in plaintext in the files of remotes', true],
  ['a risk that is accepted', 'known_limitations', '## Accepted risks\n\n### Sudo\n\nThe password of sudo can be left out when the image is installed.', true],
  ['an issue beside an advisory', 'public_channel', '## Reporting\n\nUse a private security advisory or create an issue with the security label.', true],
  ['a control that is missing', 'known_limitations', '## Notes\n\n- This project is local-first and ships without authentication.', true],
  ['a control that must not be missing', 'known_limitations', '## Notes\n\n- Do not run it without authentication.', false],
  ['a control that is missing, in Chinese', 'known_limitations', '## 说明\n\n- 本服务没有身份验证，只在本机使用。', true],
  ['a weakness in a control', 'known_limitations', '## Notes\n\n- There is no authentication bypass known to us.', false],
  ['updates within a time are fixes', 'fix_timeline', '## Обновления\n\nКритические обновления публикуются в течение 48 часов после подтверждения уязвимости.', true],
  ['and no disclosure', 'disclosure_deadline', '## Обновления\n\nКритические обновления публикуются в течение 48 часов после подтверждения уязвимости.', false],
  ['what is asked to be avoided', 'no_public_issue', '## Signalement\n\nMerci d’éviter toute divulgation publique de la vulnérabilité.', true],
  ['news in a release', 'update_channel', '## Updates\n\nKorrekturen der Sicherheit werden in einem eigenen Release dokumentiert.', true],
  [
    'advice for contributors without their article',
    'user_practices',
    '## Bonnes pratiques pour contributeurs\n\n- Utilisez toujours des variables d’environnement pour vos secrets\n- Ne committez jamais un secret',
    false,
  ],
  ['what a threat model covers', 'scope', '## Modelo de amenaza\n\n### Lo que esta en scope\n\n- Inyeccion de comandos a traves de la API', true],
  ['what is given later, in Korean', 'placeholder', '- **긴급 연락처**: [제공 예정]', true],
  ['a key that is given later', 'pgp', '## Reporting\n\nPGP Key Fingerprint: [추후 제공]', false],
  ['the law on data of Turkey', 'compliance', 'Bu platform özel nitelikli kişisel veri (KVKK m.6) işler.', true],
  ['what reporters are to agree on', 'update_channel', '## Divulgação responsável\n\nPedimos que:\n\n- coordene conosco a publicação de advisories e CVEs.', false],
  ['responsible disclosure, in Korean', 'disclosure_policy', '## 보안 취약점 신고\n\n우리는 책임감 있는 공개 원칙을 따릅니다.', true],
  ['a name to be filled in', 'placeholder', 'Report at https://github.com/tool/PROJECT_NAME/security.', true],
  ['the sample table', 'supported_versions', '## Supported versions\n\n| V | S |\n|---|---|\n| 5.1.x | ✅ |\n| 5.0.x | ❌ |\n| 4.0.x | ✅ |\n| < 4.0 | ❌ |', false],
  [
    'the sample table with own answers',
    'supported_versions',
    '## Supported versions\n\n| V | S |\n|---|---|\n| 5.1.x | ✅ |\n| 5.0.x | ❌ |\n| 4.0.x | ❌ |\n| < 4.0 | ❌ |',
    true,
  ],
  ['a sentence set as a heading', 'disclosure_policy', '### We believe in the coordinated vulnerability disclosure process and name everybody who helped us with it.', true],
  ['a domain to be filled in', 'placeholder', 'Mail `security@<TODO-your-domain>`.', true],
  ['a tool that users are told to run', 'security_tools', '## Dependency security\n\nRun `pip-audit` from time to time if you install it by itself.', false],
  ['no dependencies at all', 'dependency_policy', '## For contributors\n\nDo not add libraries without asking: this project has zero runtime dependencies.', true],
  ['advice to those who run it', 'hardening', '## For operators\n\n- Never put the service key into the frontend\n- Revoke and rotate keys after a leak', true],
  ['what the product never does', 'user_practices', '## Trust\n\n- **Sync server** (optional): passwords never leave the client, whatever is synchronised', false],
  ['data of users', 'hardening', '# 보안 정책\n\n## 사용자 데이터\n\n- 백엔드 서버 없음 — 모든 호출은 사용자 브라우저에서 직접 발생합니다.', false],
  ['mitigations that are no guarantees', 'known_limitations', '## For users\n\nReview what the tool prints. These filters are mitigations, not guarantees.', true],
  ['what is not fit for production', 'known_limitations', '## Disclaimer\n\nThis is a course project. It should not be used as-is in a production environment.', true],
  [
    'what stands below a known limitation',
    'known_limitations',
    '## Betrieb\n\n### Bekannte Einschränkung: Codes\n\nEin Code wird innerhalb seiner Gültigkeit auch ein zweites Mal angenommen.',
    true,
  ],
  ['that there is no known limitation', 'known_limitations', '## Known limitations\n\nThere are currently no known limitations of that kind.', false],
  [
    'practices that are in place',
    'user_practices',
    '## Security practices in place\n\n- Inputs are checked and the storage is limited to a list of keys\n- A strict content policy is set',
    false,
  ],
  ['conditions of not going to court', 'researcher_rules', '## Safe harbor\n\nWe will not take legal action over research that avoids disruption of services.', true],
  ['a regulation beside the address', 'compliance', '## Reporting\n\nMail a@tool.dev. The app has no backend. GDPR: nothing is sent to a server.', true],
  ['anonymous counts that can be turned off', 'compliance', '## Scope\n\nThe only telemetry is an anonymous counter, and one switch turns it off.', true],
  ['an attribute in a code span', 'credit', '## Features\n\n- The bundle carries `crossorigin="anonymous"`', false],
  [
    'upgrading dependencies once they are fixed',
    'dependency_policy',
    '## Out of scope\n\n- Weaknesses of libraries that we use: report those to their projects. We will track and upgrade once a fix is out.',
    true,
  ],
  ['updates that the app tells of', 'update_channel', '## What to expect\n\nSecurity fixes ship as releases flagged through update notifications of the app.', true],
  [
    'the help of the host',
    'update_channel',
    '## Reporting\n\n- [Grant access](https://docs.github.com/en/adding-someone-to-a-security-advisory) to me, so that I can follow',
    false,
  ],
  ['a profile to write to', 'pgp', 'Contact me through my [profile](https://keybase.io/someone).', false],
  ['branches that get fixes', 'handling_process', '## Supported versions\n\nFixes are released for the latest version. Previews are for evaluation and are not reviewed.', false],
  // What headings and labels mean.
  [
    'a heading that only has the word for outside in it',
    'out_of_scope',
    '## Betrieb außerhalb des Büros\n\nDie Wartung geschieht über das Netz der Firma und ist beschrieben.',
    false,
  ],
  ['the Swiss spelling of what is out of scope', 'out_of_scope', '## Ausserhalb des Geltungsbereichs\n\n- Social Engineering', true],
  ['limits of a rate are a control', 'known_limitations', '## Controles\n\n- **Limites de taxa**: 60 requisições por minuto\n- **Limite de tamanho**: 8 MB', false],
  ['limits of a length, in Chinese', 'known_limitations', '## 输入\n\n**长度限制**：\n\n- 名称：最多 64 个字符', false],
  ['limitations that are known, in Chinese', 'known_limitations', '## 已知限制\n\n- 密钥在内存中以明文保存', true],
  ['risks that remain, in German', 'known_limitations', '## Verbleibende Restrisiken\n\n- Das Protokoll lässt sich von jedem ändern, der am Rechner sitzt.', true],
  ['what is not provided is no request', 'report_contents', '## Boundaries\n\nThe daemon does not provide:\n\n- Logs of the steps of users\n- Version checks of files', false],
  ['examples of weaknesses', 'scope', '## Examples of security vulnerabilities\n\nSome examples include:\n\n- Reading the vault of another user', true],
  ['reporting inside of a guide', 'no_public_issue', '## 安全建议\n\n### 漏洞披露\n\n如果您发现漏洞，请勿公开披露，请写信给维护者。', true],
  ['how the project isolates itself', 'hardening', '## 보안 모범 사례\n\n이 도구는 다음 보안 원칙을 따릅니다:\n\n- 확장은 격리된 환경에서 실행됩니다', false],
  // Where the private way is closed.
  ['an issue without details where there is no other way', 'public_channel', '## Reporting\n\nIf advisories are unavailable, open an issue without details and wait for us.', true],
  ['the same in Japanese', 'public_channel', '## 脆弱性の報告\n\nAdvisories を利用できない場合は、詳細を書かずに Issue で連絡してください。', true],
  ['the same in Chinese', 'public_channel', '## 漏洞报告\n\n如果无法使用上述方式，可创建 Issue，但不要写出细节。', true],
  ['a report that becomes an issue', 'public_channel', '## Reporting\n\nMail a@tool.dev. Your report may be turned into an issue later on.', false],
  ['an issue with a label', 'public_channel', 'Report vulnerabilities by opening an issue with the label `security`.', true],
  // Words.
  ['a week in words', 'ack_time', '## Açık bildirme\n\na@tool.dev adresine yazın. Bir hafta içinde ilk yanıtı alırsınız.', true],
  ['two weeks in words', 'ack_time', '## Уязвимости\n\nПишите на a@tool.dev. Мы ответим в течение двух недель.', true],
  ['details that are to be written', 'report_contents', '## Açık bildirme\n\nAdım adım nasıl üretildiğini ve kullandığınız sürümü yazın.', true],
  ['one time for fix and disclosure', 'fix_timeline', '## Schwachstellen melden\n\n- Fix und koordinierte Offenlegung: in der Regel innerhalb von 45 Tagen', true],
  ['a plan of a repair is none', 'fix_timeline', '## Zgłaszanie podatności\n\n- Ocena i plan naprawy w ciągu 10 dni', false],
  ['who is kept up to date, in French', 'update_cadence', '## Signalement\n\nNous vous tenons au courant de l’avancement.', true],
  ['nothing before the fix', 'disclosure_policy', '## Açık bildirme\n\nDüzeltme çıkmadan ayrıntılar yayımlanmaz.', true],
  ['an advisory that is made public, in Korean', 'update_channel', '## 처리 절차\n\n- 패치가 나오면 보안 권고를 공개하고 신고자를 알립니다.', true],
  [
    'an assessment that is asked for',
    'handling_process',
    '## Segnalare una vulnerabilità\n\n- Includi i passi e una valutazione dell’impatto\n\nLa correzione dipende dalla gravità.',
    false,
  ],
  ['steps in English words, in Japanese', 'handling_process', '## 脆弱性への対応と開示\n\n報告は影響に基づいて triage し、修正を準備してから公開します。', true],
  ['a tag before the words of a subject line', 'placeholder', 'Mail a@tool.dev with the subject `[SECURITY] Weakness in the tool`.', false],
  ['where questions go', 'out_of_scope', 'Mail security@tool.dev. For questions and support, please visit the forum.', true],
  ['a header that is not sent', 'out_of_scope', '## サーバ\n\n### 応答\n\n応答に CORS のヘッダーは含まれません。', false],
  ['keys that nobody needs', 'known_limitations', '## Modell\n\n- Das Programm läuft nur auf diesem Rechner und braucht keine Authentifizierungs-Tokens oder Geheimnisse.', false],
  ['a control that is missing, in Italian', 'known_limitations', '## Note\n\n- Il servizio non prevede autenticazione e ascolta solo in locale.', true],
  ['dependencies that are pinned, in German', 'dependency_policy', '## Lieferkette\n\n- Abhängigkeiten sind mit genauen Ständen gepinnt.', true],
  ['signatures that are checked, in Turkish', 'supply_chain', '## Güncellemeler\n\nİndirilen paketin imzası kurulmadan önce doğrulanır.', true],
  ['privacy as a label', 'compliance', '## Posture\n\n- **Privacy**: the bot collects no data of users.', true],
  ['what runs in a container, told anywhere', 'hardening', '## Variables\n\nDo not put secrets into variables if other programs of the container must not see them.', true],
  ['umlauts in two letters', 'disclosure_policy', '## Offenlegung\n\nWir veroeffentlichen Einzelheiten erst, nachdem eine Korrektur bereitsteht.', true],
  ['umlauts in two letters, of what is kept', 'dependency_policy', '## Pflege\n\n- Wir pruefen die Abhaengigkeiten jede Woche und mit jeder neuen Version.', true],
  ['a boundary of trust', 'scope', '## 安全边界\n\n- 本机的操作员是可信的\n- 未知主机不可信', true],
  ['what counts', 'scope', '## O que conta como problema de segurança\n\n- Fuga do container do laboratório', true],
  ['supported series behind a link', 'supported_versions', 'We look into weaknesses of a recent build of one of the [supported releases](https://tool.dev/lifecycle).', true],
  ['a fix for all that is supported', 'supported_versions', '## Disclosure policy\n\nFixes are prepared for all supported releases and held back.', false],
  ['reports on one branch only', 'supported_versions', 'We look at security bugs only on the current main branch.', true],
  ['a revision, in Portuguese', 'expiry', '**Última revisão:** 2026-01-15', true],
  ['a public key that is not called by name', 'pgp', '## Reporting\n\nTo encrypt your report, use our [public key](https://tool.dev/key).', true],
  ['somebody with a page', 'contact', 'To report a security vulnerability, please contact [Ann Lee](https://ann-lee.dev/) via email.', true],
  ['the page of a project', 'contact', 'Report a security vulnerability in [Blue Shop](https://blue-shop.dev/) to its makers by email.', false],
  ['the page of a project in one word', 'contact', 'Security vulnerabilities of [shop](https://shop.dev/) are reported by email.', false],
  ['a page without a mail', 'contact', 'To report a security vulnerability, read [our site](https://tool.dev/) first.', false],
  [
    'who updates a dependency that is mended elsewhere',
    'public_channel',
    '## Scope\n\nSecurity bugs of libraries stay outside. Instead, if a library has patched a security bug, feel free to open a public issue or pull request to update that dependency in our code.',
    false,
  ],
  ['nor is a server of keys', 'delegated', '## Contact\n\nTo encrypt the report use our key, found on https://keys.tool-keys.dev/pks/lookup?search=security%40tool.dev', false],
  ['rules of a tool are no policy elsewhere', 'delegated', '## Flags\n\n### Limits\n\nTo limit flags use [policy rules](guide/configuration.md#policy-rules).', false],
  ['another file, in a code span', 'delegated', '## Reportar vulnerabilidades\n\nUse `../SECURITY.md` para instruções de reporte.', true],
  ['what becomes of fixes', 'no_public_issue', '## Disclosure policy\n\n- As a result, fixed versions are published to the registry before the CVE is disclosed.', false],
  ['maintainers are nobody who keeps one informed', 'update_cadence', '## Relatar\n\nFale com o mantenedor pelos meios de contato do perfil dele.', false],
  ['anonymity that is no goal', 'credit', '## Threat model\n\n- The proxy is not intended to provide anonymity.', false],
  ['findings that are rejected', 'out_of_scope', '## Reporting\n\nWe will reject reports that do not satisfy these requirements.', true],
  ['an exclusion of users', 'out_of_scope', '## Auditoria\n\n### Registo\n\nSão registadas a criação e a exclusão de usuários.', false],
  ['leave to test', 'safe_harbor', '## Permissão para testar\n\nVocê está explicitamente autorizado a testar o código deste repositório.', true],
  ['what the team has not', 'researcher_rules', '## Reporting\n\nThe core team does not have access to commercial scanners.', false],
  [
    'a paragraph on reports below the versions',
    'handling_process',
    '## Unterstützte Versionen\n\nNach Eingang prüfen wir die Meldung und koordinieren eine Korrektur sowie die Veröffentlichung.',
    true,
  ],
  ['a branch that is merged to', 'update_channel', '## 支持的版本\n\n如果发布了 Release，修复只合入最新分支。', false],
  ['notes that document fixes, in Russian', 'update_channel', '## Раскрытие\n\nИсправления уязвимостей документируются в release notes.', true],
  ['settings to be ticked off', 'hardening', '## Checklist de produção\n\n- `DEBUG=false`\n- HTTPS no endereço público', true],
  [
    'a value that is to be used instead',
    'user_practices',
    '## Keys\n\n### Strength\n\nGuesses can be made offline, so use the random key of the setup rather than a value of your own.',
    true,
  ],
  ['callers that are asked to clean', 'user_practices', '## 脅威モデル\n\n- `render` に渡す未信頼データは呼び出し側で無害化してください。', true],
  ['what an operator can still see', 'known_limitations', '## Encryption\n\nThe gateway can still observe metadata such as the size of frames.', true],
  ['no sandbox of commands', 'known_limitations', '## 说明\n\n本工具是需要人工确认的助手，不是命令沙箱。', true],
  ['lock files of the build', 'dependency_policy', '## Supply chain\n\n| Source | Control |\n|---|---|\n| base image | pinned by digest |', true],
  ['an audit that is asked for', 'security_tools', '## Dependências\n\n- Mantenha os pacotes em dia; execute `npm audit` regularmente.', false],
  ['a key to encrypt with', 'supply_chain', '## Reporting\n\nTo encrypt your report use the [release signing public key](https://tool.dev/keys/releases).', false],
  ['no telemetry, in French', 'compliance', '## Modèle de menace\n\nTout tourne sur votre machine : pas de télémétrie.', true],
  ['no personal data, in advice', 'compliance', '## Sicherheitshinweise\n\n- Das Werkzeug speichert keine personenbezogenen Daten.', true],
  ['all, in Portuguese', 'placeholder', '## Isolamento\n\nTodo acesso passa por um repositório com escopo. Escreva para a@tool.dev.', false],
  ['what is to be done', 'placeholder', '## Reporting\n\nMail us at TODO.', true],
  ['a milestone, in Portuguese', 'versions_concrete', '## Versões suportadas\n\nAté a v2.0, só a branch `main` recebe correções de segurança.', false],
  ['a request to write down, in Japanese', 'report_contents', '## 脆弱性の報告\n\n分かる範囲で次を書き添えてください。\n\n- 影響を受ける版\n- 再現手順', true],
  ['a severity, in Korean', 'fix_by_severity', '## 대응\n\n- 중요한 취약점은 5일 이내, 기타는 20일 이내에 수정합니다', true],
  ['who is named in the notes, in Japanese', 'credit', '## 報告\n\n希望されない場合を除き、リリースノートに報告者として記載します。', true],
  ['a wide influence is no scope', 'scope', '## CVE 할당\n\n- **광범위한 영향**: 모든 사용자에게 영향을 줍니다', false],
  ['no weakness but a question of support', 'out_of_scope', '## 報告\n\n設定の誤りは通常、脆弱性ではなくサポート上の問題です。', true],
  ['a time before the fix, in Chinese', 'disclosure_policy', '## 报告漏洞\n\n- 在修复发布前给予合理的处理时间', true],
  [
    'advice before one goes public',
    'user_practices',
    '## Antes de expor uma instância\n\n1. **Defina o token.** Sem ele as métricas ficam abertas.\n2. **Não exponha o banco nem o cache.** Em produção use sempre portas fechadas.',
    true,
  ],
  ['what users must do', 'user_practices', '## Limiti\n\n### Campi\n\nGli utenti devono verificare i campi proposti prima di farvi affidamento.', true],
  [
    'what replaces nothing',
    'known_limitations',
    '## Hinweise\n\nDie optionale Verschlüsselung schützt die Dateien auf dem Server, ersetzt aber keine Sicherheit des Transports und ist nicht für alle gedacht.',
    true,
  ],
  ['what is not held to be safe', 'known_limitations', "## What qualifies\n\nWe don't consider privileged containers to be root safe.", true],
  ['sums that are to be compared', 'supply_chain', '## 使用\n\n- 下载预编译版本时验证二进制校验和', true],
  [
    'a link on a line of its own',
    'delegated',
    '# Reporting a security issue\n\nThe security policy, including how to report vulnerabilities, can be found here:\n\n[https://tool.dev/docs/security/](https://tool.dev/docs/security/)',
    true,
  ],
  ['an issue that is not opened, in Japanese', 'public_channel', '## 脆弱性の報告\n\n公開issueを開かず、非公開で報告してください。', false],
  ['what a program does not protect', 'known_limitations', '## Design\n\nThe relay does not authenticate its peers.', true],
  ['what a program does not protect, in German', 'known_limitations', '## Aufbau\n\nDas Protokoll der Zugriffe ist nicht manipulationssicher.', true],
  ['what a program does not protect, in Chinese', 'known_limitations', '## 设计\n\n这个工具不是沙箱，也不检查插件。', true],
  ['what a program does not protect, in Korean', 'known_limitations', '## 설계\n\n저장된 토큰은 암호화되지 않습니다.', true],
  ['a protection that cannot be got round', 'known_limitations', '## Design\n\nNo plugin is loaded without verification.', false],
  ['what makes a report a weakness', 'known_limitations', '## Scope\n\nA crash is a vulnerability if:\n\n- it cannot be mitigated by a restart', false],
  ['a program that is broken on purpose', 'known_limitations', '## About\n\nThis is an intentionally vulnerable application for courses.', true],
  ['a way to run it that is not for production', 'known_limitations', '## Supported versions\n\nOnly 1.x is supported. Production usage of 2.0 is not yet recommended.', true],
  ['tools in a list of what is used', 'security_tools', '## Quality\n\nThe project makes use of several tools, including:\n\n- CodeQL\n- reviews', true],
  ['dependencies that are scanned, said below advice', 'dependency_policy', '## Best practices\n\n- Dependencies are scanned with pip-audit', true],
  ['dependencies that users are to update', 'dependency_policy', '## Best practices\n\n- Regularly update dependencies', false],
  ['dependencies that somebody may drop', 'dependency_policy', '## Notes\n\n- If you compile it yourself you can reduce dependencies and keep few of them', false],
  ['a step without a verb', 'update_channel', '## Response process\n\n- Ack in 5 days\n- Advisory after the fix', true],
  ['advisories of others', 'update_channel', '## Dependencies\n\nWe monitor upstream security advisories and publish patches.', false],
  ['an announcement that names no place', 'update_channel', '## Reporting\n\nKeep the report to yourself until an announcement is made.', false],
  ['updates of the software', 'update_cadence', '## Audits\n\n- **Regular updates**: monthly', false],
  [
    'data without names',
    'credit',
    '## Signaler une faille\n\nNe joignez pas de données non anonymisées à votre rapport. Écrivez à security@tool.dev et décrivez la faille.',
    false,
  ],
  ['what is left out of a release', 'out_of_scope', '## Release\n\nRecommended exclusions:\n\n- `.env`', false],
  ['whether something counts', 'out_of_scope', '## Reporting\n\nWe tell you whether the vulnerability is in or out of scope.', false],
  ['a report that goes to whoever runs it', 'out_of_scope', '## Reporting\n\nFor issues with one instance, contact the security contact of the respective operator.', true],
  ['half a heading in English', 'out_of_scope', '## Область\n\nВне scope:\n\n- Ошибки ядра и других сторонних компонентов, сообщайте о них напрямую', true],
  [
    'lists without a sentence',
    'non_english',
    '## Features\n\n- Path traversal protection for files\n- Secure file operations\n- Directory scoping\n- Message integrity checks\n- Granular API access',
    false,
  ],
  ['maintainers in a file', 'delegated', '## Reporting a vulnerability\n\nSend a private report to the maintainer listed in [MAINTAINERS](MAINTAINERS).', true],
  ['advice before its heading', 'user_practices', '## Operational notes\n\nTreat the session file as sensitive data and keep it outside of backups.', true],
  ['a confidential issue', 'public_channel', '## Reporting a vulnerability\n\nOtherwise file a confidential issue for the vulnerability.', false],
  [
    'a part in another script',
    'no_public_issue',
    `${'- Use secure session management in this project.\n'.repeat(30)}\n## Сообщения об уязвимостях\n\n${'Опишите, пожалуйста, найденную проблему.\n\n'.repeat(6)}**НЕ создавайте публичные issue** для сообщений.`,
    true,
  ],
  ['a version that was published', 'disclosure_policy', '## Поддерживаемые версии\n\nИсправления выпускаются для последней опубликованной версии.', false],
  ['a table of tools', 'security_tools', '## Secure development\n\n| Tool | Use |\n|---|---|\n| Bandit | Static analysis |', true],
  ['a check in CI, said to reporters', 'security_tools', '## Reporting\n\n- Automated static analysis (Trivy) is integrated into CI.', true],
  ['a table of rewards', 'bounty', '## Вознаграждение\n\n| Уровень | Сумма |\n|---|---|\n| Critical | $500-$2000 |', true],
  ['credit that is refused', 'credit', '## CVEs\n\nThere is no reason to give credit to a tool.', false],
  ['old versions', 'out_of_scope', '## Supported versions\n\nWe do not accept security notifications for versions before 3.0.', true],
  ['mails that are addressed', 'fix_timeline', '## Reporting a vulnerability\n\nEmails will be addressed within 3 business days.', false],
  ['what operators have to do', 'hardening', '## Notes\n\nIt is necessary for operators to configure access to get a hardened environment.', true],
  ['one heading for one version', 'supported_versions', '## Поддерживаемая версия\n\nTool `1.0.2` — единственная ветка, получающая исправления.', true],
  ['a chapter of the rank of the title', 'update_cadence', '# How numbers are given\n\nThe rest is announced as regular updates.', false],
  ['a person that a file names', 'credit', '## Schwachstelle melden\n\nSchreiben Sie der in `README.md` genannten Person.', false],
  ['what is kept out of backups', 'out_of_scope', '## Threat model\n\nProvider keys are excluded from backups and reports.', false],
  ['news until a disclosure', 'disclosure_deadline', '## Response\n\n- Progress updates are shared at least every 7 days until public disclosure.', false],
  ['what a server never does', 'researcher_rules', '## Threat model\n\n- The server never has access to plaintext data.', false],
  ['details of an exploit', 'researcher_rules', '## How to report\n\nDo not publish exploit details in a public issue.', false],
  [
    'what is supposed',
    'user_practices',
    '## Deployment\n\nRe-audit if the server ever:\n\n- registers tools dynamically (then enable the allow-list of the gateway for all of them)',
    false,
  ],
  ['changes of operators', 'hardening', '## Configuration\n\nWe distinguish between:\n\n- operator changes that are common in production deployments', false],
  ['no telemetry, in Russian', 'compliance', '## Граница данных\n\n- У программы нет собственного telemetry endpoint.', true],
  ['no certification', 'known_limitations', '## Distribution\n\nThese controls reduce risk but do not constitute a security certification.', true],
  ['a project that upgrades', 'dependency_policy', '## Out of scope\n\n- Weaknesses of libraries: Vault will promptly upgrade dependencies when they arise', true],
  ['a verb behind Cyrillic words', 'user_practices', '## Зоны\n\nОсобого review требуют JWT validation, password hashing, cookies и safe redirects.', false],
  ['the name of a company', 'advisory', '## 处理\n\nAlibaba Security Response Center 将审核您的报告。', false],
  ['a step that one maintainer tells', 'advisory', "## Reporting\n\nAfter the release, I'll publish a security advisory with the steps.", false],
  ['an issue that asks for a private way', 'public_channel', '## How to report\n\nOpen a minimal public issue stating that you have a security report.', true],
  ['publishing before a fix', 'disclosure_policy', "## Responsible disclosure\n\nDon't publish exploit chains publicly before a fix exists.", true],
  [
    'the time for an update',
    'update_cadence',
    "## Divulgation\n\nNe divulguez rien avant qu'un délai raisonnable de mise à jour (90 jours) ait été laissé aux utilisateurs.",
    false,
  ],
  ['that time', 'disclosure_deadline', "## Divulgation\n\nNe divulguez rien avant qu'un délai raisonnable de mise à jour (90 jours) ait été laissé aux utilisateurs.", true],
  ['what a program never does, in German', 'user_practices', '## Bewährte Verfahren\n\n- Eine fehlgeschlagene Seite veröffentlicht niemals einen Bericht', false],
  ['bounds of trust, in German', 'scope', '## Sicherheitsgrenzen\n\n- Ausgaben von Scannern sind nicht vertrauenswürdige Eingaben', true],
  ['a tradeoff that is accepted', 'known_limitations', '## Not considered vulnerabilities\n\n- Timing of lists: this is an accepted tradeoff.', true],
  [
    'features below good practices',
    'user_practices',
    '## Security best practices\n\n### Key security features\n\n- Secure token-based login\n- Proper hashing of passwords',
    false,
  ],
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
    Italian:
      "# Politica di sicurezza\n\nSolo l'ultima versione riceve aggiornamenti di sicurezza.\n\n## Segnalare una vulnerabilità\n\nScrivi a sec@tool.dev.\n\n- Ti terremo informato sui progressi\n- Le vulnerabilità critiche vengono corrette entro 7 giorni\n- Sarai menzionato nelle note di rilascio\n\n## Divulgazione\n\nPubblichiamo i dettagli dopo il rilascio della correzione, al più tardi entro 90 giorni.\n\n## Fuori ambito\n\n- Ingegneria sociale\n",
    Polish:
      '# Polityka bezpieczeństwa\n\nTylko najnowsza wersja otrzymuje aktualizacje bezpieczeństwa.\n\n## Zgłaszanie podatności\n\nNapisz na adres sec@tool.dev.\n\n- Będziemy na bieżąco informować o postępach\n- Podatności krytyczne naprawiamy w ciągu 7 dni\n- Wymienimy zgłaszającego w informacjach o wydaniu\n\n## Ujawnianie\n\nSzczegóły publikujemy po wydaniu poprawki, najpóźniej po 90 dniach.\n\n## Poza zakresem\n\n- Socjotechnika\n',
    Turkish:
      '# Güvenlik Politikası\n\nGüvenlik güncellemeleri yalnızca son sürüm için sağlanır.\n\n## Güvenlik açığı bildirme\n\nsec@tool.dev adresine yazın.\n\n- İlerleme hakkında sizi bilgilendireceğiz\n- Kritik açıklar 7 gün içinde düzeltilir\n- Sürüm notlarında adınız anılır\n\n## İfşa\n\nAyrıntıları düzeltme yayınlandıktan sonra, en geç 90 gün içinde kamuya duyururuz.\n\n## Kapsam dışı\n\n- Sosyal mühendislik\n',
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

test('substitutions of reStructuredText are read as what they stand for', () => {
  const text =
    'Security\n========\n\n.. |form| replace:: Submission Form\n.. _form: https://tool.dev/vulnerability-report\n\nTo report a vulnerability use the web:\n\n- |form|_\n';
  const { passages, elements } = readPolicy('SECURITY.rst', text);
  expect(passages.at(-1)).toMatchObject({ text: 'Submission Form', links: [{ url: 'https://tool.dev/vulnerability-report' }] });
  expect(elements.find(({ element }) => element === 'form')?.present).toBe(true);
});

describe('how people really type', () => {
  test('French without accents is read as French', () => {
    const text =
      '# Politique de securite\n\n## Signaler une faille\n\nEcrivez a sec@tool.dev.\n\nIndiquez :\n\n- la version concernee\n- les etapes pour reproduire\n\n## Dependances\n\nLes dependances sont auditees regulierement.\n';
    expect(present(text)).toEqual(expect.arrayContaining(['report_contents', 'dependency_policy', 'non_english']));
  });

  test('Traditional Chinese is read like Simplified', () => {
    const text =
      '# 安全政策\n\n## 報告漏洞\n\n請勿公開披露。請寄信至 sec@tool.dev。\n\n請包含：\n\n- 受影響的版本\n- 復現步驟\n\n## 處理流程\n\n- 嚴重性分級：5 個工作日內\n- 修復與協調披露：90 天內\n\n## 範圍\n\n範圍外：\n\n- 第三方外掛\n';
    expect(present(text)).toEqual(expect.arrayContaining(['no_public_issue', 'report_contents', 'handling_process', 'fix_timeline', 'disclosure_deadline', 'out_of_scope']));
  });

  test.each([
    ['a number in brackets', 'ack_time', '## Response\n\nWe confirm receipt within [5] business days.'],
    ['an address in brackets under a rare domain', 'email', 'Write to reports[at]parrot[dot]chat.'],
    ['an address at a host that begins with a digit', 'email', 'Write to security@3tool.dev.'],
    ['an address at a host that is a number', 'email', '请发送邮件至 tool-security@163.com。'],
    ['a blank in Japanese', 'placeholder', '連絡先: [メールアドレスを記入]'],
    ['a blank in Chinese', 'placeholder', '请联系 [填写你的邮箱]'],
    ['a table without the word support', 'supported_versions', '| Version | Security |\n| --- | --- |\n| 4.x | yes |\n| 3.x | no |'],
    ['versions below a bare heading', 'supported_versions', '## Versions\n\nThe latest version of Parrot is supported.'],
    ['a label', 'supported_versions', 'Mail a@tool.dev. Supported versions: the latest release and the default branch.'],
    ['a report that includes', 'report_contents', '## Reporting\n\nA helpful report includes:\n\n- the affected version\n- the impact'],
    ['restrain from', 'no_public_issue', '## Reporting\n\nPlease restrain from publicly discussing a vulnerability.'],
    ['no accepted kind of report', 'out_of_scope', '## Self-hosted deployment\n\nReports that need an unsafe proxy are treated as deployment issues rather than vulnerabilities.'],
  ])('%s', (_, element, text) => {
    expect(has(text, element)).toBe(true);
  });
});

describe('times', () => {
  const facts = (text: string) => readPolicy('SECURITY.md', `# Security\n\n${text}`).facts;
  test('one time for the fix and its disclosure counts for both', () => {
    expect(facts('## Targets\n\n- Fix and coordinated disclosure: 90 days for critical issues.')).toMatchObject({ disclosure_days: 90, fix_hours: { critical: 2160 } });
  });
  test('a cell gives each severity its own time, named before or after it', () => {
    expect(facts('## Response\n\n| Stage | Target |\n| --- | --- |\n| Patch | Critical: 7 days, High: 14 days |')).toMatchObject({ fix_hours: { critical: 168, high: 336 } });
    expect(facts('## Response\n\n| Stage | Target |\n| --- | --- |\n| Patch | 7 days (Critical), 14 days (High) |')).toMatchObject({ fix_hours: { critical: 168, high: 336 } });
  });
  test('what a time is for may stand behind the comma', () => {
    expect(facts('## Publication\n\nWithin 60 days after triage, the vulnerability must be made public.')).toMatchObject({ disclosure_days: 60 });
  });
});

describe('what a heading means', () => {
  const whole = (text: string, element: string) => present(text).includes(element);
  test('the product in the title is no section: "Server" makes nothing below it about servers', () => {
    expect(whole('# Parrot Server Security Policy\n\nDo not disclose vulnerabilities in public issues. Mail a@tool.dev.\n', 'no_public_issue')).toBe(true);
  });
  test('advice stays advice below a heading on authentication, even where it all stands below "Reporting"', () => {
    const text =
      '# Security Policy\n\n## Reporting\n\nMail a@tool.dev.\n\n### Best practices\n\n#### Authentication\n\n- Use long secrets behind a firewall\n- Rotate the keys regularly\n';
    expect(present(text)).toEqual(expect.arrayContaining(['user_practices', 'hardening']));
  });
  test('what the project says it follows is no advice to users', () => {
    const text =
      '# Security Policy\n\n## Best practices\n\nParrot follows these practices:\n\n- **Dependency audits** — `cargo audit` runs regularly\n- **Sandbox** — plugins run in containers\n';
    expect(present(text)).toEqual(expect.arrayContaining(['dependency_policy', 'security_tools']));
    expect(whole(text, 'user_practices')).toBe(false);
  });
  test('a language switch says nothing about the language of reports', () => {
    expect(whole('> **Language:** English | [Français](SECURITY.fr.md)\n\n# Security\n\nMail a@tool.dev.\n', 'languages')).toBe(false);
  });
});

test.each([
  ['the procedure of another library', 'disclosure_policy', 'If it is in a library we use, follow the responsible disclosure procedure of that library.'],
  ['tokens that reporters should leave out', 'researcher_rules', '## Reporting\n\nMail a@tool.dev. Never include passwords or access tokens.'],
  ['where to call when the advisory fails', 'update_channel', 'If the advisory form is unavailable, contact the owner through the account listed in the readme.'],
  ['before details are published', 'update_channel', '## Reporting\n\nUse the private advisory form so that we can look at it before details are disclosed publicly.'],
  ['maintainers who run no service', 'hardening', '## Deployments\n\nThe maintainers do not run production servers.'],
])('%s is none', (_, element, text) => {
  expect(has(text, element)).toBe(false);
});

describe('what is no channel', () => {
  test('an advisory that the project prepares itself', () => {
    const text = '## Process\n\nMail a@tool.dev.\n\nIf confirmed, we will:\n\n- Develop a fix\n- Prepare a security advisory\n';
    expect(has(text, 'advisory')).toBe(false);
  });
  test('a table of old vulnerabilities', () => {
    const text = '## History\n\n| Date | What |\n| --- | --- |\n| 2021 | [overflow, CVE-2021-12345](https://github.com/advisories/GHSA-aaaa-bbbb-cccc) |\n';
    expect(has(text, 'advisory')).toBe(false);
    expect(has(text, 'known_limitations')).toBe(true);
  });
  test('a key that one has to ask for', () => {
    expect(has('Mail a@tool.dev, encrypted preferred (request the PGP key first, see [MAINTAINERS](MAINTAINERS)).', 'pgp')).toBe(false);
  });
});

test.each([
  ['weak spots', 'known_limitations', '## Known weak spots\n\n- Whoever may write the file can add routes'],
  ['reporters who are acknowledged', 'credit', '## Recognition\n\nWe will acknowledge reporters in the advisory.'],
  ['scanner results', 'out_of_scope', '## Scanners\n\nWe ask you to not raise issues found by your security scanner.'],
  ['what would be useful', 'report_contents', '## Reporting\n\nMail a@tool.dev. It is useful if you have clear steps to reproduce it.'],
])('%s count', (_, element, text) => {
  expect(has(text, element)).toBe(true);
});

test.each([
  ['the versions of a language', 'supported_versions', '## Supported Python versions\n\n3.9 or above\n\n## Reporting\n\nMail a@tool.dev.'],
  ['the scope of an incident', 'scope', '## Containment\n\nThe first step is to find the scope of the incident.\n\n- Find out who is affected'],
  ['a program with sbom in its name', 'supply_chain', '## Versions\n\nThe image `sbom-reader:latest` has the fixes.'],
])('%s do not', (_, element, text) => {
  expect(has(text, element)).toBe(false);
});

test.each([
  ['a code that users are told to write', 'placeholder', 'We recommend a comment such as `/// @contact security@example.com` in your contract. Mail a@tool.dev.', false],
  ['a tag of the subject', 'placeholder', 'Mail a@tool.dev (subject prefix `[SECURITY]`).', false],
  ['a format that is described', 'placeholder', '| Setting | Check |\n| - | - |\n| `NAME` | has the form `owner/repo` |\n\nMail a@tool.dev.', false],
  ['a telephone number without digits', 'placeholder', 'Call +33 4 79 XX XX XX or mail a@tool.dev.', true],
  ['a fingerprint that counts upwards', 'placeholder', 'Fingerprint: `1234 5678 9ABC DEF0 1234`', true],
  ['a name and a page', 'email', 'The terms are found at www.tool.com.', false],
  ['a link in an English sentence', 'non_english', 'Please read https://git.tool.com/tool-io/tool/blob/main/security/README.md.', false],
  ['a version of a package', 'email', 'It is mended in parser@2.4.next and in actions/checkout@v4.beta.', false],
  ['a release candidate of a package', 'email', 'It is mended in parser@3.rc.', false],
  ['a tool that is planned', 'security_tools', '## Practices\n\n- Signed releases: (planned) cosign signatures', false],
  ['a check in CI, said among the notes on scope', 'security_tools', '## Scope\n\n- Keys are found by gitleaks in CI before they are merged.', true],
  ['a list of three details without a verb', 'report_contents', '## Reporting\n\nMail a@tool.dev.\n\nHelpful:\n\n- steps to reproduce\n- affected version\n- impact', true],
  ['a document that only contains something', 'report_contents', '## Logs\n\nDebug logs may contain information such as versions and steps of a request.', false],
  ['who prefers not to', 'no_public_issue', '## Reporting\n\nIf you prefer not to disclose it publicly, mail a@tool.dev. Public issues are welcome.', false],
  ['no ticket, and before a fix', 'no_public_issue', '## Reporting\n\nPlease do not file a public ticket before a fix is released on the network.', true],
  ['a page of instructions', 'form', '## Reporting\n\nInstructions for reporting a vulnerability can be found on the [page](https://tool.dev/security).', false],
  ['a page of instructions', 'delegated', '## Reporting\n\nInstructions for reporting a vulnerability can be found on the [page](https://tool.dev/security).', true],
  [
    'advisories that are out',
    'advisory',
    '## Reporting\n\nMail a@tool.dev. Read the [page](https://github.com/o/p/security/advisories?state=published) about publicly disclosed vulnerabilities.',
    false,
  ],
  [
    'the time of a fix, counted from the disclosure',
    'fix_timeline',
    '## Disclosure and fixes\n\nFixes will be developed and released within 90 days from the date of disclosure.',
    true,
  ],
  ['a fingerprint below "Reporting"', 'pgp', '## Reporting\n\nThis key can be used: 91FE 464C D751 01DA 6B6B AB60 555C 6465 E5BC B3AF. Mail a@tool.dev.', true],
  ['what must not be reachable', 'hardening', '## Notes\n\nNever expose the service to the public internet.', true],
  ['only in an isolated environment', 'hardening', '## Notes\n\nOpen such files only in an isolated environment.', true],
  ['a server, spoken of in a threat model', 'hardening', '## Threat model\n\n### Server and network\n\n- Files of the server are expected to be readable.', false],
  ['legal action, in Chinese', 'safe_harbor', '## 安全港\n\n请发送邮件至 a@tool.dev。对于善意的研究者，我们不会对其采取任何法律行动。', true],
  ['thanks in Turkish', 'disclosure_policy', '## Bildirim\n\nLütfen a@tool.dev adresine yazın ve açık için adımları ekleyin. Sorumlu açıklama için teşekkürler.', false],
  ['a hall of fame without names', 'credit', '## Hall of fame\n\n- None yet, be the first!', true],
  ['files that are not in git', 'out_of_scope', '## Files\n\nMail a@tool.dev. The following are excluded from version control:\n\n- node_modules', false],
  ['an address of your-domain', 'placeholder', 'A mailbox such as `security@your-domain`.', true],
  ['the time after the condition, in Korean', 'fix_timeline', '## 대응\n\n취약점은 확인 후 7일 이내에 패치를 릴리스합니다. a@tool.dev 로 신고해 주세요.', true],
  ['a channel that is still to come', 'advisory', '## Reporting\n\nUntil GitHub security advisories are configured, tell the maintainers.', false],
  [
    'a process whose stages stand below a heading each',
    'handling_process',
    '## Reports\n\n### Reporting\n\nMail a@tool.dev.\n\n### Then\n\nWe validate your report.\n\n### Release\n\nWe prepare a fix and release a patched version.',
    true,
  ],
  [
    'stages of things that no chapter joins',
    'handling_process',
    '## Reporting\n\nMail a@tool.dev. We validate your report.\n\n## Releases\n\nWe prepare a fix and release a patched version.',
    false,
  ],
  [
    'a tracker that only the team reads',
    'public_channel',
    '## Reporting\n\n[Create a new issue](https://tracker.tool.dev/create) for the vulnerability. Only the security team has access to it.',
    false,
  ],
  [
    'a tracker that only the team reads',
    'private_channel',
    '## Reporting\n\n[Create a new issue](https://tracker.tool.dev/create) for the vulnerability. Only the security team has access to it.',
    true,
  ],
  [
    'a tracker that everybody reads',
    'private_channel',
    '## Reporting\n\n[Create a new issue](https://tracker.tool.dev/create) for the vulnerability. Its title starts with a tag.',
    false,
  ],
  ['a template engine', 'placeholder', 'Output is escaped by `{{ }}`. Mail a@tool.dev.', false],
  [
    'what is ticked off',
    'user_practices',
    '## Security checklist\n\n- [x] Use HTTPS with HSTS at the proxy in front of the service\n- [x] Restrict access to the admin panel',
    false,
  ],
  ['instead of the tracker, in Portuguese', 'no_public_issue', '## Reportando\n\nSe descobrir uma vulnerabilidade, envie um email em vez de usar o rastreador de problemas.', true],
  ['a list of what was mended', 'known_limitations', '## Vulnerability fixes\n\n- Path traversal: **FIXED**, all paths are validated now', true],
  ['when something else is done', 'update_channel', '## Credit\n\nReporters will be listed here once the advisory is published. Mail a@tool.dev.', false],
  [
    'a word behind letters of another alphabet, which does not come first',
    'known_limitations',
    '## Известные ограничения\n\n- Аутентификация: none, сервис не защищён от подмены запросов',
    true,
  ],
  [
    'what readers are asked to follow, in Chinese',
    'user_practices',
    '## 安全最佳实践\n\n使用本工具时，请遵循以下安全最佳实践：\n\n- 定期轮换 API KEY，并使用环境变量保存\n- 限制访问权限',
    true,
  ],
  ['what software does not do, in Portuguese', 'user_practices', '## Sobre\n\nEle não escaneia alvos externos e não executa ferramentas reais neste laboratório.', false],
  ['a rule for the software itself', 'user_practices', '## Invariants\n\n- Secrets must never be stored in SQLite, settings or logs of the program', false],
  ['a rule for its users', 'user_practices', '## Notes\n\n- Operators must never store secrets in SQLite, settings or logs of the program', true],
  ['what reports should be about, in Portuguese', 'scope', '## Superfície\n\nRelatórios de segurança para este repositório devem focar em:\n\n- Falhas de redação', true],
  ['a table of threats', 'scope', '## Review\n\n| Threat | Control |\n| - | - |\n| Stolen token | It is revoked |', true],
  ['what the software is', 'scope', '## Scope\n\nTinyTool is a self-built module that relies on other blocks.', false],
  ['what a policy covers, in Spanish', 'scope', '## General\n\nEsta política de seguridad cubre la seguridad de dependencias y de despliegue.', true],
  ['what a policy does not cover, in French', 'out_of_scope', '## Périmètre\n\nElle ne couvre pas la sécurité de votre instance ni les dépendances tierces.', true],
  ['incidents of others', 'out_of_scope', '## Reporting\n\nPlease do not report security incidents of systems where this software is not the cause.', true],
  ['what testers are not to do', 'out_of_scope', '## Exclusions\n\nWhile researching, we ask you to refrain from:\n\n- Spamming\n- Social engineering', false],
  ['information that is disclosed', 'disclosure_deadline', '## Severity\n\n- **High:** Information disclosure → patch within 2 weeks', false],
  ['an assessment, below a heading on disclosure', 'disclosure_deadline', '## Vulnerability disclosure timeline\n\n1. **Evaluation**: complete within 1 week', false],
  ['where scanners put what they find', 'advisory', '# Tool\n\n## Scans\n\nResults are uploaded to the [Security tab](https://github.com/o/p/security).', false],
  ['where reports go', 'advisory', '## Reporting\n\nUse the Security tab of this repository to report a vulnerability.', true],
  ['an identifier without a name', 'credit', '## Telemetry\n\nОтправляется анонимный telemetry-ID. Mail a@tool.dev.\n\nОн хранится только на этом хосте и больше нигде.', false],
  [
    'a named practice of development',
    'dependency_policy',
    '## Development security practices\n\n- **Dependency management**: regular updates and vulnerability scanning with `cargo deny`',
    true,
  ],
  [
    'a named practice of development',
    'security_tools',
    '## Development security practices\n\n- **Dependency management**: regular updates and vulnerability scanning with `cargo deny`',
    true,
  ],
  ['what contributors are told to run', 'security_tools', '## For contributors\n\n- Run `cargo audit` before each commit', false],
  ['a command that scans', 'security_tools', '## Vulnerability management\n\n### Code scanning\n\n```bash\nbandit -r backend/\n```', true],
  ['versions below their own head', 'versions_concrete', '## Supported versions\n\n| Component | Version | Status |\n| - | - | - |\n| CLI | ^52.11.0 | ✅ |', true],
  ['what is not there yet', 'known_limitations', '## Roadmap: hardening we have not yet shipped\n\n- Tokens with scopes: all tokens have full access', true],
  ['a chapter in Portuguese on reports', 'no_public_issue', '## Relatando uma vulnerabilidade\n\nNão abra uma issue pública.', true],
  [
    'details that a participle introduces',
    'report_contents',
    '## Signaler\n\nÉcrivez à **a@tool.dev**, en précisant :\n\n- Les étapes pour la reproduire\n- La version concernée',
    true,
  ],
  ['a telephone in groups of three', 'placeholder', 'Emergency: +1-XXX-XXX-XXXX, or mail a@tool.dev.', true],
  [
    'weaknesses, though other words stand between',
    'no_public_issue',
    '## Reporting\n\nDo not disclose suspected vulnerabilities, credentials, tokens or runtime data in a public issue.',
    true,
  ],
  ['a process by its name alone', 'advisory', '# Tool\n\n## Policy\n\n### Rules\n\nThis project follows the [Vulnerability Reporting Policy](https://tool.dev/policy).', false],
  [
    'a list of weaknesses',
    'scope',
    '## What to report\n\n- **Command injection**: input passed to shells\n- **Path traversal**: files outside of the folder\n- **Code execution** by plugins',
    true,
  ],
  ['weaknesses upstream', 'out_of_scope', '## Reporting\n\nVulnerabilities in upstream services should be reported through their own channels.', true],
  ['an advisory, after "once it is fixed:"', 'disclosure_policy', '## Vulnerability disclosure\n\nOnce a vulnerability is fixed:\n\n1. We will publish a security advisory', true],
  ['what attackers cannot do', 'known_limitations', '## Protocol\n\n- **Fake server:** an attacker cannot create a valid signature by guessing', false],
  ['areas of concern among what to report', 'known_limitations', '## What to report\n\n### Areas of concern\n\n- Execution of commands by the scheduler', false],
  ['a chapter in the table of contents', 'handling_process', '# Security process\n\n1. [We validate the report](#a)\n2. [We prepare a fix](#b)', false],
  ['a week without a number, in Russian', 'ack_time', '## Как сообщить\n\nПишите на a@tool.dev. Ответ на первое сообщение постараюсь дать в течение недели.', true],
  ['a week in Chinese numerals', 'ack_time', '## 报告漏洞\n\n请发送邮件至 a@tool.dev。我们会在一周内回复。', true],
  [
    'a promise about reports that are called disclosures',
    'ack_time',
    '## Reporting\n\nMail a@tool.dev. We aim to acknowledge and validate disclosures within 5 business days.',
    true,
  ],
  ['a private word to the owner, in Chinese', 'is_policy', '## 部署检查\n\n安全问题请私下联系仓库所有者。', true],
  ['"however", in Spanish', 'disclosure_policy', '## Reportando\n\nEscribe a a@tool.dev. Sin embargo, aún pueden encontrarse vulnerabilidades y brechas de seguridad.', false],
  ['a cell that is ticked', 'placeholder', '| Status | Item |\n| :-: | - |\n| [x] | Keys are checked |\n\nMail a@tool.dev.', false],
  ['a command without a word of advice', 'hardening', '## Deployment\n\n```bash\ndeploy --only storage --production\n```', false],
  ['input that software does not accept', 'out_of_scope', '## Trust boundaries\n\n- The program does not accept SQL from the user.', false],
  ['reports that we do not accept', 'out_of_scope', '## Reporting\n\nWe do not accept:\n\n- output of scanners', true],
  ['speech that is recognised, in Spanish', 'credit', '## Seguro\n\n### Voz\n\n- Reconocimiento de voz en el navegador', false],
  ['versions that an advisory is about', 'supported_versions', '## Advisory\n\nThe host currently lists affected package versions through 2.1.11 and no patched version.', false],
  ['a production design', 'hardening', '## Notes\n\nA production design should put the provider behind a backend proxy and keep the key on the server.', true],
  ['few of them, said among other things', 'dependency_policy', '## Scope\n\n- Minimal dependencies (standard library preferred)', true],
  ['none from outside, in Russian', 'dependency_policy', '## Что может быть уязвимостью\n\nЭто чистый Python без внешних зависимостей, кроме одной.', true],
  ['lock files that are kept', 'dependency_policy', '## Вне скоупа\n\nЗависимости собираются из реестров. Lock-файлы закоммичены.', true],
  ['what looks for weaknesses in them', 'dependency_policy', '## Checks\n\n| Tool | Looks at | When |\n| - | - | - |\n| govulncheck | Go | each push |', true],
  [
    'what is asked for within a process, in French',
    'report_contents',
    'Merci de ne pas divulguer la vulnérabilité avant que nous ayons eu le temps de la corriger.\n\nProcédure attendue :\n\n1. Donne des détails suffisants pour reproduire le problème (log, configuration, commandes)\n2. Attends la réponse',
    true,
  ],
  ['what is asked for in German', 'report_contents', '## Offenlegung\n\n- In der Meldung bitte angeben: kurze Beschreibung, Reproduktionsschritte, betroffene Version.', true],
  ['an issue that is private', 'private_channel', '## Security\n\nIf you believe you have found a vulnerability, please open a private issue. Do not disclose it publicly.', true],
  ['an advisory that we provide', 'advisory', '## Timeline\n\n- We aim to provide a fix and a security advisory within 30 days.', false],
  ['what not to report, in Portuguese', 'out_of_scope', '## O que NÃO relatar\n\n- Questões já relatadas anteriormente', true],
  ['reports that are not accepted, in French', 'out_of_scope', "## Exceptions\n\n- Nous n'acceptons pas de rapports qui exploitent des données personnelles.", true],
  ['a time behind a conjunction, in Chinese', 'ack_time', '## 披露\n\n- 目标在 7 天内确认收到并在 30 天内给出修复计划或状态更新。请发送邮件至 a@tool.dev。', true],
  [
    'what a section is for',
    'supported_versions',
    '## Versões suportadas\n\nEsta seção informa quais versões do projeto estão sendo suportadas com atualizações de segurança.',
    false,
  ],
  ['a rule for a repository, in German', 'user_practices', '## Regeln\n\n- In diesem Repository dürfen keine echten Zugangsdaten oder Schlüssel abgelegt werden.', false],
  ['a variable of a template language', 'placeholder', '## Templates\n\nOutput is escaped: `{{name}}` is encoded as HTML. Report weaknesses to sec@tool.dev.', false],
  ['risks that remain, in Spanish', 'known_limitations', '## Riesgos residuales\n\n- No existe todavía un antivirus para los archivos subidos.', true],
  ['what asks for no credentials', 'known_limitations', '## Metrics\n\n- The `/metrics` endpoint is unauthenticated.', true],
  ['a tool that scans, among notes', 'security_tools', '## Security notes\n\n- Gitleaks scans the history on every push.', true],
  ['a private issue as the other way', 'private_channel', '## Reporting\n\nPlease email the maintainers or open a private issue.', true],
  ['reports that stay private until then', 'disclosure_policy', '## Reporting\n\nPlease keep the report private while a fix is prepared.', true],
])('%s: %s', (_, element, text, expected) => {
  expect(has(text, element)).toBe(expected);
});

test('a Chinese policy may name English features', () => {
  const text =
    '# Security Policy\n\n请不要在公开 Issue 中报告安全问题。\n\n1. 使用 GitHub 的 Security Advisories（Private vulnerability report / Draft advisory）\n2. 如果仓库未开启安全报告入口，请改为通过维护者提供的私密联系方式报告\n';
  expect(readPolicy('SECURITY.md', text).language).toBe('zh');
});

test('a security.txt is read field by field', () => {
  const text =
    'Contact: https://github.com/o/p/security/advisories/new\nExpires: 2027-05-08T00:00:00Z\nAcknowledgments: https://o.dev/thanks\n\n# Coordinated disclosure window: 90 days\n';
  const found = readPolicy('SECURITY.txt', text).elements.filter((element) => element.present);
  expect(found).toEqual(expect.arrayContaining([expect.objectContaining({ element: 'expiry', line: 2 }), expect.objectContaining({ element: 'disclosure_deadline', line: 5 })]));
});

test('the licence in a comment of AsciiDoc is not read', () => {
  const text = '////\nDistributed WITHOUT WARRANTIES, at your own risk.\n////\n\nSee https://o.dev/security.html[the Security page].\n';
  expect(readPolicy('SECURITY.adoc', text).elements.find(({ element }) => element === 'known_limitations')?.present).toBe(false);
});

describe('a tracker that hides what is marked', () => {
  const reporting = (text: string): string => `# Security Policy\n\n## Reporting a Vulnerability\n\n${text}\n`;
  test.each([
    'Please mark the bug as a private security bug in Launchpad.',
    'Report it on Launchpad at https://bugs.tool.dev/tool/+filebug and set the information type to "Private Security".',
    'When you file the bug in Bugzilla, check the "security-sensitive" checkbox so that only the security group can see it.',
    'Open an issue in our tracker and mark it as confidential.',
    'Create a Jira ticket with the security level "Private".',
  ])('is a private way: %s', (text) => {
    expect(present(reporting(text))).toEqual(expect.arrayContaining(['private_channel', 'advisory']));
    expect(present(reporting(text))).not.toContain('public_channel');
  });

  test.each([
    'Open an issue and mark it with the label "security".',
    'Please open an issue. We will mark it as confidential if it is serious.',
    'Do not mark the issue as private: we work in the open.',
    'Mark private keys as confidential in your own tracker.',
  ])('is none where nobody is told to hide it: %s', (text) => {
    expect(present(reporting(text))).not.toContain('private_channel');
  });
});

describe('what is said in other words', () => {
  const policy = (heading: string, text: string): string => `# Security Policy\n\n## ${heading}\n\n${text}\n`;
  test.each([
    ['an issue that is private', 'advisory', 'Sicherheitslücken melden', 'Alternativ als privates GitHub-Issue an die Betreuer.'],
    ['an issue that is private', 'advisory', 'Сообщение об уязвимости', 'Создайте приватный issue в этом репозитории и опишите проблему.'],
    ['nothing in public before there is a fix', 'disclosure_policy', 'Hinweise', 'Bitte Sicherheitslücken nicht öffentlich besprechen, bevor es eine Korrektur gibt.'],
    ['a date in front of the first chapter', 'expiry', 'Reporting', 'Mail us.', '# Security Policy\n\n> Stand: 2026-03-01\n\n## Reporting\n\nMail sec@tool.dev.\n'],
    ['a limitation that is called one', 'known_limitations', 'Out of scope', 'Missing two-factor login: this is a documented limitation of the first version.'],
    ['a bug that is filed', 'public_channel', 'Reporting a vulnerability', 'File a bug, or contact me via e-mail (sec@tool.dev) if it is sensitive.'],
    ['which version is supported, in a sentence', 'supported_versions', '安全', '当前受支持版本为最新发布。', '# 安全政策\n\n当前受支持版本为最新发布。\n'],
    ['words for versions in a table', 'supported_versions', 'Unterstützte Versionen', '| Version | Unterstützt |\n| --- | --- |\n| Aktuell | ja |\n| Ältere | nein |'],
    [
      'what we watch, among what is not accepted',
      'dependency_policy',
      'Out of scope',
      '- Issues in dependencies: report these upstream. We monitor `npm audit` and update regularly.',
    ],
    ['what we watch, in Spanish', 'dependency_policy', 'Fuera de alcance', '- Fallos de las dependencias: revisamos los avisos y actualizamos las dependencias cada mes.'],
    [
      'a tool that watches, among what is not accepted',
      'security_tools',
      'Out of scope',
      '- Issues in dependencies: report these upstream. We monitor `npm audit` and update regularly.',
    ],
    [
      'updates by the host, by the link',
      'dependency_policy',
      '脆弱性の対応方針',
      '- [GitHub の自動更新](https://docs.github.com/ja/managing/configuring-automated-security-updates)を使用しています',
    ],
    ['steps told in one sentence', 'handling_process', 'Reporting', 'Mail sec@tool.dev. We will discuss the problem internally and release a patched version if necessary.'],
    ['addresses in a file', 'delegated', 'Reportar una vulnerabilidad', 'Escriba a los mantenedores: sus direcciones están en el archivo MAINTAINERS.'],
    ['a contact that was never filled in', 'placeholder', 'Reporte', 'Envía un correo a TODO-definir-contacto.'],
    ['what is not published until then', 'disclosure_policy', 'Política', '- No publiques información sobre la vulnerabilidad hasta que haya una corrección.'],
    ['what is to be sensitive', 'user_practices', 'Notes', 'Treat `.env` files and dumps of the database as sensitive, wherever they lie.'],
    ['where a notice is published', 'update_channel', 'Divulgación', 'Una vez que se haya solucionado la vulnerabilidad, publicaremos un aviso detallado.'],
    ['an address that was never filled in', 'placeholder', 'Reporte', 'Envie um e-mail para: [ADICIONE EMAIL]'],
    ['an address that was never filled in', 'placeholder', 'Relato', 'Escreva para [insira o e-mail de contato do projeto].'],
    ['an address that was never filled in', 'placeholder', 'Сообщить', 'Напишите на [впишите почту проекта].'],
    ['what is coordinated', 'disclosure_policy', 'Resposta', 'Coordenamos a divulgação pública da falha com quem relatou.'],
    ['what is kept confidential', 'disclosure_policy', 'Reportar vulnerabilidades', 'Guardamos la confidencialidad hasta que la falla esté resuelta.'],
    ['an issue where the host has no other way', 'public_channel', '报告漏洞', '若未启用该功能，请创建 Issue 仅作概述，并请求私下联系。'],
    ['where the whole policy is', 'delegated', '说明', '完整的安全策略在：`docs/SECURITY.md`。'],
    ['details below a request', 'report_contents', 'Falhas', 'Se possível, forneça:\n\n- Passos para chegar à falha, com os dados que foram usados no teste.\n- Impacto esperado.'],
    ['details in Spanish as it is spoken in Argentina', 'report_contents', 'Reporte', 'Incluí en tu mensaje:\n\n- Descripción del problema.\n- Pasos para reproducirlo.'],
    ['issues without an article', 'no_public_issue', 'Reporting', 'Mail sec@tool.dev. Please do not open issues for anything that may be a weakness.'],
    ['what a project does, named', 'dependency_policy', 'Boas práticas internas', '- Dependências atualizadas via Dependabot.'],
    ['what a project does, named', 'security_tools', 'Boas práticas internas', '- Dependências atualizadas via Dependabot.'],
    ['how few are used', 'dependency_policy', 'Reporting', 'Mail sec@tool.dev. This library limits its runtime dependencies, and you should review it and their dependencies.'],
    ['a label of two words', 'fix_timeline', 'Processus de réponse', '- **Correction et publication** : 30 jours au plus'],
    ['what the scope leaves out', 'out_of_scope', 'Alcance', 'La política se aplica al código. No se incluyen servicios externos.'],
    ['every problem, in a policy without chapters', 'public_channel', '', '', '# Security Policy\n\nどの問題もこのリポジトリの GitHub Issue で報告してください。\n'],
    ['an issue with an explanation', 'public_channel', 'Reporting a vulnerability', 'If one is found, open an issue with the detailed explanation of it.'],
    ['news of an answer', 'update_cadence', 'Response', 'I will acknowledge receipt and provide updates as the issue is investigated.'],
    ['which branch is supported', 'supported_versions', 'Supported', '- Branch `main` (ativa)'],
    ['text between two rules', 'email', '', '', '---\n\n🔐 Sécurité\n\nEnvoie un e-mail à sec@tool.dev.\n\n---\n'],
    ['private reporting of the host', 'advisory', 'Reporting', "Use GitHub's private messaging/vulnerability reporting."],
    ['private reporting of the host', 'advisory', '脆弱性の報告', 'GitHub のプライベート脆弱性報告から連絡してください。'],
    ['a policy that lies elsewhere', 'delegated', 'Reporting', 'The canonical policy lives at `.github/SECURITY.md`. Use a private advisory as it says.'],
    ['the policy of another repository', 'delegated', 'Policy', 'It is the same as the [Security Policy](https://github.com/tool/tool/security/policy) of the main repository.'],
    ['steps in one sentence', 'handling_process', 'Reporting', 'Mail sec@tool.dev. This allows us to assess the risk, and make a fix available before we publish a bug report.'],
    ['an issue with a tag', 'public_channel', 'Reporting', 'If you find a vulnerability, please report it within the Issues and tag it.'],
    ['what cannot be kept away', 'known_limitations', 'Escopo', '- O acesso físico ao barramento não é algo que a biblioteca possa mitigar.'],
    ['bugs of another kind', 'out_of_scope', 'Reporting', 'Mail sec@tool.dev. For non\u2011security bugs, feel free to open an issue.'],
    ['what a vulnerability is', 'scope', 'Notes', 'A vulnerability is when somebody can leave the limits of their role.'],
    ['an advisory once there is a fix', 'disclosure_policy', 'Reporting', 'Mail sec@tool.dev. We publish an advisory once the fix is out.'],
    [
      'a table in HTML',
      'versions_concrete',
      'Versions',
      '<table>\n<tr><th>Version</th><th>Supported</th></tr>\n<tr><td>2.x</td><td>yes</td></tr>\n\n<tr><td>1.x</td><td>no</td></tr>\n</table>',
    ],
    [
      'a policy in the shape of a table',
      'report_contents',
      'Overview',
      '| Topic | Answer |\n| --- | --- |\n| Contact | sec@tool.dev |\n| What to include | steps, version, impact |',
    ],
    ['who is responsible', 'user_practices', 'Secretos', 'Los usuarios son responsables de guardar bien sus copias y el directorio de datos.'],
    ['who is responsible', 'user_practices', 'Daten', 'Benutzer sind für den Schutz ihrer Sicherungen und des Datenverzeichnisses verantwortlich.'],
    ['an order behind a condition', 'hardening', 'Secretos', 'Fuera de la máquina (por ejemplo, en un VPS), coloca la aplicación detrás de un proxy con HTTPS.'],
    ['an order behind a condition', 'hardening', 'Secrets', 'En dehors de la machine (par ex. sur un VPS), placez l’application derrière un proxy HTTPS.'],
    ['what to leave off', 'user_practices', 'Defaults', 'Requests to private addresses are refused. Leave this off on any instance that others can reach.'],
    ['how to run it in the open', 'hardening', '既知の非問題', '- public に公開する場合も、管理者用の画面として保護してください。'],
    ['what is not promised', 'known_limitations', 'Umfang des Supports', 'Nicht zugesichert wird:\n\nEs wird nicht garantiert:\n\n- eine fortlaufende Überwachung der Anlage'],
    ['reports that are closed', 'out_of_scope', 'Meldungen', 'Meldungen zu rein gedachten Schwachstellen ohne Auswirkung können ohne Weiteres geschlossen werden.'],
    ['reports that are closed', 'out_of_scope', '报告漏洞', '没有复现步骤的报告会被直接关闭。'],
    ['what reports are welcome', 'scope', 'セキュリティ範囲', '特に次を歓迎します。\n\n- アップロードした画像の露出。\n- 認可の回避。'],
    ['a mailbox for this, under any domain', 'email', 'Reporting', 'Send it by e-mail to ``security`` at ``tool.haus``.'],
    ['risks', 'hardening', 'Risks', 'The databases are not encrypted on disk. Full-disk encryption of the host is recommended.'],
  ])('%s: %s', (_, element, heading, text, whole = policy(heading, text)) => {
    expect(present(whole)).toContain(element);
  });

  test.each([
    ['branches that are not published yet', 'disclosure_policy', 'Поддерживаемые версии', 'Security fixes идут в ветку `main`; стабильные ветки до выпуска не публикуются.'],
    ['a way of passing passwords', 'out_of_scope', 'Модель угроз', 'Пароль никогда не принимается из аргументов: утечка в лог — это уязвимость.'],
    ['plans of a roadmap', 'supply_chain', 'Roadmap', '### Later\n\n- Reproducible builds and a cosign signature for each release.'],
    ['where to download', 'update_channel', '完整性', '请只从 GitHub Release 下载安装包，并核对发布页的校验和。'],
    [
      'limits that must be told',
      'user_practices',
      'Riesgos residuales',
      'El producto es monousuario. Estos límites no deben presentarse como controles que existen en el producto.',
    ],
    ['nothing in public', 'user_practices', 'Hinweise', 'Bitte keine gefundenen Lücken öffentlich in einem Issue besprechen, bevor es eine Korrektur gibt.'],
    ['where to read', 'user_practices', '署名', '署名の仕組みと検討の経緯についてはランブックの文書を参照してください。'],
    ['what does not belong into a report', 'compliance', 'Reporting', 'Open an issue (do not include secrets or personal data).'],
    ['an opinion', 'disclosure_policy', 'Meldeweg', 'Erstelle kein öffentliches Issue, wenn du der Meinung bist, dass es eine Schwachstelle ist.'],
    ['secrets', 'no_public_issue', 'Relatar', 'Abra uma issue descrevendo o impacto. Não publique credenciais, tokens ou dados sensíveis.'],
    ['an aim', 'report_contents', 'Melden', 'Beschreibe die Lücke so genau wie möglich, damit wir sie schnell reproduzieren und beheben können.'],
    ['what it is', 'scope', 'Scope', 'This is an educational project.'],
    ['how serious it is', 'user_practices', 'Notes', 'Security is a very important part of our applications and must be treated seriously by all.'],
    ['a report that is received', 'credit', 'Resposta', 'Reconhecemos o relato em até 24 horas.'],
    ['an aim', 'report_contents', 'Reportar', 'Proporciona la mayor cantidad de información posible para ayudar a reproducir y solucionar.'],
    ['care for dependencies', 'handling_process', 'Grundsätze', 'Abhängigkeiten prüfen und Lücken beheben.'],
    ['secrets in the repository', 'hardening', 'Regras', 'Não exponha segredos (.env no git é proibido).'],
    ['a risk of whoever uses it', 'user_practices', 'Liability', 'Use in security-sensitive contexts is entirely at your own risk, without any promise.'],
    ['guidelines that are to come', 'supported_versions', 'Notes', 'Other guidelines for security reporting will be established for version 0.1.0 and onwards.'],
    ['settings in front of the text', 'email', '', '', '---\ntitle: Security\nmail: sec@tool.dev\n---\n\n# Security\n\nMail us.\n'],
    ['the policy of another repository', 'advisory', 'Policy', 'It is the same as the [Security Policy](https://github.com/tool/tool/security/policy) of the main repository.'],
    ['a workflow that is to be used', 'no_public_issue', 'Versions', 'Please check that the release is not affected and then use the public issue workflow.'],
    ['one detail', 'report_contents', 'Reporting', 'Open an issue. If it is sensitive, describe the impact at a high level.'],
    ['who is not trusted', 'known_limitations', 'Architecture', 'The client is not trusted to validate anything.'],
    ['what must not be posted', 'researcher_rules', 'Reporting', 'Open an issue, and avoid posting exploit payloads in it.'],
    ['what the program must do', 'user_practices', 'Grenzen', '- Das Löschen betrifft nur beendete Läufe; Ziel und Wirkung müssen in der Oberfläche sichtbar bleiben.'],
    ['a word that is English for an order', 'user_practices', '署名', '- Store署名をGitHub版の署名と説明したり、署名済みと表示したりしてはなりません。'],
    ['what is never done silently', 'known_limitations', 'Fronteiras', '- O programa não substitui silenciosamente a configuração escolhida pelo dono.'],
    ['what is done only after something', 'known_limitations', 'Frontières', '- Le serveur n’écrit le rapport final qu’après la validation de toutes les pages.'],
    ['data that is sent without meaning to', 'known_limitations', '歓迎する報告', '- 連携を含む、意図しない外部へのデータ送信。'],
    ['output that is not trusted', 'out_of_scope', 'Security boundaries', '- Scanner output, paths and logs are untrusted input.'],
    ['what is stored', 'report_contents', 'Information security', '- the database (cluster state, keys, configuration), replicated via the network.'],
    [
      'details that must not be published',
      'handling_process',
      'Meldung',
      'Details dürfen nicht öffentlich bekannt werden. Vor einer Veröffentlichung muss Zeit für die Prüfung bleiben.',
    ],
  ])('not so %s: %s', (_, element, heading, text, whole = policy(heading, text)) => {
    expect(present(whole)).not.toContain(element);
  });
});

describe('once something is done, it is made public: in either order, in every language', () => {
  test.each([
    ['de', 'Sobald die Schwachstelle behoben ist, legen wir sie offen und machen sie bekannt. Sie wird bekannt gemacht, sobald sie behoben ist.'],
    ['fr', 'Une fois la faille corrigée, nous la divulguerons dans le dépôt.'],
    ['es', 'Una vez corregida la falla, la divulgaremos en el repositorio.'],
    ['pt', 'Assim que a falha estiver corrigida, vamos divulgar os detalhes da mesma.'],
    ['ru', 'Как только уязвимость устранена, мы раскрываем её подробности.'],
    ['ja', '脆弱性の報告をお待ちしています。修正したあとで、内容を公開します。'],
    ['it', 'Non appena la falla è corretta, la divulghiamo nel repository.'],
  ])('%s', (_, text) => expect(has(text, 'disclosure_policy')).toBe(true));
  test('a correction that is published makes no weakness known', () => {
    expect(has('Sobald das Problem behoben ist, veröffentlichen wir ein Update und danken Ihnen.\n', 'disclosure_policy')).toBe(false);
    expect(has('Nous allons publier un correctif dès que possible. Merci de nous écrire.\n', 'disclosure_policy')).toBe(false);
  });
});

describe("the host's own way of reporting", () => {
  test.each([
    ['ja', 'このリポジトリの「Security」タブから、「Report a vulnerability」を選びます。'],
    ['ja, by what it does', 'GitHub の非公開報告を使ってください。'],
    ['fr', 'Utilisez le signalement privé de GitHub pour nous écrire.'],
    ['pt', 'Use o canal privado do GitHub para enviar o relato.'],
  ])('%s', (_, text) => expect(has(`## Reporting / 報告\n\n${text}\n`, 'advisory')).toBe(true));
  test('is none before it is set up', () => {
    expect(has('Не публикуй уязвимость. Перед запуском настрой Private Vulnerability Reporting.\n', 'advisory')).toBe(false);
  });
});

test('an address may stand in a block of its own below "write to"', () => {
  expect(has('## Reporting a vulnerability\n\nReport it by writing to:\n\n    info at tool.de\n', 'email')).toBe(true);
});

test('three details one after the other are what is to be sent', () => {
  expect(has('## 报告漏洞\n\n请私下提交影响版本、复现步骤和证据。\n', 'report_contents')).toBe(true);
});

test('silence after a time is a time for the answer', () => {
  expect(has('## Schwachstelle melden\n\nMeldet euch gern nochmal, wenn nach zwei Wochen nichts gekommen ist.\n', 'ack_time')).toBe(true);
});

test('a heading for each tool below "tools" names what the project runs', () => {
  expect(has('## Automated security tools\n\n### 1. CodeQL (analysis)\n\n- **Runs**: daily\n', 'security_tools')).toBe(true);
  expect(has('## Automated security tools\n\n### 1. CodeQL (analysis)\n\n- Install it first\n', 'security_tools')).toBe(false);
});

test('who is named below a heading on credit', () => {
  expect(has('## Schwachstelle melden\n\nBitte nicht öffentlich.\n\n## Anerkennung\n\nReporter werden in den Release Notes genannt, wenn sie möchten.\n', 'credit')).toBe(true);
});

test('a note in English above a German policy leaves it German, and says nothing of the languages of reports', () => {
  const text =
    '# Sicherheit\n\n*English: to report a vulnerability, use the private button on the Security tab.*\n\n## Sicherheitslücke melden\n\nBitte kein öffentliches Issue aufmachen. Das hier ist ein Projekt eines einzelnen Entwicklers, der sich meldet, so schnell es geht. Hilfreich in der Meldung: betroffene Version und Schritte.\n';
  expect(present(text)).toContain('non_english');
  expect(present(text)).not.toContain('languages');
});

describe('no legal action, whichever comes first', () => {
  test.each([
    ['de', 'Wer in gutem Willen forscht, gegen den ergreifen wir keine rechtlichen Schritte.'],
    ['fr', 'Aucune action légale ne sera engagée contre les chercheurs.'],
    ['es', 'No iniciaremos acciones legales contra los investigadores que nos ayuden con la seguridad del proyecto.'],
    ['pt', 'Nenhuma ação legal será tomada contra os pesquisadores.'],
    ['ru', 'Мы не будем преследовать исследователей в суде.'],
    ['it', 'Nessuna azione legale sarà intrapresa contro i ricercatori.'],
  ])('%s', (_, text) => expect(has(text, 'safe_harbor')).toBe(true));
});

test.each([
  ['an address that is still to be written down', 'placeholder', "## Signaler une vulnérabilité\n\nÉcrivez à l'adresse du mainteneur (à renseigner dans ce fichier).", true],
  ['what is to be done before an issue is opened', 'public_channel', '## 报告漏洞\n\n提交 issue 或 PR 前：\n\n- 移除 API key。', false],
  ['exploits of credentials', 'no_public_issue', '## Schwachstellen melden\n\nKeine öffentlichen Issues für Credential-Leaks oder Exploit-Details.', true],
  ['a weakness that can be exploited', 'researcher_rules', '## Reportar una vulnerabilidad\n\nNo publique vulnerabilidades explotables en una incidencia pública.', false],
  ['what belongs upstream', 'out_of_scope', '## Report security issues\n\nUnless related to these images, please forward it upstream directly.', true],
  [
    'what those who contribute are asked',
    'user_practices',
    '## Security best practices\n\nWhen contributing to this project, please ensure:\n\n- Never commit tokens\n- Use short names',
    false,
  ],
  [
    'the number of the current version, in brackets',
    'versions_concrete',
    '## Unterstützte Versionen\n\nSicherheitsfixes landen auf der neuesten Minor-Version (aktuell `0.5.x`).',
    true,
  ],
  ['a norm behind a slash', 'compliance', '# Guidelines\n\nThis repository follows ISO/27001.', true],
  ['triage, mending and publishing, in Portuguese', 'handling_process', '## Reportando\n\nApós a triagem, trabalharemos em uma correção e publicaremos uma nova versão.', true],
])('%s', (_, element, text, expected) => expect(has(text, element)).toBe(expected));

test.each([
  ['Noch bis 2027', true],
  ['Nicht unterstützt', false],
  ['Não suportada', false],
  ['Non maintenue', false],
  ['Normal', true],
])('a cell that says "%s"', (cell, supported) =>
  expect(has(`## Supported versions\n\n| Version | Status |\n| --- | --- |\n| 1.0 | ${cell} |\n`, 'versions_concrete')).toBe(supported),
);

test('a cell refuses with its first word, and letters of another alphabet are words', () => {
  expect(has('## 支持的版本\n\n| 版本 | 支持 |\n| --- | --- |\n| 1.0 | 支持，不限期 |\n', 'versions_concrete')).toBe(true);
  expect(has('## 支持的版本\n\n| 版本 | 支持 |\n| --- | --- |\n| 1.0 | 不支持 |\n', 'versions_concrete')).toBe(false);
});

describe('a few sentences as people talk', () => {
  const spanish =
    '# Seguridad\n\n## Versiones\n\nSólo se arregla la última versión publicada.\n\n## Cómo avisar\n\nEscribe a aviso@tool.es. No lo cuentes en un issue: lo lee cualquiera. Dime qué versión usas y cómo lo has provocado. Suelo contestar en dos o tres días y, si es grave, intento sacar un parche en una semana. Cuando esté arreglado lo contaré en las notas de la versión y, si quieres, pondré tu nombre.\n';
  const russian =
    '# Безопасность\n\nНашли дыру — пишите в личку: https://t.me/someauthor_dev.\n\nЧто прислать: версию, как повторить, чем грозит. Отвечаю обычно за пару дней, максимум за неделю. Исправляю только последний релиз. Денег не плачу, но скажу спасибо в списке изменений.\n\nПока исправление не вышло, просьба никому не рассказывать.\n';
  const chinese =
    '# 安全\n\n我只修最新版。\n\n发现问题请发邮件到 sec@tool.cn，别直接开 issue。邮件里写清楚版本、怎么复现、后果是什么。一般三天内回信，严重的一周内修好。修好以后会在 Release 里说明并感谢你（不想署名请告诉我）。\n';
  test.each([
    ['Spanish', spanish, ['supported_versions', 'email', 'no_public_issue', 'report_contents', 'ack_time', 'fix_timeline', 'update_channel', 'credit']],
    ['Russian', russian, ['supported_versions', 'contact', 'report_contents', 'ack_time', 'bounty', 'credit', 'disclosure_policy', 'is_policy']],
    ['Chinese', chinese, ['supported_versions', 'email', 'no_public_issue', 'report_contents', 'ack_time', 'fix_timeline', 'update_channel', 'credit']],
  ])('%s', (_, text, elements) => expect(present(text)).toEqual(expect.arrayContaining(elements)));
  test('an account is no account of something', () => {
    expect(has('## Secretos\n\n- Los créditos de tu cuenta cuestan dinero.\n', 'credit')).toBe(false);
  });
});

test('only the newest gets what is mended, whatever the verb', () => {
  expect(has('Please report privately.\n\nSecurity fixes target the latest published alpha.\n', 'supported_versions')).toBe(true);
});

describe('a table of the places where a report may go', () => {
  test.each<[string, string, boolean]>([
    ['no', '| Channel | Allowed |\n| --- | --- |\n| Mail to security@tool.dev | yes |\n| Public issues | no |', true],
    ['a cross', '| Where | May I? |\n| --- | --- |\n| GitHub Discussions | ❌ |', true],
    ['yes', '| Channel | Allowed |\n| --- | --- |\n| Public issues | yes |', false],
    ['another matter', '| Question | Answer |\n| --- | --- |\n| Do you tell third parties? | no |', false],
  ])('%s', (_, table, asked) => {
    expect(has(`## Reporting a vulnerability\n\n${table}\n`, 'no_public_issue')).toBe(asked);
  });

  test('what is no weakness sits in a table of its own', () => {
    expect(has('## Out of scope\n\n| Kind | Accepted |\n| --- | --- |\n| Spam in issues | no |\n', 'no_public_issue')).toBe(false);
  });
});

describe('the button and the tab of the host are named in the language of the page', () => {
  test.each([
    'Buka tab Keamanan repositori ini di GitHub. Klik pada "Laporkan kerentanan" dan jelaskan masalah yang Anda temukan.',
    "Ouvrez l'onglet Sécurité du dépôt et cliquez sur « Signaler une vulnérabilité » pour nous écrire.",
    'Öffnen Sie den Reiter Sicherheit und wählen Sie „Schwachstelle melden“, um uns zu schreiben.',
  ])('%s', (text) => expect(present(`# Security\n\n${text}\n`)).toEqual(expect.arrayContaining(['private_channel', 'advisory'])));
});

describe('weaknesses of others go to others, in any language', () => {
  test.each([
    'Jika Anda menemukan kerentanan dalam dependensi, laporkan ke proyek terkait.',
    'Schwachstellen in Bibliotheken melden Sie bitte dem jeweiligen Projekt.',
    'Les vulnérabilités des bibliothèques : signalez-les au projet concerné.',
    '第三方依赖的安全漏洞请向上游项目报告，谢谢您的理解。',
  ])('%s', (text) => expect(present(`# Security\n\n## Reporting\n\n${text}\n`)).toContain('out_of_scope'));
});

describe('what is said in few words', () => {
  test.each([
    ['no tracker, in Russian', 'no_public_issue', 'Нашли уязвимость? Пишите на a@tool.dev. В issues не надо.', true],
    ['no tracker, since all of it is public', 'no_public_issue', 'All issues are public, so please do not put details of a vulnerability there.', true],
    ['waiting for an answer first', 'no_public_issue', 'Reporte a vulnerabilidade e aguarde a resposta do mantenedor antes de divulgar publicamente.', true],
    ['when reports are answered', 'is_policy', '## Response times\n\nWe answer reports within 48 hours.', true],
    ['where the server stands', 'hardening', 'It is assumed that the server is running behind a configured reverse proxy.', true],
    ['days later', 'disclosure_deadline', '## 공개 정책\n\n- 수정이 제공된 후 7일 후 보안 권고 게시', true],
    ['when it is mended is no place of news', 'update_channel', '## Оновлення безпеки\n\n- Низькі: Виправляються у наступному основному релізі', false],
    ['what the software does is no advice', 'user_practices', '## Webhooks\n\nHooks sent by the tool use the generic header of the host instead of one of its own.', false],
    ['how the data is stored is no key', 'pgp', '## Storage\n\n- Encryption: Data is encrypted with AES-256-GCM.', false],
    ['accounts of others are no matter of users', 'user_practices', 'Не получайте доступ к данным, которые вам не принадлежат.', false],
    ['what the maintainer has to fill in', 'placeholder', '## Cómo reportar\n\n- Contacta al equipo (define un correo cuando el repositorio tenga dueño)', true],
    ['standards that are kept', 'compliance', '## Compliance\n\n- OWASP Top 10\n- Security audit by hand', true],
    ['a notice that is agreed upon', 'disclosure_policy', 'Correggiamo la vulnerabilità coordinando la pubblicazione dell’avviso insieme a te.', true],
    [
      'corrections of the newest state',
      'supported_versions',
      'Le patch di sicurezza vengono applicate alla branch `main` e alle release più recenti del progetto, se presenti.',
      true,
    ],
  ])('%s', (_, element, text, expected) => expect(has(text, element)).toBe(expected));
});

describe('what one policy says and its neighbour does not', () => {
  test.each([
    ['updates are no days', 'disclosure_deadline', '## Bildirim\n\nAçık kabul edilirse bir güncelleme yayımlanacaktır.', false],
    ['tests that would take the service down', 'researcher_rules', '## Escopo\n\n- Evite testes que causem indisponibilidade ou que violem a privacidade de terceiros.', true],
    ['notices to follow', 'update_channel', '## Mises à jour\n\nNous te conseillons de suivre les annonces de sécurité dans ce dépôt.', true],
    ['thanks in the README', 'credit', '## Proceso\n\n- Agradeceremos tu contribución en el README', true],
    [
      'a notice from the reporter is no stage',
      'handling_process',
      '## Relato\n\nAvaliação inicial em até 7 dias.\n\nUse o botão para enviar um aviso privado e anexe a correção.',
      false,
    ],
    ['a row of times', 'handling_process', '## Reporting\n\nSLA: acknowledge within 48h, triage within 7 days, fix/mitigate within 30 days.', true],
    ['stages with a time each', 'handling_process', '## Reporting\n\nWe triage within 24 h and patch critical issues within 72 h.', true],
    ['what is done to reports, in Indonesian', 'handling_process', '## Melaporkan kerentanan\n\nLaporan keamanan yang valid akan ditinjau dan diperbaiki pada branch utama.', true],
    [
      'what is done to reports, in Japanese',
      'handling_process',
      '## 取り扱い方針\n\n- 受領後は内容確認のうえ、ベストエフォートで対応します。\n- 影響が大きいものから優先して修正します。',
      true,
    ],
    ['stages of what was reported', 'handling_process', '## Policy\n\n### Promise\n\nReported issues will be properly investigated and remediated as necessary.', true],
    ['reports in the tracker', 'public_channel', 'Relate as vulnerabilidades do projeto em **Issues** marcadas como `security`, e obrigado por ajudar.', true],
    ['an issue without secrets', 'public_channel', 'If you find a vulnerability:\n\n- Open a GitHub issue marked with `security` (do not include secrets or personal data)', true],
    [
      'who is to be reached in the tracker',
      'public_channel',
      '## Reporte de vulnerabilidades\n\nContacta al responsable del repositorio a través de un *Issue* marcado como “Security” o mediante un mensaje privado.',
      true,
    ],
    ['a label hides nothing', 'public_channel', '## Reporting\n\nContact the maintainer through an issue marked as "Security" or via private message.', true],
    ['an issue that is private', 'public_channel', '## Melaporkan kerentanan\n\nKirim email ke pemilik atau buat issue private.', false],
    [
      'an issue without details',
      'public_channel',
      '## Segnalare una vulnerabilità\n\nSe trovi una vulnerabilità nel progetto:\n\n- apri una issue pubblica senza dettagli di exploit, indicando solo l’impatto.',
      true,
    ],
    ['real data are not to be shown', 'no_public_issue', '- Não publique PoCs com dados reais.', false],
    ['no guarantee of an answer', 'known_limitations', '## Escopo\n\nEmbora não haja garantia de resposta imediata, tratamos falhas com prioridade.', false],
    ['what comes with a proof', 'report_contents', '## Notes\n\nIf you have a PoC, provide minimal reproduction steps and impacted versions.', true],
    ['steps that come with it', 'report_contents', '## Сообщение об уязвимостях\n\nДостаточно короткого сообщения с шагами воспроизведения.', true],
    [
      'a page for private reports',
      'form',
      '## Informar de una vulnerabilidad\n\nEnvíe su informe de forma privada en [firma.example/soporte](https://firma.example/soporte).',
      true,
    ],
    ['a list of people to chat with', 'form', '## Reporting a vulnerability\n\nReport it privately at one of our [chat options](https://firma.example/people).', false],
    [
      'practices that are followed',
      'user_practices',
      '## Buenas prácticas\n\nEste proyecto sigue las mejores prácticas:\n\n- Dependencias actualizadas regularmente\n- Uso de HTTPS',
      false,
    ],
    ['dependencies that are kept', 'dependency_policy', '## Buenas prácticas\n\nEste proyecto sigue las mejores prácticas:\n\n- Dependencias actualizadas regularmente', true],
    ['kinds that are to be reported', 'scope', '## O que relatar\n\n- Vulnerabilidades que possam afetar os usuários do projeto.', true],
    ['news on how it goes', 'update_cadence', '## Respons keamanan\n\nKami akan memberikan update secara berkala tentang status perbaikan.', true],
    ['that versions are told of', 'supported_versions', 'Versions supportées : Nous fournissons des informations sur les versions supportées du projet.', false],
  ])('%s', (_, element, text, expected) => expect(has(text, element)).toBe(expected));
});
