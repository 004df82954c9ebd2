import type { Place } from '../formats/data-node.ts';
import { type PlacedText, placesOf } from '../formats/placed-text.ts';
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
  const ofAzure = [...text.value.matchAll(azureVariable)].flatMap((match): ScriptSecret[] => {
    const [, settings = '', value = ''] = match;
    const name = /(?:^|;)\s*variable=([\w.]+)/i.exec(settings)?.[1] ?? '';
    // That it is a secret is said; what is filled in, or to be filled in, is none that stands here.
    if (!/(?:^|;)\s*issecret=true\b/i.test(settings) || /[$%`<*{]/.test(value) || value.trim() === '') return [];
    return [{ name, kind: literalClass(name, value) ?? 'weak', ...placeOf(match.index) }];
  });
  return [...found, ...ofWindows, ...ofAzure];
};

/** https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands */
const azureVariable = /##vso\[task\.setvariable[ \t]+([^\]\n]{1,300})\]([^"'\n]{0,500})/gi;

const windowsSetting = /(?:(?<=^|[\n&(])[ \t]*@?set[ \t]+"?([A-Za-z_]\w{0,60})=([^"\n&|]{1,500})|\$env:([A-Za-z_]\w{0,60})[ \t]*=[ \t]*(?:'([^'\n]{1,500})'|"([^"\n]{1,500})"))/gi;
