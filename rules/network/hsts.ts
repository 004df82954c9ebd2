import { dedent, defineRule, type Evidence, type Finding, hangsOnSwitch, type Verdicts, type WebApp } from 'policy-audit';
import { cwe, hstsRfc } from './shared/references.ts';
import { isLocal, judgeSites, labelOf, type Site } from './shared/sites.ts';

const leastSeconds = 15_768_000;
const yearSeconds = 31_536_000;

const secondsOf = (value: string): number | undefined => {
  const found = /max-age\s*=\s*"?(\d{1,12})/i.exec(value);
  return found ? Number(found[1]) : undefined;
};

const look = (site: Site, byTheProgram: Evidence | undefined, perhaps: readonly Evidence[]): Verdicts => {
  if (!site.tls || isLocal(site) || site.refuses) return {};
  // A part cannot lose what the site does not send.
  const scopes = site.scopes[0]?.hsts ? site.scopes : site.scopes.slice(0, 1);
  const said = scopes.map(({ label, at, hsts }): Verdicts => {
    const who = label.startsWith('location')
      ? `${labelOf(site)} loses Strict-Transport-Security in ${label}, which sets headers of its own`
      : `${labelOf(site)} has TLS and does not send Strict-Transport-Security`;
    if (!hsts) {
      if (byTheProgram && site.serves) return { evidence: [byTheProgram] };
      if (perhaps.length > 0 && site.serves) return { open: perhaps };
      if (site.unknownIncludes.some((path) => /hsts|header|secur|ssl|tls/i.test(path)))
        return { open: [{ at, note: `${site.unknownIncludes.join(', ')} is not in the repository and may set it` }] };
      return {
        findings: [
          {
            message: `${who}.`,
            at,
            ...(label.startsWith('location') ? { aspect: 'in a part' } : {}),
            ...(site.redirects && !site.serves && site.product === 'nginx' ? { severity: 'low' as const } : {}),
          },
        ],
      };
    }
    const seconds = secondsOf(hsts.value);
    if (seconds === undefined && /[$%{]/.test(hsts.value)) return { evidence: [{ at: hsts.at, note: 'Strict-Transport-Security with a value from a variable' }] };
    if (seconds === undefined || seconds === 0)
      return { findings: [{ message: `${labelOf(site)} sends a Strict-Transport-Security that ${seconds === 0 ? 'takes it back (max-age=0)' : 'has no max-age'}.`, at: hsts.at }] };
    if (seconds < leastSeconds)
      return {
        findings: [
          { message: `${labelOf(site)} sends Strict-Transport-Security for less than half a year (${seconds} seconds).`, at: hsts.at, severity: 'low', aspect: 'how long' },
        ],
      };
    if (site.product === 'nginx' && !hsts.always)
      return {
        findings: [
          { message: `${labelOf(site)} sends Strict-Transport-Security, but not with errors: \`always\` is missing.`, at: hsts.at, severity: 'low', aspect: 'with errors' },
        ],
      };
    return { evidence: [{ at: hsts.at, note: `Strict-Transport-Security${seconds < yearSeconds ? ', for less than a year' : ''}` }] };
  });
  return { findings: said.flatMap(({ findings = [] }) => findings), evidence: said.flatMap(({ evidence = [] }) => evidence), open: said.flatMap(({ open = [] }) => open) };
};

interface Setting {
  readonly what: string;
  readonly conditional: boolean;
  readonly seconds?: number;
}

/** Of an application whose framework is read, what else stands in its files says whether a line of them holds. */
const isRead = (web: WebApp, { what }: Setting): boolean => web.servers.some((server) => what.endsWith(` of ${server.what.replace(/ Core$/, '')}`));

export default defineRule({
  id: 'network/hsts',
  title: 'Every HTTPS site sends HSTS',
  severity: 'medium',
  rationale:
    'The first request of a browser often goes out over plain HTTP, where anybody on the way can keep it. Strict-Transport-Security makes the browser ask for HTTPS by itself from then on.',
  remediation:
    'nginx: `add_header Strict-Transport-Security "max-age=31536000; includeSubDomains" always;` in the server, and again in each location that has an add_header of its own. Caddy: `header Strict-Transport-Security "max-age=31536000"`. Traefik: a middleware with `headers.stsSeconds=31536000` on each router.',
  practices: ['network/hsts', 'network/security-headers'],
  references: [hstsRfc, cwe(319), cwe(523)],
  since: '0.1.0',
  needs: ['proxies', 'traefik', 'webApp', 'hstsSettings'],
  check({ proxies, traefik, webApp, hstsSettings }) {
    const inCode = webApp.signals('hsts').filter(({ path }) => !/\.conf|Caddyfile|\.cfg$|\.ya?ml$|\.toml$|nginx/i.test(path));
    const wired = inCode.find((signal) => signal.stage === 'wired' && !signal.isPartial && !hangsOnSwitch(webApp, signal));
    const isBrief = ({ seconds = leastSeconds }: { readonly seconds?: number }): boolean => seconds < leastSeconds;
    const isSet = (setting: Setting): boolean => !setting.conditional && !isBrief(setting) && !isRead(webApp, setting);
    const set = hstsSettings.settings.find(isSet);
    const told = hstsSettings.settings
      .filter((setting) => !isSet(setting))
      .map(({ at, what, seconds, conditional }) => ({
        at,
        note: conditional || seconds === undefined ? `sent under a condition: ${what}` : `for ${seconds} seconds only: ${what}`,
      }));
    const perhaps = [...told, ...inCode.slice(0, 2).map(({ path, line }) => ({ at: { path, line }, note: 'the code names it, and was not seen to send it with every answer' }))];
    const byTheProgram = wired
      ? { at: { path: wired.path, line: wired.line }, note: 'the program behind it sends Strict-Transport-Security' }
      : set && { at: set.at, note: `the program behind it sends Strict-Transport-Security: ${set.what}` };
    const sites = proxies.sites.map((site) => ({ site, said: look(site, byTheProgram, perhaps) }));
    const lasting = traefik.stsSeconds.filter(({ seconds }) => seconds >= leastSeconds);
    const brief = traefik.stsSeconds.filter(({ seconds }) => seconds < leastSeconds);
    const routers: Verdicts = {
      findings: [
        ...brief.map(({ seconds, at }): Finding => ({ message: `Traefik sends Strict-Transport-Security for ${seconds} seconds only.`, at, aspect: 'how long' })),
        ...(traefik.stsSeconds.length > 0 || byTheProgram || perhaps.length > 0
          ? []
          : traefik.tlsRouters.map(({ name, at }): Finding => ({ message: `The router ${name} has TLS, and no middleware of Traefik sends Strict-Transport-Security.`, at }))),
      ],
      evidence: [...lasting.map(({ at }) => ({ at, note: 'Traefik sends Strict-Transport-Security' })), ...(byTheProgram && sites.length === 0 ? [byTheProgram] : [])],
      open: byTheProgram ? [] : traefik.tlsRouters.length > 0 ? perhaps : told,
    };
    return judgeSites(
      [...sites, { site: { documented: false }, said: routers }],
      'medium',
      'Is Strict-Transport-Security sent in production?',
      'No configuration of a web server in the repository ends TLS.',
    );
  },
  examples: {
    bad: [
      {
        name: 'no header',
        files: {
          'nginx/site.conf': dedent`
            server {
                listen 443 ssl;
                server_name shop.example;
                location / { proxy_pass http://app; }
            }
          `,
        },
        expect: { fail: ['nginx/site.conf:1'] },
      },
      {
        name: 'Caddy does not send it by itself',
        files: {
          Caddyfile: dedent`
            shop.example {
            	reverse_proxy app:9000
            }
          `,
        },
        expect: { fail: ['Caddyfile:1'] },
      },
    ],
    good: [
      {
        name: 'in the location for everything',
        files: {
          'nginx/site.conf': dedent`
            server {
                listen 443 ssl;
                server_name shop.example;
                location / { add_header Strict-Transport-Security "max-age=31536000; includeSubDomains" always; proxy_pass http://app; }
            }
          `,
        },
        expect: 'pass',
      },
      {
        name: 'Apache in any case',
        files: {
          'apache/site.conf': dedent`
            <virtualhost *:443>
              sslengine on
              header always set strict-transport-security "max-age=31536000"
            </virtualhost>
          `,
        },
        expect: 'pass',
      },
      { name: 'no web server', files: { 'README.md': '# x\n' }, expect: 'not-applicable' },
    ],
  },
});
