import { expect, test } from 'vitest';
import { readPolicy } from '../../../../src/facts/security-policy/read-policy.ts';

const has = (text: string, element: string) => readPolicy('SECURITY.md', text).elements.some((found) => found.present && found.element === element);

test.each([
  ['a person who is named in a file', '# Sicherheit\n\n## Schwachstelle melden\n\nWenden Sie sich bitte an die in `README.md` genannte Person.', true],
  [
    'beside a channel of its own',
    '# Sicherheit\n\n## Schwachstelle melden\n\nNutzen Sie das private Security Advisory oder kontaktieren Sie die in `README.md` genannte Person.',
    true,
  ],
  ['the same in French', '# Sécurité\n\n## Signaler une faille\n\nContactez la personne indiquée dans `AUTHORS`.', true],
  ['the same in English', '# Security\n\n## Reporting\n\nPlease contact one of the people listed in [MAINTAINERS.md](MAINTAINERS.md).', true],
  ['a file that tells how to install', '# Security\n\n## Reporting\n\nMail a@tool.dev. How to install it stands in `README.md`.', false],
])('%s', (_, text, expected) => expect(has(text, 'delegated')).toBe(expected));

test.each([
  ['two of them, in Spanish', '# Seguridad\n\n## Cómo reportar\n\nEscríbenos en español o inglés, como te resulte natural: a@tool.dev', true],
  ['one, in French', '# Sécurité\n\n## Signaler\n\nÉcrivez-nous en anglais à a@tool.dev.', true],
  ['two of them, in Italian', '# Sicurezza\n\n## Segnalare\n\nScrivici in italiano o in inglese a a@tool.dev.', true],
  ['a translation', '# Seguridad\n\nEsta política está disponible en [inglés](SECURITY.md).', false],
])('languages: %s', (_, text, expected) => expect(has(text, 'languages')).toBe(expected));
