import { defineRule, type Facts, type Verdicts } from 'policy-audit';
import { asks, right, wrong } from './shared/compose.ts';
import { copiesOf, pathOf, type Source } from './shared/copied.ts';
import { dockerfileFrom } from './shared/dockerfile-examples.ts';
import { type Dockerfile, each, judgeDockerfiles, place, whole } from './shared/dockerfiles.ts';
import { cisDocker, cwe } from './shared/references.ts';

const image = dockerfileFrom('node:22.3');
const block = (label: string): string => `-----BEGIN ${label}-----\nAAAA\n-----END ${label}-----\n`;

export default defineRule({
  id: 'container/dockerfile-copy-secret-file',
  title: 'No secret file is copied into an image',
  severity: 'high',
  rationale: 'A file that was copied stays in its layer even when a later instruction removes it: whoever can pull the image, or a cache of the build, can read it.',
  remediation: 'Remove the COPY. Give a build its key with `RUN --mount=type=secret,id=…,target=…` or `--mount=type=ssh`, and give the program its settings when it starts.',
  practices: ['container/secrets-external', 'container/dockerignore'],
  references: [...cisDocker('4.10'), cwe(538), { standard: 'OSPS Baseline', control: 'OSPS-BR-07.01', url: 'https://baseline.openssf.org/' }],
  since: '0.1.0',
  needs: ['dockerfiles', 'credentialFiles', 'envFiles'],
  check: ({ dockerfiles, credentialFiles, envFiles }) =>
    judgeDockerfiles(
      dockerfiles,
      (dockerfile) => judgeCopies(dockerfile, { at: (path) => credentialFiles.at(path) ?? settingsAt(path, envFiles) }),
      'Do these files hold keys, or only certificates and public keys?',
    ),
  examples: {
    bad: [
      {
        name: 'an env file, also by a pattern',
        files: image('COPY package.json .env ./', 'COPY .env* ./', 'COPY config/.env.production /app/'),
        expect: { fail: ['Dockerfile:2', 'Dockerfile:3', 'Dockerfile:4'] },
      },
      {
        name: 'a tracked env file with a password',
        files: { ...image('COPY .env.production .env'), '.env.production': 'APP_ENV=production\nDB_PASSWORD=Sunflower77!x\n' },
        expect: { fail: ['Dockerfile:2'] },
      },
      { name: 'in JSON form', files: image('COPY [".npmrc", "./"]'), expect: { fail: ['Dockerfile:2'] } },
      {
        name: 'keys of SSH and TLS',
        files: image('ADD id_rsa* /root/.ssh/', 'COPY --chmod=600 .ssh /root/.ssh', 'COPY certs/server.key certs/server.pem /etc/tls/'),
        expect: { fail: ['Dockerfile:2', 'Dockerfile:3', 'Dockerfile:4', 'Dockerfile:4'] },
      },
      {
        name: 'taken over from another stage',
        files: image('FROM node:22.3', 'COPY --from=0 /root/.aws /root/.aws', 'COPY --from=0 /src/kubeconfig /k'),
        expect: { fail: ['Dockerfile:3', 'Dockerfile:4'] },
      },
      {
        name: 'a private key in a tracked file',
        files: { ...image('COPY tls.pem /'), 'tls.pem': block('CERTIFICATE') + block(['PRIVATE', 'KEY'].join(' ')) },
        expect: { fail: ['Dockerfile:2'] },
      },
    ],
    good: [
      { name: 'templates and certificates', files: image('COPY .env.example .env.sample ./', 'COPY ca.crt server.cer /etc/tls/'), expect: 'pass' },
      {
        name: 'a tracked file of settings without a secret',
        files: { 'docker/Dockerfile': 'FROM node:22.3\nCOPY docker/.env.production .env\n', 'docker/.env.production': 'APP_ENV=production\nAPP_KEY=\nLOG_CHANNEL=stderr\n' },
        expect: 'pass',
      },
      { name: 'a tracked file with nothing but certificates', files: { ...image('COPY tls.pem /'), 'tls.pem': block('CERTIFICATE') }, expect: 'pass' },
      {
        name: 'a tracked .npmrc with settings, its token left to a variable',
        files: { ...image('COPY .npmrc ./'), '.npmrc': 'engine-strict=true\n//r.example/:_authToken=${NPM_TOKEN}\n' },
        expect: 'pass',
      },
      { name: 'a public key, known hosts, and names that only look alike', files: image('COPY .ssh/known_hosts id_rsa.pub environment.env.ts monkey.keys /x/'), expect: 'pass' },
      { name: 'the certificates of the system', files: image('COPY --from=0 /etc/ssl/cert.pem /etc/ssl/cert.pem'), expect: 'pass' },
      { name: 'the whole context is another rule', files: image('COPY . .'), expect: 'pass' },
      { name: 'a name that says certificate', files: image('COPY ca.pem /etc/ssl/'), expect: 'manual' },
      { name: 'no Dockerfile', files: { 'a.txt': 'x\n' }, expect: 'not-applicable' },
    ],
  },
});

type Known = Pick<Facts['credentialFiles'], 'at'>;

/** A tracked file of settings, of which none is a secret, shows nobody more than the repository does. */
const settingsAt = (path: string, { files }: Facts['envFiles']): ReturnType<Known['at']> => {
  const found = files.find((file) => file.path === path && file.tracked);
  return found && { path, holds: found.variables.some(({ secret }) => secret !== undefined) ? 'credentials' : 'none' };
};

const judgeCopies = (dockerfile: Dockerfile, files: Known): Verdicts => {
  const said = each(copiesOf(dockerfile), (copy) => each(copy.sources, (source) => (source.heredoc ? {} : judgeSource(dockerfile, copy, source, files))));
  return said.findings?.length || said.open?.length || said.evidence?.length ? said : right(whole(dockerfile), 'no file of secrets is copied by its name');
};

const secretNames =
  /^(?:\.env|\.env[.*?][^/]*|id_(?:rsa|dsa|ecdsa|ed25519)|[^/]*\.(?:pem|key|p12|pfx|jks|keystore)|\.npmrc|\.yarnrc|\.pypirc|\.netrc|\.git-credentials|credentials\.json|kubeconfig|\.kube|\.aws|\.ssh|\.gnupg)$/i;
const templates = /\.(?:examples?|sample|template|tmpl|dist|defaults?|schema|pub)$/i;
const certificateNames =
  /(?:^|[-_.])(?:ca|cacert|cacerts|ca-?certs?|cert|certs|certificate|fullchain|chain|bundle|root-?ca|public|pub|dhparams?)(?:[-_.]|$)|(?:gpg|apt|archive|signing|release)[^/]*\.key$/i;

const judgeSource = (
  dockerfile: Dockerfile,
  copy: { readonly keyword: string; readonly fromStage?: number; readonly fromElsewhere: boolean },
  source: Source,
  files: Known,
): Verdicts => {
  const path = pathOf(source).replace(/(?<!\/)\/+$/, '');
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/(?<=[^*?])[*?]+$/, '');
  const inFolder = /(?:^|\/)\.(?:aws|ssh|gnupg|kube)\//.test(path) && !/^(?:known_hosts|config|authorized_keys|.*\.pub)$/.test(name);
  if ((!secretNames.test(name) && !inFolder) || templates.test(name) || /^\/(?:etc|usr)\/(?:.*\/)?(?:ssl|pki|ca-certificates|certs)\//.test(path)) return {};
  const at = place(dockerfile, source);
  const local = copy.fromStage === undefined && !copy.fromElsewhere;
  const folder = dockerfile.path.slice(0, dockerfile.path.lastIndexOf('/') + 1);
  const plain = path.replace(/^(?:\.?\/)+/, '');
  const tracked = local ? (files.at(folder + plain) ?? files.at(plain)) : undefined;
  if (tracked?.holds === 'none') return right({ path: tracked.path, line: 1 }, 'holds no key and no login');
  if (!tracked && /\.(?:pem|key)$/i.test(name) && certificateNames.test(name)) return asks(at, `${copy.keyword} takes ${path}, which may be a certificate or a public key only`);
  return wrong(`${copy.keyword} takes ${path} into the image.`, at);
};
