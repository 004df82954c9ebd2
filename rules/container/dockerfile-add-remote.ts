import { defineRule } from 'policy-audit';
import { right, wrong } from './shared/compose.ts';
import { copiesOf, pathOf, remoteOf } from './shared/copied.ts';
import { dockerfileFrom } from './shared/dockerfile-examples.ts';
import { each, judgeDockerfiles, place } from './shared/dockerfiles.ts';
import { cisDocker, cwe } from './shared/references.ts';

const image = dockerfileFrom('alpine:3.20');
const sum = `sha256:${'0123456789abcdef'.repeat(4)}`;

export default defineRule({
  id: 'container/dockerfile-add-remote',
  title: 'Files that ADD downloads are checked against a digest',
  severity: 'medium',
  rationale: 'ADD of an address puts into the image whatever the server answers on that day: a changed release, a taken-over domain, or the answer of someone in between.',
  remediation: 'Add the digest: `ADD --checksum=sha256:… https://…`; name the full commit of a git repository after `#`.',
  practices: ['container/base-pinned'],
  references: [...cisDocker('4.9', '4.11'), cwe(494), { standard: 'OSPS Baseline', control: 'OSPS-BR-03.02', url: 'https://baseline.openssf.org/' }],
  since: '0.1.0',
  needs: ['dockerfiles'],
  check({ dockerfiles }) {
    return judgeDockerfiles(
      dockerfiles,
      (dockerfile) =>
        each(
          copiesOf(dockerfile).filter(({ keyword }) => keyword === 'ADD'),
          ({ sources, flags }) =>
            each(sources, (source) => {
              const remote = source.heredoc ? undefined : remoteOf(source);
              if (!remote) return {};
              const at = place(dockerfile, source);
              const path = pathOf(source).replace(/\/\/[^/@]*@/, '//');
              const checksum = flags.find(({ name }) => name === 'checksum')?.value ?? '';
              if (remote.plain) return wrong(`ADD fetches ${path} without encryption.`, at, { severity: 'high' });
              if (remote.kind === 'git') {
                const fixed = [remote.revision ?? '', checksum].some((revision) => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(revision));
                return fixed ? right(at, `ADD fetches one commit of ${path}`) : wrong(`ADD fetches ${path}, which is not fixed to a commit.`, at);
              }
              return /^sha(?:256:[0-9a-f]{64}|384:[0-9a-f]{96}|512:[0-9a-f]{128})$/i.test(checksum)
                ? right(at, `ADD checks ${path} against its digest`)
                : wrong(`ADD fetches ${path} and checks it against no digest.`, at);
            }),
        ),
      '',
    );
  },
  examples: {
    bad: [
      { name: 'an address without a checksum', files: image('ADD https://get.example/x.tgz /x/'), expect: { fail: ['Dockerfile:2'] } },
      { name: 'no encryption', files: image('ADD http://get.example/x.tgz /x/'), expect: { fail: ['Dockerfile:2'] } },
      {
        name: 'a branch of a git repository',
        files: image('ADD https://git.example/x.git#main /x', 'ADD git@git.example:x/y.git /y'),
        expect: { fail: ['Dockerfile:2', 'Dockerfile:3'] },
      },
      { name: 'the address comes from an argument', files: image('ARG V=1.2', 'ADD https://get.example/x-${V}.tgz /x/'), expect: { fail: ['Dockerfile:3'] } },
    ],
    good: [
      { name: 'a checksum', files: image(`ADD --checksum=${sum} https://get.example/x.tgz /x/`), expect: 'pass' },
      { name: 'a full commit', files: image(`ADD https://git.example/x.git#${'0123456789'.repeat(4)}:docs /x`), expect: 'pass' },
      { name: 'a local archive', files: image('ADD x.tar.gz /x/'), expect: 'not-applicable' },
    ],
  },
});
