import { cannotFail } from './cannot-fail.ts';
import type { Call, Ignored, StepSetting, Switch } from './step.ts';
import { gosecOff, ruffSecurityOff } from './tools/static-analysis.ts';
import type { Tool } from './tools/tool.ts';
import { tools } from './tools.ts';

export interface Recognised {
  readonly tools: readonly string[];
  readonly ignored: Ignored | undefined;
}

/** The names of the tools that one call runs, those included that a settings file switches on in them, and whether it can fail by what the call itself says. */
export const recogniseCall = (call: Call, switches: readonly Switch[]): Recognised => {
  const own = toolsOf(call);
  if (own.length === 0) return { tools: own, ignored: undefined };
  const line = call.words.slice(0, 200).join(' ').slice(0, 4000);
  const inside = switches.filter((each) => own.includes(each.inside) && isRead(each, `${line}\n${settingsText(call.settings)}`)).map(({ tool }) => tool);
  return { tools: [...new Set([...own, ...inside])], ignored: cannotFail(own, line, call) };
};

/** golangci-lint reads the file that it is told to read, else one of its own name; what its options say of the linters wins. */
const isRead = ({ path, inside }: Switch, text: string): boolean => {
  // A folder of settings holds no code that they would be in force for, but where Ruff is told to read them.
  if (inside === 'ruff') return !ruffSecurityOff.test(text) && (!/(?:^|\/)\.?configs?\/[^/]*$/.test(path) || text.includes(path));
  if (inside !== 'golangci-lint') return true;
  if (gosecOff.test(text) || /--enable-only\b/.test(text)) return false;
  const [, told] = /(?:^|\s)(?:-c|--config)[ =]["']?([^\s"']+)/.exec(text) ?? [];
  return told === undefined || told.includes('$') ? /(?:^|\/)\.golangci\.\w+$/.test(path) : `/${path}`.endsWith(`/${told.replace(/^(?:\.{0,2}\/)+/, '')}`);
};

const toolsOf = ({ words, uses, settings }: Call): readonly string[] => {
  const line = words.slice(0, 60).join(' ').slice(0, 2000);
  const image = imageIn(words) ?? (uses?.startsWith('docker://') ? uses.slice('docker://'.length) : undefined);
  const thing = { line, uses: uses === undefined ? undefined : plainUse(uses), image: image === undefined ? undefined : plainImage(image), settings: settingsText(settings) };
  if (asksOnly.test(line)) return [];
  const named = tools.filter((tool) => runs(tool, thing)).flatMap(({ name, also = [] }) => [name, ...also]);
  return [...new Set([...named, ...(named.includes('codeql') ? codeqlLanguages(settings, line) : [])])];
};

const codeqlNames: ReadonlyMap<string, string> = new Map([
  ['javascript-typescript', 'javascript'],
  ['typescript', 'javascript'],
  ['java-kotlin', 'java'],
  ['kotlin', 'java'],
  ['c-cpp', 'c'],
  ['cpp', 'c'],
  ['c++', 'c'],
  ['c#', 'csharp'],
]);

/** `codeql:go` for each language that is named; `codeql:all` where CodeQL finds them itself. */
const codeqlLanguages = (settings: readonly StepSetting[], line: string): readonly string[] => {
  const given = settings.find(({ name }) => name.toLowerCase() === 'languages')?.value ?? /--language[= ](\S+)/.exec(line)?.[1] ?? '';
  const names = given.toLowerCase().match(/[a-z][a-z+#-]*/g) ?? [];
  if (given.includes('${{')) return ['codeql:open'];
  if (names.length === 0) return allCodeql;
  return names.map((name) => `codeql:${codeqlNames.get(name) ?? name}`);
};

const allCodeql = ['go', 'python', 'javascript', 'java', 'ruby', 'c', 'csharp', 'swift', 'rust', 'actions'].map((name) => `codeql:${name}`);

interface Thing {
  readonly line: string;
  readonly uses: string | undefined;
  readonly image: string | undefined;
  readonly settings: string;
}

/** `gosec --version` scans nothing, nor does who only fetches the list of vulnerabilities. */
const asksOnly =
  /^\S+ (?:--?version|-V|--?help|-h|help|version)$|^(?:bundler?-audit|bundle audit) (?:update|download)$|^grype (?:-\S+ ){0,9}db\b|^trivy .*--download-(?:java-)?db-only\b|^dependency-check\S* .*--update-?only\b|^checkov (?:-l|--list)$/i;

const runs = (tool: Tool, thing: Thing): boolean => {
  const { line, uses, image, settings } = thing;
  const named =
    (line !== '' && tool.commands?.some((command) => matches(command, line))) ||
    (uses !== undefined && (tool.uses?.some((use) => (typeof use === 'string' ? use === uses : use.test(uses))) || tool.hooks?.includes(uses))) ||
    (image !== undefined && tool.images?.includes(image));
  if (!named) return false;
  const text = `${line}\n${settings}`;
  return (tool.when === undefined || tool.when.test(text)) && !tool.unless?.test(text);
};

const matches = (command: string | RegExp, line: string): boolean => (typeof command === 'string' ? line === command || line.startsWith(`${command} `) : command.test(line));

/** `name: value` lines, so that one expression can ask for either. */
export const settingsText = (settings: readonly StepSetting[]): string =>
  settings
    .slice(0, 60)
    .map(({ name, value }) => `${name}: ${value.slice(0, 500)}`)
    .join('\n');

/** `Owner/Name@v1` and `https://github.com/owner/name` → owner/name. */
const plainUse = (uses: string): string =>
  uses
    .toLowerCase()
    .replace(/^(?:https?:\/\/|git@)?github\.com[/:]/, '')
    .replace(/(.)@[^@]*$/, '$1')
    .replace(/\.git$/, '');

/** `ghcr.io/aquasecurity/trivy:0.50@sha256:…` → aquasecurity/trivy. */
const plainImage = (image: string): string =>
  image
    .toLowerCase()
    .replace(/@.*/, '')
    .replace(/:[^:/]*$/, '')
    .replace(/^(?=[^/]*[.:])[^/]*\//, '');

/** The image of `docker run`: the first word that is neither a flag nor the value of one, as far as can be told without docker's table of flags. */
const imageIn = (words: readonly string[]): string | undefined => {
  if (!/^(?:docker|podman|nerdctl)$/.test(words[0] ?? '') || !words.slice(1, 3).includes('run')) return undefined;
  return words
    .slice(2)
    .find((word) => /^[a-z0-9][\w.:-]*(?:\/[\w.-]+)+(?::[\w.${}-]+)?(?:@sha256:[0-9a-f]+)?$/i.test(word) && tools.some((tool) => tool.images?.includes(plainImage(word))));
};
