import { expect, test } from 'vitest';
import { sectionOf } from '../../../src/facts/security-policy/sections.ts';

/** Headings as people write them, above all those of small projects. */
test.each([
  [
    'reporting',
    ['Informar de una vulnerabilidad', 'Cómo informar', 'Avisar de un fallo', 'Comunicar falhas', 'Déclarer une faille', 'Comment nous alerter', 'Lapor celah keamanan'],
  ],
  ['reporting', ['Encontrou uma falha?', '¿Encontraste un fallo?', 'Lücke gefunden?', 'Faille trouvée', 'Trovata una falla?', 'Нашли уязвимость?', 'Знайшли вразливість?']],
  ['reporting', ['Znalazłeś lukę?', 'Açık mı buldunuz?', 'Lek gevonden?', 'Menemukan celah?', '脆弱性を見つけたら', '发现漏洞怎么办', '漏洞反馈', 'If you find something']],
  ['expect', ['Was passiert danach', 'Et après ?', 'Qué pasa después', 'O que acontece depois', 'Cosa succede dopo', 'Что дальше', 'Що далі', 'Co dalej', 'Wat gebeurt er daarna']],
  ['limitations', ['Was noch fehlt', 'Ce que l’outil ne fait pas', 'Lo que no hace', 'O que não faz', 'Cosa non fa']],
  ['scope', ['Ruang lingkup', 'Область дії', 'Reikwijdte']],
  ['outOfScope', ['Wat valt er niet onder']],
  ['supported', ['Versões com suporte']],
  ['users', ['Кращі практики']],
  ['process', ['Процес', 'Zasady postępowania', '取り扱い方針']],
])('%s', (section, headings) => {
  for (const heading of headings) expect.soft(sectionOf(heading), heading).toBe(section);
});
