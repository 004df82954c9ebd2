import { defineRule } from 'policy-audit';
import { asks, right, wrong } from './shared/compose.ts';
import { dockerfileOf } from './shared/dockerfile-examples.ts';
import { each, judgeDockerfiles, place, pullsOf } from './shared/dockerfiles.ts';
import { cisDocker, cwe } from './shared/references.ts';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

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
      { name: 'latest, in any stage', files: dockerfileOf('FROM golang:latest AS build', 'FROM alpine:3.20'), expect: { fail: ['Dockerfile:1'] } },
      { name: 'the port of a registry is no tag', files: dockerfileOf('FROM --platform=linux/amd64 registry.example:5000/team/app'), expect: { fail: ['Dockerfile:1'] } },
      {
        name: 'latest by default',
        files: dockerfileOf('ARG V=3', 'ARG V=latest', 'FROM alpine:${V}', 'FROM alpine:${W:-latest}'),
        expect: { fail: ['Dockerfile:3', 'Dockerfile:4'] },
      },
      { name: 'latest from a registry that the build names', files: dockerfileOf('ARG REGISTRY', 'FROM ${REGISTRY}/alpine:latest'), expect: { fail: ['Dockerfile:2'] } },
      {
        name: 'what COPY and RUN take from other images is pulled as well',
        files: dockerfileOf('FROM alpine:3.20', 'COPY --from=busybox /bin/x /x', 'RUN --mount=type=bind,from=tool:latest,target=/t /t/x'),
        expect: { fail: ['Dockerfile:2', 'Dockerfile:3'] },
      },
      {
        name: 'an image that a build gives in place of another',
        files: {
          ...dockerfileOf('FROM base', 'COPY --from=tools /a /a'),
          'compose.yaml': 'services:\n  a:\n    build: { context: ., additional_contexts: { base: "docker-image://alpine:latest", tools: "docker-image://tool:1.2" } }\n',
        },
        expect: { fail: ['Dockerfile:1'] },
      },
    ],
    good: [
      { name: 'a tag, from a registry that the build names', files: dockerfileOf('ARG REGISTRY', 'FROM ${REGISTRY}/alpine:3.20'), expect: 'pass' },
      {
        name: 'an earlier stage of several, which the platform chooses',
        files: dockerfileOf(
          'FROM rust:1.90 AS build_amd64',
          'FROM rust:1.90 AS build_arm64',
          'FROM build_${TARGETARCH} AS build',
          'FROM alpine:3.20',
          'COPY --from=build_${TARGETARCH} /a /a',
        ),
        expect: 'pass',
      },
      { name: 'a version', files: dockerfileOf('FROM node:22.11'), expect: 'pass' },
      { name: 'a digest says more than the tag', files: dockerfileOf(`FROM alpine:latest@${digest}`), expect: 'pass' },
      { name: 'earlier stages, by name in any case and by number', files: dockerfileOf('FROM alpine:3.20 AS Base', 'FROM BASE', 'COPY --from=0 /a /a'), expect: 'pass' },
      {
        name: 'folders that a build is given under a name',
        files: {
          ...dockerfileOf('FROM alpine:3.20', 'COPY --from=assets /a /a', 'COPY --from=docs /b /b'),
          'compose.yaml': 'services:\n  a:\n    build: { context: ., additional_contexts: { assets: ../assets } }\n',
          Makefile: 'image:\n\tdocker build --build-context docs=../docs .\n',
        },
        expect: 'pass',
      },
      { name: 'nothing is pulled', files: dockerfileOf('FROM scratch', 'COPY app /'), expect: 'not-applicable' },
      { name: 'a default that stands for nothing', files: dockerfileOf('ARG BASE=placeholder', 'FROM ${BASE}'), expect: 'manual' },
      { name: 'the version comes from outside', files: dockerfileOf('ARG TAG', 'FROM alpine:$TAG'), expect: 'manual' },
    ],
  },
});
