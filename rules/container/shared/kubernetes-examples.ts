/** A pod with one container, `app`, on line 7; the lines are settings of the container and stand from line 9 on. */
export const pod = (...settings: readonly string[]): Record<string, string> => ({ 'k8s/pod.yaml': podText([], settings) });

/** A pod with settings of its own, from line 6 on. */
export const podWith = (ofPod: readonly string[], ...settings: readonly string[]): Record<string, string> => ({ 'k8s/pod.yaml': podText(ofPod, settings) });

const podText = (ofPod: readonly string[], settings: readonly string[]): string =>
  [
    'apiVersion: v1',
    'kind: Pod',
    'metadata:',
    '  name: web',
    'spec:',
    ...ofPod.map((line) => `  ${line}`),
    '  containers:',
    '    - name: app',
    '      image: registry.example/app:1.0',
    ...settings.map((line) => `      ${line}`),
    '',
  ].join('\n');

/** What no rule for containers looks into. */
export const noManifests: readonly { readonly name: string; readonly files: Record<string, string>; readonly expect: 'not-applicable' }[] = [
  {
    name: 'a template of Helm is filled in before it is YAML',
    files: {
      'chart/Chart.yaml': 'apiVersion: v2\nname: x\nversion: 0.1.0\n',
      'chart/templates/pod.yaml': '{{- if .Values.on }}\napiVersion: v1\nkind: Pod\nspec:\n  {{- toYaml .Values.pod | nindent 2 }}\n{{- end }}\n',
    },
    expect: 'not-applicable',
  },
];
