import { expect, test } from 'vitest';
import { readPolicy } from '../../../../src/facts/security-policy/read-policy.ts';

const has = (text: string, element: string) => readPolicy('SECURITY.md', text).elements.some((found) => found.present && found.element === element);

test.each([
  [
    'what has to be done before something else, as a list',
    '# Sicherheit\n\nMelden an a@tool.dev.\n\nBitte veröffentlichen Sie nichts, erst nachdem:\n\n1. das Problem analysiert wurde\n2. ein Fix bereitgestellt wurde\n3. ein Hinweis veröffentlicht wurde',
    false,
  ],
  [
    'what was changed, and when',
    '# Seguridad\n\n## Historial\n\n| Fecha | Cambio |\n| - | - |\n| 2026-01-02 | Corregida la validación del cuerpo, verificada con pruebas |\n| 2026-01-09 | Publicada la versión con la corrección |',
    false,
  ],
  [
    'what is asked for in time to get ready',
    '# セキュリティ\n\na@tool.dev まで報告してください。\n\n- 迅速に修正を公開するため、報告者と協力します\n- 修正が利用できるようになった時点で、時期を相談します',
    false,
  ],
  ['expectations, in Chinese', '# 安全\n\n## 响应预期\n\n维护者会：\n\n- 确认严重程度和受影响范围\n- 优先修复高影响问题\n- 发布修复后的版本', true],
])('%s', (_, text, expected) => expect(has(text, 'handling_process')).toBe(expected));
