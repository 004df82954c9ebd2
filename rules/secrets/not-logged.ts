import { dedent, defineRule, type Finding, judge, manual } from 'policy-audit';

export default defineRule({
  id: 'secrets/not-logged',
  title: 'No secret is logged',
  severity: 'high',
  rationale: 'Logs are copied, kept, searched and shown to more people than any key should be. A token in a log line is a token in every place where logs go.',
  remediation: 'Never log the value: log that it is set, its length, or its last characters through a masking function.',
  practices: ['secrets/not-logged'],
  references: [
    { standard: 'CWE', control: 'CWE-532', url: 'https://cwe.mitre.org/data/definitions/532.html' },
    { standard: 'OWASP ASVS', control: 'V16.2.5', url: 'https://owasp.org/www-project-application-security-verification-standard/' },
  ],
  since: '0.1.0',
  needs: ['logCalls'],
  check({ logCalls }) {
    const given = logCalls.calls.filter((call) => call.secret !== undefined);
    const logged = given.filter((call) => call.writes === 'log');
    const findings = logged.map(
      (call): Finding => ({
        message: `${call.call} is passed "${call.secret}", whose name says it is a secret, unmasked.`,
        at: { path: call.path, line: call.line, column: call.column },
      }),
    );
    const seen = (list: readonly (typeof given)[number][]) =>
      list.slice(0, 20).map((call) => ({
        at: { path: call.path, line: call.line, column: call.column },
        note: call.secret ? `${call.call} prints "${call.secret}"` : `${call.call}, without a secret`,
      }));
    const printed = given.filter((call) => call.writes === 'output');
    if (logged.length === 0 && printed.length > 0)
      return manual('These calls print what their names call a secret: is it meant for the person who runs the program, and does the output never reach a log?', seen(printed));
    return judge(findings, seen(logCalls.calls), 'nothing writes a log');
  },
  examples: {
    bad: [
      { name: 'an interpolated key', files: { 'a.py': 'import logging\nlogging.info(f"calling with {api_key}")\n' }, expect: { fail: ['a.py:2'] } },
      {
        name: 'a password as an argument',
        files: {
          'a.go': dedent`
            func f() {
            	log.Printf("user %s password %s", user, password)
            }
          `,
        },
        expect: { fail: ['a.go:2'] },
      },
      { name: 'a field of the settings', files: { 'a.ts': 'console.log("token", config.accessToken);\n' }, expect: { fail: ['a.ts:1'] } },
      { name: 'a template string', files: { 'a.js': ['logger.debug(`login with $', '{user.password}`);\n'].join('') }, expect: { fail: ['a.js:1'] } },
    ],
    good: [
      { name: 'the words alone', files: { 'a.py': 'logger.info("password changed")\n' }, expect: 'pass' },
      { name: 'what a macro of Rust is given', files: { 'src/lib.rs': 'macro_rules! debug { ($($token:tt)*) => (::log::debug!($($token)*);) }\n' }, expect: 'pass' },
      {
        name: 'whether it is set',
        files: {
          'a.go': dedent`
            func f() {
            	logger.Info("ready", slog.Bool("api_key_set", cfg.APIKey != ""))
            }
          `,
        },
        expect: 'pass',
      },
      { name: 'its type', files: { 'a.js': "console.log('Type:', typeof privateKey);\n" }, expect: 'pass' },
      {
        name: 'its length, or a masked form',
        files: { 'a.py': 'logger.info("key of %d", len(api_key))\nlogger.info("key %s", mask(api_key))\nlogger.info(confidential_print(api_key))\n' },
        expect: 'pass',
      },
      { name: 'tokens of a parser', files: { 'a.py': 'logger.debug("unexpected %s", token)\n' }, expect: 'pass' },
      { name: 'printed for a person', files: { 'a.py': 'print("Your new password:", new_password)\n' }, expect: 'manual' },
      { name: 'a test', files: { 'tests/test_a.py': 'logger.info(api_key)\n' }, expect: 'not-applicable' },
    ],
  },
});
