import { defineRule, type Evidence, type Finding, type Given, judge } from 'policy-audit';
import { mayBeOf } from './shared/ci-files.ts';

type Include = Given<readonly ['pipelines']>['pipelines']['includes'][number];

const isCommit = (ref: string): boolean => /^[0-9a-f]{40}$/.test(ref);
const isVersion = (ref: string): boolean => /^(?:[\w.-]{1,60}[-/])?v?\d+(?:\.\d+){0,3}(?:[-+][\w.-]+)?$/i.test(ref);

const judgeInclude = ({ path, line, column, kind, name, ref, integrity }: Include): { finding?: Finding; evidence?: Evidence } => {
  const at = { path, line, column };
  if (kind === 'remote')
    return integrity || /\/[0-9a-f]{40}\//.test(name)
      ? { evidence: { at, note: 'a remote file whose content is fixed' } }
      : { finding: { message: 'A remote file is included without "integrity": whoever serves it decides what runs here.', at } };
  if (kind !== 'project' && kind !== 'component') return {};
  const what = kind === 'project' ? `The project ${name}` : `The component ${name}`;
  if (ref === undefined) return { finding: { message: `${what} is included without a version.`, at } };
  if (isCommit(ref)) return { evidence: { at, note: `${name} is included by the hash of a commit` } };
  if (isVersion(ref)) return { evidence: { at, note: `${name} is included by the version ${ref}` } };
  if (/^(?:\$|.*\{\{)/.test(ref)) return {};
  return { finding: { message: `${what} is included at ${ref}, which can change.`, at } };
};

const including = (include: string): Readonly<Record<string, string>> => ({ '.gitlab-ci.yml': `include:\n  - ${include}\ntest:\n  script:\n    - make\n` });

export default defineRule({
  id: 'ci/gitlab-include-unpinned',
  title: 'GitLab pipelines pin what they include from elsewhere',
  severity: 'medium',
  rationale: 'What is included runs with the variables of this project. By a branch, or from an address without a checksum, it can change without anybody here seeing it.',
  remediation: 'Name the hash of a commit or a tag in "ref", a full version of a component, and "integrity" for a remote file.',
  practices: ['ci/actions-pinned'],
  references: [{ standard: 'CWE', control: 'CWE-829', url: 'https://cwe.mitre.org/data/definitions/829.html' }],
  since: '0.1.0',
  needs: ['pipelines'],
  concerns: mayBeOf('gitlab'),
  check({ pipelines }) {
    const judged = pipelines.includes.filter(({ system }) => system === 'gitlab').map(judgeInclude);
    return judge(
      judged.flatMap(({ finding }) => finding ?? []),
      judged.flatMap(({ evidence }) => evidence ?? []),
      'No GitLab pipeline includes another project.',
    );
  },
  examples: {
    bad: [
      { name: 'no ref', files: including('project: group/ci'), expect: { fail: ['.gitlab-ci.yml:2'] } },
      { name: 'a branch', files: including('{ project: group/ci, ref: main, file: /a.yml }'), expect: { fail: ['.gitlab-ci.yml:2'] } },
      { name: 'the latest component', files: including('component: $CI_SERVER_FQDN/group/ci/lint@~latest'), expect: { fail: ['.gitlab-ci.yml:2'] } },
      { name: 'a remote file', files: including("remote: 'https://ci.example/a.yml'"), expect: { fail: ['.gitlab-ci.yml:2'] } },
    ],
    good: [
      { name: 'a tag', files: including('{ project: group/ci, ref: v1.2.0, file: /a.yml }'), expect: 'pass' },
      { name: 'a component by version', files: including('component: $CI_SERVER_FQDN/group/ci/lint@1.4.2'), expect: 'pass' },
      { name: 'a remote file with its checksum', files: including("{ remote: 'https://ci.example/a.yml', integrity: 'sha256-abc' }"), expect: 'pass' },
      { name: 'local files and templates', files: including('template: Jobs/SAST.gitlab-ci.yml'), expect: 'not-applicable' },
    ],
  },
});
