import { defineRule, type Evidence, manual, notApplicable } from 'policy-audit';

const logging = (what: string): string => `import logging\n\nlogger = logging.getLogger(__name__)\n\n\ndef login(user):\n    logger.info("signed in %s", ${what})\n`;

export default defineRule({
  id: 'privacy/pii-in-logs',
  title: 'Personal data stays out of the logs',
  severity: 'low',
  rationale: 'Logs are kept longer, copied further and read by more people than the data they speak of. Whether a value may be logged is for a person to say, so this rule asks.',
  remediation: 'Log an ID instead of the person, and shorten addresses.',
  practices: ['privacy/pii-in-logs'],
  references: [{ standard: 'CWE', control: 'CWE-532', url: 'https://cwe.mitre.org/data/definitions/532.html' }],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const places = webApp.sightings('log-personal').map(({ path, line }): Evidence => ({ at: { path, line }, note: 'a value that may be personal is logged' }));
    if (places.length === 0) return notApplicable('No line was found that logs a value with the name of personal data.');
    return manual('May these values appear in the logs, and how long are the logs kept?', places.slice(0, 10));
  },
  examples: {
    bad: [{ name: 'an address of a person', files: { 'app.py': logging('user.email') }, expect: 'manual' }],
    good: [{ name: 'an id', files: { 'app.py': logging('user.id') }, expect: 'not-applicable' }],
  },
});
