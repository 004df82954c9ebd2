import type { Statement } from '../../facts/security-policy/statement.ts';
import { expression } from '../../long-expression.ts';

export const newestWord = /^(?:latest|main|master|head)$/i;

/** "It gives no fixes for older versions": what is denied is of others than the newest. */
export const deniesOlder = (text: string): boolean =>
  /\bonly\b[^.]{0,60}\b(?:latest|newest|most recent|current)\b/i.test(text) && /(?:\bnot?\b|n['’]t\b)[^.]{0,60}\b(?:older|previous|earlier|prior|past|other)\b/i.test(text);

/** "The latest release gets fixes"; "track the latest tag" says nothing of what is done for it. */
export const isOfNewest = (text: string): boolean => newestInProse.test(text.replaceAll(/\bhttps?:\/\/\S+/g, ' ')) && looksAfter.test(text);
const newestInProse = /\b(?:latest|newest|most recent|current)\b(?! (?:[\w-]+ )?(?:commits?|branch|development|main|master|state)\b)/i;
const looksAfter =
  /support|maintain|receiv|patch|backport|\bfix|\bonly\b|\bsecur|gepflegt|unterstütz|pris en charge|soport|suport|mantid|mantenid|поддерж|支持|维护|サポート|対応|지원|\|/i;

/** Of a row the first cell counts, and "the latest 3.x" and "latest minor versions" name no newest of all. */
export const versionsNamed = ({ text, parameters: { versions = [] } }: Statement): readonly string[] => {
  const [first = '', ...others] = text.split('|');
  const named = others.length > 0 && versions.some((word) => first.includes(word)) ? versions.filter((word) => first.includes(word)) : versions;
  return named
    .filter((word) => !/^latest$/i.test(word) || isOfNewest(text))
    .filter((word) => !isOfProduct(word, text))
    .filter((word) => !newestWord.test(word) || !new RegExp(`\\b${word}\\s+(?:v?\\d|(?:minor|patch|major)\\b)`, 'i').test(text))
    .map((word) => openEnded(word, text.slice(text.indexOf(word) + word.length)));
};

/** "Mozilla/5.0" names another program. */
const isOfProduct = (word: string, text: string): boolean => /(?<![\w./-])[A-Z][A-Za-z]+\/$/.test(text.slice(0, text.indexOf(word)));

/** "10.0+", "2.1 and later", "3.x and earlier". */
const openEnded = (word: string, after: string): string => {
  if (!/^v?\d/i.test(word)) return word;
  if (/^\s*(?:\+|(?:and|or) (?:later|above|newer|up(?:wards)?|higher|greater)\b|及以上|以上|以降|и выше|oder (?:neuer|höher))/i.test(after)) return `>=${word}`;
  return /^\s*(?:(?:and|or) (?:earlier|below|older|prior|lower)\b|及以下|以下|以前)/i.test(after) ? `<=${word}` : word;
};

/** "Keep it updated", "pin a tag", "affected are 1.0 to 1.4": about versions, and nothing about which are supported. */
export const isNoClaim = ({ text }: Statement): boolean =>
  // "A frozen contract under semver" is about the interface.
  /\b(?:frozen|API stability|deprecation policy|strict semver)\b/i.test(text) ||
  // "Go (min v1.21)" is what it needs.
  /\(min(?:imum)?\.? v?\d/i.test(text) ||
  // "Tested with the latest version of:" names other programs.
  /\b(?:latest|newest) versions? of\s*[:：]/i.test(text) ||
  /^\W*(?:example|e\.g\.|for (?:example|instance))\b/i.test(text) ||
  // "If the last version is 5.2.2, only 5.2.3 will be released."
  /\bif (?:the|your) (?:last|latest|current|newest) (?:\w+ )?(?:version|release) is\b/i.test(text) ||
  // Whoever reports looks at the latest, and whoever needs an older one pays.
  /\bsponsor|\breproduc(?:es?|ible)\b|^\W*when reporting\b|\bupon the release\b/i.test(text) ||
  // "The latest security patches" are those of others.
  (/\b(?:latest|newest|current) (?:security )?(?:patches|fixes|updates|features|standards|threats)\b/i.test(text) &&
    !/\b(?:latest|newest|current)\b[^.]{0,40}\b(?:versions?|releases?)\b/i.test(text)) ||
  /^\W*(?:(?:please|always|regularly|keep \w+ updated):? )?(?:keep|see|update|upgrade|use|pin|run|stay)\b/i.test(text) ||
  (!text.includes('|') && /\b(?:upgrad|migrat)\w*|^\W*from v?\d|\bwe (?:\w+ )?(?:update|bump)\b/i.test(text)) ||
  /\baffected\b|\bfixed in\b|\bCVSS\b|please (?:update|upgrade)|this policy will be|(?:docker|container|image) (?:image )?tags?\b/i.test(text);

/** A row, a version alone, or words about what is looked after; a changelog and "0.5 ms" stand in the same section. */
export const speaksOfSupport = ({ text, headings }: Statement): boolean =>
  (text.includes('|') || supports.test(text) || text.replaceAll(/[\d.x*<>=≤≥vV\W_]/g, '').length <= 12) &&
  !isOfPlatform(text) &&
  !(!text.includes('|') && platformInProse.test(text)) &&
  // The version of the policy itself, below it.
  !/^\W*(?:version|rev(?:ision)?)\W{1,4}v?\d[\d.]*\W*$/i.test(text) &&
  !headings.slice(-1).some((heading) => platformVersions.test(heading) || ofFixes.test(heading)) &&
  !/\b(?:policy|document|audit|report) version\b|\blast (?:updated|reviewed|modified)\b|\breport\w*\b[^.]{0,40}\bagainst\b/i.test(text);
/** "PHP 8.2" and "TYPO3 13.4" are versions of what it runs on. */
const isOfPlatform = (text: string): boolean =>
  platformVersions.test(text) ||
  /\bplatforms?\b|(?<![\w.-])(?:PHP|Python|Node(?:\.js)?|Java|JDK|Go|Ruby|Rust|Android|iOS|Windows|macOS|Ubuntu|Debian|TYPO3|Kubernetes|\.NET) v?\d/.test(text);
/** "Legacy Python environments (3.7/3.8)". */
const platformInProse = /(?<![\w.-])(?:PHP|Python|Node(?:\.js)?|Java|JDK|Ruby|Rust|\.NET|Kubernetes|Django|Rails|Laravel|WordPress)\b[^.|]{0,40}\d\.(?:\d|x)/;
/** What was mended in each version, below the table. */
const ofFixes = /^\W*(?:histor\w*|historique|change ?log|release notes|correctifs|recent (?:fixes|changes))\b/i;
/** "Supported Go versions". */
const platformVersions = /(?<![\w.-])(?:PHP|Python|Node(?:\.js)?|Java|JDK|Go|Ruby|Rust|Kubernetes|\.NET|Django|Rails|Laravel|WordPress|browser|OS) versions?\b/i;
const supports = expression('i')`
    support|maintain|receiv|patch|backport|\beol\b|end[- ]of[- ]life|deprecat|(?:security )?(?:fix|update)|only|latest|newest|most recent
    |current|unterstütz|gepflegt|pris en charge|maintenu|dernière|soport|mantenid|últim|suport|mantid|поддерж|последн|支持|维护|最新|支援|維護|サポート|対応
    |지원|최신|mantenut|wspier|destek|ondersteun|didukung|підтрим
  `;

/** "Extensions | Latest release" is a row about a part of the project, which no tag names. */
export const isOfParts = ({ text, parameters: { versions = [] } }: Statement): boolean => {
  const [first = '', ...others] = text.split('|');
  if (others.length === 0) return versions.length > 0 && isOfNamed(text);
  return (
    versions.length > 0 &&
    !versions.some((word) => first.includes(word)) &&
    !/^\W*v?\d|\b(?:latest|newest|current|main|master|head|old(?:er)?|previous|earlier|other|all|any)\b|最新/i.test(first)
  );
};

/** "Spring Boot: 3.5.9+" is a version of what stands before the colon. */
const isOfNamed = (text: string): boolean => {
  const [, label = ''] = /^[\W_]*([A-Za-z][\w .+#/-]{1,40})[:：]\W{0,4}(?:[<>=≥≤~^]{0,2} ?)?v?\d/.exec(text) ?? [];
  return (
    label !== '' &&
    !/version|release|support|current|latest|stable|\blts\b|branch|\bline|series|maint|minor|major|old|newer|legacy|active|secur|patch|from|since|until|yes|no\b/i.test(label)
  );
};

export const isOpen = ({ text }: Statement): boolean =>
  /\b(?:TBD|(?:to|will) be (?:determined|decided|announced))\b|\b(?:until|after|once|before)\b[^.]{0,20}\b(?:stable|first|public|official)\b[^.]{0,20}\breleas|^\W*(?:after|once|when|from) v?\d+\.\d\b/i.test(
    text,
  );

/** "Pre-1.0" and "after 1.0" name a point in time. */
export const isMilestone = (word: string, text: string): boolean => {
  const before = text.slice(Math.max(0, text.indexOf(word) - 30), text.indexOf(word));
  return /(?:pre-?|\b(?:after|until|before|prior to|once|reach(?:es|ing)?|towards|when)\b[^.,;]{0,20})[`'"v\s]*$/i.test(before);
};
