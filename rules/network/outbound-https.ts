import { defineRule, type Evidence, type Finding, judge, manual, notApplicable } from 'policy-audit';

const client = (url: string): string => `package client\n\nconst base = "${url}"\n`;
const local =
  /^https?:\/\/(?:localhost|127\.|0\.0\.0\.0|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|host\.docker\.internal|[\w-]+\.(?:local|internal|svc|lan|test|example|invalid|localhost)\b)/;
/** Namespaces of formats are names, not places that are called. */
const names =
  /^http:\/\/(?:www\.)?(?:w3\.org|www\.w3\.org|schemas\.|xmlns\.|purl\.org|ns\.adobe\.com|json-schema\.org|example\.(?:com|org|net)|schema\.org|opengis\.net|docbook\.org|sitemaps\.org|apache\.org|[\w-]+\.example\.(?:com|org))/;

export default defineRule({
  id: 'network/outbound-https',
  title: 'Other services are called over HTTPS',
  severity: 'medium',
  rationale: 'A key that is sent to another service in the clear is read by everybody on the way, and its answers can be changed.',
  remediation: 'Call the HTTPS address; refuse plain addresses where the address is a setting.',
  practices: ['network/outbound-https'],
  references: [{ standard: 'CWE', control: 'CWE-319', url: 'https://cwe.mitre.org/data/definitions/319.html' }],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const outside = webApp
      .sightings('outbound-url')
      .filter(({ what, args = '' }) => !local.test(what) && !names.test(what) && !/schema|xmlns|namespace|\bns\b|doctype|\.dtd|\.xsd/i.test(args));
    const plain = outside.filter(({ what }) => what.startsWith('http://'));
    const findings = plain.map(({ path, line, what }): Finding => ({ message: `${what} is called without TLS.`, at: { path, line } }));
    const evidence = outside.map(({ path, line, what }): Evidence => ({ at: { path, line }, note: what }));
    const dynamic = webApp.settings.find(({ key, fallback }) => /(?:_|^)(?:URL|ENDPOINT|BASE_URL)$/.test(key) && (fallback === undefined || fallback === ''));
    if (findings.length === 0 && dynamic)
      return manual(`Is the address in ${dynamic.key} always an HTTPS one? The code does not check it.`, [
        { at: { path: dynamic.path, line: dynamic.line }, note: dynamic.key },
        ...evidence.slice(0, 4),
      ]);
    return judge(findings, evidence.slice(0, 8), notApplicable('No address of another service stands in the code.'));
  },
  examples: {
    bad: [
      { name: 'a plain address', files: { 'client.go': client('http://api.provider.dev/v1') }, expect: { fail: ['client.go:3'] } },
      { name: 'the address is a setting', files: { 'client.py': 'import os\n\nBASE = os.getenv("PROVIDER_URL")\n' }, expect: 'manual' },
    ],
    good: [
      { name: 'HTTPS', files: { 'client.go': client('https://api.provider.dev/v1') }, expect: 'pass' },
      { name: 'loopback and namespaces', files: { 'client.go': client('http://localhost:8080'), 'xml.go': client('http://www.w3.org/2000/svg') }, expect: 'not-applicable' },
    ],
  },
});
