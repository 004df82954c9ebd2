import { type Code, closingOf } from '../../code/code.ts';

/** A member of an object, with where its value begins and ends; a method is its own value. */
export interface Member {
  readonly name: string;
  readonly offset: number;
  readonly value: number;
  readonly end: number;
}

const most = 200;

/** The members of the object whose brace opens here, in their order; what is spread into it is none. */
export const membersOf = (code: Code, open: number): readonly Member[] => {
  const close = closingOf(code, open) - 1;
  const found: Member[] = [];
  for (let at = open + 1; at < close && found.length < most; ) {
    const end = endOfMember(code, at, close);
    // Above a member may stand a comment of any length, which is blank here.
    while (at < end && code.text.charCodeAt(at) <= 32) at++;
    const text = code.text.slice(at, Math.min(end, at + 300));
    const [all, lead = '', , quoted, plain] = /^(\s*(?:async\s+)?\*?\s*)(?:(['"`])([^'"`\n]{1,80})\2|([A-Za-z_$][\w$]*))\s*(?=[:(,}]|$)/.exec(text) ?? [];
    const name = quoted ?? plain;
    if (all !== undefined && name !== undefined) {
      const colon = code.bare[at + all.length] === ':' ? at + all.length + 1 : undefined;
      found.push({ name, offset: at + lead.length, value: colon ?? at + lead.length, end });
    }
    at = end + 1;
  }
  return found;
};

const endOfMember = ({ bare, closings }: Code, from: number, close: number): number => {
  let at = from;
  while (at < close && bare[at] !== ',') at = closings.get(at) ?? at + 1;
  return Math.min(at, close);
};

/** The brace of the object that a name of the file is given: `export const actions: Actions = {`. */
export const objectOf = ({ bare }: Code, name: string): number | undefined => {
  const [all] = new RegExp(`\\bexport\\s+const\\s+${name}\\s*(?::[^=\\n]{1,120})?=\\s*\\(?\\s*(?=\\{)`).exec(bare) ?? [];
  return all === undefined ? undefined : bare.indexOf(all) + all.length;
};
