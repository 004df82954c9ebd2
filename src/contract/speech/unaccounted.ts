import { expression } from '../../long-expression.ts';
/** The words of a text that neither belong to what was looked for nor stand in what was seen: of these nothing is known. Numbers are words. */
export const unaccounted = (text: string, known: readonly RegExp[], seen = ''): readonly string[] => {
  const rest = known.reduce((left, sign) => left.replaceAll(new RegExp(sign.source, sign.flags.includes('g') ? sign.flags : `${sign.flags}g`), ' '), text);
  const lower = seen.toLowerCase();
  return (rest.toLowerCase().match(/[\p{L}\d][\p{L}\d'’]*/gu) ?? []).filter((word) => !empty.test(word) && !(word.length > 2 && lower.includes(stem(word))));
};

const stem = (word: string): string => (word.length > 5 ? word.replace(/(?:ings?|ed|es|s)$/, '') : word);

/** What joins, praises and names the thing itself; "all", "only" and "never" are none of these. */
const empty = expression()`
    ^(?:
      an?|the|and|or|of|to|in|on|at|as|for|from|with|via|by|through|using|us(?:e|es|ed|age)|is|are|be|been|being|has|have|we|our|it|its|this
      |that|which|they|their|these|so|also|both|per|against|implement(?:s|ed|ation)?|enabled?|enforced?|enforces|enforcement|applied
      |supported|supports?|provided?|provides|includ(?:es?|ed|ing)|built|builtin|system|protection|protect(?:s|ed)?|prevent(?:s|ion|ed)?
      |mechanisms?|features?|layers?|based|strong(?:ly)?|secure(?:ly)?|robust|standards?|industry|modern|proper(?:ly)?|automatic(?:ally)?
      |integrat(?:ed|ion)|librar(?:y|ies)|frameworks?|packages?|middlewares?|apps?|applications?|apis?|servers?|servers?ide|backend
      |services?|platform|code|s|handling|handled
    )$
  `;
