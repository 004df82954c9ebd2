import { defineRule, type Evidence, type Finding, judge, manual, notApplicable } from 'policy-audit';
import { cwe } from './shared/references.ts';
import { fastapi } from './shared/services.ts';

const issuing = (value: string): string => `import random\nimport secrets\n${fastapi}\n\ndef register():\n    api_key = ${value}\n    db.insert(api_key)\n`;

export default defineRule({
  id: 'api/key-generation',
  title: 'Keys and tokens come from a cryptographic random source',
  severity: 'high',
  rationale:
    'A key is as strong as the source it is drawn from: random numbers for simulations can be computed from a few of their predecessors, and a short key can be tried out.',
  remediation: 'Use at least 16 cryptographically random bytes: secrets.token_urlsafe(32), crypto.randomBytes(32), crypto/rand.',
  practices: ['api/key-generation'],
  references: [cwe(338), cwe(331)],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const made = webApp.assigned.filter(
      ({ role, name, uses }) =>
        role === 'key' && !/(?:_id|I[dD])$|session(?!\w*_?key$)/i.test(name) && uses.some((use) => use === 'uuid' || use === 'weak' || use.startsWith('csprng')),
    );
    const findings = made.flatMap(({ name, uses, path, line }): Finding[] => {
      const width = Number(uses.find((use) => use.startsWith('csprng:'))?.slice(7) ?? 16);
      if (uses.includes('weak') && !uses.some((use) => use.startsWith('csprng')))
        return [{ message: `${name} comes from a random source that is not meant for secrets.`, at: { path, line } }];
      return width < 16 ? [{ message: `${name} has only ${width} random bytes.`, at: { path, line } }] : [];
    });
    const evidence = made.map(({ name, uses, path, line }): Evidence => ({ at: { path, line }, note: `${name} comes from a cryptographic source (${uses.join(', ')})` }));
    const incoming = webApp.signals('authentication').some(({ stage }) => stage === 'wired');
    return judge(
      findings,
      evidence.slice(0, 10),
      incoming ? manual('Who makes the keys that this service accepts, and how?') : notApplicable('This service issues and takes no keys.'),
    );
  },
  examples: {
    bad: [
      { name: 'random for simulations', files: { 'app.py': issuing('str(random.random())') }, expect: { fail: ['app.py:14'] } },
      { name: 'what sessions are signed with', files: { 'app.py': issuing('str(random.random())').replaceAll('api_key', 'session_secret_key') }, expect: { fail: ['app.py:14'] } },
      { name: 'too short', files: { 'app.py': issuing('secrets.token_hex(4)') }, expect: { fail: ['app.py:14'] } },
    ],
    good: [
      { name: 'thirty-two bytes', files: { 'app.py': issuing('secrets.token_urlsafe(32)') }, expect: 'pass' },
      { name: 'no keys at all', files: { 'app.py': fastapi }, expect: 'not-applicable' },
    ],
  },
});
