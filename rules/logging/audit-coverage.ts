import { defineRule, type Evidence, manual, pass, withoutService } from 'policy-audit';

const head = 'import logging\nfrom fastapi import FastAPI\n\nlogger = logging.getLogger(__name__)\napp = FastAPI()\n\n\n';
const handler = (line: string): string => `${head}@app.post("/jobs")\ndef create_job(job: dict):\n${line}    return job\n`;

const isMethod = /^(?:GET|POST|PUT|PATCH|DELETE|module\.exports)$/;

export default defineRule({
  id: 'logging/audit-coverage',
  title: 'Handlers that create or change data log it',
  severity: 'low',
  rationale: 'What was created, by which request, can only be told later where the handler wrote it down.',
  remediation: 'Log every creation, change and deletion in its handler, with the ID of the object.',
  practices: ['logging/audit-coverage'],
  references: [{ standard: 'CWE', control: 'CWE-778', url: 'https://cwe.mitre.org/data/definitions/778.html' }],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const question = 'Which creations, changes and deletions are logged?';
    const outside = withoutService(webApp, question);
    if (outside) return outside;
    const changing = webApp.routes.filter(({ method, operational }) => !operational && !/^(?:GET|HEAD|OPTIONS)$/.test(method));
    // A handler that is called by its method stands in the file of its route.
    const logged = webApp.handlerLogs.filter(({ handler, path }) => changing.some((route) => route.handler === handler && (!isMethod.test(handler) || route.path === path)));
    const names = new Set(logged.map(({ handler, path }) => (isMethod.test(handler) ? `${path} ${handler}` : handler)));
    const [first, ...rest] = logged.map(({ handler, path, line }): Evidence => ({ at: { path, line }, note: `${handler} logs what it did` }));
    if (first && names.size * 4 >= new Set(changing.map(({ handler, path }) => `${path} ${handler}`)).size * 3) return pass(first, ...rest.slice(0, 9));
    return manual(
      `${question} ${logged.length === 0 ? 'No' : `Only ${names.size} of ${changing.length}`} such handlers were seen to log.`,
      first ? [first, ...rest.slice(0, 4)] : [],
    );
  },
  examples: {
    bad: [
      {
        name: 'a line in one handler of two',
        files: { 'app.py': `${handler('    logger.info("job created %s", job["id"])\n')}\n\n@app.delete("/jobs/{id}")\ndef remove(id: str):\n    return None\n` },
        expect: 'manual',
      },
      { name: 'a silent handler', files: { 'app.py': handler('') }, expect: 'manual' },
      { name: 'a handler that only writes what went wrong', files: { 'app.py': handler('    logger.info(err)\n') }, expect: 'manual' },
    ],
    good: [
      { name: 'a line in the handler', files: { 'app.py': handler('    logger.info("job created %s", job["id"])\n') }, expect: 'pass' },
      { name: 'no service', files: { 'lib.py': 'x = 1\n' }, expect: 'not-applicable' },
    ],
  },
});
