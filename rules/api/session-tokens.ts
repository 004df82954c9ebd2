import { dedent, defineRule, type Evidence, type Finding, judge } from 'policy-audit';
import { asvs, cwe } from './shared/references.ts';

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
      {
        name: 'random for simulations',
        files: {
          'app.py': dedent`
            import random
            import secrets


            def create_session():
                session_token = random.randint(0, 10**9)
                return session_token
          `,
        },
        expect: { fail: ['app.py:6'] },
      },
    ],
    good: [
      {
        name: 'a cryptographic source',
        files: {
          'app.py': dedent`
            import random
            import secrets


            def create_session():
                session_token = secrets.token_urlsafe(32)
                return session_token
          `,
        },
        expect: 'pass',
      },
      {
        name: 'an ID that a cookie takes along',
        files: {
          'app.py': dedent`
            import secrets

            from fastapi import FastAPI

            app = FastAPI()


            @app.post("/jobs")
            def start(response):
                session_id = secrets.token_urlsafe(32)
                store.set(session_id, "x")
                response.set_cookie("sid", session_id)
          `,
        },
        expect: 'pass',
      },
      { name: 'no sessions', files: { 'app.py': 'x = 1\n' }, expect: 'not-applicable' },
    ],
  },
});
