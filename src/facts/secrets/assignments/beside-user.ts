import { before } from '../text-at.ts';
import { nameKind } from '../values/secret-name.ts';
import type { Assignment } from './form.ts';

/** `username: "ann", password: "V"`, `USER = 'ann'` in the line above: in a translation both would be words that people see, with a capital or the name once more. */
export const standsByUser = (text: string, { written }: Assignment): boolean => nameKind(written.value) === undefined && userBefore.test(before(text, written.start, 200));

const userBefore =
  /(?:\b|_)(?:user|USER|User)(?:_?(?:name|NAME|Name))?["']?\s{0,3}(?:=>|[:=])\s{0,3}["'](?!user|login|name|e-?mail|text|string|usu|utili|utente|benutz|gebruik|br[ui]ger|bruker|anv|kullan|uzytk|nom)[a-z][\w.@-]{1,40}["'],?;?\s{1,40}(?:[A-Za-z]{2,8} ){0,4}["':@$]?[\w.]{1,40}["']?\s{0,3}(?:=>|[:=])\s{0,3}["']$/;
