import type { Place } from '../formats/data-node.ts';
import { classifyValue, isSecretName } from '../secrets/values/classify-value.ts';
import { nameKind } from '../secrets/values/secret-name.ts';
import { isNoSecretShape } from '../secrets/values/value-shape.ts';
import type { Variable, VariableValue } from './dockerfile.ts';
import type { Resolved } from './expand-variables.ts';
import type { Word } from './instruction-words.ts';

/** Says what a variable holds, and forgets the value where it may be a secret. */
export const variableOf = (kind: Variable['kind'], name: Word, resolved: Resolved | undefined, at: (Place & { readonly end: Place }) | undefined): Variable => {
  // An access key is a login of two parts, and its id is one of them.
  const asked = name.text.replace(/(?<=access_?key)_?id$/i, '');
  const secretName = isSecretName(asked);
  const value = resolved && at && holding(asked, secretName, resolved, at);
  return { kind, name: name.text, secretName, line: name.line, column: name.column, ...(value ? { value } : {}) };
};

const holding = (name: string, secretName: boolean, { written, text }: Resolved, at: Place & { readonly end: Place }): VariableValue => {
  const value = text ?? written;
  const judged = classifyValue(name, value);
  const kind = nameKind(name);
  // A phrase of several words is a secret under such a name; a single word behind "auth" is the way to log in.
  const harmlessShape = kind === undefined || isNoSecretShape(value.trim().replaceAll(/\s+/g, '-'), kind) || (kind === 'auth' && /^[a-z]{2,12}$/i.test(value));
  const literal = judged === 'other' && text !== undefined && !harmlessShape;
  const harmless = !secretName && judged !== 'secret' && judged !== 'weak';
  const references = [...written.matchAll(/\$\{?([A-Za-z_]\w*)/g)].flatMap(([, reference]) => reference ?? []);
  return { class: literal ? 'text' : judged, references, line: at.line, column: at.column, end: at.end, ...(harmless ? { text: value } : {}) };
};
