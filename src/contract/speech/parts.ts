import { expression } from '../../long-expression.ts';
/** A piece of a sentence that names or says one thing. */
export interface Part {
  /** In lower case, without what stands in brackets. */
  readonly text: string;
  /** What stands before its colon or dash, or in the first cell of its row; empty where nothing does. */
  readonly label: string;
}

const mark = /^[^\p{L}\p{N}§/]+|[^\p{L}\p{N}§)%]+$/gu;

/** "(planned)", "NEEDS IMPLEMENTATION": a mark beside a name that takes it back. */
export const isTakenBack = (text: string): boolean => takenBack.test(text);
const takenBack = expression('iu')`
    \((?:[^()]{0,40} )?(?:future|planned|placeholder|optional|todo|not |tbd|coming|pending|partial|recommended|if |when )[^()]{0,60}\)
    |\|\s*[^|]{0,20}(?:
      needs? (?:implement|work|improv)|not (?:yet )?(?:implement|start|enabled|done)|pending|planned|partial|to-?do|missing|❌|🔴|⚠|🚧|⏳
    )[^|]{0,20}(?:\||$)|\|\s*(?:off|no|none|disabled|关闭|无|否|未启用|нет|nein|non)\s*(?:\||$)|^\W*(?:⚠|🔴|🚧|⏳)
  `;

/** "Rate limiting: 100 per minute — by slowapi" has three parts, the first of which is the label of the others. */
export const partsOf = (written: string): readonly Part[] => {
  const text = withListedHeaders(written)
    .toLowerCase()
    .replaceAll(/\bset(?:ting)? up\b/g, 'installed')
    .replaceAll(/[`*"“”«»]/g, '')
    // What it is for says nothing of what is there.
    .replace(/^\W*to (?:prevent|protect|mitigate|avoid|defend|guard|stop|reduce|limit|counter)\b[^,;:.]{3,80}, /, '')
    .replaceAll(/\([^()]{0,200}\)/g, ' ');
  const pieces = text.split(/\s\|\s|[:：;；]\s|[:：]$|\s[—–-]{1,2}\s|[.!。！]\s|(?:→|->|=>)/);
  const plain = pieces.map((piece) => piece.replace(mark, '').trim()).filter((piece) => piece !== '');
  return plain.map((piece, index) => ({ text: piece, label: index === 0 ? '' : (plain[0] ?? '') }));
};

/** "Security headers (CSP, HSTS)" names each of the headers in its brackets; other brackets say what is beside the point. */
const withListedHeaders = (text: string): string => text.replaceAll(/\bheaders?:? \(([\w./'’ -]{2,40}(?:(?:,|,? and) [\w./'’ -]{2,40}){1,8}(?:,? etc\.?)?)\)/gi, 'headers: $1');

/** Words and commas; the mark § stands for the control that is looked for. */
export const tokensOf = (text: string): readonly string[] => text.match(/§|,|&|[\p{L}\p{N}][\p{L}\p{N}'’./_=+-]*/gu)?.map((word) => word.replace(/[.'’]+$/, '')) ?? [];
