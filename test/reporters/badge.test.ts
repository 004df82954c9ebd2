import { describe, expect, test } from 'vitest';
import { makeRepository, policyAudit } from '../repository.ts';

interface Badge {
  readonly schemaVersion: number;
  readonly label: string;
  readonly message: string;
  readonly color: string;
  readonly isError: boolean;
}

const policy = { 'SECURITY.md': '# Security\n\nMail security@tool-project.dev.\n' };
const badgeOf = (files: Readonly<Record<string, string>>, rule: string): Badge =>
  JSON.parse(policyAudit([makeRepository(files), '--rule', rule, '--format', 'badge']).stdout) as Badge;

describe('the badge', () => {
  test('says passing where nothing is wrong', () => {
    expect(badgeOf(policy, 'policy/security-file-exists')).toEqual({ schemaVersion: 1, label: 'policy-audit', message: 'passing', color: 'brightgreen', isError: false });
  });

  test('says how many rules fail, the gravest first', () => {
    const files = { Dockerfile: 'FROM node:22\nEXPOSE 80\n', ...policy };
    expect(badgeOf(files, 'container/non-root')).toMatchObject({ message: '1 high', color: 'red' });
    expect(badgeOf(files, 'container/{non-root,dockerfile-healthcheck}')).toMatchObject({ message: '1 high, 1 less', color: 'red' });
    expect(badgeOf(files, 'container/dockerfile-healthcheck')).toMatchObject({ message: '1 low', color: 'yellow' });
  });

  test('never says passing of an audit that could not look at everything', () => {
    expect(badgeOf({ 'compose.yaml': 'services: [\n' }, 'container/compose-privileged')).toMatchObject({ message: 'incomplete', color: 'lightgrey', isError: true });
  });

  test('is a picture as well, which says in words what it shows', () => {
    const svg = policyAudit([makeRepository(policy), '--rule', 'policy/security-file-exists', '--format', 'badge-svg']).stdout;
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*role="img" aria-label="policy-audit: passing">/);
    expect(svg).not.toMatch(/<script|<image|href=|url\(/);
  });
});
