import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { commit, git, makeFolder, makeRepository, policyAudit, write } from '../repository.ts';

/** Live-looking, but made here. */
const value = ['Xk9v2Lq8', 'mWz4Tn7b', 'Rp3c'].join('');

/** What GitLab (its parsers, and version 15.2.1 of its schemas, which no package brings) demands of what these reports hold. */
const text = { type: 'string', minLength: 1 };
const list = (items: object): object => ({ type: 'array', items });
const object = (properties: Readonly<Record<string, object>>, optional: Readonly<Record<string, object>> = {}): object => ({
  type: 'object',
  required: Object.keys(properties),
  properties: { ...properties, ...optional },
  additionalProperties: false,
});
const url = { type: 'string', pattern: '^https?://.+' };
const time = { type: 'string', pattern: String.raw`^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$` };
const line = { type: 'integer', minimum: 1 };
const tool = object({ id: text, name: text, version: text, vendor: object({ name: text }) }, { url });
const identifier = object({ type: text, name: text, value: text }, { url });
const security = (type: string, place: object): object =>
  object({
    version: { const: '15.2.1' },
    scan: object(
      { type: { const: type }, analyzer: tool, scanner: tool, start_time: time, end_time: time, status: { enum: ['success', 'failure'] } },
      { messages: list(object({ level: { enum: ['info', 'warn', 'fatal'] }, value: text })) },
    ),
    vulnerabilities: list(
      object(
        { id: text, identifiers: { ...list(identifier), minItems: 1 }, location: place },
        {
          name: { type: 'string', maxLength: 255 },
          description: { type: 'string', maxLength: 1_048_576 },
          severity: { enum: ['Info', 'Unknown', 'Low', 'Medium', 'High', 'Critical'] },
          solution: { type: 'string', maxLength: 7000 },
          links: list(object({ url }, { name: text })),
        },
      ),
    ),
  });
const schemas = {
  gitlab: list(
    object({
      description: text,
      check_name: text,
      fingerprint: text,
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: object({ path: text, lines: object({ begin: line }) }),
    }),
  ),
  'gitlab-sast': security('sast', object({ file: text, start_line: line }, { end_line: line })),
  'gitlab-secret-detection': security('secret_detection', object({ commit: object({ sha: text }), file: text, start_line: line }, { end_line: line })),
};

interface SecurityReport {
  readonly scan: { readonly messages: readonly { readonly value: string }[] };
  readonly vulnerabilities: readonly {
    readonly description: string;
    readonly identifiers: readonly { readonly value: string }[];
    readonly location: { readonly file: string; readonly start_line: number; readonly commit?: { readonly sha: string } };
  }[];
}
const render = (format: keyof typeof schemas, folder: string, ...args: readonly string[]): string => policyAudit([folder, '--format', format, ...args]).stdout;
const reportIn = (format: 'gitlab-sast' | 'gitlab-secret-detection', folder: string, ...args: readonly string[]): SecurityReport =>
  JSON.parse(render(format, folder, ...args)) as SecurityReport;

const folders = {
  bad: makeRepository({ '.env': `DATABASE_PASSWORD=${value}\n`, Dockerfile: 'FROM node:latest\n', 'compose.yaml': 'services: [\n', 'README.md': '# Tool\n' }),
  good: makeRepository({ 'SECURITY.md': '# Security\n\nMail security@tool-project.dev.\n' }),
  'without git': makeFolder({ 'app.py': `password = "${value}"\n` }),
};

describe.each(Object.keys(schemas) as (keyof typeof schemas)[])('the report %s', (format) => {
  const check = new Ajv({ allErrors: true }).compile(schemas[format]);

  test.each(Object.entries(folders))('of a folder that is %s is as GitLab wants it', (_, folder) => {
    check(JSON.parse(render(format, folder)));
    expect(check.errors ?? []).toEqual([]);
  });

  test('does not hold the secret', () => {
    expect(render(format, folders.bad)).not.toContain(value.slice(4));
  });
});

describe('the security reports share the findings:', () => {
  test('a secret is detected, with its commit, and all else is analysis', () => {
    const [secrets, rest] = [reportIn('gitlab-secret-detection', folders.bad), reportIn('gitlab-sast', folders.bad)];
    const head = git(folders.bad, 'rev-parse', 'HEAD').trim();
    const env = secrets.vulnerabilities.find(({ location }) => location.file === '.env');
    expect(env).toMatchObject({ location: { start_line: 1, commit: { sha: head } } });
    const rulesOf = ({ vulnerabilities }: SecurityReport): readonly (string | undefined)[] => vulnerabilities.map(({ identifiers }) => identifiers[0]?.value);
    expect(rulesOf(rest)).toContain('container/non-root');
    expect(rulesOf(secrets)).not.toContain('container/non-root');
  });

  test('a secret of the history is at its own place in its own commit', () => {
    const repository = makeRepository({ 'README.md': '# Tool\n', 'old/.env': `A=1\nDATABASE_PASSWORD=${value}\n` });
    const then = git(repository, 'rev-parse', 'HEAD').trim();
    git(repository, 'rm', '--quiet', 'old/.env');
    commit(repository, 'Remove it');
    const found = reportIn('gitlab-secret-detection', repository, '--history', 'all').vulnerabilities.map(({ location }) => location);
    expect(found).toContainEqual(expect.objectContaining({ file: 'old/.env', start_line: 2, commit: { sha: then } }));
  });

  test('what could not be looked at is a message of the scan', () => {
    expect(reportIn('gitlab-sast', folders.bad).scan.messages[0]?.value).toMatch(/^Could not look at compose\.yaml: /);
  });

  test('no text of the repository is a mention, a link or HTML in a description, which is Markdown', () => {
    const repository = makeRepository({ 'README.md': '# Tool\n' });
    write(repository, { 'x @team <img> [a](b)/Dockerfile': 'FROM node:latest\n' });
    const descriptions = reportIn('gitlab-sast', repository).vulnerabilities.map(({ description }) => description.replaceAll(/`[^`]*`/g, ''));
    expect(descriptions.filter((description) => /@team|<img|\]\(/.test(description))).toEqual([]);
  });
});
