import { childOf, type DataNode, entriesOf, itemsOf, locate, textOf } from '../formats/data-node.ts';
import { detectSecretsInText } from '../secrets/find-in-file.ts';
import { classifyValue } from '../secrets/values/classify-value.ts';
import { type Named, nameOf } from './named.ts';
import type { KubernetesSecretValue } from './workload.ts';
import { literalsOf, type WrittenValue } from './written-values.ts';

export interface KubernetesSecret extends Named {
  readonly type: string;
  /** The keys whose values are real; base64 is decoded first. */
  readonly values: readonly (KubernetesSecretValue & { readonly decoded: boolean })[];
  readonly encrypted: boolean;
}

export const readSecret = (path: string, object: DataNode): KubernetesSecret => {
  const encrypted = childOf(object, 'sops') !== undefined;
  const plain = entriesOf(childOf(object, 'stringData')).map((entry) => ({ ...entry, text: textOf(entry.value) ?? '', decoded: false }));
  const coded = entriesOf(childOf(object, 'data')).map((entry) => ({ ...entry, text: fromBase64(textOf(entry.value) ?? ''), decoded: true }));
  return { ...nameOf(path, object), type: textOf(childOf(object, 'type')) ?? 'Opaque', values: encrypted ? [] : realValues(path, [...plain, ...coded]), encrypted };
};

/** Secrets that a kustomization makes of `key=value`. Those that it makes of files are in these. */
export const readGeneratedSecrets = (path: string, kustomization: DataNode | undefined): readonly KubernetesSecret[] =>
  itemsOf(childOf(kustomization, 'secretGenerator')).flatMap((generator): KubernetesSecret[] => {
    const literals = literalsOf(generator);
    if (literals.length === 0) return [];
    const [name, type] = [textOf(childOf(generator, 'name')) ?? '(unnamed)', textOf(childOf(generator, 'type')) ?? 'Opaque'];
    return [{ name, namespace: textOf(childOf(generator, 'namespace')) ?? '', at: locate(path, generator), type, values: realValues(path, literals), encrypted: false }];
  });

/** Every value of a Secret is meant as one, whatever its key is called. */
const realValues = (path: string, written: readonly WrittenValue[]): KubernetesSecret['values'] =>
  written.flatMap(({ key, value, text, decoded }) => {
    if (holdsSecrets(key, text)) return [{ name: key, kind: 'secret', decoded, at: locate(path, value) } as const];
    const logins = /^\.docker(?:configjson|cfg)$/.test(key) ? loginsIn(text) : [];
    const kinds = (logins.length > 0 ? logins : [text]).flatMap((one) => [classifyValue(logins.length > 0 ? 'password' : key, one), classifyValue('secret', one)]);
    const kind = kinds.find((one) => one === 'secret' || one === 'weak');
    if (kinds.some((one) => one === 'placeholder' || one === 'empty' || one === 'reference')) return [];
    return kind === 'secret' || kind === 'weak' ? [{ name: key, kind, decoded, at: locate(path, value) } as const] : [];
  });

/** A key, or a file of settings: the key tells what kind of file it is. */
const holdsSecrets = (key: string, text: string): boolean => text.includes('\n') && text.length <= longestFile && detectSecretsInText(text, key).length > 0;
/** No Secret is larger. */
const longestFile = 1024 * 1024;

/** What a file of logins to registries holds: `{"auths": {"r.example": {"auth": "…"}}}`. */
const loginsIn = (text: string): readonly string[] => [...text.matchAll(/"(?:auth|password|identitytoken)"\s{0,9}:\s{0,9}"([^"]{0,4000})"/g)].map(([, login = '']) => login);

const fromBase64 = (text: string): string => {
  const compact = text.replaceAll(/\s/g, '');
  return compact.length <= 65_536 && /^[A-Za-z0-9+/]+={0,2}$/.test(compact) ? Buffer.from(compact, 'base64').toString('utf8').trim() : text;
};
