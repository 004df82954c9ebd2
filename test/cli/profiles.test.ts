import { describe, expect, test } from 'vitest';
import { builtInRules } from '../../rules/index.ts';
import { ospsControlsOf, ospsLevelOf, profileNames, profiles } from '../../src/profiles.ts';
import { makeRepository, policyAudit, reportOf } from '../repository.ts';

const idsOf = (name: keyof typeof profiles): ReadonlySet<string> => new Set(builtInRules.filter((rule) => profiles[name].holds(rule)).map(({ id }) => id));

describe('the profiles', () => {
  test('grow: each holds what the smaller one of its kind holds', () => {
    for (const [smaller, larger] of [
      ['minimal', 'recommended'],
      ['recommended', 'strict'],
      ['osps-level-1', 'osps-level-2'],
      ['osps-level-2', 'osps-level-3'],
    ] as const) {
      const [few, many] = [idsOf(smaller), idsOf(larger)];
      expect([...few].filter((id) => !many.has(id))).toEqual([]);
      expect(few.size).toBeGreaterThan(0);
    }
  });

  test('know the level of every requirement of the OSPS Baseline that a rule refers to', () => {
    const unknown = builtInRules.filter((rule) =>
      ospsControlsOf(rule).some((control) => ospsLevelOf({ references: [{ standard: 'OSPS Baseline', control, url: '' }] }) === undefined),
    );
    expect(unknown.map(({ id }) => id)).toEqual([]);
  });

  test('of the OSPS Baseline hold a rule at the level that asks for it', () => {
    expect(idsOf('osps-level-1')).toContain('policy/security-file-exists');
    expect(idsOf('osps-level-1')).not.toContain('policy/private-report-channel');
    expect(idsOf('osps-level-2')).toContain('policy/private-report-channel');
    expect(idsOf('osps-level-2')).not.toContain('ci/tool-sast-python');
    expect(idsOf('osps-level-3')).toContain('ci/tool-sast-python');
  });
});

describe('a run', () => {
  const repository = makeRepository({ 'README.md': '# Tool\n', 'policy-audit.yaml': 'profile: osps-level-1\nrules:\n  releases/changelog: on\n  releases/license-present: off\n' });
  const ranIn = (...args: string[]): readonly string[] => reportOf(repository, ...args).results.map(({ rule }) => rule.id);

  test('holds the rules of the profile that the settings name, and what they say of one rule counts more', () => {
    const ran = ranIn();
    expect(ran).toContain('policy/security-file-exists');
    expect(ran).toContain('releases/changelog');
    expect(ran).not.toContain('releases/license-present');
    expect(ran).not.toContain('container/non-root');
    expect(reportOf(repository).config).toMatchObject({ profile: 'osps-level-1' });
    expect(policyAudit([repository]).stdout).toContain('profile osps-level-1');
  });

  test('takes the profile of the command line before that of the settings', () => {
    expect(ranIn('--profile', 'minimal')).toContain('container/non-root');
  });

  test('fails from the severity on that the profile says, unless the command line says another', () => {
    const low = makeRepository({ 'SECURITY.md': '# Security\n\nMail security@tool-project.dev.\n', 'package.json': '{"name": "tool", "version": "1.0.0"}\n' });
    const only = ['--rule', 'releases/license-present'];
    expect(policyAudit([low, ...only]).code).toBe(0);
    expect(policyAudit([low, ...only, '--profile', 'osps-level-1']).code).toBe(1);
    expect(policyAudit([low, ...only, '--profile', 'osps-level-1', '--fail-on', 'high']).code).toBe(0);
  });

  test('under strict, an exception without a last day excuses nothing', () => {
    const excused = makeRepository({
      Dockerfile: '# policy-audit-ignore container/non-root -- run by hand only\nFROM node:22\n',
      'compose.yaml': 'services:\n  a:\n    image: nginx # policy-audit-ignore container/compose-image-latest -- local only until 2999-01-01\n',
    });
    const args = [excused, '--rule', '{container/non-root,container/compose-image-latest}'];
    expect(policyAudit(args).stdout).toContain('0 failed');
    const strict = policyAudit([...args, '--profile', 'strict']).stdout;
    expect(strict).toContain('1 failed');
    expect(strict).toContain('it has no end date');
  });
});

test.each(profileNames)('policy-audit rules --profiles tells of %s', (name) => {
  expect(policyAudit(['rules', '--profiles']).stdout).toContain(`${name} `);
});

test('an unknown profile is refused with the names that there are', () => {
  const ran = policyAudit(['.', '--profile', 'strickt']);
  expect(ran.code).toBe(2);
  expect(ran.stderr).toContain('osps-level-1');
});
