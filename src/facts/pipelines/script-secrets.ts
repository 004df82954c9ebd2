import type { Place } from '../data-node.ts';
import { type PlacedText, placesOf } from '../placed-text.ts';
import { literalClass } from '../workflows/setting.ts';
import { commandsIn } from './calls.ts';

export interface ScriptSecret extends Place {
  readonly name: string;
  readonly kind: 'secret' | 'weak';
}

/** Secrets that the lines of a script set: `export NAME=value` and `NAME=value command`, `set NAME=value` of cmd and `$env:NAME = 'value'` of PowerShell. */
export const secretsInScript = (text: PlacedText): readonly ScriptSecret[] => {
  if (!text.value.includes('=')) return [];
  const found = commandsIn(text).flatMap(({ name: command, assignments, args }) =>
    (/^(?:export|declare|typeset|local|readonly)$/.test(command) ? args : assignments).flatMap(({ text: word, expands, line, column }): ScriptSecret[] => {
      const [, name = '', value = ''] = /^([A-Za-z_]\w*)=(.*)$/s.exec(word) ?? [];
      const kind = expands ? undefined : literalClass(name, value);
      return kind ? [{ name, kind, line, column }] : [];
    }),
  );
  const placeOf = placesOf(text);
  const ofWindows = [...text.value.matchAll(windowsSetting)].flatMap((match): ScriptSecret[] => {
    const [, cmd, cmdValue, power, single, double] = match;
    const name = cmd ?? power ?? '';
    const value = (cmdValue ?? single ?? double ?? '').trim();
    // `%NAME%` and, in double quotes, `$name` stand for something else.
    const kind = /%[^%\s]+%|!\w+!/.test(value) || double?.includes('$') ? undefined : literalClass(name, value);
    return kind ? [{ name, kind, ...placeOf(match.index) }] : [];
  });
  return [...found, ...ofWindows];
};

const windowsSetting = /(?:(?<=^|[\n&(])[ \t]*@?set[ \t]+"?([A-Za-z_]\w{0,60})=([^"\n&|]{1,500})|\$env:([A-Za-z_]\w{0,60})[ \t]*=[ \t]*(?:'([^'\n]{1,500})'|"([^"\n]{1,500})"))/gi;
