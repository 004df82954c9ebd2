import { expect, test } from 'vitest';
import dockerSocket from '../../rules/container/compose-docker-socket.ts';
import healthcheck from '../../rules/container/compose-healthcheck.ts';
import imageLatest from '../../rules/container/compose-image-latest.ts';
import internalPort from '../../rules/container/compose-internal-port.ts';
import memoryLimit from '../../rules/container/compose-memory-limit.ts';
import noNewPrivileges from '../../rules/container/compose-no-new-privileges.ts';
import pidsLimit from '../../rules/container/compose-pids-limit.ts';
import privileged from '../../rules/container/compose-privileged.ts';
import seccompOff from '../../rules/container/compose-seccomp-off.ts';
import secretInEnvironment from '../../rules/container/compose-secret-in-environment.ts';
import { runAudit } from '../../src/audit.ts';
import { memorySnapshot } from '../../src/repo/memory-snapshot.ts';
import type { AnyRule } from '../../src/rule.ts';

const severityOf = async (rule: AnyRule, path: string, ...settings: readonly string[]) => {
  const text = `services:\n  db:\n    image: postgres\n${settings.map((line) => `    ${line}\n`).join('')}`;
  const { results } = await runAudit({ snapshot: memorySnapshot({ files: { [path]: text } }), rules: [rule] });
  const verdict = results[0]?.verdict;
  return verdict?.status === 'fail' ? (verdict.findings[0]?.severity ?? rule.severity) : verdict?.status;
};

test.each([
  ['compose.yaml', 'high'],
  ['deploy/developer-portal/compose.yaml', 'high'],
  ['.devcontainer/docker-compose.yml', 'medium'],
  ['docker-compose.dev.yml', 'medium'],
  ['docker-compose-dev.yml', 'medium'],
  ['docker-compose_local.yml', 'medium'],
  ['dev/docker-compose.yml', 'medium'],
])('a published port of a data store in %s is %s', async (path, severity) => {
  expect(await severityOf(internalPort, path, 'ports: ["5432:5432"]')).toBe(severity);
});

test.each([
  [privileged, 'critical', 'medium', ['privileged: true']],
  [dockerSocket, 'critical', 'medium', ['volumes: ["/var/run/docker.sock:/var/run/docker.sock"]']],
  [seccompOff, 'high', 'low', ['security_opt: ["seccomp:unconfined"]']],
  [secretInEnvironment, 'high', 'low', ['environment: { POSTGRES_HOST_AUTH_METHOD: trust }']],
  [imageLatest, 'medium', 'low', []],
  [pidsLimit, 'info', 'info', []],
  [healthcheck, 'info', 'info', []],
] as const)('what developers start for themselves is no graver than production: $0.id', async (rule, production, development, settings) => {
  expect(await severityOf(rule, 'compose.yaml', ...settings)).toBe(production);
  expect(await severityOf(rule, '.devcontainer/compose.yaml', ...settings)).toBe(development);
});

test.each([
  ['compose.yaml', true],
  ['.devcontainer/compose.yaml', false],
])('sudo may be needed where developers work: no-new-privileges in %s is safe: %s', async (path, safe) => {
  const text = 'services:\n  app:\n    image: app:1\n';
  const { results } = await runAudit({ snapshot: memorySnapshot({ files: { [path]: text } }), rules: [noNewPrivileges] });
  const verdict = results[0]?.verdict;
  expect(verdict?.status === 'fail' ? verdict.findings[0]?.fix?.safe : undefined).toBe(safe);
});

test('what builds from the packages that were installed runs where people develop', async () => {
  const file = (context: string): string => `services:\n  app:\n    build: ${context}\n  db:\n    image: mysql:8\n    ports: ["3306:3306"]\n`;
  const severity = async (context: string, others: Readonly<Record<string, string>> = {}) => {
    const { results } = await runAudit({ snapshot: memorySnapshot({ files: { 'docker-compose.yml': file(context), ...others } }), rules: [internalPort] });
    const verdict = results[0]?.verdict;
    return verdict?.status === 'fail' ? (verdict.findings[0]?.severity ?? internalPort.severity) : verdict?.status;
  };
  expect(await severity('./vendor/laravel/sail/runtimes/8.4')).toBe('medium');
  expect(await severity('./vendor/acme/app', { 'vendor/acme/app/Dockerfile': 'FROM a:1\n' })).toBe('high');
  expect(await severity('.')).toBe('high');
});

test.each([
  ['Dockerfile', 'medium'],
  ['Dockerfile.dev', 'low'],
  ['docker/dev.Dockerfile', 'low'],
  ['docker/development/Dockerfile', 'low'],
  ['Dockerfile.device', 'medium'],
])('what is built from %s needs %s limits', async (dockerfile, severity) => {
  const files = { 'compose.yaml': `services:\n  app:\n    build: { context: ., dockerfile: ${dockerfile} }\n` };
  const { results } = await runAudit({ snapshot: memorySnapshot({ files }), rules: [memoryLimit] });
  const verdict = results[0]?.verdict;
  expect(verdict?.status === 'fail' ? (verdict.findings[0]?.severity ?? memoryLimit.severity) : verdict?.status).toBe(severity);
});
