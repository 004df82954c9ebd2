import { fastapi } from '../../../../rules/api/shared/services.ts';
import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const checking = (test: string): string => `import hmac\n${fastapi}\n\ndef verify(api_key: str):\n    if ${test}:\n        raise HTTPException(401)\n`;

export default [
  { name: 'one of several keys', files: { 'app.py': checking('api_key not in ("",) and api_key != API_KEY_2') }, expect: { fail: ['app.py:13'] } },
  { name: 'a hash of it', files: { 'app.py': checking('api_key != ADMIN_KEY_HASH') }, expect: { fail: ['app.py:13'] } },
  {
    name: 'a word of a list of rules',
    files: {
      'main.py': fastapi,
      'filter.py': dedent`
        OPEN_TOKEN = "<open>"


        def rules_of(text):
            for token in text.split():
                if token == OPEN_TOKEN:
                    yield "open"
      `,
    },
    expect: 'not-applicable',
  },
  { name: 'a word that a rule calls a token', files: { 'app.py': checking('token == CONSTRAINT_TOKEN_USER') }, expect: 'not-applicable' },
  { name: 'what stands in a form in place of a secret', files: { 'app.py': checking('password == ENCRYPTED_PASSWORD_PLACEHOLDER') }, expect: 'not-applicable' },
  {
    name: 'a setting that is taken over where it changed',
    files: {
      'app.py': checking('api_key == ""'),
      'settings.js': dedent`
        export function load() {
          if (this.main.apiKey != process.env.API_KEY) {
            this.main.apiKey = process.env.API_KEY;
          }
        }
      `,
    },
    expect: 'not-applicable',
  },
  { name: 'a missing key is no comparison of secrets', files: { 'app.py': checking('api_key == ""') }, expect: 'not-applicable' },
] satisfies readonly Example[];
