import { expect, test } from 'vitest';
import { below, type Files, judged } from './judged.ts';

const dj = (extra = ''): Files => ({
  'requirements.txt': 'Django==5.0\n',
  'manage.py': 'import os\n',
  'app/settings.py': `DEBUG = False\nMIDDLEWARE = ['django.middleware.security.SecurityMiddleware', 'django.middleware.clickjacking.XFrameOptionsMiddleware']\nSESSION_COOKIE_SECURE = True\nCSRF_COOKIE_SECURE = True\nX_FRAME_OPTIONS = "DENY"\nSECURE_SSL_REDIRECT = True\n${extra}`,
});
const wf = (...steps: readonly string[]): Files => ({
  'package.json': '{"name":"x","scripts":{"test":"jest"}}',
  '.github/workflows/t.yml': `on: [push, pull_request]\njobs:\n  t:\n    steps:\n${steps.map((s) => `      - ${s}\n`).join('')}`,
});
const cases: readonly (readonly [name: string, sentence: string, files: Files, verdict: string, heading?: string])[] = [
  ['cookies', 'Cookies marked as secure (`SESSION_COOKIE_SECURE`, `CSRF_COOKIE_SECURE`)', dj(), 'kept'],
  ['frame', "Clickjacking protection via `X_FRAME_OPTIONS = 'DENY'`", dj(), 'kept'],
  ['frame other', "Clickjacking protection via `X_FRAME_OPTIONS = 'SAMEORIGIN'`", dj(), 'manual'],
  ['frame none', "Clickjacking protection via `X_FRAME_OPTIONS = 'DENY'`", { ...dj(), 'app/settings.py': 'DEBUG = False\n# X_FRAME_OPTIONS = "DENY"\n' }, 'manual'],
  ['contrary', 'Cookies marked as secure (`SESSION_COOKIE_SECURE`, `CSRF_COOKIE_SECURE`)', { ...dj(), 'app/dev.py': 'SESSION_COOKIE_SECURE = False\n' }, 'manual'],
  ['auto', 'Automated testing', wf('run: npm test'), 'kept'],
  ['value elsewhere', "Clickjacking protection via `X_FRAME_OPTIONS = 'DENY'`", { ...dj(), 'app/prod.py': 'X_FRAME_OPTIONS = "SAMEORIGIN"\n' }, 'manual'],
  ['number', 'HSTS is enabled via `SECURE_HSTS_SECONDS = 63072000`', dj('SECURE_HSTS_SECONDS = 31536000\n'), 'manual'],
  ['auto integration', 'Automated integration tests', wf('run: npm test'), 'manual'],
  ['auto none', 'Automated testing', wf('run: npm run lint'), 'manual'],
  ['auto ignored', 'Automated testing', wf('run: npm test || true'), 'manual'],
];

test.each(cases.map(([name, sentence, files, verdict, heading = 'Security features']) => ({ name, sentence, files, verdict, heading })))(
  'what settings see to, and what runs by itself: $name',
  async ({ sentence, files, verdict, heading }) => {
    const verdicts = (await judged(below(heading, `- ${sentence}`), files)).map((statement) => statement.verdict);
    expect(new Set(verdicts)).toEqual(new Set([verdict]));
  },
);
