import { isTelling, lineEndAmong } from '../init/line-end.ts';
import type { Snapshot } from '../repo/snapshot.ts';

/** How the lines of files that are new in this repository are to end. What cannot be read tells nothing. */
export const newLineEnd = async (snapshot: Snapshot): Promise<'\n' | '\r\n'> => {
  const texts = new Map<string, string>();
  await snapshot.visit(
    snapshot.files.filter(({ path, mode }) => mode !== 'symlink' && mode !== 'submodule' && isTelling(path)),
    ({ path }, { bytes }) => texts.set(path, Buffer.from(bytes ?? []).toString('utf8', 0, 100_000)),
    () => {},
  );
  return lineEndAmong(texts);
};
