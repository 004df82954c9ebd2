import type { Statement } from '../../../facts/security-policy/statement.ts';
import type { Permissions } from '../../../facts/workflows/workflow.ts';
import type { Workflows } from '../../../facts/workflows/workflows.ts';
import type { Answer } from '../../contract.ts';
import { unaccounted } from '../../speech/unaccounted.ts';
import { asked, at, broken, kept } from '../answers.ts';

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

/** "Workflows start with no permissions": does each of them take all rights away before its jobs ask for theirs? */
export const noRightsClaim = ({ text, modality, fromCode, subject }: Statement, { workflows }: Workflows): Answer | undefined => {
  if (
    fromCode ||
    modality !== 'fact' ||
    subject.startsWith('policy/') ||
    !/\b(?:workflows?|github actions|GITHUB_TOKEN)\b/i.test(text) ||
    !noRights.test(text) ||
    workflows.length === 0
  )
    return undefined;
  const shown = workflows.map(({ path, permissions, jobs }) => ({ path, permissions, isEach: jobs.length > 0 && jobs.every((job) => job.permissions !== undefined) }));
  const takes = ({ permissions }: (typeof shown)[number]): boolean => permissions !== undefined && takesAny(permissions);
  const open = shown.filter((each) => each.permissions === undefined || takes(each));
  if (open.length === 0) {
    const taking = workflows.flatMap(({ path, jobs }) =>
      jobs.flatMap(({ permissions }) => (permissions && takesAny(permissions) ? [at(path, permissions.line, 'seen', 'a job takes rights')] : [])),
    );
    if (taking.length > 0 && !ofBeginning.test(text)) return asked(rule, 'They take none at the top, but jobs do. Is that what is meant?', taking.slice(0, 8));
    const left = unaccounted(text, [noRights, around]);
    const places = shown.slice(0, 8).map(({ path, permissions }) => at(path, permissions?.line ?? 1, 'wired', 'takes no right at the top'));
    return left.length === 0 ? kept(rule, places) : asked(rule, `They take none. Is what else the policy says of it true (“${left.slice(0, 3).join(' ')}”)?`, places);
  }
  const places = open
    .slice(0, 8)
    .map(({ path, permissions }) => at(path, permissions?.line ?? 1, 'contradicts', permissions ? 'takes rights at the top' : 'says nothing of its rights'));
  return open.some((each) => takes(each) || !each.isEach) && open.length === shown.length
    ? broken(rule, `${open[0]?.path} ${places[0]?.note}.`, places)
    : asked(rule, 'Is that so of each workflow that is meant?', places);
};

const takesAny = ({ all, scopes }: Permissions): boolean => !(all === undefined && scopes.every(({ value }) => value.value === 'none'));
const ofBeginning = /\b(?:starts?|begins?|defaults?|top[- ]level|at the top)\b/i;
const noRights =
  /\b(?:no|zero|empty|without(?: any)?) (?:(?:top-level|token|workflow|default|initial) )?(?:permissions?|rights|scopes)\b|\bpermissions?[`"']?: ?[`"']?(?:\{\}|none)|\bdeny-all permissions?\b|\ball permissions? (?:are )?(?:removed|revoked|denied|dropped|disabled)\b/i;
const around =
  /\b(?:workflows?|github actions|github_token|actions|start|starts|begin|begins|run|runs|default|defaults|top[- ]level|top|level|all|every|each|our|by|declare[sd]?|set|sets|tokens?)\b/gi;
