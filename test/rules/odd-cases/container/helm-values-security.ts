import type { Example } from '../../../../src/rule.ts';

const chart = (values: string, more: Record<string, string> = {}): Record<string, string> => ({
  'chart/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 0.1.0\n',
  'chart/values.yaml': values,
  'chart/templates/deployment.yaml': 'apiVersion: apps/v1\nkind: Deployment\nspec:\n  {{- toYaml .Values.securityContext | nindent 8 }}\n',
  ...more,
});

const starter =
  'replicaCount: 1\npodSecurityContext: {}\n  # fsGroup: 2000\nsecurityContext: {}\n  # runAsNonRoot: true\n  # readOnlyRootFilesystem: true\nresources: {}\n  # limits:\n  #   cpu: 100m\n';

export default [
  {
    name: 'set in a template, on one line',
    files: {
      ...chart('x: 1\n'),
      'chart/templates/job.yaml': 'kind: Job\nspec:\n  securityContext: { runAsNonRoot: true, readOnlyRootFilesystem: true }\n  resources: {limits: {cpu: 1, memory: 1Gi}}\n',
    },
    expect: 'pass',
  },
  {
    name: 'in a comment of a template, on one line',
    files: {
      ...chart('x: 1\n'),
      'chart/templates/job.yaml': 'kind: Job\nspec:\n  # securityContext: { runAsNonRoot: true, readOnlyRootFilesystem: true }\n  # resources: {limits: {cpu: 1}}\n',
    },
    expect: { fail: ['chart/values.yaml:1'] },
  },
  {
    name: 'one of the three is missing',
    files: chart('securityContext:\n  runAsUser: 10001\n  readOnlyRootFilesystem: true\nresources: {}\n'),
    expect: { fail: ['chart/values.yaml:4'] },
  },
  { name: 'nothing is asked at all', files: chart('image: web\n'), expect: { fail: ['chart/values.yaml:1'] } },
  {
    name: 'below the name of a component',
    files: chart('web:\n  securityContext: { runAsNonRoot: true, readOnlyRootFilesystem: true }\n  resources: { limits: { memory: 1Gi } }\n'),
    expect: 'pass',
  },
  {
    name: 'fixed in the template',
    files: chart('resources: { limits: { memory: 1Gi } }\n', {
      'chart/templates/pod.yaml': '{{ if .Values.x }}\nkind: Pod\nspec:\n  securityContext:\n    runAsNonRoot: true\n    readOnlyRootFilesystem: true\n{{ end }}\n',
    }),
    expect: 'pass',
  },
  { name: 'a library chart', files: chart(starter, { 'chart/Chart.yaml': 'apiVersion: v2\nname: lib\ntype: library\nversion: 0.1.0\n' }), expect: 'not-applicable' },
  { name: 'a chart without workloads', files: chart(starter, { 'chart/templates/deployment.yaml': 'kind: ConfigMap\n' }), expect: 'not-applicable' },
  { name: 'no chart', files: { 'values.yaml': starter }, expect: 'not-applicable' },
] satisfies readonly Example[];
