import { dockerfileFrom } from '../../../../rules/container/shared/dockerfile-examples.ts';
import type { Example } from '../../../../src/rule.ts';

const image = dockerfileFrom('alpine:3.20');

export default [
  { name: 'a pipe, through sudo and tee', files: image('RUN curl -fsSL https://get.example/x.sh | tee x.log | sudo -E bash -s -- -y'), expect: { fail: ['Dockerfile:2'] } },
  { name: 'in the builds of images on this one', files: image('ONBUILD RUN curl -fsSL https://get.example/x.sh | sh'), expect: { fail: ['Dockerfile:2'] } },
  {
    name: 'a string for a shell, also in JSON form',
    files: image('RUN sh -c "$(curl -fsSL https://get.example/x.sh)"', 'RUN ["sh", "-c", "curl https://get.example/x | python3 -"]'),
    expect: { fail: ['Dockerfile:2', 'Dockerfile:3'] },
  },
  {
    name: 'lines and here-documents are one script',
    files: image('RUN apk add curl \\', '  # the installer', '  && curl https://get.example/x.sh \\', '  | sh', 'RUN <<EOF', 'curl https://get.example/y.sh |', '  sh', 'EOF'),
    expect: { fail: ['Dockerfile:4', 'Dockerfile:7'] },
  },
  {
    name: 'a here-string, and the way of Windows',
    files: image('RUN bash <<< "$(curl -s https://get.example/x)"', "RUN powershell -Command iex ((New-Object Net.WebClient).DownloadString('https://get.example/x.ps1'))"),
    expect: { fail: ['Dockerfile:2', 'Dockerfile:3'] },
  },
  { name: 'saved and run, in two instructions', files: image('RUN curl -fsSLo /tmp/x.sh https://get.example/x.sh', 'RUN sh /tmp/x.sh'), expect: { fail: ['Dockerfile:2'] } },
  {
    name: 'saved among the programs and run by its name',
    files: image('RUN curl -fsSLo /usr/local/bin/tool https://get.example/tool && chmod +x /usr/local/bin/tool', 'RUN tool install'),
    expect: { fail: ['Dockerfile:2'] },
  },
  { name: 'options for the program that is read', files: image('RUN curl -sS https://get.example/installer | php -- --install-dir=/bin'), expect: { fail: ['Dockerfile:2'] } },
  {
    name: 'whatever the address is called',
    files: image('RUN curl -s installer | sudo bash', 'RUN curl tool 2>&1 > /tmp/tool && /tmp/tool'),
    expect: { fail: ['Dockerfile:2', 'Dockerfile:3'] },
  },
  {
    name: 'its digest is shown, and nobody compares it',
    files: image(
      'RUN curl -fsSLo x.sh https://get.example/x.sh && sha256sum x.sh && sh x.sh',
      'RUN curl -fsSLo y.sh https://get.example/y.sh && sha256sum y.sh 2>/dev/null && sh y.sh',
      'RUN curl -fsSLo z.sh https://get.example/z.sh && openssl dgst -sha256 z.sh && sh z.sh',
    ),
    expect: { fail: ['Dockerfile:2', 'Dockerfile:3', 'Dockerfile:4'] },
  },
  { name: 'made executable and run', files: image('RUN wget http://get.example/tool.bin && chmod +x tool.bin && ./tool.bin'), expect: { fail: ['Dockerfile:2'] } },
  {
    name: 'an installer whose digest a program of PHP compares',
    files: image("RUN curl -sSo setup.php https://get.example/installer && php -r \"if (hash_file('sha384', 'setup.php') !== 'abc') exit(1);\" && php setup.php"),
    expect: 'pass',
  },
  {
    name: 'its digest is compared by the shell, or read from a file',
    files: image(
      'RUN curl -fsSLo x.sh https://get.example/x.sh && [ "$(sha256sum x.sh | cut -d" " -f1)" = "abc" ] && sh x.sh',
      'RUN curl -fsSLo y.sh https://get.example/y.sh && sha256sum y.sh | grep -q abc && sh y.sh',
      'RUN curl -fsSLo z.sh https://get.example/z.sh && shasum -a 256 --check z.sum && sh z.sh',
      'RUN curl -fsSLo a.sh https://get.example/a.sh && openssl dgst -sha256 -verify a.pem -signature a.sig a.sh && sh a.sh',
      'RUN curl -fsSLo b.sh https://get.example/b.sh && openssl dgst -sha256 b.sh | grep abc && sh b.sh',
    ),
    expect: 'pass',
  },
  {
    name: 'a shell of another user',
    files: image("RUN wget -qO- https://get.example/x | su app -c 'bash -s'", 'RUN curl -fsSL https://get.example/x | su - app', 'RUN curl -fsSL https://get.example/x | sudo -i'),
    expect: { fail: ['Dockerfile:2', 'Dockerfile:3', 'Dockerfile:4'] },
  },
  {
    name: 'a program of another user',
    files: image("RUN curl -fsSL https://get.example/x | su app -c 'tee /x' && curl -s https://get.example/y | su app -c \"bash -c 'cat > y'\""),
    expect: 'pass',
  },
  {
    name: 'data that a program reads',
    files: image('RUN curl https://api.example/v | python3 -m json.tool && curl https://api.example/v | python3 -c "import json"'),
    expect: 'pass',
  },
  { name: 'keys and archives', files: image('RUN curl -fsSL https://get.example/k.gpg | gpg --dearmor -o /k && wget -O- https://get.example/a.tgz | tar xz'), expect: 'pass' },
  { name: 'a version from the network as an argument', files: image('RUN bash install.sh --version "$(curl -s https://api.example/v)"'), expect: 'pass' },
  {
    name: 'a file of a commit',
    files: image('RUN curl -sSL https://raw.githubusercontent.com/team/tool/0123456789abcdef0123456789abcdef01234567/install.sh | bash'),
    expect: 'pass',
  },
  { name: 'no download', files: image('RUN apk add curl'), expect: 'not-applicable' },
] satisfies readonly Example[];
