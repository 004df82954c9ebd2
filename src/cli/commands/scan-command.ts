import { fstatSync } from 'node:fs';
import { runAudit } from '../../audit.ts';
import { CannotLookError, UsageError } from '../../errors.ts';
import { withoutTokens } from '../../facts/secrets/without-tokens.ts';
import type { Severity } from '../../finding.ts';
import { memorySnapshot } from '../../repo/memory-snapshot.ts';
import { readExcerpts } from '../../report/excerpts.ts';
import { makeReport } from '../../report/make-report.ts';
import { reporters } from '../../reporters/formats.ts';
import type { AnyRule } from '../../rule.ts';
import { type Destination, destinationsOf } from '../destination.ts';
import { styleOf } from '../terminal/style.ts';
import { version } from '../version.ts';
import { writeReport } from '../write-report.ts';

export interface ScanFlags {
  /** What the text is to be read as: a name such as app.env or config.py decides the format. */
  readonly name: string;
  readonly format?: readonly Destination[];
  readonly output?: string;
  readonly failOn?: Severity | 'none';
  readonly color: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** At most this much of standard input is taken, in bytes. */
const largestInput = 256 * 1024 * 1024;

/** `policy-audit scan -`: looks for secrets in standard input, as the audit does in a file of that name. */
export const scanCommand = async (source: string, flags: ScanFlags): Promise<void> => {
  if (source !== '-') throw new UsageError(`scan reads standard input: policy-audit scan - < ${source}`);
  const { builtInRules } = await import('../../../rules/index.ts');
  const rules = builtInRules.filter((rule) => rule.id.startsWith('secrets/') && isAboutText(rule));
  const snapshot = memorySnapshot({ files: { [flags.name]: await standardInput() } });
  const outcome = await runAudit({ snapshot, rules });
  const report = await withoutTokens(
    makeReport({
      version,
      target: { name: flags.name, kind: snapshot.kind, commit: null, branch: null, files: 1, untrackedFiles: 0, anchor: flags.name },
      config: { path: null, rulesOff: [], excludedFiles: 0 },
      outcome,
      excerptOf: await readExcerpts(snapshot, outcome),
      failOn: flags.failOn ?? 'high',
    }),
  );
  for (const { format, file } of destinationsOf(flags.format, flags.output)) {
    const reporter = await reporters[format]();
    await writeReport(reporter(report, styleOf(flags, file !== undefined, undefined)), file);
  }
  process.exitCode = report.exit.code;
};

/** Rules about one text, and not about what git tracks or ignores. */
const isAboutText = (rule: AnyRule): boolean => (rule.needs as readonly string[]).every((need) => need === 'secrets');

const standardInput = async (): Promise<Uint8Array> => {
  // Node gives nothing for one, and no error.
  if (fstatSync(0).isDirectory()) throw new CannotLookError('standard input is a folder. Give its files one by one, or audit it.');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > largestInput) throw new UsageError(`standard input is larger than ${largestInput / 1024 / 1024} MB`);
  }
  return Buffer.concat(chunks);
};
