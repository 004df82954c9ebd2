import { defineRule } from 'policy-audit';
import { asks, right, wrong } from './shared/compose.ts';
import { dockerfileOf } from './shared/dockerfile-examples.ts';
import { each, judgeDockerfiles, place, pullsOf } from './shared/dockerfiles.ts';
import { cisDocker, cwe } from './shared/references.ts';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

export default defineRule({
  id: 'container/dockerfile-image-digest',
  title: 'Every image that a build pulls is pinned by digest',
  severity: 'low',
  rationale: 'A tag can be moved to other content by whoever owns, or takes over, its repository. A digest is the content: a build either gets what was reviewed or fails.',
  remediation: 'Add the digest to the tag (`FROM node:22.11@sha256:…`; `docker buildx imagetools inspect NAME:TAG` prints it) and let an update bot raise both.',
  practices: ['container/base-pinned'],
  references: [
    ...cisDocker('4.2'),
    cwe(1357),
    { standard: 'OpenSSF Scorecard', control: 'Pinned-Dependencies', url: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#pinned-dependencies' },
  ],
  since: '0.1.0',
  needs: ['dockerfiles', 'buildContexts'],
  check({ dockerfiles, buildContexts }) {
    return judgeDockerfiles(
      dockerfiles,
      (dockerfile) =>
        each(pullsOf(dockerfile, buildContexts), ({ by, name, image: pulled, ...position }) => {
          const at = place(dockerfile, position);
          if (!pulled) return asks(at, `${by} ${name.written} depends on ${name.missing.join(', ') || 'a variable'}, which has no value here`);
          if (pulled.digest === undefined) return wrong(`${by} pulls ${name.text} ${pulled.tag === undefined ? 'without tag or digest' : 'by its tag only'}.`, at);
          if (!/^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/.test(pulled.digest)) return wrong(`${by} pulls ${name.text}, whose digest is not complete.`, at);
          return right(at, `${by} pulls ${pulled.repository} by its digest`);
        }),
      'Which content do these images have?',
    );
  },
  examples: {
    bad: [
      { name: 'a tag only', files: dockerfileOf('FROM alpine:3.20'), expect: { fail: ['Dockerfile:1'] } },
      { name: 'a digest that is cut off', files: dockerfileOf('FROM alpine@sha256:abcdef'), expect: { fail: ['Dockerfile:1'] } },
      {
        name: 'each image on its own',
        files: dockerfileOf(`FROM golang@${digest} AS build`, 'FROM alpine:3.20', 'COPY --from=busybox:1 /a /a'),
        expect: { fail: ['Dockerfile:2', 'Dockerfile:3'] },
      },
    ],
    good: [
      { name: 'tag and digest', files: dockerfileOf(`FROM alpine:3.20@${digest}`, 'COPY --from=0 /a /a'), expect: 'pass' },
      { name: 'a digest from the default of an argument', files: dockerfileOf(`ARG D=${digest}`, 'FROM alpine@$D'), expect: 'pass' },
      { name: 'nothing is pulled', files: dockerfileOf('FROM scratch'), expect: 'not-applicable' },
      { name: 'an argument without a default', files: dockerfileOf('ARG BASE', 'FROM $BASE'), expect: 'manual' },
    ],
  },
});
