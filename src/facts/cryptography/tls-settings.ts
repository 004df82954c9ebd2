import type { FileEntry } from '../../repo/snapshot.ts';
import { defineFact } from '../fact.ts';
import { isBrowserPath, isCode } from '../signals/code/language.ts';
import type { SourceFile } from '../source-file.ts';
import { openingLines } from '../text/opening-lines.ts';
import { noted, uncommented } from '../text/uncommented.ts';
import { canProve, isForDevelopers } from '../zone.ts';

/** The versions of TLS that servers in the code are told to speak. */
export interface TlsSettings {
  readonly all: readonly TlsSetting[];
}

/** 2 for TLS 1.2. */
export interface TlsSetting {
  readonly oldest: number;
  readonly newest: number;
  readonly path: string;
  readonly line: number;
  readonly note: string;
}

type Found = Omit<TlsSetting, 'path'>;

/** A profile of Spring that is none of production. */
const ofStage = /(?:^|\/)application-(?:local|test|ci|e2e|staging)\./;
const settings = /(?:^|\/)application[\w-]*\.(?:ya?ml|properties)$/;

export const tlsSettings = defineFact({
  name: 'tlsSettings',
  revision: 2,
  selects: (file: FileEntry) =>
    canProve(file) && !isForDevelopers(file.path) && !ofStage.test(file.path) && ((isCode(file.path) && !isBrowserPath(file.path)) || settings.test(file.path)),
  extract: readSettings,
  combine: ({ extracts }) => ({ all: extracts.flatMap(({ file, value }) => value.map((setting) => ({ ...setting, path: file.path }))) }),
});

function readSettings(file: SourceFile): readonly Found[] | undefined {
  if (!file.hasText || !/tls|ssl/i.test(file.text)) return undefined;
  const wanted = forms.filter(({ serves }) => serves === undefined || serves.test(file.text));
  const lines = uncommented(file.lines, file.path);
  const calling = new Set(lines.flatMap((line) => givenToClient.exec(line)?.[1] ?? []));
  const isOfClient = (index: number): boolean => {
    const own = lines[index] ?? '';
    const round = [own, ...openingLines(own, lines.slice(Math.max(0, index - 20), index).reverse())];
    return round.some((line) => client.test(line) || calling.has(declared.exec(line)?.[1] ?? ''));
  };
  const found = lines.flatMap((line, index): Found[] => {
    const form = wanted.find(({ sign }) => sign.test(line));
    const minors = form === undefined ? [] : [...line.matchAll(version)].map(([, minor = '0']) => Number(minor));
    if (form === undefined || minors.length === 0 || isOfClient(index)) return [];
    return [{ oldest: Math.min(...minors), newest: form.isLeast ? 3 : Math.max(...minors), ...noted(line, index) }];
  });
  return found.length > 0 ? found.slice(0, 20) : undefined;
}

/** What calls others speaks with their servers. */
const client =
  /\bTLSClientConfig\b|\bhttp\.(?:Client|Transport)\b|\bAgent\(|\btls\.(?:Dial\w*|connect)\b|\bSslClientAuthenticationOptions\b|\bHttpClientHandler\b|\bcreate_default_context\(\s*\)|\b(?:axios|fetch|got|request)\(|\bClientConfig\b/;
const givenToClient = /\b(?:TLSClientConfig\s*:\s*|tls\.Dial\w*\([^()\n]{0,80},\s*|credentials\.NewTLS\()&?([A-Za-z_]\w*)/;
const declared = /\b([A-Za-z_]\w*)\s*(?::=|=)\s*&?tls\.Config\{/;

/** `VersionTLS12`, `TLSv1.3`, `TLSv1_2`, `Tls12`, `TLS13`. */
const version = /TLS(?:v|Version)?_?1[._]?([0-3])(?!\d)/gi;

/** `serves`: what tells that the file has a server, and no client alone. `isLeast`: the oldest is named, and newer ones are spoken as well. */
const forms: readonly { readonly sign: RegExp; readonly serves?: RegExp; readonly isLeast: boolean }[] = [
  { sign: /\bMinVersion\s*[:=]\s*(?:tls|uint16)/, serves: /ListenAndServeTLS|tls\.(?:Listen|NewListener)\b|ServeTLS|\bTLSConfig\b/, isLeast: true },
  { sign: /\bminVersion\s*:\s*["']TLS/, serves: /createServer|createSecureServer|https\s*:/, isLeast: true },
  { sign: /\bminimum_version\s*=\s*(?:ssl\.)?TLSVersion\./, serves: /load_cert_chain/, isLeast: true },
  { sign: /\benabled-?protocols\s*[:=]\s*\S/i, isLeast: false },
  { sign: /\bSslProtocols\s*=\s*(?:[\w.]{1,60}\.)?SslProtocols\./, isLeast: false },
  { sign: /\bwith_protocol_versions\(/, serves: /ServerConfig/, isLeast: false },
];
