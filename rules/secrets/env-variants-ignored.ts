import { dedent, defineRule, type Evidence, fail, judge } from 'policy-audit';

export default defineRule({
  id: 'secrets/env-variants-ignored',
  title: 'Git also ignores variants of .env',
  severity: 'medium',
  rationale:
    'Loaders read .env.local and one file per stage, and people copy .env to .env.backup before they change it. A .gitignore with the single line `.env` lets all of these through.',
  remediation: 'Add `.env` and `.env.*` to .gitignore, and keep the template with `!.env.example`.',
  practices: ['secrets/env-variants-ignored'],
  references: [{ standard: 'CWE', control: 'CWE-538', url: 'https://cwe.mitre.org/data/definitions/538.html' }],
  since: '0.1.0',
  needs: ['envFiles', 'envIgnore', 'envUsage'],
  check({ envFiles, envIgnore, envUsage }) {
    // A .env of defaults below the root has its .env.local beside it, and says nothing of the root.
    const used =
      envUsage.signs.length > 0 ||
      envFiles.files.some(
        (file) =>
          !file.path.endsWith('.envrc') &&
          !file.forBuild &&
          !(file.hasLocal && file.tracked && /\/\.env$/.test(file.path)) &&
          (file.zone === 'runtime' || file.zone === 'deploy' || file.template),
      );
    const variants = envIgnore.answers.filter((answer) => answer.folder === '' && answer.name !== '.env');
    // Beside a .env of defaults, the file of each stage holds defaults, too.
    const shares = (name: string): boolean => !/local|backup/.test(name) && envFiles.files.some(({ path, tracked, hasLocal }) => path === '.env' && tracked && hasLocal);
    const through = variants.filter((answer) => !answer.ignored && !shares(answer.name) && !envFiles.files.some((file) => file.path === answer.path && file.tracked));
    const base = envIgnore.answers.find((answer) => answer.path === '.env');
    const templates = [
      ...new Set(envFiles.files.flatMap(({ path, template, tracked }) => (template && tracked ? (/(?:^|\/)(\.env\.[\w.-]+)$/.exec(path)?.slice(1) ?? []) : []))),
    ].map((name) => `!${name}`);
    if (used && through.length > 0) {
      return fail({
        message: `Git would commit ${through.map((answer) => answer.name).join(', ')}.`,
        at: base?.by ?? { path: '.' },
        // Where .env itself goes through, secrets/env-file-ignored says so.
        severity: base?.ignored && through.some((answer) => answer.name === '.env.local') ? 'medium' : 'low',
        searched: ['.gitignore'],
        // What is in git is for a person to take out, or to leave in by name.
        ...(envFiles.files.some(({ path, tracked, template }) => tracked && !template && /(?:^|\/)\.env(?:\.[^/]+)?$/.test(path))
          ? {}
          : {
              fix: {
                safe: true,
                title: 'Let git ignore every variant of .env but the template',
                edits: [{ kind: 'append', path: '.gitignore', lines: [...(base?.ignored ? [] : ['.env']), '.env.*', ...(templates.length > 0 ? templates : ['!.env.example'])] }],
              },
            }),
      });
    }
    const evidence = used
      ? variants.filter((answer) => answer.ignored).map((answer): Evidence => ({ at: answer.by ?? { path: '.gitignore' }, note: `git ignores ${answer.name}` }))
      : [];
    return judge([], evidence, 'Nothing in the tree reads credentials from the environment or comes with an env file.');
  },
  examples: {
    bad: [{ name: 'only .env itself', files: { '.gitignore': '*.log\n.env\n', '.env.example': 'A=\n' }, ignored: ['.env'], expect: { fail: ['.gitignore:2'] } }],
    good: [
      {
        name: 'all of them, and the template taken back in',
        files: {
          '.gitignore': dedent`
            .env
            .env.*
            !.env.example
          `,
          '.env.example': 'A=\n',
        },
        ignored: ['.env', '.env.local', '.env.production', '.env.development', '.env.staging', '.env.backup.20240101'],
        expect: 'pass',
      },
      {
        name: 'shared defaults of one part, which keeps what is local to itself',
        files: { 'ui/.env': 'VITE_TITLE=Shop\n', 'ui/.gitignore': '*.local\n' },
        expect: 'not-applicable',
      },
      { name: 'nothing reads the environment', files: { 'README.md': '# x\n' }, expect: 'not-applicable' },
    ],
  },
});
