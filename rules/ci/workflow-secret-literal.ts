import { defineRule, type Evidence, type Finding, judge, type Setting, type Workflow } from 'policy-audit';
import { password, recognisedIn } from './shared/ci-secrets.ts';
import { workflow } from './shared/examples.ts';

/** Groups of values that a service of the workflow is started with: the password of a database that lives as long as the job. */
const throwaway = (owner: Workflow | undefined): ReadonlySet<number> =>
  new Set(owner?.jobs.flatMap(({ services }) => services.flatMap(({ env }) => env.flatMap(({ literal }) => (literal?.kind === 'weak' ? [literal.group] : [])))) ?? []);

/** What caches are found by. */
const nameOfCache = /^(?:cache|prefix|shared|restore|save|primary)[-_]?keys?$/i;

const judgeSetting = (path: string, { name, at, literal }: Setting, known: ReadonlySet<number>): Finding[] => {
  if (!literal || nameOfCache.test(name) || (literal.kind === 'weak' && (known.has(literal.group) || /test|dummy|fake|example|(?:^|_)ci(?:_|$)/i.test(name)))) return [];
  return [{ message: `${name} holds a literal value.`, at: { path, ...at }, ...(literal.kind === 'weak' ? { severity: 'medium' as const } : {}) }];
};

export default defineRule({
  id: 'ci/workflow-secret-literal',
  title: 'Workflows contain no plain-text secrets',
  severity: 'high',
  rationale: 'A workflow can be read by everyone who can read the repository, and so can every earlier version of it.',
  remediation: 'Store the value as a repository or environment secret, refer to it as ${{ secrets.NAME }}, and change the value that was published.',
  practices: ['secrets/no-hardcoded-credentials', 'secrets/no-secrets-in-tree'],
  references: [
    { standard: 'OSPS Baseline', control: 'OSPS-BR-07.01', url: 'https://baseline.openssf.org/' },
    { standard: 'CWE', control: 'CWE-798', url: 'https://cwe.mitre.org/data/definitions/798.html' },
  ],
  since: '0.1.0',
  needs: ['secrets', 'workflows'],
  check({ secrets, workflows }) {
    const findings: Finding[] = [];
    const evidence: Evidence[] = [];
    for (const owner of workflows.workflows) {
      const { path } = owner;
      const known = throwaway(owner);
      const jobs = owner.jobs.flatMap((job) => [
        ...job.env,
        ...job.with,
        ...job.secrets,
        ...[job.container, ...job.services].flatMap((image) => image?.credentials ?? []),
        ...(job.container?.env ?? []),
      ]);
      const services = owner.jobs.flatMap((job) => job.services.flatMap(({ env }) => env));
      findings.push(...[...owner.env, ...jobs, ...services].flatMap((setting) => judgeSetting(path, setting, known)));
      evidence.push({ at: { path, line: 1 }, note: 'no setting that is named like a secret has a literal value' });
    }
    for (const { path, workflow: owner, step } of workflows.steps) {
      const given = /^actions\/cache\b/.test(step.uses?.value ?? '') ? step.with.filter(({ name }) => name !== 'key') : step.with;
      for (const setting of [...step.env, ...given]) findings.push(...judgeSetting(path, setting, throwaway(owner)));
    }
    const paths = new Set([...workflows.workflows.map(({ path }) => path), ...workflows.steps.map(({ path }) => path)]);
    findings.push(...recognisedIn(secrets, paths, 'workflow', findings));
    return judge(findings, evidence, 'There are no GitHub workflows.');
  },
  examples: {
    bad: [
      {
        name: 'credentials of a container',
        files: {
          '.github/workflows/ci.yml': `on: push\njobs:\n  a:\n    container:\n      image: registry.example/app:1\n      credentials:\n        username: ci\n        password: ${password}\n    steps: []\n`,
        },
        expect: { fail: ['.github/workflows/ci.yml:8'] },
      },
      {
        name: 'in the environment of a step',
        files: workflow(`      - run: deploy\n        env:\n          DEPLOY_PASSWORD: ${password}\n`),
        expect: { fail: ['.github/workflows/ci.yml:9'] },
      },
      {
        name: 'the password of a server elsewhere',
        files: workflow(`      - run: deploy\n        env:\n          DB_HOST: db.example.com\n          DB_PASSWORD: ${['secret', 'word'].join('')}\n`),
        expect: { fail: ['.github/workflows/ci.yml:10'] },
      },
    ],
    good: [
      { name: 'the name of a cache', files: workflow('      - uses: Swatinem/rust-cache@v2\n        with:\n          prefix-key: v2025.09-rust\n'), expect: 'pass' },
      {
        name: 'the key of a cache',
        files: workflow('      - uses: actions/cache@v4\n        with:\n          path: avd\n          key: avd-api34-x86_64-pixel6-mem8192-cores2\n'),
        expect: 'pass',
      },
      { name: 'from the settings', files: workflow('      - run: deploy\n        env:\n          DEPLOY_PASSWORD: ${{ secrets.DEPLOY_PASSWORD }}\n'), expect: 'pass' },
      {
        name: 'the password of a server beside the job',
        files: workflow(`      - run: make test\n        env:\n          DB_URL: mysql://localhost:3306/test\n          DB_PASSWORD: ${['secret', 'word'].join('')}\n`),
        expect: 'pass',
      },
      {
        name: 'the database of a test',
        files: {
          '.github/workflows/ci.yml': `on: push\njobs:\n  a:\n    services:\n      db:\n        image: postgres:17\n        env:\n          POSTGRES_PASSWORD: ${password}\n    steps:\n      - run: make test\n        env:\n          PGPASSWORD: ${password}\n`,
        },
        expect: 'pass',
      },
    ],
  },
});
