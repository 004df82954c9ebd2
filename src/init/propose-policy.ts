import type { Proposal, Survey } from './proposal.ts';

const places = /^(?:|\.github\/|\.gitlab\/|docs\/)security\.(?:md|markdown|rst|txt|adoc)$/i;

/** A policy that promises no more than what was found; the times in it are for the maintainers to agree to. */
export const proposePolicy = (survey: Survey): Proposal[] => {
  const { files, securityPolicy } = survey.facts;
  // The fields of a security.txt (RFC 9116) are no policy, wherever it lies.
  if (files.all.some(({ path }) => places.test(path) && path !== securityPolicy.securityTxt?.path)) return [];
  const sections = [
    '# Security policy',
    supportedVersions(survey),
    `## Reporting a vulnerability

Please do not open a public issue for a vulnerability. Report it privately: open the repository's **Security** tab and choose **Report a vulnerability**.

Please include:

- the version or commit that is affected
- the impact: what an attacker can do, and what they need for it
- the steps to reproduce it, or a proof of concept
- how you would like to be credited`,
    `## What to expect

- We acknowledge your report within 7 days.
- We tell you within 30 days whether we can confirm the vulnerability, and what we plan.`,
    `## Disclosure

We follow coordinated disclosure: we publish the fix together with an advisory, at the latest 90 days after the report, and credit you if you like. Please keep the vulnerability to yourself until then.`,
    `## Scope

This policy covers the code in this repository. Vulnerabilities in dependencies belong to their maintainers; tell us if we use them in a way that makes them exploitable.`,
    practices(survey),
  ];
  return [
    {
      path: 'SECURITY.md',
      before: undefined,
      added: `${sections.filter((section) => section !== '').join('\n\n')}\n`,
      why: 'say how to report a vulnerability (read it: the times are promises)',
    },
  ];
};

const supportedVersions = ({ facts: { releases } }: Survey): string => {
  const newest = releases.tags.find(({ version, prefix }) => version !== undefined && !version.includes('-') && prefix === '')?.version;
  if (newest === undefined)
    return `## Supported versions\n\nOnly the newest ${releases.tags.length > 0 ? 'release' : 'commit of the default branch'} is supported with security fixes.`;
  const [major, minor] = newest.split('.');
  const line = major === '0' ? `0.${minor}` : major;
  return `## Supported versions\n\n| Version | Supported |\n| ------- | --------- |\n| ${line}.x | yes |\n| older | no |`;
};

const practices = ({ facts: { updateBots, ecosystems, pipelines } }: Survey): string => {
  const lines: string[] = [];
  const bot = updateBots.dependabot ? 'Dependabot' : updateBots.renovate ? 'Renovate' : undefined;
  if (bot) lines.push(`${bot} proposes updates of the dependencies.`);
  lines.push(...locked(ecosystems));
  const found = scanners.filter(({ tool }) =>
    pipelines.steps.some(
      (step) => step.tools.includes(tool) && !step.disabled && !step.ignored && step.triggers.some((trigger) => trigger === 'push' || trigger === 'pull_request'),
    ),
  );
  if (found.length > 0) lines.push(`Every change is checked by ${found.map(({ name }) => name).join(', ')}.`);
  return lines.length === 0 ? '' : `## What we do\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
};

/** Only of those that are locked wherever they are asked for: beside requirements.txt, package-lock.json speaks for npm alone. */
const locked = ({ units }: Survey['facts']['ecosystems']): readonly string[] => {
  const main = units.filter(({ place, manifests }) => place === 'main' && manifests.some(({ dependencies }) => dependencies.length > 0));
  const open = main.filter((unit) => locksIn(unit).length === 0).map(({ ecosystem }) => ecosystem);
  const held = main.filter(({ ecosystem }) => !open.includes(ecosystem));
  const locks = [...new Set(held.flatMap(locksIn))].filter(isPlain);
  if (locks.length === 0) return [];
  const whose = open.some((ecosystem) => ofCode.test(ecosystem)) ? `${[...new Set(held.map(({ ecosystem }) => ecosystem))].join(' and ')} ` : '';
  const named = locks.slice(0, 5).map((path) => `\`${path}\``);
  return [`The versions of the ${whose}dependencies are locked (${named.join(', ')}${locks.length > 5 ? ', …' : ''}).`];
};
const locksIn = ({ manifests }: Survey['facts']['ecosystems']['units'][number]): readonly string[] =>
  manifests.flatMap(({ locks }) => locks.filter(({ tracked }) => tracked).map(({ path }) => path));
/** What a program is made of, and not what builds or runs it. */
const ofCode = /^(?!docker|github-actions$|gitsubmodule$|pre-commit$|devcontainers$|helm$|nix$|rust-toolchain$|dotnet-sdk$)/;

/** A name may hold what Markdown reads, or a section of its own. */
const isPlain = (path: string): boolean => /^[\w./@+-]+$/.test(path);

const scanners: readonly { readonly tool: string; readonly name: string }[] = [
  { tool: 'codeql', name: 'CodeQL' },
  { tool: 'gosec', name: 'gosec' },
  { tool: 'bandit', name: 'Bandit' },
  { tool: 'semgrep', name: 'Semgrep' },
  { tool: 'brakeman', name: 'Brakeman' },
  { tool: 'govulncheck', name: 'govulncheck' },
  { tool: 'pip-audit', name: 'pip-audit' },
  { tool: 'npm-audit', name: 'npm audit' },
  { tool: 'cargo-audit', name: 'cargo audit' },
  { tool: 'osv-scanner', name: 'OSV-Scanner' },
  { tool: 'trivy', name: 'Trivy' },
  { tool: 'grype', name: 'Grype' },
  { tool: 'gitleaks', name: 'Gitleaks' },
];
