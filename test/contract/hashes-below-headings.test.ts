import { expect, test } from 'vitest';
import { below, type Files, judged } from './judged.ts';

const app: Files = {
  'package.json': '{"dependencies":{"bcrypt":"5"}}',
  'src/auth.service.ts': `import bcrypt from 'bcrypt';\nexport async function hashPassword(password: string) { return bcrypt.hash(password, 12); }\nexport async function register(email: string, password: string) { const passwordHash = await hashPassword(password); return prisma.user.create({ data: { email, passwordHash } }); }\n`,
  'src/keys.ts': `import crypto from 'crypto';\nexport function hashAPIKey(key: string) { return crypto.createHash('sha256').update(key).digest('hex'); }\nexport async function make(name: string) { const raw = crypto.randomBytes(32).toString('hex'); const keyHash = hashAPIKey(raw); await prisma.apiKey.create({ data: { name, keyHash } }); return raw; }\n`,
};
const { 'src/keys.ts': _keys, ...pw } = app;
const cases: readonly (readonly [name: string, sentence: string, files: Files, verdict: string, heading?: string])[] = [
  ['below keys', 'Hashed with bcrypt before storage', app, 'broken', 'API Keys'],
  ['below keys, no keys', 'Hashed with bcrypt before storage', pw, 'manual', 'API Keys'],
  ['below key features', 'Hashed with bcrypt before storage', app, 'kept', 'Key features'],
  ['below passwords', 'Hashed with bcrypt before storage', app, 'kept', 'Password Security'],
];

test.each(cases.map(([name, sentence, files, verdict, heading = 'Security features']) => ({ name, sentence, files, verdict, heading })))(
  'a hash below the name of what is hashed: $name',
  async ({ sentence, files, verdict, heading }) => {
    const verdicts = (await judged(below(heading, `- ${sentence}`), files)).map((statement) => statement.verdict);
    expect(new Set(verdicts)).toEqual(new Set([verdict]));
  },
);
