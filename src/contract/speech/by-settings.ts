import { parametersOf } from '../../facts/security-policy/parameters.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';

export interface BySettings {
  /** The same without the settings. */
  readonly statement: Statement;
  /** `X_FRAME_OPTIONS='DENY'`, as it is looked for in code; where the sentence gives no value, it speaks of a switch. */
  readonly settings: readonly string[];
}

/** A sentence that ends with the settings that see to it: "Cookies are secure (`SESSION_COOKIE_SECURE`)", "Clickjacking protection via X_FRAME_OPTIONS = 'DENY'". */
export const bySettings = (statement: Statement): BySettings | undefined => {
  const { text, fromCode, modality, polarity } = statement;
  const found = fromCode || modality !== 'fact' || polarity !== 'asserts' ? undefined : atEnd.exec(text);
  if (!found) return undefined;
  const settings = [...found[0].matchAll(one)].map(([, name = '', value]) => `${name}=${(value ?? 'True').replaceAll('"', "'")}`);
  const rest = text.slice(0, found.index).trim();
  return rest.length < shortest || new RegExp(one.source).test(rest)
    ? undefined
    : { statement: { ...statement, text: rest, parameters: parametersOf({ text: rest, links: [], codes: [] }) }, settings };
};

/** What has to be looked for: each setting, and the contrary of a switch. */
export const settingNames = (statement: Statement): readonly string[] => bySettings(statement)?.settings.flatMap((name) => [name, ...contraryOf(name), bareName(name)]) ?? [];

const bareName = (setting: string): string => setting.replace(/=.*$/, '');

/** Does the code give the setting another value somewhere? */
export const isOtherwise = (setting: string, names: { readonly of: (name: string) => readonly { readonly note: string }[] }): boolean =>
  contraryOf(setting).some((other) => names.of(other).length > 0) || names.of(bareName(setting)).some(({ note }) => givesAnother(setting, note));

/** `SESSION_COOKIE_SECURE = env("SECURE")`. */
const givesAnother = (setting: string, line: string): boolean => {
  const [, value] = /^\w+(?:\s?:\s?\w+)?\s{0,3}=\s{0,3}([^=\s].*)$/.exec(line.slice(line.indexOf(bareName(setting)))) ?? [];
  return value !== undefined && line.trim().startsWith(bareName(setting)) && !value.replaceAll('"', "'").startsWith(setting.replace(/^[^=]*=/, ''));
};

const contraryOf = (name: string): readonly string[] =>
  name.endsWith('=True') ? [name.replace('=True', '=False')] : name.endsWith('=False') ? [name.replace('=False', '=True')] : [];

const shortest = 10;
const setting = String.raw`[A-Z][A-Z\d]{0,20}(?:_[A-Z\d]{1,20}){1,6}(?:\s?=\s?(?:True|False|\d{1,10}|'[\w-]{1,30}'|"[\w-]{1,30}"))?`;
const one = /([A-Z][A-Z\d]{0,20}(?:_[A-Z\d]{1,20}){1,6})(?:\s?=\s?(True|False|\d{1,10}|'[\w-]{1,30}'|"[\w-]{1,30}"))?/g;
const atEnd = new RegExp(String.raw`(?: \(| (?:via|by|with|using|through) )(?:${setting})(?:(?:,| and|, and| \/| \+) ${setting}){0,4}\)?\.?$`);
