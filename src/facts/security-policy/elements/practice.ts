import { expression } from '../../../long-expression.ts';
import type { Passage } from '../passage.ts';
import { sectionOf } from '../sections.ts';
import { advice, isolation, leadsElsewhere, ofUntrusted, told } from '../vocabulary/practice.ts';
import type { Section } from '../vocabulary/section-signs.ts';
import { fromFirstWord } from '../words.ts';
import { isDirective } from './directive.ts';
import { withoutForeignDuty } from './duty.ts';
import { doNotDisclose } from './no-public-issue.ts';
import { type Finder, type Scene, under, withoutCode, withoutConditions } from './scene.ts';

/** "Passwords never leave the client" describes, "never share passwords" advises. */
const neverDone = /\b(?:is|are|\p{L}+s) (?:never|always|aldrig?)\b|\bnon \p{L}+(?:ano|ono) mai\b|\p{L}+t niemals(?!\p{L})/giu;
const merelyUpdate = /(?:latest|newest|most recent|up[- ]?to[- ]?date|upgrade|update)[^.]{0,60}(?:version|release|patch)?|最新|neueste|dernière|última|последн/i;

/** Everything that users or operators are told to do; what contributors are told does not count. */
export const adviceToUsers = (scene: Scene): readonly Passage[] => {
  const advised = toBeDone(scene).filter(
    (passage) =>
      !passage.leads.some((lead) => /\bif\b[^.]*\bever\b|\bfalls\b[^.]*\bjemals\b|\bsi\b[^.]*\bun jour\b/i.test(lead)) &&
      isBelowAdvice(passage) &&
      sectionOf(passage.text) !== 'ours' &&
      !aboutReport.test(passage.text) &&
      !(scene.language !== 'en' && leadsElsewhere.test(fromFirstWord(passage.text))) &&
      // "When contributing, please ensure:"
      !(/[:：]\s*$/.test(passage.text) && sectionOf(passage.text) === 'contributors') &&
      ((advice.test(passage.text.replaceAll(neverDone, ' ')) && (scene.language !== 'en' || !isInLatin(passage.text) || tells(passage))) || isOnChecklist(passage)) &&
      !/^(?:the )?(?:maintainers?|authors?|team)\b|^for (?:more|further|detailed)\b[^.]*\b(?:see|read|refer)\b/i.test(fromFirstWord(passage.text)),
  );
  // A command alone shows how something is done, and no advice says that it should be.
  return advised.some(({ kind }) => kind !== 'code') ? advised : [];
};

/** "Be precise in your report", "use an encrypted channel to talk about the vulnerability": said to reporters. */
const aboutReport = expression('iu')`
    \bsubject line\b
    |(?<!\p{L})(?:asunto|assunto|betreff(?!en)|oggetto della mail|objet (?:du|de votre) (?:message|courriel|mail|e-mail)|тем[уеаы] письма)
    (?!\p{L})|(?:邮件|信件)(?:主题|标题)|件名|메일 제목
    |(?<!\p{L})(?:
      (?:in |to )?your (?:initial )?(?:report|submission)s?|ihre[mnrs]? (?:meldung|bericht)|(?:vos|votre) (?:rapport|signalement)s?
      |(?:tu|su)s? (?:reporte|informe)s?|seus? (?:relat[óo]rio|relato|reporte)s?|(?:il tuo|la tua|vostr[aoie]) (?:segnalazion|report)
      |ваш\p{L}* (?:отч|сообщ)
    )
    |(?:concern|regard|about|concernant|relative à|sobre|über|riguardo)\p{L}* (?:the |an? |la |l[’']|una? |die |eine |il )?(?:security )?
    (?:vuln|faill|fall|schwachst|sicherheitsl)
    |(?:before|until) (?:it |they |there )?(?:is |are )?(?:the |a )?(?:\w+ )?(?:fix|patch|correct)(?!ing)
    |avant (?:la |leur |sa |toute )?correction|antes d(?:e la|a|e su|e que se) corr|vor (?:der|ihrer|einer) behebung|prima della correzion
    |до (?:их |её )?исправлен|修[复復]前|修正(?:される)?(?:前|まで)|수정(?:되기)? 전
  `;

/** What is ticked off has been done, and is no advice. */
export const toBeDone = ({ said }: Scene): readonly Passage[] => said.filter(({ tick }) => tick !== 'done');

/** A part of an English policy may be in another script. */
const isInLatin = (text: string): boolean => !/[\u0400-\u04ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(text);

/** In English a verb is often a noun as well: "changes", "limits", "review". */
const tells = ({ kind, text }: Passage): boolean =>
  kind === 'code' ||
  isDirective(text) ||
  /^(?:\w+ly|regular|proper|strong|secure|least|minimal|periodic|using|only)\b|\b(?:must|should|responsible for)\b|recommend|advis/i.test(fromFirstWord(text));

/** Settings that are to be ticked off, and measures below "Hardening", are advice without a verb. */
const isOnChecklist = ({ kind, headings }: Passage): boolean =>
  kind === 'item' &&
  /check-?list|\bhardening\b(?! (?:already )?applied)|härtung|durcissement|endurecimi?ento|清单|チェックリスト|체크리스트|lista de verificaci?[óã]|чек-?лист/i.test(
    headings.at(-1) ?? '',
  );

/** Sections that are no advice to users, whatever stands around them, and those that only are none inside of it. */
const neverAdvice: readonly Section[] = ['ours', 'contributors', 'outOfScope', 'researcherRules', 'pastVulnerabilities', 'tools', 'supplyChain', 'reportContents', 'noPublic'];
const noAdviceInside: readonly Section[] = ['reporting', 'process', 'supported', 'contact', 'credit', 'expect', 'scope'];

/** Below a heading on practices, though that may itself stand below "Reporting": headings are often nested carelessly. "Authentication" inside of it is a kind of practice. */
const isBelowAdvice = (passage: Passage): boolean => {
  const { sections, headings } = passage;
  if (/\bfeatures?\b|funktionen|fonctionnalités|características|recursos|funzionalità|возможност|функции|機能|功能|기능/i.test(headings.at(-1) ?? '')) return false;
  // "Environment security:" labels a piece of the advice that a heading announces.
  const announced = sections.findIndex((section) => (section === 'users' || section === 'deployment') && headings.some((heading) => sectionOf(heading) === section));
  const at = announced >= 0 ? announced : sections.findIndex((section) => section === 'users' || section === 'deployment');
  // A threat model speaks of servers and networks; only a lead such as "Protect yourself by:" makes advice of what stands in it.
  if (
    under(passage, 'scope') &&
    ![...passage.headings, ...passage.leads].some((words) => /harden|checklist|best practice|recommend|guideline|advice|protect yourself/i.test(words))
  )
    return false;
  if (at < 0 || under(passage, ...neverAdvice) || (passage.kind === 'row' && sections.includes('supported'))) return false;
  const isHeading = headings.some((heading) => sectionOf(heading) === sections[at]);
  const others = isHeading ? sections.slice(0, at) : sections;
  return !others.some((section) => noAdviceInside.includes(section)) && (!sections.slice(at).includes('features') || passage.leads.some((lead) => whenUsed.test(lead)));
};

/** "When deploying the agent:" */
const whenUsed = /^(?:when|before|while) (?:using|deploying|running|installing|hosting|operating|you (?:use|deploy|run|install|host|operate))\b[^.]{0,60}[:：]$/i;

/** "… because the user must be allowed to read it" tells nobody to do anything. */
const reason = /\b(?:because|since)\b[^.;]*/gi;
/** Where readers are told what to do with a weakness, or as contributors. */
const aboutReports: readonly Section[] = [
  'reporting',
  'reportContents',
  'noPublic',
  'contributors',
  'outOfScope',
  'process',
  'supported',
  'expect',
  'disclosure',
  'contact',
  'credit',
  'announcements',
  'researcherRules',
  'pastVulnerabilities',
  'supplyChain',
  'safeHarbor',
  'ours',
];
/** Where a verb without a subject may describe the software. */
const otherSections: readonly Section[] = [...aboutReports, 'features', 'scope', 'tools', 'dependencies', 'compliance', 'bounty'];

/** Who puts something into version control is a contributor, where the policy says what it covers. */
const toCommit = /\bcommit(?!ment|ted|tee)|коммит|提交(?:到|至|进)|コミット|커밋|\bversion(?:ar|ier)|einchecken/i;

/** Advice to reporters, and to take the newest version. */
export const otherAdvice = expression('i')`
    report|vuln[ée]rab|faille|disclos|issue|contact|latest|upgrad|updat|meld|schwachst|aktualis|signal|mise à jour|met(?:tez|tre) à jour
    |actuali|atuali|relat[óo]|reporte|segnal|aggiorn|zgłos|podatno|bildir|açığ|raporu|güncel|最新|neueste|dernière version|última versión
    |última versão|последн|сообщ|уязвим|обновл|漏洞|报告|公开|更新|脆弱性|報告|公開(?!する場合|環境|サーバ)|신고|보고|취약
  `;

const aboutOthers = expression('i')`
  \bwe\b|\byou (?:should|can|will) (?:receive|expect|hear|get)\b|maintainer|contribut|researcher|pull request|advisor|e-?mail|@
  |\b(?:access|data) (?:\w+ ){0,2}(?:that|which) (?:do|does|is|are) not|(?:вам|вы) не принадлеж|вам не належ|(?:ihnen|dir) nicht gehör
  |n[’']appartien|no (?:te|le) pertene|não (?:lhe |te )?pertenc|不属于[您你]|отч[её]т|\bseriously\b|au sérieux|en serio|a sério|серь[её]зно
  |suivre les étapes|sig[ae] (?:los|os|estos) pas+os|follow (?:the|these) steps|按照以下步骤|以下の手順|\bgit\b|contribu[iy]|exfiltr|mitwirk|вклад|貢献
  |贡献|re-?produ[czki]|воспроизв|复现|再現|재현
`;

const isSubstantive = ({ text }: Passage): boolean =>
  !otherAdvice.test(text) &&
  (!doNotDisclose.test(text) || /(?<!\p{L})(?:ports?|puertos?|portas?|порты?|porty?)(?!\p{L})|端口|ポート|포트/iu.test(text)) &&
  !aboutReport.test(text) &&
  !leadsElsewhere.test(fromFirstWord(withoutConditions(text))) &&
  !aboutOthers.test(text) &&
  text.length > (/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(text) ? 20 : 40);

/** "[Trust Package](trust.md): for auditors": the name of a page, of which the first word may be a verb. */
const isEntry = ({ kind, text, links: [link] }: Passage): boolean => kind === 'item' && link !== undefined && link.text !== '' && text.startsWith(link.text);

/** "Secrets must never be stored in logs", said outside of advice: a rule for the software itself. */
const isInvariant = (text: string): boolean =>
  /^(?:[\w-]+ ){0,3}(?:keys?|tokens?|secrets?|passwords?|credentials?|files?)\b[^.,;]{0,40}\b(?:should|must)\b|\b(?:in|to) this repositor|in diesem repositor|dans (?:ce|le) (?:dépôt|repo)|en este repositorio|neste repositório|secrets? (?:doivent|dürfen|müssen|deben|devem)\b/i.test(
    fromFirstWord(text),
  );

export const userPractices: Finder = (scene) => {
  const said = toBeDone(scene);
  const given = adviceToUsers(scene);
  const substantive = given.filter((passage) => !(merelyUpdate.test(passage.text) && passage.text.length < 120));
  if (given.length >= 2 && (substantive.length >= 1 || given.every(isNamedPractice))) return given[0];
  const single = substantive.find((passage) => passage.text.length >= 40 && !/^(?:we|our|this project|the project)\b/i.test(fromFirstWord(passage.text)));
  if (single) return single;
  return (
    said.find(isRecommendation) ??
    said.find(
      (passage) =>
        !under(passage, ...otherSections) &&
        (passage.kind === 'sentence' || passage.kind === 'item') &&
        !isEntry(passage) &&
        // What must not be done, said of the limits of the software, is said to its makers.
        (scene.language === 'en' || !under(passage, 'limitations')) &&
        isDirective(withoutForeignDuty(withoutCode(passage).replaceAll(reason, ' '))) &&
        !isInvariant(passage.text) &&
        isSubstantive(passage),
    ) ??
    said.find(
      (passage) =>
        !under(passage, ...aboutReports) &&
        (passage.kind === 'sentence' || passage.kind === 'item') &&
        !(toCommit.test(passage.text) && under(passage, 'scope')) &&
        (told.test(withoutCode(passage).replaceAll(neverDone, ' ').replaceAll(reason, ' ')) || isolation.test(passage.text)) &&
        isSubstantive(passage),
    ) ??
    said.find((passage) => ofUntrusted.test(passage.text) && passage.kind !== 'row' && !under(passage, 'reporting', 'reportContents', 'contributors', 'researcherRules', 'ours'))
  );
};

/** An item of a list that its heading calls practices counts, be it only on updates. */
const isNamedPractice = ({ kind, headings }: Passage): boolean => kind === 'item' && /\bpractices?\b|recommendations?|\bsecure (?:use|usage)\b/i.test(headings.at(-1) ?? '');

/** "We also recommend setting up alerts", wherever it stands: more than to take the newest version. */
const isRecommendation = (passage: Passage): boolean =>
  /\bwe (?:also |strongly |highly )*(?:recommend|advise|encourage)\w* (?:that )?(?:(?:you|users|to|using|all) ){0,3}(?:install|set|enabl|run|pin|verif|configur|review|restrict|isolat|limit|deploy|rotat)\w*/i.test(
    passage.text,
  ) &&
  !/report|disclos|encrypt|latest|newest|most recent/i.test(passage.text) &&
  !under(passage, 'reporting', 'reportContents', 'contributors', 'outOfScope', 'researcherRules', 'contact');
