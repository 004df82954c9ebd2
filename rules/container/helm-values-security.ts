import { defineRule, type Evidence, type Facts, type Finding, judge } from 'policy-audit';
import { cwe, podSecurity } from './shared/references.ts';

type Chart = Facts['helmCharts']['all'][number];
type Setting = Chart['fixed'][number]['what'];

const chart = (values: string, more: Record<string, string> = {}): Record<string, string> => ({
  'chart/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 0.1.0\n',
  'chart/values.yaml': values,
  'chart/templates/deployment.yaml': 'apiVersion: apps/v1\nkind: Deployment\nspec:\n  {{- toYaml .Values.securityContext | nindent 8 }}\n',
  ...more,
});
const starter =
  'replicaCount: 1\npodSecurityContext: {}\n  # fsGroup: 2000\nsecurityContext: {}\n  # runAsNonRoot: true\n  # readOnlyRootFilesystem: true\nresources: {}\n  # limits:\n  #   cpu: 100m\n';

export default defineRule({
  id: 'container/helm-values-security',
  title: 'Default Helm values harden the containers of the chart',
  severity: 'low',
  rationale: 'Most installations of a chart keep its defaults. What the starter of Helm leaves empty runs as the image likes, with a writable file system and without limits.',
  remediation: 'Set the defaults in values.yaml: `runAsNonRoot: true` and `readOnlyRootFilesystem: true` in securityContext, and `resources.limits`.',
  practices: ['container/non-root', 'container/read-only-root', 'container/resource-limits'],
  references: [podSecurity('Restricted'), cwe(250), { standard: 'Helm', control: 'Values files', url: 'https://helm.sh/docs/chart_template_guide/values_files/' }],
  since: '0.1.0',
  needs: ['helmCharts'],
  check({ helmCharts }) {
    const charts = helmCharts.all.filter(
      ({ zone, library, workloads, values, blocks }) =>
        zone !== 'test' &&
        zone !== 'example' &&
        zone !== 'docs' &&
        zone !== 'vendored' &&
        !library &&
        values !== undefined &&
        (workloads === 'some' || (workloads === 'unknown' && blocks.length > 0)),
    );
    const said = charts.map(judgeChart);
    return judge(
      said.flatMap(({ finding }) => finding ?? []),
      said.flatMap(({ evidence }) => evidence),
      'There is no Helm chart with default values for a workload.',
    );
  },
  examples: {
    bad: [
      { name: 'what the starter leaves', files: chart(starter), expect: { fail: ['chart/values.yaml:4'] } },
      {
        name: 'one of the three is missing',
        files: chart('securityContext:\n  runAsUser: 10001\n  readOnlyRootFilesystem: true\nresources: {}\n'),
        expect: { fail: ['chart/values.yaml:4'] },
      },
      { name: 'nothing is asked at all', files: chart('image: web\n'), expect: { fail: ['chart/values.yaml:1'] } },
    ],
    good: [
      {
        name: 'all three',
        files: chart('podSecurityContext:\n  runAsNonRoot: true\nsecurityContext:\n  readOnlyRootFilesystem: true\nresources:\n  limits: { cpu: 1, memory: 1Gi }\n'),
        expect: 'pass',
      },
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
    ],
  },
});

const words: Readonly<Record<Setting, string>> = { 'non-root': 'a user other than root', 'read-only': 'a read-only file system', limits: 'limits of resources' };
const settings: readonly Setting[] = ['non-root', 'read-only', 'limits'];

const judgeChart = ({ name, blocks, fixed, values }: Chart): { finding?: Finding; evidence: readonly Evidence[] } => {
  const set = settings.map((what) => ({ what, at: blocks.find(({ sets }) => sets.includes(what))?.at ?? fixed.find((one) => one.what === what)?.at }));
  const missing = set.filter(({ at }) => at === undefined).map(({ what }) => what);
  const evidence = set.flatMap(({ what, at }) => (at ? [{ at, note: `chart "${name}" sets ${words[what]}` }] : []));
  if (missing.length === 0) return { evidence };
  const kind = missing[0] === 'limits' ? 'resources' : 'security';
  const place = blocks.findLast((block) => block.kind === kind && block.empty) ?? blocks.find((block) => block.kind === kind);
  const at = place?.at ?? { path: values ?? '.', line: 1 };
  return {
    finding: { message: `The defaults of chart "${name}" set neither in values.yaml nor in a template: ${missing.map((what) => words[what]).join(', ')}.`, at, related: evidence },
    evidence: [],
  };
};
