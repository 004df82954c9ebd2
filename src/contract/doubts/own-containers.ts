import type { Compose } from '../../facts/compose/compose.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import type { Answer } from '../contract.ts';
import { maxEvidence } from '../judge-statement.ts';

/** "Read-only file system" is said of what is built here: an image of somebody else, such as that of a database, breaks it only where all containers are spoken of. */
export const ownContainers = (statement: Statement, answer: Answer, { services }: Compose): Answer => {
  if (answer.verdict !== 'broken' || statement.polarity === 'denies' || !/^container\/compose-(?!internal-port$)/.test(answer.rule ?? '') || several.test(statement.text))
    return answer;
  const own = new Set(services.filter(({ build, runs }) => build !== undefined && runs).map(({ name }) => name));
  if (own.size === 0 || own.size === services.length) return answer;
  const against = answer.evidence.filter(({ stage }) => stage === 'contradicts' || stage === 'absent');
  const nameIn = (note: string): string | undefined => /[Ss]ervice "([^"]*)"/.exec(note)?.[1];
  // What names no service, or several by one of them, may be of any, and so may what was left out of a long list.
  if (against.length >= maxEvidence || against.some(({ note }) => nameIn(note) === undefined || /\(and \d+ more\)/.test(note))) return answer;
  const seen = answer.evidence.filter(({ stage, note }) => stage === 'beside' && own.has(nameIn(note) ?? ''));
  const isAgainstOwn = against.some(({ note }) => own.has(nameIn(note) ?? ''));
  const isWhole = [...own].every((name) => seen.some(({ note }) => nameIn(note) === name));
  const evidence = seen.map((each) => ({ ...each, stage: 'wired' }));
  if (!isAgainstOwn && isWhole) return { ...answer, verdict: 'kept', question: null, searched: [], evidence };
  return isAgainstOwn && seen.length === 0
    ? answer
    : { ...answer, verdict: 'manual', question: 'It is so of some of the containers that are built here. Are these the ones that are meant?', evidence };
};

const several = /\b(?:containers|services|images|pods|workloads|everything|everywhere)\b|\b(?:all|every|each|any) (?:\w+ )?(?:containers?|services?|images?)\b/i;
