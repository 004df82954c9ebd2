import { expression } from '../../../long-expression.ts';
import { type Passage, wordsOf } from '../passage.ts';
import { report, vulnerability } from '../vocabulary/reports.ts';
import { anyOf, fromFirstWord } from '../words.ts';
import { isForeignDirective } from './directive.ts';
import { type Finder, inner, saidByUs, under } from './scene.ts';

const strongAdvisory = expression('iu')`
    \bsecurity\s*(?:tab\s*)?(?:→|->|>|»|›)\s*(?:advisories\s*(?:→|->|>|»|›)\s*)?report a vulnerability
    |privad[oa]s? de (?:reporte|relato|notificação|comunicação)[^.]{0,20}(?:segurança|vulnerab)
    |(?:reporte|informe|relato|relatório|notificación) privad[oa] de (?:vulnerab|segur)|signalement privé d\S+ (?:vuln|faill)
    |segnalazione privata (?:di|delle) vuln|private schwachstellenmeldung|приватн\S+ (?:отч[её]т|сообщени|репорт)\S* (?:об? )?уязвим
    |私(?:密|有)(?:的)?(?:漏洞|安全)(?:报告|上报)|(?:非公開|プライベート)(?:の|での|な)?脆弱性(?:の)?報告|privat\p{L}* (?:meldung|meldefunktion|melden)|비공개 취약점 (?:신고|보고)
    |prywatne zgłaszanie (?:podatno|luk)|prywatn\S+ zgłoszeni|özel güvenlik açığı bildirim|security\/advisories\/new|privately[- ]reporting
    |private(?:ly)? (?:\w+[ /])?vulnerability[ -]report
    |(?:private|draft|confidential|new) (?:github )?(?:repository )?security[ -](?:advisor|report)
    |report a (?:security )?vulnerability["'”’»]
    |["'“„‘«「『](?:
      laporkan kerentanan|signaler une vuln[ée]rabilit[ée]|reportar (?:una |uma )?vulnerabili?da(?:d|de)|segnala (?:una )?vulnerabilit[àa]
      |(?:schwachstelle|sicherheitslücke) melden|сообщить об уязвимости|повідомити про вразливість|(?:报告|上报|報告)(?:安全)?漏洞|脆弱性を報告(?:する)?
      |취약점 (?:신고|보고)|zgłoś (?:lukę|podatność)|güvenlik açığı bildir|(?:een )?kwetsbaarheid melden
    )|["'“‘«]report a (?:security )?vulnerability|confidential (?:issue|checkbox|bug)|private (?:security )?issue\b
    |(?:privat|vertraulich)\p{L}* (?:git(?:hub|lab)-?)?(?:issue|ticket)\b|(?:issue|ticket) (?:priv[eéa]|confiden[ct]ia)\p{L}*
    |(?:приватн|конфиденциальн)\p{L}* (?:issue|задач|тикет)|(?:私有|私密|保密|机密)的? ?(?:issue|议题|工单)|非公開(?:の)? ?(?:issue|イシュー)|비공개 ?(?:이슈|issue)
    |private (?:security )?(?:reporting|advisory|report)\b
    |(?:github|gitlab)['’]?s? (?:private|security|built-in|vulnerability) (?:vulnerability |security |private |advisory )?report
  `;
const weakAdvisory = expression('iu')`
    security tab
    |(?:\btab|reiter|onglet|pestaña|\baba|scheda|zakładk\p{L}*|sekme\p{L}*|tabblad|вкладк\p{L}*) ["'«„“\x60*]{0,3}(?:
      sicherheit|sécurité|seguridad|segurança|sicurezza|bezpieczeństw|güvenlik|beveiliging|keamanan|безопасност|безпек
    )|\x60?security\x60? (?:タブ|标签|탭|вкладк)|вкладк\p{L}* security|onglet security|pestaña .{0,10}security|(?<![a-z])aba .{0,10}security
    |security[ -]advisor(?:y|ies)|vulnerability reporting (?:feature|form|tool|button|page|function|on github|via github|in github)
    |(?:github|gitlab|repository)\S* (?:\w+ )?vulnerability reporting|github security|\/security\/advisories
    |github\.com\/[\w.-]+\/[\w.-]+\/security\b(?!\/policy)|github advisor(?!y database)|private advisor|avis de sécurité|avisos? de segur
    |aviso de segur|sicherheits(?:hinweis|meldung)|安全(?:公告|通告|咨询|建议)|セキュリティ(?:アドバイザリ|勧告)|보안 (?:권고|어드바이저리)|рекомендаци\p{L}+ по безопасности
    |рад[аиу] (?:по|з|щодо) безпе
  `;
const published = expression('i')`
    publish|announc|issued|\bissue an? (?:\w+ )?(?:security )?advisor|provide [^.]{0,30}advisor|will be
    |(?:we|maintainers?|team)(?:[’']ll)? (?:(?!or\b)\w+ )?(?:
      open|create|draft|post|release|use|request|coordinate|credit|acknowledge|prepare|write|utili[sz]e|communicate
    )|once|after|subscrib|credited|listed|disclos(?:ed|ure) (?:here|through|via|in)|monitor|watch|公布|发布|公開します|게시
  `;

export const isReporting = (passage: Passage): boolean => under(passage, 'reporting', 'contact', 'noPublic') || passage.headings.length <= 1 || vulnerability.test(passage.text);

export const advisory: Finder = ({ prose }) =>
  prose.find(
    (passage) =>
      /security\/advisories\/new/i.test(wordsOf(passage)) ||
      ((strongAdvisory.test(withoutForms(passage)) || namesHostsReporting(passage)) && !isDenied(passage) && !isAnnouncement(passage)),
  ) ??
  prose.find((passage) => weakAdvisory.test(wordsOf(passage)) && !isDenied(passage) && !isAnnouncement(passage) && isAskedFor(passage)) ??
  prose.find(
    (passage) =>
      isReporting(passage) &&
      hiddenReport.test(passage.text) &&
      !/\b(?:not|never)\b[^.]{0,40}\bas (?:private|confidential)/i.test(passage.text) &&
      !isDenied(passage) &&
      !saidByUs(passage.text),
  );

/** A page of the maker's own may be called "Report a vulnerability" as well. */
const withoutForms = (passage: Passage): string =>
  passage.links
    .filter(
      ({ url, text }) =>
        /^https?:/i.test(url) &&
        /vulnerab/i.test(text) &&
        !/\bgit|codeberg|bitbucket|launchpad|bugzilla|jira|forge|\/security\/advisories|\/security\/?$|\/-\/issues|docs\./i.test(url),
    )
    .reduce((words, { url, text }) => words.replace(text, ' ').replace(url, ' '), wordsOf(passage));

/** The button as the host labels it, behind the tab or between quotes; or the host and a report that is private, in any order. */
const namesHostsReporting = (passage: Passage): boolean =>
  /(?:\b[Ss]ecurity\b[^.。]{0,60}|["“„「『»«'>→›])\s{0,3}Report a (?:[Ss]ecurity )?[Vv]ulnerability/.test(withoutForms(passage)) ||
  (/\bgit(?:hub|lab|ea)\b|codeberg|bitbucket/i.test(passage.text) && privateReport.test(passage.text) && under(passage, 'reporting', 'contact', 'noPublic'));
const privateReport = anyOf({
  de: String.raw`(?:privat|vertraulich)\p{L}* (?:\p{L}+-)?(?:meld|schwachstellenmeld)`,
  fr: 'signalements? (?:privé|confidentiel)',
  es: String.raw`(?:reporte|informe|aviso|canal)s? (?:de \p{L}+ )?(?:privad|confidencial)`,
  pt: String.raw`(?:relato|reporte|aviso|relatório|canal|canais) (?:de \p{L}+ )?(?:privad|confidencia)`,
  ru: String.raw`(?:приватн|частн|закрыт|конфиденциальн)\p{L}* (?:отч[её]т|сообщени|репорт|канал|уведомлени)`,
  zh: '私(?:密|有|下)的?(?:安全|漏洞)*(?:报告|上报|通报|披露|提交)',
  ja: '非公開(?:の|での)?(?:脆弱性|セキュリティ)?の?(?:報告|通報|レポート)',
  ko: '비공개 ?(?:취약점 ?)?(?:신고|보고|제보)',
  it: String.raw`(?:segnalazion|canal)\p{L}* privat`,
  pl: String.raw`prywatn\p{L}* (?:zgłosz|kanał)`,
  tr: 'özel (?:bildirim|rapor)',
  nl: String.raw`(?:privé|vertrouwelijk\p{L}*)[ -]meld`,
  id: 'laporan (?:pribadi|privat)',
  uk: String.raw`(?:приватн|закрит|конфіденційн)\p{L}* (?:звіт|повідомлен|канал)`,
  vi: 'báo cáo (?:lỗ hổng )?(?:riêng tư|kín|bảo mật riêng)',
  cs: String.raw`(?:soukrom|neveřejn|důvěrn)\p{L}* (?:nahláš|hlášen|report|kanál)`,
  nordic: String.raw`privat\p{L}* (?:\p{L}*rapport|kanal|(?:säkerhets|sikkerhets)?(?:advisor|råd))`,
  fi: String.raw`yksityi\p{L}* \p{L}*(?:ilmoit|raport)`,
  hu: String.raw`priv[aá]t\p{L}* (?:sebezhető|bejelent|jelent|csatorn)`,
  ro: 'raportare(?:a)? privată',
  ar: '(?:[إا]بلاغ|بلاغ|تقرير|قناة)[^.]{0,20}خاص',
});

/** A report that its tracker hides: Launchpad, Bugzilla, Jira, GitLab. */
const hiddenReport = expression('i')`
    \b(?:issue|bug|ticket|report|it)\b[^.]{0,30}\bas (?:an? )?["“']?(?:private|confidential|security[- ]sensitive)\b
    |\b(?:check|tick|select|set|use)\b[^.]{0,20}\bsecurity\b[^.]{0,14}\b(?:box|check-?box|flag)\b
    |\bsecurity (?:check-?box|box|flag)\b[^.]{0,14}\b(?:set|checked|ticked|selected)\b
    |\b(?:information type|visibility|security level)\b[^.]{0,14}["“']?(?:private|confidential|security team)
  `;

/** "Then they must create an advisory", of a maintainer, and "accepted vulnerabilities are tracked in a draft advisory". */
const openedByUs = expression('i')`
    \b(?:maintainers?|team|committers?)\b(?:(?!\byou\b|\busers?\b|reporter|researcher|finder)[^.;]){0,80}\b(?:must|should|shall|will)\b\W{0,3}
    (?:create|open|draft|publish|prepare)\b[^.;]{0,40}advisor
    |\b(?:accepted|confirmed|validated|verified) (?:\w+ ){0,3}(?:vulnerabilities|issues|reports) (?:are|will be) [^.;]{0,60}advisor
    |\bfix(?:es)?\b[^.;]{0,80}\b(?:developed|prepared|made|worked on)\b[^.;]{0,80}advisor
    |\bwe (?:\w+ )?issue\b[^.;]{0,30}advisor
  `;

/** "We publish the fix and an advisory": where it is announced. */
const publishedByUs = expression('iu')`
    (?<!\p{L})(?:o?publikujemy|veröffentlichen wir|wir veröffentlichen|publi(?:er)?ons|publica(?:re)?mos|pubblic(?:hi|her)(?:amo|emo)|(?:о?публику)ем|yayı[nm]la\p{L}*
    |publiceren we|we publiceren|我们(?:会|将)?发布)(?!\p{L})
  `;

const isAnnouncement = (passage: Passage): boolean =>
  (!isForeignDirective(passage.text) && passage.text.split(/[,;.，；。]/).some((part) => publishedByUs.test(part) && (strongAdvisory.test(part) || weakAdvisory.test(part)))) ||
  inner(passage) === 'announcements' ||
  [passage.text, passage.leads.at(-1) ?? ''].some((words) => openedByUs.test(words) && !/\bplease\b/i.test(words)) ||
  // "If confirmed, we will: prepare a security advisory" is a step of ours, and a row of a table one of the past.
  isStepOfOurs(passage) ||
  // Where scanners show what they found.
  (/\b(?:sarif|upload\w*|findings?)\b|\bscan\w* results?\b|\bmay show\b|загружа|hochgeladen|téléversé|上传至|アップロード/i.test(passage.text) &&
    !/\breport(?:ing)? (?:a|an|it|security|vulnerab)/i.test(passage.text)) ||
  (passage.kind === 'row' && /CVE-\d|GHSA-/.test(wordsOf(passage))) ||
  inner(passage) === 'credit' ||
  inner(passage) === 'pastVulnerabilities' ||
  inner(passage) === 'outOfScope' ||
  /^(?:the )?(?:[\w-]+ ){0,2}(?:team|project|maintainers|developers) (?:will|may|decides?)\b/i.test(fromFirstWord(passage.text)) ||
  (saidByUs(passage.text) && published.test(passage.text.replace(/\([^)]*\)/g, ' ')) && !/please|submit|report (?:it|them|a|any)/i.test(passage.text)) ||
  (published.test(passage.text) &&
    !/\byou\b|please|report (?:\w+ )?(?:vulnerab|security|issue|it|them|privately)|preferred|submit|(?:manage|handle|receive|use\b[^.]{0,40}\bfor) (?:\w+ )?reports\b/i.test(
      passage.text,
    ));

const isStepOfOurs = ({ kind, leads, text }: Passage): boolean =>
  kind === 'item' &&
  (leads.some(
    (lead) =>
      // "We will do our best, but please use the following channels:" asks for something.
      !/\breports?\b[^.]*\bchannels?\b/i.test(lead) &&
      /\b(?:we|team)\b[^.]{0,40}\b(?:will|do|then)\b[^.]*:$|(?:werden wir|nous (?:allons|ferons)|haremos|faremos|我们(?:将|会)|します|합니다|하겠습니다)[^.。]{0,12}[:：]$/i.test(
        lead,
      ),
  ) ||
    /^(?:prepar|draft|vorbereit|prépar|発行|作成|准备|準備)|(?:vorbereiten|prepar(?:ar|are)|を(?:準備|作成)(?:する|します)?|준비(?:합니다)?)\W*$/i.test(fromFirstWord(text))) &&
  !/\byou\b|please|report a|submit/i.test(text);

const isAskedFor = (passage: Passage): boolean => {
  if (/advisories (?:coming|that we (?:get|receive))|\b(?:see|read)\b.{0,80}(?:all|published|past|existing|list)|published|publicly disclosed/i.test(passage.text)) return false;
  return (
    (report.test(passage.text) || passage.kind === 'item' || passage.links.length > 0) &&
    (under(passage, 'reporting', 'contact', 'noPublic') || vulnerability.test(passage.text.replace(weakAdvisory, '')) || passage.headings.length <= 1)
  );
};

const notSetUp = expression('i')`
  (?:has|have)(?: not|n[’']t) (?:yet )?been (?:configured|enabled|set up)
  |(?:until|once|when) [^.]{0,40}(?:is |are |been |gets? )(?:configured|enabled|set up)|yapılandırılana kadar
  |(?:do not|don[’']t|not) (?:use|enabled|available|monitored|support)|(?:is|are|now|been) (?:\w+ )?(?:closed|discontinued|retired|paused)
  |(?:terminat|disabl|remov|discontinu|turn(?:ed)? off)\w*\b[^.]{0,40}(?:private|vulnerability) (?:vulnerability )?report
  |(?:beyond|other than|besides|outside of) vulnerability reporting
`;

/** "Not enabled here" or "do not use": the channel is named to say that it is none. */
export const isDenied = (passage: Passage): boolean =>
  // "Before the launch, set up private reporting" is said to the project.
  toSetUp.test(passage.text) || toSetUp.test(passage.leads.at(-1) ?? '') || notSetUp.test(passage.text);

const toSetUp = anyOf({
  en: String.raw`(?<=^|, )(?:please )?(?:enable|set up|configure|activate)\b[^.]{0,40}(?:private vulnerability reporting|security advisor|reporting channel|security (?:mailbox|contact|e-?mail))`,
  de: String.raw`(?:aktivier|richte|schalte)\p{L}*\s[^.]{0,30}private vulnerability reporting`,
  fr: String.raw`(?:activ|configur)ez\s[^.]{0,30}private vulnerability reporting`,
  es: String.raw`(?:activ|habilit|configur)[ae]\s[^.]{0,30}private vulnerability reporting`,
  pt: String.raw`(?:ativ|habilit|configur)e\s[^.]{0,30}private vulnerability reporting`,
  ru: String.raw`(?:настрой|включи|активируй)\p{L}*\s[^.]{0,30}private vulnerability reporting`,
  zh: '(?:启用|开启|配置)(?!了)[^。]{0,12}private vulnerability reporting',
  ja: 'private vulnerability reporting[^。]{0,12}(?:有効に|設定)(?:して|する)',
});
