type Import = (url: string) => Promise<unknown>;

let own: Import = (url) => import(url);

/** Code that is compiled by node:vm (compiled-code.ts) has no `import()`, so the start of the program hands over its own. */
export const importWith = (other: Import): void => {
  own = other;
};

/** Loads a module that is no part of the program. */
export const importModule: Import = (url) => own(url);
