/**
 * How rare a letter is behind another in the words of programs and their texts, in thirds of a bit, in base 36: a row for the beginning of a
 * word and for each letter before, a column for each letter behind. Measured by `.tools/letter-pairs.mjs`.
 */
const rarities: readonly string[] = [
  'bebcceghdjifdefcncacfhhnml',
  'necdtmgpfnh9d9wfs9c8gjlnik',
  '9iil8npn9ip8lnbmxbchausshr',
  '9phn9ru9clcdns7nueiaettvkl',
  'aknh5klr7oohkiamvfeldmppjp',
  'flcajhhojnjde8nhl79dmimeln',
  'aqmk9bow6urcnm9pxdhfctqsft',
  'bolo6nfdarqcibcntaeibptuln',
  '7lmo6osv9sogji9msdhcfsqvit',
  'ehcedfestrkde6ahpecaqftmrg',
  'apnj6mupcrjnjiannp6fblirur',
  'akih6kjn9okbogalqhbcdpltjr',
  '9lkf7mmq7rnaklalvpfeelrxdu',
  '7fnl6rpy9sqffmb9vofmfrwums',
  'bocaah9nbqjllhdltma8hjrwjn',
  'kgednlhsinicc6gew8cedgfmpm',
  '9qlm8pogcuoann8dw8fcerqtlv',
  'jrlonmoriopdkomlojmm1kjoro',
  '8mgg6liq9zijfgaltgccfknzgm',
  'dpcm8kpeasiijldcnnb7collho',
  'aqim6npe7vrimmbnxaceeunufp',
  'edehcigtdkmbc8ldx9bapntnpm',
  '7pkn4pms8ypkokbqykjnhuqskr',
  '7kmi8mmd9tojpbanwccjoumlfm',
  'dnbjahvk9qnjckh7rkh7nprgjr',
  'bfdlbghoclidcbd8wiaejpeplj',
  '8mkk5rll8tkiiddiqoijdmgvdf',
];

const rarity: readonly (readonly number[])[] = rarities.map((row) => Array.from(row, (digit) => Number.parseInt(digit, 36) / 3));

/** Bits for each letter of a text of letters: below five for words, nearly seven for letters that were drawn. Case tells words apart. */
export const surpriseOf = (text: string): { readonly letters: number; readonly bits: number } => {
  let bits = 0;
  let letters = 0;
  let row = 0;
  let wasSmall = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const column = (code | 32) - 97;
    if (column < 0 || column > 25) {
      row = 0;
      wasSmall = false;
      continue;
    }
    const isSmall = code >= 97;
    if (!isSmall && wasSmall) row = 0;
    bits += rarity[row]?.[column] ?? 0;
    letters++;
    row = column + 1;
    wasSmall = isSmall;
  }
  return { letters, bits: letters === 0 ? 0 : bits / letters };
};
