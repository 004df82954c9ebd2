import { dedent, defineRule, type Evidence, manual, notApplicable, pass } from 'policy-audit';
import { cwe } from './shared/references.ts';

const app = (where: string): string =>
  `from fastapi import Depends, FastAPI, Header, HTTPException\n\napp = FastAPI()\n\n\ndef verify(x_api_key: str = Header("")):\n    row = db.fetch_one(keys.select()${where})\n    if not row:\n        raise HTTPException(401)\n\n\n@app.post("/workers/{id}/revoke")\ndef revoke(id: str, _: None = Depends(verify)):\n    return {}\n\n\n@app.get("/jobs")\ndef jobs(_: None = Depends(verify)):\n    return []\n`;

/** What can be taken back and is no key. */
const revokesOther = /invit|delegat|member|role|permission|share|consent|watch|subscription|webhook/i;

/** What lets somebody in, or stands for who has it. */
const credential = /key|token|session|device|worker|agent|node|client|credential|secret|jwt|auth(?!or)|cert|login|log-?out|user|account/i;
const isOfCredential = (pattern: string, handler: string): boolean => credential.test(`${pattern} ${handler}`) || /^\/revoke\b/i.test(pattern);

export default defineRule({
  id: 'api/key-revocation',
  title: 'Keys can be revoked, and revoked keys are refused',
  severity: 'medium',
  rationale: 'A key that has leaked is only harmless once every check refuses it; a route that marks it and a check that never looks at the mark revoke nothing.',
  remediation: 'Offer a way to revoke a single key, and check for revocation wherever keys are checked.',
  practices: ['api/key-revocation'],
  references: [cwe(613)],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const authentication = webApp.signals('authentication');
    if (!authentication.some(({ stage }) => stage === 'wired')) return notApplicable('Nothing authenticates requests by a key.');
    const files = new Set(authentication.map(({ path }) => path));
    const routes = webApp.routes
      .filter(({ pattern, handler }) => /revoke/i.test(`${pattern} ${handler}`) && isOfCredential(pattern, handler) && !revokesOther.test(`${pattern} ${handler}`))
      .map(({ path, line, method, pattern }): Evidence => ({ at: { path, line }, note: `${method} ${pattern}` }));
    const marks = webApp
      .sightings('revocation')
      .filter(({ path }) => files.has(path))
      .map(({ path, line }): Evidence => ({ at: { path, line }, note: 'checks for revocation where keys are checked' }));
    const [route] = routes;
    if (route && marks.length > 0) return pass(route, ...marks.slice(0, 5));
    return manual('How is one key revoked, and does the check refuse it from then on?', [...routes, ...marks].slice(0, 5));
  },
  examples: {
    bad: [
      {
        name: 'what is revoked is an invitation',
        files: {
          'app.py': `${app('')}\n\n@app.delete("/invites/{id}")\ndef revoke_invite(id: str, _: None = Depends(verify)):\n    invites.revoke_invite(id)\n`
            .replace('/revoke"', '/stop"')
            .replace('def revoke(', 'def stop('),
        },
        expect: 'manual',
      },
      {
        name: 'what is revoked is a guest',
        files: { 'app.py': app('.where(keys.c.revoked_at.is_(None))').replace('/workers/{id}/revoke', '/guests/{id}/revoke') },
        expect: 'manual',
      },
      { name: 'a route, and a check that does not look', files: { 'app.py': app('') }, expect: 'manual' },
    ],
    good: [
      { name: 'the check looks at the mark', files: { 'app.py': app('.where(keys.c.revoked_at.is_(None))') }, expect: 'pass' },
      {
        name: 'no keys',
        files: {
          'app.py': dedent`
            from fastapi import FastAPI

            app = FastAPI()
          `,
        },
        expect: 'not-applicable',
      },
    ],
  },
});
