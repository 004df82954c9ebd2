import { expect, test } from 'vitest';
import { makeRepository, policyAudit, reportOf, verdictOf } from './repository.ts';

/** A file with a mistake in it leaves open what hangs on it, and nothing else. */
test('a Compose file that is no YAML leaves licence, tags, versions and lock files alone', () => {
  const report = reportOf(
    makeRepository({ 'compose.yaml': 'services: a: b\n', LICENSE: 'MIT\n', 'package.json': '{ "name": "a", "version": "1.0.0", "dependencies": { "b": "1.0.0" } }\n' }),
  );
  expect(verdictOf(report, 'container/compose-privileged')).toBe('error');
  expect(verdictOf(report, 'dependencies/update-bot-coverage')).toBe('error');
  const alone = [
    'releases/license-present',
    'releases/semver-tags',
    'releases/signed-tags',
    'releases/version-consistent',
    'releases/changelog',
    'policy/supported-versions-match-tags',
  ];
  for (const rule of [...alone, 'dependencies/lockfile-present', 'dependencies/lockfile-conflict', 'dependencies/manifests-agree', 'dependencies/requirements-pinned'])
    expect([rule, verdictOf(report, rule)]).not.toEqual([rule, 'error']);
});

test('a manifest that is too long for a pipeline leaves CI alone', () => {
  const definition = `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: a }\n# ${'long '.repeat(250_000)}\n`;
  const report = reportOf(
    makeRepository({
      'charts/a/Chart.yaml': 'name: a\n',
      'charts/a/templates/crd/a.yaml': definition,
      'crd.yaml': definition,
      'main.go': 'package main\n',
      'go.mod': 'module a\n',
    }),
  );
  expect(verdictOf(report, 'ci/tool-secret-scan')).toBe('fail');
  expect(verdictOf(report, 'container/helm-values-security')).toBe('not-applicable');
  expect(verdictOf(report, 'ci/gitlab-secret-literal')).toBe('not-applicable');
});

test('a workflow that is no YAML leaves the other systems of CI alone', () => {
  const report = reportOf(makeRepository({ '.github/workflows/release.yml': 'on: push\njobs:\n  a: b: c\n', '.gitlab-ci.yml': 'test: { image: "node:22.11", script: [make] }\n' }));
  expect(verdictOf(report, 'ci/tool-secret-scan')).toBe('error');
  expect(['ci/azure-image-latest', 'ci/circleci-image-latest', 'ci/circleci-orb-unpinned', 'ci/gitlab-include-unpinned'].map((rule) => verdictOf(report, rule))).toEqual(
    Array(4).fill('not-applicable'),
  );
  expect(verdictOf(report, 'ci/gitlab-image-latest')).toBe('pass');
});

test('a description of an interface that a program wrote leaves releases alone', () => {
  const report = reportOf(
    makeRepository({ 'api/openapi.json': JSON.stringify({ openapi: '3.1.0', info: { version: '1.0.0' }, x: 'x'.repeat(2_000_000) }), LICENSE: 'MIT License\n' }),
  );
  expect(['releases/license-present', 'releases/changelog', 'releases/version-consistent'].map((rule) => verdictOf(report, rule))).not.toContain('error');
});

test('a policy that is no text is one that could not be read, and makes no statements', () => {
  const noise = Uint8Array.from({ length: 40_000 }, (_, index) => (index * index * 31 + 7 * index) % 251);
  // "Security Policy: if you find a weakness, write to us", in Shift JIS.
  const otherEncoding = Buffer.from('8358834c8385838a83658342837c838a8356815b8142', 'hex');
  for (const bytes of [noise, otherEncoding]) {
    const repository = makeRepository({ 'SECURITY.md': bytes });
    expect(verdictOf(reportOf(repository), 'policy/private-report-channel')).toBe('error');
    const { code, stderr } = policyAudit(['contract', repository]);
    expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining('SECURITY.md was not read (not a text in') as string });
  }
});
