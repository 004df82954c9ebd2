import { defineRule, isDownload, uncheckedRuns, type Verdicts } from 'policy-audit';
import { right } from './shared/compose.ts';
import { dockerfileFrom } from './shared/dockerfile-examples.ts';
import { commandsOf, type Dockerfile, judgeDockerfiles, place } from './shared/dockerfiles.ts';
import { cisDocker, cwe } from './shared/references.ts';

const image = dockerfileFrom('alpine:3.20');

export default defineRule({
  id: 'container/dockerfile-curl-pipe-shell',
  title: 'No build runs an unverified script from the network',
  severity: 'medium',
  rationale:
    'A script that is fetched and run at once is whatever the server answers on that day. Whoever takes over the server, the domain or the line runs code in the build, with its secrets and in the image.',
  remediation:
    'Save the download, check it against a digest or signature that stands in the repository (`echo "SUM  FILE" | sha256sum -c`), then run it; or install a package of a fixed version.',
  practices: ['container/package-signatures'],
  references: [
    ...cisDocker('4.11'),
    cwe(494),
    { standard: 'OpenSSF Scorecard', control: 'Pinned-Dependencies', url: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#pinned-dependencies' },
    { standard: 'OSPS Baseline', control: 'OSPS-BR-03.02', url: 'https://baseline.openssf.org/' },
  ],
  since: '0.1.0',
  needs: ['dockerfiles'],
  check: ({ dockerfiles }) => judgeDockerfiles(dockerfiles, judgeDownloads, ''),
  examples: {
    bad: [
      { name: 'a process substitution', files: image('RUN bash <(wget -qO- https://get.example/x.sh)'), expect: { fail: ['Dockerfile:2'] } },
      { name: 'the name of a host alone', files: { Dockerfile: 'FROM alpine:3.20\nRUN curl -sSL get.tool.example | sh\n' }, expect: { fail: ['Dockerfile:2'] } },
    ],
    good: [{ name: 'checked before it runs', files: image('RUN curl -fsSLo x.sh https://get.example/x.sh && echo "abc  x.sh" | sha256sum -c && sh x.sh'), expect: 'pass' }],
  },
});

const judgeDownloads = (dockerfile: Dockerfile): Verdicts => {
  const scripts = [...new Set(commandsOf(dockerfile).map(({ all }) => all))];
  const found = uncheckedRuns(scripts);
  if (found.length > 0)
    return {
      findings: found.map(({ download, how, plain }) => ({
        message: `What ${download.name} fetches ${how} without verification${plain ? ', and arrives unencrypted' : ''}.`,
        at: place(dockerfile, download),
        ...(plain ? { severity: 'high' as const } : {}),
      })),
    };
  const first = scripts.flat().find(isDownload);
  return first ? right(place(dockerfile, first), `what ${first.name} fetches is not run unchecked`) : {};
};
