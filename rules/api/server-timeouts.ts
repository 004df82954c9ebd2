import { defineRule, type Evidence, type Finding, judge, manual, notApplicable } from 'policy-audit';
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
      .filter(({ what }) => /express|Koa|createServer|Nest|[hH]api/.test(what))
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
          'main.go':
            'package main\n\nimport "net/http"\n\nfunc main() {\n\tvar servers []*http.Server\n\tservers = append(servers, &http.Server{Addr: ":8080", Handler: mux})\n\tserve(servers)\n}\n',
        },
        expect: { fail: ['main.go:7'] },
      },
      {
        name: 'a server that is handed to what may set its times',
        files: { 'main.go': 'package main\n\nimport (\n\t"net/http"\n\n\t"acme.io/serve"\n)\n\nfunc main() {\n\tserve.Run(ctx, &http.Server{Handler: mux})\n}\n' },
        expect: 'manual',
      },
      {
        name: 'Fastify, which waits for a request without end unless it is told a time',
        files: { 'server.js': "import Fastify from 'fastify';\n\nconst app = Fastify({ bodyLimit: 1024 });\napp.get('/jobs', list);\napp.listen({ port: 3000 });\n" },
        expect: 'manual',
      },
      {
        name: 'what gin and Echo start, beside a server of its own for metrics',
        files: {
          'main.go':
            'package main\n\nimport "github.com/gin-gonic/gin"\n\nfunc main() {\n\trouter := gin.New()\n\trouter.POST("/jobs", createJob)\n\trouter.Run(fmt.Sprintf(":%v", port))\n}\n',
          'echo.go': 'package main\n\nimport "github.com/labstack/echo/v4"\n\nfunc serve() {\n\te := echo.New()\n\te.POST("/tasks", createTask)\n\te.Start(":8080")\n}\n',
          'metrics.go': 'package main\n\nimport "net/http"\n\nfunc metrics() {\n\tsrv := &http.Server{Addr: ":9090", ReadHeaderTimeout: 5}\n\tsrv.ListenAndServe()\n}\n',
        },
        expect: { fail: ['echo.go:8', 'main.go:8'] },
      },
      {
        name: 'the timeout of a server for mail',
        files: {
          'main.go': go.replace(
            'http.ListenAndServe(":8080", mux)',
            'srv := &http.Server{Addr: ":8080", Handler: mux}\n\tmail.ReadTimeout = 10 * time.Second\n\tsrv.ListenAndServe()',
          ),
        },
        expect: { fail: ['main.go:8'] },
      },
      { name: 'http.ListenAndServe', files: { 'main.go': go }, expect: { fail: ['main.go:8'] } },
      {
        name: 'a server that only limits writing',
        files: { 'main.go': go.replace('http.ListenAndServe(":8080", mux)', 'srv := &http.Server{Addr: ":8080", WriteTimeout: 5}\n\tsrv.ListenAndServe()') },
        expect: { fail: ['main.go:8'] },
      },
    ],
    good: [
      {
        name: 'a server that is given its times, and handed on',
        files: {
          'main.go': 'package main\n\nimport (\n\t"net/http"\n\n\t"acme.io/serve"\n)\n\nfunc main() {\n\tserve.Run(ctx, &http.Server{Handler: mux, ReadTimeout: limit})\n}\n',
        },
        expect: 'pass',
      },
      {
        name: 'a header timeout',
        files: { 'main.go': go.replace('http.ListenAndServe(":8080", mux)', 'srv := &http.Server{Addr: ":8080", ReadHeaderTimeout: 5 * time.Second}\n\tsrv.ListenAndServe()') },
        expect: 'pass',
      },
      {
        name: 'a timeout that is set later',
        files: {
          'main.go': go.replace(
            'http.ListenAndServe(":8080", mux)',
            'srv := &http.Server{Addr: ":8080", Handler: mux}\n\tsrv.ReadTimeout = 10 * time.Second\n\tsrv.ListenAndServe()',
          ),
        },
        expect: 'pass',
      },
      {
        name: 'below a long comment',
        files: {
          'main.go': go.replace(
            'http.ListenAndServe(":8080", mux)',
            `srv := &http.Server{\n\t\tAddr: ":8080",\n${'\t\t// what is said of the handler takes its lines\n'.repeat(12)}\t\tHandler: mux,\n\t\tReadTimeout: 5 * time.Second,\n\t}\n\tsrv.ListenAndServe()`,
          ),
        },
        expect: 'pass',
      },
      {
        name: 'profiles on a port of their own',
        files: {
          'main.go': go.replace(
            'http.ListenAndServe(":8080", mux)',
            'go http.ListenAndServe(conf.PprofPort, nil)\n\tsrv := &http.Server{Addr: ":8080", ReadHeaderTimeout: 5 * time.Second}\n\tsrv.ListenAndServe()',
          ),
        },
        expect: 'pass',
      },
      { name: 'Node has a default', files: { 'server.js': express }, expect: 'pass' },
      { name: 'behind uvicorn', files: { 'app.py': fastapi }, expect: 'not-applicable' },
    ],
  },
});
