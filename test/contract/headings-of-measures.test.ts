import { describe, expect, test } from 'vitest';
import { below, judged } from './judged.ts';

const image = { Dockerfile: 'FROM node:22-slim\nRUN useradd -u 1000 appuser\nUSER appuser\nCMD ["node", "a.js"]\n', 'a.js': 'run();\n' };
const verdictBelow = async (heading: string): Promise<string | undefined> => (await judged(below(heading, '- The container runs as `appuser` (UID 1000)'), image))[0]?.verdict;

describe('what stands below', () => {
  test.each(['Security Standards Enforced', 'HTTPS, CSP and response headers', 'X-Frame-Options', 'Known Security Controls', 'Email Verification and Accounts'])(
    '“%s” says what is there',
    async (heading) => {
      expect(await verdictBelow(heading)).toBe('kept');
    },
  );

  test.each(['Known issues', 'Known limitations', 'Verification', 'How to verify', 'Incident Response', 'Response plan', 'Compliance', 'Coding standards', 'Options', 'Optional'])(
    '“%s” may say something else',
    async (heading) => {
      expect(await verdictBelow(heading)).toBe('manual');
    },
  );
});
