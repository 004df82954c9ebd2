import { defineRule, type Finding, isForDevelopers, judge } from 'policy-audit';
import { withArticle } from './shared/secret-finding.ts';

/** Formats that hold a private key or a login whatever is in them: their content is binary, or the state of a live system. */
const always =
  /(?:^|\/)(?:[^/]+\.(?:p12|pfx|jks|keystore|bks|kdbx?|mobileprovision|tfstate(?:\.backup)?)|\.git-credentials|\.htpasswd|secring\.(?:gpg|pgp)|[^/]*\.agekey|\.dockercfg|id_(?:rsa|dsa|ecdsa|ed25519)(?:_\w{1,20})?)$/i;
/** Formats that may also be empty or public; they count when a secret was found in them. */
const whenSecret =
  /(?:^|\/)(?:[^/]+\.(?:pem|key|ppk|asc|gpg|ovpn|tfvars|tfvars\.json)|\.pgpass|\.?npmrc|[._]netrc|\.pypirc|\.?kube\/config|[^/]*kubeconfig[^/]*|\.docker\/config\.json|(?:[^/]*service[-_]?account[^/]*|credentials|client_secrets?[^/]*)\.json|\.aws\/credentials|\.s3cfg|\.boto|master\.key|\.ssh\/.+)$/i;
const sample = /\.(?:example|sample|template|dist|tmpl)(?:\.\w+)?$|\.pub$/i;

export default defineRule({
  id: 'secrets/key-files-untracked',
  title: 'Key stores and credential files are not committed',
  severity: 'high',
  rationale:
    'Some files exist only to hold keys and logins: key stores, SSH identities, .netrc, a kubeconfig, the state of Terraform with every password in plain text. Once tracked they are in every clone and in the history.',
  remediation: 'Remove the file with `git rm --cached`, ignore its pattern, and change every key and password in it: the history keeps the old ones.',
  practices: ['secrets/no-secrets-in-tree'],
  references: [
    { standard: 'CWE', control: 'CWE-538', url: 'https://cwe.mitre.org/data/definitions/538.html' },
    { standard: 'OSPS Baseline', control: 'OSPS-BR-07.01', url: 'https://baseline.openssf.org/' },
  ],
  since: '0.1.0',
  needs: ['files', 'secrets'],
  check({ files, secrets }) {
    const secretIn = new Map(secrets.found.flatMap((secret) => secret.places.map((place) => [place.path, { secret, place }] as const)));
    const tracked = files.all.filter((file) => file.tracked && file.mode !== 'symlink' && ['runtime', 'deploy', 'ci'].includes(file.zone) && !sample.test(file.path));
    const findings = tracked.flatMap((file): Finding[] => {
      const inside = secretIn.get(file.path);
      if (always.test(file.path)) return [{ message: `${file.path} is tracked, and files of this kind hold keys or credentials.`, at: inside?.place ?? { path: file.path } }];
      if (!whenSecret.test(file.path) || !inside) return [];
      const message = `${file.path} is tracked and holds ${withArticle(inside.secret.name)}.`;
      return [{ message, at: inside.place, secret: inside.secret, ...(isForDevelopers(file.path) ? { severity: 'medium' } : {}) }];
    });
    const [any] = tracked;
    return judge(
      findings,
      any ? [{ at: { path: any.path }, note: `one of ${tracked.length} tracked files, none of which is a key store or a file of logins` }] : [],
      'nothing is tracked',
    );
  },
  examples: {
    bad: [
      { name: 'a key store', files: { 'release/upload.jks': 'binary' }, expect: { fail: ['release/upload.jks'] } },
      { name: 'the state of Terraform', files: { 'infra/terraform.tfstate': '{ "version": 4 }\n' }, expect: { fail: ['infra/terraform.tfstate'] } },
      { name: 'an SSH identity', files: { 'deploy/id_ed25519': 'x' }, expect: { fail: ['deploy/id_ed25519'] } },
      {
        name: 'a login for a registry',
        files: { '.npmrc': `//registry.corp.internal/:_authToken=${['kX93nqP1', 'zzT0mWv7', 'Bc5dQ2'].join('')}\n` },
        expect: { fail: ['.npmrc:1'] },
      },
    ],
    good: [
      { name: 'not tracked', files: { 'a.ts': '', 'upload.jks': 'x' }, untracked: ['upload.jks'], expect: 'pass' },
      { name: 'a certificate and a public key', files: { 'certs/ca.pem': `-----BEGIN ${'CERT'}IFICATE-----\n`, 'deploy/id_rsa.pub': 'ssh-rsa AAAA x\n' }, expect: 'pass' },
      { name: 'a login that comes from the environment', files: { '.npmrc': `//registry.npmjs.org/:_authToken=${'$'}{NPM_TOKEN}\n` }, expect: 'pass' },
      {
        name: 'a tunnel whose login is kept elsewhere',
        files: { 'ops/client.ovpn': 'client\nauth-user-pass /etc/openvpn/login\n', '.pgpass': 'db:5432:app:ann:${PGPW}\n' },
        expect: 'pass',
      },
      { name: 'a sample, and a key store of a test', files: { '.htpasswd.example': 'x', 'test/fixtures/server.p12': 'x', 'a.ts': '' }, expect: 'pass' },
      { name: 'nothing at all', files: {}, expect: 'not-applicable' },
    ],
  },
});
