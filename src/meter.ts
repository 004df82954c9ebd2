/** Runs a piece of work and may note how long it took, for `--timings`. Work that gives a promise takes until the promise is kept. */
export type Meter = <T>(phase: string, work: () => T) => T;

export const noMeter: Meter = (_, work) => work();
