import { type Edit, type Facts, type Finding, type Fix, judgeAll, type Location, type Outcome, type Severity, type Verdicts } from 'policy-audit';

export type ComposeService = Facts['compose']['services'][number];
export type Setting = ComposeService['capAdd'][number];

/** Asks of every service that runs, and counts how many are as they should be. */
export const judgeServices = (services: readonly ComposeService[], look: (service: ComposeService) => Verdicts, question: string): Outcome => {
  const running = services.filter((service) => service.runs);
  const said = running.map((service) => ({ service, ...look(service) }));
  // A file and what is put over it show the same service twice.
  const count = (some: readonly { readonly service: ComposeService }[]): number => new Set(some.map(({ service }) => `${service.at.path}:${service.at.line}`)).size;
  const failing = count(said.filter(({ findings = [] }) => findings.length > 0));
  const all = count(said);
  const findings = oncePerPlace(said).map((finding) => counted(mendable(finding), failing, all, 'services'));
  return judgeAll(
    [{ findings }, ...said.map(({ evidence = [], open = [] }) => ({ evidence, open }))],
    question,
    running.length === 0 ? 'No Compose file runs a service.' : 'No service of a Compose file has to do with this.',
  );
};

/** What an anchor gives to several services is told once, of the first of those for which it is gravest. */
const oncePerPlace = (said: readonly ({ readonly service: ComposeService } & Verdicts)[]): readonly Finding[] => {
  const places = new Map<string, { readonly finding: Finding; readonly name: string; readonly names: Set<string> }>();
  for (const { service, findings = [] } of said)
    for (const finding of findings) {
      const { at, message } = finding;
      const key = `${at.path}\0${at.line}\0${at.column}\0${message.replaceAll(`"${service.name}"`, '""')}`;
      const known = places.get(key);
      const names = (known?.names ?? new Set()).add(service.name);
      places.set(key, known && gravityOf(known.finding) >= gravityOf(finding) ? known : { finding, name: service.name, names });
    }
  return [...places.values()].map(({ finding, name, names }) =>
    names.size === 1 ? finding : { ...finding, message: finding.message.replace(`"${name}"`, `"${name}" (and ${names.size - 1} more)`) },
  );
};

/** A finding that says nothing of it is as grave as its rule. */
const gravityOf = ({ severity }: Finding): number => (severity === undefined ? 4 : ['low', 'medium', 'high', 'critical'].indexOf(severity));

/** A unit of systemd is no YAML, and nothing is put into it. */
const mendable = ({ fix, ...finding }: Finding): Finding =>
  fix?.edits.every((edit) => edit.kind !== 'yaml-entries' || /\.ya?ml$/i.test(edit.path)) ? { ...finding, fix } : finding;

/** Says how many of all are like this one. */
export const counted = (finding: Finding, failing: number, all: number, what: string): Finding =>
  all > 1 ? { ...finding, message: finding.message.replace(/\.$/, ` (${failing} of ${all} ${what}).`) } : finding;

/** Whoever develops on a machine of their own risks less by a control that is missing; no more than `most`. */
export const gravity = (service: ComposeService, most: Severity = 'low'): { severity?: Severity } => (service.development ? { severity: most } : {});

export const missing = (service: ComposeService, message: string, fix?: Fix, most?: Severity): Verdicts => ({
  findings: [{ message, at: service.at, ...gravity(service, most), ...(fix ? { fix } : {}) }],
});

/** Settings that a service has none of yet. */
export const settings = ({ at }: ComposeService, ...lines: readonly string[]): Edit => ({ kind: 'yaml-entries', path: at.path, line: at.line ?? 1, put: 'inside', lines });
/** Another word for the one that stands at a place. */
export const instead = ({ path, line = 1, column = 1 }: Location, old: string, text: string): Edit => ({ kind: 'replace', path, line, column, old, text });
export const wrong = (message: string, at: Location, more: Partial<Finding> = {}): Verdicts => ({ findings: [{ message, at, ...more }] });
export const right = (at: Location, note: string): Verdicts => ({ evidence: [{ at, note }] });
export const asks = (at: Location, note: string): Verdicts => ({ open: [{ at, note }] });

export const isTrue = (setting: Setting | undefined): boolean => /^(?:true|yes|on|y|1)$/i.test(setting?.text ?? '');

/** A part of a service that nothing in the repository completes says nothing about what is left out. */
export const partOnly = (service: ComposeService): Verdicts => asks(service.at, `service "${service.name}" completes one that is not in the repository`);
