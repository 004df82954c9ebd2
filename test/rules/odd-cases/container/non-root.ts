import { dockerfileOf } from '../../../../rules/container/shared/dockerfile-examples.ts';
import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const inCompose = (...lines: readonly string[]): Record<string, string> => ({
  'compose.yaml': `services:\n  web:\n    build:\n      context: .\n      dockerfile_inline: |\n${lines.map((line) => `        ${line}\n`).join('')}    ports: ["127.0.0.1:80:80"]\n`,
});

export default [
  { name: 'a base in which the first command has to ask for root', files: dockerfileOf('FROM circleci/buildpack-deps:bionic', 'RUN sudo apt-get update'), expect: 'manual' },
  {
    name: 'a base in which sudo is put first',
    files: dockerfileOf('FROM debian:12', 'RUN apt-get update && apt-get install -y sudo', 'RUN sudo make install'),
    expect: { fail: ['Dockerfile:1'] },
  },
  {
    name: 'a stage that goes on from one in which sudo was put',
    files: dockerfileOf('FROM acme/debian:12 AS base', 'RUN apt-get update && apt-get install -y sudo', 'FROM base', 'RUN sudo make install'),
    expect: { fail: ['Dockerfile:3'] },
  },
  { name: 'an official image, which has no sudo', files: dockerfileOf('FROM ubuntu:22.04', 'RUN sudo true || true'), expect: { fail: ['Dockerfile:1'] } },
  { name: 'root that gives its rights away for one command', files: dockerfileOf('FROM acme/php:8', 'RUN sudo -u web composer install'), expect: { fail: ['Dockerfile:1'] } },
  { name: 'root by name, whatever asks for it', files: dockerfileOf('FROM circleci/node:22', 'USER root', 'RUN sudo make install'), expect: { fail: ['Dockerfile:2'] } },
  { name: 'root in a Dockerfile that a Compose file holds', files: inCompose('FROM alpine:3.20', 'USER root'), expect: { fail: ['compose.yaml:7'] } },
  { name: 'root by an argument, whose dollar Compose takes', files: inCompose('FROM alpine:3.20', 'ARG WHO=root', 'USER $$WHO'), expect: { fail: ['compose.yaml:8'] } },
  {
    name: 'a user in a Dockerfile that a Compose file holds, behind a here-document',
    files: inCompose('FROM alpine:3.20', 'RUN <<EOF', 'adduser -D app', 'EOF', 'USER app'),
    expect: 'pass',
  },
  { name: 'no USER in a Dockerfile that a Compose file holds', files: inCompose('# comment', 'FROM alpine:3.20', '', 'CMD sh'), expect: { fail: ['compose.yaml:7'] } },
  { name: 'the last USER counts', files: dockerfileOf('FROM alpine:3.20', 'USER app', 'USER root:root'), expect: { fail: ['Dockerfile:3'] } },
  { name: 'a user in the builder stage only', files: dockerfileOf('FROM golang:1.25 AS build', 'USER app', 'FROM alpine:3.20'), expect: { fail: ['Dockerfile:3'] } },
  { name: 'root inherited from an earlier stage', files: dockerfileOf('FROM alpine:3.20 AS base', 'USER root', 'FROM BASE', 'CMD sh'), expect: { fail: ['Dockerfile:2'] } },
  { name: 'a variable whose default is root', files: dockerfileOf('ARG U=root', 'FROM alpine:3.20', 'ARG U', 'USER ${U}'), expect: { fail: ['Dockerfile:4'] } },
  { name: 'a command that the entry point of the base image does not know', files: dockerfileOf('FROM redis:7', 'CMD ["/start.sh"]'), expect: { fail: ['Dockerfile:1'] } },
  { name: 'ONBUILD is for the images built on this one', files: dockerfileOf('FROM alpine:3.20', 'ONBUILD USER app'), expect: { fail: ['Dockerfile:1'] } },
  { name: 'a program on scratch', files: dockerfileOf('FROM scratch', 'COPY app /', 'ENTRYPOINT ["/app"]'), expect: { fail: ['Dockerfile:1'] } },
  {
    name: 'other names of the file',
    files: { 'api/Dockerfile.worker.gpu': 'FROM a:1\n', Containerfile: 'FROM a:1\n', 'web.Dockerfile': 'FROM a:1\n' },
    expect: { fail: ['api/Dockerfile.worker.gpu:1', 'Containerfile:1', 'web.Dockerfile:1'] },
  },
  {
    name: 'the administrator of Windows',
    files: dockerfileOf('# escape=`', 'FROM windows/servercore:2025', 'RUN dir `', '  C:\\', 'USER ContainerAdministrator'),
    expect: { fail: ['Dockerfile:5'] },
  },
  {
    name: 'a stage that Compose or a workflow names as target',
    files: {
      ...dockerfileOf('FROM alpine:3.20 AS base', 'FROM base AS server', 'FROM base AS worker', 'USER root', 'FROM base', 'USER app'),
      'compose.yaml': dedent`
        services:
          a:
            build: { context: ., target: Server }
      `,
      '.github/workflows/ci.yml': dedent`
        on: push
        jobs:
          a:
            runs-on: x
            steps:
              - uses: docker/build-push-action@v6
                with: { target: worker }
      `,
    },
    expect: { fail: ['Dockerfile:2', 'Dockerfile:4'] },
  },
  {
    name: 'an entry point that keeps its rights',
    files: { ...dockerfileOf('FROM alpine:3.20', 'USER root', 'COPY entrypoint /', 'ENTRYPOINT ["/entrypoint"]'), entrypoint: 'exec "$@"\n' },
    expect: { fail: ['Dockerfile:2'] },
  },
  {
    name: 'a base that the build puts in its place',
    files: {
      ...dockerfileOf('FROM base', 'CMD a'),
      'compose.yaml': dedent`
        services:
          a:
            build: { context: ., additional_contexts: { base: "service:b" } }
      `,
    },
    expect: 'manual',
  },
  { name: 'USER in a here-document is text', files: dockerfileOf('FROM alpine:3.20', 'RUN <<EOF', 'USER app', 'EOF'), expect: { fail: ['Dockerfile:1'] } },
  {
    name: 'a stage that a bake file names, by what its target inherits',
    files: {
      'img/Dockerfile': dedent`
        FROM node:22 AS api
        CMD a
        FROM node:22 AS web
        USER node
        CMD b
      `,
      'docker-bake.hcl': dedent`
        target "base" {
          context = "img" // of both
          args = {
            target = "web"
          }
          target = "api"
        }
        target "one" {
          inherits = ["base"]
          tags = ["team/one:\${TAG}"]
        }
      `,
    },
    expect: { fail: ['img/Dockerfile:1'] },
  },
  {
    name: 'the same in JSON',
    files: {
      Dockerfile: dedent`
        FROM node:22 AS api
        CMD a
        FROM node:22 AS web
        USER node
        CMD b
      `,
      'docker-bake.json': '{"target":{"one":{"target":"api"}}}',
    },
    expect: { fail: ['Dockerfile:1'] },
  },
  { name: 'root in the builder only', files: dockerfileOf('FROM golang:1.25 AS build', 'USER root', 'FROM alpine:3.20', 'USER \\', '  1000:1000'), expect: 'pass' },
  { name: 'inherited through two stages', files: dockerfileOf('FROM alpine:3.20 AS a', 'USER app', 'FROM a AS b', 'FROM b'), expect: 'pass' },
  { name: 'the default of a variable', files: dockerfileOf('FROM alpine:3.20', 'USER ${RUNAS:-10001}'), expect: 'pass' },
  {
    name: 'base images that set a user',
    files: { Dockerfile: 'FROM gcr.io/distroless/static-debian12:debug-nonroot\n', 'b/Dockerfile': 'FROM cgr.dev/chainguard/node\n' },
    expect: 'pass',
  },
  {
    name: 'a function of AWS Lambda',
    files: { Dockerfile: 'FROM public.ecr.aws/lambda/python:3.13\nCMD ["app.handler"]\n', 'b/Dockerfile': 'FROM amazon/aws-lambda-nodejs:22\n' },
    expect: 'pass',
  },
  {
    name: 'a base image that another Dockerfile of the tree makes',
    files: { ...dockerfileOf('FROM team/base:1'), 'base/Dockerfile': 'FROM a:1\nUSER app\n', Makefile: 'base:\n\tdocker build -t team/base:1 base\n' },
    expect: 'pass',
  },
  { name: 'files that are only exported', files: dockerfileOf('FROM node:22 AS build', 'FROM scratch', 'COPY --from=build /dist /'), expect: 'not-applicable' },
  { name: 'a user that the build decides', files: dockerfileOf('FROM alpine:3.20', 'ARG U', 'USER $U'), expect: 'manual' },
  { name: 'a base image that the build decides', files: dockerfileOf('ARG BASE', 'FROM ${BASE}'), expect: 'manual' },
  { name: 'root that the entry point of an official image gives up', files: dockerfileOf('FROM postgres:17', 'COPY init.sql /docker-entrypoint-initdb.d/'), expect: 'manual' },
  { name: 'root that the entry point gives up', files: dockerfileOf('FROM alpine:3.20', 'ENTRYPOINT ["gosu", "app", "/app"]'), expect: 'manual' },
  {
    name: 'root that the script of the entry point gives up',
    files: {
      ...dockerfileOf('FROM alpine:3.20', 'COPY docker-entrypoint.sh /', 'ENTRYPOINT ["/docker-entrypoint.sh"]'),
      'docker-entrypoint.sh': 'chown app /data\nexec su-exec app "$@"\n',
    },
    expect: 'manual',
  },
  {
    name: 'a program of its own that is the entry point',
    files: dockerfileOf('FROM gcr.io/distroless/static:nonroot', 'USER 0:0', 'ENTRYPOINT ["/bin/app", "entrypoint"]'),
    expect: 'manual',
  },
  {
    name: 'files about Dockerfiles',
    files: { 'src/dockerfile.go': 'const s = `FROM a`\n', 'Dockerfile.md': 'FROM a\n', 'Dockerfile.dockerignore': '*\n' },
    expect: 'not-applicable',
  },
] satisfies readonly Example[];
