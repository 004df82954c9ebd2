import { type Evidence, type Facts, type Finding, type Fix, judge, type Outcome, type Severity } from 'policy-audit';
import { counted } from './compose.ts';

export type Kubernetes = Facts['kubernetes'];
export type KubernetesWorkload = Kubernetes['workloads'][number];
export type KubernetesContainer = KubernetesWorkload['containers'][number];

/** What is wrong with a container, or what shows that it is right. The place is the container's own where no setting has one. */
export interface Ruling {
  readonly fail?: string;
  readonly pass?: string;
  readonly at?: Evidence['at'] | undefined;
  readonly severity?: Severity;
  readonly fix?: Fix | undefined;
}

const noManifest = 'No plain Kubernetes manifest runs a container.';

/** Asks of every container of every workload, init and ephemeral ones too. Pods of Windows have other settings and are left out unless asked for. */
export const judgeContainers = ({ workloads }: Kubernetes, look: (container: KubernetesContainer) => Ruling, asked: { readonly windows?: boolean } = {}): Outcome => {
  const containers = workloads.filter(({ windows }) => !windows || asked.windows).flatMap((workload) => workload.containers);
  const said = containers.map((container) => ({ container, ruling: look(container) }));
  const failing = said.filter(({ ruling }) => ruling.fail !== undefined);
  const findings = failing.map(({ container, ruling }) => findingOf(`${labelOf(container)} ${ruling.fail}.`, ruling, container));
  const evidence = said.flatMap(({ container, ruling }) =>
    ruling.pass === undefined ? [] : [{ at: ruling.at ?? container.at, note: `${labelOf(container, true)} ${ruling.pass}` }],
  );
  return judge(
    findings.map((finding) => counted(finding, failing.length, containers.length, 'containers')),
    someOf(evidence, 'containers'),
    containers.length === 0 ? noManifest : 'No container of a plain Kubernetes manifest has to do with this.',
  );
};

/** Asks of every workload as a whole. */
export const judgeWorkloads = ({ workloads }: Kubernetes, look: (workload: KubernetesWorkload) => readonly Ruling[]): Outcome => {
  const asked = workloads.filter(({ windows }) => !windows);
  const said = asked.map((workload) => ({ workload, rulings: look(workload) }));
  const failing = said.filter(({ rulings }) => rulings.some(({ fail }) => fail !== undefined)).length;
  const findings = said.flatMap(({ workload, rulings }) =>
    rulings.flatMap((ruling) => (ruling.fail === undefined ? [] : [findingOf(`${workload.kind} "${workload.name}" ${ruling.fail}.`, ruling, workload)])),
  );
  const evidence = said.flatMap(({ workload, rulings }) =>
    rulings.flatMap((ruling) => (ruling.pass === undefined ? [] : [{ at: ruling.at ?? workload.at, note: `${workload.kind} "${workload.name}" ${ruling.pass}` }])),
  );
  return judge(
    findings.map((finding) => counted(finding, failing, asked.length, 'workloads')),
    someOf(evidence, 'workloads'),
    noManifest,
  );
};

const maxProofs = 100;

/** A hundred places show it as well as ten thousand; the last of them says how many more there are. */
const someOf = (evidence: readonly Evidence[], what: string): readonly Evidence[] => {
  const last = evidence[maxProofs - 1];
  if (!last || evidence.length === maxProofs) return evidence;
  return [...evidence.slice(0, maxProofs - 1), { ...last, note: `${last.note}; so do ${evidence.length - maxProofs} more ${what}` }];
};

const findingOf = (message: string, { at, severity, fix }: Ruling, place: { readonly at: Evidence['at'] }): Finding => ({
  message,
  at: at ?? place.at,
  ...(severity ? { severity } : {}),
  ...(fix ? { fix } : {}),
});

/** Further settings of a container's securityContext, which is made behind its name where it has none. */
export const hardened = ({ at, name, securityContext }: KubernetesContainer, title: string, ...lines: readonly string[]): Fix | undefined => {
  const { path, line = 1 } = securityContext ?? at;
  if (!/\.ya?ml$/.test(path) || name === '(unnamed)') return undefined;
  const edit = { kind: 'yaml-entries', path, line } as const;
  return {
    safe: true,
    title,
    edits: [securityContext ? { ...edit, put: 'inside', lines } : { ...edit, put: 'after', lines: ['securityContext:', ...lines.map((text) => `  ${text}`)] }],
  };
};

/** The same, where a program may not bear it. */
export const hardenedIfBorne = (...asked: Parameters<typeof hardened>): Fix | undefined => {
  const fix = hardened(...asked);
  return fix && { ...fix, safe: false };
};

const labelOf = ({ role, name, workload }: KubernetesContainer, inside = false): string => {
  const label = `${role} "${name}" of ${workload}`;
  return inside ? label : label.charAt(0).toUpperCase() + label.slice(1);
};
