import type { SecondFactors } from '../../../facts/code-practices/second-factors.ts';
import { sectionOf } from '../../../facts/security-policy/sections.ts';
import type { Statement } from '../../../facts/security-policy/statement.ts';
import type { WebApp } from '../../../facts/signals/web-app.ts';
import { expression } from '../../../long-expression.ts';
import type { Answer } from '../../contract.ts';
import { asked, at, kept, placed, stale } from '../answers.ts';

const rule = 'api/authentication';

/** Is there a second factor, where the policy says so, and is there none, where it names that as a limitation? That none was found breaks nothing: a provider may ask for it. */
export const secondFactorClaim = (
  { text, polarity, modality, fromCode, subject, headings, lead }: Statement,
  { checks, mention, recovery }: SecondFactors,
  { searched }: Pick<WebApp, 'searched'>,
): Answer | undefined => {
  if (
    fromCode ||
    modality !== 'fact' ||
    subject.startsWith('policy/') ||
    text.length > longest ||
    more.test(recovery ? text.replace(withCodes, ' ') : text) ||
    [headings.at(-1) ?? '', lead].some((words) => ofEvents.test(words))
  )
    return undefined;
  const kind = /\bTOTP\b|authenticator app/i.test(text) ? 'totp' : /\bwebauthn\b|\bpasskeys?\b|\bfido2?\b/i.test(text) ? 'webauthn' : factor.test(text) ? 'any' : undefined;
  if (kind === undefined) return undefined;
  const evidence = checks
    .filter((check) => kind === 'any' || check.kind === kind)
    .slice(0, 5)
    .map(placeOf);
  if (polarity === 'denies') {
    if (!headings.some((heading) => sectionOf(heading) === 'limitations') || !lacks.test(text)) return undefined;
    if (evidence.length > 0) return stale(rule, 'The code checks a second factor. Should the sentence go?', evidence);
    if (mention) return asked(rule, 'Is there really none? The code speaks of a second factor.', [at(mention.path, mention.line, 'seen', 'speaks of it')]);
    // Where no code was read, none was searched.
    return searched.length === 0 ? undefined : kept(rule, [at('.', null, 'absent', `none of ${searched.length} files of code speaks of a second factor`)]);
  }
  if (polarity !== 'asserts' || evidence.length === 0) return undefined;
  return kept(rule, recovery && withCodes.test(text) ? [...evidence, at(recovery.path, recovery.line, 'wired', 'makes the codes for who has lost it')] : evidence);
};

const withCodes = /\b(?:with|and|plus|including|&|\+) (?:backup|recovery) codes?\b/i;

const longest = 90;
const factor = /\b(?:mfa|2fa)\b|\b(?:two|multi|second)[- ]factor\b|\bautenticaci[oó]n de dos factores|\bautenticação de dois fatores|\bzwei-faktor/i;
const lacks = /^\W*(?:no|without|missing|lacks?|lacking|keine?|sin|sem|pas de|нет)\b|\bnot (?:yet )?(?:implemented|supported|available|included)\b|\bmissing\b/i;
/** Who has to, how it is kept and what stands in for it are other things. */
const more = expression('i')`
    \b(?:
      require\w*|mandatory|enforce\w*|must|admins?|all|every|backup|recovery|codes?|single-use|stor(?:e[ds]?|age|ing)|secrets?|skip\w*
      |trust\w*|prefer\w*|step-?up|bypass\w*|fail\w*|disabl\w*|reset\w*|(?:get|post|put|patch|delete) \/|encrypt\w*|hash\w*|rate|limit\w*
      |attempts?|github|npm|pypi|maintainers?|organi[sz]ation|accounts? of|sms|e-?mails?|whatsapp|voice|push|hardware|u2f|\d+
    )\b
  `;

/** What happens with it is listed below "Events tracked", and where it is asked for below "Endpoints". */
export const ofEvents = /\bevents?\b|\blogg(?:ed|ing)\b|\btracked\b|\bendpoints?\b|\broutes?\b|\balerts?\b/i;

const placeOf = placed('wired');
