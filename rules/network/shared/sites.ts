import { type Facts, judgeAll, type Outcome, type Severity, type Verdicts } from 'policy-audit';

export type Site = Facts['proxies']['sites'][number];

const lower: Readonly<Record<Severity, Severity>> = { critical: 'high', high: 'medium', medium: 'low', low: 'info', info: 'info' };

/** Asks of every site. What stands in documentation is copied by readers: it counts one severity less, and proves nothing. */
export const judgeSites = (
  said: readonly { readonly site: Pick<Site, 'documented'>; readonly said: Verdicts }[],
  severity: Severity,
  question: string,
  otherwise: string,
): Outcome => {
  const counted = said.map(({ site, said: { findings = [], ...rest } }): Verdicts => {
    if (!site.documented) return { findings, ...rest };
    return { findings: findings.map((finding) => ({ ...finding, severity: lower[finding.severity ?? severity] })) };
  });
  return judgeAll(counted, question, otherwise);
};

/** Only this machine or its own network asks for it by these names. */
export const isLocal = ({ names, listens }: Site): boolean =>
  (names.length > 0 && names.every((name) => /^(?:localhost|127\.|\[?::1)|\.(?:localhost|local|internal|lan|home)$/.test(name))) ||
  (listens.length > 0 && listens.every(({ reach }) => reach === 'loopback'));

/** A name that the world can ask for. */
export const hasPublicName = ({ names }: Site): boolean =>
  names.some((name) => /\.[a-z]{2,}$|^\*\.|^~|\$|\{/i.test(name) && !/\.(?:localhost|local|internal|lan|home)$|^\d+(?:\.\d+){3}$/.test(name));

export const labelOf = ({ product, names }: Site): string =>
  `${product === 'haproxy' ? 'This frontend' : names[0] ? `The site ${names[0]}` : product === 'nginx' ? 'This server' : 'This site'}`;

export const noSites = 'No configuration of nginx, Caddy, Apache or HAProxy is in the repository.';
