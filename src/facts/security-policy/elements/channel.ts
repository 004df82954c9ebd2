import { expression } from '../../../long-expression.ts';
import { type Passage, wordsOf } from '../passage.ts';
import { privately, report, vulnerability } from '../vocabulary/reports.ts';
import { anyOf, fromFirstWord } from '../words.ts';
import { addressesOf } from './addresses.ts';
import { advisory, isDenied, isReporting } from './advisory.ts';
import { sendsToRestrictedTracker } from './public-channel.ts';
import { type Finder, under, withHeading } from './scene.ts';
import { isPlaceholder } from './template.ts';

const programme = expression('i')`
    hackerone\.com|\bhackerone\b|bugcrowd|intigriti|yeswehack|huntr\.(?:dev|com)|\bhuntr\b|immunefi|\bmsrc\b|msrc\.microsoft|g\.co\/vulnz
    |bughunters\.google|tidelift|openbugbounty|hackenproof|cantina\.xyz|sherlock\.xyz|code4rena|zerocopter|federacy
    |vulnerability-reporting\/?$|aws\.amazon\.com\/security\/vulnerability|cert\.org\/report|kb\.cert\.org|jpcert
    |snyk\.io\/vulnerability-disclosure|patchstack|wordfence|forms\.gle|docs\.google\.com\/forms|typeform|jotform
  `;
const ownPage = /(?:security|vulnerabilit|disclosure|report|bug-?bounty|\/\/bounty\.|psirt)/i;
const form = anyOf({
  en: String.raw`(?:web|online|contact|reporting|submission|our|this|following|secure|google|report(?:ing)?|disclosure|the) (?:\w+ )?(?:form|portal|programme?|platform)\b`,
  de: 'formular',
  fr: 'formulaire',
  es: 'formulario',
  pt: 'formulário',
  ru: 'форм[уаы]',
  zh: '表单|表單',
  ja: 'フォーム',
  ko: '양식',
  it: String.raw`modulo|form\b`,
  pl: 'formularz',
  tr: String.raw`form(?:u|unu|dan)?\b`,
  nl: 'formulier',
  id: 'formulir',
  uk: String.raw`форм[иау](?!\p{L})`,
  vi: 'biểu mẫu',
  cs: 'formulář',
  nordic: 'formulär|formular|skjema',
  fi: 'lomake',
  hu: 'űrlap',
  ro: 'formular',
  ar: 'نموذج',
});
/** A page of the host, a document about reporting, a key: a link that is no form of its own. */
const noForm = expression('i')`
    groups\.google|github\.com|gitlab\.com|bitbucket\.org|docs\.github|wikipedia|cve\.org|mitre\.org|first\.org|nist\.gov|owasp|keybase
    |keys?\.|keyserver|pgp|gpg|\.asc\b|\.txt\b|semver|example\.|slack|discord|code-of-conduct|mailto:|readthedocs
    |(?:definition|policy|cvd|licen[cs]e|supported|lifecycle|release|changelog|blog)
  `;

/** "What was reported through a programme before will still be worked on": it takes no more. */
const ofEarlierReports = /\b(?:pre-?existing|(?:previously|formerly) reported)\b/i;

export const email: Finder = ({ said }) => {
  const given = said.filter((passage) => passage.kind !== 'code' || isAddressBlock(passage)).filter((passage) => addressesOf(passage).length > 0);
  return given.find((passage) => !isForeignAddress(passage));
};

/** "Write to:" and then the address, set as a block. */
const isAddressBlock = ({ text, leads }: Passage): boolean =>
  /^(?:contact|e-?mail|mailto)/i.test(text) || (text.trim().split(/\s+/).length <= 5 && leads.some((lead) => report.test(lead)));

/** An address of someone who reported something, or in a sample of a configuration. */
const isForeignAddress = (passage: Passage): boolean =>
  (under(passage, 'credit', 'pastVulnerabilities') && !/report|contact|send/i.test(passage.text)) || named.test(passage.text) || toldByUs.test(passage.leads.at(-1) ?? '');

/** "The packagers whom we notify ahead of a release:" */
const toldByUs = /\bwe (?:\w+ ){0,2}(?:contact|notify|inform|alert|warn)\b(?! (?:you|back)\b)[^:]{0,80}:$/i;

/** "Thanks to ann@example.org for the report", "do not write to old@example.org": named, and not to write to. */
const named =
  /\b(?:thanks? to|(?:reported|found|discovered|disclosed) by|credit to) [^\s@]{1,60}@|\b(?:do not|don[’']t|no longer|never) (?:\w+ ){0,2}(?:e-?mail|mail|write to|use) [^\s@]{1,60}@[\w.-]{3,60}(?:[;!)]|\.?$| any (?:more|longer)\b)/i;

export const outsideForm: Finder = (scene) =>
  scene.prose.find(
    (passage) =>
      programme.test(wordsOf(passage).replaceAll(/(?:hackerone|bugcrowd)\S* (?:\w+ )?guidelines|(?<!\S)\S{0,300}disclosure-guidelines\S*/gi, ' ')) &&
      !isDenied(passage) &&
      !ofEarlierReports.test(passage.text) &&
      !under(passage, 'pastVulnerabilities', 'credit', 'users') &&
      !/\bno\b.{0,20}(?:program|bounty)/i.test(passage.text),
  ) ??
  scene.prose.find(
    (passage) =>
      under(passage, 'reporting', 'contact') && form.test(passage.text) && passage.links.some((link) => /^https?:/i.test(link.url) && !noForm.test(link.url)) && !isDenied(passage),
  ) ??
  // A page that reports are to be sent to privately is one whatever it is called.
  scene.prose.find((passage) => isReporting(passage) && asksAt(passage).some((link) => (ownPage.test(link) || sendsPrivately(passage, link)) && !noForm.test(link))) ??
  // A page by the name of what it is for: "[Report a vulnerability](https://…)".
  scene.prose.find(
    (passage) =>
      under(passage, 'reporting', 'contact') &&
      !under(passage, 'pastVulnerabilities', 'credit', 'users', 'outOfScope', 'announcements') &&
      !tellsMore.test(fromFirstWord(passage.text)) &&
      !/\b(?:instructions?|information|details|process|procedures?|polic(?:y|ies))\b[^.]{0,80}\b(?:found|available|described|documented|outlined)\b/i.test(passage.text) &&
      passage.links.some(
        ({ text, url }) =>
          /^https?:/i.test(url) &&
          !noForm.test(url) &&
          text.length < 60 &&
          report.test(text) &&
          (vulnerability.test(text) || (/^(?:please )?(?:report|submit|disclose)\b/i.test(text) && vulnerability.test(passage.text))),
      ) &&
      !isDenied(passage),
  ) ??
  // A desk of their own, or the page of a programme.
  scene.prose.find(
    (passage) =>
      under(passage, 'reporting', 'contact', 'bounty') &&
      !under(passage, 'outOfScope', 'credit', 'pastVulnerabilities') &&
      passage.links.some(
        ({ url }) =>
          /^https?:/i.test(url) &&
          ((/\b(?:support )?tickets?\b|help ?desk|support portal/i.test(passage.text) && !noForm.test(url)) ||
            (/\bprogram(?:me)?\b/i.test(passage.text) && /bug-?bounty|vulnerability-disclosure/i.test(url) && !/github\.com|gitlab\.com/i.test(url))),
      ) &&
      !isDenied(passage),
  ) ??
  // The page of a security.txt.
  scene.prose.find(({ text }) => /^Contact:\s*https?:\S/i.test(text) && !noForm.test(text)) ??
  // A tracker of the project's own, where the host has none that is private.
  scene.prose.find((passage) => isReporting(passage) && passage.links.some(({ url }) => /^https?:/i.test(url) && !noForm.test(url)) && sendsToRestrictedTracker(scene, passage));

/** "For more detailed information, see our process": a page to read. */
const tellsMore = /^for (?:(?:more|further|additional|detailed) ){1,2}(?:information|details?|guidance)\b/i;

const sendsPrivately = (passage: Passage, link: string): boolean =>
  // "One of the options" leads to a list of them.
  passage.links.some(({ text, url }) => url === link && /^(?:https?:\/\/|[\w-]+(?:\.[\w-]+)+\/)/.test(text)) &&
  privately.test(passage.text) &&
  report.test(passage.text) &&
  under(passage, 'reporting', 'contact', 'noPublic');

/** The links that a sentence sends a report to. */
const asksAt = (passage: Passage): readonly string[] => {
  if (
    !/(?:report|submit|disclos|send|contact|form|meld|signal|env[ií]|сообщ|提交|报告|報告|連絡|신고|제보)[^.]{0,120}(?:at|via|through|to|using|on|here|form|über|unter|sur|en|em|por|через|通过|から|より|へ|에|로)/i.test(
      passage.text,
    )
  )
    return [];
  if (
    tellsMore.test(fromFirstWord(passage.text)) ||
    /\bpublished\b|learn more|read more|instructions|follow the (?:process|procedure)|process (?:about|described)|can be found|documented|more information|policy|guidelines|see (?:the|our)|\bper\b|according to|in accordance|\bcoordinated (?:using|through|via|on)|encrypt|key/i.test(
      passage.text,
    )
  )
    return [];
  return [...passage.links.map((link) => link.url), ...(passage.text.match(/\bhttps?:\/\/[^\s<>"')\]]{4,300}/g) ?? [])].filter((url) => /^https?:/i.test(url));
};

export const privateChannel: Finder = (scene) => email(scene) ?? advisory(scene) ?? outsideForm(scene);

export const pgp: Finder = ({ said }) =>
  said.find((passage) => {
    const text = wordsOf(passage);
    if (/-----BEGIN PGP PUBLIC KEY/.test(text)) return true;
    if (
      isPlaceholder({ ...passage, kind: 'sentence' }) ||
      /\bnot set\b|\bwill be\b|coming soon|\bpending\b|(?<!\p{L})(?:будет|буде|yakında|à venir|próximamente|em breve|folgt)(?!\p{L})/iu.test(text)
    )
      return false;
    if (/^Encryption:\s*(?:https?|openpgp4fpr|dns):/i.test(passage.text)) return true;
    // Forty digits in groups of four below "Reporting" are the fingerprint of a key, whatever it is called.
    if (
      /\b(?:[0-9A-F]{4} +){9}[0-9A-F]{4}\b/.test(text) &&
      under(passage, 'reporting', 'contact') &&
      /\bkey\b|fingerprint|schlüssel|clé|clave|chave|ключ|密钥|鍵|키\b/i.test(passage.text)
    )
      return true;
    if (/\bencrypt\w*\b[^.]{0,60}\breports?\b|\breports?\b[^.]{0,60}\bencrypt/i.test(passage.text) && passage.links.some((link) => /public key/i.test(link.text))) return true;
    if (!/\b(?:open)?pgp\b|\bgpg\b|gnupg|\bs\/mime\b|keybase\.io|\bage1[a-z0-9]{20}/i.test(withHeading(passage))) return false;
    // A profile to write to is no key.
    if (!/\b(?:open)?pgp|gpg|gnupg|s\/mime|\bage1|key\b|encrypt|fingerprint/i.test(withHeading(passage).replaceAll(/keybase\S*/gi, ' '))) return false;
    if (/(?:request|ask (?:us )?for) (?:the|our|a) (?:pgp|gpg)|запросите/i.test(passage.text)) return false;
    const about = `${passage.headings.join(' ')} ${withHeading(passage)}`;
    if (
      /sign(?:ed|s|ing|ature)|verify|signier|signatur|vérif|verific|firma(?:d|s|\b)|assinatura|подпис|签名|校验|署名|検証|서명|검증|podpis|weryfik|imza|doğrula/i.test(about) &&
      !/encrypt/i.test(withHeading(passage))
    )
      return false;
    return (
      passage.links.some((link) => !/^mailto:/i.test(link.url)) ||
      /https?:\/\/|\b(?:0x)?(?:[0-9a-f]{4} ?){4,10}\b|\b0x[0-9a-f]{8,}|keyserver|(?<!--)fingerprint|\.asc\b/i.test(passage.text.replace(/^verify fingerprint /i, ' '))
    );
  });
