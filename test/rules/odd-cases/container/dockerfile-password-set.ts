import { dockerfileFrom } from '../../../../rules/container/shared/dockerfile-examples.ts';
import type { Example } from '../../../../src/rule.ts';

const image = dockerfileFrom('ubuntu:24.04');

export default [
  {
    name: 'chpasswd, fed by a pipe, a here-document and a here-string',
    files: image("RUN echo 'root:toor' | chpasswd", 'RUN chpasswd <<EOF', 'app:app1', 'EOF', "RUN sudo chpasswd <<< 'a:b'"),
    expect: { fail: ['Dockerfile:2', 'Dockerfile:3', 'Dockerfile:6'] },
  },
  {
    name: 'twice to be sure',
    files: image("RUN printf 'a1\\na1\\n' | passwd app", "RUN sh -c 'echo root:toor | chpasswd'"),
    expect: { fail: ['Dockerfile:2', 'Dockerfile:3'] },
  },
  { name: 'the default of an argument', files: image('ARG PW=toor1234', 'RUN echo "root:$PW" | chpasswd'), expect: { fail: ['Dockerfile:3'] } },
  { name: 'an account that needs none', files: image('RUN passwd -d root', 'RUN passwd --delete app'), expect: { fail: ['Dockerfile:2', 'Dockerfile:3'] } },
  { name: 'a literal that the build hashes', files: image('RUN useradd -p "$(openssl passwd -6 toor)" app'), expect: { fail: ['Dockerfile:2'] } },
  { name: 'a literal that goes to the hashing through a pipe', files: image('RUN useradd -p "$(echo toor | openssl passwd -6 -stdin)" app'), expect: { fail: ['Dockerfile:2'] } },
  { name: 'a user of Windows', files: image('RUN net user app Hunter2! /add'), expect: { fail: ['Dockerfile:2'] } },
  { name: 'users of Windows without one', files: image('RUN net user app /add && net user app * && net localgroup x app /add'), expect: 'pass' },
  { name: 'a file that is hashed', files: image('RUN useradd -p "$(cat /run/secrets/pw | openssl passwd -6 -stdin)" app'), expect: 'manual' },
  { name: 'accounts that are locked', files: image("RUN usermod -p '*' root && passwd -l root && passwd --lock app && echo 'app:!' | chpasswd -e"), expect: 'pass' },
  { name: 'a password that the build gets', files: image('RUN --mount=type=secret,id=pw echo "app:$(cat /run/secrets/pw)" | chpasswd'), expect: 'manual' },
  { name: 'an argument without a default', files: image('ARG PW', 'RUN echo "root:$PW" | chpasswd'), expect: 'manual' },
] satisfies readonly Example[];
