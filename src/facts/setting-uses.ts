import { expression } from '../long-expression.ts';
import { ownText } from '../own-text.ts';
import type { FileEntry } from '../repo/snapshot.ts';
import { defineFact } from './fact.ts';
import type { SourceFile } from './source-file.ts';
import { zoneOf } from './zone.ts';

/** Which names of settings the code and the files of its operation use, beyond passing them on. */
export interface SettingUses {
  /** Undefined when nothing reads it. */
  placeOf(name: string): { readonly path: string; readonly line: number } | undefined;
  /** The files that were searched. */
  readonly searched: readonly string[];
  /** The manifest that names a framework which reads variables itself, under names that need not stand in the tree. */
  readonly framework: { readonly path: string; readonly line: number; readonly name: string } | undefined;
}

/** What one file says. */
interface Reading {
  /**
   * Each name, without case and underscores, a space, its line and a line break. As one text, for it is kept until all files are read: a hundred
   * thousand of them name millions.
   */
  readonly uses: string;
  readonly framework?: { readonly line: number; readonly name: string };
}

const readable = expression()`
    \.(?:
      py|go|[cm]?[jt]sx?|rb|php|rs|java|kt|kts|cs|ex|exs|scala|swift|sh|bash|zsh|ps1|pl|lua|ya?ml|toml|json|conf|cfg|ini|service|tf|hcl|nix
      |vue|svelte|properties|gradle|xml|tpl|tmpl|erb|j2
    )$|(?:^|\/)(?:[^/]*Dockerfile[^/]*|Makefile|Procfile|justfile|Caddyfile)$
  `;
const constant = /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g;
/** What the rest of a name is put behind when it runs: `f"WEBHOOK_SECRET_{source}"`, `'API_KEY_' + name`. */
const beginning = /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+_(?=\$?\{|%[sv]|["'`]\s*[+.])/g;
/** Files that read settings by the names of fields. */
const readsFields = /BaseSettings|env_prefix|envconfig|caarlos0\/env|viper|koanf|confi[gt]|process\.env|environ|getenv|dotenv|ConfigModule|@Value\(|ConfigurationProperties/i;
const field = /\b[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+\b|\b[a-z]+(?:[A-Z][a-z0-9]+)+\b|\b[A-Z][a-z0-9]+[A-Z][A-Za-z0-9]+\b/g;

export const settingUses = defineFact({
  name: 'settingUses',
  excuses: true,
  revision: 7,
  selects: ({ path, mode }: FileEntry) =>
    mode !== 'symlink' &&
    (readable.test(path) || (mode === 'executable' && !path.slice(path.lastIndexOf('/') + 1).includes('.'))) &&
    (['runtime', 'deploy', 'ci'].includes(zoneOf(path)) || /\.(?:tmpl|tpl)$/.test(path)) &&
    // Programs of an assistant or editor read settings as others do; its own settings do not.
    !/(?:^|\/)[^/]*lock[^/]*\.(?:json|ya?ml)$|(?:^|\/)\.(?:claude|cursor|vscode|idea|continue)\/.*\.(?:json|ya?ml|toml|xml)$/.test(path),
  extract: read,
  // What is read beside all that was read before takes findings away.
  bringsNothing(before, after) {
    const read = new Map(namesAndLines(after));
    return (before.framework === undefined || after.framework !== undefined) && [...namesAndLines(before)].every(([name]) => read.has(name));
  },
  combine({ extracts }) {
    const searched = extracts.map(({ file }) => file.path);
    // A number for the place, as there may be millions; a name alone, for whoever is cut out of the text of a file keeps all of it.
    const places = new Map<string, number>();
    for (const [index, { value }] of extracts.entries())
      for (const [name, line] of namesAndLines(value)) if (!places.has(name)) places.set(ownText(name), index * mostLines + line - 1);
    return {
      searched,
      framework: extracts.flatMap(({ file, value }) => (value.framework ? [{ path: file.path, ...value.framework }] : []))[0],
      placeOf(name) {
        const whole = plain(name);
        const parts = name.split('_');
        const begun = parts.slice(2).map((_, index) => places.get(`${plain(parts.slice(0, index + 2).join('_'))}*`));
        // A prefix may be given once for all settings: APP_LOG_LEVEL is the field log_level.
        const place =
          places.get(whole) ??
          begun.find((one) => one !== undefined) ??
          places.get(plain(parts.slice(1).join('_'))) ??
          (parts.length > 3 ? places.get(plain(parts.slice(2).join('_'))) : undefined);
        return place === undefined ? undefined : { path: searched[Math.floor(place / mostLines)] ?? '', line: (place % mostLines) + 1 };
      },
    };
  },
});

function* namesAndLines({ uses }: Reading): Iterable<readonly [name: string, line: number]> {
  for (const use of uses.split('\n')) {
    const end = use.indexOf(' ');
    if (end > 0) yield [use.slice(0, end), Number(use.slice(end))];
  }
}

/** Laravel's packages bring settings of their own; Spring, Quarkus and Micronaut take any property from the environment. */
const frameworks = /"laravel\/framework"|\bspring-boot\b|\bquarkus\b|\bmicronaut\b/;
const isManifest = (path: string): boolean => /(?:^|\/)(?:composer\.json|pom\.xml|build\.gradle(?:\.kts)?)$/.test(path);

const plain = (name: string): string => name.replaceAll('_', '').toLowerCase();

/** With the one expression itself: matchAll makes a copy of it for every line. */
function* namesIn(line: string, pattern: RegExp): Iterable<string> {
  pattern.lastIndex = 0;
  for (let found = pattern.exec(line); found; found = pattern.exec(line)) yield found[0];
}

function read(file: SourceFile): Reading {
  // Data of a megabyte reads no setting; code of that size may.
  if (!file.hasText && (data.test(file.path) || !file.name.includes('.'))) return none;
  const index = isManifest(file.path) ? file.lines.findIndex((line) => frameworks.test(line)) : -1;
  const name = index < 0 ? undefined : frameworks.exec(file.lines[index] ?? '')?.[0].replaceAll('"', '');
  const uses = usesIn(file);
  if (name === undefined) return uses === '' ? none : { uses };
  return { uses, framework: { line: index + 1, name } };
}

const none: Reading = Object.freeze({ uses: '' });

const data = /\.(?:ya?ml|toml|json|xml|properties|ini|cfg|conf)$/;

/** Of a file. */
const mostLines = 20_000;

function usesIn(file: SourceFile): string {
  const found = new Map<string, number>();
  const seen = new Set<string>();
  const note = (name: string, handed: string | undefined, line: number): void => {
    if (name === handed || seen.has(name)) return;
    seen.add(name);
    const key = plain(name);
    if (!found.has(key)) found.set(key, line);
  };
  const fields = readsFields.test(file.text) || /config|settings|options|env/i.test(file.path);
  const passes = /\.ya?ml$/.test(file.path) && /^[ \t]*build[ \t]*:/m.test(file.text);
  file.lines.slice(0, mostLines).forEach((line, index) => {
    if (line.length > 2000 || /^\s*(?:#|\/\/|\*)/.test(line)) return;
    // `X: ${X}` in the Compose file of a service that is built here only hands it to the code.
    const handed = passes ? /^\s*(?:-\s*)?["']?([A-Z][A-Z0-9_]+)["']?\s*[:=]/.exec(line)?.[1] : undefined;
    if (line.includes('_')) {
      for (const name of namesIn(line, constant)) note(name, handed, index + 1);
      for (const name of namesIn(line, beginning)) note(`${name}*`, undefined, index + 1);
    }
    if (fields) for (const name of namesIn(line, field)) note(name, handed, index + 1);
  });
  return [...found]
    .slice(0, 20_000)
    .map(([name, line]) => `${name} ${line}\n`)
    .join('');
}
