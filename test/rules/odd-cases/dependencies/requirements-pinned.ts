import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

export default [
  {
    name: 'a range between hashes, with which pip would install nothing',
    files: {
      'requirements.txt': dedent`
        idna==3.7 \\
            --hash=sha256:0000
        flask>=3.0
      `,
    },
    expect: { fail: ['requirements.txt:3'] },
  },
  { name: 'with extras and a marker', files: { 'requirements-dev.txt': 'uvicorn[standard]~=0.30 ; python_version > "3.9"\n' }, expect: { fail: ['requirements-dev.txt:1'] } },
  { name: 'a branch of a repository', files: { 'requirements.txt': 'idna==3.7\ngit+https://git.example/x/y\n' }, expect: { fail: ['requirements.txt:2'] } },
  { name: 'a branch of a repository', files: { 'requirements.txt': 'git+https://git.example/a/b@main#egg=b\n' }, expect: { fail: ['requirements.txt:1'] } },
  {
    name: 'a file of a folder, and one with a word before',
    files: { 'requirements/prod.txt': 'django~=5.0\n', 'dev-requirements.txt': 'pytest\n' },
    expect: { fail: ['dev-requirements.txt:1', 'requirements/prod.txt:1'] },
  },
  { name: 'a text about requirements', files: { 'docs/requirements/functional.txt': 'speed\nsafety\n' }, expect: 'not-applicable' },
  {
    name: 'a constraints file that leaves one out',
    files: {
      'requirements.txt': dedent`
        -c constraints.txt
        Flask
        requests
      `,
      'constraints.txt': 'flask==3.0.0\n',
    },
    expect: { fail: ['requirements.txt:3'] },
  },
  {
    name: 'exact versions and what is local',
    files: {
      'requirements.txt': dedent`
        -r base.txt
        -e .
        idna==3.7
        uvicorn[standard]==0.30.1; python_version > "3.9"
      `,
    },
    expect: 'pass',
  },
  {
    name: 'options of an entry, and a package that lies on disk',
    files: { 'requirements.txt': 'saml==1.16.0 --no-binary lxml,xmlsec\npodop @ file:///app/libs/podop\n' },
    expect: 'pass',
  },
  { name: 'a constraints file that pins each', files: { 'app/requirements.txt': '-c ../constraints.txt\nFlask\n', 'constraints.txt': 'flask==3.0.0\nidna\n' }, expect: 'pass' },
  { name: 'a constraints file outside of the repository', files: { 'requirements.txt': '-c ../constraints.txt\nflask\n' }, expect: 'pass' },
  { name: 'only the input of a compiler', files: { 'requirements.in': 'flask\n', 'docs/notes.txt': 'flask\n' }, expect: 'not-applicable' },
] satisfies readonly Example[];
