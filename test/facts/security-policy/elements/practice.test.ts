import { expect, test } from 'vitest';
import { readPolicy } from '../../../../src/facts/security-policy/read-policy.ts';

const has = (text: string, element: string) => readPolicy('SECURITY.md', text).elements.some((found) => found.present && found.element === element);

test.each([
  ['rules for tests, in Portuguese', '# Segurança\n\nEscreva para a@tool.dev.\n\n## Ao testar\n\n- Prefira testar em uma instalação local e com a sua própria conta.', false],
  ['the same in French', '# Sécurité\n\nÉcrivez à a@tool.dev.\n\n## Pendant vos tests\n\n- Utilisez uniquement une installation locale et votre propre compte.', false],
  [
    'what to write as the subject',
    '# Seguridad\n\n## Si hay un ataque en curso\n\nAdemás de escribirnos a a@tool.dev, ponga siempre la palabra `URGENTE` en el asunto del mensaje.',
    false,
  ],
])('user practices: %s', (_, text, expected) => expect(has(text, 'user_practices')).toBe(expected));
