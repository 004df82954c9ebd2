import { createHash } from 'node:crypto';

/** A statement is its words and what they are taken to be about: case, marks, spaces and its place in the file do not matter. */
export const statementId = (text: string, subject: string): string => {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return createHash('sha256').update(`${words}\0${subject}`).digest('hex').slice(0, 12);
};
