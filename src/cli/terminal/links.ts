import { lstatSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isSafePath } from '../../repo/path-bytes.ts';
import { uriOf } from '../../reporters/uri.ts';
import { isCi } from './progress-line.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The address of a file of the audited repository, or undefined where none is to be given. */
export type LinkOf = (file: string) => string | undefined;

/**
 * Does whoever reads standard output make a link of OSC 8? Terminals that are known to; not those that find `path:line:col` themselves and go to
 * the line (VS Code, JetBrains), and none that shows another machine. FORCE_HYPERLINK=1 answers for a terminal that is not known, FORCE_HYPERLINK=0
 * for those that are; a log of a CI system and a dumb terminal get none whatever it says.
 */
export const showsLinks = (stream: { readonly isTTY?: boolean }, env: Environment): boolean => {
  const forced = env['FORCE_HYPERLINK'];
  if (forced === '0' || forced === 'false' || env['TERM'] === 'dumb' || isCi(env)) return false;
  if (forced !== undefined && forced !== '') return true;
  const elsewhere = ['SSH_CONNECTION', 'SSH_TTY', 'TMUX', 'STY'].some((name) => env[name] !== undefined);
  return stream.isTTY === true && !elsewhere && isKnown(env);
};

const isKnown = (env: Environment): boolean =>
  ['iTerm.app', 'WezTerm', 'ghostty'].includes(env['TERM_PROGRAM'] ?? '') ||
  ['xterm-kitty', 'xterm-ghostty', 'alacritty', 'foot', 'contour'].includes(env['TERM'] ?? '') ||
  // Those built on VTE: the first versions with links crashed on some.
  (env['TERM_PROGRAM'] === undefined && Number(env['VTE_VERSION'] ?? 0) > 5000) ||
  env['WT_SESSION'] !== undefined;

/**
 * A click opens the file with whatever the desktop has for it, so only what no desktop executes is linked: regular files by name and ending, without
 * the mark of a program. The audited repository is not trusted.
 */
export const linksInto = (directory: string): LinkOf => {
  const host = process.platform !== 'win32' && /^[A-Za-z0-9.-]{1,253}$/.test(hostname()) ? hostname() : '';
  const base = `file://${host}${pathToFileURL(directory).pathname.replace(/\/$/, '')}/`;
  return (file) => {
    if (!isSafePath(file) || /[\\:]/.test(file) || !isPassive(path.posix.basename(file))) return undefined;
    const stats = lstatSync(path.join(directory, file), { throwIfNoEntry: false });
    if (!stats?.isFile() || (process.platform !== 'win32' && (stats.mode & 0o111) !== 0)) return undefined;
    const uri = base + uriOf(file);
    return uri.length <= longest ? uri : undefined;
  };
};

/** What terminals take (VTE: 2083). */
const longest = 2000;

const isPassive = (name: string): boolean =>
  /^(?:Dockerfile|Containerfile|Makefile|Caddyfile|Gemfile|LICENSE|\.env|\.gitignore|\.dockerignore|\.npmrc)$/.test(name) ||
  /[^.]\.(?:md|markdown|rst|adoc|txt|ya?ml|json|jsonc|json5|toml|ini|cfg|conf|properties|lock|tf|hcl|go|rs|java|kt|cs|c|h|cc|cpp|hpp|tsx|jsx|vue|svelte|css|scss|sql|graphql|proto|gradle)$/.test(
    name,
  );
