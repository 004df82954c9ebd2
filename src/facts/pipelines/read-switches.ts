import { childOf, type DataNode, entryOf, flagOf, itemsOf, type Place, textOf } from '../formats/data-node.ts';
import { jsonRoot } from '../formats/json.ts';
import { tomlRoot } from '../formats/toml.ts';
import { yamlRoot } from '../formats/yaml.ts';
import type { SourceFile } from '../source-file.ts';
import { blankComments } from '../text/blank-comments.ts';
import type { PipelineFile } from './pipeline-file.ts';
import type { Call, Switch } from './step.ts';

type Read = Omit<PipelineFile, 'path'> | undefined;

/**
 * Is gosec on in golangci-lint? Version 2: `linters.default: all`, or enabled by name. Version 1: `enable-all`, the preset "bugs", or by name.
 * Disabled by name wins. It is off by default. https://golangci-lint.run/docs/configuration/file/
 */
export const readGolangci = (file: SourceFile): Read => {
  const root = file.path.endsWith('.toml') ? tomlRoot(file) : file.path.endsWith('.json') ? jsonRoot(file) : yamlRoot(file);
  const linters = childOf(root, 'linters');
  const named = (list: string): DataNode | undefined => itemsOf(childOf(linters, list)).find((item) => textOf(item) === 'gosec');
  if (named('disable')) return undefined;
  const byPreset = itemsOf(childOf(linters, 'presets')).find((item) => textOf(item) === 'bugs');
  const all = entryOf(linters, 'default');
  const enableAll = entryOf(linters, 'enable-all');
  const at: Place | undefined =
    named('enable') ?? (all && textOf(all.value) === 'all' ? all.keyAt : undefined) ?? (enableAll && flagOf(enableAll.value) === true ? enableAll.keyAt : undefined) ?? byPreset;
  return at && { switches: [{ path: file.path, line: at.line, column: at.column, tool: 'gosec', inside: 'golangci-lint' }] };
};

export const readRuffToml = (file: SourceFile): Read => ({ switches: ruffSwitches(file, tomlRoot(file)) });

/** The rules of flake8-bandit are `S`; `ignore` of all of them takes them away again. https://docs.astral.sh/ruff/settings/#lint_select */
export const ruffSwitches = (file: SourceFile, ruff: DataNode | undefined): readonly Switch[] => {
  const places = [childOf(ruff, 'lint'), ruff];
  const lists = (...names: string[]): readonly DataNode[] => places.flatMap((place) => names.flatMap((name) => itemsOf(childOf(place, name))));
  if (lists('ignore', 'extend-ignore').some((item) => textOf(item) === 'S')) return [];
  const on = lists('select', 'extend-select').find((item) => /^(?:S\d*|ALL)$/.test(textOf(item) ?? ''));
  return on ? [{ path: file.path, line: on.line, column: on.column, tool: 'ruff:S', inside: 'ruff' }] : [];
};

/** flake8 takes on the checks of every plugin that is installed beside it. */
export const flake8Switches = (file: SourceFile): readonly Switch[] => {
  const line = file.lines.findIndex((each) => /^[^#]*(?<![\w-])(?:flake8-bandit|dlint)(?![\w-])/.test(each));
  return line < 0 ? [] : [{ path: file.path, line: line + 1, column: 1, tool: 'bandit', inside: 'flake8' }];
};

/** The same where the pipeline installs the plugin itself: `pip install dlint && flake8`. */
export const installedPlugins = (path: string, calls: readonly Call[]): readonly Switch[] =>
  calls
    .filter(({ words }) => words.includes('install') && words.some((word) => /^(?:flake8-bandit|dlint)(?:[=<>~![]|$)/.test(word)))
    .map(({ path: own, line, column }) => ({ path: own ?? path, line, column, tool: 'bandit', inside: 'flake8' }));

const eslintPlugins: readonly { readonly tool: string; readonly loaded: RegExp }[] = [
  { tool: 'eslint-plugin-security', loaded: /eslint-plugin-security(?:-node)?['"`]|['"`]plugin:security(?:-node)?\/|['"`]security(?:-node)?['"`]/ },
  { tool: 'eslint-plugin-no-unsanitized', loaded: /eslint-plugin-no-unsanitized['"`]|['"`]plugin:no-unsanitized\/|['"`]no-unsanitized['"`]/ },
  { tool: 'eslint-plugin-sdl', loaded: /@microsoft\/eslint-plugin-sdl['"`]|['"`]plugin:@microsoft\/sdl\// },
];

/** A plugin counts when the settings load it; as a dependency alone it does nothing. */
export const readEslint = (file: SourceFile): Read => ({
  switches: eslintSwitches(file, /\.ya?ml$|\.eslintrc$/.test(file.path) ? file.text.replace(/^[ \t]*#.*$/gm, '') : blankComments(file.text, 'c')),
});

export const eslintSwitches = (file: SourceFile, code: string): readonly Switch[] =>
  eslintPlugins.flatMap(({ tool, loaded }) => {
    const at = code.search(loaded);
    return at < 0 || isSilent(tool.replace('eslint-plugin-', ''), code) ? [] : [{ path: file.path, line: code.slice(0, at).split('\n').length, column: 1, tool, inside: 'eslint' }];
  });

/** Rules of the plugin are named, each of them to be off, and no set of them is taken in. */
const isSilent = (plugin: string, code: string): boolean => {
  const levels = [...code.matchAll(new RegExp(String.raw`["'\x60]${plugin}/[\w-]{1,60}["'\x60]\s{0,9}:\s{0,9}\[?\s{0,9}["'\x60]?(\w{1,9})`, 'g'))].map(([, level]) => level);
  return levels.length > 0 && levels.every((level) => level === 'off' || level === '0') && !/["'`]plugin:|\bconfigs\b/.test(code);
};

/** clang-tidy looks for security with the checks clang-analyzer-security, cert or bugprone. */
export const readClangTidy = (file: SourceFile): Read => {
  const line = file.lines.findIndex((each) => /^[^#]*(?:(?<!-)clang-analyzer-(?:\*|security)|(?<![\w-])cert-|['",\s]\*)/.test(each));
  return line < 0 ? undefined : { switches: [{ path: file.path, line: line + 1, column: 1, tool: 'clang-tidy:security', inside: 'clang-tidy' }] };
};

/** `inside: 'nothing'`: the plugin has tasks that somebody has to call. */
const buildPlugins: readonly { readonly tool: string; readonly inside: 'build' | 'nothing'; readonly named: RegExp }[] = [
  { tool: 'find-sec-bugs', inside: 'build', named: /<artifactId>\s*findsecbugs-plugin\s*<|findsecbugs-plugin:|com\.h3xstream\.findsecbugs/ },
  // The goal has to be bound to a phase in Maven; the plugin of Gradle is bound to nothing.
  { tool: 'dependency-check', inside: 'build', named: /<artifactId>\s*dependency-check-maven\s*<\/artifactId>(?:(?!<\/plugin>)[\s\S]){0,3000}<goal>\s*(?:check|aggregate)\s*</ },
  { tool: 'dependency-check', inside: 'nothing', named: /<artifactId>\s*dependency-check-maven\s*<|org\.owasp\.dependencycheck|dependency-check-gradle|sbt-dependency-check/ },
  { tool: 'detekt', inside: 'build', named: /io\.gitlab\.arturbosch\.detekt|dev\.detekt|<artifactId>\s*detekt-maven-plugin\s*</ },
  { tool: 'nuget-audit', inside: 'build', named: /<NuGetAudit>\s*true\s*<|<NuGetAudit(?:Mode|Level)>|<WarningsAsErrors>[^<]*\bNU190[1-4]\b/i },
  { tool: 'ossindex', inside: 'nothing', named: /<artifactId>\s*ossindex-maven-plugin\s*<|org\.sonatype\.gradle\.plugins\.scan/ },
  { tool: 'security-code-scan', inside: 'build', named: /SecurityCodeScan\.VS|SonarAnalyzer\.CSharp/ },
];

/** Plugins of Maven, Gradle, sbt and MSBuild, comments left out. */
export const readBuildFile = (file: SourceFile): Read => {
  const code = blankComments(file.text, /(?:\.xml|proj|props|targets)$/.test(file.path) ? 'xml' : 'c');
  const switches = buildPlugins.flatMap(({ tool, inside, named }) => {
    const at = code.search(named);
    return at < 0 ? [] : [{ path: file.path, line: code.slice(0, at).split('\n').length, column: 1, tool, inside }];
  });
  return switches.length > 0 ? { switches } : undefined;
};
