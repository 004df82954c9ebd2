import type { Candidate } from '../candidate.ts';

/** How far apart an AWS key id and its secret may stand: some twenty lines. */
const reach = 1600;

/** A key id of AWS is a name, its secret is forty characters that could be anything. Side by side they are a credential, and each proves the other. */
export const withAwsPairs = (candidates: readonly Candidate[]): readonly Candidate[] => {
  const ids = candidates.filter(isKeyId);
  if (ids.length === 0) return candidates;
  const secrets = candidates.filter(isSecretKey);
  const hasNear = (one: Candidate, others: readonly Candidate[]): boolean => others.some((other) => Math.abs(other.start - one.start) <= reach);
  return candidates.map((one) => {
    if (isKeyId(one) && hasNear(one, secrets)) return { ...one, severity: 'critical', confidence: 'high', reasons: [...one.reasons, 'a secret key stands near it'] };
    if (isSecretKey(one) && hasNear(one, ids)) return { ...one, severity: 'critical', confidence: 'high', reasons: [...one.reasons, 'an AWS key id stands near it'] };
    return one;
  });
};

const isKeyId = ({ value }: Candidate): boolean => /^A(?:KIA|SIA)[A-Z2-7]{16}$/.test(value);
const isSecretKey = ({ value }: Candidate): boolean => /^[A-Za-z0-9+/]{40}$/.test(value) && !/^[0-9a-f]+$/i.test(value);
