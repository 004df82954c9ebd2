import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const unit = (...settings: readonly string[]): Record<string, string> => ({ 'deploy/app.service': ['[Service]', 'ExecStart=/usr/bin/app', ...settings, ''].join('\n') });

export default [
  { name: 'a user, and no sandbox', files: unit('User=app'), expect: { fail: ['deploy/app.service:2'] } },
  {
    name: 'a unit of a user, without a sandbox',
    files: {
      'app.service': dedent`
        [Service]
        ExecStart=/usr/bin/app

        [Install]
        WantedBy=default.target
      `,
    },
    expect: { fail: ['app.service:2'] },
  },
  {
    name: 'two machines, and a drop-in of one of them',
    files: {
      'a/app.service': dedent`
        [Service]
        ExecStart=/app
        User=app
      `,
      'b/app.service': dedent`
        [Service]
        ExecStart=/app
        User=app
      `,
      'b/app.service.d/sandbox.conf': dedent`
        [Service]
        NoNewPrivileges=yes
        ProtectSystem=strict
        PrivateTmp=yes
      `,
    },
    expect: { fail: ['a/app.service:2'] },
  },
  { name: 'a dynamic user brings the rest', files: unit('DynamicUser=yes'), expect: 'pass' },
  {
    name: 'a drop-in that brings the rest',
    files: {
      ...unit('User=app'),
      'deploy/app.service.d/sandbox.conf': dedent`
        [Service]
        NoNewPrivileges=yes
        ProtectSystem=strict
        PrivateTmp=yes
      `,
    },
    expect: 'pass',
  },
  {
    name: 'a drop-in of a unit that is not in the repository',
    files: {
      'image/etc/systemd/system/getty@tty1.service.d/login.conf': dedent`
        [Service]
        ExecStart=
        ExecStart=/sbin/agetty -a root
      `,
    },
    expect: 'not-applicable',
  },
  { name: 'a job that runs once', files: unit('Type=oneshot'), expect: 'not-applicable' },
] satisfies readonly Example[];
