import { describe, expect, test } from 'vitest';
import { readPolicy } from '../../../../src/facts/security-policy/read-policy.ts';

const has = (text: string) => readPolicy('SECURITY.md', text).elements.some(({ element, present }) => present && element === 'out_of_scope');

describe('what is no matter of security goes elsewhere, in any language', () => {
  test.each([
    ['English', '# Security\n\nMail a@tool.dev. For non-security bugs use the public tracker.'],
    ['German', '# Sicherheit\n\nSchreiben Sie bitte an a@tool.dev, wenn Sie eine Schwachstelle finden. Für alle anderen Fehler nutzen Sie bitte die öffentlichen Issues.'],
    ['French', '# Sécurité\n\nÉcrivez à a@tool.dev pour toute vulnérabilité. Pour les autres bugs, ouvrez une issue publique.'],
    ['Spanish', '# Seguridad\n\nEscriba a a@tool.dev si encuentra una vulnerabilidad. Los errores que no son de seguridad van al gestor de incidencias.'],
    ['Portuguese', '# Segurança\n\nEscreva para a@tool.dev se encontrar uma vulnerabilidade. Para bugs que não são de segurança, abra uma issue comum.'],
    ['Russian', '# Безопасность\n\nОб уязвимости пишите на a@tool.dev. Если ошибка не связана с безопасностью, откройте обычный issue.'],
    ['Chinese', '# 安全\n\n发现漏洞请发送邮件至 a@tool.dev。非安全类问题请直接提交 issue。'],
    ['Japanese', '# セキュリティ\n\n脆弱性は a@tool.dev までご連絡ください。セキュリティに関係しない不具合は、通常の Issue で報告してください。'],
    ['Korean', '# 보안\n\n취약점은 a@tool.dev 로 제보해 주세요. 보안과 관련 없는 버그는 이슈로 등록해 주세요.'],
    ['Italian', '# Sicurezza\n\nScrivi a a@tool.dev se trovi una vulnerabilità. Per i bug non di sicurezza apri una issue.'],
    ['Polish', '# Bezpieczeństwo\n\nNapisz na a@tool.dev, jeśli znajdziesz podatność. Zwykłe błędy, niezwiązane z bezpieczeństwem, zgłaszaj w issues.'],
  ])('%s', (_, text) => expect(has(text)).toBe(true));

  test.each([
    ['what belongs to others', '# Безопасность\n\nПишите на a@tool.dev. Проблемы встроенной библиотеки следует сообщать в её исходный репозиторий.', true],
    [
      'a label in a list of the scope',
      '# Seguridad\n\n## Alcance\n\n**Dentro:** los contratos y sus tipos.\n\n**Fuera:** la infraestructura del operador, que vive en otro sitio.',
      true,
    ],
    ['the same in French', '# Sécurité\n\n## Périmètre\n\n- Inclus : le serveur et le client\n- Exclu : le site vitrine', true],
    ['what was left out of version control', '# Seguridad\n\nEscriba a a@tool.dev. Los archivos `.env` quedan fuera del repositorio.', false],
    ['other problems that are welcome as well', '# Sécurité\n\nÉcrivez à a@tool.dev pour toute faille ou tout autre problème de sécurité.', false],
  ])('%s', (_, text, expected) => expect(has(text)).toBe(expected));
});
