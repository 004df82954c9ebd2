import { expression } from '../../long-expression.ts';
import { type Phrase, wellDone, wired } from './phrase.ts';

/** Sources that are named, and how the code names them. */
const sources: readonly (readonly [says: RegExp, by: RegExp])[] = [
  [/\bcrypto\/rand\b/i, /crypto\/rand/],
  [/\bcrypto\.randomBytes\b/i, /\brandomBytes\(/],
  [/\bgetRandomValues\b/i, /\bgetRandomValues\(/],
  [/\bSecureRandom\b/i, /SecureRandom/],
  [/\bOsRng\b/i, /OsRng/],
  [/\bos\.urandom\b/i, /\burandom\(/],
  [/\bsecrets(?: module\b|\.token_)/i, /\bsecrets\.|SystemRandom/],
];

/** What draws at random, from the source that is named, where nothing else in the code draws what can be guessed: of "all tokens" nothing is left out then. */
const unguessable: Phrase['evidence'] = ({ codePractices }, text) => {
  const named = sources.filter(([source]) => source.test(text));
  const drawn = codePractices.of('random').filter(({ note }) => named.every(([, by]) => by.test(note)));
  return codePractices.of('random-guessable').length > 0 ? [] : drawn.map(wired);
};

const says = expression('i')`
    \b(?:csprngs?|crypto\/rand(?:\W{1,3}math\/rand (?:is )?(?:never|not) used)?|crypto\.randomBytes(?:\(\))?|crypto\.getRandomValues(?:\(\))?|SecureRandom|OsRng|os\.urandom(?:\(\))?)\b
    |\bsecrets(?: module\b|\.token_\w+(?:\(\))?)|\bcryptographic(?:ally)?[- ](?:secure|strong|safe)(?: pseudo)?[- ]?random(?:ness| numbers?| values?| bytes)?\b
    |\b(?:secure|cryptographic) random (?:number )?generat(?:ion|ors?)\b|\bcryptographically random\b
  `;

const along = expression('gi')`
    \b(?:
      secure|random(?:ness|ly)?|numbers?|values?|generat(?:ion|ed|es?|ors?|ing)|cryptograph(?:y|ic|ically)|operations?|all|every|each|any|only|always
      |exclusively|tokens?|session|sessions|refresh|access|reset|verification|ids?|identifiers?|keys?|api|secrets?|nonces?|salts?|ivs?|ulids?|uuids?
      |request|webhooks?|passwords?|codes?|otps?|invites?|invitations?|serials?|opaque|sensitive|security(?:-?sensitive)?|uses?|drawn|go|node|python|os|module
      |math\/rand(?= (?:is )?(?:never|not))|never|not|where|required?|needed|is
    )\b
  `;

const compares = new RegExp(`${wellDone.source}(?<!secure|strong)|\\b(?:seed|fallback|predict|blind|ephemeral|forward|curve|rsa|ecdsa)\\w*`, 'i');

/** What policies say of how what must not be guessed is drawn. */
export const randomPhrases: readonly Phrase[] = [
  // A rule looks for how the keys of this service are made, and answers first.
  { subject: 'api/key-generation', says, along: [along], compares, evidence: unguessable },
];
