import { web } from '../../../../rules/container/shared/compose-examples.ts';
import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

export default [
  { name: 'only a reservation', files: web('deploy:', '  resources:', '    reservations:', '      memory: 1G'), expect: { fail: ['compose.yaml:2'] } },
  {
    name: 'the override file takes the limit away',
    files: {
      ...web('mem_limit: 1g'),
      'compose.override.yaml': dedent`
        services:
          web:
            mem_limit: !reset null
      `,
    },
    expect: { fail: ['compose.yaml:2'] },
  },
  { name: 'two limits that differ', files: web('mem_limit: 512m', 'deploy:', '  resources:', '    limits: { memory: 1G }'), expect: { fail: ['compose.yaml:7'] } },
  { name: 'the short form', files: web('mem_limit: 512m'), expect: 'pass' },
  { name: 'the form of deploy', files: web('deploy:', '  resources:', '    limits: { memory: 1073741824 }'), expect: 'pass' },
  {
    name: 'from a merge key',
    files: {
      'compose.yaml': dedent`
        x-limits: &limits
          mem_limit: 1g
        services:
          web:
            <<: *limits
            image: app:1.0
      `,
    },
    expect: 'pass',
  },
  {
    name: 'from an extended service of another file',
    files: {
      'compose.yaml': dedent`
        services:
          web:
            image: app:1.0
            extends: { file: base.yaml, service: base }
      `,
      'base.yaml': dedent`
        services:
          base:
            mem_limit: 1g
      `,
    },
    expect: 'pass',
  },
  { name: 'a variable with a default', files: web('mem_limit: ${LIMIT:-1g}'), expect: 'pass' },
  { name: 'a variable without a default', files: web('mem_limit: ${LIMIT}'), expect: 'manual' },
] satisfies readonly Example[];
