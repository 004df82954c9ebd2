import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const app = (refusal: string): string =>
  `import logging\nfrom fastapi import Depends, FastAPI, Header, HTTPException\n\nsecurity_logger = logging.getLogger("security")\napp = FastAPI()\n\n\ndef verify(x_api_key: str = Header("")):\n    if x_api_key != KEY:\n${refusal}        raise HTTPException(401)\n\n\n@app.get("/jobs")\ndef jobs(_: None = Depends(verify)):\n    return []\n`;

export default [
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
    files: {
      'app.py': app(''),
      'tracing.py': dedent`
        from acmetrace import Acmetrace


        def start():
            logger.warning("Acmetrace authentication failed, tracing is off")
      `,
    },
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
    files: {
      'app.py': app(''),
      'tools/client.py': dedent`
        def login():
            if requests.post(url, json=user).status_code == 401:
                logger.error("Login failed")
      `,
    },
    expect: 'manual',
  },
  { name: 'a login at a mail server', files: { 'app.py': `${app('')}\n\ndef fetch():\n    logger.error("IMAP login failed")\n` }, expect: 'manual' },
  { name: 'a password that was wrong', files: { 'app.py': app('        logging.info("incorrect user password")\n') }, expect: 'pass' },
  { name: 'a logger for security', files: { 'app.py': app('        security_logger.warning("refused")\n') }, expect: 'pass' },
  {
    name: 'nothing is refused, and nothing is logged',
    files: {
      'app.py': dedent`
        from fastapi import FastAPI

        app = FastAPI()


        @app.get("/jobs")
        def jobs():
            return []
      `,
    },
    expect: 'manual',
  },
] satisfies readonly Example[];
