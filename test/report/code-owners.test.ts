import { describe, expect, test } from 'vitest';
import { parseCodeOwners } from '../../src/report/code-owners.ts';
import { makeRepository, policyAudit } from '../repository.ts';

const ownersOf = (text: string, path: string): readonly string[] => parseCodeOwners(text.split('\n'))(path);

describe('CODEOWNERS', () => {
  test.each<[string, string, string, readonly string[]]>([
    ['* is everything', '* @all', 'src/deep/a.ts', ['@all']],
    ['the last line counts', '* @all\n*.ts @ts', 'src/a.ts', ['@ts']],
    ['a line without owners takes them away', '* @all\n*.md', 'README.md', []],
    ['a folder is all below it', '/apps/web/ @web', 'apps/web/src/a.ts', ['@web']],
    ['but only there', '/apps/web/ @web', 'lib/apps/web/a.ts', []],
    ['a folder anywhere', 'apps/ @apps', 'lib/apps/a.ts', ['@apps']],
    ['folder/* is not what lies deeper', 'docs/* @docs', 'docs/build/a.md', []],
    ['and is what lies in it', 'docs/* @docs', 'docs/a.md', ['@docs']],
    ['a path without a slash at its end', '/infra @ops', 'infra/k8s/a.yaml', ['@ops']],
    ['several owners and a comment', 'a.ts @x y@team.dev # both', 'a.ts', ['@x', 'y@team.dev']],
    ['sections are not read, and then nobody is named', '* @all\n[Docs] @docs\n*.md', 'a.ts', []],
  ])('%s', (_, text, path, expected) => {
    expect(ownersOf(text, path)).toEqual(expected);
  });

  test('says with a finding whom to ask', () => {
    const repository = makeRepository({ '.github/CODEOWNERS': '/api/ @tool/api\n', 'api/Dockerfile': 'FROM node:22\n', Dockerfile: 'FROM node:22\n' });
    const findings = JSON.parse(policyAudit([repository, '--rule', 'container/non-root', '--format', 'json']).stdout).results[0].verdict.findings;
    expect(findings.map(({ path, owners }: { path: string; owners?: readonly string[] }) => [path, owners])).toEqual([
      ['Dockerfile', undefined],
      ['api/Dockerfile', ['@tool/api']],
    ]);
    expect(policyAudit([repository, '--rule', 'container/non-root']).stdout).toContain('owned by @tool/api');
    expect(policyAudit([repository, '--rule', 'container/non-root', '--format', 'html']).stdout).toContain('Owned by @tool/api');
  });
});
