import { defineRule, type Evidence, manual, pass, withoutService } from 'policy-audit';

const app = (refusal: string): string =>
  `import logging\nfrom fastapi import Depends, FastAPI, Header, HTTPException\n\nsecurity_logger = logging.getLogger("security")\napp = FastAPI()\n\n\ndef verify(x_api_key: str = Header("")):\n    if x_api_key != KEY:\n${refusal}        raise HTTPException(401)\n\n\n@app.get("/jobs")\ndef jobs(_: None = Depends(verify)):\n    return []\n`;

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
      return manual('Which events matter for security here, and who sees them? Nothing authenticates requests, and no such event was seen being logged.');
    return first ? pass(first, ...rest.slice(0, 9)) : manual(`${question} No line for a refusal was recognised.`);
  },
  examples: {
    bad: [
      {
        name: 'a key of the service itself, which another one refuses',
        files: {
          'client.go':
            'package movies\n\nimport "context"\n\nfunc open(ctx context.Context, config Config) (Requester, error) {\n\tif err := check(ctx, config); err != nil {\n\t\tlogger.Errorw("invalid api key, falling back to default", "error", err)\n\t\treturn open(ctx, defaults)\n\t}\n\treturn nil, nil\n}\n',
          'main.go':
            'package main\n\nimport "net/http"\n\nfunc main() {\n\tmux := http.NewServeMux()\n\tmux.HandleFunc("POST /jobs", add)\n\thttp.ListenAndServe(":8080", mux)\n}\n',
        },
        expect: 'manual',
      },
      {
        name: 'what a database refuses the program',
        files: {
          'app.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/jobs")\ndef jobs():\n    return []\n',
          'store.py':
            'import logging\n\nlogger = logging.getLogger(__name__)\n\n\ndef check(error):\n    if error.code == 13:\n        logger.error("Received unauthorized error")\n    raise error\n',
        },
        expect: 'manual',
      },
      { name: 'a silent refusal', files: { 'app.py': app('') }, expect: 'manual' },
      {
        name: 'the limit of another service, and its refusals',
        files: {
          'app.py': `${app('')}\n\ndef fetch():\n    logger.error(f"Failed to archive due to rate limit. url={url}")\n    logger.warning("GitHub rate limit hit, waiting")\n    logger.error(f"Rate limit exceeded for Acme API at {url}")\n`,
        },
        expect: 'manual',
      },
      {
        name: 'a hint how to log in, and a field that has the word in it',
        files: { 'app.py': `${app('')}\n\ndef start():\n    logger.info("Please login with the username admin")\n    logger.error("UpdateLastLoginDate")\n` },
        expect: 'manual',
      },
      {
        name: 'a client that is refused by its service',
        files: { 'app.py': app(''), 'tracing.py': 'from acmetrace import Acmetrace\n\n\ndef start():\n    logger.warning("Acmetrace authentication failed, tracing is off")\n' },
        expect: 'manual',
      },
      {
        name: 'what went wrong around a login',
        files: {
          'app.py': `${app('')}\n\ndef tell():\n    logger.error("Login error: %s", e)\n    logger.error("Failed to send suspicious login mail")\n    logger.error("Error recording failed login")\n    logger.info("login page opened")\n    logger.warning("initAuth failed")\n    logger.info("checks the rate limit for uploads")\n`,
        },
        expect: 'manual',
      },
      {
        name: 'a program that logs in at a service',
        files: { 'app.py': app(''), 'tools/client.py': 'def login():\n    if requests.post(url, json=user).status_code == 401:\n        logger.error("Login failed")\n' },
        expect: 'manual',
      },
      { name: 'a login at a mail server', files: { 'app.py': `${app('')}\n\ndef fetch():\n    logger.error("IMAP login failed")\n` }, expect: 'manual' },
    ],
    good: [
      { name: 'a login that failed', files: { 'app.py': app('        logging.warning("Failed login for %s", name)\n') }, expect: 'pass' },
      { name: 'a password that was wrong', files: { 'app.py': app('        logging.info("incorrect user password")\n') }, expect: 'pass' },
      { name: 'a logger for security', files: { 'app.py': app('        security_logger.warning("refused")\n') }, expect: 'pass' },
      {
        name: 'nothing is refused, and nothing is logged',
        files: { 'app.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/jobs")\ndef jobs():\n    return []\n' },
        expect: 'manual',
      },
    ],
  },
});

/** The beginning of what is logged, where the call says it. */
const messageIn = (call: string): string => {
  const [, message] = /["'`]([^"'`]{3,80})$/.exec(call) ?? [];
  return message === undefined ? '' : `: “${message.trim()}…”`;
};
