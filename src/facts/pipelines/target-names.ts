import { expression } from '../../long-expression.ts';
import type { Call, Runner } from './step.ts';

/** What a call asks another file to run. `names` is empty for all of it; `folder` is where it looks, when the command says so. */
export interface TargetCall {
  readonly runner: Runner;
  readonly names: readonly string[] | 'all';
  readonly folder?: string;
}

const npmBuiltIn = expression()`
    ^(?:
      install|i|ci|add|remove|rm|uninstall|update|up|upgrade|exec|x|dlx|audit|publish|pack|link|unlink|init|create|config|set|get|cache|info
      |view|why|ls|list|outdated|login|logout|whoami|version|help|dedupe|prune|rebuild|root|bin|import|fetch|patch|deploy|store|node
      |workspace|workspaces|foreach|plugin|constraints|access|token|team|owner|dist-tag|pkg|sbom|query|explain|fund|doctor|ping|search|star
      |stars|shrinkwrap|licenses|env|setup|self-update|server|approve-builds|build:native|check|autoclean|global|policies
      |generate-lock-entry|npm|stage|unplug|rest|rebuild-deps
    )$
  `;

export const targetCallsOf = ({ words, uses, written = '', settings }: Call): readonly TargetCall[] => {
  if (uses?.startsWith('goreleaser/goreleaser-action')) return releaserCall(settings.find(({ name }) => name === 'args')?.value.split(/\s+/) ?? []);
  if (uses !== undefined) return usedTargets(uses);
  const [program = '', ...args] = words;
  const [, task] = /^(?:hatch|pdm|rye) run (?:\S+:)?([\w-]+)/.exec(written) ?? [];
  if (task !== undefined && task === words[0]?.replace(/^.*:/, '')) return [{ runner: 'hatch', names: [task] }];
  const plain = args.filter((arg) => !arg.startsWith('-'));
  if (/^(?:g?make|\$\(MAKE\)|\$\{MAKE\}|mingw32-make)$/.test(program)) return [makeCall(args)];
  if (/^(?:npm|pnpm|yarn|bun|deno)$/.test(program)) return npmCall(program, args, plain);
  if (/^(?:run-s|run-p|npm-run-all\d?)$/.test(program)) return [{ runner: 'npm', names: plain }];
  if (program === 'concurrently') return [{ runner: 'npm', names: plain.flatMap((arg) => arg.match(/^(?:npm:|(?:npm|pnpm|yarn|bun)(?: run)? )(\S+)/)?.[1] ?? []) }];
  if (/^(?:turbo|nx|lerna|wsrun|rush|moon|wireit|lage)$/.test(program)) return [{ runner: 'npm', names: nxNames(args, plain) }];
  if (program === 'tox') return [{ runner: 'tox', names: optionList(args, /^-e$|^--env$/, /^-e|^--env=/) ?? 'all' }];
  if (program === 'nox') return [{ runner: 'nox', names: optionList(args, /^-[se]$|^--sessions?$/, /^-[se](?=\w)|^--sessions?=/) ?? 'all' }];
  if (/^(?:task|go-task)$/.test(program)) return [{ runner: 'task', names: plain.length > 0 ? plain : ['default'] }];
  if (program === 'just') return [{ runner: 'just', names: plain.length > 0 ? plain : ['default'] }];
  if (program === 'rake') return [{ runner: 'rake', names: plain.length > 0 ? plain : ['default'] }];
  if (/^(?:composer|composer\.phar)$/.test(program))
    return [{ runner: 'composer', names: plain[0] === 'run' || plain[0] === 'run-script' ? plain.slice(1, 2) : plain.slice(0, 1) }];
  if (/^(?:poe|poethepoet)$/.test(program)) return [{ runner: 'poe', names: plain.slice(0, 1) }];
  if (/^(?:pre-commit|prek)$/.test(program) && plain[0] === 'run')
    return [{ runner: 'pre-commit', names: plain.length > 1 && !plain[1]?.includes('/') ? plain.slice(1, 2) : 'all' }];
  if (program === 'goreleaser') return releaserCall(args);
  if (program === 'lint-staged') return [{ runner: 'lint-staged', names: 'all' }];
  return scriptCall(program, written.split(' ')[0] ?? '', plain);
};

const usedTargets = (uses: string): readonly TargetCall[] => {
  if (/^(?:pre-commit\/action|j178\/prek-action|tox-dev\/action-pre-commit-uv|pre-commit-ci\/lite-action)(?:@|$)/i.test(uses) && !/lite-action/.test(uses))
    return [{ runner: 'pre-commit', names: 'all' }];
  if (!uses.startsWith('./') && uses !== '.') return [];
  const path = uses.replace(/^\.\/?/, '').replace(/\/$/, '');
  return [{ runner: /\.ya?ml$/.test(path) ? 'workflow' : 'action', names: [path] }];
};

/** What a snapshot makes is given to nobody; what is left out of a release is not known by its settings alone. */
const releaserCall = (args: readonly string[]): readonly TargetCall[] => {
  // What an expression adds to them is not known.
  if (!args.includes('release') || args.some((arg) => arg.includes('$')) || / --(?:snapshot|prepare|skip[-= ]\S*(?:sign|sbom|publish))/.test(` ${args.join(' ')}`)) return [];
  const at = args.findIndex((arg) => /^(?:-f|--config)$/.test(arg));
  const named = at >= 0 ? args[at + 1] : args.find((arg) => /^--config=/.test(arg))?.replace('--config=', '');
  return [{ runner: 'goreleaser', names: named === undefined ? usualSettings : [named.replace(/^\.\//, '')] }];
};
const usualSettings = ['.config/goreleaser.yml', '.config/goreleaser.yaml', '.goreleaser.yml', '.goreleaser.yaml', 'goreleaser.yml', 'goreleaser.yaml'];

const makeCall = (args: readonly string[]): TargetCall => {
  const at = args.findIndex((arg) => /^(?:-C|--directory)$/.test(arg));
  const folder = at >= 0 ? args[at + 1] : args.find((arg) => /^(?:-C.|--directory=)/.test(arg))?.replace(/^-C|^--directory=/, '');
  const valued = new Set(['-C', '--directory', '-f', '--file', '-I', '-o', '-W']);
  const names = args.filter((arg, index) => !arg.startsWith('-') && !arg.includes('=') && !valued.has(args[index - 1] ?? '') && !/^\d+$/.test(arg));
  return { runner: 'make', names: names.length > 0 ? names : [''], ...(folder === undefined ? {} : { folder }) };
};

const npmCall = (program: string, args: readonly string[], plain: readonly string[]): readonly TargetCall[] => {
  const at = args.findIndex((arg) => /^(?:--prefix|--cwd|-C|--dir|--filter|-F|-w|--workspace)$/.test(arg));
  const folder = at >= 0 && /^(?:--prefix|--cwd|-C|--dir)$/.test(args[at] ?? '') ? args[at + 1] : undefined;
  const named = at >= 0 ? plain.filter((arg) => arg !== args[at + 1]) : plain;
  const where = folder === undefined ? {} : { folder };
  const run = named.findIndex((arg) => /^(?:run|run-script|task|rum|urn)$/.test(arg));
  if (run >= 0) return [{ runner: 'npm', names: named.slice(run + 1, run + 2), ...where }];
  const [first = ''] = named;
  if (/^(?:t|tst|test)$/.test(first)) return [{ runner: 'npm', names: ['test'], ...where }];
  if (program === 'npm' || program === 'deno' || first === '' || npmBuiltIn.test(first)) return [];
  return [{ runner: 'npm', names: [first], ...where }];
};

/** `nx run-many -t lint test`, `turbo run lint test`, `lerna run lint`, `nx lint`. */
const nxNames = (args: readonly string[], plain: readonly string[]): readonly string[] => {
  const targets = args.flatMap((arg) => arg.match(/^--targets?=(.+)$/)?.[1]?.split(',') ?? []);
  return [...targets, ...plain.filter((arg) => !/^(?:run|run-many|affected|exec)$/.test(arg)).flatMap((arg) => arg.split(','))];
};

const optionList = (args: readonly string[], alone: RegExp, glued: RegExp): readonly string[] | undefined => {
  const at = args.findIndex((arg) => alone.test(arg));
  const value = at >= 0 ? args[at + 1] : args.find((arg) => glued.test(arg))?.replace(glued, '');
  // A name that an expression makes is not known here: then any of them may run.
  return value === undefined || /[$X]{3}|\$/.test(value) ? undefined : value.split(',');
};

const scriptCall = (program: string, first: string, plain: readonly string[]): readonly TargetCall[] => {
  const path = /^(?:ba|da|z|k)?sh$|^(?:source|\.|python[\d.]*|node|ruby|perl|pwsh|powershell)$/.test(program) ? plain[0] : first;
  return path !== undefined && /\.(?:sh|bash|zsh|ps1)$|^(?:\.\/)?[\w.-]+\/[\w./-]+$/.test(path)
    ? [{ runner: 'script', names: [path.replace(/^(?:\$\{?\w+\}?\/)?(?:\.\/)?/, '')] }]
    : [];
};
