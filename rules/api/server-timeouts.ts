import { dedent, defineRule, type Evidence, type Finding, judge, manual, notApplicable } from 'policy-audit';
import { cwe } from './shared/references.ts';
import { express, fastapi, go } from './shared/services.ts';

/** The profiles of the program, for those on its machine or on a port of their own. */
const profiles = /^\s*(?:"(?:localhost|127\.0\.0\.1|\[::1\]):|[^,]{0,80}(?:pprof|profil|debug))[^,]{0,80},\s*nil\s*$/i;

export default defineRule({
  id: 'api/server-timeouts',
  title: 'The server times out slow requests',
  severity: 'medium',
  rationale: 'Go sets no timeout of its own: a few callers that send one byte a minute hold every connection. Node and the Python servers bring one.',
  remediation: 'Set ReadHeaderTimeout or ReadTimeout on an http.Server; do not use http.ListenAndServe, which has no timeouts.',
  practices: ['api/server-timeouts'],
  references: [cwe(400), { standard: 'gosec', control: 'G114', url: 'https://github.com/securego/gosec#available-rules' }],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const timeouts = webApp.sightings('timeout');
    /** `srv.ReadTimeout = …`; of a server without a name of its own anything that is set below it. */
    const setLater = (name: string, file: string, after: number): boolean =>
      timeouts.some(({ what, path, line }) => path === file && line > after && (what === name || name.startsWith('http.')));
    const servers = webApp.sightings('go-server');
    const isLimited = ({ what, args = '', path, line }: (typeof servers)[number]): boolean => /ReadTimeout|ReadHeaderTimeout/.test(args) || setLater(what, path, line);
    const handedOn = servers.filter((server) => server.isHandedOn && !isLimited(server));
    const findings = servers.flatMap((server): Finding[] => {
      const { what, args = '', path, line } = server;
      if (handedOn.includes(server)) return [];
      if (what === 'http.ListenAndServe' && profiles.test(args)) return [];
      const isFramework = /^(?:gin\.Run|echo\.Start)$/.test(what);
      if (isFramework && timeouts.some(({ what: set }) => set === 'Server')) return [];
      if (isFramework) return [{ message: `${what === 'gin.Run' ? 'Run of gin' : 'Start of Echo'} serves without a timeout for what it reads.`, at: { path, line } }];
      if (what === 'http.ListenAndServe') return [{ message: 'http.ListenAndServe serves without a timeout.', at: { path, line } }];
      return isLimited(server) ? [] : [{ message: 'http.Server has neither ReadTimeout nor ReadHeaderTimeout.', at: { path, line } }];
    });
    const limited = servers.filter(isLimited);
    const framework = timeouts.filter(({ what }) => /^(?:Server$|fiber|http\.|\w+\.(?!Read))/.test(what));
    const evidence = [
      ...limited.map(({ path, line }): Evidence => ({ at: { path, line }, note: 'http.Server with a timeout for what it reads' })),
      ...framework.map(({ what, path, line }): Evidence => ({ at: { path, line }, note: what })),
    ];
    const byDefault = webApp.servers
      .filter(({ what }) => /express|Koa|createServer|Nest|[hH]api|Next/.test(what))
      .map(({ path, line }): Evidence => ({ at: { path, line }, note: 'Node ends a request that takes more than 300 seconds to arrive' }));
    const unlimited = webApp.servers.filter(({ what, args = '' }) => /^fastify$/i.test(what) && !/\brequestTimeout\b/.test(args));
    if (findings.length + evidence.length === 0 && unlimited.length > 0)
      return manual(
        'Does anything end a request that never arrives? Fastify takes the limit of Node away where it is given no requestTimeout.',
        unlimited.slice(0, 5).map(({ path, line, what }): Evidence => ({ at: { path, line }, note: what })),
      );
    if (findings.length === 0 && handedOn.length > 0)
      return manual(
        'Does what is given this server set the times that it waits? It is given none where it is made.',
        handedOn.slice(0, 5).map(({ path, line, what }): Evidence => ({ at: { path, line }, note: what })),
      );
    return judge(findings, [...evidence, ...byDefault].slice(0, 5), notApplicable('No server was found that sets its own timeouts.'));
  },
  examples: {
    bad: [
      {
        name: 'a server in a list',
        files: {
          'main.go': dedent`
            package main

            import "net/http"

            func main() {
            	var servers []*http.Server
            	servers = append(servers, &http.Server{Addr: ":8080", Handler: mux})
            	serve(servers)
            }
          `,
        },
        expect: { fail: ['main.go:7'] },
      },
      { name: 'http.ListenAndServe', files: { 'main.go': go }, expect: { fail: ['main.go:8'] } },
      {
        name: 'a server that is handed to what may set its times',
        files: {
          'main.go': dedent`
            package main

            import (
            	"net/http"

            	"acme.io/serve"
            )

            func main() {
            	serve.Run(ctx, &http.Server{Handler: mux})
            }
          `,
        },
        expect: 'manual',
      },
    ],
    good: [
      {
        name: 'a header timeout',
        files: { 'main.go': go.replace('http.ListenAndServe(":8080", mux)', 'srv := &http.Server{Addr: ":8080", ReadHeaderTimeout: 5 * time.Second}\n\tsrv.ListenAndServe()') },
        expect: 'pass',
      },
      { name: 'Node has a default', files: { 'server.js': express }, expect: 'pass' },
      { name: 'behind uvicorn', files: { 'app.py': fastapi }, expect: 'not-applicable' },
    ],
  },
});
