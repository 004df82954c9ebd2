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
  { name: 'calls that only comments show', files: { 'Log.cs': '/// Log.Debug(password);\nint level = 1;\n', 'a.py': '# print(api_key)\n' }, expect: 'not-applicable' },
] satisfies readonly Example[];
