import { expression } from '../../../long-expression.ts';
import { type Passage, wordsOf } from '../passage.ts';
import { brokenOnPurpose, calledLimitation, fixedByNow, limitation, notRelied } from '../vocabulary/limitation.ts';
import { vulnerability } from '../vocabulary/reports.ts';
import type { Section } from '../vocabulary/section-signs.ts';
import { fromFirstWord } from '../words.ts';
import { isDirective } from './directive.ts';
import { lacksProtection, noTerms } from './lacking-protection.ts';
import { doNotDisclose } from './no-public-issue.ts';
import { isRefused } from './out-of-scope.ts';
import { clausesOf, type Finder, inner, under } from './scene.ts';

/** Whatever stands below "Known limitation: …" is one, but that there is none. */
const isBelowKnown = ({ headings, text }: Passage): boolean =>
  /\bknown|\baccepted|\bresidual|restrisik|résiduel|residuale?s|resíduais|остаточн|残余|残存|bekannte|connu|conocid|conhecid|известн|已知|既知|알려진|not[ei] e|znane|bilinen/i.test(
    headings.slice(-2).join(' '),
  ) && text.length > (/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(text) ? 12 : 30);

/** "There are no known limitations." */
const saysNone = (text: string): boolean => /^(?:none|(?:there (?:are|is) )?(?:currently )?no (?:publicly )?known)\b/i.test(fromFirstWord(text));

/** What is asked of readers, of reports or of us is no property of the software. */
const procedures: readonly Section[] = [
  'outOfScope',
  'reporting',
  'reportContents',
  'expect',
  'supported',
  'contributors',
  'noPublic',
  'safeHarbor',
  'researcherRules',
  'pastVulnerabilities',
  'bounty',
  'credit',
  'contact',
  'announcements',
  'disclosure',
  'process',
  'dependencies',
];
const command = /^(?:please|do not|don[’']t|never|always|ensure|make sure|avoid|use|if|when|unless)\b/i;
const obligation =
  /\b(?:should|must|shall|may|might)\b|[请請勿]|不要|してください|しないで|하지 ?마|하세요|십시오|должн|следует|используйте|sollte|müssen|devez|\bdoit\b|\bdeben?\b|\bdevem?\b|\bdev(?:e|ono|i)\b|powin|należy|[:：]$/i;

/** "Never silently replaces it" and "n'écrit qu'après la validation" say what is kept. */
const isAssurance = (clause: string): boolean =>
  /silent|(?:not|never) trusted|silencieu|silencios|stillschweig|молча|静默|悄悄|黙って/i.test(clause) ||
  /\bn(?:e |[’'])(?:(?!pas\b|jamais|aucun|plus\b)[^.;]){0,80}\bqu(?:e |[’'])/i.test(clause);

/** What they cannot do is a protection. */
const attacker = /attacker|adversar|angreifer|attaquant|atacante|атакующ|злоумышлен|нарушител|攻击者|攻撃者|공격자/i;

/** "The broker is not authenticated", said of the software and not to anybody. */
const isUnprotected = (passage: Passage): boolean =>
  lacksProtection.test(passage.text) &&
  // What is a weakness, in a list of those that count.
  !(passage.kind === 'item' && /in[- ]scope/i.test(passage.headings.at(-1) ?? '')) &&
  !under(passage, ...procedures) &&
  !isCriterion(passage) &&
  !noTerms.test(passage.text) &&
  !doNotDisclose.test(passage.text) &&
  // A row of a table of risks, and what is asked of those who run it.
  !(under(passage, 'users', 'deployment') && (passage.kind === 'row' || isDirective(passage.text))) &&
  !command.test(fromFirstWord(passage.text)) &&
  !(under(passage, 'scope') && (isDirective(passage.text) || isRefused(passage.text))) &&
  clausesOf(passage.text).some((clause) => lacksProtection.test(clause) && !obligation.test(clause) && !attacker.test(clause) && !isAssurance(clause));

/** "To be considered a vulnerability: it cannot be mitigated by …" */
const isCriterion = ({ kind, leads }: Passage): boolean => kind === 'item' && vulnerability.test(leads.at(-1) ?? '');

const mayExpose = expression('i')`
  (?:debug|core|dump|log|artifact|artefact|crash)\w*\b[^.]{0,60} may (?:still )?(?:contain|expose|leak|include|reveal)[^.]{0,60}(?:
    (?<!non-)sensitive|confidential|private|secret|un-?sanitized|personal
  )|\bno (?:audit|software|system)\b[^.]{0,40}(?:guarantee|is (?:perfect|100|completely secure))
  |(?:not|n[’']t)\b[^.]{0,80}secure[- ]by[- ]default|at (?:your|their) own risk|disclaims? all warrant|\bno warrant(?:y|ies)\b
  |(?:do not|don[’']t) consider [^.]{0,60}\b(?:safe|secure)\b|you assume all risks|(?:as[- ]is|"as is")[^.]{0,40}without warrant
`;

const unprotected = expression('i')`
  \b(?:does not|is not|are not|cannot|do not|has \W*not)\b[^.]{0,60}(?:
    protect (?:against|you|from)|guarantee|defend against|a security (?:boundary|feature|mechanism|product|tool)|designed (?:to|for)|sandbox
    |safe (?:for|to)|been (?:\w+ )?audited|undergone|secure against|harden
  )|not (?:considered |a )?(?:\w+ )?security boundar|no security guarantee|at your own risk
`;

/** "Submission does not guarantee that a report is valid." */
const ofReportsOnly = /\b(?:submission|submitting|report(?:ing)?)\b[^.]{0,20}\b(?:does|do) not guarantee/i;

/** "Reported vulnerabilities can be found on …", with a list of them behind the link. */
const listsPastOnes =
  /\b(?:reported|known|past|previous|fixed|disclosed|historical) (?:security )?(?:vulnerabilit(?:y|ies)|advisories|cves|issues)\b[^.]{0,40}\b(?:can be (?:found|seen|viewed)|(?:are|is) (?:listed|found|available|documented|tracked|published))\b/i;
const ofPastOnes = /cve\.mitre|cve\.org|cvedetails|nvd\.nist|osv\.dev|\/security\/advisories(?!\/new)|vulndb|security\.snyk\.io/i;

/** "If it turns out to be a known limitation, you get an explanation." */
const condition = /^(?:if|when|wenn|falls|sollte|si|lorsque|se|quando|если|когда|jeśli|gdy)\s[^,]{0,200},|^(?:如果|若)[^，,]{0,100}[，,]/iu;

export const knownLimitations: Finder = (scene) => {
  const prose = scene.prose.filter((passage) => !saysNone(passage.text));
  return (
    prose.find(
      (passage) =>
        inner(passage) === 'limitations' &&
        !under(passage, 'reportContents') &&
        (passage.kind !== 'sentence' || limitation.test(passage.text) || isBelowKnown(passage)) &&
        passage.text.length > 8,
    ) ??
    prose.find(
      (passage) =>
        notRelied.test(passage.text) &&
        !ofReportsOnly.test(passage.text) &&
        !(under(passage, 'scope') && isRefused(passage.text)) &&
        !isAssurance(passage.text) &&
        !/^(?:the )?(?:maintainers?|we|our|authors?|team)\b/i.test(fromFirstWord(passage.text)) &&
        !under(passage, 'outOfScope', 'reporting', 'reportContents', 'expect', 'contributors', 'safeHarbor'),
    ) ??
    prose.find((passage) => under(passage, 'limitations') && limitation.test(passage.text) && !under(passage, 'outOfScope', 'reporting')) ??
    prose.find(
      (passage) =>
        under(passage, 'pastVulnerabilities') &&
        (/CVE-\d{4}-\d+|GHSA-|(?:fixed|patched|affected|resolved) in|advisor|https?:/i.test(wordsOf(passage)) || (passage.kind !== 'sentence' && fixedByNow.test(passage.text))) &&
        !under(passage, 'reporting'),
    ) ??
    prose.find((passage) => /CVE-\d{4}-\d{4,}|GHSA-[\w-]{14}/.test(wordsOf(passage)) && passage.kind !== 'sentence' && !under(passage, 'reporting', 'reportContents')) ??
    prose.find(
      (passage) =>
        unprotected.test(passage.text) &&
        !under(passage, 'outOfScope', 'reporting', 'expect', 'bounty', 'credit', 'contact', 'supported', 'safeHarbor', 'researcherRules') &&
        !/guarantee (?:a )?(?:response|that (?:we|an?|the|your)|any|fix|time)/i.test(passage.text) &&
        !ofReportsOnly.test(passage.text),
    ) ??
    prose.find((passage) => /\b(?:due to|by) (?:the |its )?(?:very )?(?:design|nature)\b[^.]{0,200}\b(?:arbitrary code|cannot|no way)\b/i.test(passage.text)) ??
    prose.find(
      (passage) =>
        /\b(?:is|are|remains?) (?:currently |still )?un(?:authenticated|encrypted|signed|audited|protected|sandboxed)\b|\b(?:is|are) (?:currently )?not (?:\w+ )?(?:saniti[sz]ed|validated|escaped|encrypted|authenticated|rate[- ]limited|signed|verified)\b/i.test(
          passage.text,
        ) && !under(passage, 'outOfScope', 'reporting', 'expect', 'supported', 'contributors'),
    ) ??
    prose.find(
      (passage) =>
        /\b(?:passwords?|secrets?|keys?|tokens?|credentials?)\b[^.]{0,40}\b(?:may be|are|is) (?:stored |kept )?(?:in |as )?plain ?text/i.test(passage.text) &&
        !under(passage, 'outOfScope', 'reporting'),
    ) ??
    prose.find(
      (passage) =>
        /\bcan(?: still| also)? (?:observe|see)\b[^.]{0,80}\b(?:metadata|traffic|plain ?text|contents?)\b|\bthis assumes\b[^.]{0,60}\btrusted\b/i.test(passage.text) &&
        !under(passage, 'outOfScope', 'reporting', 'scope'),
    ) ??
    prose.find((passage) => listsPastOnes.test(passage.text) && passage.links.some(({ url }) => ofPastOnes.test(url)) && !under(passage, 'outOfScope', 'announcements')) ??
    prose.find((passage) => calledLimitation.test(fromFirstWord(passage.text).replace(condition, ' ')) && !under(passage, 'reportContents', 'researcherRules')) ??
    prose.find((passage) => /\bhas no way (?:to|of) (?:know|tell|detect|verify|prevent|distinguish)/i.test(passage.text)) ??
    prose.find(isUnprotected) ??
    prose.find((passage) => brokenOnPurpose.test(passage.text) || /\b(?:is|are|as) (?:\w+ ){0,3}accepted (?:risk|trade-?off)s?\b/i.test(passage.text)) ??
    scene.headings.find((heading) => /CVE-\d{4}-\d{4,}|GHSA-[\w-]{14}|\bGO-\d{4}-\d{3,}/.test(heading.text)) ??
    prose.find((passage) => mayExpose.test(passage.text) && !under(passage, 'outOfScope'))
  );
};
