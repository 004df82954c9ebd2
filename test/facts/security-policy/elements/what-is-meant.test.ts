import { describe, expect, test } from 'vitest';
import { readPolicy } from '../../../../src/facts/security-policy/read-policy.ts';

const read = (text: string) => readPolicy('SECURITY.md', `# Security\n\n${text}\n`);
const has = (text: string, element: string) => read(text).elements.find((found) => found.element === element)?.present;

describe('a word that another element also uses', () => {
  test.each([
    ['packagers who are told ahead', 'email', '## Process\n\nThe people whom we notify ahead of a release:\n\n- Ann Lee, Distro (ann@distro.dev)', false],
    ['the address for reports in a list', 'email', '## Reporting\n\nYou can reach us by:\n\n- mail: a@tool.dev', true],
    ['an advisory as the last step, in Polish', 'advisory', '# Polityka\n\n## Proces obsługi\n\n1. **Publikacja** - publikujemy poprawkę i security advisory', false],
    [
      'a page with more on the process',
      'form',
      '## Reporting a Vulnerability\n\nMail a@tool.dev. For more detailed information, see our [reporting a vulnerability](https://tool.dev/security) page.',
      false,
    ],
    ['unauthorised code', 'safe_harbor', '## Which software\n\nVulnerabilities are considered anything that lets users run unauthorised code.', false],
    ['research that is allowed', 'safe_harbor', '## Research\n\nWe consider research under this policy to be authorised.', true],
    ['the name of a company', 'fix_by_severity', '## Zgłaszanie Podatności\n\nZespół PB MEDIA przeanalizuje zgłoszenie i naprawi lukę w ciągu 48 godzin.', false],
    ['a severity in the middle', 'fix_by_severity', '## Tempi di risposta\n\n- Correzione: gravità media entro 30 giorni', true],
    ['a way to upload packages', 'update_channel', '## Sicherheitslage\n\nPyPI-Releases nutzen OIDC-Trusted-Publishing.', false],
    ['the same, as proof of where they come from', 'supply_chain', '## Sicherheitslage\n\nPyPI-Releases nutzen OIDC-Trusted-Publishing.', true],
    ['kinds of scans', 'security_tools', '## Practice\n\nEvery change passes gates in CI (SAST, SCA, secret scanning).', false],
    ['a scanner by its name', 'security_tools', '## Audits\n\nThe repository is scanned in CI by WPScan.', true],
    ['alerts that users may set up', 'dependency_policy', '## Patches\n\nWe recommend setting up alerts such as [Dependabot](https://docs.github.com/dependabot).', false],
    ['a fix that is waited for', 'handling_process', '## Melden\n\nSo bleiben Schwachstellen geschützt, bis sie geprüft und behoben sind.', false],
    ['time that is asked for', 'handling_process', '## Divulgação\n\nPedimos um tempo razoável para investigação e correção antes da divulgação.', false],
    [
      'two steps that we take',
      'handling_process',
      '## Reporting\n\nMail a@tool.dev.\n\n### Resolution\n\nIf it is confirmed, we will work on a patch. We will tell you and coordinate a public disclosure.',
      true,
    ],
    [
      'what must stay out of an issue',
      'report_contents',
      '# 보안\n\n공개 Issue에는 다음 정보를 올리지 마세요.\n\n- 접근 토큰과 버전\n- 브라우저 상태와 파일 위치\n- 로그 재현 단계',
      false,
    ],
    ['a bypass in an order to keep quiet', 'known_limitations', '# Безопасность\n\nНе создавайте публичный issue, если проблема позволяет обойти проверку подписи.', false],
    [
      'a chapter by the name of disclosure that asks not to publish',
      'disclosure_policy',
      '# 政策\n\n## 回報漏洞（Vulnerability Disclosure）\n\n請勿透過公開的 GitHub Issue 回報安全漏洞。',
      false,
    ],
    ['harm that needs no third party', 'no_public_issue', 'Other issues are matters of safety, where a bug causes damage without the involvement of a third party.', false],
    [
      'where a reporter is named once there is a fix',
      'update_channel',
      '# Segurança\n\n## Processo\n\nEscreva para a@tool.dev. Assim que a correção for publicada, creditaremos o relator nas notas de versão.',
      false,
    ],
    [
      'a report that is declined as a known limitation',
      'known_limitations',
      '# Безопасность\n\n## Чего ожидать\n\nЕсли уязвимость отклонена (это известное ограничение), вы получите объяснение.',
      false,
    ],
    ['reports by an advisory, and a correction that is published', 'advisory', 'Luki zgłasza się przez GitHub Security Advisories, a poprawkę publikujemy po 30 dniach.', true],
    ['the address of those who answer', 'email', '## Reporting a vulnerability\n\nSend your report to one of these and we will contact you back:\n\n- a@tool.dev', true],
    ['what is not to be relied on alone', 'dependency_policy', '# 安全策略\n\n## 部署建议\n\n请不要只依赖防火墙来保护服务，请启用 TLS 并限制访问。', false],
    ['a feature that only relies on the browser', 'dependency_policy', '# 安全策略\n\n该功能只依赖浏览器自带的加密接口，攻击者无法读取密钥。', false],
    ['alerts whose results users can see', 'dependency_policy', '## Measures\n\n- Dependabot alerts are enabled and reviewed every week; users can see the results.', true],
    ['thanks to those who follow a principle', 'disclosure_policy', '# Sicherheit\n\nVielen Dank, dass Sie dem Grundsatz der Responsible Disclosure folgen.', false],
    ['two signs of comparison', 'placeholder', '## Supported versions\n\nReleases <V2 are not supported, >V3 are.', false],
    ['third parties who are told nothing, in Italian', 'out_of_scope', '# Sicurezza\n\nNon divulgare la vulnerabilità a terzi: segnalala in privato ai maintainer.', false],
    ['third parties who are told nothing, in Portuguese', 'out_of_scope', '# Segurança\n\nNão divulgue a terceiros; reporte aos mantenedores em a@tool.dev.', false],
    ['third parties who are told nothing, in French', 'out_of_scope', '# Sécurité\n\nNe divulguez rien à des tiers et signalez la faille aux mainteneurs.', false],
    ['a limitation under a condition', 'known_limitations', 'If the daemon runs as root, it is a known limitation that plugins can read every file.', true],
    ['a scan beside another kind', 'security_tools', '## What we do\n\n- Our CI runs SAST on each commit, and GitHub secret scanning with push protection is on.', true],
    ['a reporter whom others are to tell', 'update_cadence', 'Please let the reporter know in the issue when you duplicate a bug.', false],
    ['an average, in Italian', 'fix_by_severity', '# Sicurezza\n\nCorreggiamo le vulnerabilità in una media di 14 giorni.', false],
    ['"highly"', 'fix_by_severity', 'Highly motivated volunteers fix vulnerabilities within 30 days.', false],
    ['what the project is', 'scope', '# Segurança\n\n## Escopo do projeto\n\nO programa foi projetado como uma ferramenta passiva. Ele verifica links.', false],
  ])('%s: %s', (_, element, text, present) => {
    expect(has(text, element)).toBe(present);
  });
});

describe('the same said otherwise', () => {
  test.each([
    ['the verb first, in Russian', 'supported_versions', 'Не создавайте публичный issue. Поддерживается последняя опубликованная версия.'],
    ['a private account with the least that reproduces it', 'report_contents', 'Передайте владельцу репозитория приватное описание с минимальным воспроизведением.'],
    ['"evitá", in Argentina', 'hardening', '# Seguridad\n\n## Red\n\nEvitá exponer puertos del dispositivo directamente a Internet.'],
    ['the only dependencies, in traditional Chinese', 'dependency_policy', '# 安全\n\n## 設計\n\n- 執行時期僅依賴 `a` 和 `b`'],
    ['"what is considered", in Portuguese', 'scope', '# Segurança\n\n## O Que É Considerado um Problema de Segurança\n\n- Execução remota de código'],
    ['software that the policy applies to', 'scope', '## Which Software This Policy Applies To\n\nAny security vulnerabilities in the driver are covered by this policy.'],
    ['a page on what counts', 'scope', 'Mail a@tool.dev. What we consider a security issue can be found [here](/PROJECT.md#boundary).'],
    [
      'weaknesses of dependencies to their maintainers',
      'out_of_scope',
      '# Segurança\n\n## Escopo\n\nEsta política cobre o código neste repositório. Vulnerabilidades em dependências de terceiros devem ser reportadas diretamente aos mantenedores.',
    ],
    ['"Responsible disclosure" and a number', 'disclosure_deadline', '## Disclosure policy\n\n- **Responsible disclosure**: 90 days from the report'],
    ['an answer with reasons', 'update_cadence', '## Handling\n\nIf the report is rejected, the team writes to the reporter to explain why.'],
    [
      'questions to answer',
      'report_contents',
      '## Reporting\n\nMail a@tool.dev. Please try to answer the following questions:\n\n- What is the bug, and which component is affected?\n- Do you have a proof of concept?\n- How severe is its impact?',
    ],
    ['a severity with an example behind it', 'fix_by_severity', '# 보안\n\n## 대응 프로세스\n\nCRITICAL (RCE, 데이터 탈취) 은 확인 후 7일 이내 패치 릴리스 예상.'],
    ['a principle that is followed', 'disclosure_policy', '# Seguridad\n\n## Política\n\nSeguimos el principio de [Divulgación Responsable](https://es.wikipedia.org/x).'],
    ['a name on Bluesky', 'contact', '## Reporting\n\nPlease report vulnerabilities by a direct message to `ann-tool.bsky.social`.'],
    ['"in scope" in one sentence', 'scope', '## Reporting\n\nMail a@tool.dev.\n\nIn scope, notably: anything that makes the tool write outside of its folder.'],
    ['a slot in angle brackets', 'placeholder', '# Sécurité\n\n## Signaler\n\nDélai visé : <X jours ouvrés>.'],
  ])('%s: %s', (_, element, text) => {
    expect(has(text, element)).toBe(true);
  });
});

test('what has to be filled in says nothing, be it of two sentences', () => {
  const { elements } = read("# Sécurité\n\n## Signaler une vulnérabilité\n\n<Adresse ou canal privé. Ne jamais ouvrir d'issue publique pour une vulnérabilité.>");
  expect(elements.filter(({ present }) => present).map(({ element }) => element)).not.toEqual(expect.arrayContaining(['no_public_issue']));
});

test('the name of a language is not taken for one', () => {
  const japanese =
    '日本語:\n\nセキュリティ上の脆弱性について公開のGitHub Issueを作成しないでください。\n\n次の点を含めてください。\n\n- 脆弱性の説明\n- 再現する手順\n- 影響の範囲';
  expect(read(`## Reporting\n\nPlease do not open a public issue. Mail a@tool.dev, and include what you did.\n\n${japanese}`).openChannel).toBeUndefined();
});
