import type { Candidate } from '../facts/secrets/candidate.ts';
import { scanBytes } from '../facts/secrets/scan.ts';
import { markOf } from '../facts/secrets/secret-mark.ts';
import type { Snapshot } from '../repo/snapshot.ts';
import { awsKeyId, awsSecret, type Service, services } from './services.ts';

/** A value that a provider may be asked about. It lives from here to the call, and in no report, cache or log. */
export interface TakenValue {
  readonly service: Service;
  readonly value: string;
  /** The secret of an AWS key id; empty where the value stands alone. */
  readonly partner: string;
}

/** How far apart the two halves of an AWS key may stand. */
const reach = 1600;

/** Reads the files again in which these secrets were found and takes their values, by the fingerprint of each finding. */
export const takeValues = async (snapshot: Snapshot, paths: ReadonlySet<string>, fingerprints: ReadonlySet<string>): Promise<ReadonlyMap<string, TakenValue>> => {
  const taken = new Map<string, TakenValue>();
  await snapshot.visit(
    snapshot.files.filter((file) => paths.has(file.path)),
    (file, { bytes }) => {
      if (!bytes) return;
      for (const [value, found] of valuesIn(scanBytes(bytes, file.path))) {
        const { fingerprint } = markOf(value);
        if (fingerprints.has(fingerprint)) taken.set(fingerprint, found);
      }
    },
    () => {},
  );
  return taken;
};

function* valuesIn(candidates: readonly Candidate[]): Iterable<readonly [string, TakenValue]> {
  for (const candidate of candidates) {
    const { detector, value } = candidate;
    const service = services.find((one) => one.detectors.includes(detector) && one.form.test(value));
    if (!service) continue;
    if (!awsKeyId.test(value)) yield [value, { service, value, partner: '' }];
    const secret = awsKeyId.test(value) ? onlySecretNear(candidate, candidates) : undefined;
    if (secret === undefined) continue;
    const pair = { service, value, partner: secret };
    yield [value, pair];
    yield [secret, pair];
  }
}

/** Which of several secrets belongs to an id cannot be told, and a wrong pair would look like a revoked one. */
const onlySecretNear = (id: Candidate, candidates: readonly Candidate[]): string | undefined => {
  const near = candidates.filter((other) => awsSecret.test(other.value) && !/^[0-9a-f]+$/i.test(other.value) && Math.abs(other.start - id.start) <= reach);
  const ids = candidates.filter((other) => awsKeyId.test(other.value) && Math.abs(other.start - id.start) <= reach);
  return near.length === 1 && ids.length === 1 ? near[0]?.value : undefined;
};
