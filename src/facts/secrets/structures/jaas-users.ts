import type { Candidate } from '../candidate.ts';
import { classifyValue } from '../values/classify-value.ts';
import { isStockPassword } from '../values/stock-password.ts';

/** `PlainLoginModule required user_ann="v" user_bob="w";`: who may log in to a server of Java, read at the name of the module. */
export const jaasUsersAt = (text: string, start: number): readonly Candidate[] => {
  const [entry = ''] = text.slice(start, start + 2000).split(';', 1);
  return [...entry.matchAll(/\buser_[\w.-]{1,40}[ \t]?=[ \t]?\\?["']([^"'\\\s]{3,80})\\?["']/dg)].flatMap((match) => {
    const value = match[1] ?? '';
    const [from, to] = match.indices?.[1] ?? [0, 0];
    const judged = classifyValue('password', value, true);
    if (judged !== 'secret' && judged !== 'weak' && !isStockPassword(value)) return [];
    const random = judged === 'secret';
    return [
      {
        start: start + from,
        end: start + to,
        value,
        detector: 'jaas-user',
        name: 'password of a user',
        by: random ? 'named' : 'named-weak',
        severity: random ? 'high' : 'medium',
        confidence: 'medium',
        reasons: ['it stands where a login module of Java lists who may log in', random ? 'it looks randomly made' : 'it reads like a password that a person made up'],
      },
    ];
  });
};
