import { dedent, defineRule, manual, notApplicable, pass, withoutService } from 'policy-audit';
import { owaspApi } from './shared/references.ts';
import { fastapi } from './shared/services.ts';

/** By its words: `RemoteClientBitrateLimit` and `LimitPercent` limit no requests, and `ACME_API_RPM` those that are sent to another service. */
const limit =
  /(?:^|_)(?:rate_?limit|throttl|^(?:(?:api|app|http|server|request|req|global|default|user|client|ip|key|token|tenant|max|auth|login|upload|public|anonymous|rate|limit)s?_)*(?:rpm|rps)$|requests?_per_|limit_per_(?:second|minute|hour|day|ip|user|key|client))/;
const wordsOf = (name: string): string =>
  name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll(/[-.]/g, '_')
    .toLowerCase();
/** `DISABLE_RATE_LIMIT` tells no number. */
const turnsOff = /(?:^|_)(?:disable|enable|skip|bypass|no)_|_(?:enabled|disabled|off|on)$/;
const isSwitch = /^(?:true|false|yes|no|on|off)$/i;

const limited = (value: string): string =>
  `import os\nfrom fastapi import FastAPI\nfrom slowapi import Limiter\n\nRATE_LIMIT_DEFAULT = ${value}\nlimiter = Limiter(key_func=ip)\napp = FastAPI()\n\n\n@app.get("/jobs")\n@limiter.limit(RATE_LIMIT_DEFAULT)\ndef jobs():\n    return []\n`;

export default defineRule({
  id: 'api/rate-limit-configurable',
  title: 'Rate limits can be configured',
  severity: 'info',
  rationale: 'The right limit depends on who uses the service; where it is fixed in the code, operators turn the limiter off instead.',
  remediation: 'Read the limits from the environment or a settings file.',
  practices: ['api/rate-limit-configurable'],
  references: [owaspApi('API4', '0xa4-unrestricted-resource-consumption')],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const wired = webApp.signals('rate-limiting').some(({ stage }) => stage === 'wired');
    if (!wired)
      return (
        withoutService(webApp, 'If the rate of requests is limited, can the limits be set without a new release?', 'rate-limiting') ??
        notApplicable('Nothing limits the rate of requests.')
      );
    const [first, ...rest] = webApp.settings
      .filter(
        ({ symbol, key, fallback }) => key !== '' && (limit.test(wordsOf(symbol)) || limit.test(wordsOf(key))) && !isSwitch.test(fallback ?? '') && !turnsOff.test(wordsOf(key)),
      )
      .map(({ path, line, key, fallback }) => ({ at: { path, line }, note: `${key}${fallback === undefined ? '' : `, ${fallback} by default`}` }));
    return first ? pass(first, ...rest.slice(0, 9)) : manual('Can an operator change the limits without changing the code?');
  },
  examples: {
    bad: [
      {
        name: 'a switch, and no number',
        files: { 'app.py': limited('"5/minute" if os.environ.get("DISABLE_RATE_LIMIT") is None else ""') },
        expect: 'manual',
      },
      {
        name: 'how often another service is asked',
        files: {
          'app.py': dedent`
            import os
            from fastapi import FastAPI
            from slowapi import Limiter

            ACME_RPM = os.environ.get("ACME_API_RPM", "100")
            limiter = Limiter(key_func=ip)
            app = FastAPI()


            @app.get("/jobs")
            @limiter.limit("5/minute")
            def jobs():
                return []
          `,
        },
        expect: 'manual',
      },
      {
        name: 'other limits and rates',
        files: {
          'app.py': limited('"5/minute"').replace(
            'RATE_LIMIT_DEFAULT =',
            'BITRATE_LIMIT = os.getenv("CLIENT_BITRATE_LIMIT", "320")\nLIMIT_PERCENT = os.getenv("LIMIT_PERCENT", "5")\nFIXED =',
          ),
        },
        expect: 'manual',
      },
      { name: 'a fixed limit', files: { 'app.py': limited('"5/minute"') }, expect: 'manual' },
    ],
    good: [
      { name: 'from the environment', files: { 'app.py': limited('os.getenv("RATE_LIMIT_DEFAULT", "5/minute")') }, expect: 'pass' },
      { name: 'nothing is limited', files: { 'app.py': fastapi }, expect: 'not-applicable' },
    ],
  },
});
