import type { Signal, Topic } from '../signal.ts';

/** A control that the settings of a framework describe. */
export interface PutControl {
  readonly topic: Topic;
  /** The middleware that brings it. */
  readonly part: string;
  readonly note: string;
  readonly line: number;
  readonly condition?: string;
  readonly isPartial?: true;
  /** Of CORS: its options. */
  readonly options?: string;
}

/** What one file says of an application whose middleware is listed in its settings: AdonisJS and Strapi. */
export interface StackReading {
  readonly root: string;
  /** The middleware that it puts before all requests. */
  readonly puts: readonly string[];
  readonly controls: readonly PutControl[];
  /** In production these settings stand in the place of the others. */
  readonly ofProduction?: true;
}

type Placed = { readonly path: string; readonly stack: StackReading };

const inForce = (files: readonly Placed[]): readonly Placed[] => {
  const replaced = new Set(files.flatMap(({ stack }) => (stack.ofProduction ? [stack.root] : [])));
  return files.filter(({ stack }) => stack.ofProduction || !replaced.has(stack.root));
};

/** A control of the settings is in use where its middleware is put before requests; beside another application it is not before the requests of that. */
export const stackSignals = (files: readonly Placed[], isAlone: boolean): readonly Signal[] =>
  inForce(files).flatMap(({ path, stack: { root, controls } }, _, all) =>
    controls.map(({ part, options: _, ...control }): Signal => {
      const isPut = all.some(({ stack }) => stack.root === root && stack.puts.includes(part));
      return { ...control, path, stage: isPut ? 'wired' : 'constructed', ...(isAlone || control.topic === 'cors' ? {} : { isPartial: true }) };
    }),
  );

/** The options of CORS, in the words of other libraries. */
export const stackOrigins = (files: readonly Placed[]): readonly { readonly path: string; readonly line: number; readonly args: string; readonly condition?: string }[] =>
  inForce(files).flatMap(({ path, stack: { controls } }) =>
    controls.flatMap(({ line, options, condition }) =>
      options === undefined ? [] : [{ path, line, args: options.replace(/\s+/g, ' ').slice(0, 600), ...(condition === undefined ? {} : { condition }) }],
    ),
  );
