import { dedent, defineRule, judgeClaims, limitationClaim } from 'policy-audit';

const policy = '# Security policy\n\n## Known limitations\n\n- The API has no rate limiting\n';
const app = (decorator: string): string =>
  `from fastapi import FastAPI\nfrom slowapi import Limiter\n\nlimiter = Limiter(key_func=ip)\napp = FastAPI()\n\n\n@app.post("/jobs")\n${decorator}def create_job(job: dict):\n    return job\n`;

export default defineRule({
  id: 'policy/limitations-current',
  title: 'The limitations listed in the policy still apply',
  severity: 'low',
  rationale: 'A limitation that was overcome long ago scares users away and makes the rest of the policy look as old.',
  remediation: 'Remove the limitation from the policy.',
  practices: ['policy/limitations-current'],
  references: [{ standard: 'OSPS Baseline', control: 'OSPS-SA-03', url: 'https://baseline.openssf.org/' }],
  since: '0.1.0',
  needs: ['securityPolicy', 'webApp'],
  check: ({ securityPolicy, webApp }) => judgeClaims(securityPolicy, (statement) => limitationClaim(statement, webApp), 'The policy admits no limitation that can be looked for.'),
  examples: {
    bad: [
      { name: 'a limiter is there by now', files: { 'SECURITY.md': policy, 'app.py': app('@limiter.limit("5/minute")\n') }, expect: { fail: ['SECURITY.md:5'] } },
      { name: 'a limiter is made and not seen in use', files: { 'SECURITY.md': policy, 'app.py': app('') }, expect: 'manual' },
    ],
    good: [
      {
        name: 'still none',
        files: {
          'SECURITY.md': policy,
          'app.py': dedent`
            from fastapi import FastAPI

            app = FastAPI()


            @app.post("/jobs")
            def create_job(job: dict):
                return job
          `,
        },
        expect: 'pass',
      },
      {
        name: 'none admitted',
        files: {
          'SECURITY.md': dedent`
            # Security

            Mail us.
          `,
        },
        expect: 'not-applicable',
      },
    ],
  },
});
