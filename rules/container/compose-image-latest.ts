import { dedent, defineRule } from 'policy-audit';
import { asks, gravity, judgeServices, right, wrong } from './shared/compose.ts';
import { tagOf } from './shared/image-tag.ts';
import { cisDocker, composeReference, cwe } from './shared/references.ts';

const using = (name: string): Record<string, string> => ({ 'compose.yaml': `services:\n  web:\n    image: ${name}\n` });

export default defineRule({
  id: 'container/compose-image-latest',
  title: 'Every Compose service specifies the version of its image',
  severity: 'medium',
  rationale: 'What `latest` means changes without a commit: nobody can say which version runs, go back to it, or know whether a fix is in.',
  remediation: 'Specify the tested version (`postgres:16.4`), ideally with its digest, and let an update bot raise it.',
  practices: ['container/image-tags-pinned', 'container/base-pinned'],
  references: [...cisDocker('4.2'), cwe(1357), composeReference('image')],
  since: '0.1.0',
  needs: ['compose'],
  check({ compose }) {
    // An image that another service builds is made here, not pulled.
    const builtHere = new Set(compose.services.flatMap((service) => (service.build && service.image ? [service.image.text] : [])));
    return judgeServices(
      compose.services,
      (service) => {
        const { name, image, build } = service;
        if (!image || build || builtHere.has(image.text)) return {};
        const { kind } = tagOf(image.text);
        if (kind === 'open') return asks(image.at, `service "${name}" takes the version from ${image.open.join(', ') || 'a variable'}, which has no default`);
        if (kind === 'none') return wrong(`Service "${name}" uses the image ${image.text} without a tag.`, image.at, gravity(service));
        if (kind === 'latest') return wrong(`Service "${name}" uses the image ${image.text}.`, image.at, gravity(service));
        return right(image.at, `service "${name}" uses ${image.text}`);
      },
      'Which version of their image do these services run?',
    );
  },
  examples: {
    bad: [
      { name: 'no tag', files: using('postgres'), expect: { fail: ['compose.yaml:3'] } },
      { name: 'latest', files: using('registry.example:5000/team/app:latest'), expect: { fail: ['compose.yaml:3'] } },
      { name: 'the port of a registry is no tag', files: using('registry.example:5000/app'), expect: { fail: ['compose.yaml:3'] } },
      { name: 'latest by default', files: using('app:${TAG:-latest}'), expect: { fail: ['compose.yaml:3'] } },
    ],
    good: [
      { name: 'a version', files: using('postgres:16.4'), expect: 'pass' },
      { name: 'a digest', files: using(`postgres@sha256:${'0'.repeat(64)}`), expect: 'pass' },
      {
        name: 'built here',
        files: {
          'compose.yaml': dedent`
            services:
              web:
                build: .
                image: app
              job:
                image: app
          `,
        },
        expect: 'not-applicable',
      },
      { name: 'the version comes from outside', files: using('app:${TAG}'), expect: 'manual' },
    ],
  },
});
