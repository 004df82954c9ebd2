import type { Passage } from './passage.ts';
import { passagesOfText } from './plain-text.ts';
/** A security.txt file (RFC 9116). */
export interface SecurityTxt {
  readonly path: string;
  readonly fields: readonly SecurityTxtField[];
}

export interface SecurityTxtField {
  /** In lower case: contact, expires, policy, encryption, preferred-languages, canonical. */
  readonly name: string;
  readonly value: string;
  readonly line: number;
}

/** Undefined for a text that is no security.txt: the format asks for a Contact or an Expires field. */
export const securityTxtOf = (path: string, text: string): SecurityTxt | undefined => {
  const fields = text.split(/\r\n|\n|\r/).flatMap((source, index) => {
    const [, name, value] = /^\uFEFF?([A-Za-z-]{1,40}):[ \t]*(\S[^\n]{0,2000})$/.exec(source) ?? [];
    return name === undefined || value === undefined ? [] : [{ name: name.toLowerCase(), value: value.trim(), line: index + 1 }];
  });
  return fields.some((field) => field.name === 'contact' || field.name === 'expires') ? { path, fields } : undefined;
};

const field = /^[A-Z][A-Za-z-]{1,40}:\s*\S/;

/** RFC 9116: each field says one thing, and its comments are a text for people. */
export const passagesOfSecurityTxt = (text: string): readonly Passage[] => {
  const lines = text.split('\n');
  const comments = lines.map((line) => (field.test(line) ? '' : line.replace(/^#[ \t]?/, '')));
  const fields = lines.flatMap((line, index) => (field.test(line) ? passagesOfText(line, index + 1) : []));
  return [...fields, ...passagesOfText(comments.join('\n'))]
    .map((passage): Passage => (/[:：]\s*\S/.test(passage.text) ? { ...passage, kind: 'sentence' } : passage))
    .sort((one, other) => one.line - other.line);
};
