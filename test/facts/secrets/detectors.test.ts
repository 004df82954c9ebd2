import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { leastRun, regexCost } from '../../../.tools/regex-cost.mjs';
import type { DetectorRow } from '../../../src/facts/secrets/tokens/detector.ts';
import { detectorTable } from '../../../src/facts/secrets/tokens/detector-table.ts';
import { providerMatches } from '../../../src/facts/secrets/tokens/provider-matches.ts';
import { tokenRuns } from '../../../src/facts/secrets/tokens/token-runs.ts';
import { fillShape } from './shape.ts';

interface Written {
  readonly id: string;
  readonly examples: { readonly true: readonly string[]; readonly false: readonly string[] };
}

const folder = fileURLToPath(new URL('../../../rules/secrets/detectors/', import.meta.url));
const written = readdirSync(folder).flatMap((name) => (parse(readFileSync(folder + name, 'utf8')) as { detectors: readonly Written[] }).detectors);
const examplesOf = new Map(written.map(({ id, examples }) => [id, examples]));

/** What stands beside the names of providers in every repository and is no secret. */
const lookAlikes = [
  'uses: NAME/setup@{hex:40}',
  'NAME_version_sha256 = {hex:64}',
  'image: NAME/agent@sha256:{hex:64}',
  '"NAME": { "integrity": "sha512-{base64:86}==" }',
  'https://docs.example.org/NAME/{uuid}',
  'NAME_project_id: {uuid}',
  '// NAME commit {hex:40}',
  'NAME-{alnum:8} is {lower:30} of {lower:40}',
  'data:font/woff2;base64,{base64:400}',
  'git diff {hex:7}..{hex:7} NAME',
];

describe.each(detectorTable)('$id', (row) => {
  const examples = examplesOf.get(row.id);

  test.each(examples?.true ?? [])('finds %s', (shape) => {
    const { text, secret, parts } = fillShape(shape, row.id);
    const found = secretsIn(row, text);
    if (secret === undefined) expect(found.filter((value) => parts.every((part) => value.includes(part)))).not.toEqual([]);
    else expect(found).toContain(secret);
  });

  test.each(examples?.false ?? [])('leaves %s alone', (shape) => {
    expect(secretsIn(row, fillShape(shape, row.id).text)).toEqual([]);
  });

  test('takes no look-alike for its own', () => {
    const texts = row.keywords.flatMap((keyword) => lookAlikes.map((shape) => fillShape(shape.replaceAll('NAME', keyword.replaceAll(/[^\w-]/g, '')), row.id).text));
    expect(texts.filter((text) => secretsIn(row, text).length > 0)).toEqual([]);
  });
});

/** One shape that only the name of its provider makes a secret, in the ways that languages and formats assign it. */
const assignments = [
  'MISTRAL_API_KEY=«V»',
  '"mistralApiKey": "«V»",',
  'const mistralApiKey: string = "«V»";',
  'mistral.api.key = «V»',
  '--mistral-api-key «V»',
  '<mistralApiKey>«V»</mistralApiKey>',
  '<add key="MistralApiKey" value="«V»" />',
  '<string name="mistral_api_key">«V»</string>',
  '<key>MistralApiKey</key>\n<string>«V»</string>',
  'os.environ["MISTRAL_API_KEY"] = "«V»"',
  'os.getenv("MISTRAL_API_KEY", "«V»")',
  "process.env.MISTRAL_KEY ?? '«V»'",
  "define('MISTRAL_API_KEY', '«V»');",
  'ENV MISTRAL_TOKEN «V»',
  'new Mistral({ apiKey: "«V»" })',
  'setMistralApiKey("«V»")',
  '- name: MISTRAL_TOKEN\n  value: «V»',
  '{"name":"MISTRAL_TOKEN","value":"«V»"}',
  'mistral:\n  api_key: «V»',
  '[mistral]\napi_key = «V»',
  'mistralKey := []byte("«V»")',
  '{\\"mistral_key\\": \\"«V»\\"}',
  'KEY=${MISTRAL_API_KEY:-«V»}',
  'curl -H "Mistral-Api-Key: «V»"',
];

test.each(assignments)('a name and its value are found in %s', (assignment) => {
  const row = detectorTable.find(({ id }) => id === 'mistral-api-key');
  const { text, secret } = fillShape(assignment.replace('V»', '{alnum:32}»'), 'assignment');
  expect(row && secretsIn(row, text)).toEqual([secret]);
});

test('a token may begin after an escaped line break', () => {
  const row = detectorTable.find(({ id }) => id === 'gitlab-personal-access-token');
  expect(row && secretsIn(row, fillShape('"\\\\nglpat-{alnum:20}"', 'escape').text)).toHaveLength(1);
});

test('a pattern that never gives back costs one way', () => {
  expect(regexCost(String.raw`\bghp_[A-Za-z0-9]{36}(?![A-Za-z0-9])`)).toBe(1);
  expect(regexCost(String.raw`key[ \t]{0,4}=[a-f0-9]{32}`)).toBe(1);
});

test('a repeat costs its lengths when what follows takes the same characters', () => {
  expect(regexCost('[a-z]{0,9}[a-m]{0,9}x')).toBe(10);
  expect(regexCost('[a-z]{0,9}[a-m]{0,9}b')).toBe(100);
});

test.each(['a+b', 'a*', 'a{2,}', '(?:a{1,3}b?){2,9}', '(?:a|ab){2,40}', String.raw`(a)\1`])('the pattern %s is refused', (source) => {
  expect(() => regexCost(source)).toThrow();
});

test.each([
  ['ab{3}', 4],
  ['a{2}-a{5}', 5],
  ['a{2}(?:b{1,9}|-)a{5}', 5],
  ['a{2}(?:b{3}|[bc]{2,9})a{5}', 9],
  ['(?:-|ab){0,3}a{3}', 3],
  ['(?:a-a){2}', 2],
  ['a{2}(?=b{9})[a-]{9}', 2],
])('every match of %s holds %i token characters one after the other', (source, length) => {
  expect(leastRun(source, 'abc')).toBe(length);
});

/** What the scanner finds for one detector, its keywords sought the plain way. */
function secretsIn(row: DetectorRow, text: string): readonly string[] {
  const hits = row.keywords.flatMap((keyword) => placesOf(keyword, text.toLowerCase()).map((start) => ({ start, end: start + keyword.length })));
  return providerMatches(
    text,
    row,
    hits.sort((a, b) => a.start - b.start),
    tokenRuns(Buffer.from(text, 'latin1')),
  ).candidates.map(({ value }) => value);
}

function placesOf(keyword: string, text: string): readonly number[] {
  return [...text].flatMap((_, at) => (text.startsWith(keyword, at) ? [at] : []));
}

/** Providers whose pages stand at another name: who owns them, or who writes the documentation of what nobody owns. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  Anthropic: ['claude.com'],
  'Cfx.re': ['fivem.net'],
  Clojars: ['github.com'],
  'crates.io': ['rust-lang.org'],
  'Cryptocurrency wallets': ['ethereum.org'],
  Meta: ['facebook.com'],
  'Frame.io': ['adobe.com'],
  Infura: ['metamask.io'],
  Iterative: ['dvc.org'],
  'JSON Web Token': ['rfc-editor.org'],
  LinkedIn: ['microsoft.com'],
  Linode: ['akamai.com'],
  Loggly: ['solarwinds.com'],
  NuGet: ['microsoft.com'],
  'Minisign and signify': ['jedisct1.github.io'],
  'Open VSX': ['github.com'],
  Opsgenie: ['atlassian.com'],
  Percy: ['browserstack.com'],
  'Private keys': ['owasp.org', 'gnupg.org', 'earth.li', 'github.com'],
  Segment: ['twilio.com'],
  SendGrid: ['twilio.com'],
  'Services that mark their secrets': ['owasp.org', 'rfc-editor.org'],
  Sidekiq: ['github.com'],
  TeamCity: ['jetbrains.com'],
  Trello: ['atlassian.com'],
  WeCom: ['weixin.qq.com'],
  'Weights & Biases': ['wandb.ai'],
  'X (Twitter)': ['x.com'],
};

test.each(detectorTable.map(({ id, provider, rotate }) => [id, provider, rotate] as const))('%s is revoked at a page of its own provider', (_, provider, rotate) => {
  const { protocol, hostname, port, username } = new URL(rotate);
  expect({ protocol, port, username }).toEqual({ protocol: 'https:', port: '', username: '' });
  const names = provider
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 1);
  const owner = hostname.replaceAll(/[^a-z0-9]/g, '');
  const others = otherNames[provider] ?? [];
  expect([hostname, names.some((name) => owner.includes(name)) || others.some((name) => hostname === name || hostname.endsWith(`.${name}`))]).toEqual([hostname, true]);
});
