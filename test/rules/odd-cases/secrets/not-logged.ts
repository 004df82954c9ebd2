import type { Example } from '../../../../src/rule.ts';

export default [
  { name: 'a key in another form', files: { 'a.py': 'logger.info(private_key_to_pem(private_key))\n' }, expect: { fail: ['a.py:1'] } },
  { name: 'a value that the logger hides', files: { 'a.py': 'logger.info(private(api_key))\n' }, expect: 'pass' },
] satisfies readonly Example[];
