import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { makeFolder, makeRepository } from '../repository.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const { version } = JSON.parse(textOf('package.json')) as { version: string };

/** A command npx that runs the package as it is built here. */
const commands = makeFolder({ npx: `#!/bin/sh\nwhile [ "$1" != policy-audit ]; do shift; done; shift\nexec '${process.execPath}' '${root}dist/policy-audit.js' "$@"\n` });
chmodSync(path.join(commands, 'npx'), 0o755);

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: {
    readonly using: string;
    readonly steps: readonly { readonly id: string; readonly shell: string; readonly env: Readonly<Record<string, string>>; readonly run: string }[];
  };
}

describe('the action for GitHub', () => {
  const action = parse(textOf('.github/action/action.yml')) as Action;
  const [step] = action.runs.steps;

  /** Runs the shell of the action as a runner does, with these inputs. */
  const run = (repository: string, inputs: Readonly<Record<string, string>> = {}): { code: number | null; stdout: string; outputs: string; summary: string } => {
    const runner = makeFolder({ output: '', summary: '' });
    const given = Object.entries(step?.env ?? {}).map(([name, expression]) => {
      const input = /^\$\{\{ inputs\.([a-z-]+) \}\}$/.exec(expression)?.[1] ?? '';
      return [name, inputs[input] ?? action.inputs[input]?.default ?? ''];
    });
    const { status, stdout } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step?.run ?? 'false'], {
      cwd: repository,
      encoding: 'utf8',
      env: {
        ...Object.fromEntries(given),
        PATH: `${commands}${path.delimiter}${process.env['PATH']}`,
        HOME: runner,
        RUNNER_TEMP: runner,
        GITHUB_WORKSPACE: repository,
        GITHUB_OUTPUT: path.join(runner, 'output'),
        GITHUB_STEP_SUMMARY: path.join(runner, 'summary'),
      },
    });
    return { code: status, stdout, outputs: readFileSync(path.join(runner, 'output'), 'utf8'), summary: readFileSync(path.join(runner, 'summary'), 'utf8') };
  };

  test('is composite, and no expression stands in its shell, where an input would be code', () => {
    expect(action.runs.using).toBe('composite');
    for (const one of action.runs.steps) {
      expect(one.shell).toBe('bash');
      expect(one.run).not.toContain('${{');
    }
    expect(Object.values(step?.env ?? {}).sort()).toEqual(
      Object.keys(action.inputs)
        .map((input) => `\${{ inputs.${input} }}`)
        .sort(),
    );
  });

  test('runs the version of this package', () => {
    expect(action.inputs['version']?.default).toBe(version);
  });

  test('annotates, writes the reports and the summary, and fails with the code of the audit', () => {
    const ran = run(makeRepository({ 'README.md': '# Tool\n' }));
    expect(ran.code).toBe(1);
    expect(ran.stdout).toMatch(/^::error file=README\.md/m);
    expect(ran.summary).toContain('policy/security-file-exists');
    expect(ran.outputs).toMatch(/^exit-code=1\nsarif-file=.+\njson-file=.+\n$/);
    const sarif = /^sarif-file=(.+)$/m.exec(ran.outputs)?.[1] ?? '';
    expect(JSON.parse(readFileSync(sarif, 'utf8'))).toMatchObject({ version: '2.1.0' });
    for (const { value } of Object.values(action.outputs)) expect(ran.outputs).toContain(`${/outputs\.([a-z-]+)/.exec(value)?.[1]}=`);
  });

  test('hands its inputs on', () => {
    expect(run(makeRepository({ 'README.md': '# Tool\n' }), { 'fail-on': 'none', profile: 'minimal' }).code).toBe(0);
  });

  test('takes no input for code', () => {
    const repository = makeRepository({ 'README.md': '# Tool\n' });
    for (const input of Object.keys(action.inputs)) {
      for (const value of ['$(touch pwned)', '"; touch pwned; "', '--plugin=./rules.mjs', 'file:../rules']) {
        const ran = run(repository, { [input]: value });
        expect({ input, value, failed: ran.code !== 0, pwned: existsSync(path.join(repository, 'pwned')) }).toEqual({ input, value, failed: true, pwned: false });
      }
    }
  });
});

describe('the component for GitLab', () => {
  const documents = parseAllDocuments(textOf('.gitlab/templates/policy-audit.yml')).map((document) => document.toJS() as Record<string, Record<string, unknown>>);
  const declared = documents[0]?.['spec']?.['inputs'] as Readonly<Record<string, { readonly default: unknown }>>;
  const job = documents[1]?.['policy-audit'] as { readonly script: readonly string[]; readonly variables: Readonly<Record<string, string>> };

  test('has inputs that all have a default, and uses each', () => {
    const text = textOf('.gitlab/templates/policy-audit.yml');
    for (const [name, input] of Object.entries(declared)) {
      expect(input.default).toBeDefined();
      expect(text).toContain(`$[[ inputs.${name} ]]`);
    }
    expect(declared['version']?.default).toBe(version);
  });

  const run = (repository: string, inputs: Readonly<Record<string, string>> = {}) =>
    spawnSync('sh', ['-ec', job.script.join('\n')], {
      encoding: 'utf8',
      env: {
        PATH: `${commands}${path.delimiter}${process.env['PATH']}`,
        HOME: repository,
        CI_PROJECT_DIR: repository,
        POLICY_AUDIT_VERSION: version,
        POLICY_AUDIT_FAIL_ON: String(inputs['POLICY_AUDIT_FAIL_ON'] ?? declared['fail-on']?.default),
        POLICY_AUDIT_PROFILE: String(inputs['POLICY_AUDIT_PROFILE'] ?? declared['profile']?.default),
      },
    });

  test('leaves to the settings of the repository what no input says', () => {
    const settings = 'failOn: none\nprofile: minimal\n';
    expect(run(makeRepository({ 'README.md': '# Tool\n', 'policy-audit.yaml': settings })).status).toBe(0);
  });

  test('has no input in its shell but as a variable, and runs there', () => {
    expect(job.script.join('\n')).not.toContain('$[[');
    const repository = makeRepository({ 'README.md': '# Tool\n' });
    const { status, stdout } = run(repository, { POLICY_AUDIT_FAIL_ON: 'none', POLICY_AUDIT_PROFILE: 'minimal' });
    expect({ status, says: stdout.includes('The repository has a security policy') }).toEqual({ status: 0, says: true });
    expect(JSON.parse(readFileSync(path.join(repository, 'gl-code-quality-report.json'), 'utf8'))).toBeInstanceOf(Array);
    expect(readFileSync(path.join(repository, 'policy-audit.xml'), 'utf8')).toContain('<testsuite');
  });
});
