import type { Call, Ignored } from './step.ts';

/** Flags that take the teeth out of a tool. Each is looked for in the command line, and in the settings of an action. */
const flags: readonly { readonly flag: RegExp; readonly how: string }[] = [
  { flag: /(?:^|\s)--exit-zero\b/, how: '--exit-zero' },
  { flag: /(?:^|\s)--exit-code[ =]["']?0\b/, how: '--exit-code 0' },
  { flag: /(?:^|\s)--issues-exit-code[ =]["']?0\b/, how: '--issues-exit-code 0' },
  { flag: /(?:^|\s)--?no-fail\b/, how: '--no-fail' },
  { flag: /(?:^|\s)--soft-fail(?!-)\b/, how: '--soft-fail' },
  { flag: /(?:^|\s)--no-exit-on-warn\b/, how: '--no-exit-on-warn' },
  { flag: /(?:^|\s)--audit-level[ =]none\b/, how: '--audit-level none' },
  { flag: /(?:^|\s)--(?:allow-)?fail(?:ure)?[ =]false\b/, how: '--fail false' },
];

const settings: ReadonlyMap<string, RegExp> = new Map([
  ['exit-code', /^0$/],
  ['exit_code', /^0$/],
  ['exit-zero', /^true$/i],
  ['exit_zero', /^true$/i],
  ['soft_fail', /^true$/i],
  ['soft-fail', /^true$/i],
  ['no-fail', /^true$/i],
  ['no_fail', /^true$/i],
  ['fail-build', /^false$/i],
  ['fail-on-error', /^false$/i],
  ['fail_on_error', /^false$/i],
  ['warn-only', /^true$/i],
  ['continueonerror', /^true$/i],
]);

/** Tools that exit with 0 whatever they find, unless they are told to fail. */
const mildByDefault: readonly { readonly tool: string; readonly told: RegExp; readonly how: string }[] = [
  { tool: 'trivy', told: /exit-code|trivy-config|--config\b|TRIVY_EXIT_CODE|woodpeckerci\/plugin-trivy/i, how: 'no exit-code is set, and trivy exits with 0 by default' },
  { tool: 'grype', told: /(?:--fail-on|-f) |fail-build|--config|-c |GRYPE_FAIL|scan-action/, how: 'no --fail-on is set, and grype exits with 0 by default' },
  { tool: 'semgrep', told: /--error|\bci\b|--strict|-agent|semgrep-action|^$/, how: 'neither "semgrep ci" nor --error: "semgrep scan" exits with 0 whatever it finds' },
  { tool: 'trufflehog', told: /--fail\b|trufflesecurity\/trufflehog/i, how: 'no --fail is set, and trufflehog exits with 0 by default' },
];

export const cannotFail = (tools: readonly string[], line: string, call: Call): Ignored | undefined => {
  const { column } = call;
  const inLine = flags.find(({ flag }) => flag.test(line));
  if (inLine) return { how: inLine.how, explicit: true, line: call.line, column };
  for (const { name, value, ...at } of call.settings) {
    if (settings.get(name.toLowerCase())?.test(value.trim())) return { how: `${name}: ${value.trim()}`, explicit: true, ...at };
    const inValue = /^(?:args|.*[-_]args|options|cmd_options|command|extra_args|entry)$/i.test(name) ? flags.find(({ flag }) => flag.test(` ${value}`)) : undefined;
    if (inValue) return { how: inValue.how, explicit: true, ...at };
  }
  const text = [line, call.uses ?? '', ...call.settings.map(({ name, value }) => `${name}: ${value}`)].join('\n');
  const mild = mildByDefault.find(({ tool, told }) => tools.includes(tool) && !told.test(text));
  return mild && { how: mild.how, explicit: false, line: call.line, column };
};
