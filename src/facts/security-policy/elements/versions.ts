import { expression } from '../../../long-expression.ts';
import type { Passage } from '../passage.ts';
import { isRefusal } from '../stance.ts';
import { fix } from '../vocabulary/handling.ts';
import { onlyNewest, support, version } from '../vocabulary/version.ts';
import { fromFirstWord } from '../words.ts';
import { isPreface } from './handling.ts';
import { all, type Finder, under } from './scene.ts';

const isVersionRow = (passage: Passage): boolean =>
  passage.kind === 'row' &&
  (under(passage, 'supported') ||
    /version|release|branch|版本|バージョン|버전|верси|версі|versi|vers[ãõ]|wersj|sürüm|verzió|versjon|إصدار|نسخة/i.test(passage.columns?.[0] ?? '')) &&
  (under(passage, 'supported') ||
    saysYesOrNo(passage) ||
    /support|security|status|maintain|in scope|支持|サポート|지원|поддерж|soport|suport|unterst|prise|fix|eol|until|wspier|wsparc|destek|ondersteun|dukung|підтрим|stöd|støtt|tuki|tuettu|támogat|مدعوم|دعم/i.test(
      (passage.columns ?? []).join(' '),
    )) &&
  (version.test(passage.text) || /\d/.test(passage.text) || version.test(passage.columns?.[0] ?? ''));

/** "3.1 | ✅": a table of versions that says yes or no of each says which are supported, however its second column is called. */
const saysYesOrNo = ({ cells = [] }: Passage): boolean =>
  cells
    .slice(1)
    .some((cell) =>
      /^(?:yes|ja|oui|s[ií]|sim|да|так|tak|evet|ya|是|はい|예|no|nein|non|não|нет|ні|nie|hayır|tidak|nee|nej|nei|kyllä|igen|nem|nu|نعم|لا|否|不|いいえ|아니요)$|^\W*(?:✅|✔|☑|✓|:white_check_mark:|:heavy_check_mark:|❌|✗|✘|:x:)/iu.test(
        cell.trim(),
      ),
    );

/** "We give information on the supported versions" names none of them. */
const onlyInforms =
  /\b(?:provide|give|publish|document)\w* (?:\w+ )?(?:information|details) (?:on|about)|\binformations? sur|\binformationen (?:zu|über)|\binforma(?:ción|ções|zioni) (?:sobre|sulle)|информаци\p{L}+ о /iu;

export const supportedVersions: Finder = ({ prose }) =>
  prose.find(isVersionRow) ??
  prose.find(
    (passage) =>
      under(passage, 'supported') &&
      passage.kind !== 'row' &&
      !isPreface(passage.text) &&
      !onlyInforms.test(passage.text) &&
      !/^versions?\s+(?:supported|support|status)$/i.test(passage.text) &&
      // What introduces a table says nothing where the table is a sample.
      !/(?<!:\w+)[:：]\s*$/.test(passage.text) &&
      (version.test(passage.text) || passage.links.length > 0 || /\d+\.[\dx]|\bno\b|none/i.test(passage.text)) &&
      (support.test(passage.text) || passage.kind === 'item' || passage.links.length > 0 || passage.text.length < 100),
  ) ??
  // "A recent version of one of the supported series", with a link to where they are.
  prose.find(
    (passage) =>
      passage.links.some(({ text, url }) => /\bsupported (?:\w+ )?(?:versions?|releases?|branches)|support policy/i.test(text) && !/example/.test(url)) &&
      !under(passage, 'outOfScope', 'users'),
  ) ??
  prose.find((passage) => all(passage.text, version, support) && !onlyInforms.test(passage.text) && isPromiseOfSupport(passage)) ??
  prose.find(
    (passage) =>
      onlyNewest.test(passage.text) &&
      (fix.test(passage.text) || support.test(passage.text) || /^only report\b/i.test(fromFirstWord(passage.text))) &&
      !under(passage, 'users', 'contributors', 'outOfScope', 'reportContents'),
  ) ??
  prose.find(
    (passage) =>
      /(?:\bno\b|not|n[’']t)\b[^.]{0,60}(?:guaranteed |formal |regular |any )?security (?:updates?|fixes|patches|support|maintenance)\b|\b(?:no longer|not) (?:being |actively )?(?:maintained|supported)\b[^.]{0,60}\b(?:vulnerabilit|security|fix)/i.test(
        passage.text,
      ) &&
      !under(passage, 'outOfScope', 'announcements', 'reportContents') &&
      !/(?:do not|don[’']t) (?:report|open|use)/i.test(passage.text),
  );

const otherTalkOfVersions = expression('i')`
  \bcves?\b|identifier|\bvulnerable versions?\b|\b(?:for|in|to|against|of) (?:all|each|every|any) (?:currently )?supported (?:versions|releases|branches)
  |(?:(?:verify|check|ensure|confirm|reproduce|make sure|test)\w*\b[^.]{0,60}(?:latest|version))|what versions
  |which versions? (?:are|is) affected|affected (?:\w+ )?versions?|discovered an? (?:\w+ )?(?:issue|vulnerab)|if (?:you|the) (?:are|version)
  |disclos|include|upgrade to|report|guidelines?\b|responsib|liab|\bpolic(?:y|ies)\b|ポリシー|will be (?:released|published) (?:in|as)
  |\bif (?:it is )?(?:confirmed|valid)\b
`;

const supportPromise = expression('iu')`
  ^(?:
    supported (?:versions?|releases?)|поддерживаемые версии|unterstützte versionen|versions supportées|versiones soportadas
    |versões suportadas
  )\s*[:：]
  |(?:
    supported versions? (?:is|are)|unterstützte versionen? (?:ist|sind)|versions? (?:supportée|maintenue|prise en charge)s? (?:est|sont)
    |versi(?:ón|ones) (?:soportada|compatible)s? (?:es|son)|vers(?:ão|ões) suportadas? (?:é|são)
    |поддерживаем\p{L}+ верси[яию]\s*(?:—|-|:|это)|(?:受?支持|维护)的?版本(?:为|是)|サポート(?:対象|中|する|される)?の?バージョンは
  )
  |(?:only|just|always|currently|actively|all|any|latest|current|main|master|newest|most recent|last|older|previous|supported|lts|\d)\b
  [^.]{0,80}(?:is|are|will|get|gets|receiv|be|has|have|to|for|support)|support(?:s|ed)? (?:only|the|all|versions|policy)
  |only (?:on|in|for|against) (?:the )?(?:\w+ )?(?:latest|newest|most recent|main|master)
  |(?:fix|patch|update|backport)\w*[^.]{0,60}(?:latest|current|newest|main|master|supported|most recent|last|older)
  |(?:仅|只|目前|最新)[^。]{0,30}(?:支持|维护|更新|修复)|最新[^。]{0,20}(?:サポート|対象|のみ)|修正は[^。]{0,30}(?:のみ|だけ)|최신[^.]{0,20}(?:지원|대응)
  |(?:поддержива[ею]тся|unterstützt (?:wird|werden)|se (?:soporta|mantiene)n?|é suportada|è supportata|wspierana jest|підтримується)[^.]{0,40}
  (?:последн|останн|neuest|aktuell|últim|ultim|najnowsz)
  |(?:только|последн)[^.]{0,40}(?:поддерж|обновл)|(?:solo|última|reciente)[^.]{0,40}(?:soport|actualiz)
  |(?:apenas|somente|última|recente)[^.]{0,40}(?:suport|atualiz|corr)|(?:seul|dernière)[^.]{0,40}(?:support|maintenu|prise|correct)
  |(?:solo|soltanto|ultima)[^.]{0,40}(?:support|aggiorn|manten)
  |(?:patch|aggiornamenti|correzioni) di sicurezza[^.]{0,40}(?:applicat|solo|ultim|riguard)
  |(?:tylko|wyłącznie|najnowsz)[^.]{0,60}(?:wspier|wsparc|aktualizac|popraw)|(?:yalnızca|sadece|güncel)[^.]{0,40}(?:destek|sağlan|güncelle)
  |vers(?:ões|ão)(?:[^.]|\.\w){0,40} recebem?(?!\p{L})|versión(?:[^.]|\.\w){0,40} recibe|versiones(?:[^.]|\.\w){0,40} reciben
  |versions?(?:[^.]|\.\w){0,40} reçoi(?:t|vent)|version\p{L}*(?:[^.]|\.\w){0,40} (?:erhalten|erhält|bekomm)
  |versioni?(?:[^.]|\.\w){0,40} ricev|верси\p{L}*(?:[^.]|\.\w){0,40} получа|wersj\p{L}*(?:[^.]|\.\w){0,40} otrzymuj|版本[^。]{0,12}(?:获得|接收|得到)
  |バージョン[^。]{0,12}を?(?:受け|提供され)|(?:endast|bara|kun|bare|senaste|siste|nyeste)[^.]{0,60}(?:stöd|støtt|understøt|säkerhets|sikkerhe)
  |(?:vain|uusin)[^.]{0,40}tue|(?:csak|legújabb)[^.]{0,60}(?:támogat|javít|frissít)
  |(?:numai|doar|ultima)[^.]{0,60}(?:suport|remedi|actualiz|corec)|(?:فقط|أحدث|آخر)[^.]{0,40}(?:دعم|مدعوم|تحديث)
  |(?:nur|neueste|aktuelle)[^.]{0,40}(?:unterstütz|gepflegt|versorgt)
  |(?:
    sicherheits(?:updates|korrekturen|fixes)|(?:обновления|исправления) безопасности|correctifs de sécurité
    |(?:actualizaciones|correcciones) de seguridad|(?:atualizações|correções) de segurança|correzioni di sicurezza|安全修复|セキュリティ修正
  )[^.。]{0,80}(?:
    nur|neuest|aktuell|только|последн|актуальн|seule|derni(?:ère|er)|última|reciente|actual|apenas|somente|recente|atual|ultima|最新
    |(?<![\w-])(?:main|master)(?![\w-])
  )
`;

/** A sentence outside of a section on versions: it has to speak of which get fixes, not of reports or of what to install. */
const isPromiseOfSupport = (passage: Passage): boolean =>
  !under(
    passage,
    'users',
    'deployment',
    'reportContents',
    'outOfScope',
    'features',
    'contributors',
    'dependencies',
    'tools',
    'announcements',
    'limitations',
    'pastVulnerabilities',
    'compliance',
    'supplyChain',
  ) &&
  supportPromise.test(fromFirstWord(passage.text)) &&
  // A row that tells a story of its own.
  !(passage.kind === 'row' && passage.text.length > 200) &&
  // "Prepare fixes for all releases under maintenance" is a step.
  !/^(?:prepar|develop|writ|creat|releas|test)(?:e|ing)? (?:an? |the )?(?:fix|patch)/i.test(fromFirstWord(passage.text)) &&
  !/\bembargo list/i.test(passage.text) &&
  !otherTalkOfVersions.test(passage.text) &&
  !/\bvulnerable versions?\b/i.test(passage.leads.at(-1) ?? '');

/** "Prior to a 1.0 release" names a point in time. */
const withoutMilestones = (text: string): string =>
  text
    .replaceAll(/v?\d[\d.]*\s?(?:이전|以前|之前|未満|öncesi)/gu, ' ')
    .replaceAll(
      /(?<!\p{L})(?:(?:la )?(?:phase|fase|stage|стади\p{L}+)|prior to|before|after|until|até|após|hasta|después de|bis|nach|jusqu[’']à|après|fino a|dopo|до|после|după|până la|efter|etter|pre-|stabil\p{L}* (?:release|verz\p{L}*|version\p{L}*))\s\(?(?:an? |the |[oa] |la |zur? )?v?\d[\d.]*/giu,
      ' ',
    );

/** The cell below the head that says so, else the first. */
const versionCell = ({ cells = [], columns = [] }: Passage): string =>
  cells[
    Math.max(
      0,
      columns.findIndex((column) => version.test(column)),
    )
  ] ?? '';

export const versionsConcrete: Finder = ({ prose }) =>
  prose.find((passage) => isVersionRow(passage) && !isRefusal(passage) && /\d/.test(withoutMilestones(versionCell(passage)))) ??
  prose.find(
    (passage) =>
      passage.kind !== 'row' &&
      under(passage, 'supported') &&
      /(?<!pre-)(?:^|[\s`"(v≥>=*_：:，、「（])\d+(?:\.(?:\d+|x|\*))+|\bv\d+\b|(?:version|release|>=?)\s*v?\d+\b/i.test(withoutMilestones(passage.text)) &&
      !/(?:not|no longer|un)\s?(?:be )?(?:supported|maintained)|end[- ]of[- ]life|(?:do|does|will) not accept|e\.g\.|\bv?X\.Y\b|❌|✗|:x:/i.test(passage.text) &&
      (support.test(passage.text) ||
        /\bcurrent(?:ly)?\b|aktuell|actuel|actual(?:mente)?\b|atual(?:mente)?\b|текущ|сейчас|当前|目前|現在|현재/i.test(passage.text) ||
        passage.kind === 'item'),
  ) ??
  prose.find(
    (passage) =>
      passage.kind === 'sentence' &&
      /\bv?\d+\.(?:\d+|x)/i.test(withoutMilestones(passage.text)) &&
      all(passage.text, support) &&
      isPromiseOfSupport(passage) &&
      !/(?:not|no longer|un)\s?(?:be )?(?:supported|maintained)|e\.g\.|\bv?X\.Y\b/i.test(passage.text),
  );
