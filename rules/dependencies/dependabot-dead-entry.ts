import { dedent, defineRule, judge } from 'policy-audit';

const npm = (directory: string): string => `version: 2\nupdates:\n  - package-ecosystem: npm\n    ${directory}\n    schedule:\n      interval: weekly\n`;

export default defineRule({
  id: 'dependencies/dependabot-dead-entry',
  title: 'Every Dependabot entry points to a manifest',
  severity: 'low',
  rationale:
    'An entry whose folder was moved or never existed updates nothing, and Dependabot reports it as an error that nobody reads. The manifest that was meant is often left without an entry.',
  remediation: 'Point the entry to the folder where the manifest is now, or delete it.',
  practices: ['dependencies/update-bot-coverage'],
  references: [
    {
      standard: 'GitHub',
      control: 'directories',
      url: 'https://docs.github.com/en/code-security/dependabot/working-with-dependabot/dependabot-options-reference#directories-or-directory--',
    },
  ],
  since: '0.1.0',
  needs: ['updateBots', 'updateCoverage'],
  check({ updateBots: { dependabot }, updateCoverage: { dead } }) {
    if (!dependabot) return judge([], [], 'there is no Dependabot configuration');
    const findings = dead.map(({ ecosystem, directory, instead }) => ({
      message: `There is no ${ecosystem} manifest in ${directory.text.slice(0, 100)}${instead === undefined ? '' : `; there is one in /${instead}`}.`,
      at: { path: dependabot.path, ...directory.at },
    }));
    const alive = dependabot.entries
      .filter(({ directories, ecosystem }) => directories.length > 0 && ecosystem !== '')
      .map((entry) => ({ at: { path: dependabot.path, line: entry.at.line }, note: `${entry.ecosystem} has its manifest` }));
    return judge(findings, alive, 'no entry names a folder');
  },
  examples: {
    bad: [
      {
        name: 'the folder was renamed',
        files: { '.github/dependabot.yml': npm('directory: /frontend'), 'web/package.json': '{}\n' },
        expect: { fail: ['.github/dependabot.yml:4'] },
      },
      {
        name: 'one of several directories',
        files: { '.github/dependabot.yml': npm('directories: [/web, /gone]'), 'web/package.json': '{}\n' },
        expect: { fail: ['.github/dependabot.yml:4'] },
      },
      {
        name: 'a file of Compose is none of docker',
        files: {
          '.github/dependabot.yml': npm('directory: /').replace('npm', 'docker'),
          'compose.yaml': dedent`
            services:
              a:
                image: redis:8
          `,
        },
        expect: { fail: ['.github/dependabot.yml:4'] },
      },
    ],
    good: [
      { name: 'alive', files: { '.github/dependabot.yml': npm('directory: "/"'), 'package.json': '{}\n' }, expect: 'pass' },
      {
        name: 'projects of .NET below the folder',
        files: {
          '.github/dependabot.yml': npm('directory: /src').replace('npm', 'nuget'),
          'src/app/App.csproj': '<Project><ItemGroup><PackageReference Include="A" Version="1.0.0" /></ItemGroup></Project>\n',
        },
        expect: 'pass',
      },
      {
        name: 'an entry that nobody filled in',
        files: { '.github/dependabot.yml': npm('directory: /').replace('npm', '""'), 'package.json': '{}\n' },
        expect: 'not-applicable',
      },
      {
        name: 'a project that pip and uv can read',
        files: { '.github/dependabot.yml': npm('directory: /').replace('npm', 'pip'), 'pyproject.toml': '[project]\ndependencies = ["idna"]\n', 'uv.lock': '' },
        expect: 'pass',
      },
      { name: 'a glob that finds one', files: { '.github/dependabot.yml': npm('directories: ["/apps/*"]'), 'apps/a/package.json': '{}\n' }, expect: 'pass' },
    ],
  },
});
