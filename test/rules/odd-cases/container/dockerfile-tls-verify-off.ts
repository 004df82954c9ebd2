import { dockerfileFrom } from '../../../../rules/container/shared/dockerfile-examples.ts';
import type { Example } from '../../../../src/rule.ts';

const image = dockerfileFrom('alpine:3.20');

export default [
  {
    name: 'settings of downloaders and package managers, written to their files',
    files: image(
      'RUN echo insecure >> ~/.curlrc',
      "RUN echo 'check_certificate = off' > /root/.wgetrc",
      'RUN printf "strict-ssl=false\\n" >> .npmrc',
      `RUN echo 'Acquire::https::Verify-Peer "false";' > /etc/apt/apt.conf.d/99x`,
      'RUN cat > /etc/pip.conf <<EOF',
      '[global]',
      'trusted-host = a.example',
      'EOF',
    ),
    expect: { fail: ['Dockerfile:2', 'Dockerfile:3', 'Dockerfile:4', 'Dockerfile:5', 'Dockerfile:6'] },
  },
  {
    name: 'a source of packages that is trusted unsigned, and a download of PowerShell',
    files: image(
      'RUN echo "deb [arch=amd64 trusted=yes] https://a.example stable main" > /etc/apt/sources.list.d/a.list',
      'RUN Invoke-WebRequest -SkipCertificateCheck -Uri https://a.example/x -OutFile x',
    ),
    expect: { fail: ['Dockerfile:2', 'Dockerfile:3'] },
  },
  {
    name: 'packages of rpm that nothing verifies',
    files: image('RUN rpm -Uvh --noverify a.rpm && rpm -i --nofiledigest b.rpm'),
    expect: { fail: ['Dockerfile:2', 'Dockerfile:2'] },
  },
  { name: 'a word of another file', files: image('RUN curl -fsS https://a.example/x -o x && echo insecure > /etc/motd'), expect: 'pass' },
  {
    name: 'curl, alone and among other flags',
    files: image('RUN curl -k https://a.example/x -o x', 'RUN curl -fsSLk https://a.example/x | tar x'),
    expect: { fail: ['Dockerfile:2', 'Dockerfile:3'] },
  },
  {
    name: 'wget, pip, npm and git',
    files: image(
      'RUN wget --no-check-certificate https://a.example/x',
      'RUN python3 -m pip install --trusted-host pypi.example x==1',
      'RUN npm config set strict-ssl false',
      'RUN git -c http.sslVerify=false clone https://a.example/x',
    ),
    expect: { fail: ['Dockerfile:2', 'Dockerfile:3', 'Dockerfile:4', 'Dockerfile:5'] },
  },
  {
    name: 'variables, of the image and of one command',
    files: image('ENV NODE_TLS_REJECT_UNAUTHORIZED=0', 'RUN GIT_SSL_NO_VERIFY=true git clone https://a.example/x', 'RUN export PYTHONHTTPSVERIFY=0'),
    expect: { fail: ['Dockerfile:2', 'Dockerfile:3', 'Dockerfile:4'] },
  },
  {
    name: 'git asks only whether its variable is there',
    files: image('ENV GIT_SSL_NO_VERIFY=0', "RUN cd /x; GIT_SSL_NO_VERIFY='false' git clone https://a.example/x"),
    expect: { fail: ['Dockerfile:2', 'Dockerfile:3'] },
  },
  {
    name: 'the settings of yum and dnf',
    files: image("RUN yum-config-manager --save --setopt='epel.sslverify'=No", 'RUN dnf config-manager --setopt sslverify=0 --save', 'RUN dnf-config-manager --setopt=gpgcheck=0'),
    expect: { fail: ['Dockerfile:2', 'Dockerfile:3', 'Dockerfile:4'] },
  },
  {
    name: 'settings that are written into a file',
    files: image(
      "RUN { echo '[a]'; echo 'gpgcheck=0'; } > /etc/yum.repos.d/b.repo",
      'RUN echo sslverify=0 >> /etc/yum.conf',
      'RUN cat > /etc/yum.repos.d/a.repo <<EOF',
      '[a]',
      'gpgcheck=0',
      'EOF',
      'RUN sed -i s/gpgcheck=1/gpgcheck=0/ /etc/yum.conf',
    ),
    expect: { fail: ['Dockerfile:2', 'Dockerfile:3', 'Dockerfile:4', 'Dockerfile:8'] },
  },
  { name: 'settings in a file that leave it on', files: image('RUN sed -i s/gpgcheck=0/gpgcheck=1/ /etc/yum.conf && curl -o a https://a.example/a'), expect: 'pass' },
  { name: 'a value behind a flag is no flag', files: image('RUN curl -ok https://a.example/x -H "X: -k"'), expect: 'pass' },
  {
    name: 'words that are no settings: what is only said, a package, and a value that is no 0',
    files: image(
      'RUN yum-config-manager --setopt=sslverify=yes && echo "--setopt=sslverify=0"',
      'RUN npm install strict-ssl false',
      'RUN NODE_TLS_REJECT_UNAUTHORIZED="0\\"" npm ci',
    ),
    expect: 'pass',
  },
  { name: 'variables that leave it on', files: image('ENV NODE_TLS_REJECT_UNAUTHORIZED=1 PYTHONHTTPSVERIFY=1', 'RUN npm config set strict-ssl true'), expect: 'pass' },
  { name: 'a health check that asks the container itself', files: image('HEALTHCHECK CMD curl -kf https://localhost:8443/health || exit 1'), expect: 'pass' },
  { name: 'none of these tools', files: image('COPY a /a', 'RUN /a'), expect: 'not-applicable' },
] satisfies readonly Example[];
