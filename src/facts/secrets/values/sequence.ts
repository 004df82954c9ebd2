/** `xxxx`, `1111`, `aaaa-bbbb`: one sign or two, over and over. */
export const isOneCharacterRun = (value: string): boolean => {
  if (value.length < 4) return false;
  const most = value.length > 12 ? 2 : 1;
  const seen: string[] = [];
  for (const character of value.toLowerCase()) {
    if ('-_. :'.includes(character) || seen.includes(character)) continue;
    if (seen.push(character) > most) return false;
  }
  return true;
};

/** 1234567890, abcdefgh, A1B2C3D4E5F6: the share of steps, in the whole or in both halves of every second character. */
export const stepsOf = (value: string): number => {
  const share = stepShare(value);
  return share > 0.7 || value.length < 12 ? share : Math.max(share, Math.min(stepShare(everySecond(value, 0)), stepShare(everySecond(value, 1))));
};

/** 0123456789abcdef, qwertyuiop: mostly one step up from the character before, or along a row of the keyboard. */
const stepShare = (value: string): number => {
  const text = value.toLowerCase().replaceAll(/[-_. ]/g, '');
  if (text.length < 6) return 0;
  let steps = 0;
  for (let at = 1; at < text.length; at++) {
    const difference = text.charCodeAt(at) - text.charCodeAt(at - 1);
    if (difference === 1 || difference === 0 || inRows.has(text.charCodeAt(at - 1) * 256 + text.charCodeAt(at))) steps++;
  }
  return steps / (text.length - 1);
};

const everySecond = (value: string, from: 0 | 1): string => {
  let every = '';
  for (let at = from; at < value.length; at += 2) every += value[at];
  return every;
};

const rows = 'qwertyuiop asdfghjkl zxcvbnm 1234567890 9a fa f0 90 z0';
const inRows = new Set(Array.from(rows.slice(1), (character, at) => rows.charCodeAt(at) * 256 + character.charCodeAt(0)));
