import { kindOf } from '../../../facts/code-practices/file-kinds.ts';
import type { UploadTypes } from '../../../facts/code-practices/upload-types.ts';
import type { Statement } from '../../../facts/security-policy/statement.ts';
import { expression } from '../../../long-expression.ts';
import type { Answer } from '../../contract.ts';
import { unaccounted } from '../../speech/unaccounted.ts';
import { asked, broken, kept, placed, stronger } from '../answers.ts';

const rule = 'api/upload-validation';

/** "Only JPEG and PNG files can be uploaded": are these the kinds of files that the code lists, and no others? */
export const uploadKindClaim = ({ text, polarity, modality, fromCode, subject }: Statement, { lists, open }: UploadTypes): Answer | undefined => {
  const isFact = modality === 'fact' || (modality === 'hedge' && /\bonly\b/i.test(text));
  if (fromCode || !isFact || polarity === 'denies' || polarity === 'promises' || subject.startsWith('policy/')) return undefined;
  if (!ofUploads.test(text) || !limits.test(text) || excludes.test(text)) return undefined;
  const said = new Set(
    [...text.matchAll(/(?<![\w/])(?:image\/|application\/)?\.?([a-z\d]{2,5})(?:s\b)?(?![\w-])/gi)].flatMap(
      ([, name = '']) => kindOf(name) ?? kindOf(name.replace(/s$/i, '')) ?? [],
    ),
  );
  if (said.size === 0 || lists.length === 0) return undefined;
  const more = lists.filter(({ types }) => types.some((type) => !said.has(type)));
  const less = lists.filter(({ types }) => [...said].some((type) => !types.includes(type)));
  const places = lists.slice(0, 6).map(placed('wired'));
  const kinds = [...said].join(', ');
  if (lists.every(({ isChecked }) => !isChecked)) return asked(rule, 'The kinds of files are listed. Is what is not on the list refused?', lists.slice(0, 6).map(placed('seen')));
  if (more.length === 0 && less.length === 0) {
    if (lists.some(({ isChecked }) => !isChecked)) return asked(rule, 'These are the kinds. Is what is not on each list refused?', places);
    if (open.length > 0) return asked(rule, 'These are the kinds. Does another place take any kind of file?', open.slice(0, 6).map(placed('seen')));
    const left = unaccounted(text, [kindNames, around]);
    return left.length === 0 ? kept(rule, places) : asked(rule, `These are the kinds. Is what else the policy says of it true (“${left.slice(0, 3).join(' ')}”)?`, places);
  }
  const [first] = more;
  // Of several lists each may be for something else.
  if (first && more.length === lists.length && lists.every(({ types }) => types.join() === first.types.join()))
    return broken(
      rule,
      `The policy says ${kinds}; the code takes ${first.types.join(', ')}.`,
      places.map((place) => ({ ...place, stage: 'contradicts' })),
    );
  if (!first && less.length === lists.length) return stronger(rule, `The code takes fewer kinds than ${kinds}. Should the sentence be brought up to date?`, places);
  return asked(rule, `Is it ${kinds} wherever files are taken? Not each list says so.`, places);
};

const ofUploads = /\b(?:uploads?|uploaded|uploading|attachments?|attached|avatars?|profile (?:pictures?|images?))\b/i;
const limits = /\bonly\b|\b(?:limited|restricted) to\b|\ballow(?:ed|s|list)?\b|\baccept(?:ed|s)?\b|\bmust be\b/i;
const excludes = /\bexcept|\bother than\b|\bsuch as\b|\be\.g\b|\bfor example\b|\blike\b|\betc\b|\b(?:not|never|no)\b|n['’]t\b/i;
const kindNames =
  /(?<![\w/])(?:image\/|application\/)?\.?(?:jpe?g|png|gif|webp|svg|bmp|tiff?|heic|avif|ico|pdf|docx?|xlsx?|pptx?|odt|ods|csv|txt|rtf|md|json|xml|zip|mp3|wav|ogg|mp4|webm|mov|epub)s?(?![\w-])/gi;
const around = expression('gi')`
    \b(?:
      only|uploads?|uploaded|uploading|files?|images?|photos?|pictures?|documents?|attachments?|attached|avatars?|profile|user|types?|formats?
      |mime|extensions?|limited|restricted|allowed|allows?|allowlist|accepted|accepts?|can|may|must|validated|validation|checked|by|users
    )\b
  `;
