import type { Statement } from '../../../facts/security-policy/statement.ts';
import type { WebApp } from '../../../facts/signals/web-app.ts';
import type { Answer } from '../../contract.ts';
import { unaccounted } from '../../speech/unaccounted.ts';
import { asked, at, broken, kept } from '../answers.ts';

const rule = 'network/cors';

/** "CORS allows only https://app.example.org": is it that, and nothing else, that the code lists? */
export const corsOriginClaim = ({ text, polarity, modality, fromCode, subject }: Statement, web: Pick<WebApp, 'sightings'>): Answer | undefined => {
  if (fromCode || polarity !== 'asserts' || modality === 'future' || subject.startsWith('policy/') || !ofCors.test(text)) return undefined;
  const said = originsIn(text);
  const places = web.sightings('cors').map(({ path, line, args = '' }) => ({ path, line, args, listed: originsIn(args) }));
  if (said.length === 0 && places.length > 0) return inWords(text, places);
  if (said.length === 0 || places.length === 0) return undefined;
  const evidence = places.slice(0, 5).map(({ path, line, listed }) => at(path, line, 'wired', listed.length > 0 ? `lists ${listed.join(', ')}` : 'its origins are made elsewhere'));
  // One that lets everybody in lets in whoever is not named.
  if (places.every(({ args }) => everybody.test(args)) && ofNoOther.test(text))
    return broken(
      rule,
      'Every origin is let in.',
      evidence.map((place) => ({ ...place, stage: 'contradicts' })),
    );
  if (places.some(({ args, listed }) => listed.length === 0 || madeElsewhere.test(args)))
    return asked(rule, 'Are these the origins that are let in? They are made elsewhere.', evidence);
  if (places.some(({ args }) => ofPattern.test(args))) return asked(rule, 'A pattern stands beside the origins that are listed. Whom does it let in?', evidence);
  const listed = places.flatMap((place) => place.listed);
  const contradicting = evidence.map((place) => ({ ...place, stage: 'contradicts' }));
  const missing = said.find((origin) => !listed.includes(origin));
  if (missing !== undefined) return broken(rule, `${missing} is not among the origins that are listed.`, contradicting);
  const more = listed.filter((origin) => !said.includes(origin));
  if (more.length === 0) return kept(rule, evidence);
  // Whoever develops has an origin of their own.
  if (more.every((origin) => /\/\/(?:localhost|127\.0\.0\.1)\b/.test(origin))) return asked(rule, `${more[0]} is let in as well. Is that only for development?`, evidence);
  return ofNoOther.test(text) ? broken(rule, `${more[0]} is let in as well.`, contradicting) : asked(rule, `${more[0]} is let in as well. Is that meant?`, evidence);
};

type Place = { readonly path: string; readonly line: number; readonly args: string; readonly listed: readonly string[] };

/** "CORS is restricted to specific domains", without their names: each list has origins, and nobody else gets in. */
const inWords = (text: string, places: readonly Place[]): Answer | undefined => {
  if (!restricts.test(text)) return undefined;
  const wide = places.filter(({ args, listed }) => listed.length > 0 && letsInMore.test(args));
  if (wide.length > 0)
    return asked(
      rule,
      'Who is let in is not only what is listed. Whom does it let in?',
      wide.slice(0, 5).map(({ path, line }) => at(path, line, 'seen', 'more than a list')),
    );
  if (places.some(({ args, listed }) => listed.length === 0 || madeElsewhere.test(args) || args.includes('*'))) return undefined;
  const away = /\blocalhost\b/i.test(text) ? places.find(({ listed }) => listed.some((origin) => !ofThisMachine.test(origin))) : undefined;
  if (away) return broken(rule, 'An origin of another machine is let in as well.', [at(away.path, away.line, 'contradicts', `lists ${away.listed.join(', ')}`)]);
  const evidence = places.slice(0, 5).map(({ path, line, listed }) => at(path, line, 'wired', `lists ${listed.join(', ')}`));
  const [left] = unaccounted(text, [restricts, around]);
  return left === undefined ? kept(rule, evidence) : asked(rule, `Origins are listed. Is what else the policy says of it true (“${left}”)?`, evidence);
};
/** An expression, a function or `true` beside the list. */
const letsInMore = /[[(,:=]\s{0,9}r?\/(?![/*])|\b(?:regexp?|re\.compile|pattern)|\borigins?["']?\s{0,3}[:=]\s{0,3}(?:true|True)\b|=>|\bfunc(?:tion)?\b|\blambda\b/i;
const ofPattern = /[[(,:=]\s{0,9}r?\/(?![/*])|\bre\.compile\b|\bnew RegExp\b/;
const ofThisMachine = /\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::|$)/;
const restricts = /\b(?:restrict(?:ed|ive|s|ing)?|limit(?:ed|s)?|only|allow-?list(?:ed|s)?|white-?list(?:ed|s)?|no wildcards?)\b/i;
const around =
  /\b(?:cors|cross-origin|polic(?:y|ies)|configur(?:ed|ation)|requests?|resource sharing|origins?|domains?|hosts?|specific|known|trusted|named|explicit(?:ly)?|defined|list(?:ed)?|allowed|allows?|permitted|accepted|set|of|localhost|sites?|front-?ends?|fixed|access|wildcards?|no)\b/gi;

const everybody =
  /^[\s([{]*(?:(?:Arrays\.asList|asList|List\.of|listOf|Collections\.singletonList)\(\s*)?["']\*["']|\b(?:origins?|allow_origins)["']?\s{0,3}[:=]\s{0,3}\[?\s{0,3}["']\*["']/;
const ofCors = /\bcors\b|cross-origin|\borigins?\b/i;
const ofNoOther = /\b(?:only|exclusively|solely|alone|limited|restricted|nobody else|no other|nothing else)\b/i;
/** What is read or computed is not in the list. */
const madeElsewhere = /\benv\b|environ|getenv|config\b|\$\{|process\.|settings\.|\.split\(/i;

const originsIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(/https?:\/\/[\w.*:-]{1,200}/gi)].map(([origin]) => origin.toLowerCase().replace(/[.,:]+$/, ''))),
];
