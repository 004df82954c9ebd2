import type { Candidate } from '../candidate.ts';
import { classifyValue } from '../values/classify-value.ts';
import { nameKind } from '../values/secret-name.ts';

const secretDocument = /^[ \t]{0,8}["']?kind["']?[ \t]*:[ \t]*["']?Secret["']?[ \t]*,?[ \t]*$/m;

interface Entry {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** Decoded, where it stands in `data`. */
  readonly value: string;
}

/** The entries of `data` (base64) and `stringData` of Kubernetes Secrets that hold more than a placeholder. */
export const kubernetesSecretCandidates = (text: string): readonly Candidate[] =>
  secretEntries(text).flatMap(({ key, start, end, value }): Candidate[] => {
    const judged = classifyValue(`${key}_password`, value);
    // Keys between marks are parsed as such.
    if (harmless.test(key) || value.startsWith('-----BEGIN') || (judged !== 'secret' && judged !== 'weak')) return [];
    // APP_ENV: production
    if (judged === 'weak' && nameKind(key) === undefined && !isTyped.test(value)) return [];
    const [severity, confidence] = judged === 'secret' ? (['high', 'high'] as const) : (['medium', 'medium'] as const);
    return [
      {
        start,
        end,
        value,
        detector: 'kubernetes-secret',
        name: 'value of a Kubernetes Secret',
        by: 'known-file',
        severity,
        confidence,
        reasons: ['it stands in a Secret'],
        variable: key.slice(0, 60),
      },
    ];
  });

const harmless = /user(?:name)?$|host|port|url$|ca(?:\.crt)?$|\.(?:crt|pem|ca|cert)$|database|^type$|email/i;

/** LemonTree77: no mode, region or name of a host. */
const isTyped = /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d\d)[A-Za-z0-9!@#$%^&*_-]{8,40}$/;

const secretEntries = (text: string): readonly Entry[] => {
  const entries: Entry[] = [];
  let offset = 0;
  for (const document of text.split(/^(?=---)/m)) {
    if (secretDocument.test(document) && !/^sops:|ENC\[AES/m.test(document)) entries.push(...entriesOf(document, offset));
    offset += document.length;
  }
  return entries;
};

const entriesOf = (document: string, offset: number): readonly Entry[] => {
  const entries: Entry[] = [];
  for (const block of document.matchAll(/^([ \t]{0,4})["']?(data|stringData)["']?[ \t]*:[ \t]*\{?[ \t]*\r?\n((?:[ \t]+[^\r\n]*\r?\n?|\r?\n){1,400})/gm)) {
    const bodyAt = (block.index ?? 0) + block[0].length - (block[3] ?? '').length;
    for (const entry of (block[3] ?? '').matchAll(/^[ \t]+["']?([\w.-]{1,100})["']?[ \t]*:[ \t]*["']?([^\s"'#|>{][^\r\n"']{0,4000})/gm)) {
      const written = (entry[2] ?? '').trimEnd();
      const value = block[2] === 'data' ? Buffer.from(written, 'base64').toString('latin1') : written;
      const start = offset + bodyAt + (entry.index ?? 0) + entry[0].length - (entry[2] ?? '').length;
      entries.push({ key: entry[1] ?? '', start, end: start + written.length, value });
    }
  }
  return entries;
};
