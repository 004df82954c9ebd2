import type { Example } from '../../../../src/rule.ts';

export default [
  { name: 'a key in another form', files: { 'a.py': 'logger.info(private_key_to_pem(private_key))\n' }, expect: { fail: ['a.py:1'] } },
  { name: 'a value that the logger hides', files: { 'a.py': 'logger.info(private(api_key))\n' }, expect: 'pass' },
  { name: 'a prompt of the logger', files: { 'a.ts': 'log.prompt({ text: "Password:" }, function (err, password) { add(password); });\n' }, expect: 'not-applicable' },
  {
    name: 'a parameter of a function that is handed over',
    files: { 'a.ts': 'logger.debug(ask((password) => 1));\nlogger.debug(ask(function (err, password) { run(); }));\n' },
    expect: 'pass',
  },
  {
    name: 'lines that begin as comments of other languages do',
    files: {
      'a.js': 'const a = 1\n;console.log(password)\n',
      'b.js': 'class A {\n  #show(password) { console.log(password) }\n}\n',
      'c.js': '/* say */ logger.info(password);\n',
    },
    expect: { fail: ['a.js:2', 'b.js:2', 'c.js:1'] },
  },
  { name: 'a long line with semicolons', files: { 'a.js': `f();${';y()'.repeat(99)};console.log(password)\n` }, expect: { fail: ['a.js:1'] } },
  { name: 'a call that is commented out behind other code', files: { 'a.js': 'let a = 1; // console.log(password)\n' }, expect: 'not-applicable' },
  { name: 'calls that only comments show', files: { 'Log.cs': '/// Log.Debug(password);\nint level = 1;\n', 'a.py': '# print(api_key)\n' }, expect: 'not-applicable' },
  {
    name: 'what its type says is something else',
    files: {
      'A.java': 'ApiKeys apiKey = header.apiKey();\nlog.debug("handling {}", apiKey);\n',
      'a.kt': 'fun handle(authToken: Authentication) {\n  log.debug("handling", authToken)\n}\n',
    },
    expect: 'pass',
  },
  {
    name: 'a text, and what may hold one',
    files: {
      'A.java': 'String apiKey = header.apiKey();\nlog.debug("handling {}", apiKey);\n',
      'B.java': 'ApiKey apiKey = header.apiKey();\nlog.debug("handling {}", apiKey);\n',
      'C.java': 'Optional<String> apiKey = header.apiKey();\nlog.debug("handling {}", apiKey);\n',
      'D.java': 'ApiKeys apiKey = header.apiKey();\nvoid handle(String apiKey) {\n  log.debug("handling {}", apiKey);\n}\n',
    },
    expect: { fail: ['A.java:2', 'B.java:2', 'C.java:2', 'D.java:3'] },
  },
  { name: 'a number that is used once, and that both sides send each other in the open', files: { 'A.java': 'logger.debug("{}, {}", this.nonce, cnonce);\n' }, expect: 'pass' },
] satisfies readonly Example[];
