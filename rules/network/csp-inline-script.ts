import { dedent, defineRule, fail, manual, notApplicable, pass } from 'policy-audit';

export default defineRule({
  id: 'network/csp-inline-script',
  title: 'The Content Security Policy lets no inline script run',
  severity: 'low',
  rationale: "A policy with 'unsafe-inline' for scripts also lets those run that an attacker has written into a page, which is what it is there to stop.",
  remediation: "Move scripts to files, or give each a nonce or its hash, and take 'unsafe-inline' out of script-src.",
  practices: ['network/csp'],
  references: [
    { standard: 'Content Security Policy Level 3', url: 'https://www.w3.org/TR/CSP3/#directive-script-src' },
    { standard: 'CWE', control: 'CWE-79', url: 'https://cwe.mitre.org/data/definitions/79.html' },
  ],
  since: '0.1.0',
  needs: ['contentPolicies'],
  check: ({ contentPolicies: { all } }) => {
    const [finding, ...findings] = all
      .filter(({ scripts }) => scripts === 'inline')
      .map(({ path, line }) => ({ message: "The policy lets any script run that stands in the page ('unsafe-inline').", at: { path, line } }));
    if (finding) return fail(finding, ...findings);
    const places = all.map(({ path, line, note, scripts }) => ({ scripts, at: { path, line }, note }));
    const open = places.filter(({ scripts }) => scripts === 'open').map(({ at, note }) => ({ at, note }));
    if (open.length > 0) return manual("Does the policy that is sent in production let inline scripts run ('unsafe-inline')?", open);
    const [proof, ...proofs] = places.map(({ at, note }) => ({ at, note }));
    return proof ? pass(proof, ...proofs) : notApplicable('No Content Security Policy that names scripts was found.');
  },
  examples: {
    bad: [
      {
        name: 'a header that lets them',
        files: {
          'nginx.conf': dedent`
            server {
              listen 443 ssl;
              add_header Content-Security-Policy "default-src 'self'; script-src 'self' 'unsafe-inline'" always;
            }
          `,
        },
        expect: { fail: ['nginx.conf:3'] },
      },
      {
        name: 'a list of Helmet',
        files: {
          'server.js': dedent`
            import express from 'express';
            import helmet from 'helmet';

            const app = express();
            app.use(
              helmet({
                contentSecurityPolicy: {
                  directives: {
                    scriptSrc: ["'self'", "'unsafe-inline'"],
                  },
                },
              }),
            );
          `,
        },
        expect: { fail: ['server.js:9'] },
      },
    ],
    good: [
      {
        name: 'files of the site alone',
        files: {
          'nginx.conf': dedent`
            server {
              listen 443 ssl;
              add_header Content-Security-Policy "default-src 'self'; style-src 'self' 'unsafe-inline'" always;
            }
          `,
        },
        expect: 'pass',
      },
      {
        name: "a nonce, beside which browsers pass over 'unsafe-inline'",
        files: {
          'proxy.ts': dedent`
            export const policyFor = (nonce: string) => ({
              'Content-Security-Policy': \`script-src 'nonce-\${nonce}' 'strict-dynamic' 'unsafe-inline' https:\`,
            });
          `,
        },
        expect: 'pass',
      },
      { name: 'no policy', files: { 'server.js': "import express from 'express';\n" }, expect: 'not-applicable' },
    ],
  },
});
