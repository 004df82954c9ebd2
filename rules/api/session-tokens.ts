import { defineRule, type Evidence, type Finding, judge } from 'policy-audit';
import { asvs, cwe } from './shared/references.ts';

const making = (value: string): string => `import random\nimport secrets\n\n\ndef create_session():\n    session_token = ${value}\n    return session_token\n`;

/** A talk, a search or a log has its sessions, too, which let nobody in, unless it is called a token or made where somebody signs in. */
const ofTalk = /chat|conversation|\bllm|agent|scan|[-_.]log\b/i;
/** `models/session.py`, `auth/views.py` */
const ofSessions = /session|token|auth|log_?(?:in|out)|users?(?:[/_.-]|$)|account/i;
const makesSession = /^_?(?:create|new|start|open|make|issue|begin)_?session$/i;
const letsIn = /token|cookie|log_?in|sign_?in|auth/i;

export default defineRule({
  id: 'api/session-tokens',
  title: 'Session tokens cannot be guessed',
  severity: 'high',
  rationale: 'Who guesses the token of a session is its user.',
  remediation: 'Generate tokens from at least 16 cryptographically random bytes.',
  practices: ['api/session-tokens'],
  references: [asvs('7.2.3'), cwe(334)],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    // What a client names its talk with another service is no session of anybody here.
    const routed = new Set(webApp.routes.map(({ path }) => path));
    const made = webApp.assigned.filter(
      ({ role, name, uses, stores, inside, path }) =>
        role === 'key' &&
        /session/i.test(name) &&
        (!ofTalk.test(`${path} ${inside}`) || letsIn.test(`${name} ${inside}`)) &&
        (stores || routed.has(path) || /token/i.test(name) || /session|log_?in|sign_?in|token/i.test(inside)) &&
        !uses.includes('shortened') &&
        uses.some((use) => use === 'uuid' || use === 'weak' || use.startsWith('csprng')),
    );
    const widthOf = (uses: readonly string[]): number => Number(uses.find((use) => use.startsWith('csprng:'))?.slice(7) ?? 16);
    const weak = made.filter(({ uses }) => uses.includes('weak') || widthOf(uses) < 16);
    const findings = weak.map(
      ({ name, path, line }): Finding => ({ message: `${name} is too short or comes from a random source that is not meant for secrets.`, at: { path, line } }),
    );
    // Evaluations, uploads and tests have their sessions as well, and send no cookie.
    const sending = new Set(webApp.sightings('cookie').map(({ path }) => path));
    const evidence = made
      .filter(({ name, inside, path }) => letsIn.test(`${name} ${inside}`) || makesSession.test(inside) || ofSessions.test(path) || sending.has(path))
      .map(({ name, uses, path, line }): Evidence => ({ at: { path, line }, note: `${name}: ${uses.join(', ')}` }));
    return judge(findings, evidence, 'No session token is created here.');
  },
  examples: {
    bad: [
      { name: 'random for simulations', files: { 'app.py': making('random.randint(0, 10**9)') }, expect: { fail: ['app.py:6'] } },
      {
        name: 'in a function that says nothing of it',
        files: { 'util.py': making('random.randint(0, 10**9)').replace('create_session', 'make') },
        expect: { fail: ['util.py:6'] },
      },
      { name: 'in the program of a chat', files: { 'chat/app.py': making('random.randint(0, 10**9)') }, expect: { fail: ['chat/app.py:6'] } },
    ],
    good: [
      {
        name: 'an ID that a cookie takes along',
        files: {
          'app.py':
            'import secrets\n\nfrom fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.post("/jobs")\ndef start(response):\n    session_id = secrets.token_urlsafe(32)\n    store.set(session_id, "x")\n    response.set_cookie("sid", session_id)\n',
        },
        expect: 'pass',
      },
      {
        name: 'code of another program in a text',
        files: {
          'page.ts':
            "import express from 'express';\n\nconst app = express();\nexport const shown = `\n  session_token = random.randint(0, 10**9)\n  ${'session_token'} = ${key(random)}\n`;\napp.get('/jobs', list);\n",
        },
        expect: 'not-applicable',
      },
      {
        name: 'a session of evaluations',
        files: { 'services/evaluations.js': 'export const evaluate = (data) => {\n  data.sessionId = crypto.randomUUID();\n  store.save(data);\n};\n' },
        expect: 'not-applicable',
      },
      { name: 'a cryptographic source', files: { 'app.py': making('secrets.token_urlsafe(32)') }, expect: 'pass' },
      { name: 'some digits of a UUID', files: { 'app.py': making('f"capture-{uuid.uuid4().hex[:8]}"') }, expect: 'not-applicable' },
      {
        name: 'what a client and a database call a session',
        files: {
          'app.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n',
          'db.py': 'async def __call__(self, scope):\n    session_id = str(uuid4())\n    set_session_context(session_id=session_id)\n',
          'client.go': 'package car\n\nfunc headers() map[string]string {\n\treturn map[string]string{\n\t\t"X-Sessionid": uuid.New().String(),\n\t}\n}\n',
        },
        expect: 'not-applicable',
      },
      { name: 'no sessions', files: { 'app.py': 'x = 1\n' }, expect: 'not-applicable' },
    ],
  },
});
