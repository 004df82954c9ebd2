import { existsSync } from 'node:fs';
import { Command, Option } from 'commander';
import { CannotLookError, UsageError } from '../errors.ts';
import { thresholdWords } from '../finding.ts';
import { nearest } from '../nearest.ts';
import { profileNames } from '../profiles.ts';
import { demandThreads } from '../repo/spare-threads.ts';
import { formats } from '../reporters/formats.ts';
import type { AuditFlags } from './commands/audit-command.ts';
import { addCommands } from './commands/commands.ts';
import { destinations, globs, notEmpty, ruleGlobs, seconds, threads } from './option-values.ts';
import { refuseForeign } from './shared-options.ts';
import { complaint } from './terminal/complaint.ts';
import { version } from './version.ts';

/** The audit, its options and the commands beside it, as they are typed. */
export const program = (writeOut: (text: string) => void): Command => {
  const root = new Command('policy-audit')
    .description(
      'Audits a repository against its own SECURITY.md and the practices behind it. Nothing in the repository is executed, and nothing is sent anywhere unless you ask for --verify.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .showSuggestionAfterError(true)
    .showHelpAfterError('(policy-audit --help lists the commands and options)')
    .configureOutput({ writeOut, outputError: (text, write) => write(complaint(text)) })
    .configureHelp({ minWidthToWrap: 24, subcommandTerm })
    .exitOverride()
    .enablePositionalOptions()
    .argument('[path]', 'folder to audit (default: the repository around the current folder)')
    .optionsGroup('What to audit:')
    .addOption(new Option('--staged', 'audit what the next commit would contain, counting only what it changes').conflicts(['commit', 'history']))
    .addOption(new Option('--commit <revision>', 'audit a commit instead of the working tree').argParser(notEmpty))
    .option('--history <range>', 'also search the git history for secrets: all, head, or a range such as v1.0..HEAD', notEmpty)
    .option('--since <revision>', 'count only findings that are new since this commit', notEmpty)
    .option('--allow-shallow', 'accept a shallow clone, whose history is cut off')
    .option('--allow-empty', 'accept a folder with nothing to audit')
    .optionsGroup('What counts:')
    .addOption(
      new Option('-p, --profile <name>', 'which rules run and what fails (default: recommended; "policy-audit rules --profiles" describes each)')
        .env('POLICY_AUDIT_PROFILE')
        .choices(profileNames),
    )
    .option('-r, --rule <glob>', 'run only rules whose id matches (may be repeated, or several with commas)', ruleGlobs)
    .option('-s, --skip <glob>', 'skip rules whose id matches (may be repeated, or several with commas)', ruleGlobs)
    .option('--plugin <package|file>', 'add your own rules: a package or file whose default export is a list of rules (may be repeated)', globs)
    .addOption(new Option('-c, --config <file>', 'read the settings from this file').env('POLICY_AUDIT_CONFIG'))
    .option('--no-config', 'ignore the settings in the repository')
    .option('--no-baseline', 'also count findings accepted in .policy-audit/baseline.json')
    .option('--no-inline', 'also count findings excused by policy-audit-ignore comments')
    .addOption(new Option('--fail-on <severity>', 'exit 1 for findings at or above this severity (default: high)').env('POLICY_AUDIT_FAIL_ON').choices(thresholdWords))
    .addOption(new Option('--verify', 'ask providers whether found secrets still work (sends each secret to its own provider)').conflicts(['staged']))
    .optionsGroup('How to report:')
    .option('-f, --format <format[=file]>', `how to print the report: ${formats.join(', ')} (default: pretty; may be repeated; all but one need a file)`, destinations)
    .option('-o, --output <file>', 'write the report to a file', notEmpty)
    .option('-q, --quiet', 'print only what failed, and nothing when nothing is wrong')
    .option('-v, --verbose', 'show the evidence of every verdict')
    .option('--no-cache', 'read every file again and remember nothing (see "policy-audit cache info")')
    .option('--max-seconds <n>', 'stop reading after so many seconds; what is left is reported as not checked (exit 3)', seconds)
    .option('--threads <n>', 'read files with one thread, or with two where there is enough to read (default: 2)', threads)
    .option('--include-suppressed', 'SARIF: include excused findings, marked as suppressed with their reason')
    .option('--no-color', 'print without colour (NO_COLOR=1 does the same)')
    .option('--timings', 'print how long each phase took, to standard error')
    .addHelpText('after', examples)
    .allowExcessArguments()
    .action(async (path: string | undefined, flags: AuditFlags) => {
      refuseMisspelt(path, root);
      if (root.args.length > 1) throw new UsageError(`one folder can be audited at a time, not ${root.args.length}${orderOf(root)}`);
      return (await import('./commands/audit-command.ts')).auditCommand(path, flags);
    });

  // A pipeline gives what nobody filled in as nothing.
  for (const { envVar } of root.options) if (envVar !== undefined && process.env[envVar] === '') delete process.env[envVar];
  addCommands(root);
  root.hook('preAction', (_, command) => {
    if (command !== root) refuseForeign(root, command);
    demandThreads();
  });
  return root;
};

/** Without the word [options], which would leave the descriptions no room in a terminal of 80 columns. */
const subcommandTerm = (command: Command): string =>
  [command.name(), ...command.registeredArguments.map((argument) => (argument.required ? `<${argument.name()}>` : `[${argument.name()}]`))].join(' ');

/** The folder stands behind the command and what it takes. */
const orderOf = ({ args: [folder = '', word = '', ...rest], commands }: Command): string =>
  commands.some((command) => command.name() === word) ? `; the command comes first: policy-audit ${[word, ...rest, folder].join(' ')}` : '';

/** A word that is no folder and almost a command was meant as one. */
const refuseMisspelt = (word: string | undefined, root: Command): void => {
  if (word === undefined || existsSync(word)) return;
  const hint = nearest(
    word,
    root.commands.map((command) => command.name()),
  );
  if (hint !== '') throw new UsageError(`there is no command and no folder "${word}"${hint}`);
  if (/^[a-z][a-z-]*$/.test(word)) throw new CannotLookError(`there is no command and no folder "${word}"; "policy-audit --help" lists the commands`);
};

const examples = `
Examples:
  policy-audit                               audit the repository you are in
  policy-audit ../other --fail-on medium     audit another one, more strictly
  policy-audit --rule 'secrets/*'            look only for secrets
  policy-audit --staged --quiet              what a pre-commit hook runs
  policy-audit --history all                 also search every commit
  policy-audit -f code-scanning=audit.sarif  write SARIF for code scanning
  policy-audit -f github -f html=audit.html  annotate, and write a page as well
  policy-audit explain container/non-root    read about one rule
  policy-audit fix                           fix what is safe, with a diff first

Exit codes:
  0  everything was checked, and nothing at or above --fail-on was found
  1  findings, or broken promises, at or above --fail-on
  2  wrong command line or configuration
  3  something could not be checked, so the result is not "clean"
  4  internal error`;
