import { nameKind } from '../values/secret-name.ts';
import { userAndPassword } from '../values/user-and-password.ts';
import { isMadeUp } from '../values/value-words.ts';
import type { Assignment } from './form.ts';

/** `BASIC_AUTH=ann:v`, `NEO4J_AUTH: neo4j/v`, the same in base64: the user stands before the password. */
export const loginIn = ({ name, written }: Assignment): Assignment | undefined => {
  const pair = nameKind(name) === 'auth' ? userAndPassword(written.value.trim()) : undefined;
  if (pair && pair.user !== pair.password) return { name: 'password', form: 'assigned', written: { ...written, value: pair.password } };
  // token="root:v" of Milvus
  const ofRoot = nameKind(name) === 'token' ? /^(?:\w{1,20}_)?(?:admin|root):(?=[^\s:/{}$<>]{0,60}\d)(?=[^\s:/{}$<>]{6,60}$)/.exec(written.value) : null;
  if (ofRoot) return { name: 'password', form: 'assigned', written: { ...written, start: written.start + ofRoot[0].length, value: written.value.slice(ofRoot[0].length) } };
  const match = nameKind(name) === 'auth' || /user_?pwd$/i.test(name) ? /^(?:[A-Za-z][\w.@-]{1,40}:|neo4j\/)(?=[^\s:/{}$<>]{4,60}$)/.exec(written.value) : null;
  if (!match || /^(?:scope|user|role|auth|type|data|https?|bearer|basic|token|jwt|oauth\d?|perm\w*|can|is|read|write|required|key)[:/]/i.test(written.value)) return undefined;
  const value = written.value.slice(match[0].length);
  if (!match[0].endsWith('/') && !/\d/.test(value) && !isMadeUp(value)) return undefined;
  return { name: 'password', form: 'assigned', written: { ...written, start: written.start + match[0].length, value } };
};
