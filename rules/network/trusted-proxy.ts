import { dedent, defineRule, type Evidence, type Finding, judge, manual, settingNamed } from 'policy-audit';

const isName = /^[A-Za-z_][\w.]*$/;
const start = (trusted: string): string => `uvicorn app:app --port 8000 --proxy-headers --forwarded-allow-ips=${trusted}\n`;

export default defineRule({
  id: 'network/trusted-proxy',
  title: 'Forwarding headers are trusted only from known proxies',
  severity: 'medium',
  rationale: 'If anyone may set X-Forwarded-For, every caller can choose the address that rate limits, logs and allow lists see.',
  remediation: 'List the addresses of the proxies instead of using a wildcard.',
  practices: ['network/trusted-proxy'],
  references: [{ standard: 'CWE', control: 'CWE-348', url: 'https://cwe.mitre.org/data/definitions/348.html' }],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    // A name stands for the default of its setting.
    const told = webApp.listeners.flatMap(({ trusts, ...listener }) => {
      if (trusts === undefined) return [];
      const fallback = isName.test(trusts) ? settingNamed(webApp, trusts.split('.').at(-1) ?? '')?.fallback : trusts;
      return [{ ...listener, trusts: fallback ?? `$${trusts}` }];
    });
    const anybody = (trusts: string | undefined): boolean => /^["']?\*["']?$/.test(trusts ?? '');
    const findings = [
      ...told.filter(({ trusts }) => anybody(trusts)).map(({ path, line }): Finding => ({ message: 'Forwarding headers are trusted from every address.', at: { path, line } })),
      ...webApp
        .sightings('trust-proxy')
        .filter(({ what }) => /true|\*|0\.0\.0\.0/.test(what))
        .map(({ path, line }): Finding => ({ message: 'Forwarding headers are trusted from every address.', at: { path, line } })),
    ];
    const [setting] = told.filter(({ trusts = '' }) => trusts.startsWith('$'));
    if (setting && findings.length === 0)
      return manual(`Which proxies does ${setting.trusts} name?`, [{ at: { path: setting.path, line: setting.line }, note: `trusts ${setting.trusts}` }]);
    const evidence = told.filter(({ trusts }) => !anybody(trusts)).map(({ path, line, trusts }): Evidence => ({ at: { path, line }, note: `trusts ${trusts}` }));
    return judge(findings, evidence, 'No readable setting trusts forwarding headers.');
  },
  examples: {
    bad: [
      { name: 'everybody', files: { 'start.sh': start("'*'") }, expect: { fail: ['start.sh:1'] } },
      {
        name: 'a setting that is anybody by default',
        files: {
          'settings.py': 'class Settings:\n    forwarded_allow_ips: str = "*"\n',
          'app.py': dedent`
            import uvicorn

            uvicorn.run("app:app", port=8000, forwarded_allow_ips=settings.forwarded_allow_ips)
          `,
        },
        expect: { fail: ['app.py:3'] },
      },
      {
        name: 'a setting whose default is not known',
        files: {
          'app.py': dedent`
            import uvicorn

            uvicorn.run("app:app", port=8000, forwarded_allow_ips=config.proxies)
          `,
        },
        expect: 'manual',
      },
      { name: 'whom a setting names', files: { Dockerfile: 'FROM python:3.13\nCMD ["sh", "-c", "uvicorn app:app --forwarded-allow-ips=\\"${PROXIES}\\""]\n' }, expect: 'manual' },
    ],
    good: [
      { name: 'one proxy', files: { 'start.sh': start('10.0.0.2') }, expect: 'pass' },
      { name: 'nobody', files: { 'start.sh': 'uvicorn app:app --port 8000\n' }, expect: 'not-applicable' },
    ],
  },
});
