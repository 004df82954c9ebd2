import type { Example } from '../../../../src/rule.ts';

export default [
  { name: 'the folder that a shell is in', files: { 'build.sh': 'PATH="${PWD}/bin:${PATH}"\ncd "${OLDPWD}"\n' }, expect: 'not-applicable' },
  { name: 'a password of the environment', files: { 'build.sh': 'mysql --password="${DB_PWD}"\n' }, expect: 'pass' },
] satisfies readonly Example[];
