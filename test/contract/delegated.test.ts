import { describe, expect, test } from 'vitest';
import { bare, below, feature, judged } from './judged.ts';

const proxy = (image: string): Record<string, string> => ({
  'compose.yaml': `services:\n  app:\n    build: .\n  edge:\n    image: ${image}\n    volumes: ["./edge.conf:/etc/edge.conf"]\n`,
});

describe('what may be done before the service breaks nothing by its absence in it:', () => {
  test.each([
    ['a proxy whose settings are not in the tree', proxy('nginx:1.29')],
    ['a platform', { 'wrangler.toml': 'name = "app"\n' }],
  ])('%s', async (_, files) => {
    expect(await judged(feature('Request body size limits'), { 'app.py': bare, ...files })).toMatchObject([{ verdict: 'manual' }]);
  });

  test('but it does where nothing stands before it', async () => {
    expect(await judged(feature('Request body size limits'), { 'app.py': bare, ...proxy('redis:8') })).toMatchObject([{ verdict: 'broken' }]);
  });
});

test('an attribute that is set in something else is no setting of the program', async () => {
  const files = { 'app.py': 'import os\nDEBUG = os.environ["APP_DEBUG"]\n' };
  expect((await judged(feature('Keys never leave the module (KEY_EXTRACTABLE=false)'), files)).map(({ verdict }) => verdict)).not.toContain('broken');
  expect((await judged(feature('Set `APP_TRACE=false` for the environment'), files)).map(({ verdict }) => verdict)).toContain('broken');
});

test('a personal vault is no store of secrets of the deployment', async () => {
  const compose = `services:\n  db:\n    image: postgres:16\n    environment:\n      POSTGRES_PASSWORD: ${['kT9vQ2mX', '7rLp4WzB'].join('')}\n`;
  expect((await judged(feature('A personal vault for your notes'), { 'compose.yaml': compose })).map(({ verdict }) => verdict)).not.toContain('broken');
});

describe('the rounds of bcrypt are compared:', () => {
  const model = (rounds: number): Record<string, string> => ({
    'models/user.js': `const bcrypt = require("bcryptjs");\n\nschema.pre("save", async function (next) {\n  this.password = await bcrypt.hash(this.password, ${rounds});\n  next();\n});\n`,
  });
  test.each([
    [12, 'kept'],
    [10, 'broken'],
    [14, 'stronger'],
  ])('%i where 12 are promised: %s', async (rounds, verdict) => {
    expect(await judged(feature('Passwords are hashed with bcrypt (12 rounds)'), model(rounds))).toMatchObject([{ verdict }]);
    expect(await judged(below('Bcrypt hashing', '- **Salt rounds**: 12'), model(rounds))).toMatchObject([{ verdict }]);
  });
});
