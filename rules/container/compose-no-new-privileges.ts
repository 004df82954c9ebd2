import { defineRule } from 'policy-audit';
import { instead, judgeServices, missing, partOnly, right, settings, wrong } from './shared/compose.ts';
import { web } from './shared/compose-examples.ts';
import { cisDocker, composeReference, cwe } from './shared/references.ts';

export default defineRule({
  id: 'container/compose-no-new-privileges',
  title: 'No Compose service can gain new privileges',
  severity: 'low',
  rationale: 'A setuid program in the image lets a process that runs as a plain user become root. The kernel refuses that under no-new-privileges.',
  remediation: 'Add `no-new-privileges:true` to `security_opt`.',
  practices: ['container/no-new-privileges'],
  references: [...cisDocker('5.26'), cwe(250), composeReference('security_opt')],
  since: '0.1.0',
  needs: ['compose'],
  check: ({ compose }) =>
    judgeServices(
      compose.services,
      (service) => {
        const option = service.securityOptions.findLast(({ text }) => /^no-new-privileges(?:[:=]|$)/i.test(text));
        if (option && /^no-new-privileges(?:[:=]true)?$/i.test(option.text)) return right(option.at, `service "${service.name}" has no-new-privileges`);
        if (option)
          return wrong(`Service "${service.name}" turns no-new-privileges off.`, option.at, {
            fix: { safe: false, title: `Turn no-new-privileges on for "${service.name}"`, edits: [instead(option.at, option.text, 'no-new-privileges:true')] },
          });
        if (service.partial) return partOnly(service);
        // Whoever works in a container of their own has sudo there, which then refuses.
        const safe = !service.development;
        const fix = { safe, title: `Set no-new-privileges for "${service.name}"`, edits: [settings(service, 'security_opt:', '  - no-new-privileges:true')] } as const;
        return missing(service, `Service "${service.name}" does not set no-new-privileges.`, service.securityOptions.length === 0 ? fix : undefined);
      },
      'Do these services run with no-new-privileges?',
    ),
  examples: {
    bad: [
      { name: 'not set', files: web('security_opt: [label:user:x]'), expect: { fail: ['compose.yaml:2'] } },
      { name: 'nothing set', files: web('restart: always'), expect: { fail: ['compose.yaml:2'] } },
      { name: 'turned off', files: web('security_opt:', '  - no-new-privileges:false'), expect: { fail: ['compose.yaml:5'] } },
    ],
    good: [
      { name: 'with a colon', files: web('security_opt: ["no-new-privileges:true"]'), expect: 'pass' },
      { name: 'alone', files: web('security_opt: [no-new-privileges]'), expect: 'pass' },
      { name: 'with an equals sign', files: web('security_opt: [no-new-privileges=true]'), expect: 'pass' },
    ],
  },
});
