import { dedent, defineRule, type Facts, type Finding, judge } from 'policy-audit';
import { cwe } from './shared/references.ts';

type Unit = Facts['systemdUnits']['units'][number];

/** The last value counts, as it does for systemd. */
const settingOf = ({ settings }: Unit, name: string): string | undefined => settings.findLast((setting) => setting.section === 'Service' && setting.name === name)?.value;

const isOn = (value: string | undefined): boolean => /^(?:yes|true|on|1)$/i.test(value ?? '');

const missingIn = (unit: Unit): readonly string[] => [
  ...(isOn(settingOf(unit, 'NoNewPrivileges')) || isOn(settingOf(unit, 'DynamicUser')) ? [] : ['NoNewPrivileges=yes']),
  ...(/^(?:strict|full|yes|true|1|on)$/i.test(settingOf(unit, 'ProtectSystem') ?? '') || isOn(settingOf(unit, 'DynamicUser')) ? [] : ['ProtectSystem=strict']),
  ...(isOn(settingOf(unit, 'PrivateTmp')) || isOn(settingOf(unit, 'DynamicUser')) ? [] : ['PrivateTmp=yes']),
];

/** `systemctl --user` starts it, as the user who calls that: services of the machine are wanted by multi-user.target. */
const isOfUser = ({ path, settings }: Unit): boolean =>
  /(?:^|\/)(?:systemd\/)?user\//.test(path) || settings.some(({ section, name, value }) => section === 'Install' && name === 'WantedBy' && value.trim() === 'default.target');

const judgeUnit = (unit: Unit): readonly Finding[] => {
  const start = unit.settings.find(({ name }) => name === 'ExecStart');
  if (!start) return [];
  const at = { path: unit.path, line: start.line, column: 1 };
  const user = settingOf(unit, 'User');
  const isRoot = !isOn(settingOf(unit, 'DynamicUser')) && !isOfUser(unit) && (user === undefined || /^(?:root|0)?$/.test(user));
  const missing = missingIn(unit);
  return [
    ...(isRoot ? [{ message: `This unit runs its program as root: ${user === undefined ? 'it has no User' : `User=${user}`}.`, at, severity: 'medium' as const }] : []),
    ...(missing.length > 0 ? [{ message: `This unit does not set ${missing.join(', ')}.`, at }] : []),
  ];
};

const dropIn = /(?:^|\/)([^/]+\.service)\.d\/[^/]+\.conf$/;

/**
 * A drop-in changes the unit of its name; where that one is not in the repository, nobody knows what is changed. Of several of one name it changes
 * the one beside it.
 */
const whole = (units: readonly Unit[]): readonly Unit[] => {
  const byName = new Map<string, { readonly units: Unit[]; readonly dropIns: Unit[] }>();
  for (const one of units) {
    const changed = dropIn.exec(one.path)?.[1];
    const name = changed ?? one.path.slice(one.path.lastIndexOf('/') + 1);
    const known = byName.get(name) ?? { units: [], dropIns: [] };
    byName.set(name, known);
    known[changed === undefined ? 'units' : 'dropIns'].push(one);
  }
  return [...byName.values()].flatMap(({ units: named, dropIns }) =>
    named.map((one) => {
      const changes = dropIns.filter(({ path }) => named.length === 1 || path.startsWith(`${one.path}.d/`));
      return { ...one, settings: [...one.settings, ...changes.flatMap(({ settings }) => settings)] };
    }),
  );
};

export default defineRule({
  id: 'container/systemd-hardening',
  title: 'systemd services run in a sandbox, as a user of their own',
  severity: 'low',
  rationale:
    'A service on the machine itself has no container around it: without these settings, whoever breaks into it may write where its user may, and become root by any setuid program.',
  remediation: 'Set `User=`, `NoNewPrivileges=yes`, `ProtectSystem=strict` with `ReadWritePaths=`, and `PrivateTmp=yes`; `systemd-analyze security` shows what else fits.',
  practices: ['container/systemd-hardening', 'container/non-root', 'container/no-new-privileges'],
  references: [cwe(250), { standard: 'systemd', control: 'systemd.exec', url: 'https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html#Sandboxing' }],
  since: '0.1.0',
  needs: ['systemdUnits'],
  check({ systemdUnits }) {
    // A job that runs once, such as a backup, is often root on purpose and nobody talks to it.
    const services = whole(systemdUnits.units).filter((one) => one.settings.some(({ name }) => name === 'ExecStart') && settingOf(one, 'Type') !== 'oneshot');
    return judge(
      services.flatMap(judgeUnit),
      services.map((one) => ({ at: { path: one.path, line: 1 }, note: 'runs as a user of its own, in a sandbox' })),
      'No unit of systemd in the repository keeps a service running.',
    );
  },
  examples: {
    bad: [
      { name: 'nothing set', files: { 'deploy/app.service': '[Service]\nExecStart=/usr/bin/app\n' }, expect: { fail: ['deploy/app.service:2', 'deploy/app.service:2'] } },
      {
        name: 'a template of a unit',
        files: {
          'systemd/app.service.template': dedent`
            [Service]
            User=\${APP_USER}
            ExecStart=/usr/bin/app
          `,
        },
        expect: { fail: ['systemd/app.service.template:3'] },
      },
    ],
    good: [
      {
        name: 'a user and a sandbox',
        files: {
          'deploy/app.service': dedent`
            [Service]
            ExecStart=/usr/bin/app
            User=app
            NoNewPrivileges=true
            ProtectSystem=full
            PrivateTmp=true
          `,
        },
        expect: 'pass',
      },
      { name: 'no unit', files: { 'README.md': '# x\n' }, expect: 'not-applicable' },
    ],
  },
});
