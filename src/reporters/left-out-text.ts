import type { Report } from '../report/report.ts';
import { count } from './layout.ts';

/** What nobody should take for audited. */
export const leftOutText = ({ target: { submodules = 0, lfsFiles = 0 } }: Pick<Report, 'target'>): string =>
  [
    ...(submodules > 0 ? [`${count(submodules, 'submodule')}, to be audited in ${submodules === 1 ? 'its own repository' : 'their own repositories'}`] : []),
    ...(lfsFiles > 0 ? [`${count(lfsFiles, 'file')} of Git LFS, of which there may be only a pointer here`] : []),
  ].join('; ');
