import { type DataEntry, type DataNode, entriesOf } from '../formats/data-node.ts';
import { placedText } from '../formats/placed-text.ts';
import { maskOf } from '../secrets/redact.ts';
import { classifyValue } from '../secrets/values/classify-value.ts';
import type { SourceFile } from '../source-file.ts';
import type { Setting } from './workflow.ts';

/** The scalar entries of a map, or of a list of maps. A secret in the clear leaves this place as a mask only. */
export const settingsOf = (file: SourceFile, node: DataNode | undefined): readonly Setting[] => {
  if (node?.kind === 'list') return node.items.flatMap((item) => settingsOf(file, item));
  const settings = entriesOf(node).flatMap((entry) => settingOf(file, entry) ?? []);
  return settings.some(namesLocalServer) ? settings.map(withoutThrowaway) : settings;
};

/** `DB_HOST: localhost`, or a name without a dot, which is a service beside the job. */
const namesLocalServer = ({ name, value: { value } }: Setting): boolean =>
  /(?:host(?:_?name)?|addr(?:ess)?|url|uri|server|endpoint)$/i.test(name) &&
  /^(?:\w{2,20}:\/\/)?(?:[^@/\s]{0,80}@)?(?:127\.[\d.]{1,12}|\[?::1\]?|[a-z][\w-]{0,60})(?::\d{1,5})?(?:\/|$)/i.test(value);

/** What a person made up as the password of such a server opens nothing outside the job. */
const withoutThrowaway = (setting: Setting): Setting => (setting.literal?.kind === 'weak' ? { name: setting.name, at: setting.at, value: setting.value } : setting);

export const settingOf = (file: SourceFile, { key, keyAt, value: node }: DataEntry): Setting | undefined => {
  if (node.kind !== 'scalar') return undefined;
  const { line, column } = node;
  const value = placedText(file, node) ?? { value: '', line, column };
  const literal = literalClass(key, value.value);
  if (!literal) return { name: key, at: keyAt, value };
  return { name: key, at: keyAt, value: { value: maskOf(value.value), line, column }, literal: { kind: literal, group: groupOf(file, value.value) } };
};

const groups = new WeakMap<SourceFile, Map<string, number>>();

const groupOf = (file: SourceFile, value: string): number => {
  const known = groups.get(file) ?? new Map<string, number>();
  groups.set(file, known);
  const group = known.get(value) ?? known.size;
  known.set(value, group);
  return group;
};

export const literalClass = (name: string, value: string): 'secret' | 'weak' | undefined => {
  const judged = classifyValue(name, value);
  return judged === 'secret' || judged === 'weak' ? judged : undefined;
};
