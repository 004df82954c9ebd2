import { existsSync } from 'node:fs';
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { nearest } from '../config/nearest.ts';
import { UsageError } from '../errors.ts';
import { profileNames } from '../profiles.ts';
import { formats } from '../reporters/formats.ts';
import type { AuditFlags } from './audit-command.ts';
import type { Shell } from './completion-command.ts';
import { type Destination, destinationOf } from './destination.ts';
import type { DiffFlags } from './diff-command.ts';
import { exitOnError } from './exit.ts';
import type { ExplainFlags } from './explain-command.ts';
import type { InitFlags } from './init-command.ts';
import type { ScanFlags } from './scan-command.ts';
import { stopOnSignals } from './stop.ts';
import { version } from './version.ts';
import { print } from './write-report.ts';

/** Runs the command line and sets the exit code. Commands are loaded when they are called. */
export const main = async (argv: readonly string[]): Promise<void> => {
  stopOnSignals();
  // Whoever writes learns of it by the answer to the write; without a listener it would be a crash.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  const help: string[] = [];
  try {
    await program((text) => void help.push(text))
      .parseAsync(withoutCheck(argv), { from: 'user' })
      .catch(async (error: unknown) => {
        if (!(error instanceof CommanderError)) throw error;
        await print(help.join(''));
        process.exitCode = error.exitCode === 0 ? 0 : 2;
      });
  } catch (error) {
    exitOnError(error);
  }
};

const seconds = (value: string): number => {
  if (!/^\d{1,6}(?:\.\d+)?$/.test(value) || Number(value) === 0) throw new InvalidArgumentError('It is a number above 0.');
  return Number(value);
};

const threads = (value: string): number => {
  if (!/^[1-9]\d{0,2}$/.test(value)) throw new InvalidArgumentError('It is a number from 1 up.');
  return Number(value);
};

/** `policy-audit check` and `policy-audit audit` are what many type first; a folder of that name is still a folder. */
const withoutCheck = (argv: readonly string[]): readonly string[] => ((argv[0] === 'check' || argv[0] === 'audit') && !existsSync(argv[0]) ? argv.slice(1) : argv);

const program = (writeOut: (text: string) => void): Command => {
  const root = new Command('policy-audit')
    .description(
      'Audits a repository against its own SECURITY.md and the practices behind it. Nothing in the repository is executed, and nothing is sent anywhere unless you ask for --verify.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .showSuggestionAfterError(true)
    .showHelpAfterError('(policy-audit --help lists the commands and options)')
    .configureOutput({ writeOut })
    .exitOverride()
    .enablePositionalOptions()
    .argument('[path]', 'folder to audit (default: the repository around the current folder)')
    .optionsGroup('What to audit:')
    .addOption(new Option('--staged', 'audit what the next commit would contain, counting only what it changes').conflicts(['commit', 'history']))
    .addOption(new Option('--commit <revision>', 'audit a commit instead of the working tree'))
    .option('--history <range>', 'also search the git history for secrets: all, head, or a range such as v1.0..HEAD')
    .option('--since <revision>', 'count only findings that are new since this commit')
    .option('--allow-shallow', 'accept a shallow clone, whose history is cut off')
    .option('--allow-empty', 'accept a folder with nothing to audit')
    .optionsGroup('What counts:')
    .addOption(
      new Option('-p, --profile <name>', 'which rules run and what fails (default: recommended; "policy-audit rules --profiles" describes each)')
        .env('POLICY_AUDIT_PROFILE')
        .choices(profileNames),
    )
    .option('-r, --rule <glob>', 'run only rules whose id matches (may be repeated)', globs)
    .option('-s, --skip <glob>', 'skip rules whose id matches (may be repeated)', globs)
    .option('--plugin <package|file>', 'add your own rules: a package or file whose default export is a list of rules (may be repeated)', globs)
    .addOption(new Option('-c, --config <file>', 'read the settings from this file').env('POLICY_AUDIT_CONFIG'))
    .option('--no-config', 'ignore the settings in the repository')
    .option('--no-baseline', 'also count findings accepted in .policy-audit/baseline.json')
    .option('--no-inline', 'also count findings excused by policy-audit-ignore comments')
    .addOption(
      new Option('--fail-on <severity>', 'exit 1 for findings at or above this severity (default: high)')
        .env('POLICY_AUDIT_FAIL_ON')
        .choices(['critical', 'high', 'medium', 'low', 'none']),
    )
    .addOption(new Option('--verify', 'ask providers whether found secrets still work (sends each secret to its own provider)').conflicts(['staged']))
    .optionsGroup('How to report:')
    .option('-f, --format <format[=file]>', `how to print the report: ${formats.join(', ')} (default: pretty; may be repeated; all but one need a file)`, destinations)
    .option('-o, --output <file>', 'write the report to a file')
    .option('-q, --quiet', 'print only what failed, and nothing when nothing is wrong')
    .option('-v, --verbose', 'show the evidence of every verdict')
    .option('--no-cache', 'read every file again and remember nothing (see "policy-audit cache info")')
    .option('--max-seconds <n>', 'stop reading after so many seconds; what is left is reported as not checked (exit 3)', seconds)
    .option('--threads <n>', 'read files with one thread, or with two where there is enough to read (default: 2)', threads)
    .option('--include-suppressed', 'SARIF: include excused findings, marked as suppressed with their reason')
    .option('--no-color', 'print without colour (NO_COLOR=1 does the same)')
    .option('--timings', 'print how long each phase took, to standard error')
    .addHelpText('after', examples)
    .action(async (path: string | undefined, flags: AuditFlags) => {
      refuseMisspelt(path, root);
      return (await import('./audit-command.ts')).auditCommand(path, flags);
    });

  root
    .command('contract')
    .description('check the security policy sentence by sentence: which promises does the repository keep?')
    .argument('[path]', 'folder to audit (default: the repository around the current folder)')
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(['pretty', 'json', 'html']).default('pretty'))
    .option('--policy <file>', 'check the repository against this policy instead: a draft, a template, an older version')
    .action(async (path: string | undefined, _: unknown, command: Command) => (await import('./contract-command.ts')).contractCommand(path, command.optsWithGlobals()));
  root
    .command('explain')
    .description('explain why a rule exists and how to fix what it finds, with a good and a bad example')
    .argument('<rule>', 'id of a rule, such as secrets/env-file-untracked, or of one from the settings or a plugin')
    .argument('[path]', 'folder whose settings define the rule (default: the repository around the current folder)')
    .option('--plugin <package|file>', 'look in this plugin as well (may be repeated)', globs)
    .option('-c, --config <file>', 'read the settings from this file')
    .action(async (id: string, path: string | undefined, flags: ExplainFlags, command: Command) =>
      (await import('./explain-command.ts')).explainCommand(id, path, { ...command.parent?.opts(), ...flags }),
    );
  root
    .command('fix')
    .description('fix what can be fixed automatically: shows a diff, and applies it after you say yes')
    .argument('[rule]', 'fix only findings of rules whose id matches')
    .argument('[path]', 'folder of the repository')
    .option('-y, --yes', 'write without asking')
    .option('--dry-run', 'only print the diff')
    .option('--unsafe', 'include fixes that may change how the program behaves: review the diff and test it')
    .option('--force', 'change files even if they have uncommitted changes')
    .addOption(new Option('--fail-on <severity>', 'exit 1 if findings at or above this severity remain (default: high)').choices(['critical', 'high', 'medium', 'low', 'none']))
    .action(async (rule: string | undefined, path: string | undefined, _: unknown, command: Command) =>
      (await import('./fix-command.ts')).fixCommand(rule, path, command.optsWithGlobals()),
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
    .action(async (action: 'create' | 'update' | 'prune', path: string | undefined) => (await import('./baseline-command.ts')).baselineCommand(action, path));
  root
    .command('diff')
    .description('compare two commits: which findings are new and which are gone')
    .argument('<before>', 'a commit, branch or tag')
    .argument('<after>', 'another commit, branch or tag')
    .argument('[path]', 'folder of the repository')
    .addOption(new Option('-f, --format <format>', 'how to print them').choices(['pretty', 'json']).default('pretty'))
    .addOption(new Option('--fail-on <severity>', 'exit 1 for new findings at or above this severity (default: high)').choices(['critical', 'high', 'medium', 'low', 'none']))
    .option('-r, --rule <glob>', 'compare only rules whose id matches (may be repeated)', globs)
    .action(async (before: string, after: string, path: string | undefined, options: DiffFlags) => (await import('./diff-command.ts')).diffCommand(before, after, path, options));
  root
    .command('rules')
    .description('list the rules')
    .addOption(new Option('-f, --format <format>', 'how to print them').choices(['pretty', 'json']).default('pretty'))
    .option('--profiles', 'the profiles, and how many rules each runs')
    .option('--by-statement', 'by what a policy may say: the rules that verify it, or the question for a person')
    .action(async (options: { format: 'pretty' | 'json'; byStatement?: boolean; profiles?: boolean }) => {
      if (options.profiles) return (await import('./profiles-command.ts')).profilesCommand(options);
      return options.byStatement ? (await import('./catalogue-command.ts')).catalogueCommand(options) : (await import('./rules-command.ts')).rulesCommand(options);
    });
  root
    .command('config')
    .description('show the settings an audit would use, and where they come from')
    .argument('[path]', 'folder to look at (default: the repository around the current folder)')
    .addOption(new Option('-f, --format <format>', 'how to print them').choices(['pretty', 'json']).default('pretty'))
    .action(async (path: string | undefined, _: unknown, command: Command) => (await import('./config-command.ts')).configCommand(path, command.optsWithGlobals()));
  root
    .command('attest')
    .description('record an answer to a statement of the policy that only a person can confirm')
    .argument('<statement>', 'id of the statement, as "policy-audit contract --verbose" prints it')
    .argument('[path]', 'folder of the repository')
    .requiredOption('--by <who>', 'who confirms it')
    .requiredOption('--until <date>', 'the last day the answer is valid (YYYY-MM-DD)')
    .requiredOption('--evidence <url|path>', 'where it can be seen: an https address or a file in the repository')
    .action(async (statement: string, path: string | undefined, options: { by: string; until: string; evidence: string }) =>
      (await import('./attest-command.ts')).attestCommand(statement, path, options),
    );
  root
    .command('scan')
    .description('look for secrets in standard input')
    .argument('<source>', '- for standard input')
    .option('-n, --name <file>', 'treat the text as this file, such as app.env or config.py', 'stdin.txt')
    .option('-f, --format <format[=file]>', 'how to print the report', destinations)
    .addOption(new Option('--fail-on <severity>', 'exit 1 for findings at or above this severity').choices(['critical', 'high', 'medium', 'low', 'none']).default('high'))
    .option('--no-color', 'print without colour')
    .action(async (source: string, flags: ScanFlags) => (await import('./scan-command.ts')).scanCommand(source, flags));
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
  return root;
};

/** A word that is no folder and almost a command was meant as one. */
const refuseMisspelt = (word: string | undefined, root: Command): void => {
  if (word === undefined || existsSync(word)) return;
  const hint = nearest(
    word,
    root.commands.map((command) => command.name()),
  );
  if (hint !== '') throw new UsageError(`there is no command and no folder "${word}"${hint}`);
};

const destinations = (text: string, before: readonly Destination[] | undefined): readonly Destination[] => [...(before ?? []), destinationOf(text)];

/** Options that may be repeated. */
const globs = (glob: string, before: readonly string[] | undefined): readonly string[] => {
  if (glob === '') throw new InvalidArgumentError('It must not be empty.');
  return [...(before ?? []), glob];
};

const examples = `
Examples:
  policy-audit                              audit the repository you are in
  policy-audit ../other --fail-on medium    audit another one, more strictly
  policy-audit --rule 'secrets/*'           look only for secrets
  policy-audit --staged --quiet             what a pre-commit hook runs
  policy-audit --history all                also look for secrets in every commit
  policy-audit -f code-scanning=audit.sarif write SARIF for code scanning
  policy-audit -f github -f html=audit.html annotate a pull request and write a page as well
  policy-audit explain container/non-root   read about one rule
  policy-audit fix                          fix what can be fixed automatically, after showing a diff

Exit codes:
  0  everything was checked, and nothing at or above --fail-on was found
  1  findings at or above --fail-on
  2  wrong command line or configuration
  3  something could not be checked, so the result is not "clean"
  4  internal error`;
