import { describe, expect, test } from 'vitest';
import { below, judged } from './judged.ts';

const answerTo = async (text: string, files: Readonly<Record<string, string>>) => (await judged(below('Security design', `- ${text}`), files))[0];

describe('a sentence that says where something is', () => {
  const spawn = { 'crates/app/src/task/spawn.rs': 'pub fn safe_cwd(cwd: &str) -> bool {\n    cwd.is_empty()\n}\n', 'crates/app/src/main.rs': 'fn main() {\n    start();\n}\n' };
  test.each([
    ['and is right', 'Where enforced: `task/spawn.rs` (`safe_cwd`)', spawn, 'kept'],
    ['in brackets without quotes', 'Files: src/main.ts (requireHttps)', { 'src/main.ts': 'app.use(requireHttps);\n' }, 'kept'],
    ['of a name that nothing has', 'Where enforced: `task/spawn.rs` (`check_cwd`)', spawn, 'broken'],
    ['of a name that lies elsewhere', 'Where enforced: `src/main.rs` (`safe_cwd`)', spawn, 'manual'],
    ['of a name in a comment', 'Where enforced: `src/a.ts` (`checkOrigin`)', { 'src/a.ts': '// checkOrigin was here\nexport const a = 1;\n' }, 'broken'],
    ['of a file that is not there', 'Implementation: `src/guards/origin.ts`', spawn, 'broken'],
    ['a document', 'Full policy: `notes/risk.md`', { 'notes/risk.md': '# Risk\n' }, 'kept'],
    ['and more than that', 'Where enforced: `task/spawn.rs` (`safe_cwd`), before each start', spawn, 'manual'],
  ])('%s', async (_, text, files, verdict) => {
    expect((await answerTo(text, files))?.verdict).toBe(verdict);
  });
});

describe('what is in git', () => {
  test.each([
    ['is there', '`settings.template.json`: a template (in Git)', { 'settings.template.json': '{}\n' }, 'kept'],
    ['is not there', '`settings.template.json`: a template (in Git)', {}, 'broken'],
    ['is not to be there, and is not', '`settings.json`: real values (NOT in Git)', {}, 'kept'],
    ['is there, in French', 'Fichier `.env.example` créé comme template', { '.env.example': 'A=\n' }, 'kept'],
    ['is not tracked, in French', 'Fichier `.env` | ✅ Sécurisé | Non tracké par Git', {}, 'kept'],
    ['is not to be there, and more is said', '`settings.json`: values encrypted with AES-256 (not in Git)', {}, 'manual'],
    ['is there, and more is said', '`settings.template.json`: values encrypted with sops (in Git)', { 'settings.template.json': '{}\n' }, 'manual'],
    ['has the name of another', '`settings.json`: real values (NOT in Git)', { 'packages/web/settings.json': '{}\n' }, 'manual'],
    ['is crossed out', '`.env.example` | ❌', { '.env.example': 'A=\n' }, 'manual'],
    ['was there once', '`settings.json` was removed (not in Git)', {}, 'manual'],
    ['is not to be there, and is', '`settings.json`: real values (NOT in Git)', { 'settings.json': '{}\n' }, 'broken'],
  ])('%s', async (_, text, files, verdict) => {
    expect((await answerTo(text, files))?.verdict).toBe(verdict);
  });
});

test('each of several files that are there', async () => {
  const files = { '.env.example': 'A=\n', '.env.sample': 'A=\n', '.env.dist': 'A=\n' };
  const all = await judged(below('Files', '- The file `.env.example` is there as a template\n- `.env.sample` is there\n- `.env.dist` is there'), files);
  expect(all.map(({ verdict }) => verdict)).toEqual(['kept', 'kept', 'kept']);
});

describe('what the code is said not to have', () => {
  test.each([
    ['none of it', 'The codebase contains zero uses of `os.system()`', { 'a.py': 'import os\n\nprint(os.name)\n' }, 'kept'],
    ['one', 'The codebase contains zero uses of `os.system()`', { 'a.py': 'import os\n\nos.system("clear")\n' }, 'broken'],
    ['one in a text', 'The project never uses `eval()`', { 'a.py': 'blocked = ["eval(x)"]\n' }, 'kept'],
    ['one in a test', 'The project never uses `eval()`', { 'a.py': 'x = 1\n', 'tests/test_a.py': 'eval("1")\n' }, 'kept'],
    ['none, and more that is said', 'The client never uses `innerHTML` with values of other users', { 'src/a.ts': 'export const a = 1;\n' }, 'manual'],
    ['where there is no code', 'The project never uses `eval()`', {}, 'manual'],
    ['one, where only a part is meant', 'No `eval()` of what callers send', { 'a.py': 'eval("1")\n' }, 'manual'],
    ['one by an import of its name', 'The codebase contains zero uses of `os.system()`', { 'a.py': "from os import system\n\nsystem('clear')\n" }, 'manual'],
    ['one by another name of its module', 'The codebase contains zero uses of `os.system()`', { 'a.py': "import os as o\n\no.system('clear')\n" }, 'manual'],
    ['a module that is imported', 'The project does not use `child_process`', { 'a.js': "import { exec } from 'child_process';\nexec(cmd);\n" }, 'manual'],
    ['a module that is required', 'The project does not use `child_process`', { 'a.js': "const { exec } = require('child_process');\nexec(cmd);\n" }, 'manual'],
    ['one by its name in a text', 'Does not use `md5`', { 'a.js': "const h = createHash('md5');\n" }, 'manual'],
    ['one in a piece of a text', 'The project never uses `eval()`', { 'a.js': 'export const x = `${eval(y)}`;\n' }, 'manual'],
    ['one in a line too long to read', 'The project never uses `eval()`', { 'a.js': `export const x = eval(y), z = "${'w'.repeat(600)}";\n` }, 'manual'],
    ['one by a second name', 'No use of `eval()`', { 'a.js': 'const run = eval;\nrun(x);\n' }, 'manual'],
    ['a value, with spaces', 'The project does not use `debug=True`', { 'a.py': 'app.run(debug = True)\n' }, 'broken'],
    [
      'a setting of its surroundings',
      'No `TLS_UNCHECKED=1`',
      { 'a.js': 'x();\n', 'compose.yaml': 'services:\n  a:\n    image: x:1\n    environment:\n      TLS_UNCHECKED: 1\n' },
      'manual',
    ],
    ['what nothing is without', 'No calls without `checkAuth()`', { 'a.js': 'checkAuth();\n' }, 'manual'],
    ['advice', 'Never use `eval()`', { 'a.py': 'x = 1\n' }, 'manual'],
    ['something else that is denied', 'No secrets are read by `loadKeys()`', { 'src/a.ts': 'loadKeys();\n' }, 'manual'],
  ])('%s', async (_, text, files, verdict) => {
    expect((await answerTo(text, files))?.verdict).toBe(verdict);
  });
  test('says which files were searched', async () => {
    expect(await answerTo('The codebase contains zero uses of `os.system()`', { 'a.py': 'x = 1\n' })).toMatchObject({
      searched: ['a.py'],
      evidence: [{ path: '.', stage: 'absent' }],
    });
  });
});
