import type { Assigned, Maker } from './credentials.ts';
import type { Found, WebApp } from './web-app.ts';

/** What is stored of a credential: the algorithm on the path that writes it, where it is written and where the algorithm is called. */
export interface StoredHash {
  readonly algorithm: string;
  /** Of bcrypt, where the code gives them as a number. */
  readonly rounds: number | undefined;
  readonly written: Found<Assigned>;
  /** The function that makes it; undefined when it is made on the spot. */
  readonly made: Found<Maker> | undefined;
}

const algorithms = new Set(['md5', 'sha-1', 'sha-256', 'sha-384', 'sha-512', 'pbkdf2', 'scrypt', 'bcrypt', 'argon2id']);

/** Starts at the writes and goes back through at most two calls; functions that only check are never reached. Migrations only move columns. */
export const storedHashes = (web: Pick<WebApp, 'assigned' | 'makers'>): readonly StoredHash[] =>
  web.assigned
    .filter((assigned) => assigned.role === 'hash' && assigned.stores && !/(?:^|\/)(?:migrations?|alembic|versions)\//.test(assigned.path))
    .flatMap((written): StoredHash[] => {
      const direct = written.uses.find((use) => algorithms.has(use));
      if (direct !== undefined) return [{ algorithm: direct, rounds: roundsOf(written.uses), written, made: undefined }];
      const found = madeBy(web.makers, written.callee.split('.').at(-1) ?? '', written.path, 2);
      return found ? [{ algorithm: found.algorithm, rounds: roundsOf(found.maker.uses), written, made: found.maker }] : [];
    });

const roundsOf = (uses: readonly string[]): number | undefined => {
  const rounds = uses.find((use) => use.startsWith('rounds:'));
  return rounds === undefined ? undefined : Number(rounds.slice('rounds:'.length));
};

const madeBy = (makers: readonly Found<Maker>[], name: string, near: string, depth: number): { readonly algorithm: string; readonly maker: Found<Maker> } | undefined => {
  const named = makers.filter((candidate) => candidate.name === name);
  const maker = named.find(({ path }) => path === near) ?? named[0];
  if (!maker) return undefined;
  const algorithm = maker.uses.find((use) => algorithms.has(use));
  if (algorithm !== undefined) return { algorithm, maker };
  if (depth === 0) return undefined;
  return maker.calls.map((call) => madeBy(makers, call, maker.path, depth - 1)).find((found) => found !== undefined);
};
