import type { Candidate } from '../candidate.ts';
import { isPlaceholder, isReference } from '../values/stand-in.ts';
import { userAndPassword } from '../values/user-and-password.ts';
import { isRandom } from '../values/value-shape.ts';
import { basicCredential } from './headers.ts';
import { knownFiles as filesOfPrograms, type KnownFile } from './known-file-grammars.ts';
import { userLists } from './user-list-grammars.ts';

const knownFiles: readonly KnownFile[] = [...filesOfPrograms, ...userLists];

/** Most files are none of them, which one look tells. */
const mayBeKnown = new RegExp(knownFiles.map((file) => file.path.source).join('|'), 'i');

export const isKnownFile = (path: string): boolean => mayBeKnown.test(endOf(path)) && knownFiles.some((file) => file.path.test(path));

/** The name and the two folders above it, which is more than any of them is told by: at every folder of a deep path they all begin anew. */
const endOf = (path: string): string => {
  let cut = path.length;
  for (let parts = 0; parts < 3 && cut > 0; parts++) cut = path.lastIndexOf('/', cut - 1);
  return cut <= 0 ? path : path.slice(cut + 1);
};

export const knownFileCandidates = (path: string, text: string): readonly Candidate[] =>
  knownFiles
    .filter((file) => file.path.test(path))
    .flatMap((file) =>
      sectionsOf(text.slice(0, 1024 * 1024), file.section).flatMap(([part, from]) =>
        [...part.matchAll(file.grammar)].flatMap((match) => {
          const value = match.groups?.['secret'] ?? '';
          const [start, end] = match.indices?.groups?.['secret'] ?? [0, 0];
          return judge(file, value, from + start, from + end) ?? [];
        }),
      ),
    );

const sectionsOf = (text: string, section: RegExp | undefined): readonly (readonly [string, number])[] =>
  section === undefined ? [[text, 0]] : [...text.matchAll(section)].map((match) => [match[0], match.index] as const);

const judge = (file: KnownFile, value: string, start: number, end: number): Candidate | undefined => {
  if (!file.hashed && (isPlaceholder(value, 'password') || isReference(value))) return undefined;
  const pair = file.detector === 'docker-auth' || file.detector === 'npmrc-auth' ? userAndPassword(value) : undefined;
  if (pair && basicCredential(value, start) === undefined) return undefined;
  if (file.detector === 'docker-auth' && !pair) return undefined;
  const plain = pair?.password ?? value;
  return {
    start,
    end,
    value: plain,
    detector: file.detector,
    name: file.name,
    by: 'known-file',
    severity: file.hashed || !isRandom(plain) ? 'medium' : 'high',
    confidence: file.hashed || isRandom(plain) ? 'high' : 'medium',
    reasons: ['the file exists to hold credentials', file.hashed ? 'it is a hash, which can be guessed offline' : 'it stands where the format keeps the password'],
  };
};
