import type { Contract, ContractStatement, ContractVerdict } from '../../contract/contract.ts';
import type { Gap } from '../../gap.ts';
import { count } from '../layout.ts';
import { placeOf } from '../place.ts';
import { contractStyles, pageHead, styles } from './page-assets.ts';
import { text } from './page-text.ts';

const verdicts: readonly { readonly verdict: ContractVerdict; readonly mark: string; readonly words: string; readonly like: string }[] = [
  { verdict: 'broken', mark: '✘', words: 'broken', like: 'fail' },
  { verdict: 'stale', mark: '↯', words: 'stale', like: 'error' },
  { verdict: 'stronger', mark: '↑', words: 'stronger in the code', like: 'error' },
  { verdict: 'manual', mark: '?', words: 'needs a person', like: 'manual' },
  { verdict: 'kept', mark: '✔', words: 'kept', like: 'pass' },
  { verdict: 'not-applicable', mark: '–', words: 'not applicable', like: 'not-applicable' },
];

/** The policy beside its evidence: what it says on the left, what the repository says to that on the right. One file without a script, nothing from outside. */
export const contractPage = (contract: Contract): string => `${pageHead('policy-audit contract', `${styles}${contractStyles}`)}
<body>
<header><h1>${contract.policy ? text(contract.policy.path) : 'No security policy'}</h1>
<p>${contract.policy?.commit ? `At <code>${text(contract.policy.commit.slice(0, 12))}</code>. ` : ''}${count(contract.statements.length, 'statement')}: ${tally(contract)}.</p>${contract.complete ? '' : contract.notChecked.map(unseen).join('')}</header>
<main>
${sectionsOf(contract.statements).map(section).join('\n')}
</main>
<footer><p>Reproduce with <code>policy-audit contract --format html</code>.</p></footer>
</body>
</html>
`;

const unseen = (gap: Gap): string => `<p>Not seen: ${gap.path === '.' ? '' : `<code>${text(placeOf(gap))}</code> `}${text(gap.reason)}</p>`;

const tally = ({ statements }: Contract): string =>
  verdicts
    .map(({ verdict, words }) => ({ words, number: statements.filter((one) => one.verdict === verdict).length }))
    .filter(({ number }) => number > 0)
    .map(({ words, number }) => `${number} ${number > 1 ? words.replace('needs', 'need') : words}`)
    .join(', ') || 'nothing to check';

interface Section {
  readonly heading: string;
  readonly statements: ContractStatement[];
}

/** In the order of the policy: a heading that comes again begins a section again. */
const sectionsOf = (statements: readonly ContractStatement[]): readonly Section[] => {
  const sections: Section[] = [];
  for (const statement of statements) {
    const heading = statement.heading ?? 'Before the first heading';
    const last = sections.at(-1);
    if (last?.heading === heading) last.statements.push(statement);
    else sections.push({ heading, statements: [statement] });
  }
  return sections;
};

const section = ({ heading, statements }: Section, index: number): string =>
  `<section aria-labelledby="s-${index}"><h2 id="s-${index}">${text(heading)}</h2>
<table class="contract"><thead><tr><th scope="col">The policy says</th><th scope="col">The repository shows</th></tr></thead><tbody>${statements.map(row).join('')}</tbody></table></section>`;

const row = (statement: ContractStatement): string => {
  const { mark, words, like } = verdicts.find(({ verdict }) => verdict === statement.verdict) ?? { mark: '?', words: statement.verdict, like: 'manual' };
  const question = statement.question === null || statement.verdict === 'kept' ? '' : `<p>${text(statement.question)}</p>`;
  const evidence = statement.evidence.map(
    ({ path, line, note }) => `<li>${path === '.' ? '' : `<code class="place">${text(placeOf({ path, line }))}</code> `}${note === statement.question ? '' : text(note)}</li>`,
  );
  return `<tr id="${text(statement.id)}"><td><span class="line">${statement.line}</span> ${text(statement.text)}</td><td><p><span class="mark ${like}" aria-hidden="true">${mark}</span> <strong>${words}</strong>${statement.rule === null ? '' : ` <code>${text(statement.rule)}</code>`}</p>${question}${evidence.length > 0 ? `<ul class="evidence">${evidence.join('')}</ul>` : ''}</td></tr>`;
};
