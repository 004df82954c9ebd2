import { describe, expect, test } from 'vitest';
import { readPolicy } from '../../../../src/facts/security-policy/read-policy.ts';

const elementOf = (text: string, element: string) => readPolicy('SECURITY.md', `# Security\n\n${text}\n`).elements.find((found) => found.element === element);
const has = (text: string, element: string) => elementOf(text, element)?.present;

describe('steps that somebody else takes', () => {
  test.each([
    [
      'an attacker',
      'handling_process',
      '## Threats\n\n### Attacker inserts vulnerabilities\n\nAn attacker could develop a patch that opens a door. Code review will be used to find it.',
      false,
    ],
    [
      'what a report is needed for',
      'handling_process',
      '## Reporting a Vulnerability\n\nWe’ll need enough information to verify the bug and make a patch. Mail a@tool.dev.',
      false,
    ],
    ['what the maintainers do with it', 'handling_process', '## Reporting a Vulnerability\n\nMail a@tool.dev. We will verify the bug and prepare a patch.', true],
    [
      'what the advisory will hold, in Spanish',
      'report_contents',
      '## Divulgación\n\nEscriba a a@tool.dev. Tras la corrección publicaremos un aviso con:\n\n- Descripción de la vulnerabilidad y su impacto.\n- Pasos para actualizar.',
      false,
    ],
    [
      'what the team fills in',
      'report_contents',
      '## Handling vulnerability reports\n\nMail a@tool.dev.\n\n### Triage\n\nTriaging should include updating the fields:\n\n* Asset: the module that the report affects\n* Severity and impact',
      false,
    ],
    [
      'versions that the team fills in',
      'supported_versions',
      '## Handling vulnerability reports\n\nMail a@tool.dev.\n\n### Follow-up\n\nThe upper limit of the vulnerable versions of the report should be set to:\n\n* `*` without a fix\n* the last vulnerable version, such as `<=1.2.3`',
      false,
    ],
    [
      'what the software may not do',
      'out_of_scope',
      '## Access\n\nMail a@tool.dev about vulnerabilities.\n\n### What is NOT allowed\n\n- No access to `secrets`\n- No write access',
      false,
    ],
    ['what is not one', 'out_of_scope', '## Reporting\n\nMail a@tool.dev.\n\n### What is not a vulnerability\n\n- Missing headers', true],
    [
      'how reporters are listed',
      'update_channel',
      '## Recognition\n\nMail a@tool.dev.\n\n### Options\n\n- **Public recognition**: Listed in security advisories and the hall of fame',
      false,
    ],
    ['secrets that are kept out of public places', 'no_public_issue', "## Keys\n\n### ❌ DON'T:\n\n- Never share keys in public channels\n- Never commit `.env`", false],
    ['weaknesses that are kept out of them', 'no_public_issue', "## Reporting\n\n### ❌ DON'T:\n\n- Discuss it in public channels\n\nMail a@tool.dev.", true],
    [
      'what a policy will be',
      'update_cadence',
      '## Thanks\n\nMail a@tool.dev about vulnerabilities. This policy is effective now. It will be updated as the project evolves.',
      false,
    ],
    ['what a report is worth', 'known_limitations', '## Expectations\n\nMail a@tool.dev. Submission does not guarantee that a report is valid or will result in a fix.', false],
    ['rows of a database that are kept apart', 'compliance', '## Architecture\n\nMail a@tool.dev. It uses row level policies for data protection.', false],
    ['a law that is kept', 'compliance', '## Privacy\n\nMail a@tool.dev. We follow the data protection law and store no personal data.', true],
    [
      'ways to disclose',
      'scope',
      '## Reporting a Vulnerability\n\nTo responsibly disclose security issues in the tool, you can use the following contacts:\n\n* Send an email to a@tool.dev\n* Write to us',
      false,
    ],
    ['what partners may get', 'no_public_issue', '## Security process\n\nMail a@tool.dev. External stakeholders may receive details and patches before the public release.', false],
    [
      'not in the repository',
      'no_public_issue',
      '## Reporting a Vulnerability\n\nIf you have found an issue, please do not report it in the GitHub repository, but email a@tool.dev.',
      true,
    ],
  ])('%s: %s', (_, element, text, expected) => expect(has(text, element)).toBe(expected));
});

describe('steps and wishes in other words', () => {
  test.each([
    [
      'what is to be attached',
      'report_contents',
      '## Reporting\n\nCreate an issue. Make sure to include a description of the vulnerability. If possible, attach screenshots or line numbers.',
      true,
    ],
    ['what is to be outlined', 'report_contents', '## Reporting\n\nMail a@tool.dev. In particular, outline the type of the security issue and the assumptions you make.', true],
    [
      'what is to be explained, in Spanish',
      'report_contents',
      '## Reportar una vulnerabilidad\n\nEscriba a a@tool.dev. Asegúrese de incluir un informe que explique:\n\n- Cómo encontró la brecha.\n- Por qué cree que es una amenaza.\n- Un algoritmo para provocarla.',
      true,
    ],
    [
      'a mention on request',
      'credit',
      '## Disclosure\n\nMail a@tool.dev. Please tell us in your report whether we should mention your contribution. By default we will not publish it.',
      true,
    ],
    [
      'stages in Japanese',
      'handling_process',
      '## 脆弱性の報告\n\na@tool.dev までご連絡ください。\n\n## 対応\n\n- 必要な場合は CVE の取得を検討します。\n- 修正され次第、リリースノートで周知します。',
      true,
    ],
    [
      'a discussion board',
      'update_channel',
      '## Reporting\n\nMail a@tool.dev. We will repair it, or issue a warning on the discussion board. These events are also advertised on the Discussions board.',
      true,
    ],
    ['what belongs to the makers of a library', 'out_of_scope', '## Scope\n\nMail a@tool.dev. Vulnerabilities in libfoo belong upstream at https://foo.dev/foo.', true],
    [
      'what an image is shipped with',
      'scope',
      '## Coverage\n\nPlease report vulnerabilities shipped with our images or created by our scripts, like insecure configurations. Mail a@tool.dev.',
      true,
    ],
    [
      'where past ones are found',
      'known_limitations',
      '## Reporting\n\nMail a@tool.dev. Reported vulnerabilities can be found on [cve.mitre.org](https://cve.mitre.org/cgi-bin/cvekey.cgi?keyword=tool).',
      true,
    ],
    [
      'applications that use it',
      'user_practices',
      '## Threat model\n\nMail a@tool.dev.\n\n### Bodies\n\nApplications must only call `parse()` on responses of trusted servers, and should use a streaming parser for all others.',
      true,
    ],
    [
      'those who run many of it',
      'user_practices',
      '## Running the tool\n\nMail a@tool.dev about vulnerabilities. For production fleets, pin a reviewed tag or mirror the repository internally.',
      true,
    ],
    [
      'models of others, in Russian',
      'user_practices',
      '## Модель угроз\n\nУязвимости: a@tool.dev.\n\nВне скоупа:\n\n- Модели не проверяются. Не загружайте модели из источников, которым не доверяете.',
      true,
    ],
    [
      'what workflows run under',
      'security_tools',
      '## Workflow hardening\n\nMail a@tool.dev about vulnerabilities.\n\n- Every workflow runs under `step-security/harden-runner` to watch the network.',
      true,
    ],
    [
      'time to mend it, in German',
      'disclosure_deadline',
      '## Regeln\n\nBitte melden Sie Sicherheitslücken an a@tool.dev.\n\n- Gib uns Zeit zur Behebung (90 Tage sind Standard)',
      true,
    ],
    ['time to mend it', 'disclosure_deadline', '## Rules\n\nMail a@tool.dev about vulnerabilities.\n\n- Give us time to fix (90 days is standard)', true],
    ['time to mend it is no promise', 'fix_timeline', '## Rules\n\nMail a@tool.dev about vulnerabilities.\n\n- Give us time to fix (90 days is standard)', false],
    ['a period of grace', 'disclosure_deadline', 'We believe in coordinated disclosure and expect a 60 day grace period for resolution of any issues. Mail a@tool.dev.', true],
    ['finders by agreement', 'credit', '## Confidentiality\n\nMail a@tool.dev about vulnerabilities.\n\n- We credit finders by agreement', true],
    ['finders by agreement, in German', 'credit', '## Vertraulichkeit\n\nSicherheitslücken bitte an a@tool.dev melden.\n\n- Wir kreditieren Finder nach Absprache', true],
    ['the language of a team', 'languages', '## Contact\n\n- **Email**: security@tool.dev\n- **Languages**: English', true],
    ['links to translations', 'languages', '## Contact\n\nLanguages: [English](README.md), [Deutsch](README.de.md)\n\nMail a@tool.dev.', false],
    [
      'times before severities',
      'fix_by_severity',
      '## Security Updates\n\nMail a@tool.dev about vulnerabilities.\n\n### Update Process\n\n1. **Within 24 hours** - High severity issues\n2. **Within 1 week** - Medium severity issues',
      true,
    ],
    [
      'stages in a table of times',
      'handling_process',
      '## What to expect\n\nMail a@tool.dev about vulnerabilities.\n\n| When | What |\n| - | - |\n| 7 days | Severity assessment completed |\n| 90 days | Fix released |',
      true,
    ],
    [
      'versions that reports are taken for',
      'supported_versions',
      '## Reporting a Vulnerability\n\nOnly report vulnerabilities in official release versions (branch `release/0.19`) to a@tool.dev.',
      true,
    ],
  ])('%s: %s', (_, element, text, expected) => expect(has(text, element)).toBe(expected));
});

describe('where reports go', () => {
  test.each([
    [
      'only what harms nobody',
      'public_channel',
      '## Reporting a Vulnerability\n\nOpen a private security advisory. Only open a public issue if you are sure that nobody can be harmed by it.',
      true,
    ],
    [
      'questions that are no vulnerabilities',
      'public_channel',
      '## Questions\n\nMail a@tool.dev.\n\nFor security-related questions that aren’t vulnerabilities:\n\n- Open a GitHub issue with the `security` label',
      false,
    ],
    [
      'a page of their own',
      'private_channel',
      '## Reporting a Vulnerability\n\nIf you have found a security problem in the tool, [report it](https://tool.dev/vuln-disclosure.html)!',
      true,
    ],
  ])('%s: %s', (_, element, text, expected) => expect(has(text, element)).toBe(expected));
});

describe('what is left of a template', () => {
  test.each([
    [
      'a default value that is told of',
      '## Riesgos aceptados\n\n| Punto | Estado | Detalle |\n| - | - | - |\n| Valores por defecto | RIESGO ACEPTADO | Los valores `change-me-*` permiten arrancar sin `.env`. |\n\nEscriba a a@tool.dev.',
      false,
    ],
    ['an address', '## Contact\n\nMail `change-me@tool.dev`.', true],
    [
      'the template in Korean',
      '## 취약점 보고\n\n취약점을 보고하는 방법을 안내해주세요.\n보고할 위치, 취약점에 대한 업데이트 빈도, 승인 또는 거부 시 예상되는 사항 등을 알려주세요.',
      true,
    ],
  ])('%s', (_, text, expected) => expect(has(text, 'placeholder')).toBe(expected));
});

describe('the line that says it', () => {
  const lineOf = (text: string, element: string) => elementOf(text, element)?.line;
  test('thanks for a responsible disclosure are none', () => {
    const text =
      'Agradecemos la divulgación responsable.\n\n## Qué esperar\n\nEscriba a a@tool.dev. Danos un tiempo razonable para resolver el problema antes de cualquier divulgación pública.';
    expect(lineOf(text, 'disclosure_policy')).toBe(7);
  });
  test('what the software does is no step of a process', () => {
    const text =
      'Tool analiza código que envían los usuarios a través de un endpoint público.\n\n## Qué esperar\n\nEscriba a a@tool.dev.\n\n- Una evaluación inicial.\n- La corrección del problema.';
    expect(lineOf(text, 'handling_process')).toBe(9);
  });
  test('what a report may propose is none either', () => {
    const text =
      '## Eine Schwachstelle melden\n\na@tool.dev. Bitte gib an:\n\n- Schritte zur Reproduktion\n- Einen Vorschlag zur Behebung\n\n**Reaktionszeiten:**\n\n- Erste Einschätzung: innerhalb von 7 Tagen\n- Fix: innerhalb von 30 Tagen';
    expect(lineOf(text, 'handling_process')).toBe(12);
  });
});

describe('advisories that the maintainers open', () => {
  test.each([
    [
      'what a maintainer must do with a report',
      '## Reporting\n\nWeaknesses should be emailed to all members of the [MAINTAINERS](MAINTAINERS) file.\n\n### Tracking\n\nWhen a maintainer is notified of a vulnerability, they *must* create a GitHub security advisory.',
      false,
    ],
    [
      'where accepted ones are tracked',
      '## Reporting a Vulnerability\n\nMail a@tool.dev.\n\n## Process\n\nAccepted vulnerabilities are tracked in a draft GitHub Security Advisory.',
      false,
    ],
    [
      'what is issued for those that were reported',
      '## Reporting a Vulnerability\n\nMail a@tool.dev.\n\nThe team issues fixes with care, and we issue GitHub security advisories for vulnerabilities that are reported to us.',
      false,
    ],
    [
      'what a maintainer must follow',
      '## Reporting Guidelines\n\nWeaknesses should be emailed to all members of the [MAINTAINERS](MAINTAINERS) file.\n\n### Tracking\n\nWhen a maintainer is notified of a vulnerability, they *must* create a GitHub security advisory per the instructions at:\n\n  - <https://docs.github.com/en/code-security/repository-security-advisories/about-github-security-advisories-for-repositories>',
      false,
    ],
    [
      'where the fix is made',
      '## Reporting a Vulnerability\n\nMail a@tool.dev.\n\n## Vulnerability Review and Fix Process\n\nFixes for accepted, undisclosed vulnerabilities are developed privately, using a GitHub Security Advisory private fork when appropriate.',
      false,
    ],
    ['what reporters must do', '## Reporting a Vulnerability\n\nReporters must create a GitHub security advisory.', true],
    ['where reports are tracked', '## Reporting a Vulnerability\n\nVulnerabilities are handled through GitHub security advisories: please open one.', true],
  ])('%s', (_, text, expected) => {
    expect(has(text, 'advisory')).toBe(expected);
  });
});

describe('words that look like something said to reporters or to users', () => {
  test.each([
    ['an audit that was never made', 'no_public_issue', 'Mail a@tool.dev about vulnerabilities.\n\nThe tool has not endured publicly-disclosable penetration testing.', false],
    ['the rule itself', 'no_public_issue', '## Reporting\n\nMail a@tool.dev. Vulnerabilities should not be reported publicly.', true],
    [
      'the rule behind an emoji by its name',
      'no_public_issue',
      '## Reporting\n\n- :warning: **Please do not file a public ticket** on a vulnerability, as it could be used before a fix has been installed on the network.',
      true,
    ],
    [
      'who tells the maintainers',
      'update_channel',
      '## Scope\n\nIf you believe you have found a security issue in any website or service of ours, we encourage you to notify us.',
      false,
    ],
    ['whom the maintainers tell', 'update_channel', '## Fixes\n\nMail a@tool.dev. We notify users of security fixes on our website.', true],
    ['an example that is no product', 'known_limitations', '## Notice\n\nThe servers serve as educational examples, not as production-ready solutions.\n\nMail a@tool.dev.', true],
    ['no promise for what others make, in Chinese', 'known_limitations', '## 报告漏洞\n\n请发邮件至 a@tool.dev。\n\n## 插件\n\n本项目不对第三方插件的安全性提供任何保证。', true],
    ['a promise that is made, in Chinese', 'known_limitations', '## 报告漏洞\n\n请发邮件至 a@tool.dev。\n\n## 插件\n\n本项目对官方插件的安全性提供保证。', false],
    [
      'advice below a lead',
      'user_practices',
      '## Reporting\n\nMail a@tool.dev.\n\n## Best Practices for Secure Usage\n\nTo reduce risk:\n\n- Use the latest supported version of the gateway.\n- Regularly monitor for updates and apply patches promptly.',
      true,
    ],
    ['a second answer', 'update_cadence', '## Reporting a Vulnerability\n\nMail a@tool.dev. We will send an additional email when we have identified the issue.', true],
    [
      'where not to put the software',
      'hardening',
      '## Auditing and testing\n\nMail a@tool.dev about vulnerabilities.\n\nWhen deploying, we currently recommend not placing the server at the edge of your infrastructure, but behind reverse proxies.',
      true,
    ],
    [
      'one time for the fix or the publication',
      'disclosure_deadline',
      '## Review and Fix Process\n\nMail a@tool.dev. Accepted vulnerabilities are fixed in supported release branches or publicly disclosed within **90 days**.',
      true,
    ],
    [
      'one time for the publication or the fix',
      'fix_timeline',
      '## Review and Fix Process\n\nMail a@tool.dev. Accepted vulnerabilities are fixed in supported release branches or publicly disclosed within **90 days**.',
      true,
    ],
  ])('%s: %s', (_, element, text, expected) => {
    expect(has(text, element)).toBe(expected);
  });
});
