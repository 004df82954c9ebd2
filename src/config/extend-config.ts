import { type Config, noConfig } from './config.ts';

/**
 * Settings that build on others: lists add up, and where both say something, what comes later counts. Only what forbids inline excuses stays
 * forbidden, for whoever writes the settings of a whole organisation.
 */
export const extendConfig = (bases: readonly Config[], own: Config): Config => [...bases.map(inherited), own].reduce(join, noConfig);

const join = (base: Config, next: Config): Config => ({
  path: next.path,
  extends: [...base.extends, ...next.extends],
  profile: next.profile ?? base.profile,
  failOn: next.failOn ?? base.failOn,
  inline: base.inline === 'forbid' ? 'forbid' : (next.inline ?? base.inline),
  include: [...base.include, ...next.include],
  exclude: [...base.exclude, ...next.exclude],
  rules: new Map([...base.rules, ...next.rules]),
  customRules: [...base.customRules.filter(({ id }) => !next.customRules.some((rule) => rule.id === id)), ...next.customRules],
  overrides: [...base.overrides, ...next.overrides],
  suppressions: [...base.suppressions, ...next.suppressions],
});

/** An exception that many repositories share need not be of use in each. */
const inherited = (config: Config): Config => ({
  ...config,
  extends: [...config.extends, ...(config.path === undefined ? [] : [config.path])],
  suppressions: config.suppressions.map((one) => ({ ...one, shared: true })),
});
