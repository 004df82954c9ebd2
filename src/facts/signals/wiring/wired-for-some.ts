import type { Reading } from '../code-reading.ts';
import { fileOf } from '../routes/mounts.ts';

/** What is wired together with such a name of another file is there for some requests only. */
export const withLeaving = (readings: readonly Reading[]): readonly Reading[] => {
  const byPath = new Map(readings.flatMap(({ path, code }) => (code.leaving ? [[path, code.leaving] as const] : [])));
  if (byPath.size === 0) return readings;
  // Go names the package of another file, and no path of it.
  const ofGo = readings.flatMap(({ code }) => (code.language === 'go' ? (code.leaving ?? []) : []));
  const files = new Set(readings.map(({ path }) => path));
  return readings.map((reading) => {
    const { path, code } = reading;
    const names = new Set(
      code.modules
        .flatMap(({ local, module, isWhole }) => {
          const leaving = byPath.get(fileOf(files, path, module) ?? '') ?? [];
          return isWhole ? leaving : leaving.filter((name) => name === local);
        })
        .concat(code.leaving ?? [], code.language === 'go' ? ofGo : []),
    );
    if (names.size === 0) return reading;
    const isLeft = (all: readonly string[]): boolean => all.some((name) => names.has(name));
    return { ...reading, code: { ...code, wired: code.wired.map((wired) => (wired.some || !isLeft(wired.names) ? wired : { ...wired, some: true as const })) } };
  });
};
