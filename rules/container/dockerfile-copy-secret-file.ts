import { dedent, defineRule, type Facts, type Verdicts } from 'policy-audit';
import { asks, right, wrong } from './shared/compose.ts';
import { copiesOf, pathOf, type Source } from './shared/copied.ts';
import { dockerfileFrom } from './shared/dockerfile-examples.ts';
import { type Dockerfile, each, judgeDockerfiles, place, whole } from './shared/dockerfiles.ts';
import { cisDocker, cwe } from './shared/references.ts';

const image = dockerfileFrom('node:22.3');

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
    bad: [{ name: 'in JSON form', files: image('COPY [".npmrc", "./"]'), expect: { fail: ['Dockerfile:2'] } }],
    good: [
      { name: 'templates and certificates', files: image('COPY .env.example .env.sample ./', 'COPY ca.crt server.cer /etc/tls/'), expect: 'pass' },
      {
        name: 'a tracked file of settings without a secret',
        files: {
          'docker/Dockerfile': 'FROM node:22.3\nCOPY docker/.env.production .env\n',
          'docker/.env.production': dedent`
            APP_ENV=production
            APP_KEY=
            LOG_CHANNEL=stderr
          `,
        },
        expect: 'pass',
      },
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
