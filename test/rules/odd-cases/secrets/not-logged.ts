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
] satisfies readonly Example[];
