import type { CodePractices } from '../../facts/code-practices/code-practices.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import type { Answer } from '../contract.ts';
import { unaccounted } from '../speech/unaccounted.ts';
import { asked, kept, placed } from './answers.ts';

/** "The token file is written with mode 0600": is a file of that name written so that only its owner reads it? What is written otherwise is not looked for. */
export const fileModeClaim = ({ text, polarity, modality, fromCode, subject }: Statement, codePractices: CodePractices): Answer | undefined => {
  if (fromCode || polarity !== 'asserts' || modality !== 'fact' || subject.startsWith('policy/') || !ofFiles.test(text)) return undefined;
  const modes = [...new Set([...text.matchAll(mode)].map(([, digits = '']) => digits))];
  if (modes.length === 0) return undefined;
  const lines = codePractices.of('owner-only').filter(({ note }) => modes.every((digits) => note.includes(digits)));
  // What the file is for has to stand where it is written.
  const named = unaccounted(text, [mode, around]);
  const shown = named.length === 0 ? [] : lines.filter(({ path, note, next = '' }) => unaccounted(text, [mode, around], `${path} ${note} ${next}`).length === 0);
  if (shown.length > 0) return kept(null, shown.slice(0, 4).map(placed('wired')));
  return lines.length > 0 ? asked(null, 'Files are written with this mode. Are these the ones that are meant?', lines.slice(0, 4).map(placed('wired'))) : undefined;
};

const mode = /(?<![\w.])[`]?0?o?([67]00)[`]?(?!\w|\.\d)/gi;
const ofFiles = /\b(?:files?|folders?|director(?:y|ies)|permissions?|modes?|chmod)\b/i;
const around =
  /\b(?:files?|folders?|director(?:y|ies)|permissions?|modes?|chmod|created?|creates|written|writes?|stored?|stores|saved?|saves|kept|persisted|set|restricted|restrictive|owner(?:-only)?|only|readable|read|writable|write|user|disk|local(?:ly)?|unix|on|atomic(?:ally)?|tight)\b/gi;
