import { nearest } from '../config/nearest.ts';
import { UsageError } from '../errors.ts';
import { wrap } from '../reporters/layout.ts';
import type { AnyRule, Example } from '../rule.ts';
import { print } from './write-report.ts';

/** `policy-audit explain RULE`: why, how to fix, a bad and a good example, options, statements and standards. */
export const explainCommand = async (id: string): Promise<void> => {
  const { builtInRules } = await import('../../rules/index.ts');
  const ids = builtInRules.map((rule) => rule.id as string);
  const rule = builtInRules.find((one) => one.id === id) ?? unique(builtInRules.filter((one) => one.id.endsWith(`/${id}`)));
  if (!rule) throw new UsageError(`there is no rule "${id}"${nearest(id, ids)}; "policy-audit rules" lists them`);
  await print(explanation(rule));
};

const unique = (rules: readonly AnyRule[]): AnyRule | undefined => (rules.length === 1 ? rules[0] : undefined);

const explanation = (rule: AnyRule): string => {
  const { bad, good } = rule.examples as AnyRule['examples'];
  const options = Object.entries((rule.options ?? {}) as Record<string, { description: string; default: unknown }>);
  return [
    `${rule.id}  (${rule.severity}, since ${rule.since})`,
    rule.title,
    '',
    'Why',
    ...indented(rule.rationale),
    '',
    'How to fix',
    ...indented(rule.remediation),
    ...example('Bad', bad[0]),
    ...example('Good', good[0]),
    ...(options.length > 0 ? ['', 'Options', ...options.flatMap(([name, option]) => indented(`${name} (default ${JSON.stringify(option.default)}): ${option.description}`))] : []),
    ...(rule.practices.length > 0 ? ['', 'Practices', ...indented(rule.practices.join(', '))] : []),
    ...(rule.references.length > 0
      ? ['', 'Standards', ...rule.references.map(({ standard, control, url }: AnyRule['references'][number]) => `  ${standard}${control ? ` ${control}` : ''}  ${url}`)]
      : []),
    '',
  ].join('\n');
};

const indented = (text: string): string[] => text.split('\n').flatMap((line) => wrap(line, 96).map((part) => `  ${part}`));

const example = (heading: string, one: Example | undefined): string[] => {
  if (!one) return [];
  const files = Object.entries(one.files).slice(0, 3);
  return [
    '',
    `${heading}: ${one.name}`,
    ...files.flatMap(([path, text]) => [
      `  ${path}`,
      ...text
        .trimEnd()
        .split('\n')
        .slice(0, 20)
        .map((line) => `    ${line}`),
    ]),
  ];
};
