import type { Candidate } from '../candidate.ts';
import { classifyValue } from '../values/classify-value.ts';
import { isHexDigest } from '../values/password-hash.ts';
import { nameKind } from '../values/secret-name.ts';
import { isDigestShape } from '../values/value-shape.ts';

/** A value below a column, or for a parameter, that is named as a secret is: in a table of any form. */
export const columnSecret = (detector: string, column: string, value: string, start: number): readonly Candidate[] => {
  const hashed = detector !== 'test-case' && nameKind(column) === 'password' && (isHexDigest(value) || /^\$5\$[0-9a-f]{16}\$[0-9a-f]{64}$/.test(value));
  const judged = hashed ? 'secret' : isDigestShape(value) ? 'other' : isStockSecret(detector, column, value) ? 'weak' : classifyValue(column, value);
  if (judged !== 'secret' && judged !== 'weak') return [];
  const random = judged === 'secret';
  const what = detector === 'test-case' ? 'parameter' : 'column';
  return [
    {
      start,
      end: start + value.length,
      value,
      detector,
      name: `value of the ${what} "${column.slice(0, 40)}"`,
      by: random ? 'named' : 'named-weak',
      severity: random ? 'high' : 'medium',
      confidence: 'medium',
      reasons: [
        `the ${what} is called "${column.slice(0, 40)}"`,
        hashed ? 'the value is a hash, which can be guessed offline' : random ? 'the value looks randomly made' : 'the value reads like a password that a person made up',
      ],
      variable: column.slice(0, 60),
    },
  ];
};

/** A client that is put into its table with the very word. */
const isStockSecret = (detector: string, column: string, value: string): boolean =>
  detector === 'sql-row' && /client_?secret$/i.test(column) && /^(?:secret|[a-z]{3,20}[-_]secret)\d{0,3}$/.test(value);
