import { describe, expect, test } from 'vitest';
import { collect } from '../../src/extraction/collect.ts';
import type { EnvFiles } from '../../src/facts/env/env-files.ts';
import { loadFacts } from '../../src/facts/load-facts.ts';
import { memorySnapshot } from '../../src/repo/memory-snapshot.ts';

const read = async (text: string) => {
  const { facts, gaps } = await collect(memorySnapshot({ files: { '.env': text } }), await loadFacts(['envFiles']));
  return { variables: (facts.get('envFiles') as EnvFiles).files.flatMap(({ variables }) => variables), gaps: gaps.get('envFiles') ?? [] };
};

test('a patch of one is none', async () => {
  const { facts } = await collect(memorySnapshot({ files: { 'patches/.env.patch': '+A=3\n' } }), await loadFacts(['envFiles']));
  expect((facts.get('envFiles') as EnvFiles).files).toEqual([]);
});

describe('a file of environment variables', () => {
  test('says what each variable holds and where, each time that it is set', async () => {
    const { variables } = await read('# none\nPORT=8080\nexport API_KEY="${OTHER}"\nPORT=\n');
    expect(variables.map(({ name, line, column, kind }) => [name, line, column, kind])).toEqual([
      ['PORT', 2, 6, 'other'],
      ['API_KEY', 3, 16, 'reference'],
      ['PORT', 4, 6, 'empty'],
    ]);
  });

  test('holds a stand-in where the head of a key stands over a body that is to be filled in', async () => {
    const head = ['-----BEGIN OPENSSH', 'PRIVATE KEY-----'].join(' ');
    const kindOf = async (body: string): Promise<readonly string[]> => (await read(`DEPLOY_KEY=${head}\n${body}\n`)).variables.map(({ kind }) => kind);
    expect(await kindOf('MIIEpAIBAAKCAQEAxxxxxxxxx...')).toEqual(['placeholder']);
    expect(await kindOf('b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW')).toEqual(['secret']);
  });

  test('of more than 50000 lines is a gap', async () => {
    const { gaps } = await read('A=3\n'.repeat(50_001));
    expect(gaps.map(({ reason }) => reason)).toEqual(['more than 50000 lines']);
  });
});
