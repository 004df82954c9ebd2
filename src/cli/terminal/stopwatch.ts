import type { Meter } from '../../meter.ts';

/** Adds up, by phase, the milliseconds that each took. Phases within phases count in both. */
export const stopwatch = (): { readonly meter: Meter; readonly lines: () => readonly string[] } => {
  const spent = new Map<string, number>();
  const add = (phase: string, started: number): void => {
    spent.set(phase, (spent.get(phase) ?? 0) + performance.now() - started);
  };
  const meter: Meter = (phase, work) => {
    const started = performance.now();
    const result = work();
    if (result instanceof Promise) void result.finally(() => add(phase, started)).catch(() => {});
    else add(phase, started);
    return result;
  };
  return { meter, lines: () => [...spent].sort((a, b) => b[1] - a[1]).map(([phase, milliseconds]) => `${milliseconds.toFixed(1).padStart(9)} ms  ${phase}`) };
};
