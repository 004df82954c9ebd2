import { describe, expect, test } from 'vitest';
import { readPolicy } from '../../../../src/facts/security-policy/read-policy.ts';

const has = (text: string, element: string) => readPolicy('SECURITY.md', text).elements.some((found) => found.present && found.element === element);

describe('what forbids the tracker, and what does not', () => {
  test.each([
    [
      'a condition that denies, in Portuguese',
      '# Segurança\n\n## Como reportar\n\nUse o aviso privado do GitHub. Se ele não estiver disponível, abra uma issue comum sem detalhes.',
      false,
    ],
    ['the same in German', '# Sicherheit\n\n## Meldung\n\nNutzen Sie das private Security Advisory. Falls das nicht geht, eröffnen Sie ein Issue ohne Einzelheiten.', false],
    ['a prohibition behind a condition', '# Segurança\n\n## Como reportar\n\nSe encontrar uma vulnerabilidade, não abra uma issue pública.', true],
    ['what stays private on our side', '# Security\n\n## Process\n\nMail a@tool.dev. Communications and fixes remain private until made public.', false],
    ['what should stay private', '# Security\n\n## Process\n\nMail a@tool.dev. Please keep the report private until there is a fix.', true],
    ['not through an issue, in Czech', '# Bezpečnost\n\n## Hlášení\n\nNálezy posílejte na a@tool.dev, ne přes veřejné issue. Odpovíme vám co nejdříve.', true],
  ])('%s', (_, text, expected) => expect(has(text, 'no_public_issue')).toBe(expected));
});

test('the regular tracker is a channel where it may be used', () => {
  const text = '# Security\n\n## Reporting a vulnerability\n\nMail a@tool.dev. You can also contact us via the regular issue tracker if early publication does little harm.';
  expect(has(text, 'public_channel')).toBe(true);
  expect(has('# Security\n\n## Reporting a vulnerability\n\nMail a@tool.dev. For other bugs use the regular issue tracker.', 'public_channel')).toBe(false);
});

describe('where whole reports go to a public place', () => {
  const reporting = '# Security\n\n## Reporting a Vulnerability\n\nDo not disclose vulnerabilities publicly. ';
  test.each([
    [
      'what we know little of is not what is kept out of the issue',
      'Report every vulnerability by opening a public GitHub issue. We have limited information on when fixes ship.',
      5,
    ],
    ['a reply is no private way', 'Report vulnerabilities by opening a public GitHub issue and request a direct reply.', 5],
    ['a direct line is one', 'Open a public GitHub issue for the vulnerability and request a direct line.', undefined],
    ['what must not stand in it is said next', 'If you cannot use email, open a GitHub issue for the vulnerability. Do not include any details in it.', undefined],
  ])('%s', (_, text, line) => {
    expect(readPolicy('SECURITY.md', `${reporting}${text}\n`).openChannel).toBe(line);
  });
});
