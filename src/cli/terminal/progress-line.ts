import type { Progress } from '../../progress.ts';
import { truncate } from '../../reporters/layout.ts';

/** What of a stream is needed: standard error, or a stand-in. */
export interface LineStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const quietFor = 1000;
const between = 100;
const erase = '\r\u001b[K';

/**
 * One line that says what long work is at. It shows after a second, is written over and never scrolls, and `end` leaves no trace of it. Much of
 * the work gives timers no turn, so the line is drawn when it is told of a step; `redraw` is for the waits between.
 */
export const progressLine = (stream: LineStream, now: () => number): { readonly progress: Progress; readonly redraw: () => void; readonly end: () => void } => {
  const started = now();
  let drawn = '';
  let drawnAt = Number.NEGATIVE_INFINITY;
  let latest = '';
  let ended = false;
  const redraw = (): void => {
    const time = now();
    if (ended || latest === '' || time - started < quietFor || time - drawnAt < between) return;
    // One cell is left free: in the last one a terminal may begin a new line.
    const line = truncate(latest, Math.max(10, (stream.columns || 80) - 1), '...');
    if (line !== drawn) stream.write(`\r${line}\u001b[K`);
    drawn = line;
    drawnAt = time;
  };
  return {
    progress: (step, done, of) => {
      latest = `policy-audit: ${step}${of === undefined ? '' : `, ${done} of ${of}`}`;
      redraw();
    },
    redraw,
    end: () => {
      if (drawn !== '') stream.write(erase);
      drawn = '';
      ended = true;
    },
  };
};

/** Only for a person at a terminal: no pipe, no file, no terminal that cannot go back in its line, no log of a CI system. */
export const showsProgress = (stream: LineStream, env: Readonly<Record<string, string | undefined>>, quiet: boolean): boolean =>
  stream.isTTY === true && !quiet && env['TERM'] !== 'dumb' && (env['TERM'] !== undefined || process.platform === 'win32') && !isCi(env);

const ciVariables = ['CI', 'TF_BUILD', 'TEAMCITY_VERSION', 'JENKINS_URL', 'BUILD_NUMBER'];

export const isCi = (env: Readonly<Record<string, string | undefined>>): boolean => ciVariables.some((name) => !['', '0', 'false', undefined].includes(env[name]));
