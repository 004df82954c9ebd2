import { dockerfileFrom } from '../../../../rules/container/shared/dockerfile-examples.ts';
import type { Example } from '../../../../src/rule.ts';

const image = dockerfileFrom('node:22.3');

const block = (label: string): string => `-----BEGIN ${label}-----\nAAAA\n-----END ${label}-----\n`;

export default [
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
] satisfies readonly Example[];
