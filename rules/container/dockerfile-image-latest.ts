import { defineRule } from 'policy-audit';
import { asks, right, wrong } from './shared/compose.ts';
import { dockerfileOf } from './shared/dockerfile-examples.ts';
import { each, judgeDockerfiles, place, pullsOf } from './shared/dockerfiles.ts';
import { cisDocker, cwe } from './shared/references.ts';

export default defineRule({
  id: 'container/dockerfile-image-latest',
  title: 'Every image that a build pulls specifies a version',
  severity: 'medium',
  rationale: 'What `latest` means changes without a commit: the same Dockerfile builds another image tomorrow, and nobody can say which fixes are in it or go back.',
  remediation: 'Specify the tested version (`FROM node:22.11-alpine3.20`), ideally with its digest, and let an update bot raise it.',
  practices: ['container/image-tags-pinned', 'container/base-pinned'],
  references: [...cisDocker('4.2'), cwe(1357), { standard: 'hadolint', control: 'DL3006, DL3007', url: 'https://github.com/hadolint/hadolint/wiki/DL3006' }],
  since: '0.1.0',
  needs: ['dockerfiles', 'buildContexts'],
  check({ dockerfiles, buildContexts }) {
    return judgeDockerfiles(
      dockerfiles,
      (dockerfile) =>
        each(pullsOf(dockerfile, buildContexts), ({ by, name, image: pulled, ...position }) => {
          const at = place(dockerfile, position);
          if (!pulled && /:latest$/i.test(name.written)) return wrong(`${by} pulls ${name.written}.`, at);
          // Whatever the registry is, the tag stands here.
          if (!pulled && /\/[\w.-]+:[\w.-]+$/.test(name.written)) return right(at, `${by} pulls ${name.written}`);
          if (!pulled) return asks(at, `${by} ${name.written} depends on ${name.missing.join(', ') || 'a variable'}, which has no value here`);
          if (pulled.digest !== undefined) return right(at, `${name.text} is fixed by its digest`);
          if (!pulled.tag) return wrong(`${by} pulls ${name.text} without a tag, which means latest.`, at);
          if (pulled.tag.toLowerCase() === 'latest') return wrong(`${by} pulls ${name.text}.`, at);
          return right(at, `${by} pulls ${name.text}`);
        }),
      'Which version of these images does a build pull?',
    );
  },
  examples: {
    bad: [
      { name: 'no tag', files: dockerfileOf('FROM alpine'), expect: { fail: ['Dockerfile:1'] } },
      { name: 'latest from a registry that the build names', files: dockerfileOf('ARG REGISTRY', 'FROM ${REGISTRY}/alpine:latest'), expect: { fail: ['Dockerfile:2'] } },
    ],
    good: [
      { name: 'a version', files: dockerfileOf('FROM node:22.11'), expect: 'pass' },
      { name: 'a tag, from a registry that the build names', files: dockerfileOf('ARG REGISTRY', 'FROM ${REGISTRY}/alpine:3.20'), expect: 'pass' },
      { name: 'nothing is pulled', files: dockerfileOf('FROM scratch', 'COPY app /'), expect: 'not-applicable' },
    ],
  },
});
