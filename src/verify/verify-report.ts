import type { Snapshot } from '../repo/snapshot.ts';
import type { Report, ReportFinding, Verification } from '../report/report.ts';
import { ask, theWeb, type Wire } from './ask.ts';
import { type TakenValue, takeValues } from './take-values.ts';

const mostCalls = 20;
const atOnce = 4;

/** Asks the providers of the secrets in the report whether they still work, and writes what they say beside the findings. Nothing else changes. */
export const verifyReport = async (report: Report, snapshot: Snapshot, wire: Wire = theWeb): Promise<Report> => {
  const found = report.results.flatMap(({ verdict }) => (verdict.status === 'fail' ? verdict.findings : [])).filter((finding) => finding.secret && finding.commit === undefined);
  if (found.length === 0) return report;
  const values = await takeValues(snapshot, new Set(found.map(({ path }) => path)), new Set(found.map(fingerprintOf)));
  const verifications = await askAll(new Set(found.map(fingerprintOf)), values, wire);
  return {
    ...report,
    results: report.results.map((result) =>
      result.verdict.status === 'fail'
        ? { ...result, verdict: { ...result.verdict, findings: result.verdict.findings.map((finding) => verified(finding, verifications)) } }
        : result,
    ),
  };
};

const fingerprintOf = (finding: ReportFinding): string => finding.secret?.fingerprint ?? '';

const verified = (finding: ReportFinding, verifications: ReadonlyMap<string, Verification>): ReportFinding => {
  const verification = finding.commit === undefined ? verifications.get(fingerprintOf(finding)) : undefined;
  return verification ? { ...finding, verification } : finding;
};

/** Each credential once, the gravest findings first, a few at a time. */
const askAll = async (order: ReadonlySet<string>, values: ReadonlyMap<string, TakenValue>, wire: Wire): Promise<ReadonlyMap<string, Verification>> => {
  const byValue = new Map<string, { taken: TakenValue; fingerprints: string[] }>();
  for (const fingerprint of order) {
    const taken = values.get(fingerprint);
    if (!taken) continue;
    const known = byValue.get(taken.value);
    if (known) known.fingerprints.push(fingerprint);
    else byValue.set(taken.value, { taken, fingerprints: [fingerprint] });
  }
  const verifications = new Map<string, Verification>();
  const questions = [...byValue.values()].entries();
  const work = async (): Promise<void> => {
    for (const [index, { taken, fingerprints }] of questions) {
      const verification = index < mostCalls ? await askAbout(taken, wire) : notAsked(taken);
      for (const fingerprint of fingerprints) verifications.set(fingerprint, verification);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return verifications;
};

const notAsked = ({ service }: TakenValue): Verification => ({ result: 'unknown', host: service.host, note: `was not asked: a run asks ${mostCalls} times at most` });

const askAbout = async ({ service, value, partner }: TakenValue, wire: Wire): Promise<Verification> => {
  const { host } = service;
  const answer = await ask({ host, ...service.question(value, partner, new Date()) }, wire);
  if (!answer) return { result: 'unknown', host, note: 'gave no answer in time' };
  const result = service.verdict(answer);
  return { result, host, note: notes[result] };
};

const notes: Readonly<Record<Verification['result'], string>> = {
  verified: 'accepts it: whoever reads the repository can use it now',
  revoked: 'refuses it: it was revoked, has expired or was never valid',
  unknown: 'gave an answer that does not tell',
};
