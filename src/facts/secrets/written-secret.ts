import { classifyValue, isSecretName, urlPassword, type ValueClass } from './values/classify-value.ts';
import { isProviderToken } from './values/value-shape.ts';

export type WrittenSecret = Extract<ValueClass, 'secret' | 'weak' | 'placeholder'>;

/** What stands where a secret is asked for: a real one, one that a person made up, or what is to be replaced; undefined where none is written down. */
export const writtenSecret = (name: string, text: string): WrittenSecret | undefined => {
  if (!mayBeSecret(name, text)) return undefined;
  const kind = classifyValue(name, text);
  if (kind === 'secret' || kind === 'weak') return kind;
  return kind === 'placeholder' && (isSecretName(name) || urlPassword(text) !== undefined) ? kind : undefined;
};

/** Most variables hold a host, a port or a flag, and are done with before their value is looked at in full. */
const mayBeSecret = (name: string, text: string): boolean =>
  isSecretName(name) || /key$/i.test(name) || /:\/\/|\$\{/.test(text) || isProviderToken(text.trim().replace(/^["'`]+/, ''));
