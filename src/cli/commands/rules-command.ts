import { visible } from '../../reporters/visible.ts';
import { type AnyRule, categoryOf } from '../../rule.ts';
import { print } from '../write-report.ts';

/** `policy-audit rules`: every rule with its id, severity and what it asks for; as JSON with the practices and standards it serves. */
export const rulesCommand = async ({ format }: { format: 'pretty' | 'json' }): Promise<void> => {
  const { builtInRules } = await import('../../../rules/index.ts');
  if (format === 'json') {
    const rows = builtInRules.map(({ id, title, severity, practices, references, since, options }) => ({
      id,
      category: categoryOf(id),
      title,
      severity,
      practices,
      references,
      since,
      options: options ?? {},
    }));
    await print(`${JSON.stringify(rows, undefined, 2)}\n`);
    return;
  }
  await print(listed(builtInRules));
};

/** One rule a line: its id, severity and what it asks for. */
export const listed = (rules: readonly AnyRule[]): string => {
  const width = Math.max(...rules.map((rule) => rule.id.length));
  return rules.map((rule) => `${visible(`${rule.id.padEnd(width)}  ${rule.severity.padEnd(8)}  ${rule.title}`)}\n`).join('');
};
