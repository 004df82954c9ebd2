/** Writes what is told of the rules elsewhere: the schema of the configuration, rules/README.md, the tables in README.md and what the command prints. `--check` writes nothing. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { pathToFileURL } from 'node:url';
import { bundle, command, root } from './bundle.mjs';
import { current, remove, tellStale, write } from './generated.mjs';
import { rulePage } from './rule-pages.mjs';
import { terminalSvg } from './terminal-svg.mjs';

const { rules, profiles, redactLine, plainExample } = await loadRules();
const categories = [...new Set(rules.map((rule) => categoryOf(rule)))];

write('schema/config.json', `${JSON.stringify(configSchema(), undefined, 2)}\n`);
write('rules/README.md', `${catalogue()}\n`);
for (const rule of rules) write(`rules/${rule.id}.md`, `${rulePage(rule, { redactLine, plainExample })}\n`);
removeOthers();
const shown = await samples();
write('.github/docs/screen.svg', terminalSvg('policy-audit on the fixture todo-api', shown.audit, 100));
write('README.md', withSample(withProfiles(withTable(current('README.md') ?? '')), shown.contract));
tellStale();

/** What the command prints of fixtures/repos/todo-api, as a repository with fixed dates. */
async function samples() {
  const folder = mkdtempSync(`${tmpdir()}/policy-audit-sample-`);
  try {
    await bundle(command, `${folder}/dist`);
    const repository = `${folder}/todo-api`;
    cpSync(`${root}fixtures/repos/todo-api`, repository, { recursive: true });
    const env = { PATH: process.env.PATH, HOME: folder, GIT_CONFIG_NOSYSTEM: '1', COLUMNS: '100' };
    const on = (date) => ({ ...env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date });
    const identity = ['-c', 'user.name=Ann', '-c', 'user.email=ann@todo-api.dev'];
    for (const [date, ...args] of [
      ['2025-09-15T03:04:05Z', 'init', '-q', '-b', 'main'],
      ['2025-09-15T03:04:05Z', 'add', '-f', 'SECURITY.md', 'src'],
      ['2025-09-15T03:04:05Z', 'commit', '-qm', 'Serve todos'],
      ['2026-01-02T03:04:05Z', 'add', '-A', '-f'],
      ['2026-01-02T03:04:05Z', 'commit', '-qm', 'Serve todos in a container'],
      ['2026-01-02T03:04:05Z', 'tag', 'v2.3.0'],
    ])
      spawnSync('git', [...identity, ...args], { cwd: repository, env: on(date) });
    const run = (args, colors = {}) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [`${folder}/dist/policy-audit.js`, ...args], {
        cwd: repository,
        env: { ...env, ...colors },
        encoding: 'utf8',
      });
      if (status !== 1) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
      return stdout.replace(/ {2}\d+\.\d s$/m, '').trimEnd();
    };
    return { audit: run(['--rule', 'container/*'], { FORCE_COLOR: '1' }), contract: run(['contract']) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function withSample(readme, contract) {
  return readme.replace(/(<!-- sample contract -->\n```text\n)[\s\S]*?(\n```)/, (_, start, end) => start + contract + end);
}

async function loadRules() {
  const folder = mkdtempSync(`${tmpdir()}/policy-audit-docs-`);
  try {
    await bundle({ rules: 'rules/index.ts', profiles: 'src/profiles.ts', redact: 'src/facts/secrets/redact.ts', example: 'src/plain-example.ts' }, folder);
    const load = (name) => import(pathToFileURL(`${folder}/${name}.js`).href);
    return {
      rules: (await load('rules')).builtInRules,
      profiles: (await load('profiles')).profiles,
      redactLine: (await load('redact')).redactLine,
      plainExample: (await load('example')).plainExample,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function configSchema() {
  const severities = ['critical', 'high', 'medium', 'low', 'info'];
  const globs = { type: 'array', items: { type: 'string' } };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://unpkg.com/policy-audit/schema/config.json',
    title: 'Settings of policy-audit (policy-audit.yaml, .policy-audit.yaml or package.json#policyAudit)',
    type: 'object',
    additionalProperties: false,
    definitions: {
      word: { enum: ['off', 'on', false, true, ...severities] },
      rule: { anyOf: [{ $ref: '#/definitions/word' }, { type: 'object', additionalProperties: false, properties: { severity: { enum: severities } } }] },
    },
    properties: {
      $schema: { type: 'string' },
      extends: {
        anyOf: [{ type: 'string' }, globs],
        description: 'Settings files to build on, by path from this one: in the repository, or in node_modules. Lists add up; what is said here counts more.',
      },
      profile: { enum: Object.keys(profiles), default: 'recommended', description: 'Which rules run and what fails: policy-audit rules --profiles.' },
      failOn: {
        enum: ['critical', 'high', 'medium', 'low', 'none'],
        description: 'Exit 1 for findings at or above this severity; without it the profile says, which is high unless it is strict or an OSPS level.',
      },
      inline: {
        enum: ['allow', 'forbid'],
        default: 'allow',
        description: 'Whether policy-audit-ignore comments excuse findings. What a shared settings file forbids stays forbidden.',
      },
      include: { ...globs, description: 'When not empty, only files that match one of these globs are audited.' },
      exclude: { ...globs, description: 'Files that match one of these globs are left out. The report counts them.' },
      suppressions: {
        type: 'array',
        description: 'Findings that do not count: by rule and by path or fingerprint, with a reason, and with the last day on which it holds.',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['rule', 'reason'],
          anyOf: [{ required: ['paths'] }, { required: ['fingerprint'] }],
          properties: {
            rule: { type: 'string' },
            paths: { anyOf: [{ type: 'string' }, globs] },
            fingerprint: { type: 'string' },
            reason: { type: 'string', minLength: 1 },
            until: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
            owner: { type: 'string', minLength: 1, description: 'Who answers for the exception, such as a team.' },
          },
        },
      },
      overrides: {
        type: 'array',
        description: 'What rules, by id or glob, count for below some paths, such as one package of a monorepo. The last that matches counts.',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['paths', 'rules'],
          properties: { paths: { anyOf: [{ type: 'string' }, globs] }, rules: { type: 'object', additionalProperties: { enum: ['off', false, ...severities] } } },
        },
      },
      customRules: customRulesSchema(severities, globs),
      rules: {
        type: 'object',
        additionalProperties: false,
        patternProperties: { '^custom/': customSetting(severities) },
        properties: Object.fromEntries(rules.map((rule) => [rule.id, ruleSchema(rule, severities)])),
      },
    },
  };
}

function customSetting(severities) {
  return { description: 'A rule of customRules or of a plugin.', anyOf: [{ enum: ['off', 'on', false, true, ...severities] }, { type: 'object' }] };
}

function customRulesSchema(severities, globs) {
  const texts = { anyOf: [{ type: 'string' }, globs] };
  const values = ['string', 'number', 'boolean'].map((type) => ({ type }));
  return {
    type: 'array',
    maxItems: 200,
    description: 'Rules of your own, as data: a pattern (RE2) that files must not or must have, a file that must be there, or the value of a key in YAML, JSON or TOML.',
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['id', 'title'],
      oneOf: [{ required: ['files', 'forbid'] }, { required: ['files', 'require'] }, { required: ['fileExists'] }, { required: ['files', 'key', 'equals'] }],
      properties: {
        id: { type: 'string', pattern: '^custom/[a-z0-9]+(-[a-z0-9]+)*$' },
        title: { type: 'string', minLength: 1, description: 'What is true where the rule is kept.' },
        severity: { enum: severities, default: 'medium' },
        rationale: { type: 'string' },
        remediation: { type: 'string' },
        files: { ...texts, description: 'Globs of the files to look into.' },
        forbid: { type: 'string', maxLength: 1000, description: 'No file may have this pattern.' },
        require: { type: 'string', maxLength: 1000, description: 'Every file must have this pattern.' },
        fileExists: { ...texts, description: 'One file that matches must be there.' },
        key: { ...texts, description: 'The path of a key, such as compilerOptions.strict, or a list of keys where one has a dot.' },
        equals: { anyOf: [...values, { type: 'array', items: { anyOf: values } }], description: 'The value, or the values that are allowed.' },
      },
    },
  };
}

function ruleSchema(rule, severities) {
  const options = Object.entries(rule.options ?? {});
  return {
    description: `${rule.title} (${rule.severity})`,
    ...(options.length > 0
      ? {
          anyOf: [
            { $ref: '#/definitions/word' },
            {
              type: 'object',
              additionalProperties: false,
              properties: {
                severity: { enum: severities },
                options: { type: 'object', additionalProperties: false, properties: Object.fromEntries(options.map(([name, option]) => [name, optionSchema(option)])) },
              },
            },
          ],
        }
      : { allOf: [{ $ref: '#/definitions/rule' }] }),
  };
}

function optionSchema({ description, default: value }) {
  return Array.isArray(value) ? { description, default: value, type: 'array', items: { type: 'string' } } : { description, default: value, type: typeof value };
}

function catalogue() {
  const sections = categories.map((category) => `## ${category}\n\n${table(rules.filter((rule) => categoryOf(rule) === category))}`);
  return `<!-- Generated by \`npm run gen\`. Do not edit. -->\n# The rules\n\n${rules.length} rules. \`policy-audit explain RULE\` says why one exists, how to fix what it finds, and shows a good and a bad example.\n\n${sections.join('\n\n')}`;
}

function table(some) {
  const rows = some.map((rule) => `| [\`${rule.id}\`](${rule.id}.md) | ${rule.severity} | ${rule.title.replaceAll('|', '\\|').replaceAll('<', '&lt;')} | ${standards(rule)} |`);
  return ['| rule | severity | what it asks for | standards |', '|---|---|---|---|', ...rows].join('\n');
}

function standards(rule) {
  return rule.references.map(({ standard, control, url }) => `[${control ?? standard}](${url})`).join(', ');
}

function withTable(readme) {
  const rows = categories.map((category) => {
    const some = rules.filter((rule) => categoryOf(rule) === category);
    return `| ${category} | ${some.length} | ${some.map((rule) => `\`${rule.id.slice(category.length + 1)}\``).join(', ')} |`;
  });
  const text = ['| category | rules | |', '|---|---|---|', ...rows].join('\n');
  return readme.replace(/(<!-- rules -->\n)[\s\S]*?(\n<!-- \/rules -->)/, (_, start, end) => start + text + end);
}

function withProfiles(readme) {
  const rows = Object.entries(profiles).map(([name, { description, holds }]) => `| \`${name}\` | ${rules.filter((rule) => holds(rule)).length} | ${description} |`);
  const text = ['| profile | rules | |', '|---|---|---|', ...rows].join('\n');
  return readme.replace(/(<!-- profiles -->\n)[\s\S]*?(\n<!-- \/profiles -->)/, (_, start, end) => start + text + end);
}

/** The page of a rule that is no more goes with it. */
function removeOthers() {
  const pages = new Set(rules.map((rule) => `${rule.id}.md`));
  for (const category of categories) {
    for (const name of readdirSync(`${root}rules/${category}`)) {
      if (name.endsWith('.md') && !pages.has(`${category}/${name}`)) remove(`rules/${category}/${name}`);
    }
  }
}

function categoryOf(rule) {
  return rule.id.slice(0, rule.id.indexOf('/'));
}
