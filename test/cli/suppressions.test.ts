import { readFileSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { commit, git, makeRepository, policyAudit, reportOf, verdictOf, write } from '../repository.ts';

const rule = 'secrets/no-hardcoded-credentials';
const only = ['--rule', rule];
/** Live-looking, but made here. */
const value = ['Xk9v2Lq8', 'mWz4Tn7b', 'Rp3c'].join('');
const other = ['Qm4t7Yb1', 'zHf6Vs9d', 'Lk2x'].join('');
const directive = (text: string): string => `policy-audit-${text}`;

interface Excused {
  readonly suppressed: readonly { readonly source: string; readonly reason: string }[];
  readonly idleSuppressions: readonly { readonly line: number; readonly state: string; readonly note: string }[];
}
const excusedIn = (files: Record<string, string>, ...args: string[]): Excused & ReturnType<typeof reportOf> =>
  reportOf(makeRepository(files), ...only, ...args) as Excused & ReturnType<typeof reportOf>;

describe('a comment in the code', () => {
  test.each([
    ['behind the line, in Python', 'a.py', `password = "${value}"  # ${directive('ignore')} ${rule} -- a decoy\n`],
    ['on the line above, in JavaScript', 'a.js', `// ${directive('ignore')} ${rule} -- a decoy\nconst password = "${value}";\n`],
    ['with the last part of the rule', 'a.go', `package a\n\nvar password = "${value}" // ${directive('ignore')} no-hardcoded-credentials -- a decoy\n`],
    ['in YAML, for the whole category', 'a.yml', `password: ${value} # ${directive('ignore')} secrets/* -- a decoy\n`],
    ['in HTML', 'a.html', `<!-- ${directive('ignore')} ${rule} -- a decoy -->\n<input value="x" data-password="${value}">\n`],
  ])('%s excuses the finding, and the report keeps it with the reason', (_, name, text) => {
    const report = excusedIn({ [name]: text });
    expect(verdictOf(report, rule)).toBe('pass');
    if (name !== 'a.html') expect(report.suppressed).toMatchObject([{ source: 'inline', reason: 'a decoy' }]);
  });

  test('makes no pass of what could not be read, which may hold a finding that nobody excused', () => {
    const repository = makeRepository({ 'a.py': `password = "${value}"  # ${directive('ignore')} ${rule} -- a decoy\n`, 'b.py': `password = "${other}"\n` });
    const oid = git(repository, 'rev-parse', 'HEAD:b.py').trim();
    unlinkSync(path.join(repository, '.git/objects', oid.slice(0, 2), oid.slice(2)));
    const { code, stdout } = policyAudit([repository, '--commit', 'HEAD', ...only, '--format', 'json']);
    const { results, suppressed } = JSON.parse(stdout) as ReturnType<typeof reportOf> & Excused;
    expect({ code, results, suppressed }).toMatchObject({
      code: 3,
      results: [{ verdict: { status: 'error', notChecked: [{ path: 'b.py' }] } }],
      suppressed: [{ reason: 'a decoy' }],
    });
  });

  test.each([
    ['2999-12-31', 'pass'],
    ['2020-01-31', 'fail'],
  ])('may say its last day before the reason: until=%s', (day, status) => {
    const report = excusedIn({ 'a.py': `password = "${value}"  # ${directive('ignore')} ${rule} until=${day} -- a decoy\n` });
    expect(verdictOf(report, rule)).toBe(status);
    expect(status === 'pass' ? report.suppressed : report.idleSuppressions).toMatchObject([status === 'pass' ? { reason: 'a decoy', until: day } : { state: 'expired' }]);
  });

  test('without a reason excuses nothing and says what is missing', () => {
    const report = excusedIn({ 'a.py': `password = "${value}"  # ${directive('ignore')} ${rule}\n` });
    expect(verdictOf(report, rule)).toBe('fail');
    expect(report.idleSuppressions).toMatchObject([{ line: 1, state: 'invalid', note: expect.stringContaining('no reason') as string }]);
  });

  test.each([
    ['a reason behind a colon', `${rule}: a decoy`, 'it has no reason'],
    ['a rule that there is not', 'secrets/no-hardcoded-credential -- a decoy', `there is no such rule (did you mean "${rule}"?)`],
  ])('with %s excuses nothing and says so', (_, words, says) => {
    const report = excusedIn({ 'a.py': `password = "${value}"  # ${directive('ignore')} ${words}\n` });
    expect(verdictOf(report, rule)).toBe('fail');
    expect(report.idleSuppressions).toMatchObject([{ line: 1, state: 'invalid', note: expect.stringContaining(says) as string }]);
  });

  test.each([': a decoy', ''])('%j behind the word names no rule, and says so', (words) => {
    const report = excusedIn({ 'a.py': `password = "${value}"  # ${directive('ignore')}${words}\n` });
    expect(verdictOf(report, rule)).toBe('fail');
    expect(report.idleSuppressions).toMatchObject([{ line: 1, state: 'invalid', note: expect.stringContaining('names no rule') as string }]);
  });

  test('behind an instruction of a Dockerfile is no comment there', () => {
    const idle = (text: string) => excusedIn({ Dockerfile: text }).idleSuppressions.map(({ note }: { readonly note: string }) => note);
    const excuse = `# ${directive('ignore')} ${rule} -- a decoy`;
    expect(idle(`FROM alpine:3.20 ${excuse}\n`)).toEqual([expect.stringContaining('alone on the line above')]);
    for (const run of ['RUN make', 'RUN apk \\\n  add make'])
      expect(idle(`FROM alpine:3.20\n${run} ${excuse}\n`)).not.toEqual([expect.stringContaining('alone on the line above')]);
  });

  test('that names a rule of a plugin which is not here is left alone', () => {
    expect(excusedIn({ 'a.py': `x = 1  # ${directive('ignore')} house/own-frobnicator -- why\n` }).idleSuppressions).toEqual([]);
  });

  test('holds through its last day and not longer', () => {
    const until = (day: string): string => `password = "${value}"  # ${directive('ignore')} ${rule} -- a decoy until ${day}\n`;
    expect(verdictOf(excusedIn({ 'a.py': until('2999-12-31') }), rule)).toBe('pass');
    const report = excusedIn({ 'a.py': until('2020-01-31') });
    expect(verdictOf(report, rule)).toBe('fail');
    expect(report.idleSuppressions).toMatchObject([{ state: 'expired' }]);
  });

  test('that excuses nothing is reported', () => {
    expect(excusedIn({ 'a.py': `x = 1  # ${directive('ignore')} ${rule} -- was a decoy\n` }).idleSuppressions).toMatchObject([{ state: 'unused' }]);
  });

  test('can be forbidden by whoever runs the audit', () => {
    expect(verdictOf(excusedIn({ 'a.py': `password = "${value}"  # ${directive('ignore')} ${rule} -- a decoy\n` }, '--no-inline'), rule)).toBe('fail');
  });

  test.each([
    ['JavaScript', 'a.ts', `const files = { Dockerfile: 'FROM x # ${directive('ignore')} ${rule} -- a fixture until 2999-01-01\\n',\n};\n`],
    ['a template of JavaScript', 'a.js', `const text = \`\n# ${directive('ignore')} ${rule} -- a fixture\n\`;\n`],
    ['Python', 'a.py', `text = f('''\n# ${directive('ignore')} ${rule} -- a fixture\n''')\n`],
    ['Go', 'a.go', `package a\n\nvar text = \`\n// ${directive('ignore')} ${rule} -- a fixture\n\`\n`],
    ['Java', 'A.java', `class A { String a = "x // ${directive('ignore')} ${rule} -- a fixture"\n; }\n`],
  ])('in a string of %s is only text', (_, name, text) => {
    expect(excusedIn({ [name]: text }).idleSuppressions).toEqual([]);
  });

  test('behind a string that holds the same words still counts', () => {
    const text = `const password = "${value}", word = "${directive('ignore')}"; // ${directive('ignore')} ${rule} -- a decoy\n`;
    expect(verdictOf(excusedIn({ 'a.js': text }), rule)).toBe('pass');
  });

  test('in prose is only prose', () => {
    expect(excusedIn({ 'README.md': `Write ${directive('ignore')} ${rule} -- why.\n` }).idleSuppressions).toEqual([]);
  });
});

describe('an entry of the settings', () => {
  test('excuses by path, with its reason', () => {
    const report = excusedIn({
      'lab/a.py': `password = "${value}"\n`,
      'policy-audit.yaml': `suppressions:\n  - rule: ${rule}\n    paths: [lab/**]\n    reason: decoys\n`,
    });
    expect(report.suppressed).toMatchObject([{ source: 'config', reason: 'decoys' }]);
    expect(report.exit.code).toBe(0);
  });

  test('by fingerprint follows the value when lines and not when values change', () => {
    const first = reportOf(makeRepository({ 'a.py': `password = "${value}"\n` }), ...only);
    const [finding] = (first.results[0]?.verdict.findings ?? []) as unknown as readonly { fingerprint: string }[];
    const fingerprint = finding?.fingerprint ?? '';
    const settings = `suppressions:\n  - rule: ${rule}\n    fingerprint: "${fingerprint}"\n    reason: a decoy\n`;
    expect(verdictOf(excusedIn({ 'a.py': `\n\n\npassword = "${value}"\n`, 'policy-audit.yaml': settings }), rule)).toBe('pass');
    expect(verdictOf(excusedIn({ 'a.py': `password = "${other}"\n`, 'policy-audit.yaml': settings }), rule)).toBe('fail');
  });

  test('names who answers for it: in the report, in the summary, and when it has ended', () => {
    const settings = (until: string): string => `suppressions:\n  - rule: ${rule}\n    paths: [lab/**]\n    reason: decoys\n    until: ${until}\n    owner: "@team"\n`;
    const files = { 'lab/a.py': `password = "${value}"\n` };
    const held = makeRepository({ ...files, 'policy-audit.yaml': settings('2999-12-31') });
    expect(reportOf(held, ...only)).toMatchObject({ suppressed: [{ owner: '@team', until: '2999-12-31' }] });
    expect(policyAudit([held, ...only]).stdout).toContain('1 finding by the settings; the first until 2999-12-31 (owner @team)');
    expect(excusedIn({ ...files, 'policy-audit.yaml': settings('2020-01-31') }).idleSuppressions).toMatchObject([
      { state: 'expired', note: expect.stringContaining('@team') as string },
    ]);
  });

  test.each([
    ['with an owner that is no name', `suppressions:\n  - rule: ${rule}\n    paths: [a]\n    reason: x\n    owner: []\n`, 'policy-audit.yaml:5:12: "owner" takes a name'],
    [
      'with a day that no calendar has',
      `suppressions:\n  - rule: ${rule}\n    paths: [a]\n    reason: x\n    until: 2027-02-30\n`,
      'policy-audit.yaml:5:12: "2027-02-30" is not a date',
    ],
    ['without a reason', `suppressions:\n  - rule: ${rule}\n    paths: [a]\n`, 'policy-audit.yaml:2:5: a suppression must have a reason'],
    ['for a rule there is not', 'suppressions:\n  - rule: secrets/no-hardcoded-credential\n    paths: [a]\n    reason: x\n', 'policy-audit.yaml:2:11: there is no rule'],
    ['for every place', `suppressions:\n  - rule: ${rule}\n    reason: x\n`, 'must name paths'],
  ])('%s is a mistake', (_, settings, complaint) => {
    const ran = policyAudit([makeRepository({ 'policy-audit.yaml': settings })]);
    expect({ code: ran.code, found: ran.stderr.includes(complaint) }).toEqual({ code: 2, found: true });
  });
});

describe('a baseline', () => {
  test('accepts what is there, fails on what is new, and holds no secret', () => {
    const repository = makeRepository({ 'old.py': `password = "${value}"\n` });
    expect(policyAudit(['baseline', 'create', repository]).code).toBe(0);
    expect(readFileSync(path.join(repository, '.policy-audit/baseline.json'), 'utf8')).not.toContain(value.slice(4));
    expect(policyAudit([repository]).stdout).toMatch(/passed \(\d+ of them\s+excused\), 0 failed/);
    expect(reportOf(repository, ...only).exit.code).toBe(0);
    write(repository, { 'old.py': `\n\npassword = "${value}"\n` });
    expect(reportOf(repository, ...only).exit.code).toBe(0);
    write(repository, { 'new.py': `password = "${other}"\n` });
    expect(reportOf(repository, ...only).exit.code).toBe(1);
    expect(reportOf(makeRepository({ 'new.py': `password = "${other}"\n` }), ...only).exit.code).toBe(1);
  });

  test('is not replaced by accident, and loses what is gone when it is pruned', () => {
    const repository = makeRepository({ 'old.py': `password = "${value}"\n` });
    policyAudit(['baseline', 'create', repository]);
    expect(policyAudit(['baseline', 'create', repository]).code).toBe(2);
    write(repository, { 'old.py': 'x = 1\n' });
    expect(policyAudit(['baseline', 'prune', repository]).stdout).toMatch(/[1-9]\d* removed/);
  });

  test('that is broken is a mistake with its path, and written anew by update', () => {
    const repository = makeRepository({ '.policy-audit/baseline.json': '{' });
    const ran = policyAudit([repository]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('.policy-audit/baseline.json: is not valid JSON; write it anew with "policy-audit baseline update"');
    expect(policyAudit(['baseline', 'update', repository]).code).toBe(0);
    expect(policyAudit([repository, ...only]).code).toBe(0);
  });

  const entriesOf = (repository: string): readonly string[] =>
    (JSON.parse(readFileSync(path.join(repository, '.policy-audit/baseline.json'), 'utf8')) as { findings: readonly { rule: string }[] }).findings.map((entry) => entry.rule);

  test('loses nothing of rules that did not run and of files that could not be read', () => {
    const repository = makeRepository({ 'old.py': `password = "${value}"\n`, 'compose.yaml': 'services:\n  a:\n    image: nginx:1\n    privileged: true\n' });
    policyAudit(['baseline', 'create', repository]);
    const before = entriesOf(repository);
    expect(before).toEqual(expect.arrayContaining([rule, 'container/compose-privileged', 'secrets/config-from-environment']));
    expect(policyAudit(['baseline', 'prune', repository, '--profile', 'minimal']).stdout).toContain('0 removed');
    expect(entriesOf(repository)).toEqual(before);
    write(repository, { 'compose.yaml': 'services:\n\ta: b\n' });
    for (const action of ['prune', 'update']) {
      expect(policyAudit(['baseline', action, repository]).stderr).toContain('Not seen: compose.yaml:2');
      expect(entriesOf(repository)).toEqual(expect.arrayContaining(before.filter((id) => id.startsWith('container/'))));
    }
  });

  test('accepts what the history holds, and keeps it when the history is not searched', () => {
    const repository = makeRepository({ 'old.py': `password = "${value}"\n` });
    write(repository, { 'old.py': 'x = 1\n' });
    commit(repository, 'Read it from the environment');
    const history = [repository, '--history', 'all', '--rule', 'secrets/*'];
    expect(policyAudit(history).code).toBe(1);
    policyAudit(['baseline', 'create', repository, '--history', 'all']);
    expect(policyAudit(history).code).toBe(0);
    policyAudit(['baseline', 'prune', repository]);
    policyAudit(['baseline', 'update', repository]);
    expect(policyAudit(history).code).toBe(0);
  });
});

describe('what a change brings', () => {
  const changed = (): string => {
    const repository = makeRepository({ 'old.py': `password = "${value}"\n` });
    git(repository, 'tag', 'before');
    write(repository, { 'new.py': `password = "${other}"\n` });
    commit(repository, 'Add one');
    return repository;
  };

  test('is all that counts with --since', () => {
    const repository = changed();
    const report = reportOf(repository, ...only, '--since', 'before');
    expect(report.results[0]?.verdict.findings?.map((finding) => finding.path)).toEqual(['new.py']);
    expect(reportOf(repository, ...only, '--since', 'HEAD').exit.code).toBe(0);
  });

  test('is also what only a comment has excused before, where comments excuse nothing', () => {
    const repository = makeRepository({ 'old.py': `password = "${value}"  # ${directive('ignore')} ${rule} -- a decoy\n` });
    expect(verdictOf(reportOf(repository, ...only, '--since', 'HEAD'), rule)).toBe('pass');
    expect(verdictOf(reportOf(repository, ...only, '--no-inline'), rule)).toBe('fail');
    expect(verdictOf(reportOf(repository, ...only, '--no-inline', '--since', 'HEAD'), rule)).toBe('fail');
  });

  test('is not what was missing before, where another file now stands for the repository', () => {
    const repository = makeRepository({ 'b/Dockerfile': 'FROM alpine:3.20\n' });
    write(repository, { 'a/Dockerfile': 'FROM alpine:3.20\n' });
    commit(repository, 'Add one');
    expect(policyAudit(['diff', 'HEAD~1', 'HEAD', repository, '--rule', 'ci/tool-iac-scan']).stdout).toContain('0 new findings, 0 gone');
  });

  test('is what diff shows of two commits', () => {
    const repository = changed();
    const ran = policyAudit(['diff', 'before', 'HEAD', repository, ...only]);
    expect(ran.code).toBe(1);
    expect(ran.stdout).toContain('1 new finding, 0 gone between before and HEAD');
    expect(policyAudit(['diff', 'HEAD', 'before', repository, ...only]).code).toBe(0);
  });
});
