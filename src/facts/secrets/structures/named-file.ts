import type { Candidate } from '../candidate.ts';
import { classifyValue } from '../values/classify-value.ts';
import { nameKind } from '../values/secret-name.ts';

/** `db_password.txt`, `run/secrets/api_token`, `.vault_pass`: a file that is named as a variable would be, and holds its value alone. */
export const isNamedFile = (path: string): boolean => {
  const name = nameOf(path);
  // auth.txt lists what a part of a program needs.
  return name !== undefined && !/^(?:auth|undefined)$/.test(nameKind(name) ?? 'undefined');
};

/** The keys of Zabbix, of stunnel and of Erlang are known by the end of the name. */
const nameOf = (path: string): string | undefined =>
  (path.endsWith('.psk') ? 'psk' : path.endsWith('.erlang.cookie') ? 'erlang_cookie' : undefined) ??
  /(?:^|\/)\.?([A-Za-z][\w-]{2,60})(?:\.(?:txt|secret|pass|pwd|key|token|cred))?$/.exec(path)?.[1];

export const namedFileSecret = (path: string, text: string): Candidate | undefined => {
  const name = nameOf(path) ?? '';
  const value = text.length > 600 ? undefined : /^(?:\xef\xbb\xbf)?([^\s{}<>()[\]"'`=]{6,300}={0,2})\s*$/.exec(text)?.[1];
  const kind = nameKind(name);
  // A commit stands alone in a file as well, under the name of a key that says where it was cut, and an address.
  if (value === undefined || kind === undefined || value.includes('://') || /^[\w.-]+:[x*!]?:\d/.test(value) || (kind === 'key' && /^[0-9a-f]{40}$/.test(value))) return undefined;
  const judged = classifyValue(name, value, true);
  const isTyped = judged === 'weak' && kind === 'password' && /\d|[^\w.-]/.test(value);
  if (judged !== 'secret' && !isTyped) return undefined;
  const start = text.indexOf(value);
  return {
    start,
    end: start + value.length,
    value,
    detector: 'named-file',
    name: kind === 'password' ? 'password' : kind === 'token' ? 'token' : 'secret',
    by: 'known-file',
    severity: judged === 'secret' ? 'high' : 'medium',
    confidence: 'medium',
    reasons: ['the file is named after a secret and holds nothing else', judged === 'secret' ? 'it looks randomly made' : 'it reads like a password that a person made up'],
  };
};
