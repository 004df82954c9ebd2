import { defineRule, type Finding, judge } from 'policy-audit';

const sensitive =
  /(?:^|\/)\.env(?:\.[^/]*)?$|\.(?:pem|key|p12|pfx|jks|keystore|kdbx|tfstate|tfvars|sqlite3?|db|sql|dump|log|bak)$|(?:^|\/)(?:id_(?:rsa|ed25519)|credentials|secrets?)(?:\.[^/]*)?$/i;

export default defineRule({
  id: 'secrets/ignored-but-tracked',
  title: 'No tracked file is one that .gitignore excludes',
  severity: 'info',
  rationale:
    'Somebody wanted the file out of git, and it is in: added before the line, or by force. Search tools that follow .gitignore pass over it, and reviewers believe that it is not there.',
  remediation: 'Remove it with `git rm --cached FILE`, or take it back in with a line `!FILE` in .gitignore.',
  practices: ['tool/ignored-but-tracked'],
  references: [
    { standard: 'git', control: 'gitignore', url: 'https://git-scm.com/docs/gitignore' },
    { standard: 'CWE', control: 'CWE-538', url: 'https://cwe.mitre.org/data/definitions/538.html' },
  ],
  since: '0.1.0',
  needs: ['ignoredFiles'],
  check({ ignoredFiles: { tracked, by } }) {
    const own = tracked.filter(({ zone }) => zone === 'runtime' || zone === 'deploy' || zone === 'ci');
    return judge(
      own.map(({ path }): Finding => ({ message: `${path} is tracked although .gitignore excludes it.`, at: { path }, ...(sensitive.test(path) ? { severity: 'medium' } : {}) })),
      by === undefined ? [] : [{ at: { path: by, line: 1 }, note: 'excludes no tracked file' }],
      'There is no .gitignore.',
    );
  },
  examples: {
    bad: [
      { name: 'a state that was added first', files: { '.gitignore': '*.tfstate\n', 'main.tfstate': '{}\n' }, ignored: ['main.tfstate'], expect: { fail: ['main.tfstate'] } },
      {
        name: 'a folder that is built, and written by hand',
        files: { '.gitignore': 'lib/\n', 'lib/server.py': 'x = 1\n' },
        ignored: ['lib/server.py'],
        expect: { fail: ['lib/server.py'] },
      },
    ],
    good: [
      { name: 'what is ignored is not tracked', files: { '.gitignore': 'dist/\n', 'dist/a.js': '', 'a.ts': '' }, ignored: ['dist/a.js'], untracked: ['dist/a.js'], expect: 'pass' },
      { name: 'data of a test', files: { '.gitignore': '*.log\n', 'test/fixtures/a.log': 'x\n' }, ignored: ['test/fixtures/a.log'], expect: 'pass' },
      { name: 'no .gitignore', files: { 'a.ts': '' }, expect: 'not-applicable' },
    ],
  },
});
