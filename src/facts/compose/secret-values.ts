import type { Location } from '../../location.ts';
import { type WrittenSecret, writtenSecret } from '../secrets/written-secret.ts';
import type { NamedSetting, Setting } from './layers.ts';

/** A value that is written down where a secret is asked for. The value itself is left out. */
export interface SecretValue {
  readonly where: 'environment' | 'build argument' | 'label' | 'command';
  readonly name: string;
  readonly kind: WrittenSecret;
  readonly at: Location;
}

export const secretsIn = (where: SecretValue['where'], settings: readonly NamedSetting[]): readonly SecretValue[] =>
  settings.flatMap(({ name, text, at }) => {
    const kind = writtenSecret(name, text);
    return kind ? [{ where, name, kind, at }] : [];
  });

/** `--password value`, `--password=value` and addresses with a password, in a command as one string or as words. */
export const optionsIn = (command: readonly Setting[]): readonly NamedSetting[] => {
  const words = command.flatMap((setting) => (setting.text.match(/[^\s"']+/g) ?? []).slice(0, 2000).map((text) => ({ ...setting, text })));
  return words.flatMap((word, index): readonly NamedSetting[] => {
    const [, joined = '', value] = /^--?([\w.-]{2,60})(?:=(.+))?$/.exec(word.text) ?? [];
    // The value of an option was told with its option.
    if (joined === '') return word.text.includes('://') && !/^--?[\w.-]{2,60}$/.test(words[index - 1]?.text ?? '') ? [{ ...word, name: 'address' }] : [];
    const name = joined === 'requirepass' || joined === 'masterauth' ? 'password' : joined;
    if (value !== undefined) return [{ ...word, name, text: value }];
    const next = words[index + 1];
    return next && !next.text.startsWith('-') ? [{ ...next, name }] : [];
  });
};
