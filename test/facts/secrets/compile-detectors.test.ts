import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { detectorTable } from '../../../.tools/compile-detectors.mjs';

let folder: string;
beforeEach(() => {
  folder = `${mkdtempSync(`${tmpdir()}/detectors-`)}/`;
});
afterEach(() => rmSync(folder, { recursive: true }));

const sound = `provider: Acme
rotate: https://acme.example/rotate
detectors:
  - id: acme-token
    name: Acme token
    keywords: [acme_]
    regex: '\\b(acme_[a-f0-9]{32})(?![A-Za-z0-9])'
    severity: high
    confidence: high
    examples:
      true: ['acme_{hex:32}']
      false: ['acme_{hex:8}']
`;

const compile = (text: string): string => {
  writeFileSync(`${folder}acme.yaml`, text);
  return detectorTable(folder, 'detectors/');
};

test('a sound detector becomes a row without its examples, its window as wide as its longest match, with the run that its shortest one holds', () => {
  const table = compile(sound);
  expect(table).toContain('"id":"acme-token"');
  expect(table).toContain('"window":[4,40]');
  expect(table).toContain('"run":37');
  expect(table).not.toContain('examples');
});

test('a row says how many of its run are hexadecimal digits, or else letters and digits, and whether only its name makes it a secret', () => {
  expect(compile(sound)).toContain('"run":37,"hex":32');
  expect(compile(sound.replace('a-f0-9', 'A-Za-z0-9').replace('hex:32', 'alnum:32'))).toContain('"run":37,"alphanumeric":32');
  expect(compile(sound)).not.toContain('"named"');
  const named = sound
    .replace('keywords: [acme_]', 'assigned: [acme]')
    .replace(/regex: .*/, "regex: '[a-f0-9]{32}'")
    .replace("true: ['acme_", "true: ['acme_token=");
  expect(compile(named)).toContain('"run":32,"hex":32,"named":true');
});

test.each([
  ['a key that nobody reads', ['severity: high', 'severity: high\n    sevrity: low'], /acme\.yaml:4: unknown key sevrity/],
  ['a severity that does not exist', ['severity: high', 'severity: huge'], /acme\.yaml:4: acme-token: severity huge/],
  ['a check that nobody makes', ['severity: high', 'severity: high\n    check: crc31'], /unknown check crc31/],
  ['a group that does not exist', ['severity: high', 'severity: high\n    capture: 2'], /no group 2/],
  ['a regex that is none', ['(acme_', '(acme_('], /group is not closed/],
  ['a regex without an end', ['{32}', '+'], /unbounded repeat \+/],
  ['a keyword in upper case', ['[acme_]', '[ACME_]'], /ACME_ is not in lower case/],
  ['a short keyword', ['[acme_]', '[ac]'], /shorter than three/],
  ['a keyword that its example lacks', ['[acme_]', '[other]'], /no keyword in the example acme_/],
  ['a detector without a page on replacing', ['https://acme.example/rotate', 'none'], /rotate is not a link/],
  ['text that is no YAML', ['examples:', 'examples: ['], /acme\.yaml:\d+: /],
])('%s is refused with its place', (_, [part, seeded], message) => {
  expect(() => compile(sound.replace(part as string, seeded as string))).toThrow(message);
});

test('an id that two detectors have is refused', () => {
  writeFileSync(`${folder}other.yaml`, sound);
  expect(() => compile(sound)).toThrow(/two detectors are called acme-token/);
});
