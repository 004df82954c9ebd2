import { dedent, defineRule, type Evidence, type Facts, type Finding, judge } from 'policy-audit';
import { cwe, podSecurity } from './shared/references.ts';

type Chart = Facts['helmCharts']['all'][number];
type Setting = Chart['fixed'][number]['what'];

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
      {
        name: 'what the starter leaves',
        files: {
          'chart/Chart.yaml': dedent`
            apiVersion: v2
            name: web
            version: 0.1.0
          `,
          'chart/values.yaml': dedent`
            replicaCount: 1
            podSecurityContext: {}
              # fsGroup: 2000
            securityContext: {}
              # runAsNonRoot: true
              # readOnlyRootFilesystem: true
            resources: {}
              # limits:
              #   cpu: 100m
          `,
          'chart/templates/deployment.yaml': dedent`
            apiVersion: apps/v1
            kind: Deployment
            spec:
              {{- toYaml .Values.securityContext | nindent 8 }}
          `,
        },
        expect: { fail: ['chart/values.yaml:4'] },
      },
    ],
    good: [
      {
        name: 'all three',
        files: {
          'chart/Chart.yaml': dedent`
            apiVersion: v2
            name: web
            version: 0.1.0
          `,
          'chart/values.yaml': dedent`
            podSecurityContext:
              runAsNonRoot: true
            securityContext:
              readOnlyRootFilesystem: true
            resources:
              limits: { cpu: 1, memory: 1Gi }
          `,
          'chart/templates/deployment.yaml': dedent`
            apiVersion: apps/v1
            kind: Deployment
            spec:
              {{- toYaml .Values.securityContext | nindent 8 }}
          `,
        },
        expect: 'pass',
      },
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
