import {
  areOfFiles,
  dedent,
  defineRule,
  type Evidence,
  type Finding,
  fail,
  judgeControl,
  manual,
  notApplicable,
  type Outcome,
  pass,
  signalInWords,
  type WebApp,
} from 'policy-audit';
import { cwe, owaspApi } from './shared/references.ts';
import { express, go } from './shared/services.ts';

const ofFastify = 'Fastify refuses bodies above 1 MiB by default';
/** Frameworks that refuse large bodies unless told otherwise. */
const defaults: readonly (readonly [framework: RegExp, limit: string])[] = [
  [/^(?:fastify|Fastify)$/, ofFastify],
  [/^fiber\.New$/, 'Fiber refuses bodies above 4 MiB by default'],
  [/^NestFactory\.create$/, 'Nest refuses JSON above 100 kB by default'],
  [/^[hH]api\.[sS]erver$/, 'hapi refuses bodies above 1 MiB by default'],
  [/^Spring WebFlux$/, 'WebFlux reads no body above 256 kB into memory by default'],
  [/^ASP\.NET Core$/, 'Kestrel refuses bodies above 30 MB by default'],
  [/^Django$/, 'Django refuses form bodies above 2.5 MB by default'],
  [/^Quart$/, 'Quart refuses bodies above 16 MiB by default'],
  [/^Litestar$/, 'Litestar refuses bodies above 10 MB by default'],
  [/^Sanic$/, 'Sanic refuses bodies above 100 MB by default'],
  [/^web\.Application$/, 'aiohttp refuses bodies above 1 MiB by default'],
  [/^axum$/, 'axum refuses bodies above 2 MB by default'],
  [/^Actix Web$/, 'Actix refuses JSON above 2 MB and other bodies above 256 kB by default'],
  [/^Rocket$/, 'Rocket refuses JSON above 1 MiB and forms above 32 KiB by default'],
  [/^Quarkus$/, 'Quarkus refuses bodies above 10 MB by default'],
  [/^Micronaut$/, 'Micronaut refuses bodies above 10 MB by default'],
  [/^tornado\.web\.Application$/, 'Tornado refuses bodies above 100 MB by default'],
];
const ofNode = /\.[cm]?[jt]sx?$/;
/** A limit before the routes of Hono holds for these. */
const throughFramework = /^c(?:tx|ontext)?\.req\./;
const turnedOff =
  /\b(?:client_max_size|request_max_body_size)\s*=\s*(?:0|None)\b|\bbodyParser\s*:\s*false\b|^maxInMemorySize$|^any body$|\bbodyLimit\s*:\s*(?:Infinity|Number\.(?:POSITIVE_INFINITY|MAX_SAFE_INTEGER|MAX_VALUE))\b/;

/** Next.js reads bodies for functions of pages/api and for server actions, and limits those; a handler below app, and what other frameworks have, reads its body by itself. */
const ofFilesOnly = (web: WebApp): Outcome | undefined => {
  const changing = web.routes.filter(({ method, operational }) => !operational && !/^(?:GET|HEAD|OPTIONS|DELETE)$/.test(method));
  if (web.unread.length > 0 || web.servers.length === 0 || !areOfFiles(web.servers) || web.signals('body-limit').some(({ stage }) => stage === 'wired')) return undefined;
  const routed = new Set(web.routes.map(({ path }) => path));
  const read = web.sightings('body-read').filter(({ path, what }) => byHandler.test(what) && routed.has(path));
  if (read.length > 0)
    return manual(
      `Does what runs this application reject large request bodies? A handler of ${web.servers[0]?.what} reads a body of any size; some hosts refuse those above a few megabytes.`,
      read.slice(0, 5).map(({ path, line, what }): Evidence => ({ at: { path, line }, note: what })),
    );
  const raw = web.sightings('body-read').filter(({ path, what }) => !byHandler.test(what) && routed.has(path));
  if (raw.length > 0 && raw.every(({ what }) => what === givenRaw))
    return manual(
      'Is a body of any size refused where Next.js is told to leave it to the function?',
      raw.slice(0, 5).map(({ path, line, what }): Evidence => ({ at: { path, line }, note: what })),
    );
  const [first, ...rest] = changing.filter(({ path, pattern }) => /\(\)$/.test(pattern) || /(?:^|\/)pages\/api\//.test(path));
  if (raw.length > 0 || !first || rest.length + 1 < changing.length || !web.servers.every(({ what }) => what === 'Next.js')) return undefined;
  return pass({ at: { path: first.path, line: first.line }, note: `Next.js refuses bodies above 1 MB here by default (${changing.length} routes)` });
};
const givenRaw = 'bodyParser: false';
const byHandler = /^_?req\w*\.(?:json|text|formData|arrayBuffer|blob)\(|^read\w{0,20}(?:Body|FormData)\b/;

export default defineRule({
  id: 'api/body-limit',
  title: 'Request bodies are limited in size',
  severity: 'medium',
  rationale: 'A body without a limit is read into memory until there is none. A limit on a field of the decoded body comes too late, and a timeout limits time, not size.',
  remediation: 'Limit the body before it is decoded: http.MaxBytesReader, express.json({ limit }), MAX_CONTENT_LENGTH, or client_max_body_size at the proxy.',
  practices: ['api/body-limit'],
  references: [owaspApi('API4', '0xa4-unrestricted-resource-consumption'), cwe(770)],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    // What stands beneath a framework of Node is no server of its own.
    const servers = webApp.servers.filter(({ what }) => !/^https?\.createServer$/.test(what));
    const [byDefault, ...others] = servers.flatMap(({ path, line, what, args = '' }): Evidence[] => {
      const [, limit] = defaults.find(([framework]) => framework.test(what)) ?? [];
      const said = what === 'NestFactory.create' && /\bFastifyAdapter\b/.test(args) ? ofFastify : limit;
      return said === undefined || turnedOff.test(args) ? [] : [{ at: { path, line }, note: /\bbodyLimit\b/.test(args) ? `${what} is given a bodyLimit` : said }];
    });
    if (byDefault && others.length + 1 === servers.length) return pass(byDefault);
    const ofFiles = ofFilesOnly(webApp);
    if (ofFiles) return ofFiles;
    // Handlers that limit what they read each for themselves, and three of four do.
    const wired = webApp.signals('body-limit').filter(({ stage }) => stage === 'wired');
    const changing = webApp.routes.filter(({ method, operational }) => !operational && !/^(?:GET|HEAD|OPTIONS|DELETE)$/.test(method));
    const [first, ...rest] = wired.map((signal): Evidence => ({ at: { path: signal.path, line: signal.line }, note: signalInWords(signal) }));
    const handlers = wired.filter(({ isOfRoute }) => isOfRoute);
    const limited = handlers.length > 0 ? handlers.length : wired.filter(({ isOfRouter, path }) => !isOfRouter && path.endsWith('.go')).length;
    if (first && webApp.unread.length === 0 && changing.length > 0 && wired.every(({ isPartial }) => isPartial) && limited * 4 >= changing.length * 3)
      return pass(first, ...rest.slice(0, 9));
    const outcome = judgeControl(webApp, 'body-limit', {
      absent: 'Request bodies of any size are read: there is no size limit in front of the handlers or in a proxy in this repository.',
      question: 'Does a gateway or proxy reject large request bodies?',
    });
    if (outcome.status !== 'fail' && outcome.status !== 'pass') return outcome;
    if (outcome.status === 'fail' && servers.every(({ path }) => /\.(?:go|java|kt)$/.test(path)) && webApp.sightings('body-asked').length === 0)
      return manual(
        'Does anything here read the body of a request? Nothing was seen that does.',
        servers.slice(0, 3).map(({ path, line, what }): Evidence => ({ at: { path, line }, note: what })),
      );
    // Unless it is told otherwise, nginx refuses bodies above 1 MB.
    const nginx = webApp.signals('reverse-proxy').filter(({ stage, note }) => stage === 'wired' && /^(?:proxy|uwsgi)_pass\b/.test(note));
    if (outcome.status === 'fail' && nginx.length > 0 && !nginx.some(({ takesAnyBody }) => takesAnyBody))
      return manual(
        'Does every request come through nginx? It refuses bodies above 1 MB by default.',
        nginx.slice(0, 3).map(({ path, line, note }): Evidence => ({ at: { path, line }, note })),
      );
    const isAtProxy = wired.some(({ path }) => !webApp.searched.includes(path));
    // What runs such an application limits what its handlers get.
    if (outcome.status === 'pass' && areOfFiles(webApp.servers)) return outcome;
    if (isAtProxy || servers.length === 0 || !servers.every(({ path }) => ofNode.test(path))) return outcome;
    // In Node nobody reads a body that is not asked for, and the parsers limit what they read.
    const [read, ...more] = webApp
      .sightings('body-read')
      .filter(({ path, what }) => ofNode.test(path) && what !== givenRaw && !(outcome.status === 'pass' && throughFramework.test(what)))
      .map(({ path, line, what }): Finding => ({ message: `${what.startsWith('for') ? 'This loop' : what.replace(/\($/, '')} reads a body of any size.`, at: { path, line } }));
    if (outcome.status === 'pass')
      return read
        ? manual(
            'Does a gateway or proxy reject large uploads? What reads them here was given no limit.',
            [read, ...more].slice(0, 5).map(({ at, message }) => ({ at, note: message })),
          )
        : outcome;
    return read ? fail(read, ...more) : notApplicable('Nothing was seen that reads the body of a request without a limit.');
  },
  examples: {
    bad: [
      {
        name: 'Express, which reads by hand',
        files: {
          'server.js': `${express}function read(req, done) {\n  let text = '';\n  req.on('data', (part) => {\n    text += part;\n  });\n  req.on('end', () => done(text));\n}\n`,
        },
        expect: { fail: ['server.js:8'] },
      },
      {
        name: 'Hono, which limits nothing by itself',
        files: {
          'server.ts': dedent`
            import { Hono } from 'hono';

            const app = new Hono();
            app.post('/jobs', async (c) => c.json(await add(await c.req.json())));
          `,
        },
        expect: { fail: ['server.ts:4'] },
      },
      { name: 'a service of Go in which nothing reads a body', files: { 'main.go': go }, expect: 'manual' },
    ],
    good: [
      {
        name: 'MaxBytesReader',
        files: { 'main.go': `${go}\nfunc createJob(w http.ResponseWriter, r *http.Request) {\n\tr.Body = http.MaxBytesReader(w, r.Body, 1<<20)\n}\n` },
        expect: 'pass',
      },
      {
        name: 'Quart has a limit of its own',
        files: {
          'app.py': dedent`
            from quart import Quart

            app = Quart(__name__)


            @app.post("/jobs")
            async def add():
                return ""
          `,
        },
        expect: 'pass',
      },
      { name: 'no service', files: { 'README.md': '# x\n' }, expect: 'not-applicable' },
    ],
  },
});
