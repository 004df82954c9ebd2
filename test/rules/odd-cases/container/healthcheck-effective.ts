import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const image = (check: string): Record<string, string> => ({ Dockerfile: `FROM alpine:3.20\nHEALTHCHECK --interval=30s ${check}\n` });

export default [
  {
    name: 'the program is not in the image',
    files: {
      Dockerfile: dedent`
        FROM debian:bookworm-slim
        RUN apt-get update && apt-get install -y ca-certificates
        CMD ["/app"]
      `,
      'compose.yaml': dedent`
        services:
          web:
            build: .
            healthcheck:
              test: ["CMD", "wget", "-q", "--spider", "http://localhost:8080/health"]
      `,
    },
    expect: { fail: ['compose.yaml:5'] },
  },
  { name: 'nothing is asked', files: image('CMD ["true"]'), expect: { fail: ['Dockerfile:2'] } },
  { name: 'a program that does nothing', files: image('CMD python -c "import sys; sys.exit(0)"'), expect: { fail: ['Dockerfile:2'] } },
  {
    name: 'a program that a list of packages names',
    files: {
      Dockerfile: dedent`
        FROM python:3.13-slim
        ARG PACKAGES="curl tzdata"
        RUN apt-get install -y \${PACKAGES}
        EXPOSE 80
        HEALTHCHECK CMD curl -f http://localhost/ || exit 1
      `,
    },
    expect: 'pass',
  },
  {
    name: 'the program is installed',
    files: {
      Dockerfile: dedent`
        FROM debian:bookworm-slim
        RUN apt-get update && apt-get install -y curl
        HEALTHCHECK CMD curl -f http://localhost || exit 1
      `,
    },
    expect: 'pass',
  },
  { name: 'a failing check says why', files: image('CMD wget -q http://localhost || (echo down; exit 1)'), expect: 'pass' },
] satisfies readonly Example[];
