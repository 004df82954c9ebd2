import { lstatSync } from 'node:fs';
import path from 'node:path';
import { configNames } from '../../config/config.ts';
import { findConfig, readConfig } from '../../config/load-config.ts';
import { type CustomRule, ruleOf } from '../../custom-rules/custom-rule.ts';
import { CannotLookError, UsageError } from '../../errors.ts';
import type { CustomCheck } from '../../facts/custom-matches.ts';
import { nearest } from '../../nearest.ts';
import { plainExample } from '../../plain-example.ts';
import { findRepository } from '../../repo/find-repository.ts';
import { auditedDirectory, openSnapshot } from '../../repo/open-snapshot.ts';
import { wrap } from '../../reporters/layout.ts';
import { visible, withoutCommands } from '../../reporters/visible.ts';
import { type AnyRule, categoryOf, type Example } from '../../rule.ts';
import { rulePage } from '../rule-page.ts';
import { screenWidth } from '../terminal/style.ts';
import { print } from '../write-report.ts';
import { listed } from './rules-command.ts';

export interface ExplainFlags {
  readonly plugin?: readonly string[];
  /** A path, or false with --no-config. */
  readonly config?: string | false;
}

/**
 * `policy-audit explain RULE [path]`: why, how to fix, a bad and a good example, options, statements and standards. A rule that is not built in is
 * looked for in the plugins that are named, and in the settings of the folder. The name of a category lists its rules, a word those that have it in
 * their ids.
 */
export const explainCommand = async (id: string, target: string | undefined, flags: ExplainFlags): Promise<void> => {
  const { builtInRules } = await import('../../../rules/index.ts');
  const builtIn = named(id, builtInRules);
  if (builtIn) return print(`${explanation(builtIn)}\nMore\n  ${rulePage(builtIn.id)}\n`);

  const ofCategory = builtInRules.filter((rule) => categoryOf(rule.id) === id.replace(/\/\*?$/, ''));
  if (ofCategory.length > 0) return print(listed(ofCategory));

  const plugins = flags.plugin ? await (await import('../load-plugins.ts')).loadPlugins(flags.plugin, target, idsOf(builtInRules)) : [];
  const fromPlugin = named(id, plugins);
  if (fromPlugin) return print(explanation(fromPlugin));

  const given = [...builtInRules, ...plugins];
  const custom = await customRules(target, flags.config, given);
  const fromSettings = named(id, custom.rules);
  if (fromSettings) {
    const { maskTokens } = await import('../../facts/secrets/mask-tokens.ts');
    return print(maskTokens(explanation(ruleOf(fromSettings), { at: custom.path, check: fromSettings.check })));
  }

  const alike = [...given, ...custom.rules.map((rule) => ruleOf(rule))].filter((rule) => id.length > 2 && !id.includes('/') && rule.id.includes(id));
  if (alike.length > 0) return print(listed(alike));

  const hint = plugins.length === 0 && id.startsWith('custom/') ? '; rules of a plugin need --plugin' : '';
  throw new UsageError(`there is no rule "${id}"${nearest(id, idsOf([...given, ...custom.rules]))}; "policy-audit rules" lists the built-in ones${hint}`);
};

const idsOf = (rules: readonly { readonly id: string }[]): readonly string[] => rules.map((rule) => rule.id);

/** By the id, or by what follows the category where that is one rule only. */
const named = <R extends { readonly id: string }>(id: string, rules: readonly R[]): R | undefined =>
  rules.find((rule) => rule.id === id) ?? unique(rules.filter((rule) => rule.id.endsWith(`/${id}`)));

/** The rules that the settings write as data; none where there is no folder to have settings. */
const customRules = async (
  target: string | undefined,
  config: string | false | undefined,
  rules: readonly AnyRule[],
): Promise<{ readonly path: string; readonly rules: readonly CustomRule[] }> => {
  if (config === false) return { path: '', rules: [] };
  try {
    if (config === undefined && !mayHaveSettings(auditedDirectory(target))) return { path: '', rules: [] };
    const found = typeof config === 'string' ? await readConfig(config, rules) : await findConfig((await openSnapshot(target)).snapshot, rules);
    return { path: found.path ?? '', rules: found.customRules };
  } catch (error) {
    if (error instanceof CannotLookError && target === undefined) return { path: '', rules: [] };
    throw error;
  }
};

/** A folder that is no repository may be the whole disk: it is not listed for settings that are not there. */
const mayHaveSettings = (folder: string): boolean =>
  findRepository(folder) !== undefined || [...configNames, 'package.json'].some((name) => lstatSync(path.join(folder, name), { throwIfNoEntry: false }) !== undefined);

const unique = <R>(rules: readonly R[]): R | undefined => (rules.length === 1 ? rules[0] : undefined);

/** A rule of one's own may leave out what built-in rules have; its words come from a repository or a package. */
const explanation = (rule: AnyRule, own?: { readonly at: string; readonly check: CustomCheck }): string => {
  const { bad, good } = rule.examples as AnyRule['examples'];
  const options = Object.entries((rule.options ?? {}) as Record<string, { description: string; default: unknown }>);
  const lines = [
    `${rule.id}  (${rule.severity}${own ? `, from ${visible(own.at)}` : rule.since ? `, since ${visible(rule.since)}` : ''})`,
    visible(rule.title),
    '',
    'Why',
    ...indented(rule.rationale),
    '',
    'How to fix',
    ...indented(rule.remediation),
    ...(own ? ['', 'What it checks', ...indented(checkText(own.check))] : []),
    ...example('Bad', plainExample(bad, 'bad')),
    ...example('Good', plainExample(good, 'good')),
    ...(options.length > 0 ? ['', 'Options', ...options.flatMap(([name, option]) => indented(`${name} (default ${defaultText(option.default)}): ${option.description}`))] : []),
    ...(rule.practices.length > 0 ? ['', 'Practices', ...indented(rule.practices.map(visible).join(', '))] : []),
    ...(rule.references.length > 0
      ? [
          '',
          'Standards',
          ...rule.references.map(({ standard, control, url }: AnyRule['references'][number]) =>
            visible(`  ${control?.startsWith(standard) ? control : [standard, control].filter(Boolean).join(' ')}  ${url}`),
          ),
        ]
      : []),
    '',
  ];
  return withoutCommands(lines.join('\n'));
};

const defaultText = (value: unknown): string => (Array.isArray(value) ? value.map((one) => JSON.stringify(one)).join(', ') || 'none' : JSON.stringify(value));

/** What a custom rule looks for, as the settings say it. */
const checkText = (check: CustomCheck): string => {
  const files = check.files.join(', ');
  switch (check.kind) {
    case 'forbid':
      return `No file that matches ${files} has the pattern ${check.pattern}`;
    case 'require':
      return `Every file that matches ${files} has the pattern ${check.pattern}`;
    case 'file-exists':
      return `One of these files is there: ${files}`;
    case 'key-equals':
      return `In every file that matches ${files} the key ${check.key.join('.')} is ${check.values.join(' or ')}`;
  }
};

const indented = (text: string): string[] => text.split('\n').flatMap((line) => wrap(visible(line), Math.min(96, screenWidth() - 2)).map((part) => `  ${part}`));

const example = (heading: string, one: Example | undefined): string[] => {
  if (!one) return [];
  const files = Object.entries(one.files).slice(0, 3);
  return [
    '',
    `${heading}: ${visible(one.name)}`,
    ...files.flatMap(([path, text]) => [
      `  ${visible(path)}`,
      ...text
        .trimEnd()
        .split('\n')
        .slice(0, 20)
        .map((line) => `    ${visible(line.replaceAll('\t', '    '))}`),
    ]),
  ];
};
