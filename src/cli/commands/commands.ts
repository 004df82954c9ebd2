import { Argument, type Command, Option } from 'commander';
import { thresholdWords } from '../../finding.ts';
import { contractDestinations, contractFormats, destinations, ruleGlobs } from '../option-values.ts';
import { alsoTakes, itsOptions, ofCounting, ofSettings, optionsOf } from '../shared-options.ts';
import type { AttestFlags } from './attest-command.ts';
import type { Shell } from './completion-command.ts';
import type { ConfigFlags } from './config-command.ts';
import type { ContractFlags } from './contract-command.ts';
import type { DiffFlags } from './diff-command.ts';
import type { InitFlags } from './init-command.ts';
import type { ScanFlags } from './scan-command.ts';

/** Every command beside the audit itself; what each does is loaded when it is called. */
export const addCommands = (root: Command): void => {
  root
    .command('contract')
    .description('check the security policy sentence by sentence: which promises does the repository keep?')
    .argument('[path]', 'folder to audit (default: the repository around the current folder)')
    .addOption(new Option('-f, --format <format[=file]>', 'how to print it (default: pretty; may be repeated)').choices(contractFormats).argParser(contractDestinations))
    .option('--policy <file>', 'check the repository against this policy instead: a draft, a template, an older version')
    .addOption(new Option('--fail-on <severity>', 'exit 1 for broken promises at or above this severity; none only prints (default: high)').choices(thresholdWords))
    .action(async (path: string | undefined, _: unknown, command: Command) => (await import('./contract-command.ts')).contractCommand(path, optionsOf(command) as ContractFlags));
  root
    .command('explain')
    .description('explain why a rule exists and how to fix what it finds, with a good and a bad example')
    .argument('<rule>', 'id of a rule, such as secrets/env-file-untracked, or of one from the settings or a plugin')
    .argument('[path]', 'folder whose settings define the rule (default: the repository around the current folder)')
    .action(async (id: string, path: string | undefined, _: unknown, command: Command) => (await import('./explain-command.ts')).explainCommand(id, path, optionsOf(command)));
  root
    .command('fix')
    .description('fix what can be fixed automatically: shows a diff, and applies it after you say yes')
    .argument('[rule]', 'fix only findings of rules whose id matches')
    .argument('[path]', 'folder of the repository')
    .option('-y, --yes', 'write without asking')
    .option('--dry-run', 'only print the diff')
    .option('--unsafe', 'include fixes that may change how the program behaves: review the diff and test it')
    .option('--force', 'change files even if they have uncommitted changes')
    .addOption(new Option('--fail-on <severity>', 'exit 1 if findings at or above this severity remain (default: high)').choices(thresholdWords))
    .action(async (rule: string | undefined, path: string | undefined, _: unknown, command: Command) =>
      (await import('./fix-command.ts')).fixCommand(rule, path, optionsOf(command)),
    );
  root
    .command('init')
    .description('propose missing files as a diff (SECURITY.md, dependabot.yml, CI, hook, .gitignore)')
    .argument('[path]', 'folder to look at (default: the repository around the current folder)')
    .option('-y, --yes', 'write the files; nothing is ever overwritten')
    .option('--dry-run', 'only print the diff')
    .action(async (path: string | undefined, flags: InitFlags) => (await import('./init-command.ts')).initCommand(path, flags));
  root
    .command('baseline')
    .description('accept the current findings, so that only new ones fail')
    .addArgument(new Argument('<action>', 'create, update (accept the current findings) or prune (remove entries that are gone)').choices(['create', 'update', 'prune']))
    .argument('[path]', 'folder of the repository')
    .action(async (action: 'create' | 'update' | 'prune', path: string | undefined, _: unknown, command: Command) =>
      (await import('./baseline-command.ts')).baselineCommand(action, path, itsOptions(command)),
    );
  root
    .command('diff')
    .description('compare two commits: which findings are new and which are gone')
    .argument('<before>', 'a commit, branch or tag')
    .argument('<after>', 'another commit, branch or tag')
    .argument('[path]', 'folder of the repository')
    .addOption(new Option('-f, --format <format>', 'how to print them').choices(['pretty', 'json']).default('pretty'))
    .addOption(new Option('--fail-on <severity>', 'exit 1 for new findings at or above this severity (default: high)').choices(thresholdWords))
    .option('-r, --rule <glob>', 'compare only rules whose id matches (may be repeated, or several with commas)', ruleGlobs)
    .action(async (before: string, after: string, path: string | undefined, _: unknown, command: Command) =>
      (await import('./diff-command.ts')).diffCommand(before, after, path, itsOptions(command) as DiffFlags),
    );
  root
    .command('rules')
    .description('list the rules')
    .addOption(new Option('-f, --format <format>', 'how to print them').choices(['pretty', 'json']).default('pretty'))
    .option('--profiles', 'the profiles, and how many rules each runs')
    .addOption(new Option('--by-statement', 'by what a policy may say: the rules that verify it, or the question for a person').conflicts('profiles'))
    .action(async (options: { format: 'pretty' | 'json'; byStatement?: boolean; profiles?: boolean }) => {
      if (options.profiles) return (await import('./profiles-command.ts')).profilesCommand(options);
      return options.byStatement ? (await import('./catalogue-command.ts')).catalogueCommand(options) : (await import('./rules-command.ts')).rulesCommand(options);
    });
  root
    .command('config')
    .description('show the settings an audit would use, and where they come from')
    .argument('[path]', 'folder to look at (default: the repository around the current folder)')
    .addOption(new Option('-f, --format <format>', 'how to print them').choices(['pretty', 'json']).default('pretty'))
    .action(async (path: string | undefined, _: unknown, command: Command) => (await import('./config-command.ts')).configCommand(path, optionsOf(command) as ConfigFlags));
  root
    .command('attest')
    .description('record an answer to a statement of the policy that only a person can confirm')
    .argument('<statement>', 'id of the statement, as "policy-audit contract --verbose" prints it')
    .argument('[path]', 'folder of the repository')
    .requiredOption('--by <who>', 'who confirms it')
    .requiredOption('--until <date>', 'the last day the answer is valid (YYYY-MM-DD)')
    .requiredOption('--evidence <url|path>', 'where it can be seen: an https address or a file in the repository')
    .action(async (statement: string, path: string | undefined, _: unknown, command: Command) =>
      (await import('./attest-command.ts')).attestCommand(statement, path, itsOptions(command) as AttestFlags),
    );
  root
    .command('scan')
    .description('look for secrets in standard input')
    .argument('<source>', '- for standard input')
    .option('-n, --name <file>', 'treat the text as this file, such as app.env or config.py', 'stdin.log')
    .option('-f, --format <format[=file]>', 'how to print the report', destinations)
    .action(async (source: string, _: unknown, command: Command) => (await import('./scan-command.ts')).scanCommand(source, itsOptions(command) as ScanFlags));
  root
    .command('cache')
    .description('show or clear what is remembered about unchanged files')
    .addArgument(new Argument('<action>', 'info or clear').choices(['info', 'clear']))
    .action(async (action: 'info' | 'clear') => (await import('./cache-command.ts')).cacheCommand(action));
  root
    .command('completion')
    .description('print a completion script for a shell; its first lines say where to put it')
    .addArgument(new Argument('<shell>', 'which shell').choices(['bash', 'zsh', 'fish', 'powershell']))
    .action(async (shell: Shell) => (await import('./completion-command.ts')).completionCommand(shell, root));
  for (const command of root.commands) alsoTakes(command, ...(shared[command.name()] ?? []), '--no-color').allowExcessArguments(false);
  for (const command of root.commands) command.showHelpAfterError(`(policy-audit ${command.name()} --help shows how it is called)`);
};

/** Which options of the audit each command takes as well. */
const shared: Readonly<Record<string, readonly string[]>> = {
  contract: [...ofSettings, '--output', '--quiet', '--verbose'],
  explain: ['--config', '--no-config', '--plugin'],
  fix: [...ofSettings, ...ofCounting, '--no-baseline', '--rule', '--skip', '--quiet'],
  baseline: [...ofSettings, ...ofCounting, '--history'],
  diff: [...ofSettings, ...ofCounting, '--no-baseline', '--skip', '--quiet'],
  attest: ['--config', '--no-config', '--plugin'],
  config: [...ofSettings, '--rule', '--skip', '--fail-on', '--no-inline'],
  scan: ['--output', '--quiet', '--verbose', '--fail-on'],
};
