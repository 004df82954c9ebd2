import { expression } from '../../../long-expression.ts';
import type { Passage } from '../passage.ts';
import { maintainers, privately, report, vulnerability } from '../vocabulary/reports.ts';
import { include } from '../vocabulary/request.ts';
import { anyOf, fromFirstWord } from '../words.ts';
import { isReporting } from './advisory.ts';
import { privateChannel } from './channel.ts';
import { noPublicIssue } from './no-public-issue.ts';
import { publicChannel } from './public-channel.ts';
import { all, type Finder, type Scene, under, withLead } from './scene.ts';

export const contact: Finder = (scene) =>
  privateChannel(scene) ??
  scene.prose.find(
    (passage) =>
      isReporting(passage) &&
      (/(?<![\w.@/`])@[a-z\d](?:[a-z\d-]{1,38})(?![\w@/.]*\.[a-z])(?!\/)/i.test(passage.text) ||
        /\b[\w-]{2,40}\.bsky\.social\b/i.test(passage.text) ||
        passage.links.some((link) =>
          /github\.com\/(?:[\w-]+\/?$|orgs\/[\w-]+\/teams)|t\.me\/|twitter\.com\/|x\.com\/|keybase\.io|linkedin\.com\/in|matrix\.to|\/(?:profiles?|users?|members?)(?:\/|\.php)|discord\.(?:gg|com)/i.test(
            link.url,
          ),
        ) ||
        // "Mail Ann Lee", where the name leads to a page of hers.
        (/e-?mail|correo|courriel|почт|邮|郵|メール|이메일/i.test(passage.text) && passage.links.some((link) => isPersonsPage(link, passage.text)))) &&
      !under(passage, 'credit', 'pastVulnerabilities', 'outOfScope'),
  ) ??
  policyElsewhere(scene);

/** "Ann Lee" on a page of that name, and not the bugs "in Blue Shop". */
const isPersonsPage = ({ url, text }: Passage['links'][number], sentence: string): boolean =>
  /^https?:\/\/[^/?#]+\/?$/.test(url) &&
  /^\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){1,3}$/u.test(text) &&
  !/\b(?:in|of|with|by|on) (?:the )?$/i.test(sentence.slice(0, sentence.indexOf(text)));

/** A page that has what this one leaves out. */
export const policyElsewhere: Finder = ({ prose }) =>
  prose.find((passage) => {
    const files = passage.codes.filter((code) => /(?:^|\/)SECURITY\.\w+$/i.test(code) && /report|melde|signal|instru/i.test(passage.text));
    const links = [...passage.links.map((link) => link.url), ...files, ...(passage.text.match(/\bhttps?:\/\/[^\s<>"')\]]{4,300}/g) ?? [])].filter(
      (url) => !/^(?:mailto:|#)/i.test(url),
    );
    const target = links.some(
      (url) =>
        !/\/pks\/|\bkeys?(?:server)?\.|openpgp|\.asc$|disclosure-guidelines|owasp\.org|cwe\.mitre|docs\.github|help\.github|wikipedia|semver|cve\.org|first\.org/i.test(url) &&
        /secur|vulnerab|disclos|report|contact|psirt|(?<!#)policy(?!-rules?)|support|sicherheit|s[ée]curit[ée]|segur|\bcve|threat|(?:^|\/)(?:MAINTAINERS|OWNERS|CODEOWNERS)(?:\.\w+)?$/i.test(
          url,
        ),
    );
    const said =
      /polic(?:y|ies)|(?:security|disclosure) (?:web)?page|process|procedure|instructions?|guidelines?|how to report|report|contact|found|described|documented|refer|see|details|policy|мейнтейнер|перечислен|политик|策略|ポリシー|方針|参照|記載|정책|política|politique|richtlinie/i.test(
        withLead(passage),
      );
    return (
      target &&
      said &&
      (/vulnerability report/i.test(passage.text) || !under(passage, 'pastVulnerabilities')) &&
      !under(passage, 'credit', 'announcements', 'users', 'deployment', 'tools', 'limitations', 'features', 'supplyChain')
    );
  });

export const delegated: Finder = (scene) =>
  pageOfFields(scene) ??
  scene.prose.find((passage) => isPointer(passage) || (isReporting(passage) && namedInFile(passage))) ??
  (privateChannel(scene) || publicChannel(scene) ? undefined : (policyElsewhere(scene) ?? addressElsewhere(scene)));

/** The page of a security.txt (RFC 9116) that holds fields and nothing else: what is written beside them may be the instructions. */
const pageOfFields: Finder = ({ prose }) =>
  prose.every(({ text }) => /^[A-Z][A-Za-z-]{2,30}:\s*\S+/.test(text)) ? prose.find(({ text }) => /^Policy:\s*https?:\S/.test(text)) : undefined;

/** "The canonical policy lives at `.github/SECURITY.md`": whatever else is said here, that one counts. */
const isPointer = ({ text, codes, links }: Passage): boolean =>
  /\bpolicy\b[^.]{0,40}\b(?:lives|is (?:kept|maintained|located|published|found)|(?:can|may) be found)\b|(?:richtlinie|politique|política|политика)[^.]{0,60}(?:liegt|steht|befindet|se trouve|está en|está em|encuentra|encontra|находится|лежит)|(?:策略|政策)[^。]{0,20}(?:位于|见|请参阅|在)|ポリシーは[^。]{0,40}(?:にあります|を参照)/iu.test(
    text,
  ) && [...codes, ...links.map(({ url }) => url)].some((target) => /(?:^|\/)security(?:\.\w+|\/policy)?$/i.test(target));

const onProfile = expression('iu')`
    (?:e-?mail|correo|courriel|adresse?|kontak|contac?t|endereço|почт|адрес|контакт|邮箱|メール|連絡先|이메일|연락)[^.。]{0,60}(?:
      \bperfil|profil(?![a-z]*(?:ing|er))|профил|профіл|プロフィール|프로필|个人(?:主页|资料)
    )|(?:profil|perfil|профил|профіл|プロフィール|프로필|个人主页)[^.。]{0,40}(?:e-?mail|correo|courriel|kontak|contac?t|почт|контакт|邮箱|メール|連絡先|이메일|연락)
  `;

/** "Whoever is named in `README.md`": a person or an address, and the file that says which. */
const namedInFile = (passage: Passage): boolean =>
  contacting.test(passage.text) &&
  named.test(passage.text) &&
  [...passage.codes, ...passage.links.map(({ url }) => url), ...(passage.text.match(/\b[A-Z]{4,}(?:\.\w{2,4})?\b/g) ?? [])].some((target) =>
    /(?:^|\/)(?:README|MAINTAINERS|OWNERS|CODEOWNERS|AUTHORS|CONTRIBUTORS|SUPPORT|CONTACT|package\.json|pyproject\.toml|Cargo\.toml|composer\.json)(?:\.\w{2,5})*$/i.test(target),
  );
const contacting = anyOf({
  en: 'contact|e-?mail|write to|reach|message',
  de: 'kontaktier|wende|schreib|mail',
  fr: 'contact|écri|adress',
  es: 'contact|escrib|dirig',
  pt: 'contat|escrev|fale com',
  ru: 'свяж|напиш|пиш|обрат|отправ',
  zh: '联系|聯繫|聯絡|邮件|写信',
  ja: '連絡|メール|問い合わせ',
  ko: '연락|메일|문의',
  it: 'contatt|scriv',
  pl: 'kontakt|napisz',
  tr: 'iletişim|ulaş|yaz',
  nl: 'contact|mail|schrijf',
  id: 'hubungi|kirim',
  uk: 'зв.яж|напиш|зверн',
});
const named = anyOf({
  en: 'listed|named|given|found|mentioned|specified|stated',
  de: 'genannt|aufgeführt|angegeben|gelistet|steh',
  fr: 'indiqué|mentionné|cité|listé|figur',
  es: 'indicad|mencionad|listad|nombrad|figur|aparec',
  pt: 'indicad|mencionad|listad|citad|consta',
  ru: 'указан|перечислен|назван|упомян',
  zh: '列出|所列|中的|提供',
  ja: '記載|掲載|書かれ|載って',
  ko: '명시|기재|적힌|나열',
  it: 'indicat|elencat|citat',
  pl: 'wskazan|wymienion|podan',
  tr: 'belirtilen|listelenen',
  nl: 'genoemd|vermeld|staat',
  id: 'tercantum|disebutkan|tertera',
  uk: 'вказан|перелічен|зазначен',
});

/** "The addresses are listed on their profiles." */
const addressElsewhere: Finder = ({ prose }) =>
  prose.find(
    (passage) =>
      isReporting(passage) &&
      (onProfile.test(passage.text) ||
        /(?:e-?mail|contact|address)\w*\b[^.]{0,60}\b(?:listed|found|given|available|shown)\b[^.]{0,40}(?:profiles?\b|\bfile\b|\b(?:pgp|gpg|public) key\b|CODEOWNERS|MAINTAINERS|README|website|package\.json|pyproject|Cargo\.toml)/i.test(
          passage.text,
        ) ||
        // In any language: an address and the name of the file that has it.
        (/e-?mail|correo|courriel|adress|address|dirección|direcciones|endereço|почт|адрес|邮箱|郵箱|メール|連絡先|이메일/i.test(passage.text) &&
          /\b(?:MAINTAINERS|CODEOWNERS|AUTHORS|OWNERS)\b|\b(?:package\.json|pyproject\.toml|Cargo\.toml|composer\.json)\b/.test(passage.text))),
  );

const languageName = expression('i')`
  \b(?:
    english|german|french|spanish|chinese|japanese|russian|korean|portuguese|italian|deutsch|englisch|français|anglais|español|inglés|inglês
    |português
  )\b|英语|英文|中文|日本語|英語|한국어|영어|русск|английск|italiano|inglese|polsk|angielsk|ingilizce|türkçe|engels\b|nederlands|svenska|norsk|dansk
  |engelska?|suomeksi|englanniksi|magyar|angol|română|engleză|العربية|[إا]نجليزية|bahasa (?:indonesia|inggris)|англійськ|українськ
`;

export const languages: Finder = ({ prose }) =>
  prose.find(
    (passage) =>
      /^Preferred-Languages:/i.test(passage.text) ||
      (languageName.test(passage.text) &&
        /escr[ií]b|écri[vrt]|schreib|scriv|escrev|пиш|napisz|napisać|yaz(?:ın|abil)|schrijf|communicat|report|language|languages|prefer|write|accept|e-?mails?|sprache|langue|idioma|язык|语言|meld|rapporter|ilmoit|zgłasza|segnal|受け付け|言語|언어/i.test(
          passage.text,
        ) &&
        // A line that leads to the same policy in other languages.
        !passage.links.some((link) => /security[^/]*\.md$/i.test(link.url)) &&
        // "English: to report …" labels a sentence in that language.
        !/^(?:english|german|deutsch|français|español|português|русский|中文|日本語|한국어|italiano)\s*[:：]\s*\S+ \S/i.test(fromFirstWord(passage.text)) &&
        !/programming|translat(?:ion|ed)/i.test(passage.text) &&
        ((passage.links.length === 0 && under(passage, 'contact', 'reporting')) ||
          !/^(?:languages?|sprachen?|langues?|idiomas?|lingue|язык\S*|语言|言語|언어)\W*[:：](?![^.]*report)/i.test(fromFirstWord(passage.text)))),
  );

/** Any instruction for reporters, even one without an address. */
export const instructsReporters = (scene: Scene): Passage | undefined =>
  privateChannel(scene) ??
  noPublicIssue(scene) ??
  publicChannel(scene) ??
  scene.prose.find(
    (passage) =>
      /@|e-?mail|contact|kontakt|report|write|send|schreib|écri|escrib|escrev|свяж|напиш|联系|聯繫|連絡|연락/i.test(passage.text) &&
      maintainers.test(passage.text) &&
      report.test(passage.text) &&
      (under(passage, 'reporting', 'contact', 'noPublic') || vulnerability.test(passage.text)) &&
      (privately.test(passage.text) || !under(passage, 'users', 'features', 'deployment', 'contributors')),
  ) ??
  scene.prose.find(
    (passage) =>
      under(passage, 'reporting') &&
      all(withLead(passage), report, vulnerability) &&
      (privately.test(passage.text) || include.test(passage.text)) &&
      !under(passage, 'users', 'features', 'deployment', 'contributors', 'scope', 'limitations'),
  ) ??
  delegated(scene) ??
  contactInItsPlace(scene);

const contactInItsPlace: Finder = (scene) => {
  const found = contact(scene);
  return found && (under(found, 'contact', 'reporting') || found.headings.length <= 1) && scene.prose.includes(found) ? found : undefined;
};
