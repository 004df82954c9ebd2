import { defineRule, type Evidence, manual, pass, withoutService } from 'policy-audit';

const app = (line: string): string => `from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.delete("/jobs/{id}")\ndef delete_job(id: str):\n${line}    return {}\n`;

export default defineRule({
  id: 'logging/audit-log',
  title: 'Changes are recorded in an audit log',
  severity: 'low',
  rationale: 'A request log tells that a path was asked; an audit log tells who changed what, which is what an investigation and most regulations ask for.',
  remediation: 'Write one record for every creation, change and deletion: who, what, when, from where.',
  practices: ['logging/audit-log', 'logging/audit-config'],
  references: [{ standard: 'CWE', control: 'CWE-778', url: 'https://cwe.mitre.org/data/definitions/778.html' }],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const question = 'Is there a record of who changed what?';
    const outside = withoutService(webApp, question);
    if (outside) return outside;
    const routeFiles = new Set(webApp.routes.map(({ path }) => path));
    const [first, ...rest] = webApp
      .sightings('audit')
      .filter(({ path }) => routeFiles.has(path))
      .map(({ path, line, what }): Evidence => ({ at: { path, line }, note: `${what.replace(/\($/, '')} is called` }));
    return first
      ? pass({ ...first, note: `${first.note}, in ${rest.length + 1} places` }, ...rest.slice(0, 9))
      : manual(`${question} No call of an audit log was recognised in the handlers.`);
  },
  examples: {
    bad: [
      { name: 'no record', files: { 'app.py': app('') }, expect: 'manual' },
      {
        name: 'a class that examines something',
        files: { 'app.py': app('    engine = AuditEngine(id)\n    raise AuditLogNotFoundError(id)\n    AUDIT_QUEUE_AGE.set(0)\n') },
        expect: 'manual',
      },
    ],
    good: [
      { name: 'a record in the handler', files: { 'app.py': app('    log_audit("delete", id)\n') }, expect: 'pass' },
      { name: 'no service', files: { 'lib.py': 'log_audit("x")\n' }, expect: 'not-applicable' },
    ],
  },
});
