import type { Statement } from '../../facts/security-policy/statement.ts';
import { expression } from '../../long-expression.ts';

/** Below "Security measures" the name of a control says that it is there; below "Troubleshooting" or "Variables" it says nothing. */
export const namesMeasures = ({ headings, lead, text, isTicked }: Statement): boolean => {
  if (isOtherwise({ headings })) return false;
  if (isTicked || tick.test(text)) return true;
  if (toCome.test(lead) || headings.some((heading) => toCome.test(heading))) return false;
  return headings.length === 0 || measures.test(headings.join('\n'));
};

/** Below "Troubleshooting" and "Variables". */
export const isOtherwise = ({ headings }: Pick<Statement, 'headings'>): boolean => otherwise.test(headings.slice(1).at(-1) ?? '');

/** Below "Installation" or "Usage" somebody is told to do it, step by step. */
export const isInstruction = ({ headings }: Pick<Statement, 'headings'>): boolean => stepByStep.test(headings.slice(1).at(-1) ?? '');
const stepByStep = /\binstall\w*|\busage\b|getting started|prerequisites?\b|tutorial|troubleshoot|\bexamples?\b|\bsteps\b|\bcommands?\b|local development/i;

const tick = /^[\s\-*|]*(?:✅|✓|✔|☑|:white_check_mark:)/u;

const measures = expression('i')`
    secur|secure|protect|measure|feature|control|harden|auth|crypto|encrypt|header|middleware|limit|validat|access|session|passw|token
    |secret|data|privacy|network|transport|infrastructure|\bapi\b|backend|server|\bweb\b|application|architecture|implement|logging|audit
    |monitor|\bcors\b|\bcsp\b|csrf|\bxss\b|injection|defen[cs]e|safeguard|layers?\b|practices?|sicher|schutz|segur|sécur|proteg|защит
    |безопас|安全|保护|保護|防护|セキュリティ|보안
  `;

const toCome =
  /roadmap|\bto (?:add|implement|build|come)\b|\blater\b|milestones?\b|🚧|\bto-?do\b|\bplan(?:s|ned)?\b|\brecommend|\bsuggest|remaining|missing|improve|\bmust add\b|before (?:you|production|deploy)|短期|中期|长期|未来|计划|今後|予定|future|próxim|futur/i;

/** What stands below is to be looked at, to be set, to be tried or to be guarded against, and says nothing of what is there. */
const otherwise = expression('i')`
    troubleshoot|\berrors?\b|\bissues\b|symptom|\btest(?:s|ing|ed)?\b
    |(?<!\b(?:e-?mail|phone|identity|signature|token|account|id|age|webhook|password|code|domain|certificate|integrity)[ ])verif(?:y|ication)
    |incident|respond|\bresponses?\b(?! headers?)|report|references?\b
    |resources\b|examples?\b|\boptional\b|variables?\b|(?<!-)\boptions?\b|settings\b|\bfaq\b|questions?\b|\brisks?\b|\bthreats?\b|\battacks?\b
    |vulnerab|limitation|\bknown\b(?! (?:security )?(?:controls|measures|features|protections|safeguards))|scope\b|migration|change ?log|maintenance|\breview\b|\bfiles\b
    |^\W*(?:related |further |additional |more )?documentation\W*$|\binstall\w*|getting started|prerequisites?\b|tutorial|local development
    |commands?\b|setup\b|usage\b|steps\b|compliance|\bstandards?\b(?! (?:enforced|implemented|applied|in (?:place|force)))|owasp
  `;
