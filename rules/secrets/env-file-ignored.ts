import { defineRule, type Evidence, type Facts, type Finding, type Fix, judge } from 'policy-audit';

/**
 * Without a slash the line covers every folder below; it goes behind the one that takes the file back in, where there is one. No .env may be in git:
 * a file that is tracked and ignored is the next finding.
 */
const ignored = ({ files }: Facts['envFiles'], by: { readonly path: string } | undefined): { readonly fix?: Fix } =>
  files.some(({ path, tracked, template }) => tracked && !template && /(?:^|\/)\.env$/.test(path))
    ? {}
    : { fix: { safe: true, title: 'Let git ignore .env', edits: [{ kind: 'append', path: by?.path ?? '.gitignore', lines: ['.env'] }] } };

const whyCommitted = ({ path, by, meansFolders }: Facts['envIgnore']['answers'][number]): string => {
  if (!by) return `No .gitignore covers ${path}.`;
  return meansFolders
    ? `${path} is not ignored: the last pattern that names it ends with a slash, so it means a folder.`
    : `${path} is not ignored: the last pattern that matches it re-includes it.`;
};

/** What takes in a whole file. */
const readsFile = /dotenv|BaseSettings|env_file/;

const listed = (paths: readonly string[]): string => (paths.length > 5 ? `${paths.slice(0, 4).join(', ')} and ${paths.length - 4} more` : paths.join(', '));

export default defineRule({
  id: 'secrets/env-file-ignored',
  title: 'Git ignores .env wherever one is expected',
  severity: 'high',
  rationale:
    'People who work on a program that reads credentials from its environment keep a .env file with real credentials. Only a .gitignore in the repository keeps the next `git add .` from committing it: a line in somebody’s own excludes does not travel.',
  remediation: 'Add the line `.env` to the .gitignore of the repository (without a leading slash it covers every folder).',
  practices: ['secrets/env-file-ignored'],
  references: [
    { standard: 'CWE', control: 'CWE-538', url: 'https://cwe.mitre.org/data/definitions/538.html' },
    { standard: 'gitignore', url: 'https://git-scm.com/docs/gitignore' },
  ],
  since: '0.1.0',
  needs: ['envFiles', 'envIgnore', 'envUsage'],
  check({ envFiles, envIgnore, envUsage }) {
    const lying = envFiles.files.filter((file) => !file.tracked && !file.template && file.zone !== 'vendored');
    const findings: Finding[] = lying.map((file) => ({
      message: `${file.path} is neither tracked nor ignored: the next \`git add .\` would commit it.`,
      at: { path: file.path, line: 1 },
      severity: file.zone === 'test' ? 'low' : 'high',
      ...(/(?:^|\/)\.env$/.test(file.path) ? ignored(envFiles, envIgnore.answers.find(({ path }) => path === file.path)?.by) : {}),
    }));
    const signs = [
      ...envFiles.files
        .filter((file) => !file.path.endsWith('.envrc') && !file.forBuild && (file.zone === 'runtime' || file.zone === 'deploy' || file.template))
        .map((file) => ({ at: { path: file.path, line: 1 }, note: 'an env file or its template' })),
      ...envUsage.signs.map(({ path, line, what }): Evidence => ({ at: { path, line }, note: `reads the environment (${what})` })),
    ];
    const [sign] = signs;
    // Where each part of the repository has a .env of its own, the root needs none.
    const sharesDefaults = (path: string): boolean => envFiles.files.some((file) => file.path === path && file.tracked && file.hasLocal);
    const belowRoot = signs.length > 0 && signs.every(({ at }) => envIgnore.coversBelowRoot(at.path) || (/\/\.env$/.test(at.path) && sharesDefaults(at.path)));
    const asked = envIgnore.answers.filter((answer) => answer.name === '.env' && !(belowRoot && answer.folder === '' && !answer.ignored));
    const open = asked.filter((one) => !one.ignored && sign && !sharesDefaults(one.path) && !lying.some((file) => file.path === one.path));
    // Where no pattern is in the way, one line covers them all.
    const [uncovered, ...alike] = open.filter(({ by }) => !by);
    for (const answer of open.filter((one) => one.by || one === uncovered)) {
      findings.push({
        message: answer === uncovered && alike.length > 0 ? `No .gitignore covers ${listed([uncovered, ...alike].map(({ path }) => path))}.` : whyCommitted(answer),
        at: answer.by ?? sign?.at ?? { path: '.' },
        // One place that reads a credential tells of no .env yet: a tool, or a step of a pipeline.
        severity: signs.length === 1 && envUsage.signs.length === 1 && !answer.by && !readsFile.test(envUsage.signs[0]?.what ?? '') ? 'low' : 'medium',
        ...(sign ? { related: [sign] } : {}),
        ...ignored(envFiles, answer.by),
        searched: ['.gitignore', ...(answer === uncovered ? [uncovered, ...alike] : [answer]).flatMap(({ folder }) => (folder === '' ? [] : [`${folder}/.gitignore`]))],
      });
    }
    const evidence = [
      ...asked.filter((answer) => answer.ignored).map((answer): Evidence => ({ at: answer.by ?? { path: '.gitignore' }, note: `git ignores ${answer.path}` })),
      ...asked.filter(({ path }) => sharesDefaults(path)).map(({ path }): Evidence => ({ at: { path, line: 1 }, note: 'defaults for everybody; git ignores .env.local' })),
    ];
    return judge(findings, evidence, 'Nothing in the tree reads credentials from the environment or comes with an env file.');
  },
  examples: {
    bad: [
      { name: 'code reads the environment and nothing is ignored', files: { 'app.py': 'import os\nkey = os.environ["API_KEY"]\n' }, expect: { fail: ['app.py:2'] } },
      { name: 'a .env that is neither tracked nor ignored', files: { '.env': 'API_KEY=x\n' }, untracked: ['.env'], expect: { fail: ['.env:1'] } },
      {
        name: 'taken back in by a later line',
        files: { '.gitignore': '.env\n!.env\n', '.env.example': 'API_KEY=\n' },
        expect: { fail: ['.gitignore:2'] },
      },
      {
        name: 'a line that means a folder',
        files: { '.gitignore': '.env/\n', '.env.example': 'API_KEY=\n' },
        expect: { fail: ['.gitignore:1'] },
      },
      {
        name: 'anchored to the root while a service below has its own template',
        files: { '.gitignore': '/.env\n', 'api/.env.example': 'API_KEY=\n' },
        ignored: ['.env'],
        expect: { fail: ['api/.env.example:1'] },
      },
    ],
    good: [
      { name: 'ignored by name', files: { '.gitignore': 'node_modules\n.env\n', '.env.example': 'API_KEY=\n' }, ignored: ['.env'], expect: 'pass' },
      { name: 'versions that a build reads', files: { 'versions.env': 'GO_VERSION=1.26\n' }, expect: 'not-applicable' },
      { name: 'the folder that a shell is in', files: { 'src/main.rs': 'let here = std::env::var_os("PWD");\n' }, expect: 'not-applicable' },
      {
        name: 'shared defaults of one part, which keeps what is local to itself',
        files: { 'ui/.env': 'VITE_TITLE=Shop\n', 'ui/.gitignore': '*.local\n' },
        expect: 'pass',
      },
      {
        name: 'ignored by a pattern in a nested file',
        files: { '.gitignore': '.env*\n!.env.example\n', 'api/.gitignore': '.env*\n', 'api/.env.example': 'A=\n' },
        ignored: ['.env', 'api/.env'],
        expect: 'pass',
      },
      {
        name: 'each part has its own, and the root none',
        files: { '.gitignore': 'api/.env\n', 'api/src/app.js': 'connect(process.env.DATABASE_URL);\n', 'api/package.json': '{}\n', 'api/.env.example': 'DATABASE_URL=\n' },
        ignored: ['api/.env'],
        expect: 'pass',
      },
      { name: 'only what the bundler sets is read', files: { 'src/app.js': "if (process.env.NODE_ENV === 'test') run();\n" }, expect: 'not-applicable' },
      { name: 'a library that reads no environment', files: { 'src/lib.rs': 'pub fn add() {}\n' }, expect: 'not-applicable' },
      {
        name: 'a command line tool that asks for the terminal and the editor',
        files: { 'src/main.rs': 'let editor = std::env::var_os("EDITOR");\n', 'lib/shell.js': "const shell = process.env.comspec || 'cmd.exe';\n" },
        expect: 'not-applicable',
      },
      { name: 'the script of direnv', files: { '.envrc': 'use nix\n' }, expect: 'not-applicable' },
      {
        name: 'a .env of defaults, with the secrets of one machine in a file that git ignores',
        files: { '.gitignore': '/.env.local\n', '.env': 'APP_SECRET=\n' },
        ignored: ['.env.local'],
        expect: 'pass',
      },
      { name: 'only a comment speaks of it', files: { 'config/app.rb': '# put it into ENV["API_TOKEN"]\n' }, expect: 'not-applicable' },
      { name: 'only the tests read it', files: { 'tests/a.test.js': 'process.env.CI;\n' }, expect: 'not-applicable' },
    ],
  },
});
