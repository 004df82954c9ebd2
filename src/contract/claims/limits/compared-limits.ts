import type { Limit } from '../../../facts/limits/limit.ts';
import type { Answer, ContractEvidence } from '../../contract.ts';
import { asked, at, broken, kept, stronger } from '../answers.ts';
import { isExactly, ofFiles, rolesOf, withoutGeneral, withoutRole } from './found-roles.ts';
import { isOfRoles, rolesIn } from './limit-roles.ts';
import type { SaidLimit } from './said-limits.ts';

/** A limit, and the routes that it is seen to stand before. */
export type PlacedLimit = Limit & { readonly before?: readonly string[] };

const rules: Readonly<Record<SaidLimit['kind'], string>> = {
  rate: 'api/rate-limiting',
  attempts: 'api/rate-limiting',
  lock: 'api/rate-limiting',
  size: 'api/body-limit',
  lifetime: 'api/session-tokens',
  idle: 'api/session-tokens',
  length: 'api/authentication',
};

/** Is what the policy says what the code has? Undefined where nothing in the code is of the same thing, or it cannot be told which of several is. */
export const compared = (said: SaidLimit, all: readonly PlacedLimit[], isNamed: boolean): Answer | undefined => {
  const rule = rules[said.kind];
  const alike = all.filter((limit) => limit.kind === said.kind && !limit.isOpen);
  const kind = (said.kind === 'lock' && alike.some(isLockTime) ? alike.filter(isLockTime) : alike).map((limit) => ({ ...limit, roles: rolesOf(limit) }));
  const special = ofFiles(withoutGeneral(said.roles), kind);
  const named = special.length === 0 && said.label.length > 1 ? kind.filter((limit) => isCalled(said.label, limit)) : [];
  const own =
    named.length > 0
      ? named
      : kind.filter(
          ({ roles, before }) => isNamed || isBehind(special, before) || (special.length === 0 ? withoutGeneral(roles).length === 0 : isOfRoles(special, withoutGeneral(roles))),
        );
  const equal = own.filter((limit) => isEqual(said, limit));
  const unequal = own.filter((limit) => !isEqual(said, limit));
  const general = special.length === 0 && said.roles.length > 0 ? unequal.filter(({ roles }) => roles.includes('general')) : [];
  const others = general.length > 0 ? general : unequal;
  if (equal.length > 0) {
    const evidence = equal.slice(0, 5).map((limit) => placeOf(said, limit));
    if (isOfStore(said, kind, equal)) return asked(rule, 'The store takes files of that size. Has each kind of them a limit of its own?', evidence);
    // Two numbers are hardly the same by chance; one may be.
    return said.kind === 'rate' || others.length === 0 || (special.length > 0 && !isNamed && said.kind !== 'size')
      ? kept(rule, evidence)
      : asked(
          rule,
          `Is it ${said.words} everywhere?`,
          others.slice(0, 5).map((limit) => placeOf(said, limit)),
        );
  }
  if (said.kind === 'rate') {
    const lock = all.filter(
      (limit) =>
        limit.kind === 'attempts' && limit.value === said.value && all.some(({ kind: other, value, path }) => other === 'lock' && value === said.seconds && path === limit.path),
    );
    if (lock.length > 0 && /attempt|fail|tries/i.test(said.words))
      return kept(
        rule,
        lock.slice(0, 3).map((limit) => placeOf(said, limit)),
      );
  }
  const [only] = others;
  const isAlone = others.every((limit) => limit.value === only?.value && limit.seconds === only.seconds && !limit.isUnsure);
  const isSame =
    general.length > 0 ||
    (said.isOfAll && withoutRole(kind).length === others.length) ||
    (isNamed || special.length === 0
      ? (said.kind === 'size' ? withoutRole(kind) : kind).length === others.length
      : others.every(({ roles, before }) => isBehind(special, before) || isExactly(special, withoutGeneral(roles))));
  // What is said of one thing may be the number of another, or one that was not read.
  if (kind.some((limit) => isEqual(said, limit)) || all.some((limit) => limit.kind === said.kind && limit.isOpen)) return undefined;
  if (
    (said.kind === 'lock' || said.kind === 'lifetime' || said.kind === 'idle') &&
    all.some(({ kind: other, value, seconds }) => (other === 'rate' ? seconds : value) === said.value)
  )
    return undefined;
  // What one route has says nothing against what all have.
  if (
    !only ||
    !isAlone ||
    !isSame ||
    (said.kind === 'lock' && !others.every(({ of }) => /lock/i.test(of.replaceAll(/block|clock/gi, '')))) ||
    (special.length === 0 && others.some(isOfRoute))
  )
    return undefined;
  if (isOfStore(said, kind, others)) return undefined;
  const places = others.slice(0, 5).map((limit): ContractEvidence => ({ ...placeOf(said, limit), stage: 'contradicts' }));
  const weaker = isWeaker(said, only);
  if (weaker === undefined) return asked(rule, `The policy says ${said.words}; the code has “${only.note}”. Are they the same?`, places);
  if (weaker) return broken(rule, `The policy says ${said.words}; the code has “${only.note}”.`, places);
  return stronger(
    rule,
    `The code is stricter than ${said.words}: “${only.note}”. Should the sentence be brought up to date?`,
    places.map((place) => ({ ...place, stage: 'wired' })),
  );
};

/** What a store takes at most says nothing of the images that may take less of it. */
const isOfStore = (said: SaidLimit, kind: readonly { readonly roles: readonly string[] }[], limits: readonly PlacedLimit[]): boolean =>
  said.kind === 'size' && said.roles.includes('image') && !kind.some(({ roles }) => roles.includes('image')) && limits.every(({ path }) => path.endsWith('.toml'));

/** A window of failures is no time of a lock, nor is the time for which a queue blocks. */
const isLockTime = ({ note }: Limit): boolean => /lock/i.test(note.replaceAll(/block|clock/gi, '')) && !/window/i.test(note);

/** "Google One Tap" has the words of `/google/one-tap`. */
const isCalled = (label: readonly string[], { of, before = [] }: PlacedLimit): boolean => {
  const words = [of, ...before].join(' ').toLowerCase();
  return label.every((word) => words.includes(word));
};

/** The limiter stands before a route of this very kind. */
const isBehind = (special: readonly string[], before: readonly string[] = []): boolean =>
  special.length > 0 && before.some((pattern) => special.every((role) => rolesIn(pattern).includes(role)));

const isOfRoute = ({ of }: Limit): boolean => /^@(?!Module\b)|\.(?:get|post|put|patch|delete)\(|["'`]\/[a-z]/im.test(of);

const isEqual = (said: SaidLimit, limit: Limit): boolean => {
  if (said.kind === 'rate') return said.value === limit.value && isTime(said.seconds ?? 0, limit.seconds ?? 0, limit.isUnsure);
  if (said.kind === 'lock' || said.kind === 'lifetime' || said.kind === 'idle') return isTime(said.value, limit.value, limit.isUnsure);
  // A megabyte may have a million bytes.
  return said.kind === 'size' ? Math.abs(said.value - limit.value) <= said.value * 0.05 : said.value === limit.value;
};

const isTime = (said: number, found: number, isUnsure: boolean): boolean => said === found || (isUnsure && [1000, 0.001, 60].some((factor) => said === found * factor));

/** Undefined where neither can be called the weaker one. */
const isWeaker = (said: SaidLimit, limit: Limit): boolean | undefined => {
  if (said.kind === 'rate') {
    const [own, found] = [said.value / (said.seconds ?? 1), limit.value / (limit.seconds ?? 1)];
    if (own === found) return undefined;
    return found > own;
  }
  return said.kind === 'lock' || said.kind === 'length' ? limit.value < said.value : limit.value > said.value;
};

const placeOf = ({ words }: SaidLimit, { path, line, note }: Limit): ContractEvidence => at(path, line, 'wired', `${note} (${words.trim()} in the policy)`);
