import { bare, type Phrase } from './phrase.ts';

const unknown = '(?:unknown|unexpected|undeclared|extra|additional|superfluous|non-?whitelisted|unrecogni[sz]ed|undefined)';
const fields = '(?:properties|fields|keys|parameters|attributes|members)';
const inBodies =
  /\b(?:request|json|bod(?:y|ies)|payloads?|inputs?|in|from|by|global(?:ly)?|validation(?: ?pipes?)?|pipes?|validators?|dtos?|schemas?|models?|whitelist(?:ing)?|errors?|silently|before|handlers?|reach\w*|them)\b/gi;

/** What policies say of the fields that a request may have. */
export const inputPhrases: readonly Phrase[] = [
  ...bare(
    'api/input-validation',
    'unknown-refused',
    new RegExp(
      String.raw`\b${unknown} ${fields}\b[^.;|]{0,40}\b(?:(?:are|is|get) (?:\w+ly )?(?:rejected|refused|forbidden|denied|not allowed)|(?:causes?|leads? to|is) an error)\b|\b(?:rejects?|refuses?|forbids?|denies) (?:\w+ with )?${unknown} ${fields}\b`,
      'i',
    ),
    inBodies,
  ),
  ...bare(
    'api/input-validation',
    'unknown-stripped',
    new RegExp(
      String.raw`\b${unknown} ${fields}\b[^.;|]{0,40}\b(?:are|is|get) (?:\w+ly )?(?:stripped|removed|dropped|discarded|ignored)\b|\b(?:strips?|removes?|drops?|discards?|ignores?) ${unknown} ${fields}\b`,
      'i',
    ),
    inBodies,
  ),
  ...bare(
    'api/input-validation',
    'global-pipe',
    /\bglobal(?:ly)?(?: applied| registered)? (?:`?validation ?pipes?`?)/i,
    /\b(?:nestjs|nest|incoming|all|requests?|inputs?|bod(?:y|ies)|data|validat(?:es?|ed|ion)|pipes?|every|each|payloads?|dtos?)\b/gi,
  ),
];
