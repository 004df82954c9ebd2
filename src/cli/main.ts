import { existsSync } from 'node:fs';
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { profileNames } from '../profiles.ts';
import { formats } from '../reporters/reporter.ts';
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
    .addOption(new Option('--staged', 'audit what the next commit would hold, and only what it changes').conflicts(['commit', 'history']))
    .addOption(new Option('--commit <revision>', 'audit a commit instead of the working tree'))
    .option('--history <range>', 'look for secrets in the history as well: all, head, or a range such as v1.0..HEAD')
    .option('--since <revision>', 'count only what is new since this commit')
    .option('--allow-shallow', 'do not mind that the history is cut')
    .option('--allow-empty', 'do not mind that there is nothing to audit')
    .optionsGroup('What counts:')
    .addOption(new Option('-p, --profile <name>', 'which rules run and what fails (default: recommended; "policy-audit rules --profiles" says what each is)').choices(profileNames))
    .option('-r, --rule <glob>', 'run only rules whose id matches (may be repeated)', globs)
    .option('-s, --skip <glob>', 'leave out rules whose id matches (may be repeated)', globs)
    .option('--plugin <package|file>', 'rules of your own: a package or a file whose default export is a list of rules (may be repeated)', globs)
    .option('-c, --config <file>', 'read the settings from this file')
    .option('--no-config', 'ignore the settings that the repository brings')
    .option('--no-baseline', 'count what .policy-audit/baseline.json accepts')
    .option('--no-inline', 'count what policy-audit-ignore comments excuse')
    .addOption(new Option('--fail-on <severity>', 'exit 1 for findings at or above this severity (default: high)').choices(['critical', 'high', 'medium', 'low', 'none']))
    .addOption(new Option('--verify', 'ask the providers of the secrets that are found whether they still work (sends each to its own provider)').conflicts(['staged']))
    .optionsGroup('How to report:')
    .option('-f, --format <format[=file]>', `how to print the report: ${formats.join(', ')} (default: pretty; may be repeated, each but one with a file)`, destinations)
    .option('-o, --output <file>', 'write the report to a file')
    .option('-q, --quiet', 'print nothing when nothing is wrong')
    .option('-v, --verbose', 'show the evidence of every verdict')
    .option('--no-cache', 'read every file anew, and remember nothing (see "policy-audit cache info")')
    .option('--threads <n>', 'read files with so many threads: 1, or 2 where there is enough to read (default: 2)', threads)
    .option('--include-suppressed', 'SARIF: write what is excused as well, marked as suppressed with its reason')
    .option('--no-color', 'print without colour (NO_COLOR=1 does the same)')
    .option('--timings', 'print to standard error which phase took how long')
    .addHelpText('after', examples)
    .action(async (path: string | undefined, flags: AuditFlags) => (await import('./audit-command.ts')).auditCommand(path, flags));

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
    .command('explain')
    .description('say why a rule exists, how to fix what it finds, and show a good and a bad example')
    .argument('<rule>', 'id of the rule, such as secrets/env-file-untracked; or one that the settings or a plugin bring')
    .argument('[path]', 'folder whose settings bring the rule (default: the repository around the current folder)')
    .option('--plugin <package|file>', 'look in this plugin as well (may be repeated)', globs)
    .option('-c, --config <file>', 'read the settings from this file')
    .action(async (id: string, path: string | undefined, flags: ExplainFlags, command: Command) =>
      (await import('./explain-command.ts')).explainCommand(id, path, { ...command.parent?.opts(), ...flags }),
    );
  root
    .command('contract')
    .description('read the security policy sentence by sentence and say which promises the repository keeps')
    .argument('[path]', 'folder to audit (default: the repository around the current folder)')
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(['pretty', 'json']).default('pretty'))
    .option('--policy <file>', 'lay this policy over the repository: a draft, a template, the policy of another commit')
    .action(async (path: string | undefined, _: unknown, command: Command) => (await import('./contract-command.ts')).contractCommand(path, command.optsWithGlobals()));
  root
    .command('attest')
    .description('answer for a statement of the policy that only a person can answer for')
    .argument('<statement>', 'id of the statement, as "policy-audit contract --format json" prints it')
    .argument('[path]', 'folder of the repository')
    .requiredOption('--by <who>', 'who answers for it')
    .requiredOption('--until <date>', 'the last day on which the answer holds (YYYY-MM-DD)')
    .requiredOption('--evidence <url|path>', 'where it can be seen: an https address or a file of the repository')
    .action(async (statement: string, path: string | undefined, options: { by: string; until: string; evidence: string }) =>
      (await import('./attest-command.ts')).attestCommand(statement, path, options),
    );
  root
    .command('scan')
    .description('look for secrets in standard input')
    .argument('<source>', '- for standard input')
    .option('-n, --name <file>', 'what the text is to be read as, such as app.env or config.py', 'stdin.txt')
    .option('-f, --format <format[=file]>', 'how to print the report', destinations)
    .addOption(new Option('--fail-on <severity>', 'exit 1 for findings at or above this severity').choices(['critical', 'high', 'medium', 'low', 'none']).default('high'))
    .option('--no-color', 'print without colour')
    .action(async (source: string, flags: ScanFlags) => (await import('./scan-command.ts')).scanCommand(source, flags));
  root
    .command('baseline')
    .description('accept the findings of today, so that only new ones fail')
    .addArgument(new Argument('<action>', 'create, update (accept what is found now) or prune (take out what is gone)').choices(['create', 'update', 'prune']))
    .argument('[path]', 'folder of the repository')
    .action(async (action: 'create' | 'update' | 'prune', path: string | undefined) => (await import('./baseline-command.ts')).baselineCommand(action, path));
  root
    .command('cache')
    .description('what earlier audits remember of files that have not changed since')
    .addArgument(new Argument('<action>', 'info or clear').choices(['info', 'clear']))
    .action(async (action: 'info' | 'clear') => (await import('./cache-command.ts')).cacheCommand(action));
  root
    .command('diff')
    .description('say which findings are new and which are gone between two commits')
    .argument('<before>', 'a commit, branch or tag')
    .argument('<after>', 'another one')
    .argument('[path]', 'folder of the repository')
    .addOption(new Option('-f, --format <format>', 'how to print them').choices(['pretty', 'json']).default('pretty'))
    .addOption(new Option('--fail-on <severity>', 'exit 1 for new findings at or above this severity (default: high)').choices(['critical', 'high', 'medium', 'low', 'none']))
    .option('-r, --rule <glob>', 'compare only rules whose id matches (may be repeated)', globs)
    .action(async (before: string, after: string, path: string | undefined, options: DiffFlags) => (await import('./diff-command.ts')).diffCommand(before, after, path, options));
  root
    .command('init')
    .description('propose the files that the repository lacks (SECURITY.md, dependabot.yml, CI, hook, .gitignore), as a diff')
    .argument('[path]', 'folder to look at (default: the repository around the current folder)')
    .option('-y, --yes', 'write them; nothing is ever overwritten')
    .option('--dry-run', 'only print the diff')
    .action(async (path: string | undefined, flags: InitFlags) => (await import('./init-command.ts')).initCommand(path, flags));
  root
    .command('fix')
    .description('mend what can be mended by itself: shows the changes as a diff, and writes them on yes')
    .argument('[rule]', 'only findings of rules whose id matches')
    .argument('[path]', 'folder of the repository')
    .option('-y, --yes', 'write without asking')
    .option('--dry-run', 'only print the diff')
    .option('--unsafe', 'also what may change how the program behaves: read the diff and try it')
    .option('--force', 'also files with changes that git does not have yet')
    .addOption(new Option('--fail-on <severity>', 'exit 1 when findings at or above this severity are left (default: high)').choices(['critical', 'high', 'medium', 'low', 'none']))
    .action(async (rule: string | undefined, path: string | undefined, _: unknown, command: Command) =>
      (await import('./fix-command.ts')).fixCommand(rule, path, command.optsWithGlobals()),
    );
  root
    .command('completion')
    .description('print a completion script for a shell; its first lines say where to put it')
    .addArgument(new Argument('<shell>', 'which shell').choices(['bash', 'zsh', 'fish']))
    .action(async (shell: Shell) => (await import('./completion-command.ts')).completionCommand(shell, root));
  return root;
};

const destinations = (text: string, before: readonly Destination[] | undefined): readonly Destination[] => [...(before ?? []), destinationOf(text)];

/** Options that may be repeated. */
const globs = (glob: string, before: readonly string[] | undefined): readonly string[] => {
  if (glob === '') throw new InvalidArgumentError('It is empty.');
  return [...(before ?? []), glob];
};

const examples = `
Examples:
  policy-audit                              audit the repository you stand in
  policy-audit ../other --fail-on medium    be stricter about another one
  policy-audit --rule 'secrets/*'           look for secrets only
  policy-audit --staged --quiet             what a pre-commit hook runs
  policy-audit --history all                secrets in every commit as well
  policy-audit -f sarif -o audit.sarif      write SARIF for code scanning
  policy-audit -f github -f sarif=out.sarif annotate a pull request and write SARIF as well
  policy-audit explain container/non-root   read about one rule
  policy-audit fix                          mend what can be mended by itself, after a look at the diff

Exit codes:
  0  everything asked was looked at, nothing at or above --fail-on
  1  findings at or above --fail-on
  2  the command line or the configuration is wrong
  3  something could not be looked at, so "clean" cannot be said
  4  internal error`;
