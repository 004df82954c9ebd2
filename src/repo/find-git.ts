import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import path from 'node:path';

/** The absolute path of git on PATH, leaving out relative entries and every folder inside the audited tree; undefined when there is none. */
export const findGit = (auditedTree: string): string | undefined => {
  const tree = realpathSync(auditedTree) + path.sep;
  const names = process.platform === 'win32' ? ['git.exe'] : ['git'];
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    if (!path.isAbsolute(folder)) continue;
    for (const name of names) {
      const candidate = path.join(folder, name);
      if (isProgram(candidate) && !realpathSync(candidate).startsWith(tree) && !`${realpathSync(folder)}${path.sep}`.startsWith(tree)) return candidate;
    }
  }
  return undefined;
};

const isProgram = (candidate: string): boolean => {
  try {
    accessSync(candidate, constants.X_OK);
    return statSync(candidate).isFile();
  } catch {
    return false;
  }
};
