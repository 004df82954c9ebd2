import { defineRule, type Finding, judge, withoutService } from 'policy-audit';
import { cwe } from './shared/references.ts';
import { express, fastapi, go } from './shared/services.ts';

export default defineRule({
  id: 'api/error-detail',
  title: 'Error details are not sent to callers',
  severity: 'low',
  rationale: 'The text of an exception names tables, paths and hosts. It belongs in the log, and the caller needs an identifier to ask about.',
  remediation: 'Answer with a fixed message and an ID, and log the error under that ID.',
  practices: ['api/error-detail'],
  references: [cwe(209)],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const outside = withoutService(webApp, 'Are callers told the insides of errors?');
    if (outside) return outside;
    const findings = webApp.sightings('error-detail').map(({ path, line }): Finding => ({ message: 'The text of an error is sent to the caller.', at: { path, line } }));
    return judge(findings, [], 'No response that carries the text of an error was found.');
  },
  examples: {
    bad: [
      {
        name: 'str(e) as detail',
        files: {
          'app.py': `${fastapi.replace('    return job', '    try:\n        return run(job)\n    except Exception as e:\n        raise HTTPException(500, detail=str(e))')}`,
        },
        expect: { fail: ['app.py:11'] },
      },
      {
        name: 'err.Error() in an answer',
        files: { 'main.go': `${go}\nfunc createJob(w http.ResponseWriter, r *http.Request) {\n\thttp.Error(w, err.Error(), 500)\n}\n` },
        expect: { fail: ['main.go:12'] },
      },
      {
        name: 'what is no error of its own, or one of the language',
        files: {
          'server.js': `${express}app.post('/heap', (req, res) => {\n  try {\n    heap();\n  } catch (error) {\n    if (!(error instanceof BusyError)) return res.status(500).send({ error: error.message });\n    if (error instanceof TypeError) return res.status(500).send({ error: error.message });\n  }\n});\n`,
        },
        expect: { fail: ['server.js:10', 'server.js:11'] },
      },
    ],
    good: [
      {
        name: 'what an error of its own says to callers',
        files: {
          'server.js': `${express}app.post('/heap', (req, res) => {\n  try {\n    heap();\n  } catch (error) {\n    if (error instanceof BusyError) return res.status(409).send({ error: error.message });\n    throw error;\n  }\n});\n`,
        },
        expect: 'not-applicable',
      },
      { name: 'a fixed message', files: { 'server.js': express }, expect: 'not-applicable' },
      { name: 'no service', files: { 'README.md': '# x\n' }, expect: 'not-applicable' },
    ],
  },
});
