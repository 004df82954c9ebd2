import { describe, expect, test } from 'vitest';
import { builtInRules } from '../../rules/index.ts';
import { formatReport } from '../../src/api/format-report.ts';
import { maskTexts } from '../../src/facts/secrets/mask-tokens.ts';
import type { Report } from '../../src/report/report.ts';
import { formats } from '../../src/reporters/formats.ts';
import { commit, git, makeRepository, policyAudit, write } from '../repository.ts';
import { secretOf } from './repositories.ts';

/** A secret may stand where no reader looks for one: in what things are called. What is told of a thing names it. */
interface NamedCase {
  readonly name: string;
  readonly make: (repository: string, secret: string) => void;
  readonly args?: readonly string[];
}

const cases: readonly NamedCase[] = [
  { name: 'the name of a file with findings', make: (at, secret) => write(at, { [`${secret}.env`]: 'DB_PASSWORD=Xk9v2Lq8mWz4Tn7b\n' }) },
  { name: 'the name of a folder', make: (at, secret) => write(at, { [`a/${secret}/Dockerfile`]: 'FROM node\nCOPY . .\nCMD ["node", "a.js"]\n' }) },
  { name: 'the name of a file that cannot be parsed', make: (at, secret) => write(at, { [`k8s/${secret}.yaml`]: 'kind: Pod\nspec: [\n' }) },
  { name: 'the name of a branch', make: (at, secret) => git(at, 'checkout', '--quiet', '-b', `x-${secret}`) },
  { name: 'the name of a tag', make: (at, secret) => git(at, 'tag', '--annotate', '--message', 'password = "Xk9v2Lq8mWz4Tn7b"', `v1.2.3-${secret}`), args: ['--history', 'all'] },
  { name: 'a plain tag that is a version', make: (at, secret) => git(at, 'tag', `v1.2.3-${secret}`) },
  { name: 'the message of a commit', make: (at, secret) => commit(at, `Use ${secret}`), args: ['--history', 'all'] },
  {
    name: 'the name of an author',
    make: (at, secret) => {
      write(at, { 'package.json': '{"name": "a", "dependencies": {"b": "^1.0.0"}}' });
      git(at, 'add', '--all');
      git(at, '-c', `user.name=${secret}`, 'commit', '--quiet', '--author', `${secret} <renovate[bot]@x.dev>`, '--message', 'Bump dependencies');
    },
  },
  {
    name: 'the address of a submodule',
    make: (at, secret) => write(at, { '.gitmodules': `[submodule "a"]\n\tpath = a\n\turl = https://x:${secret}@git.tool-project.dev/a.git\n` }),
  },
  { name: 'the address of a remote', make: (at, secret) => git(at, 'remote', 'add', 'origin', `https://x-access-token:${secret}@github.com/a/b.git`) },
  { name: 'the owner of a file', make: (at, secret) => write(at, { CODEOWNERS: `* @${secret}\n`, '.env': 'DB_PASSWORD=Xk9v2Lq8mWz4Tn7b\n' }) },
  {
    name: 'the reason of an exception',
    make: (at, secret) =>
      write(at, { '.env': 'DB_PASSWORD=Xk9v2Lq8mWz4Tn7b\n', 'policy-audit.yaml': `suppressions:\n  - {rule: "secrets/*", paths: [".env"], reason: "it was ${secret}"}\n` }),
    args: ['--include-suppressed'],
  },
  {
    name: 'the reason of an exception beside the code',
    make: (at, secret) => write(at, { 'a.py': `password = "Xk9v2Lq8mWz4Tn7b"  # policy-audit-ignore secrets/no-hardcoded-credentials -- it was ${secret}\n` }),
    args: ['--include-suppressed'],
  },
  { name: 'an exception of no use', make: (at, secret) => write(at, { 'policy-audit.yaml': `suppressions:\n  - {rule: "secrets/*", paths: ["${secret}"], reason: r}\n` }) },
  { name: 'a rule that does not exist', make: (at, secret) => write(at, { 'policy-audit.yaml': `rules:\n  secrets/${secret}: off\n` }) },
  { name: 'a key of the settings that does not exist', make: (at, secret) => write(at, { 'policy-audit.yaml': `${secret}: off\n` }) },
  { name: 'a value of the settings that is wrong', make: (at, secret) => write(at, { 'policy-audit.yaml': `failOn: ${secret}\nprofile: ${secret}\n` }) },
  { name: 'a file that the settings build on', make: (at, secret) => write(at, { 'policy-audit.yaml': `extends: https://x:${secret}@tool-project.dev/a.yaml\n` }) },
  { name: 'a glob that is refused', make: (at, secret) => write(at, { 'policy-audit.yaml': `include: ["+(${secret})"]\n` }) },
  {
    name: 'a rule of the settings',
    make: (at, secret) => write(at, { 'policy-audit.yaml': `customRules:\n  - {id: custom/a, title: "${secret}", files: ["*.md"], forbid: "Mail"}\n` }),
  },
  {
    name: 'an image',
    make: (at, secret) =>
      write(at, { Dockerfile: `FROM registry.tool-project.dev/${secret}:latest\nRUN a\n`, 'compose.yaml': `services:\n  a:\n    image: x/${secret}\n    privileged: true\n` }),
  },
  {
    name: 'a service',
    make: (at, secret) => write(at, { 'compose.yaml': `services:\n  ${secret}:\n    image: nginx\n    privileged: true\n    ports: ["5432:5432"]\n` }),
  },
  {
    name: 'an object of Kubernetes',
    make: (at, secret) =>
      write(at, {
        'k8s/a.yaml': `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${secret}\nspec:\n  hostNetwork: true\n  containers:\n    - {name: ${secret}, image: "a/${secret}", securityContext: {privileged: true}}\n`,
      }),
  },
  {
    name: 'a step of a workflow',
    make: (at, secret) =>
      write(at, {
        '.github/workflows/a.yml': `name: ${secret}\non: pull_request_target\njobs:\n  ${secret}:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: a/${secret}@main\n      - name: ${secret}\n        run: echo \${{ github.event.issue.title }}\n`,
      }),
  },
  {
    name: 'a dependency',
    make: (at, secret) => write(at, { 'package.json': `{"name": "${secret}", "dependencies": {"${secret}": "*", "b": "git+https://x:${secret}@github.com/a/b.git"}}` }),
  },
  {
    name: 'a package index',
    make: (at, secret) =>
      write(at, {
        'requirements.txt': `--extra-index-url http://x:${secret}@pypi.tool-project.dev/simple\nflask\n`,
        '.npmrc': `registry=http://x:${secret}@npm.tool-project.dev/\n`,
      }),
  },
  {
    name: 'a quadlet',
    make: (at, secret) =>
      write(at, { 'a.container': `[Container]\nImage=docker.io/a/${secret}:latest\nContainerName=${secret}\nPodmanArgs=--privileged\nEnvironment=A_TOKEN=${secret}\n` }),
  },
  {
    name: 'a server of a proxy',
    make: (at, secret) =>
      write(at, { 'nginx.conf': `server {\n  listen 80;\n  server_name ${secret}.tool-project.dev;\n  location /${secret} { proxy_pass http://a:${secret}@b; }\n}\n` }),
  },
  {
    name: 'a statement of the policy',
    make: (at, secret) => write(at, { 'SECURITY.md': `# Security\n\nMail security@tool-project.dev with ${secret}. We use \`${secret}\` to sign all images.\n` }),
  },
  {
    name: 'a route',
    make: (at, secret) => write(at, { 'app.py': `from flask import Flask\napp = Flask(__name__)\n\n@app.route("/${secret}", methods=["POST"])\ndef a():\n    return "1"\n` }),
  },
];

/** What commands show but for the report, which is written in every format here and not by fourteen runs. */
const commands: readonly (readonly string[])[] = [['contract', '--verbose'], ['config'], ['fix'], ['init']];

describe('a secret that is', () => {
  test.each(cases)('$name is shown whole nowhere', async ({ name, make, args = [] }) => {
    const secret = secretOf(name);
    const repository = makeRepository({ 'SECURITY.md': '# Security\n\nMail security@tool-project.dev.\n' });
    make(repository, secret);
    const run = (...words: readonly string[]) => ({ what: words.join(' '), ...policyAudit([...words, repository]) });
    const audit = run('--profile', 'strict', '--format', 'json', ...args);
    const shown = [audit, ...commands.map((words) => run(...words))].map(({ what, code, stdout, stderr }) => ({ what, code, text: stdout + stderr }));
    if (audit.stdout !== '')
      for (const format of formats)
        shown.push({ what: format, code: 0, text: await formatReport(JSON.parse(audit.stdout) as Report, format, { verbose: true, suppressed: true }) });
    expect(shown.filter(({ text }) => text.includes(secret.slice(4, 24))).map(({ what }) => what)).toEqual([]);
    expect(shown.filter(({ code }) => code === 4).map(({ what }) => what)).toEqual([]);
  });
});

test('no word of a rule is taken for a secret', () => {
  const told = builtInRules.map(({ id, title, rationale, remediation, references }) => ({ id, title, rationale, remediation, references }));
  expect(maskTexts(told)).toEqual(told);
});

test('what git answers is not told of where DEBUG asks another program to tell more', () => {
  const repository = makeRepository({ 'SECURITY.md': '# Security\n\nMail security@tool-project.dev.\n' });
  git(repository, 'tag', 'v1');
  expect(policyAudit([repository], { env: { DEBUG: '*' } }).stderr).toBe('');
});
