import { dockerfileOf } from '../../../../rules/container/shared/dockerfile-examples.ts';
import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

export default [
  { name: 'latest, in any stage', files: dockerfileOf('FROM golang:latest AS build', 'FROM alpine:3.20'), expect: { fail: ['Dockerfile:1'] } },
  { name: 'the port of a registry is no tag', files: dockerfileOf('FROM --platform=linux/amd64 registry.example:5000/team/app'), expect: { fail: ['Dockerfile:1'] } },
  {
    name: 'latest by default',
    files: dockerfileOf('ARG V=3', 'ARG V=latest', 'FROM alpine:${V}', 'FROM alpine:${W:-latest}'),
    expect: { fail: ['Dockerfile:3', 'Dockerfile:4'] },
  },
  {
    name: 'what COPY and RUN take from other images is pulled as well',
    files: dockerfileOf('FROM alpine:3.20', 'COPY --from=busybox /bin/x /x', 'RUN --mount=type=bind,from=tool:latest,target=/t /t/x'),
    expect: { fail: ['Dockerfile:2', 'Dockerfile:3'] },
  },
  {
    name: 'an image that a build gives in place of another',
    files: {
      ...dockerfileOf('FROM base', 'COPY --from=tools /a /a'),
      'compose.yaml': dedent`
        services:
          a:
            build: { context: ., additional_contexts: { base: "docker-image://alpine:latest", tools: "docker-image://tool:1.2" } }
      `,
    },
    expect: { fail: ['Dockerfile:1'] },
  },
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
  { name: 'a digest says more than the tag', files: dockerfileOf(`FROM alpine:latest@${digest}`), expect: 'pass' },
  { name: 'earlier stages, by name in any case and by number', files: dockerfileOf('FROM alpine:3.20 AS Base', 'FROM BASE', 'COPY --from=0 /a /a'), expect: 'pass' },
  {
    name: 'folders that a build is given under a name',
    files: {
      ...dockerfileOf('FROM alpine:3.20', 'COPY --from=assets /a /a', 'COPY --from=docs /b /b'),
      'compose.yaml': dedent`
        services:
          a:
            build: { context: ., additional_contexts: { assets: ../assets } }
      `,
      Makefile: 'image:\n\tdocker build --build-context docs=../docs .\n',
    },
    expect: 'pass',
  },
  {
    name: 'targets that bake puts in place of images, in a file of any name',
    files: {
      'app/Dockerfile': 'FROM base\nCOPY --from=assets /a /a\nCOPY --from=tool:1 /b /b\n',
      'tests/build.hcl': dedent`
        target "defaults" {
          contexts = { base = "target:base" }
        }
        target "app" {
          inherits = ["defaults"]
          context = "app/"
          contexts = {
            "assets" = "target:assets"
          }
        }
      `,
    },
    expect: 'pass',
  },
  { name: 'a default that stands for nothing', files: dockerfileOf('ARG BASE=placeholder', 'FROM ${BASE}'), expect: 'manual' },
  { name: 'the version comes from outside', files: dockerfileOf('ARG TAG', 'FROM alpine:$TAG'), expect: 'manual' },
] satisfies readonly Example[];
