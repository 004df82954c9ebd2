import { defineRule, type Evidence, type Finding, judge } from 'policy-audit';
import { cwe } from './shared/references.ts';
import { fastapi } from './shared/services.ts';

const checking = (test: string): string => `import hmac\n${fastapi}\n\ndef verify(api_key: str):\n    if ${test}:\n        raise HTTPException(401)\n`;

export default defineRule({
  id: 'api/constant-time-compare',
  title: 'Secrets are compared in constant time',
  severity: 'low',
  rationale: 'A comparison that stops at the first wrong letter tells by its time how much was right.',
  remediation: 'Compare secrets with hmac.compare_digest, crypto.timingSafeEqual or subtle.ConstantTimeCompare.',
  practices: ['api/constant-time-compare'],
  references: [cwe(208)],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const findings = webApp
      .sightings('plain-compare')
      .map(({ path, line }): Finding => ({ message: 'A secret is compared with an operator whose running time depends on its value.', at: { path, line } }));
    const evidence = webApp.sightings('constant-time-compare').map(({ path, line, what }): Evidence => ({ at: { path, line }, note: what }));
    return judge(webApp.servers.length > 0 ? findings : [], webApp.servers.length > 0 ? evidence.slice(0, 10) : [], 'No comparison of a secret was found.');
  },
  examples: {
    bad: [
      {
        name: 'a constant of the file, below a loop over other tokens',
        files: {
          'main.py': fastapi,
          'app.py':
            'ADMIN_TOKEN = "letmein"\n\n\ndef words(text):\n    for token in text.split():\n        yield token\n\n\ndef enter(token):\n    if token == ADMIN_TOKEN:\n        return True\n',
        },
        expect: { fail: ['app.py:10'] },
      },
      { name: 'an operator', files: { 'app.py': checking('api_key != settings.API_KEY') }, expect: { fail: ['app.py:13'] } },
      { name: 'one of several keys', files: { 'app.py': checking('api_key not in ("",) and api_key != API_KEY_2') }, expect: { fail: ['app.py:13'] } },
      { name: 'a hash of it', files: { 'app.py': checking('api_key != ADMIN_KEY_HASH') }, expect: { fail: ['app.py:13'] } },
    ],
    good: [
      {
        name: 'a sign',
        files: { 'main.py': fastapi, 'filter.py': 'OPEN_TOKEN = "<open>"\n\n\ndef opens(token):\n    if token == OPEN_TOKEN:\n        return True\n' },
        expect: 'not-applicable',
      },
      {
        name: 'a word of a list of rules',
        files: {
          'main.py': fastapi,
          'filter.py': 'OPEN_TOKEN = "<open>"\n\n\ndef rules_of(text):\n    for token in text.split():\n        if token == OPEN_TOKEN:\n            yield "open"\n',
        },
        expect: 'not-applicable',
      },
      { name: 'compare_digest', files: { 'app.py': checking('not hmac.compare_digest(api_key, settings.API_KEY)') }, expect: 'pass' },
      { name: 'a word that a rule calls a token', files: { 'app.py': checking('token == CONSTRAINT_TOKEN_USER') }, expect: 'not-applicable' },
      { name: 'what stands in a form in place of a secret', files: { 'app.py': checking('password == ENCRYPTED_PASSWORD_PLACEHOLDER') }, expect: 'not-applicable' },
      {
        name: 'a setting that is taken over where it changed',
        files: {
          'app.py': checking('api_key == ""'),
          'settings.js': 'export function load() {\n  if (this.main.apiKey != process.env.API_KEY) {\n    this.main.apiKey = process.env.API_KEY;\n  }\n}\n',
        },
        expect: 'not-applicable',
      },
      { name: 'a missing key is no comparison of secrets', files: { 'app.py': checking('api_key == ""') }, expect: 'not-applicable' },
    ],
  },
});
