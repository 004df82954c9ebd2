import { describe, expect, test } from 'vitest';
import { collect } from '../../src/extraction/collect.ts';
import type { Compose } from '../../src/facts/compose/compose.ts';
import { loadFacts } from '../../src/facts/load-facts.ts';
import { memorySnapshot } from '../../src/repo/memory-snapshot.ts';

const servicesOf = async (files: Record<string, string>): Promise<Compose['services']> => {
  const { facts } = await collect(memorySnapshot({ files }), await loadFacts(['compose']));
  return (facts.get('compose') as Compose).services;
};
const unit = (...lines: readonly string[]): Record<string, string> => ({ 'deploy/app.container': ['[Container]', 'Image=example/app:1.0', ...lines, ''].join('\n') });
const only = async (...lines: readonly string[]) => {
  const [service] = await servicesOf(unit(...lines));
  if (!service) throw new Error('no service');
  return service;
};
const texts = (settings: readonly { readonly text: string }[]) => settings.map(({ text }) => text);

describe('a container of Quadlet', () => {
  test('is a service with the name of its unit, at its image', async () => {
    const service = await only();
    expect([service.name, service.image?.text, service.at]).toEqual(['app', 'example/app:1.0', { path: 'deploy/app.container', line: 2, column: 7 }]);
  });
  test('publishes ports, on every interface where no address is said', async () => {
    const { ports } = await only('PublishPort=8080:80', 'PublishPort=127.0.0.1:9090:90', 'PublishPort=%i:70');
    expect(ports.map(({ reach, published, target, at }) => [reach, published, target, at.line])).toEqual([
      ['all', '8080', '80', 3],
      ['loopback', '9090', '90', 4],
      ['all', '${i}', '70', 5],
    ]);
  });
  test('has limits from its own keys, from those of systemd and from arguments of Podman', async () => {
    const service = await only('Memory=1g', 'PidsLimit=100', 'PodmanArgs=--cpus=2 --memory 512m', '[Service]', 'MemoryMax=2G', 'CPUQuota=50%');
    expect([texts(service.memoryLimits), texts(service.cpuLimits), texts(service.pidsLimits)]).toEqual([['1g', '2G', '512m'], ['50%', '2'], ['100']]);
  });
  test('runs as a user, read-only, without rights', async () => {
    const service = await only('User=1000', 'Group=1000', 'ReadOnly=true', 'Tmpfs=/tmp', 'DropCapability=all', 'AddCapability=CAP_CHOWN NET_ADMIN', 'NoNewPrivileges=true');
    expect([service.user?.text, service.readOnly?.text, texts(service.tmpfs), texts(service.capDrop), texts(service.capAdd), texts(service.securityOptions)]).toEqual([
      '1000:1000',
      'true',
      ['/tmp'],
      ['all'],
      ['CAP_CHOWN', 'NET_ADMIN'],
      ['no-new-privileges:true'],
    ]);
  });
  test('or with all of them', async () => {
    const service = await only(
      'PodmanArgs=--privileged --pid=host',
      'Network=host',
      'SeccompProfile=unconfined',
      'SecurityLabelDisable=true',
      'Volume=/run/podman/podman.sock:/s:ro',
    );
    expect(texts(service.privileged)).toEqual(['true']);
    expect(service.namespaces.map(({ name, text }) => `${name}=${text}`)).toEqual(['network_mode=host', 'pid=host']);
    expect(texts(service.securityOptions)).toEqual(['seccomp=unconfined', 'label=disable']);
    expect(service.mounts.map(({ source, readOnly }) => [source, readOnly])).toEqual([['/run/podman/podman.sock', true]]);
  });
  test('writes no secret into its environment, or does', async () => {
    const password = ['kT9x', 'Qw82', 'LmZp', '4vRs'].join('');
    const service = await only(`Environment=DB_PASSWORD=${password} "GREETING=good day"`, 'Secret=token,type=env,target=API_TOKEN', 'EnvironmentFile=app.env');
    expect(service.secretValues.map(({ name, kind, at }) => [name, kind, at.line])).toEqual([['DB_PASSWORD', 'secret', 3]]);
    expect(service.environment.map(({ name, text }) => `${name}=${text}`)).toContain('GREETING=good day');
    expect(JSON.stringify(service)).not.toContain(password);
    expect(texts(service.environmentFiles)).toEqual(['deploy/app.env']);
  });
  test('takes back what an empty value takes back, and reads lines that go on', async () => {
    const service = await only('PublishPort=1:1', 'PublishPort=', 'PublishPort=2:2', 'Exec=serve \\', '  --verbose');
    expect(service.ports.map(({ published }) => published)).toEqual(['2']);
    expect(service.command[0]?.text).toMatch(/^serve\s+--verbose$/);
  });
  test('is checked by a command', async () => {
    expect((await only('HealthCmd=curl -f http://localhost')).healthcheck).toMatchObject({ disabled: false, test: ['CMD-SHELL', 'curl -f http://localhost'] });
    expect((await only('HealthCmd=none')).healthcheck?.disabled).toBe(true);
  });
});

describe('the units beside it', () => {
  test('a pod publishes the ports of its containers, told once', async () => {
    const pod = { 'deploy/web.pod': '[Pod]\nPublishPort=8080:80\n' };
    const container = (name: string) => ({ [`deploy/${name}.container`]: '[Container]\nImage=example/app:1.0\nPod=web.pod\n' });
    const services = await servicesOf({ ...pod, ...container('a'), ...container('b') });
    expect(services.flatMap(({ ports }) => ports.map(({ published, at }) => [published, at.path]))).toEqual([['8080', 'deploy/web.pod']]);
  });
  test('an image that is pulled or built by another unit is that one', async () => {
    const from = (image: string, other: Record<string, string>) => servicesOf({ 'q/app.container': `[Container]\nImage=${image}\n`, ...other });
    expect((await from('app.image', { 'q/app.image': '[Image]\nImage=quay.io/x/app:2\n' }))[0]?.image?.text).toBe('quay.io/x/app:2');
    expect((await from('app.build', { 'q/app.build': '[Build]\nImageTag=localhost/app\nFile=Containerfile\nSetWorkingDirectory=unit\n' }))[0]?.build?.dockerfile).toBe(
      'q/Containerfile',
    );
  });
  test('what only has the name of one is none', async () => {
    expect(await servicesOf({ 'assets/logo.image': 'binary', 'ui/main.container': '<div/>' })).toEqual([]);
  });
});
