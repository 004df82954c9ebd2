import { dedent, defineRule, type Evidence, type Facts, type Finding, isForeignSetting, judge, manual, settingsIn } from 'policy-audit';

/** The libraries of a provider look for its key by themselves. */
const readBySdk = /_API_(?:KEY|TOKEN|SECRET)$/;

const listed = (names: readonly string[]): string => (names.length > 4 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', '));

const config = 'import os\n\nLOG_LEVEL = os.getenv("APP_LOG_LEVEL", "info")\n';

/** Which service hands a setting to a program that is not of this repository. */
const toImagesOfOthers = (services: Facts['compose']['services'], dockerfiles: Facts['dockerfiles']['all']): ((name: string, template: string) => string | undefined) => {
  const built = new Set(services.flatMap(({ build, image }) => (build && image ? [image.text] : [])));
  const folders = dockerfiles.map(({ path }) => path.split('/').at(-2));
  const foreign = services.filter(({ build, image }) => {
    if (build || !image || built.has(image.text)) return false;
    const [last] = image.text.split('/').at(-1)?.split(/[:@]/) ?? [];
    return !folders.some((folder) => folder === undefined || folder === last);
  });
  return (name, template) =>
    foreign.find(
      ({ environment, environmentFiles }) => environment.some((variable) => variable.name === name) || environmentFiles.some(({ text }) => folderOf(text) === folderOf(template)),
    )?.name;
};

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

export default defineRule({
  id: 'policy/documented-settings-exist',
  title: 'Documented settings are read by the code',
  severity: 'medium',
  rationale: 'Whoever sets a limit or a switch that nothing reads believes to be protected. Such settings are left over after a change, or were never built.',
  remediation: 'Make the code read the setting, or remove it from the policy and the templates.',
  practices: ['policy/documented-settings-exist', 'policy/docs-match-code'],
  references: [{ standard: 'CWE', control: 'CWE-1059', url: 'https://cwe.mitre.org/data/definitions/1059.html' }],
  since: '0.1.0',
  needs: ['compose', 'dockerfiles', 'securityPolicy', 'envFiles', 'settingUses'],
  check({ compose, dockerfiles, securityPolicy: { policy }, envFiles, settingUses }) {
    if (settingUses.searched.length === 0) return judge([], [], 'No code was read that could read a setting.');
    const documented = [
      ...(policy?.statements ?? []).flatMap((statement) => settingsIn(statement).map((name) => ({ name, at: { path: policy?.path ?? '.', line: statement.line } }))),
      ...envFiles.files
        // fastlane reads its own: https://docs.fastlane.tools/advanced/other/#environment-variables. What reads that of an example is an example too.
        .filter(({ path, template, zone }) => template && zone !== 'test' && zone !== 'vendored' && !/(?:^|\/)(?:fastlane|examples?|samples?)\//.test(path))
        .flatMap(({ path, variables }) => variables.map(({ name, line }) => ({ name, at: { path, line } }))),
    ].filter(({ name }) => name.includes('_') && !isForeignSetting(name));
    const unread = documented.filter(({ name }) => settingUses.placeOf(name) === undefined);
    const ofLibraries = unread.filter(({ name }) => readBySdk.test(name));
    if (unread.length > 0 && unread.length === ofLibraries.length)
      return manual(
        `Nothing in the repository reads ${listed(unread.map(({ name }) => name))}. Does a library that it uses?`,
        unread.slice(0, 10).map(({ name, at }): Evidence => ({ at, note: `${name} is documented` })),
      );
    const { framework } = settingUses;
    if (framework && unread.length > 0)
      return manual(`Nothing in the repository reads ${listed(unread.map(({ name }) => name))}. Does ${framework.name} or a package of it?`, [
        { at: { path: framework.path, line: framework.line }, note: `${framework.name} reads variables under names of its own` },
        ...unread.slice(0, 9).map(({ name, at }): Evidence => ({ at, note: `${name} is documented` })),
      ]);
    const handedOn = toImagesOfOthers(compose.services, dockerfiles.all);
    const elsewhere = unread.flatMap(({ name, at }): Evidence[] => {
      const service = handedOn(name, at.path);
      return service === undefined ? [] : [{ at, note: `${name} is handed to service "${service}", whose image is not built here` }];
    });
    if (unread.length > 0 && unread.length === elsewhere.length)
      return manual(`Nothing in the repository reads ${listed(unread.map(({ name }) => name))}. Do the images that get them?`, elsewhere.slice(0, 10));
    const own = unread.filter(({ name, at }) => handedOn(name, at.path) === undefined);
    const findings = own.map(
      ({ name, at }): Finding => ({ message: `${name} is documented, but nothing in the repository reads it.`, at, searched: settingUses.searched.slice(0, 200) }),
    );
    const evidence = documented.flatMap(({ name, at }): Evidence[] => {
      const place = settingUses.placeOf(name);
      return place ? [{ at, note: `${name} is read at ${place.path}:${place.line}` }] : [];
    });
    return judge(findings, evidence.slice(0, 10), 'No setting is documented in the policy or in a template of environment variables.');
  },
  examples: {
    bad: [
      { name: 'in the template, read by nothing', files: { '.env.example': 'APP_LOG_LEVEL=info\nAPP_MAX_JOBS=3\n', 'config.py': config }, expect: { fail: ['.env.example:2'] } },
      {
        name: 'only handed on to the container',
        files: {
          '.env.example': 'APP_MAX_JOBS=3\n',
          'config.py': config,
          'docker-compose.yml': dedent`
            services:
              app:
                build: .
                environment:
                  - APP_MAX_JOBS=\${APP_MAX_JOBS:-3}
          `,
        },
        expect: { fail: ['.env.example:1'] },
      },
    ],
    good: [
      { name: 'read', files: { '.env.example': 'APP_LOG_LEVEL=info\n', 'config.py': config }, expect: 'pass' },
      {
        name: 'read as a field with a prefix',
        files: { '.env.example': 'APP_MAX_JOBS=3\n', 'config.py': 'class Settings(BaseSettings):\n    max_jobs: int = 3\n' },
        expect: 'pass',
      },
      {
        name: 'perhaps read by a package of the framework',
        files: { '.env.example': 'SEARCH_HOST=\n', 'composer.json': '{ "require": { "laravel/framework": "^12.0" } }\n', 'app/Search.php': '<?php\n' },
        expect: 'manual',
      },
      {
        name: 'handed to an image of others',
        files: {
          'stats/env.example': 'STATS_BUCKET_NAME=\n',
          'config.py': config,
          'compose.yaml': dedent`
            services:
              stats:
                image: acme/stats-server:2
                env_file: [./stats/.env]
          `,
        },
        expect: 'manual',
      },
      { name: 'the key of a provider, which its library reads', files: { '.env.example': 'ACME_GATEWAY_API_KEY=\n', 'config.py': config }, expect: 'manual' },
      { name: 'nothing is documented', files: { 'config.py': config }, expect: 'not-applicable' },
    ],
  },
});
