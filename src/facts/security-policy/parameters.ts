import { expression } from '../../long-expression.ts';
import { durationsIn } from './durations.ts';
import type { Passage } from './passage.ts';
import type { Parameters } from './statement.ts';
import { toolsIn } from './tools.ts';

const address = /[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+/g;
const url = /\bhttps?:\/\/[^\s<>"'`)\]}，。、）]{1,500}/g;
const algorithm = expression('giu')`
    (?<![\p{L}\p{N}_])(?:
      SHA-?(?:1|2|3|224|256|384|512)(?:-\d{3})?|MD5|bcrypt|scrypt|Argon2(?:id|i|d)?|PBKDF2|HMAC(?:-SHA-?\d+)?
      |AES(?:-?(?:128|192|256))?(?:-?(?:GCM|CBC|CTR))?|ChaCha20(?:-Poly1305)?|RSA(?:-?\d{4})?|ECDSA|Ed25519|X25519|BLAKE[23][bs]?
      |TLS ?v?1\.[0-3]|SSLv?[23]|CRC32C?|UUID(?:v[1-8]|s)?
    )(?![\p{L}\p{N}_])
  `;
const file = expression()`
    ^(?:\.{0,2}\/)?(?:[\w@.-]+\/)*(?:
      \.?[\w@-]+(?:\.[\w-]+)*\.(?:
        md|markdown|rst|adoc|txt|ya?ml|json5?|toml|ini|cfg|conf|env|lock|sh|py|js|ts|go|rs|rb|java|php|pem|key|crt|asc|gpg|xml|html|gradle
        |tf|sql|cs|c|h|cpp|kt|swift|mod|sum
      )|\.(?:env|gitignore|dockerignore|npmrc|envrc)[\w.]*|Dockerfile[\w.-]*|Makefile|LICENSE|Gemfile|Procfile|[\w-]+\/
    )$
  `;
const setting = /^-{0,2}[A-Za-z][\w.-]*(?:=\S*)?$/;
const version = /(?<![\w.])(?:[<>≤≥]=?\s*v?|\bv)?\d+\.(?:\d+|x|\*)(?:\.(?:\d+|x|\*))?(?:-[\w.]+)?\b(?!\.\d)|[<>≤≥]=?\s*v?\d+\b|\b(?:latest|main|master|HEAD)\b/gi;
const severity =
  /\b(?:critical|high|medium|moderate|low|kritisch|hoch|mittel|niedrig|critique|élevée?|moyenne?|faible|cr[ií]tic[ao]s?|alt[ao]s?|medi[ao]s?|baj[ao]s?|méd[ií][ao]s?|baix[ao]s?)\b|критическ|высок|средн|низк|严重|高危|中危|低危|緊急|重大|심각/gi;

/** The values a statement can be checked by, as they are written; nothing that it does not say. */
export const parametersOf = (passage: Pick<Passage, 'text' | 'links' | 'codes'>): Parameters => {
  const { text, links, codes } = passage;
  const bare = text.replaceAll(url, ' ');
  const relative = links.map((link) => link.url.replace(/[?#].*$/, '')).filter((target) => target !== '' && !/^[a-z][a-z0-9+.-]*:|^\/\/|^#/i.test(target));
  const quoted = codes.filter((code) => file.test(code));
  return {
    ...some('ports', portsIn(bare)),
    ...some('algorithms', bare.match(algorithm)),
    ...some('tools', toolsIn(`${bare} ${codes.join(' ')}`)),
    ...some('files', [...relative, ...quoted, ...(bare.match(/\b[A-Z][A-Z_-]{3,}\.(?:md|txt|rst|adoc)\b/g) ?? [])]),
    ...some(
      'settings',
      codes.filter((code) => setting.test(code) && !file.test(code) && /[_=-]|^[A-Z]+$|[a-z][A-Z]|\w\.\w/.test(code)),
    ),
    ...some(
      'versions',
      bare.match(version)?.map((value) => value.trim()),
    ),
    ...some(
      'hours',
      durationsIn(bare).map((duration) => duration.hours),
    ),
    ...some(
      'addresses',
      [...bare.matchAll(address), ...links.flatMap((link) => [...link.url.replace(/^mailto:/i, '').matchAll(address)])].map(([found]) => found),
    ),
    ...some('urls', [...(text.match(url)?.map((value) => value.replace(/[.,;:!?*_]+$/, '')) ?? []), ...links.map((link) => link.url).filter((target) => /^https?:/i.test(target))]),
    ...some(
      'severities',
      bare.match(severity)?.map((value) => value.toLowerCase()),
    ),
  };
};

const portsIn = (text: string): readonly number[] =>
  [
    ...text.matchAll(
      /\b(?:port|puerto|porta|端口|ポート|порт|포트)s?(?: (?:is|number|no\.?)){0,2}\s*:?\s*(\d{2,5})|(?:localhost|(?:\d{1,3}\.){3}\d{1,3}|-p \d{2,5}):(\d{2,5})\b(?![\w.])/gi,
    ),
  ]
    .map(([, named, after]) => Number(named ?? after))
    .filter((port) => port > 0 && port < 65_536);

const some = <Name extends string, Value>(name: Name, values: readonly Value[] | null | undefined): { readonly [K in Name]?: readonly Value[] } => {
  const found: { [K in Name]?: readonly Value[] } = {};
  if (values && values.length > 0) found[name] = [...new Set(values)];
  return found;
};
