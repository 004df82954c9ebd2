import { measured } from '../../../facts/limits/amount.ts';
import type { Statement } from '../../../facts/security-policy/statement.ts';
import type { Answer, ContractEvidence } from '../../contract.ts';
import { asked, at, broken, kept, stronger } from '../answers.ts';
import type { ContainerFacts } from '../deployment/container-users.ts';

const rule = 'container/resource-limits';

interface Amount {
  readonly kind: 'memory' | 'cpu';
  /** Bytes, or processors. */
  readonly value: number;
}

interface Container {
  readonly name: string;
  readonly isBuiltHere: boolean;
  readonly limits: readonly (Amount & { readonly place: ContractEvidence })[];
}

/** "The container is limited to 1 CPU and 512 MB of memory": are these the limits that Compose or Kubernetes is given? */
export const containerLimitClaim = ({ subject, text, polarity, modality, fromCode, headings }: Statement, facts: ContainerFacts): Answer | undefined => {
  const isOfContainers = subject === rule || (subject === 'unknown' && limiting.test(text) && ofContainers.test(`${headings.at(-1) ?? ''} ${text}`));
  if (fromCode || polarity !== 'asserts' || (modality !== 'fact' && !mayUse.test(text)) || !isOfContainers) return undefined;
  const said = saidIn(text);
  const all = /\bpods?\b/i.test(text) ? inPods(facts) : [...inCompose(facts), ...(/\bcompose\b/i.test(text) ? [] : inPods(facts))];
  const meant = meantBy(text, all);
  if (said.length === 0 || meant.length === 0) return undefined;
  const compared = said.flatMap((amount) => meant.map(({ limits }) => ({ amount, limit: limits.find(({ kind }) => kind === amount.kind) })));
  const places = compared.flatMap(({ limit }) => (limit ? [limit.place] : [])).slice(0, 8);
  if (compared.some(({ limit }) => limit === undefined))
    return places.length > 0 ? asked(rule, 'Is each container that is meant limited so? Some have no limit of this kind.', places) : undefined;
  const isUnequal = ({ amount, limit }: (typeof compared)[number]): boolean => limit !== undefined && Math.abs(limit.value - amount.value) > amount.value * 0.05;
  const unequal = compared.filter(isUnequal);
  if (unequal.length === 0) return kept(rule, places);
  // Of several containers one may be meant that has these limits.
  if (said.some((amount) => compared.some((each) => each.amount === amount && !isUnequal(each)) && unequal.some((each) => each.amount === amount)))
    return asked(rule, 'Is each container that is meant limited so? Some have other limits.', places);
  const looser = unequal.filter(({ amount, limit }) => (limit?.value ?? 0) > amount.value);
  const [first] = looser.length > 0 ? looser : unequal;
  return looser.length > 0
    ? broken(rule, `The limit is ${first?.limit?.place.note}.`, [{ ...(first?.limit?.place ?? at('.', null, '', '')), stage: 'contradicts' }])
    : stronger(rule, `The limit is ${first?.limit?.place.note}, which is less than the policy says. Should the sentence be brought up to date?`, places);
};

const mayUse = /\bmay (?:only )?use\b/i;
const limiting = /\bmay (?:only )?use\b|\blimit|\bcapp?(?:ed|s)?\b|\bat most\b|\bmax|\bup to\b|\brestrict|\bquota/i;
const ofContainers = /\b(?:containers?|pods?|docker|compose|kubernetes)\b/i;

const saidIn = (text: string): readonly Amount[] => {
  const [, count, unit = ''] = /\b(\d+(?:\.\d+)?) ?([KMG]i?B?)\b(?:(?: of)? (?:memory|ram))?/i.exec(text) ?? [];
  const memory = /\bmemory\b|\bram\b/i.test(text) && count !== undefined ? measured(Number(count), /b$/i.test(unit) ? unit : `${unit}B`) : undefined;
  const [, before, after] = /\b(\d+(?:\.\d+)?|half(?: an?)?|one|two|four)[ -](?:v?CPUs?|(?:CPU )?cores?)\b|\bCPUs?(?: limits?)?(?: of|:|=)? ?(\d+(?:\.\d+)?)\b/i.exec(text) ?? [];
  const cpu = before ?? after;
  const processors = cpu === undefined ? undefined : (words.get(cpu.toLowerCase().replace(/ an?$/, '')) ?? Number(cpu));
  return [
    ...(memory?.unit === 'size' ? [{ kind: 'memory' as const, value: memory.value }] : []),
    ...(processors === undefined || Number.isNaN(processors) ? [] : [{ kind: 'cpu' as const, value: processors }]),
  ];
};
const words: ReadonlyMap<string, number> = new Map([
  ['half', 0.5],
  ['one', 1],
  ['two', 2],
  ['four', 4],
]);

/** Those that the sentence names; else those that are built here; else all. */
const meantBy = (text: string, all: readonly Container[]): readonly Container[] => {
  const named = all.filter(({ name }) => name.length > 1 && new RegExp(String.raw`(?<![\w-])${name.replaceAll(/[^\w-]/g, '')}(?![\w-])`, 'i').test(text));
  const own = all.filter(({ isBuiltHere }) => isBuiltHere);
  return named.length > 0 ? named : own.length > 0 && !/\b(?:all|every|each) (?:\w+ )?(?:containers?|services?)\b/i.test(text) ? own : all;
};

const inCompose = ({ compose }: ContainerFacts): readonly Container[] =>
  compose.services
    .filter(({ runs, development, partial }) => runs && !development && !partial)
    .map(({ name, build, memoryLimits, cpuLimits }) => {
      const [memory, cpu] = [memoryLimits.at(-1), cpuLimits.findLast(({ name: key }) => /cpus?$/i.test(key))];
      const limits = [
        ...(memory
          ? [{ kind: 'memory' as const, value: bytesOf(memory.text), place: at(memory.at.path, memory.at.line ?? null, 'wired', `${memory.text} of memory for "${name}"`) }]
          : []),
        ...(cpu ? [{ kind: 'cpu' as const, value: Number(cpu.text), place: at(cpu.at.path, cpu.at.line ?? null, 'wired', `${cpu.text} CPU for "${name}"`) }] : []),
      ];
      return { name, isBuiltHere: build !== undefined, limits: limits.filter(({ value }) => !Number.isNaN(value)) };
    });

const inPods = ({ kubernetes }: ContainerFacts): readonly Container[] =>
  kubernetes.workloads.flatMap(({ containers }) =>
    containers
      .filter(({ role }) => role === 'container')
      .map(({ name, cpuLimit, memoryLimit }) => {
        const limits = [
          ...(memoryLimit
            ? [
                {
                  kind: 'memory' as const,
                  value: bytesOf(memoryLimit.value),
                  place: at(memoryLimit.at.path, memoryLimit.at.line ?? null, 'wired', `${memoryLimit.value} of memory for "${name}"`),
                },
              ]
            : []),
          ...(cpuLimit
            ? [{ kind: 'cpu' as const, value: processorsOf(cpuLimit.value), place: at(cpuLimit.at.path, cpuLimit.at.line ?? null, 'wired', `${cpuLimit.value} CPU for "${name}"`) }]
            : []),
        ];
        return { name, isBuiltHere: false, limits: limits.filter(({ value }) => !Number.isNaN(value)) };
      }),
  );

/** `512m`, `1g`, `512M`, `1Gi`. */
const bytesOf = (written: string): number => {
  const [, count = '', unit = ''] = /^(\d+(?:\.\d+)?)([kmg])?i?b?$/i.exec(written.trim()) ?? [];
  return count === '' ? Number.NaN : unit === '' ? Number(count) : (measured(Number(count), `${unit}B`)?.value ?? Number.NaN);
};
const processorsOf = (written: string): number => (written.endsWith('m') ? Number(written.slice(0, -1)) / 1000 : Number(written));
