import { dedent, defineRule, type Evidence, type Finding, judge } from 'policy-audit';
import { cwe } from './shared/references.ts';
import { fastapi } from './shared/services.ts';

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
        name: 'an operator',
        files: {
          'app.py': dedent`
            import hmac
            from fastapi import FastAPI

            app = FastAPI()


            @app.post("/jobs")
            def create_job(job: dict):
                return job


            def verify(api_key: str):
                if api_key != settings.API_KEY:
                    raise HTTPException(401)
          `,
        },
        expect: { fail: ['app.py:13'] },
      },
      {
        name: 'a constant of the file, below a loop over other tokens',
        files: {
          'main.py': fastapi,
          'app.py': dedent`
            ADMIN_TOKEN = "letmein"


            def words(text):
                for token in text.split():
                    yield token


            def enter(token):
                if token == ADMIN_TOKEN:
                    return True
          `,
        },
        expect: { fail: ['app.py:10'] },
      },
    ],
    good: [
      {
        name: 'compare_digest',
        files: {
          'app.py': dedent`
            import hmac
            from fastapi import FastAPI

            app = FastAPI()


            @app.post("/jobs")
            def create_job(job: dict):
                return job


            def verify(api_key: str):
                if not hmac.compare_digest(api_key, settings.API_KEY):
                    raise HTTPException(401)
          `,
        },
        expect: 'pass',
      },
      {
        name: 'a sign',
        files: {
          'main.py': fastapi,
          'filter.py': dedent`
            OPEN_TOKEN = "<open>"


            def opens(token):
                if token == OPEN_TOKEN:
                    return True
          `,
        },
        expect: 'not-applicable',
      },
    ],
  },
});
