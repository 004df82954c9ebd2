import { type Evidence, type Facts, type Finding, judge, manual, type Outcome, type Severity } from 'policy-audit';

export type Site = Facts['proxies']['sites'][number];

/** What a rule says of one site: nothing, where it has nothing to do with it. */
export interface Said {
  readonly findings?: readonly Finding[];
  readonly evidence?: readonly Evidence[];
  readonly open?: readonly Evidence[];
}

const lower: Readonly<Record<Severity, Severity>> = { critical: 'high', high: 'medium', medium: 'low', low: 'info', info: 'info' };

/** Asks of every site. What stands in documentation is copied by readers: it counts one severity less, and proves nothing. */
export const judgeSites = (said: readonly { readonly site: Pick<Site, 'documented'>; readonly said: Said }[], severity: Severity, question: string, otherwise: string): Outcome => {
  const findings = said.flatMap(({ site, said: { findings: found = [] } }) =>
    site.documented ? found.map((finding) => ({ ...finding, severity: lower[finding.severity ?? severity] })) : found,
  );
  const proofs = said.filter(({ site }) => !site.documented);
  const open = proofs.flatMap(({ said: { open: asked = [] } }) => asked);
  if (findings.length === 0 && open.length > 0) return manual(question, open);
  return judge(
    findings,
    proofs.flatMap(({ said: { evidence = [] } }) => evidence),
    otherwise,
  );
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
