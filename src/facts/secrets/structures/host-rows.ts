import type { Candidate } from '../candidate.ts';
import { classifyValue } from '../values/classify-value.ts';

/** A list, by its name: in code and logs an address and a user stand side by side for other reasons. */
export const isHostList = (path: string): boolean =>
  /\.(?:txt|csv|tsv|lst|list|hosts?)$|(?:^|\/)(?:hosts?|devices?|routers?|switches|servers?|nodes|targets?)$/i.test(path) &&
  !/(?:^|\/)(?:logs?|access|requirements|license)[^/]*$/i.test(path);

/** A single row could be anything. */
const fewest = 2;

/** `10.20.0.7 root v`, `web1,10.20.0.7,admin,v`: lines of an address, a user whom many machines have, and a password. No column has a name. */
export const hostRowSecrets = (text: string): readonly Candidate[] => {
  const found = [...text.matchAll(row)].flatMap(({ groups, indices }) => passwordIn(groups?.['secret'] ?? '', groups?.['user'] ?? '', indices?.groups?.['secret']?.[0] ?? 0));
  return found.length < fewest ? [] : found;
};

const part = String.raw`(?:[ \t]{0,4}[,;|][ \t]{0,4}|[ \t]{1,40}|:)["']?`;
const user = String.raw`(?<user>root|admin(?:istrator)?|cisco|ubuntu|debian|centos|pi|sa|oracle|postgres|vagrant|ftp|deploy|ansible|operator|manager|test\d{0,3}|user\d{0,3})["']?`;
const row = new RegExp(
  String.raw`^[^\r\n]{0,60}?(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?["']?${part}${user}${part}(?<secret>[^\s"',;|:/\\<>()[\]]{4,40})["']?[ \t]{0,4}(?:[,;|][^\r\n]{0,200})?\r?$`,
  'dgim',
);

const passwordIn = (value: string, user: string, start: number): readonly Candidate[] => {
  if (!/[A-Za-z]/.test(value) || !/[\d!@#$%^&*]/.test(value) || /^v?\d+[.-]\d/.test(value) || value.toLowerCase() === user.toLowerCase()) return [];
  const judged = classifyValue('password', value);
  if (judged !== 'secret' && judged !== 'weak') return [];
  return [
    {
      start,
      end: start + value.length,
      value,
      detector: 'host-row',
      name: 'password',
      by: judged === 'secret' ? 'named' : 'named-weak',
      severity: judged === 'secret' ? 'high' : 'medium',
      confidence: judged === 'secret' ? 'medium' : 'low',
      reasons: [`it stands behind an address and the user "${user}"`, judged === 'secret' ? 'it looks randomly made' : 'it reads like a password that a person made up'],
    },
  ];
};
