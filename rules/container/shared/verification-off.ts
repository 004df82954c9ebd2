import type { Command } from './dockerfiles.ts';

/** Letters of curl that take a value, which may stand right behind them: `-okey` is a file, no -k. */
const curlValued = /[AbCcDdEeFHhKmoPQrTtUuwXxYyz]/;

const hasFlag = (args: readonly string[], ...flags: readonly string[]): string | undefined => args.find((arg) => flags.some((flag) => arg === flag || arg.startsWith(`${flag}=`)));

const shortFlag = (args: readonly string[], letter: string, valued: RegExp): string | undefined =>
  args.find((arg) => /^-[A-Za-z0-9#:]+$/.test(arg) && [...(arg.slice(1).split(valued)[0] ?? '')].includes(letter));

const setting = (args: readonly string[], name: RegExp, off: RegExp): string | undefined => {
  const index = args.findIndex((arg) => name.test(arg));
  const [key = '', value] = (args[index] ?? '').split('=', 2);
  return index >= 0 && off.test(value ?? args[index + 1] ?? '') ? key : undefined;
};

const off = /^(["']?)(?:false|0|no|off|none|null)\1$/i;
const on = /^(["']?)(?:true|1|yes|on)\1$/i;

type Look = (args: readonly string[]) => string | undefined;

const apt: Look = (args) =>
  hasFlag(args, '--allow-unauthenticated', '--force-yes', '--allow-insecure-repositories') ??
  args.find((arg) => /(?:Verify-Peer|Verify-Host)=(?:"?false|"?0)|AllowInsecureRepositories=(?:"?true|"?1)|AllowUnauthenticated=(?:"?true|"?1)/i.test(arg));
const yum: Look = (args) =>
  hasFlag(args, '--nogpgcheck', '--no-gpgchecks') ??
  args.find((arg, at) => (arg.startsWith('--setopt=') || args[at - 1] === '--setopt') && /^(?:--setopt=)?(?:.*\.)?(?:gpgcheck|sslverify)=(?:0|false|no|off)$/i.test(arg));
const pip: Look = (args) => hasFlag(args, '--trusted-host') ?? args.find((arg) => /^(?:global|install)\.trusted-host$/.test(arg));
/** Behind other verbs than `set`, a bare word is the name of a package. */
const npm: Look = (args) =>
  (hasFlag(args, '--no-strict-ssl') ?? setting(args, args.includes('set') ? /^(?:--)?strict-ssl(?:=|$)|^enableStrictSsl$/ : /^--strict-ssl(?:=|$)/, off)) && 'strict-ssl';

const powershell: Look = (args) => args.find((arg) => /^-SkipCertificateCheck\b(?!:\$false)/i.test(arg));

/** By the program's name: what in its arguments turns off a check of certificates or signatures. */
const looks = new Map<string, Look>([
  ['curl', (args) => hasFlag(args, '--insecure', '--proxy-insecure') ?? shortFlag(args, 'k', curlValued)],
  ['wget', (args) => hasFlag(args, '--no-check-certificate')],
  ['pip', pip],
  ['pip3', pip],
  ['uv', (args) => hasFlag(args, '--allow-insecure-host', '--trusted-host')],
  ['npm', npm],
  ['yarn', npm],
  ['pnpm', npm],
  ['git', (args) => setting(args, /^(?:--config=)?http\.(?:.*\.)?sslverify(?:=|$)/i, off) && 'http.sslVerify'],
  ['apt', apt],
  ['apt-get', apt],
  ['apk', (args) => hasFlag(args, '--allow-untrusted')],
  ['yum', yum],
  ['dnf', yum],
  ['microdnf', yum],
  ['yum-config-manager', yum],
  ['dnf-config-manager', yum],
  ['tdnf', yum],
  ['zypper', (args) => hasFlag(args, '--no-gpg-checks', '--gpg-auto-import-keys-off')],
  ['rpm', (args) => hasFlag(args, '--nosignature', '--nodigest', '--nofiledigest', '--noverify', '--nogpg')],
  ['conda', (args) => setting(args, /^ssl_verify$/, off)],
  ['composer', (args) => setting(args, /^disable-tls$/, on)],
  ['Invoke-WebRequest', powershell],
  ['Invoke-RestMethod', powershell],
  ['iwr', powershell],
  ['irm', powershell],
  ['gem', (args) => setting(args, /^:?ssl_verify_mode/, /0/)],
]);

/** Settings of package managers and downloaders, by the files that they are read from: .repo, .wgetrc, .npmrc, .yarnrc.yml, .condarc, pip.conf, apt.conf, sources.list. */
const settingsOff =
  /(?<![\w.-])(?:(?:gpgcheck|sslverify|check_certificate|strict-ssl)[ \t]{0,4}[= ][ \t]{0,4}(?:0|false|no|off)\b(?!.{0,200}\/[^/]{0,100}=[ \t]?1)|(?:enableStrictSsl|ssl_verify):[ \t]{0,4}(?:false|no)\b|trusted-host[ \t]{0,4}=[ \t]{0,4}\S|Acquire::https?::\S{0,80}Verify-(?:Peer|Host)[ \t]{1,4}"?(?:false|0)\b|APT::Get::AllowUnauthenticated[ \t]{1,4}"?(?:true|1)\b|trusted[=:][ \t]{0,4}yes\b)/i;

/** A setting that goes into a file: `echo gpgcheck=0 >> x.repo`, the here-document of one, `sed -i s/gpgcheck=1/gpgcheck=0/`. */
const writtenOff = ({ name, args, redirects, pipedInto }: Command): string | undefined => {
  if (!/^(?:echo|printf|cat|tee|sed|)$/.test(name)) return undefined;
  if (/^(?:echo|printf)$/.test(name) && pipedInto === undefined && !redirects.some(({ operator }) => operator.includes('>'))) return undefined;
  const isCurlSettings = redirects.some(({ target }) => /[._]curlrc["']?$/.test(target.text));
  const texts = name === 'cat' || name === 'tee' || name === '' ? [] : args.map(({ text }) => text);
  return [...texts, ...redirects.filter(({ operator }) => operator.startsWith('<<')).map(({ target }) => target.text)]
    .map((text) => settingsOff.exec(text)?.[0] ?? (isCurlSettings && /^["']?(?:--)?(?:insecure|-k)["']?$/m.test(text) ? 'insecure' : undefined))
    .find((found) => found !== undefined);
};

/** What a command says against checking certificates or signatures; undefined for one that says nothing. */
export const verificationOff = (command: Command): string | undefined => {
  const { name, args } = command;
  const words = args.map(({ text }) => text);
  if (/^python[\d.]*$/.test(name) && words[0] === '-m' && words[1] === 'pip') return pip(words.slice(2));
  return looks.get(name)?.(words) ?? writtenOff(command);
};

export const isChecker = ({ name }: Command): boolean => looks.has(name);

/** Environment variables that turn a check off, and the value that does so. */
const variables = new Map<string, RegExp>([
  ['NODE_TLS_REJECT_UNAUTHORIZED', /^(["']?)0\1$/],
  ['PYTHONHTTPSVERIFY', /^(["']?)0\1$/],
  // Git asks only whether it is there: 0 turns the check off as well.
  ['GIT_SSL_NO_VERIFY', /^/],
  ['NPM_CONFIG_STRICT_SSL', off],
  ['YARN_STRICT_SSL', off],
  ['YARN_ENABLE_STRICT_SSL', off],
  ['PIP_TRUSTED_HOST', /\S/],
  ['CONDA_SSL_VERIFY', off],
  ['HTTPLIB2_DISABLE_SSL', on],
  ['UV_INSECURE_HOST', /\S/],
]);

export const variableOff = (name: string, value: string | undefined): boolean => value !== undefined && (variables.get(name.toUpperCase())?.test(value) ?? false);
