import type { Statement } from '../../../facts/security-policy/statement.ts';
import type { Permissions } from '../../../facts/workflows/workflow.ts';
import type { Workflows } from '../../../facts/workflows/workflows.ts';
import type { Answer } from '../../contract.ts';
import { asked, at, broken } from '../answers.ts';

const rule = 'ci/workflow-permissions';

/** "GITHUB_TOKEN is read-only" is not kept where a job takes the right to write. That none does is for the rules to say: the default lies in the settings of the platform. */
export const tokenClaim = ({ subject, text, polarity, modality }: Statement, { workflows }: Workflows): Answer | undefined => {
  if (subject !== 'ci/least-privilege-token' || polarity !== 'asserts' || modality !== 'fact' || !/\bread-?only\b/i.test(text) || /\bdefault/i.test(text)) return undefined;
  const writing = workflows.flatMap(({ path, permissions, jobs }) =>
    [permissions, ...jobs.map((job) => job.permissions)].flatMap((each) => (each && writes(each) ? [at(path, each.line, 'contradicts', writes(each) ?? '')] : [])),
  );
  const [first] = writing;
  if (!first) return undefined;
  const places = writing.slice(0, 8);
  return /\b(?:all|every|each|any|always|only)\b(?<!read-only)/i.test(text)
    ? broken(rule, `${first.path} takes ${first.note}.`, places)
    : asked(rule, `Some jobs may write (${first.note}). Is the token meant that the others get?`, places);
};

/** An identity for a cloud (`id-token`) changes nothing in the repository. */
const writes = ({ all, scopes }: Permissions): string | undefined => {
  if (all !== undefined) return all === 'write-all' ? all : undefined;
  const scope = scopes.find(({ name, value }) => name !== 'id-token' && value.value === 'write');
  return scope && `${scope.name}: write`;
};
