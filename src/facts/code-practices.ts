import type { FileEntry } from '../repo/snapshot.ts';
import { type Practice, signs, spoken } from './code-practice-signs.ts';
import { defineFact } from './fact.ts';
import { isBrowserPath, isCode } from './signals/language.ts';
import type { SourceFile } from './source-file.ts';
import { noted, uncommented } from './uncommented.ts';
import { canProve } from './zone.ts';

/** Lines of code that do one thing of which policies speak, in any language. */
export interface CodePractices {
  of(practice: Practice): readonly PracticeLine[];
  /** The files of code that were read. */
  readonly searched: readonly string[];
}

export interface PracticeLine {
  readonly path: string;
  readonly line: number;
  readonly note: string;
}

interface Extract {
  readonly found: readonly (Omit<PracticeLine, 'path'> & { readonly practice: Practice })[];
}

export const codePractices = defineFact({
  name: 'codePractices',
  revision: 6,
  selects: (file: FileEntry) => canProve(file) && (isCode(file.path) || /\.(?:vue|svelte)$/.test(file.path)),
  extract: readPractices,
  combine({ extracts }) {
    const all = extracts.flatMap(({ file, value }) => value.found.map((line) => ({ ...line, path: file.path })));
    return {
      of: (practice) => all.filter((line) => line.practice === practice).map(({ path, line, note }) => ({ path, line, note })),
      searched: extracts.map(({ file }) => file.path),
    };
  },
});

const most = 40;

function readPractices(file: SourceFile): Extract {
  if (!file.hasText || !spoken.test(file.text)) return { found: [] };
  const lines = uncommented(file.lines, file.path);
  const isOfBrowser = isBrowserPath(file.path) || /\.(?:[jt]sx|vue|svelte)$/.test(file.path);
  const found = lines.flatMap((line, index) => {
    if (!spoken.test(line) || imports.test(line)) return [];
    const practices = signs.flatMap(([practice, sign]) => (sign.test(line) ? [practice] : []));
    return practices
      .filter((practice) => (!isOfBrowser || ofBrowser.has(practice)) && (!ofPassword.has(practice) || isOfPassword(lines, index, file.path)))
      .map((practice) => ({ practice, ...noted(line, index) }));
  });
  return { found: found.slice(0, most) };
}

const imports = /^\s*(?:import|from|use|using|require_once)\b/;
/** What a browser does beside the server. */
const ofBrowser: ReadonlySet<Practice> = new Set(['markup', 'browser-token', 'lock-named', 'captcha-named', 'reset-named', 'verified-named']);
const ofPassword: ReadonlySet<Practice> = new Set(['upper', 'lower', 'digit', 'special']);

/** The letters that somebody asks of a password, and not of a name: what stands round the line speaks of one. */
const isOfPassword = (lines: readonly string[], index: number, path: string): boolean =>
  password.test(path.slice(path.lastIndexOf('/') + 1)) || lines.slice(Math.max(0, index - 8), index + 9).some((line) => password.test(line));
const password = /passw|passphrase|(?<![a-z])pwd|contrase|senha/i;
