import { dedent, defineRule, type Evidence, isForDevelopers, manual, pass, withoutService } from 'policy-audit';

const fastapi = 'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/jobs")\ndef jobs():\n    return []\n';
const rules = /(?:^|\/)(?:[^/]*alert[^/]*rules?[^/]*|prometheus[^/]*|alertmanager[^/]*)\.ya?ml$|(?:^|\/)(?:prometheus|alertmanager|monitoring)\/[^/]+\.ya?ml$/i;

export default defineRule({
  id: 'logging/monitoring',
  title: 'The service is monitored',
  severity: 'low',
  rationale:
    'Logs and metrics that nobody looks at are found after the incident. Alert rules beside the code are the part of monitoring that a repository can show; the rest is for a person to say.',
  remediation: 'Keep the alert rules of the service with its code.',
  practices: ['logging/monitoring'],
  references: [{ standard: 'OWASP Top 10 2021', control: 'A09', url: 'https://owasp.org/Top10/A09_2021-Security_Logging_and_Monitoring_Failures/' }],
  since: '0.1.0',
  needs: ['webApp', 'files'],
  check({ webApp, files }) {
    const question = 'Who is alerted when this service misbehaves, and by what?';
    const outside = withoutService(webApp, question);
    if (outside?.status === 'not-applicable') return outside;
    const [first, ...rest] = files.all
      .filter(({ path, zone }) => rules.test(path) && !isForDevelopers(path) && (zone === 'deploy' || zone === 'runtime'))
      .map(({ path }): Evidence => ({ at: { path, line: 1 }, note: 'rules or settings of a monitor' }));
    return first ? pass(first, ...rest.slice(0, 4)) : (outside ?? manual(question));
  },
  examples: {
    bad: [
      {
        name: 'a monitor of developers',
        files: {
          'app.py': dedent`
            from fastapi import FastAPI

            app = FastAPI()


            @app.get("/jobs")
            def jobs():
                return []
          `,
          '.devcontainer/prometheus/prometheus.yml': 'global: {}\n',
        },
        expect: 'manual',
      },
      { name: 'nothing in the tree', files: { 'app.py': fastapi }, expect: 'manual' },
    ],
    good: [
      { name: 'alert rules', files: { 'app.py': fastapi, 'deploy/prometheus/alert-rules.yml': 'groups: []\n' }, expect: 'pass' },
      { name: 'no service', files: { 'lib.py': 'x = 1\n' }, expect: 'not-applicable' },
    ],
  },
});
