import type { CodePractices } from '../../../facts/code-practices/code-practices.ts';
import type { ResponseHeaders } from '../../../facts/responses/response-headers.ts';
import type { Statement } from '../../../facts/security-policy/statement.ts';
import { expression } from '../../../long-expression.ts';
import type { Answer, ContractEvidence } from '../../contract.ts';
import { exceptions } from '../../speech/exceptions.ts';
import { unaccounted } from '../../speech/unaccounted.ts';
import { asked, broken, kept, placed } from '../answers.ts';

const rule = 'network/csp';

/** "CSP without unsafe-inline and unsafe-eval": does none of them stand in the policy that is sent? */
export const cspSourceClaim = (statement: Statement, { all }: ResponseHeaders, codePractices: CodePractices): Answer | undefined => {
  const { text, fromCode, modality, polarity, headings } = statement;
  if (fromCode || modality !== 'fact' || polarity === 'promises' || polarity === 'advises') return undefined;
  if (!ofPolicy.test([text, headings.at(-1) ?? ''].join('\n'))) return undefined;
  const denied = without.exec(text)?.[0];
  if (denied === undefined) return undefined;
  const words = ['inline', 'eval'].filter((word) => denied.toLowerCase().includes(word));
  const isNamed = (line: string): boolean => words.some((word) => line.includes(`unsafe-${word}`)) && !isOfOther(text, line);
  // The value has quotes of its own: the line has the whole of it, where it is not cut short.
  const sent = all.filter(({ name, note }) => name === 'content-security-policy' && /-src\b/.test(note));
  const inHeaders = sent.filter(({ note }) => isNamed(note)).map(placed('contradicts'));
  const inCode = codePractices.of('csp-unsafe').filter(({ note }) => isNamed(note));
  const found: readonly ContractEvidence[] = [...inHeaders, ...inCode.map(placed('contradicts'))];
  const [first] = found;
  // Of what stands on a line of its own nobody knows the directive.
  if (first && !exceptions.test(text) && !(scripts.test(text) && found.every(({ note }) => !directive.test(note))))
    return broken(rule, `The policy that is sent has it: “${first.note}”.`, found.slice(0, 5));
  const unsure = [...found, ...codePractices.of('csp-unsafe-sometimes').filter(({ note }) => isNamed(note))];
  if (unsure.length > 0) return asked(rule, 'It stands in the policy here. Is that only for development, or for something else?', unsure.slice(0, 5).map(placed('seen')));
  if (sent.length === 0 || sent.some(({ note }) => note.length >= longest)) return undefined;
  const places = sent.slice(0, 5).map(placed('wired'));
  const left = unaccounted(text, [without, ofPolicy, /\b(?:headers?|strict|polic(?:y|ies)|sources?|scripts?|directives?)\b/gi]);
  return left.length === 0 ? kept(rule, places) : asked(rule, `It is not there. Is what else the policy says of it true (“${left.slice(0, 3).join(' ')}”)?`, places);
};

/** As much as is kept of a line. */
const longest = 110;

const ofPolicy = /\bcsp\b|content[- ]security[- ]policy|\b(?:script|style|default)-src\b/i;
const without = expression('iu')`
    (?<![\p{L}-])(?:
      no|without|never(?: \w+)?|(?:does|do)(?: not|n['’]t) (?:use|allow|contain|need)|forbids?|disallows?|ohne|sans|sin|sem|senza
    )(?: any| use of)? ['"\x60]?unsafe-(?:inline|eval)['"\x60]?(?:
      (?: ?[/,|&] ?| and | or | nor | und | oder | et | y | e )['"\x60]?(?:unsafe-)?(?:inline|eval)['"\x60]?
    )?
  `;
const scripts = /\bscripts?\b|\bscript-src\b/i;
const styles = /\bstyles?\b|\bstyle-src\b/i;
const directive = /\b(?:script|style|default)-?src\b/i;

/** A line of another directive than the one that the sentence names. */
const isOfOther = (text: string, line: string): boolean => {
  const [ofScripts, ofStyles] = [scripts.test(text), styles.test(text)];
  if (ofScripts === ofStyles) return false;
  const own = /[;,]/.test(line) ? (line.split(/[;,]/).find((part) => /unsafe-/.test(part) && directive.test(part)) ?? line) : line;
  return ofScripts ? /\bstyle-?src/i.test(own) && !/\b(?:script|default)-?src/i.test(own) : /\bscript-?src/i.test(own) && !/\b(?:style|default)-?src/i.test(own);
};
