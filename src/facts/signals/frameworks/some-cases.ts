import { type Branch, branchesIn, type Source, sourceOf } from '../code/branches.ts';
import { closingOf } from '../code/code.ts';

/** A value that a caller has to know, or who calls, is no setting. */
const ofCaller = /key|token|secret|passw|hash|credential|user|session/i;
const ofSetting =
  /\b\w*(?:[cC]onf(?:ig\w*)?|[sS]ettings?|[pP]roperties)\b|(?<!\.)\b[oO]ptions\b|\bcfg\b|\bget_?[eE]nv\b|\$_ENV\b|\benv\(|\bgetProperty\b|\bENVIRONMENT\b|[eE]nabled?\b/;
/** Something was brought, whatever it is: `token != null`, `isset($token)`, `$request->hasHeader('Authorization')`. */
const isBrought =
  /^[\w.()"'\s:$[\]-]{1,120}!==?\s*null$|^(?:isset\(|!\s*empty\(|\$\w+$)|^[^!=<>]{0,120}(?:\bhas\w*|\bisPresent|\bisNotBlank|\bisNotEmpty|isLogged\w*|loggedIn|isAuthenticated)\([^!=<>]{0,80}$|^!\s*\w+\.is(?:Blank|Empty|NullOrEmpty|NullOrBlank)\(\)$|^session\(\)\s*\.\s*get\([^!=<>]{0,80}$|^session\(\s*['"][^!=<>]{0,80}$/;

/**
 * Does this body of a Java, Kotlin or PHP function turn callers away in some cases only: where a setting is on, by some methods, or only those who
 * bring a credential? `refusal` is what turns away.
 */
export const isInSomeCases = (text: string, refusal: RegExp): boolean => {
  const source = sourceOf(text);
  const blocks = [...branchesIn(source, 'node', 0, text.length).map((block) => ({ ...block, asked: block.asked.replaceAll('->', '.') })), ...broughtIn(source)];
  if (blocks.some(({ asked, from, until }) => goesOn.test(text.slice(from, until).slice(0, 80)) && leavesOut(asked))) return true;
  const narrow = blocks.filter(({ asked }) => narrows(asked));
  // What is asked turns nobody away by itself: `if (authEnabled())`. An `else` has the head of its `if`.
  const refusals = [...text.matchAll(new RegExp(refusal.source, `${refusal.flags.replace('g', '')}g`))].filter(
    ({ index }) => !blocks.some(({ head, from, asked }) => isOfSetting(asked) && !asked.startsWith('!(') && head <= index && index < from),
  );
  return narrow.length > 0 && refusals.length > 0 && refusals.every(({ index }) => narrow.some(({ from, until }) => from <= index && index < until));
};

const goesOn = /^\{?\s*(?:\w+\.next\(\)\s*;?\s*)?return\b(?![^;\n]*(?:\b40[13]\b|redirect|[rR]efuse|[uU]nauthori|[fF]orbid|fail))/;

/** Whoever asks by another method, or everybody where a setting says so, goes on. */
const leavesOut = (asked: string): boolean => isOfSetting(asked) || ofMethod.test(asked) || isMethod.test(asked);

/** `ctx.method() == HandlerType.DELETE`: who asks for nothing else, or for all but that. */
const ofMethod = /\b(?:get)?[mM]ethod\b(?:\(\))?\s*(?:(===?)|!==?)(?![\s=]{0,9}[\w.]{0,40}['"]?OPTIONS\b)/;

/** Laravel: `$request->isMethod('delete')` */
const isMethod = /\bisMethod\((?!\s*['"]options)/i;

/** The method of that name is none. */
const isOfSetting = (asked: string): boolean => ofSetting.test(asked.replaceAll(/["']options["']/gi, '')) && !ofCaller.test(asked);

const narrows = (asked: string): boolean => {
  if (asked.includes('||')) return false;
  return asked.split('&&').some((part) => {
    const said = part.trim();
    return isBrought.test(said) || isOfSetting(said) || ofMethod.exec(said)?.[1] !== undefined || (isMethod.test(said) && !said.startsWith('!'));
  });
};

/** Kotlin: `token?.let { … }` is carried out where one was brought. */
const broughtIn = (source: Source): readonly Branch[] =>
  [...source.text.matchAll(/\?\.\s{0,9}(?:let|also|run|apply)\s{0,9}\{/g)].slice(0, 200).flatMap((match): Branch[] => {
    const from = match.index + match[0].length - 1;
    const until = closingOf(source, from);
    return /^\s*\?:/.test(source.text.slice(until, until + 100)) ? [] : [{ asked: 'it != null', head: match.index, from, until }];
  });
