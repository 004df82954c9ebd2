import { defineRule } from 'policy-audit';
import { asks, right, wrong } from './shared/compose.ts';
import { copiesOf, isArchive, pathOf, remoteOf } from './shared/copied.ts';
import { dockerfileFrom } from './shared/dockerfile-examples.ts';
import { each, judgeDockerfiles, place } from './shared/dockerfiles.ts';
import { cisDocker } from './shared/references.ts';

const image = dockerfileFrom('alpine:3.20');

export default defineRule({
  id: 'container/dockerfile-add-instead-of-copy',
  title: 'ADD is used only where COPY will not do',
  severity: 'low',
  rationale:
    'ADD unpacks archives and fetches addresses. Where a file is only to be copied, this turns a file that someone renamed or a path that became an address into other content of the image.',
  remediation: 'Use COPY for files and folders; keep ADD for archives that are to be unpacked, git repositories and addresses.',
  practices: ['container/base-pinned'],
  references: [...cisDocker('4.9'), { standard: 'hadolint', control: 'DL3020', url: 'https://github.com/hadolint/hadolint/wiki/DL3020' }],
  since: '0.1.0',
  needs: ['dockerfiles'],
  check({ dockerfiles }) {
    return judgeDockerfiles(
      dockerfiles,
      (dockerfile) =>
        each(
          copiesOf(dockerfile).filter(({ keyword }) => keyword === 'ADD'),
          ({ sources }) =>
            each(sources, (source) => {
              const at = place(dockerfile, source);
              const path = pathOf(source);
              if (source.heredoc) return wrong('ADD writes a here-document, which COPY does as well.', at);
              if (remoteOf(source) || isArchive(path)) return right(at, `ADD of ${path}`);
              if (source.path.text === undefined && /^["']?\$/.test(source.path.written))
                return asks(at, `ADD ${source.path.written} depends on ${source.path.missing.join(', ')}`);
              return wrong(`ADD copies ${path}, which is no archive to unpack.`, at);
            }),
        ),
      'Are these sources of ADD archives, addresses or plain files?',
    );
  },
  examples: {
    bad: [
      { name: 'a file and a folder', files: image('ADD app.py /app/', 'ADD . /app'), expect: { fail: ['Dockerfile:2', 'Dockerfile:3'] } },
      { name: 'a zip file is not unpacked', files: image('ADD x.zip /x/'), expect: { fail: ['Dockerfile:2'] } },
      { name: 'in JSON form, with one archive among the sources', files: image('ADD ["a.tar.gz", "b.txt", "/x/"]'), expect: { fail: ['Dockerfile:2'] } },
      { name: 'a here-document', files: image('ADD <<EOF /etc/motd', 'hello', 'EOF'), expect: { fail: ['Dockerfile:2'] } },
      { name: 'a file that an argument names', files: image('ARG JAR=target/*.jar', 'ADD ${JAR} app.jar'), expect: { fail: ['Dockerfile:3'] } },
    ],
    good: [
      {
        name: 'archives, an address and a git repository',
        files: image('ADD rootfs.tar.xz /', 'ADD a-*.tgz /', 'ADD https://get.example/x /', 'ADD https://git.example/x.git#v1 /'),
        expect: 'pass',
      },
      { name: 'COPY only', files: image('COPY . .'), expect: 'not-applicable' },
      { name: 'a source that the build decides', files: image('ARG SRC', 'ADD ${SRC} /x/'), expect: 'manual' },
    ],
  },
});
