import type { Compose } from '../../facts/compose/compose.ts';
import type { Kubernetes } from '../../facts/kubernetes/kubernetes.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import type { Answer } from '../contract.ts';
import { maxEvidence } from '../judge-statement.ts';

/** "The web container is read-only" is broken by what is found of `web`, kept by what is seen of it, and left open by what is said of other services. */
export const namedContainer = (statement: Statement, answer: Answer, { compose, kubernetes }: { readonly compose: Compose; readonly kubernetes: Kubernetes }): Answer => {
  if (answer.verdict !== 'broken' || statement.polarity !== 'asserts' || !/^container\//.test(answer.rule ?? '')) return answer;
  const known = new Set([...compose.services.map(({ name }) => name), ...kubernetes.workloads.flatMap(({ name, containers }) => [name, ...containers.map((each) => each.name)])]);
  const called = [...known].filter((name) => name.length > 1 && isNamed(name, statement.text));
  if (called.length === 0 || ofAll.test(statement.text)) return answer;
  // "The web and worker containers" names both.
  const named = several.test(statement.text) ? [...known].filter((name) => called.includes(name) || isWord(name, statement.text)) : called;
  // `Container "a" of Deployment "b"` is of a, where it is a container that is spoken of.
  const isWhole = /\b(?:pods?|deployments?|workloads?)\b/i.test(statement.text);
  const isOfIt = ({ note }: Answer['evidence'][number]): boolean => named.some((name) => (isWhole ? note.includes(`"${name}"`) : /"([^"]*)"/.exec(note)?.[1] === name));
  const against = answer.evidence.filter(({ stage }) => stage === 'contradicts' || stage === 'absent');
  // What names no container, such as a Dockerfile, may be of this one, and so may what was found beside the first twenty.
  if (against.some((each) => isOfIt(each) || !each.note.includes('"')) || against.length >= maxEvidence) return answer;
  const own = answer.evidence.filter((each) => each.stage === 'beside' && isOfIt(each));
  return own.length > 0
    ? { ...answer, verdict: 'kept', question: null, searched: [], evidence: own.map((each) => ({ ...each, stage: 'wired' })) }
    : { ...answer, verdict: 'manual', question: `Is it so of ${named.join(' and ')}? What was found is of others.`, evidence: [] };
};

const ofAll = /\b(?:all|every|each|any|others?)\b/i;
const several = /\b(?:containers|services|pods|deployments|workloads|images)\b/i;
const isWord = (name: string, text: string): boolean => new RegExp(String.raw`(?<![\w-])${plainOf(name)}(?![\w-])`, 'i').test(text);
const plainOf = (name: string): string => name.replaceAll(/[^\w-]/g, '').replaceAll('-', String.raw`[-\s]?`);

/** As a name of something that runs: "the web container", "service `web`", "the api pod's port". */
const isNamed = (name: string, text: string): boolean => {
  const plain = plainOf(name);
  return new RegExp(
    String.raw`(?<![\w-])[\`"']?${plain}[\`"']?(?:'s|’s)? (?:docker |compose )?(?:containers?|services?|pods?|deployments?|workloads?|images?|ports?|process)\b|\b(?:containers?|services?|pods?|deployments?|workloads?) [\`"']?${plain}(?![\w-])`,
    'i',
  ).test(text);
};
