import { dedent, defineRule, type Evidence, fail, notApplicable, pass } from 'policy-audit';
import { deployed } from './shared/dockerfiles.ts';
import { type DocumentedCommand, documentedRuns, isForeign, optionsNamed, readme } from './shared/documented.ts';
import { hardenings, whereShown } from './shared/hardenings.ts';
import { cisDocker, cwe } from './shared/references.ts';

const dockerfile = { Dockerfile: 'FROM alpine:3.20\nCMD ["/app"]\n' };

/** `docker run --rm team/app convert x` is a tool that somebody calls and watches, not a service, and a container that is only created is there to copy from. */
const isOneCall = (run: DocumentedCommand): boolean =>
  (run.action === 'create' || optionsNamed(run, 'rm', 'entrypoint').length > 0) && optionsNamed(run, 'publish', 'publish-all', 'detach', 'restart').length === 0;

export default defineRule({
  id: 'container/run-hardening-shown',
  title: 'The repository shows how to run its image hardened',
  severity: 'low',
  rationale:
    'Whoever runs an image copies what is shown. A user other than root, limits of memory and CPU, a read-only file system and a port on loopback cost one option each, and nobody adds them unasked.',
  remediation:
    'Show each of them once, in the README, SECURITY.md or a Compose file: `--user 1000:1000`, `--memory 512m`, `--cpus 1`, `--read-only --tmpfs /tmp`, `-p 127.0.0.1:8080:8080`.',
  practices: ['container/resource-limits', 'container/read-only-root', 'container/loopback-publish', 'container/non-root'],
  references: [...cisDocker('5.11', '5.12', '5.13'), cwe(770)],
  since: '0.1.0',
  needs: ['documentedCommands', 'dockerfiles', 'compose', 'kubernetes', 'securityPolicy'],
  check(facts) {
    if (deployed(facts.dockerfiles).length === 0) return notApplicable('There is no Dockerfile.');
    const runs = documentedRuns(facts.documentedCommands, (warning) => warning !== 'example').filter(
      (run) => run.operand !== undefined && !isForeign(run.operand) && !isOneCall(run),
    );
    const section = facts.securityPolicy.policy?.passages.find(({ headings }) => headings.some((heading) => /docker|container/i.test(heading)));
    const first = runs[0]?.at ?? (section && { path: facts.securityPolicy.policy?.path ?? '.', line: section.line });
    if (!first) return notApplicable('Nothing in the documentation runs the image of this repository.');
    const shown = hardenings.map((hardening) => ({ what: hardening.what, at: whereShown(hardening, facts, runs) }));
    const missing = shown.filter(({ at }) => at === undefined).map(({ what }) => what);
    const proofs = shown.flatMap(({ what, at }): Evidence[] => (at ? [{ at, note: what }] : []));
    const [proof, ...more] = proofs;
    if (missing.length === 0 && proof) return pass(proof, ...more);
    return fail({
      message: `Neither the documented commands nor Compose show ${missing.join(', ')}.`,
      at: first,
      everywhere: true,
      related: proofs,
      searched: ['documented commands', 'Compose files', 'USER of the Dockerfiles'],
    });
  },
  examples: {
    bad: [{ name: 'none of them', files: { ...dockerfile, ...readme('docker run -p 8080:8080 team/app') }, expect: { fail: ['README.md:4'] } }],
    good: [
      {
        name: 'all in one command',
        files: {
          Dockerfile: 'FROM alpine:3.20\nCMD ["/app"]\n',
          'SECURITY.md': dedent`
            ## Docker

            \`\`\`bash
            docker run --user 1000:1000 -m 512m --cpus 1 \\
              --read-only --tmpfs /tmp -p 127.0.0.1:8080:8080 team/app:1.0
            \`\`\`
          `,
        },
        expect: 'pass',
      },
      {
        name: 'one at a time, the user in the Dockerfile',
        files: {
          Dockerfile: 'FROM a:1\nUSER app\n',
          ...readme('docker run -m 1g app', 'docker run --cpus=1 app', 'docker run --read-only app', 'docker run -p 127.0.0.1:80:80 app'),
        },
        expect: 'pass',
      },
      { name: 'a library', files: { 'README.md': '# Library\n' }, expect: 'not-applicable' },
    ],
  },
});
