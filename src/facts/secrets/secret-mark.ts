import { createHmac } from 'node:crypto';
import type { SecretMark } from '../../finding.ts';
import { maskOf } from './redact.ts';

/**
 * What is kept of a secret's value: a mask, and a keyed hash that tells one value from another without giving either away. Equal values have
 * equal hashes wherever they stand, so a suppression follows the value and a new secret on the same line is seen.
 */
export const markOf = (value: string): SecretMark => ({
  masked: maskOf(value),
  fingerprint: createHmac('sha256', 'policy-audit/secret/v1').update(value, 'latin1').digest('hex').slice(0, 32),
});
