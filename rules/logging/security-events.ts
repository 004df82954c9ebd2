import { dedent, defineRule, type Evidence, manual, pass, withoutService } from 'policy-audit';

export default defineRule({
  id: 'logging/security-events',
  title: 'Failed authentication is logged',
  severity: 'medium',
  rationale: 'Guessing keys looks like a row of refusals. Where a refusal leaves no trace, the guess that succeeds is the first thing to be seen, if at all.',
  remediation: 'Log every rejected attempt with the time, the address and the reason, without the credential.',
  practices: ['logging/security-events'],
  references: [{ standard: 'CWE', control: 'CWE-778', url: 'https://cwe.mitre.org/data/definitions/778.html' }],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const question = 'Are failed logins logged and reviewed?';
    const outside = withoutService(webApp, question);
    if (outside) return outside;
    const authenticated = webApp.signals('authentication').some(({ stage }) => stage === 'wired');
    const [first, ...rest] = webApp
      .sightings('security-event')
      .map(({ path, line, what }): Evidence => ({ at: { path, line }, note: `a security event is logged${messageIn(what)}` }));
    if (!authenticated && !first)
      return manual('Which events matter for security here, and who sees them? Nothing was seen to authenticate requests, nor such an event to be logged.');
    return first ? pass(first, ...rest.slice(0, 9)) : manual(`${question} No line for a refusal was recognised.`);
  },
  examples: {
    bad: [
      {
        name: 'a key of the service itself, which another one refuses',
        files: {
          'client.go': dedent`
            package movies

            import "context"

            func open(ctx context.Context, config Config) (Requester, error) {
            	if err := check(ctx, config); err != nil {
            		logger.Errorw("invalid api key, falling back to default", "error", err)
            		return open(ctx, defaults)
            	}
            	return nil, nil
            }
          `,
          'main.go': dedent`
            package main

            import "net/http"

            func main() {
            	mux := http.NewServeMux()
            	mux.HandleFunc("POST /jobs", add)
            	http.ListenAndServe(":8080", mux)
            }
          `,
        },
        expect: 'manual',
      },
      {
        name: 'what a database refuses the program',
        files: {
          'app.py': dedent`
            from fastapi import FastAPI

            app = FastAPI()


            @app.get("/jobs")
            def jobs():
                return []
          `,
          'store.py': dedent`
            import logging

            logger = logging.getLogger(__name__)


            def check(error):
                if error.code == 13:
                    logger.error("Received unauthorized error")
                raise error
          `,
        },
        expect: 'manual',
      },
    ],
    good: [
      {
        name: 'a login that failed',
        files: {
          'app.py': dedent`
            import logging
            from fastapi import Depends, FastAPI, Header, HTTPException

            security_logger = logging.getLogger("security")
            app = FastAPI()


            def verify(x_api_key: str = Header("")):
                if x_api_key != KEY:
                    logging.warning("Failed login for %s", name)
                    raise HTTPException(401)


            @app.get("/jobs")
            def jobs(_: None = Depends(verify)):
                return []
          `,
        },
        expect: 'pass',
      },
    ],
  },
});

/** The beginning of what is logged, where the call says it. */
const messageIn = (call: string): string => {
  const [, message] = /["'`]([^"'`]{3,80})$/.exec(call) ?? [];
  return message === undefined ? '' : `: “${message.trim()}…”`;
};
