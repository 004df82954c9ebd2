import { isLabel } from '../assignments/label.ts';
import type { Candidate } from '../candidate.ts';
import { classifyValue } from '../values/classify-value.ts';

/** "Password" in languages that write it with letters of their own; names of variables are spelled in ASCII and are read by their words. */
const labels =
  'пароль,пароля,парола,лозинка,κωδικός,סיסמה,密码,密碼,口令,パスワード,비밀번호,비번,암호,패스워드,contraseña,contrasenya,hasło,şifre,şifresi,lösenord,jelszó,slaptažodis,mật khẩu,mot de passe,รหัสผ่าน,पासवर्ड'.split(
    ',',
  );

/** A text is looked through as bytes. */
const inBytes = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

export const foreignLabelKeywords: readonly string[] = [...new Set(labels.flatMap((label) => [label, `${label.slice(0, 1).toUpperCase()}${label.slice(1)}`, label.toUpperCase()]))]
  .map((label) => inBytes(label).replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase()))
  .filter((label, index, all) => all.indexOf(label) === index);

const closing = `(?:["'\`*_)\\]]|${inBytes('）')}|${inBytes('】')}|${inBytes('」')}){0,3}`;
const sign = `(?:::?|=>?|->|-|\\(|${['–', '—', '：', '是', '为', '為', 'は', '는', '은'].map(inBytes).join('|')}|(?<=[ \\t])(?:est?|jest|je|is|${inBytes('é')})(?=[ \\t])):?`;
const opening = `(?:["'\`*_]|${['「', '【', '“', '«'].map(inBytes).join('|')}){0,3}`;
const value = `(?<value>(?=[^\\s"'\`<>]{0,60}\\d)(?=[^\\s"'\`<>]{0,60}[A-Za-z])[!#-&+\\-./0-9:=?@A-Z^_a-z~]{6,60})`;
const labelled = new RegExp(`${closing}[ \\t]{0,4}${sign}[ \\t]{0,4}${opening}${value}(?=[\\s"'\`*<,;)\\]\\x80-\\xff]|$)`, 'dy');

/** `Пароль: v`, `密码：v`, `Mot de passe : v`: what stands behind the label, where it has letters and digits. */
export const foreignLabelAt = (text: string, end: number): Candidate | undefined => {
  labelled.lastIndex = end;
  const match = labelled.exec(text);
  const found = match?.groups?.['value']?.replace(/[.:]$/, '');
  const [start] = match?.indices?.groups?.['value'] ?? [];
  if (found === undefined || start === undefined || isLabel('password', found, 'password', 'prose', true, false)) return undefined;
  const judged = classifyValue('password', found);
  if (judged !== 'secret' && judged !== 'weak') return undefined;
  return {
    start,
    end: start + found.length,
    value: found,
    detector: 'labelled-password',
    name: 'password',
    by: judged === 'secret' ? 'named' : 'named-weak',
    severity: judged === 'secret' ? 'high' : 'medium',
    confidence: judged === 'secret' ? 'medium' : 'low',
    reasons: ['it stands behind the word for a password', judged === 'secret' ? 'it looks randomly made' : 'it reads like a password that a person made up'],
  };
};
