import { expression } from '../../../long-expression.ts';
import { type Passage, wordsOf } from '../passage.ts';
import { sectionOf } from '../sections.ts';
import { coordinated } from '../vocabulary/disclosure.ts';
import { vulnerability } from '../vocabulary/reports.ts';
import { fromFirstWord } from '../words.ts';
import { type Finder, inner, under, withLead } from './scene.ts';

/** "Before you open a public issue", "the disclosure procedure of that library". */
const elsewhere =
  /(?:procedures?|polic(?:y|ies)|procedimientos)[^.]{0,40} (?:of|for|de) (?:that|esa) |published on (?:the|our) (?:project )?(?:web)?site|for (?:more|further) (?:information|details)\b[^.]{0,100}\b(?:see|visit|read)\b/i;
/** "A public issue is visible to everybody before there is a fix" gives a reason. */
const visible = expression('iu')`
    \b(?:is|are|would be|becomes?) visible\b
    |(?<!\p{L})(?:serait|est|sera|sont|es|sería|será|é|seria|será|ist|wäre|wird|sind) (?:\p{L}+ ){0,2}(?:visib|visív|sichtbar)
    |(?<!\p{L})(?:виден|видна|видно|видны|(?<!не )(?:расскажет|рассказывает|рассказывают))(?!\p{L})
  `;
const bareThanks =
  /(?:appreciate|thank|agradec|dank|remercions|благодар|感谢|感謝)[^.]{0,80}(?:responsib|responsáve|responsab|verantwortungsvoll|ответственн|负责任|負責任)|^[^.]{0,60}(?:teşekkür|dziękuj|grazie|danke für|merci (?:de|pour)|gracias por|obrigad[oa])[^.]{0,60}[.!]?$/i;

/** A public issue, a correction that is published, and thanks in public: none of them makes a weakness known. */
const noDisclosure = expression('giu')`
    \b(?:does|do|will|are|is|can)(?:n[’']t| not|not) (?:able to )?(?:operate|run|offer|have|maintain|coordinate|manage)\b[^.]{0,140}\b
    (?:embargo\w*|disclosure)\b[^.]*
    |(?<!\p{L})(?:ips?|endereços?(?: ip)?|direcci[oó]n(?:es)?(?: ip)?|adresses?(?: ip)?|clés?|claves?|chaves?|redes?|réseaux?|nuvem|nube)s?[ ]
    (?:públic|publi)\p{L}*|öffentlich\p{L}* (?:ip|schlüssel|netz)\p{L}*|публичн\p{L}* (?:ip|ключ|сет|адрес)\p{L}*|公钥|公開鍵|公网
    |\b(?:credentials?|information|data|secrets?|tokens?|keys?|memory|files?|source(?: code)?|password|path) (?:leakage |leak )?disclosures?
    \b|公[开開](?:的|の)? ?(?:github ?)?(?:issue|イシュー|议题|議題)|(?<!비)공개 ?(?:이슈|issue)
    |(?<!\p{L})(?:atribu|acredit|reconoc|reconhec|credit|attribu|remerci|riconosc|accredit)\p{L}* (?:\p{L}+ )?(?:públic|publi|pubbl)\p{L}*
    |(?:обновлени|исправлени|оновленн|ветк|верси|релиз|выпуск|branch|release)\p{L}* (?:[\p{L}]+ ){0,3}(?:публику|публіку)\p{L}+
    |(?:offentliggør|publi[cs]er)\p{L}* (?:en |et |ei )?(?:ny\p{L}* )?(?:version|versjon|release|opdatering|oppdatering|uppdatering)\p{L}*
    |(?:actualizaciones|atualizações|aggiornamenti|mises à jour|updates) (?:\p{L}+ ){0,4}(?:publi|pubblic|veröffentlich)\p{L}*
    |(?<!\p{L})(?:publi|pubblic|veröffentlich|публику)\p{L}* (?:
      (?:an?|the|we|un[ae]?|les?|la|los|el|uma?|il|wir|ein\p{L}*|das|die|den)[ ]
    ){0,2}(?:updates?|patch|fix|corre[cç]|correct|corrig|aggiorn|actualiz|atualiz|parche|исправл|обновл)\p{L}*
  `;

/** Most passages do not speak of it at all. */
const isCoordinated = (text: string): boolean => coordinated.test(text) && coordinated.test(text.replaceAll(noDisclosure, ' ').replaceAll(/\bno coordinated disclosure\b/gi, ' '));

export const disclosurePolicy: Finder = ({ prose, headings }) =>
  prose.find(
    (passage) =>
      isCoordinated(passage.kind === 'item' ? withLead(passage) : passage.text) &&
      !bareThanks.test(passage.text.replace(/until|after|before/i, '')) &&
      !elsewhere.test(passage.text) &&
      !(visible.test(passage.text) && !/\bembargo|coordinat|koordini|coordon|coordin|coorden|координ/i.test(passage.text)) &&
      !under(passage, 'deployment', 'features', 'outOfScope', 'tools', 'contributors', 'users') &&
      // What counts as a weakness.
      !(passage.kind === 'item' && inner(passage) === 'scope') &&
      isAboutDisclosure(passage),
  ) ??
  prose.find(
    (passage) =>
      passage.headings.some((heading) => sectionOf(heading) === 'disclosure' || (/\bdisclosure\b/i.test(heading) && sectionOf(heading) === 'process')) &&
      inner(passage) !== 'reporting' &&
      inner(passage) !== 'reportContents' &&
      inner(passage) !== 'credit' &&
      /disclos|offenleg|divulg|раскр|披露|公開|開示|공개|coordinat|\b(?:publish|releas|issu)\w*\b[^.]{0,30}\badvisor|\badvisor(?:y|ies)\b[^.]{0,60}\b(?:is|are|will be) (?:created|published|issued|released)/i.test(
        passage.text.replaceAll(noDisclosure, ' '),
      ) &&
      !bareThanks.test(passage.text) &&
      !/^(?:please )?(?:do not|don[’']t)/i.test(passage.text),
  ) ??
  prose.find(
    (passage) =>
      /(?<!\bno )coordinated (?:vulnerability )?disclosure/i.test(wordsOf(passage)) ||
      (followsPrinciple.test(passage.text) && !bareThanks.test(passage.text)) ||
      headings.some((heading) => /(?<!sin )embargo/i.test(heading.text) && passage.headings.includes(heading.text)),
  );

/** "We follow the principle of responsible disclosure": more than thanks for it. */
const followsPrinciple = expression('iu')`
    (?:seguimos|sigue|practicamos|principios?) [^.]{0,40}divulgación responsable
    |(?:seguimos|segue|praticamos|adotamos|princípios?) [^.]{0,40}divulgação responsável
    |(?:suivons|pratiquons|principes?) [^.]{0,40}divulgation responsable|(?:seguiamo|adottiamo|princip[io]) [^.]{0,40}divulgazione responsabile
    |(?:folgen|prinzip|grundsatz|praktizieren) [^.]{0,40}(?:responsible disclosure|verantwortungsvolle\p{L}* offenlegung)
    |(?:следуем|придерживаемся|принцип\p{L}*) [^.]{0,40}ответственного раскрытия
  `;

const isAboutDisclosure = (passage: Passage): boolean =>
  !/^(?:thank you|we appreciate)/i.test(fromFirstWord(passage.text)) &&
  (vulnerability.test(passage.text) ||
    /public disclosure|öffentlichen bekanntgabe|divulgation publique/i.test(passage.text) ||
    under(passage, 'reporting', 'disclosure', 'process', 'expect', 'noPublic', 'safeHarbor', 'researcherRules', 'contact', 'announcements', 'credit', 'scope') ||
    passage.headings.length <= 1);
