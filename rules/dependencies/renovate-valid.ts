import { defineRule, type Finding, judge } from 'policy-audit';
import { lesser } from './shared/lesser.ts';

export default defineRule({
  id: 'dependencies/renovate-valid',
  title: 'The Renovate configuration is valid and covers every manifest',
  severity: 'medium',
  rationale: 'Renovate finds manifests by itself, unless its configuration is broken, switched off, or narrowed to some managers or paths. What falls outside is never updated.',
  remediation: 'Correct the line shown: remove "enabled": false, add the manager to enabledManagers, or take the path out of ignorePaths.',
  practices: ['dependencies/update-bot', 'dependencies/update-bot-coverage'],
  references: [
    { standard: 'Renovate', control: 'enabledManagers', url: 'https://docs.renovatebot.com/configuration-options/#enabledmanagers' },
    { standard: 'CWE', control: 'CWE-1104', url: 'https://cwe.mitre.org/data/definitions/1104.html' },
  ],
  since: '0.1.0',
  needs: ['updateBots', 'updateCoverage'],
  check({ updateBots: { dependabot, renovate, strayRenovate }, updateCoverage: { pairs } }) {
    if (!renovate) return judge([], [], 'there is no Renovate configuration');
    const { path } = renovate;
    const findings = renovate.problems.map(({ message, at }): Finding => ({ message: `${message[0]?.toUpperCase()}${message.slice(1)}.`, at: { path, ...at } }));
    if (renovate.disabled) findings.push({ message: 'Renovate is disabled.', at: { path, ...renovate.disabled } });
    for (const other of strayRenovate) findings.push({ message: `Renovate reads ${path} and not this file.`, at: { path: other, line: 1 }, severity: 'low' });
    // Beside entries of Dependabot, dependencies/update-bot-coverage says what neither of the two looks after.
    const alone = dependabot === undefined || dependabot.entries.length === 0;
    for (const { unit, renovate: reach } of pairs) {
      const wanted = alone && unit.place === 'main' && unit.manifests.some(({ dependencies }) => dependencies.length > 0);
      if (!wanted || reach?.reach !== 'left-out') continue;
      findings.push({
        message: `Renovate leaves out ${unit.ecosystem} in /${unit.folder} (${unit.manifests[0].path}) by ${reach.by}.`,
        at: { path, ...reach.at },
        ...(lesser.includes(unit.ecosystem) ? { severity: 'low' as const } : {}),
        related: [{ at: { path: unit.manifests[0].path, line: unit.manifests[0].dependencies[0]?.at.line ?? 1 }, note: 'left out' }],
      });
    }
    const presets = renovate.presets.map(({ text }) => text.slice(0, 60)).join(', ');
    return judge(findings, [{ at: { path, line: renovate.at.line }, note: `valid${presets === '' ? '' : `; its presets are not fetched: ${presets}`}` }], '');
  },
  examples: {
    bad: [
      {
        name: 'switched off',
        files: { 'renovate.json': '{"enabled": false}\n', 'package.json': '{"name": "app", "private": true, "dependencies": {"left-pad": "1.3.0"}}\n' },
        expect: { fail: ['renovate.json:1'] },
      },
      { name: 'a second file that is not read', files: { 'renovate.json': '{}\n', '.github/renovate.json5': '{}\n' }, expect: { fail: ['.github/renovate.json5:1'] } },
    ],
    good: [
      {
        name: 'recommended',
        files: { 'renovate.json': '{"extends": ["config:recommended"]}\n', 'package.json': '{"name": "app", "private": true, "dependencies": {"left-pad": "1.3.0"}}\n' },
        expect: 'pass',
      },
    ],
  },
});
