import { dedent, defineRule, type Evidence, type Finding, flowsIn, type Job, judge, manual, type Setting } from 'policy-audit';
import { hasLiteralMatrix } from './shared/filled-in.ts';
import { startsOf } from './shared/starts.ts';

const hosted = /^(?:ubuntu|windows|macos)-(?:latest|slim|\d[\w.-]*)$|^(?:ubuntu|windows|macos)-[\w.-]+$/i;

type Label = Pick<Job['runsOn'][number], 'value' | 'line' | 'column'>;

/** The labels of a job. An expression stands for the values of the matrix, what callers give for an input, and the texts that it chooses from; what else it may bring is not known. */
const labelsOf = (job: Job, callers: readonly Job[]): readonly Label[] =>
  job.runsOn.flatMap((label): readonly Label[] => {
    if (!label.value.includes('${{')) return [label];
    const flows = flowsIn(label).map(({ path: [context, ...name] }): readonly Label[] => {
      const named = (settings: readonly Setting[]) => settings.flatMap((each) => (each.name.toLowerCase() === name.join('.') ? [each.value] : []));
      if (context !== 'inputs') return context === 'matrix' ? named(job.matrix) : [];
      const given = callers.map((caller) => named(caller.with));
      // What a caller gives stands in another file; of one that gives nothing, the label itself is left.
      return given.flatMap((values) => (values.length > 0 ? values.map(({ value }) => ({ ...label, value })) : [label]));
    });
    const texts = chosenTexts(label.value)
      .filter((text) => text !== '' && !/^[[{]/.test(text))
      .map((value) => ({ ...label, value }));
    const isElse = /\|\|\s{0,3}'/.test(label.value) && hasLiteralMatrix(job) && flowsIn(label).every(({ path: [context] }) => context === 'matrix');
    const known = flows.every((values) => values.length > 0 || isElse) && !/format\(|fromJSON\(\s*'/i.test(label.value);
    // `${{ matrix.os }}-latest`: what stands around the expression belongs to the label.
    const around = (value: string): string => label.value.replace(/\$\{\{[^}]{0,500}\}\}/, value);
    return [...flows.flat().map((flow) => ({ ...flow, value: around(flow.value) })), ...texts, ...(known ? [] : [label])];
  });

/** The texts of an expression that are not there to be compared with. */
const chosenTexts = (value: string): readonly string[] =>
  [...value.matchAll(/'((?:[^']|'')*)'/g)].flatMap(({ 0: quoted, 1: text = '', index }) =>
    /[=!]=\s{0,3}$|\b(?:startsWith|endsWith|contains)\([^()']{0,200}$/i.test(value.slice(Math.max(0, index - 250), index)) ||
    /^\s{0,3}[=!]=/.test(value.slice(index + quoted.length))
      ? []
      : [text],
  );

/** The condition leaves out these events, or pull requests of forks. */
const leavesOut = (condition: string | undefined, events: readonly string[]): boolean =>
  condition !== undefined && condition.length < 2000 && events.every((event) => isNever(condition.replaceAll(/\$\{\{|\}\}/g, ' '), event));

/** Where each of several alternatives never holds, or one of several demands. */
const isNever = (condition: string, event: string): boolean => {
  const alternatives = partsOf(condition, '||');
  if (alternatives.length > 1) return alternatives.every((part) => isNever(part, event));
  const demands = partsOf(condition, '&&');
  if (demands.length > 1) return demands.some((part) => isNever(part, event));
  const inner = /^\s*\((.*)\)\s*$/s.exec(condition)?.[1];
  if (inner !== undefined) return isNever(inner, event);
  if (/head\.repo\.full_name\s*==\s*github\.repository|!\s*github\.event\.pull_request\.head\.repo\.fork/.test(condition)) return true;
  const [, operator, name] = /github\.event_name\s*([=!]=)\s*'(\w+)'/.exec(condition) ?? [];
  return name !== undefined && (operator === '==') !== (name === event);
};

/** Split at an operator that stands in no parentheses and in no text. */
const partsOf = (condition: string, operator: '||' | '&&'): readonly string[] => {
  const parts: string[] = [];
  let [depth, start, isText] = [0, 0, false];
  for (let at = 0; at < condition.length; at++) {
    const sign = condition.charAt(at);
    if (sign === "'") isText = !isText;
    else if (isText) continue;
    else if (sign === '(') depth++;
    else if (sign === ')') depth--;
    else if (depth === 0 && condition.startsWith(operator, at)) {
      parts.push(condition.slice(start, at));
      start = at + 2;
    }
  }
  return [...parts, condition.slice(start)];
};

const pullRequest = /^pull_request(?:_target)?$/;

const selfHosted = (value: string): boolean => /(?:^|[\s"',[])self-hosted(?:$|[\s"',\]])/i.test(value);

export default defineRule({
  id: 'ci/workflow-self-hosted-runner',
  title: 'Pull requests do not run on self-hosted runners',
  severity: 'medium',
  rationale: 'A pull request brings its own code. On a self-hosted runner that code stays in your network and, unless the runner is thrown away, on the machine of the next job.',
  remediation:
    'Run pull requests on GitHub-hosted or ephemeral runners, and require approval for all outside contributors. The risk is smaller in a private repository: if that is the case, suppress this finding with that reason.',
  practices: ['ci/no-self-hosted-on-pr'],
  references: [
    { standard: 'CWE', control: 'CWE-668', url: 'https://cwe.mitre.org/data/definitions/668.html' },
    { standard: 'GitHub', control: 'Secure use', url: 'https://docs.github.com/en/actions/reference/security/secure-use#hardening-for-self-hosted-runners' },
  ],
  since: '0.1.0',
  needs: ['workflows'],
  check({ workflows }) {
    const findings: Finding[] = [];
    const evidence: Evidence[] = [];
    const unknown: Evidence[] = [];
    for (const workflow of workflows.workflows) {
      const { path, triggers, jobs } = workflow;
      const own = triggers.map(({ name }) => name).filter((name) => pullRequest.test(name));
      const called = startsOf(workflow, workflows.workflows, pullRequest).filter(({ trigger, caller }) => caller && !leavesOut(caller.condition?.value, [trigger]));
      const pulls = [...new Set([...own, ...called.map(({ trigger }) => trigger)])];
      if (pulls.length === 0) continue;
      const callers = called.flatMap(({ caller }) => caller ?? []);
      for (const job of jobs) {
        const labels = labelsOf(job, callers);
        const ours = labels.find(({ value }) => selfHosted(value));
        const other = labels.find(({ value }) => !hosted.test(value));
        const at = { path, line: (ours ?? other ?? job).line, column: (ours ?? other ?? job).column };
        if (leavesOut(job.condition?.value, pulls))
          evidence.push({ at: { path, line: job.line, column: job.column }, note: `the job "${job.id}" does not run on pull requests from outside` });
        else if (ours) findings.push({ message: `The job "${job.id}" runs code from pull requests on a self-hosted runner.`, at });
        else if (other) unknown.push({ at, note: `the job "${job.id}" runs on "${other.value}"` });
        else if (labels.length > 0) evidence.push({ at, note: `the job "${job.id}" runs on a runner of GitHub` });
      }
    }
    if (findings.length === 0 && unknown.length > 0) return manual('Are these runners, on which pull requests run, machines of GitHub or ephemeral ones?', unknown);
    return judge(findings, evidence, 'No workflow runs on pull requests.');
  },
  examples: {
    bad: [
      {
        name: 'a label',
        files: {
          '.github/workflows/ci.yml': dedent`
            on: [push, pull_request]
            jobs:
              test:
                runs-on: self-hosted
                steps: []
          `,
        },
        expect: { fail: ['.github/workflows/ci.yml:4'] },
      },
      {
        name: 'a value of the matrix',
        files: {
          '.github/workflows/ci.yml': dedent`
            on: pull_request
            jobs:
              test:
                strategy:
                  matrix:
                    os: [ubuntu-24.04, self-hosted]
                runs-on: \${{ matrix.os }}
                steps: []
          `,
        },
        expect: { fail: ['.github/workflows/ci.yml:6'] },
      },
    ],
    good: [
      {
        name: 'chosen from runners of GitHub',
        files: {
          '.github/workflows/ci.yml': dedent`
            on: pull_request
            jobs:
              test:
                strategy:
                  matrix:
                    build: [{ image: macos-15 }]
                runs-on: \${{ matrix.build.image || 'ubuntu-latest' }}
                steps: []
          `,
        },
        expect: 'pass',
      },
      {
        name: 'self-hosted, but not in pull requests',
        files: {
          '.github/workflows/ci.yml': dedent`
            on: [push, pull_request]
            jobs:
              a:
                if: github.event_name == 'push'
                runs-on: self-hosted
                steps: []
              b:
                if: github.event_name != 'pull_request'
                runs-on: self-hosted
                steps: []
          `,
        },
        expect: 'pass',
      },
      {
        name: 'self-hosted, but on pushes only',
        files: {
          '.github/workflows/ci.yml': dedent`
            on: push
            jobs:
              test:
                runs-on: self-hosted
                steps: []
          `,
        },
        expect: 'not-applicable',
      },
    ],
  },
});
