import { ConfigError } from '../errors.ts';
import type { Report } from '../report/report.ts';
import type { KnownFindings } from './excuse.ts';

/** Where the accepted findings of a repository stand, relative to the audited folder. */
export const baselinePath = '.policy-audit/baseline.json';

export interface BaselineEntry {
  readonly rule: string;
  readonly path: string;
  readonly fingerprint: string;
}

/** The entries of a baseline file. No line numbers and no dates: it does not change when code moves, and merges line by line. */
export const parseBaseline = (text: string): readonly BaselineEntry[] => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ConfigError('is not valid JSON; write it anew with "policy-audit baseline update"', { path: baselinePath });
  }
  const { version, findings } = (value ?? {}) as { version?: unknown; findings?: unknown };
  if (version !== 1 || !Array.isArray(findings) || !findings.every(isEntry)) {
    throw new ConfigError('is no baseline of version 1; write it anew with "policy-audit baseline update"', { path: baselinePath });
  }
  return findings;
};

const isEntry = (entry: unknown): entry is BaselineEntry => {
  const { rule, path, fingerprint } = (entry ?? {}) as Record<string, unknown>;
  return typeof rule === 'string' && typeof path === 'string' && typeof fingerprint === 'string';
};

/** Sorted, one entry a line, so that two branches that both add to it merge. */
export const formatBaseline = (entries: readonly BaselineEntry[]): string => {
  const lines = entries.map(({ rule, path, fingerprint }) => `    ${JSON.stringify({ rule, path, fingerprint })}`).sort();
  return `{\n  "version": 1,\n  "findings": [\n${[...new Set(lines)].join(',\n')}\n  ]\n}\n`;
};

/** Every finding of a report as an entry. */
export const entriesOfReport = (report: Report): readonly BaselineEntry[] => [
  ...report.results.flatMap(({ rule, verdict }) => (verdict.status === 'fail' ? verdict.findings.map(({ path, fingerprint }) => ({ rule: rule.id, path, fingerprint })) : [])),
];

export const knownFrom = (entries: readonly BaselineEntry[], source: KnownFindings['source'], reason: string): KnownFindings => {
  const keys = new Set(entries.map(({ rule, fingerprint }) => `${rule}\0${fingerprint}`));
  return { source, reason, has: (rule, fingerprint) => keys.has(`${rule}\0${fingerprint}`) };
};
