import { isSampleAddress } from '../../facts/security-policy/elements/template.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import type { Answer } from '../contract.ts';
import { broken } from './answers.ts';

const rule = 'policy/no-placeholder';

/** "Write to security@example.com" sends reports where nobody reads them: the sentence itself shows it. */
export const sampleAddressClaim = ({ subject, text, parameters: { addresses = [] } }: Statement): Answer | undefined => {
  if (!/^policy\/(?:contact-reachable|private-report-channel|issue-template-redirect)$/.test(subject)) return undefined;
  const samples = addresses.filter(isSampleAddress);
  const [first] = samples;
  if (first === undefined || samples.length < addresses.length || /\b(?:such as|for example|e\.g\.|like|instead of)\b[^.]{0,20}$/i.test(text.slice(0, text.indexOf(first))))
    return undefined;
  return broken(rule, `${first} is a sample, and no mail to it reaches anybody.`, []);
};
