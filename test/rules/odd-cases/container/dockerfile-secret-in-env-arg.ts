import { dockerfileOf } from '../../../../rules/container/shared/dockerfile-examples.ts';
import type { Example } from '../../../../src/rule.ts';

export default [
  {
    name: 'the old form, and the second of two',
    files: dockerfileOf('FROM alpine:3.20', 'ENV API_TOKEN 9f8e7d6c5b4a', 'ENV A=1 JWT_SECRET=Xk9v2Lq8', 'ENV PASSPHRASE="correct horse battery"'),
    expect: { fail: ['Dockerfile:2', 'Dockerfile:3', 'Dockerfile:4'] },
  },
  {
    name: 'the default of an argument, also a global one',
    files: dockerfileOf('ARG NPM_TOKEN=Xk9v2Lq8mWz4Tn7b', 'FROM alpine:3.20', 'ARG GIT_PASSWORD=hunter2'),
    expect: { fail: ['Dockerfile:1', 'Dockerfile:3'] },
  },
  { name: 'an argument without a default stays in the history', files: dockerfileOf('FROM alpine:3.20', 'ARG NPM_TOKEN', 'RUN npm ci'), expect: { fail: ['Dockerfile:2'] } },
  {
    name: 'an argument that ENV copies is told once',
    files: dockerfileOf('FROM alpine:3.20', 'ARG NPM_TOKEN', 'ENV NPM_TOKEN=$NPM_TOKEN'),
    expect: { fail: ['Dockerfile:3'] },
  },
  {
    name: 'the other part of an access key',
    files: dockerfileOf('FROM alpine:3.20', 'ARG AWS_ACCESS_KEY_ID', 'ENV MINIO_ACCESS_KEY_ID=Xk9v2Lq8mWz4Tn7b'),
    expect: { fail: ['Dockerfile:2', 'Dockerfile:3'] },
  },
  { name: 'a password in an address', files: dockerfileOf('FROM alpine:3.20', 'ENV DATABASE_URL=postgres://app:Xk9v2Lq8mW@db:5432/app'), expect: { fail: ['Dockerfile:2'] } },
  {
    name: 'empty, a file, a folder, a flag, a number',
    files: dockerfileOf('FROM a:1', 'ENV DB_PASSWORD= PASSWORD_FILE=/run/secrets/db TOKEN_DIR=/t', 'ENV TOKEN_TTL_SECONDS=3600 AUTH=true'),
    expect: 'pass',
  },
  { name: 'a secret that is only mounted', files: dockerfileOf('FROM a:1', 'RUN --mount=type=secret,id=npm_token npm ci'), expect: 'pass' },
] satisfies readonly Example[];
