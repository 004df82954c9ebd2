import type { CodePractices } from '../../facts/code-practices/code-practices.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import type { Answer } from '../contract.ts';
import { unaccounted } from '../speech/unaccounted.ts';
import { asked, kept, placed } from './answers.ts';

/** "The token file is written with mode 0600": is a file of that name written so that only its owner reads it, and nowhere otherwise? */
export const fileModeClaim = ({ text, polarity, modality, fromCode, subject }: Statement, codePractices: CodePractices): Answer | undefined => {
  if (fromCode || polarity !== 'asserts' || modality !== 'fact' || subject.startsWith('policy/') || !ofFiles.test(text)) return undefined;
  const modes = [...new Set([...text.matchAll(mode)].map(([, digits = '']) => digits))];
  if (modes.length === 0) return undefined;
  const lines = codePractices.of('owner-only').filter(({ note }) => modes.every((digits) => note.includes(digits)));
  const named = unaccounted(text, [mode, around]);
  const isOfFolder = /\b(?:folders?|director(?:y|ies))\b/i.test(text) && !/\bfiles?\b/i.test(text);
  const open = (isOfFolder ? [] : codePractices.of('file-written')).filter(
    (one) => !lines.some(({ path, line, note }) => path === one.path && /chmod/i.test(note) && line >= one.line && line <= one.line + 6),
  );
  // What the file is for has to stand where it is written, or be what its file of code is for, which writes nothing else.
  const isShown = (seen: string): boolean => unaccounted(text, [mode, around], seen).length === 0;
  const shown =
    named.length === 0 ? [] : lines.filter(({ path, note }) => !someTimes.test(note) && (isShown(note) || (isShown(`${path} ${note}`) && !open.some((one) => one.path === path))));
  const others = open.filter(({ path, note }) => (shown.some((line) => line.path === path) ? isShown(note) : isShown(`${path} ${note}`)));
  if (shown.length > 0 && others.length > 0)
    return asked(null, 'It is written with this mode, and elsewhere without. Is that the same file?', [...shown, ...others].slice(0, 4).map(placed('seen')));
  if (shown.length > 0) return kept(null, shown.slice(0, 4).map(placed('wired')));
  return lines.length > 0 ? asked(null, 'Files are written with this mode. Are these the ones that are meant?', lines.slice(0, 4).map(placed('wired'))) : undefined;
};

/** What is only read makes no file, and what hangs on a condition may not. */
const someTimes = /O_RDONLY|^\s*\}?\s*(?:else\s)?if\b/;
const mode = /(?<![\w.])[`]?0?o?([67]00)[`]?(?!\w|\.\d)/gi;
const ofFiles = /\b(?:files?|folders?|director(?:y|ies)|permissions?|modes?|chmod)\b/i;
const around =
  /\b(?:files?|folders?|director(?:y|ies)|permissions?|modes?|chmod|created?|creates|written|writes?|stored?|stores|saved?|saves|kept|persisted|set|restricted|restrictive|owner(?:-only)?|only|readable|read|writable|write|user|disk|local(?:ly)?|unix|on|atomic(?:ally)?|tight)\b/gi;
