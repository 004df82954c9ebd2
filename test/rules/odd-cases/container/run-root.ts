import type { Example } from '../../../../src/rule.ts';

const built = (script: string): Example['files'] => ({
  'README.md': '# App\n\n```\ndocker build -t team/app .\ndocker run team/app\n```\n',
  Dockerfile: 'FROM alpine:3.20\nCOPY start.sh /start.sh\nENTRYPOINT ["/start.sh"]\n',
  'start.sh': script,
});

export default [
  { name: 'an entry point that goes on as another user', files: built('#!/bin/sh\nexec gosu app /app "$@"\n'), expect: 'manual' },
  { name: 'an entry point that stays root', files: built('#!/bin/sh\nexec /app "$@"\n'), expect: { fail: ['README.md:5'] } },
] satisfies readonly Example[];
