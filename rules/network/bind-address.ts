import { dedent, defineRule, type Evidence, type Finding, judge, manual, settingNamed, type WebApp } from 'policy-audit';

const everywhere = /^(?:0\.0\.0\.0|::|\[::\]|\*)$/;
/** In a container the published port decides who gets in, so every interface is the only useful address; what CI starts to test it is gone with the job. */
const container =
  /^\.(?:github|circleci|gitlab-ci)\b|(?:^|\/)(?:[^/]*[Dd]ockerfile[^/]*|[^/]*compose[^/]*\.ya?ml|entrypoint[^/]*|Containerfile)$|(?:^|\/)(?:docker|k8s|kubernetes|helm|charts)\//;

const insideContainer = 'Which networks reach this server? It listens on every interface, which is right inside its container.';

/** What a listener is given, or the default of the setting that it is given; its name where there is none. */
const address = /^(?:(?=[\d.]*\d)[\d.]+|localhost|\*|\[?(?=[\da-f]*:)[\da-f:]+\]?)$/i;

const addressOf = (web: WebApp, host: string | undefined): { readonly host: string | undefined; readonly name?: string; readonly isDefault?: true } => {
  if (host === undefined || address.test(host)) return { host };
  const fallback = settingNamed(
    web,
    host
      .replace(/^\$[{(]?|[})]$/g, '')
      .split('.')
      .at(-1) ?? '',
  )?.fallback;
  return fallback === undefined || !address.test(fallback) ? { host: undefined, name: host } : { host: fallback, isDefault: true };
};

export default defineRule({
  id: 'network/bind-address',
  title: 'Servers listen only on the addresses they need',
  severity: 'low',
  rationale: 'A server that listens on every interface is reached from every network that the host is in, including guest networks and VPNs.',
  remediation: 'Listen on 127.0.0.1 behind a proxy, and make the address a setting. In a container, publish the port on the intended address.',
  practices: ['network/bind-address'],
  references: [{ standard: 'CWE', control: 'CWE-1327', url: 'https://cwe.mitre.org/data/definitions/1327.html' }],
  since: '0.1.0',
  needs: ['webApp', 'dockerfiles'],
  check({ webApp, dockerfiles }) {
    const started = webApp.listeners.filter(({ path, host }) => container.test(path) && host !== undefined && everywhere.test(host));
    // Whoever asks for any free port talks to itself.
    // The profiles of a program, for whoever is on its machine.
    const profiles = new Set(
      webApp
        .sightings('go-server')
        .filter(({ args = '' }) => /"(?:localhost|127\.0\.0\.1|\[::1\]):\d+"\s*,\s*nil\s*$/.test(args))
        .map(({ path, line }) => `${path}:${line}`),
    );
    const hosted = webApp.listeners.filter(({ path, port }) => !container.test(path) && port !== '0').map((listener) => ({ ...listener, ...addressOf(webApp, listener.host) }));
    const inContainer = dockerfiles.all.some(({ zone }) => zone === 'deploy' || zone === 'runtime');
    const findings = hosted
      .filter(({ host }) => host !== undefined && everywhere.test(host))
      .map(
        ({ path, line }): Finding => ({
          message: 'The server listens on every interface.',
          at: { path, line },
        }),
      );
    const open = [...findings.map(({ at }) => at), ...(hosted.length > 0 ? started : [])].map(
      ({ path, line }): Evidence => ({ at: { path, line: line ?? 1 }, note: 'every interface' }),
    );
    if (inContainer && findings.length > 0) return manual(insideContainer, open);
    // What a container starts with another program, `app.run()` does not start, and neither does a script for developers.
    // An image is mostly told another address than the default, by a variable, a flag or a file of settings.
    const chosen = started.length > 0 ? [] : hosted;
    const evidence = chosen
      .filter(({ host, forDevelopers }) => host !== undefined && !everywhere.test(host) && !forDevelopers)
      .map(({ path, line, host }): Evidence => ({ at: { path, line }, note: `listens on ${host}` }));
    if (findings.length === 0 && evidence.length === 0 && open.length > 0) return manual(insideContainer, open);
    if (findings.length === 0 && evidence.length > 0 && inContainer && chosen.every(({ host, isDefault, path }) => host === undefined || isDefault || path.endsWith('.py')))
      return manual('On which address does the service listen in its container? It is one of this machine by default.', evidence.slice(0, 5));
    const unknown = hosted.flatMap(({ path, line, name }): Evidence[] => (name === undefined ? [] : [{ at: { path, line }, note: `listens on ${name}` }]));
    // `app.run()` is for developers where another program is told an address.
    const isLaunched = unknown.some(({ at }) => !at.path.endsWith('.py')) && evidence.every(({ at }) => at.path.endsWith('.py'));
    // What Go serves beside an address that is made elsewhere is for those who look into the program.
    const made = hosted.flatMap(({ path, line, host, port }): Evidence[] =>
      host === undefined && path.endsWith('.go') ? [{ at: { path, line }, note: `listens on ${port ?? 'an address that is made elsewhere'}` }] : [],
    );
    if (findings.length === 0 && evidence.length > 0 && made.length > 0)
      return manual('On which address does the service listen in production?', [...made.slice(0, 3), ...evidence.slice(0, 2)]);
    return judge(
      findings,
      isLaunched ? [] : evidence.filter(({ at }) => !profiles.has(`${at.path}:${at.line}`)).slice(0, 5),
      unknown.length > 0
        ? manual('Which address does this setting hold in production? Its default was not found.', unknown.slice(0, 5))
        : 'No server was found that chooses its address.',
    );
  },
  examples: {
    bad: [
      { name: 'every interface', files: { 'start.sh': 'uvicorn app:app --host 0.0.0.0 --port 8000\n' }, expect: { fail: ['start.sh:1'] } },
      {
        name: 'Go without a host',
        files: {
          'main.go': dedent`
            package main

            func main() {
            	http.ListenAndServe(":8080", nil)
            }
          `,
        },
        expect: { fail: ['main.go:4'] },
      },
      {
        name: 'a setting without a default',
        files: {
          'server.js': dedent`
            import express from 'express';

            const app = express();
            app.listen(port, config.address);
          `,
        },
        expect: 'manual',
      },
    ],
    good: [
      { name: 'loopback', files: { 'start.sh': 'uvicorn app:app --host 127.0.0.1 --port 8000\n' }, expect: 'pass' },
      {
        name: 'Fastify, which listens on the loopback unless it is told otherwise',
        files: {
          'server.js': dedent`
            import Fastify from 'fastify';

            const app = Fastify();
            app.listen({ port: 3000 });
          `,
        },
        expect: 'pass',
      },
      {
        name: 'profiles for those on the machine, and a server that something else makes listen',
        files: {
          'main.go': dedent`
            package main

            import "net/http"

            func main() {
            	go http.ListenAndServe("localhost:6060", nil)
            	r := chi.NewRouter()
            	r.Get("/jobs", list)
            	kernel.Boot(r)
            }
          `,
        },
        expect: 'not-applicable',
      },
    ],
  },
});
