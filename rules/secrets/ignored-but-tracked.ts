import { defineRule, type Finding, judge } from 'policy-audit';

/** Settings, keys, states, dumps and logs. */
const isPrivate =
  /(?:^|\/)\.env(?:\.[^/]*)?$|\.(?:pem|key|p12|pfx|jks|keystore|kdbx|tfstate|tfvars|sqlite3?|db|sql|dump|log|bak)$|(?:^|\/)(?:id_(?:rsa|ed25519)|credentials|secrets?)(?:\.[^/]*)?$/i;

export default defineRule({
  id: 'secrets/ignored-but-tracked',
  title: 'No private file is tracked that .gitignore excludes',
  severity: 'medium',
  rationale:
    'Somebody wanted the file out of git, and it is in: added before the line, or by force. Reviewers believe that it is not there. Code that a careless pattern excludes is a nuisance and no leak.',
  remediation: 'Remove it with `git rm --cached FILE`, or take it back in with a line `!FILE` in .gitignore.',
  practices: ['tool/ignored-but-tracked'],
  references: [
    { standard: 'git', control: 'gitignore', url: 'https://git-scm.com/docs/gitignore' },
    { standard: 'CWE', control: 'CWE-538', url: 'https://cwe.mitre.org/data/definitions/538.html' },
  ],
  since: '0.1.0',
  needs: ['ignoredFiles'],
  check({ ignoredFiles: { tracked, by } }) {
    const own = tracked.filter(({ zone, path }) => (zone === 'runtime' || zone === 'deploy' || zone === 'ci') && isPrivate.test(path));
    return judge(
      own.map(({ path }): Finding => ({ message: `${path} is tracked although .gitignore excludes it.`, at: { path } })),
      by === undefined
        ? []
        : [{ at: { path: by, line: 1 }, note: tracked.length === 0 ? 'excludes no tracked file' : `of the ${tracked.length} tracked files that it excludes none looks private` }],
      'There is no .gitignore.',
    );
  },
  examples: {
    bad: [{ name: 'a state that was added first', files: { '.gitignore': '*.tfstate\n', 'main.tfstate': '{}\n' }, ignored: ['main.tfstate'], expect: { fail: ['main.tfstate'] } }],
    good: [
      { name: 'data of a test', files: { '.gitignore': '*.log\n', 'test/fixtures/a.log': 'x\n' }, ignored: ['test/fixtures/a.log'], expect: 'pass' },
      { name: 'what is ignored is not tracked', files: { '.gitignore': 'dist/\n', 'dist/a.js': '', 'a.ts': '' }, ignored: ['dist/a.js'], untracked: ['dist/a.js'], expect: 'pass' },
      {
        name: 'code that a careless pattern excludes',
        files: { '.gitignore': 'server\n', 'cmd/server/main.go': 'package main\n' },
        ignored: ['cmd/server/main.go'],
        expect: 'pass',
      },
      { name: 'no .gitignore', files: { 'a.ts': '' }, expect: 'not-applicable' },
    ],
  },
});
