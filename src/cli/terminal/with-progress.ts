import { noProgress, type Progress } from '../../progress.ts';
import { progressLine, showsProgress } from './progress-line.ts';

/** Does the work with a line on standard error that says how far it is. The line is gone before anything else is printed, whichever way the work ends. */
export const withProgress = async <T>(flags: { readonly quiet?: boolean }, work: (progress: Progress) => Promise<T>): Promise<T> => {
  if (!showsProgress(process.stderr, process.env, flags.quiet === true)) return work(noProgress);
  const { progress, redraw, end } = progressLine(process.stderr, () => performance.now());
  const timer = setInterval(redraw, 200);
  // Ctrl-C and `kill` end in process.exit.
  process.once('exit', end);
  try {
    return await work(progress);
  } finally {
    clearInterval(timer);
    process.off('exit', end);
    end();
  }
};
