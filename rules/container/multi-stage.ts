import { defineRule, type Verdicts } from 'policy-audit';
import { right, wrong } from './shared/compose.ts';
import { dockerfileOf } from './shared/dockerfile-examples.ts';
import { type Command, type Dockerfile, judgeDockerfiles, place, type Stage, shipped } from './shared/dockerfiles.ts';

/** Commands that make a program of source code, by their first words. What an interpreter runs is built in place, and stays. */
const compilers: readonly RegExp[] = [
  /^go (?:build|install)\b(?!.*@)/,
  /^cargo (?:build|install --path)\b/,
  /^(?:mvn|mvnw)\b.*\b(?:package|install|verify)\b/,
  /^(?:gradle|gradlew)\b.*\b(?:build|assemble|bootJar|shadowJar|installDist)\b/,
  /^dotnet (?:publish|build)\b/,
  /^(?:swift|stack|cabal) build\b/,
  /^mix (?:release|compile)\b/,
  /^(?:gcc|g\+\+|clang|clang\+\+|javac|cmake --build|ninja)\b/,
];

const wordsOf = ({ name, args }: Command): string => [name, ...args.map(({ text }) => text)].join(' ').slice(0, 500);

const compiling = ({ runs }: Stage): Command | undefined =>
  runs.flatMap(({ commands }) => commands).find((command) => compilers.some((compiler) => compiler.test(wordsOf(command))));

const judge = (dockerfile: Dockerfile): Verdicts => {
  const ends = shipped(dockerfile);
  const here = dockerfile.stages
    .filter(({ index }) => ends.has(index))
    .map(compiling)
    .find((command) => command !== undefined);
  const starts = dockerfile.final.cmd ?? dockerfile.final.entrypoint;
  // What nothing starts is a place to build in, not an image to deploy.
  if (here && !starts) return {};
  if (here) return wrong(`The image is built where it runs: ${wordsOf(here).split(' ').slice(0, 2).join(' ')}, its tools and the sources stay in it.`, place(dockerfile, here));
  const earlier = dockerfile.stages.find((stage) => !ends.has(stage.index) && compiling(stage));
  return earlier ? right(place(dockerfile, earlier), 'an earlier stage compiles, and its tools stay behind') : {};
};

export default defineRule({
  id: 'container/multi-stage',
  title: 'Compilers and sources stay out of the image',
  severity: 'low',
  rationale: 'Whoever gets into the container finds a compiler, a package manager and the sources, and every one of their vulnerabilities counts against the image.',
  remediation: 'Compile in a stage of its own (`FROM golang:1.25 AS build`) and take the result over: `COPY --from=build /out/app /app`.',
  practices: ['container/multi-stage', 'container/no-build-tools'],
  references: [{ standard: 'Docker documentation', control: 'Multi-stage builds', url: 'https://docs.docker.com/build/building/multi-stage/' }],
  since: '0.1.0',
  needs: ['dockerfiles'],
  check: ({ dockerfiles }) => judgeDockerfiles(dockerfiles, judge, ''),
  examples: {
    bad: [
      { name: 'one stage for all', files: dockerfileOf('FROM golang:1.25', 'COPY . .', 'RUN go build -o /app .', 'CMD ["/app"]'), expect: { fail: ['Dockerfile:3'] } },
      {
        name: 'the last stage goes on from the builder',
        files: dockerfileOf('FROM maven:3 AS build', 'RUN mvn -B package', 'FROM build', 'ENTRYPOINT ["java"]'),
        expect: { fail: ['Dockerfile:2'] },
      },
    ],
    good: [
      {
        name: 'a stage of its own',
        files: dockerfileOf('FROM golang:1.25 AS build', 'COPY . .', 'RUN go build -o /app .', 'FROM alpine:3.20', 'COPY --from=build /app /app', 'CMD ["/app"]'),
        expect: 'pass',
      },
      { name: 'nothing is compiled', files: dockerfileOf('FROM python:3.13', 'RUN pip install flask==3.0', 'CMD ["flask"]'), expect: 'not-applicable' },
      { name: 'a place to build in', files: dockerfileOf('FROM golang:1.25', 'RUN go build ./...'), expect: 'not-applicable' },
    ],
  },
});
