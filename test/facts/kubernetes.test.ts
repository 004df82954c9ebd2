import { describe, expect, test } from 'vitest';
import { collect } from '../../src/extraction/collect.ts';
import type { Kubernetes } from '../../src/facts/kubernetes/kubernetes.ts';
import { loadFacts } from '../../src/facts/load-facts.ts';
import { memorySnapshot } from '../../src/repo/memory-snapshot.ts';

const factOf = async (files: Readonly<Record<string, string>>) => {
  const { facts, gaps } = await collect(memorySnapshot({ files }), await loadFacts(['kubernetes']));
  return { kubernetes: facts.get('kubernetes') as Kubernetes, gaps: gaps.get('kubernetes') ?? [] };
};
const pod = (name: string): string => `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name} }\nspec:\n  containers:\n    - { name: a, image: "a:1" }\n`;
const namesOf = async (files: Readonly<Record<string, string>>) => (await factOf(files)).kubernetes.workloads.map(({ name }) => name);

describe('where a pod is found', () => {
  test.each(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'])('%s', async (kind) => {
    const text = `apiVersion: apps/v1\nkind: ${kind}\nmetadata: { name: x }\nspec:\n  template:\n    spec:\n      containers: [{ name: a, image: "a:1" }]\n`;
    expect(await namesOf({ 'k8s/a.yaml': text })).toEqual(['x']);
  });
  test('several documents and lists within lists', async () => {
    const indented = pod('c').replaceAll(/^/gm, '      ').trimStart();
    expect(
      await namesOf({
        'a.yaml': `${pod('a')}---\n# nothing\n---\n${pod('b')}---\napiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: PodList\n    items:\n    - ${indented}`,
      }),
    ).toEqual(['a', 'b', 'c']);
  });
  test('JSON', async () => {
    expect(await namesOf({ 'a.json': '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"j"},"spec":{"containers":[{"name":"a","image":"a:1"}]}}' })).toEqual(['j']);
  });
});

describe('what Kustomize puts over a workload', () => {
  const app =
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: x }\nspec:\n  template:\n    spec:\n      containers: [{ name: a, image: "a:1", ports: [{ containerPort: 80 }] }]\n';
  const limit = (name = 'x'): string =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: ${name} }\nspec: { template: { spec: { containers: [{ name: a, resources: { limits: { memory: 1Gi } } }] } } }\n`;
  const limitsOf = async (files: Readonly<Record<string, string>>) =>
    (await factOf(files)).kubernetes.workloads.flatMap(({ containers }) =>
      containers.map(({ memoryLimit, ports, image }) => [memoryLimit?.value, memoryLimit?.at.path, ports, image?.value]),
    );

  test('beside it', async () => {
    const files = { 'k/kustomization.yaml': 'resources: [app.yaml]\npatches: [{ path: limit.yaml }]\n', 'k/app.yaml': app, 'k/limit.yaml': limit() };
    expect(await limitsOf(files)).toEqual([['1Gi', 'k/limit.yaml', [80], 'a:1']]);
  });

  test('in every overlay, and not in one of two', async () => {
    const base = { 'base/kustomization.yaml': 'resources: [app.yaml]\n', 'base/app.yaml': app, 'limit/limit.yaml': limit() };
    const overlay = (more = '') => `resources: [../base]\n${more}`;
    const patch = 'patches: [{ path: ../limit/limit.yaml }]\n';
    expect(await limitsOf({ ...base, 'a/kustomization.yaml': overlay(patch), 'b/kustomization.yaml': overlay(patch) })).toEqual([['1Gi', 'limit/limit.yaml', [80], 'a:1']]);
    expect(await limitsOf({ ...base, 'a/kustomization.yaml': overlay(patch), 'b/kustomization.yaml': overlay() })).toEqual([[undefined, undefined, [80], 'a:1']]);
  });

  test('not over that of the same name in another folder', async () => {
    const apart = { 'a/kustomization.yaml': 'resources: [app.yaml]\npatches: [{ path: limit.yaml }]\n', 'b/kustomization.yaml': 'resources: [app.yaml]\n' };
    const files = { ...apart, 'a/app.yaml': app, 'b/app.yaml': app, 'a/limit.yaml': limit(), 'kustomization.yaml': 'resources: [a, b]\n' };
    expect((await limitsOf(files)).map(([value]) => value)).toEqual(['1Gi', undefined]);
  });

  test('by a component that stands beside it', async () => {
    const component = { 'c/kustomization.yaml': 'kind: Component\npatches: [{ path: limit.yaml }]\n', 'c/limit.yaml': limit() };
    const files = { ...component, 'k/kustomization.yaml': 'resources: [app.yaml]\ncomponents: [../c]\n', 'k/app.yaml': app };
    expect((await limitsOf(files)).map(([value]) => value)).toEqual(['1Gi']);
  });

  test('the outer over the inner, and what it says of a pod under what the container says of itself', async () => {
    const patch = (spec: string): string => `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: x }\nspec: { template: { spec: { ${spec} } } }\n`;
    const files = {
      'base/kustomization.yaml': 'resources: [app.yaml]\npatches: [{ path: inner.yaml }]\n',
      'base/app.yaml': app.replace('"a:1",', '"a:1", securityContext: { runAsNonRoot: false },'),
      'base/inner.yaml': patch('containers: [{ name: a, securityContext: { privileged: false } }]'),
      'top/kustomization.yaml': 'resources: [../base]\npatches: [{ path: outer.yaml }]\n',
      'top/outer.yaml': patch('securityContext: { runAsNonRoot: true, runAsUser: 1000 }, containers: [{ name: a, securityContext: { privileged: true } }]'),
    };
    const [container] = (await factOf(files)).kubernetes.workloads.flatMap(({ containers }) => containers);
    expect([container?.privileged, container?.runAsNonRoot, container?.runAsUser].map((each) => each?.value)).toEqual([true, false, '1000']);
  });

  test('not over another', async () => {
    const files = { 'k/kustomization.yaml': 'resources: [app.yaml]\npatches: [{ path: limit.yaml }]\n', 'k/app.yaml': app, 'k/limit.yaml': limit('y') };
    expect(await limitsOf(files)).toEqual([[undefined, undefined, [80], 'a:1']]);
  });
});

test('what a container sets wins over its pod; init and ephemeral containers count', async () => {
  const { kubernetes } = await factOf({
    'a.yaml':
      'apiVersion: v1\nkind: Pod\nmetadata: { name: x }\nspec:\n  securityContext: { runAsUser: 0, runAsNonRoot: true }\n  initContainers: [{ name: i, image: "a:1" }]\n  ephemeralContainers: [{ name: e, image: "a:1" }]\n  containers: [{ name: c, image: "a:1", securityContext: { runAsUser: 7 } }]\n',
  });
  expect(kubernetes.workloads[0]?.containers.map(({ name, role, runAsUser, runAsNonRoot }) => [name, role, runAsUser?.value, runAsNonRoot?.value])).toEqual([
    ['i', 'init container', '0', true],
    ['c', 'container', '7', true],
    ['e', 'ephemeral container', '0', true],
  ]);
});

describe('what is no manifest of its own says nothing, and is no gap', () => {
  test.each<[string, string]>([
    ['chart/templates/a.yaml', `{{- if .Values.on }}\n${pod('x')}{{- end }}\n`],
    ['chart/templates/b.yaml', 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Release.Name }}\nspec:\n{{ toYaml .Values.spec | indent 2 }}\n'],
    ['ansible/a.yaml', pod('"{{ name }}"')],
    ['deploy/patch.yaml', 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: x }\nspec:\n  template:\n    spec:\n      containers: [{ name: a, resources: {} }]\n'],
    ['openapi.yaml', 'openapi: 3.1.0\nkind: x\n'],
    ['tests/pod.yaml', pod('x')],
  ])('%s', async (path, text) => {
    const { kubernetes, gaps } = await factOf({ [path]: text });
    expect([kubernetes.workloads, gaps]).toEqual([[], []]);
  });
});

test('braces inside of a block of text are no template', async () => {
  const rules = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: rules }\ndata:\n  a.yml: |\n    summary: {{ $labels.instance }} is down\n';
  expect(await namesOf({ 'a.yaml': `${rules}---\n${pod('p')}` })).toEqual(['p']);
});

test('a broken document is a gap with its line; the others of its file are read', async () => {
  const { kubernetes, gaps } = await factOf({ 'a.yaml': `${pod('a')}---\napiVersion: v1\nkind: Pod\nspec: [\n---\n${pod('b')}` });
  expect(kubernetes.workloads.map(({ name }) => name)).toContain('a');
  expect(gaps).toMatchObject([{ path: 'a.yaml', line: expect.any(Number) }]);
});

test('large definitions of custom resources are passed over, and places stay', async () => {
  const definition = `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: x }\n${'# padding padding padding padding\n'.repeat(40_000)}`;
  const { kubernetes, gaps } = await factOf({ 'install.yaml': `${definition}---\n${pod('p')}` });
  expect(gaps).toEqual([]);
  expect(kubernetes.workloads[0]?.at.line).toBe(40_003 + 1 + 2);
});

test('so are whole files in ConfigMaps', async () => {
  const dashboards = `apiVersion: v1\nkind: ConfigMapList\nitems:\n- apiVersion: v1\n  kind: ConfigMap\n  metadata: { name: d }\n  # what Grafana shows: |\n  data:\n    PASSWORD: hunter2Winter\n    d.json: |-\n${'      { "panels": [], "title": "padding padding padding padding padding padding" }\n'.repeat(20_000)}`;
  const { kubernetes, gaps } = await factOf({ 'dashboards.yaml': `${dashboards}---\n${pod('p')}` });
  expect(gaps).toEqual([]);
  expect(kubernetes.configMaps.flatMap(({ secretValues }) => secretValues.map(({ name, at }) => `${name}:${at.line}`))).toEqual(['PASSWORD:9']);
  expect(kubernetes.workloads[0]?.at.line).toBe(20_010 + 1 + 2);
});

test('a large file of anything else is a gap', async () => {
  const { gaps } = await factOf({ 'install.yaml': `${pod('p')}${'# padding padding padding padding\n'.repeat(40_000)}`, 'data.yaml': 'x: 1\n'.repeat(300_000) });
  expect(gaps).toMatchObject([{ path: 'install.yaml', line: 1 }]);
});

test('nesting without end is a gap, not a crash', async () => {
  const { gaps } = await factOf({ 'a.yaml': `apiVersion: v1\nkind: Pod\nspec: ${'{a: '.repeat(10_000)}1${'}'.repeat(10_000)}\n` });
  expect(gaps).toMatchObject([{ path: 'a.yaml' }]);
});
