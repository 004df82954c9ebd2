import { catalogueOf } from '../../contract/catalogue.ts';
import { visible } from '../../reporters/visible.ts';
import { print } from '../write-report.ts';

/** `policy-audit rules --by-statement`: what a policy may speak of, and what answers for it. */
export const catalogueCommand = async ({ format }: { format: 'pretty' | 'json' }): Promise<void> => {
  const { builtInRules } = await import('../../../rules/index.ts');
  const rows = catalogueOf(builtInRules);
  if (format === 'json') {
    await print(`${JSON.stringify(rows, undefined, 2)}\n`);
    return;
  }
  const width = Math.max(...rows.map(({ subject }) => subject.length));
  await print(`${rows.map(({ subject, rules, question }) => visible(`${subject.padEnd(width)}  ${rules.length > 0 ? rules.join(', ') : `a person: ${question}`}`)).join('\n')}\n`);
};
