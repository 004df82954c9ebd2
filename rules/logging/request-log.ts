import { dedent, defineRule, type Evidence, judgeControl, manual, pass, serverEvidence, withoutService } from 'policy-audit';

export default defineRule({
  id: 'logging/request-log',
  title: 'Requests are logged',
  severity: 'medium',
  rationale: 'After an incident the first question is who asked for what and when. Only a line for every request answers it; lines in some handlers do not.',
  remediation: 'Add a middleware that logs method, path, status and time, or keep the access log of the server on.',
  practices: ['logging/request-log'],
  references: [
    { standard: 'OWASP Top 10 2021', control: 'A09', url: 'https://owasp.org/Top10/A09_2021-Security_Logging_and_Monitoring_Failures/' },
    { standard: 'CWE', control: 'CWE-778', url: 'https://cwe.mitre.org/data/definitions/778.html' },
  ],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const middleware = webApp.signals('request-log').some(({ stage }) => stage === 'wired');
    const outside = withoutService(webApp, 'Is every request logged?', 'request-log');
    if (!middleware && outside?.status !== 'not-applicable') {
      const [first, ...rest] = webApp.listeners
        .filter(({ accessLog, forDevelopers }) => accessLog === 'on' && !forDevelopers)
        .map(({ path, line }): Evidence => ({ at: { path, line }, note: 'the server that is started here writes an access log' }));
      const silent = webApp.listeners.find(({ accessLog, serves }) => accessLog === 'off' && serves !== '');
      if (first && silent)
        return manual('Which of these starts the service in production?', [
          first,
          { at: { path: silent.path, line: silent.line }, note: 'the server that is started here writes no access log' },
        ]);
      if (first && webApp.servers.length > 0) return pass(first, ...rest.slice(0, 4));
    }
    // Beside one that logs nothing by itself, another one may be the service.
    const logging = webApp.servers.some(({ what }) => what === 'gin.New') ? [] : webApp.servers.filter(({ what }) => /^(?:gin|iris)\.Default$/.test(what));
    const [own] = logging.map(({ path, line, what }): Evidence => ({ at: { path, line }, note: `${what} logs every request` }));
    if (!middleware && own && !outside) return pass(own);
    const byServer = webApp.servers.some(({ path }) => /\.(?:py|php)$/.test(path));
    if (!middleware && byServer && !outside) return manual('Which server runs this application, and does it log every request?', serverEvidence(webApp));
    const outcome = judgeControl(webApp, 'request-log', {
      absent: 'Requests are not logged: no middleware of the service and no launcher writes a line for each.',
      question: 'Does the server or a proxy log every request?',
    });
    // Unless it is told otherwise, nginx writes a line of each.
    const nginx = webApp.signals('reverse-proxy').filter(({ stage, note }) => stage === 'wired' && /^(?:proxy|uwsgi)_pass\b/.test(note));
    return outcome.status === 'fail' && nginx.length > 0 && !nginx.some(({ logsNothing }) => logsNothing)
      ? manual(
          'Does every request come through nginx? It logs each of them by default.',
          nginx.slice(0, 3).map(({ path, line, note }): Evidence => ({ at: { path, line }, note })),
        )
      : outcome;
  },
  examples: {
    bad: [
      {
        name: 'Fastify without a logger',
        files: {
          'server.js': dedent`
            import Fastify from 'fastify';

            const app = Fastify();
            app.post('/jobs', add);
            app.listen({ port: 3000 });
          `,
        },
        expect: { fail: ['server.js:3'] },
      },
      {
        name: 'the logger of Nest, which is not the one of requests',
        files: {
          'main.ts': dedent`
            import { NestFactory } from '@nestjs/core';
            import { FastifyAdapter } from '@nestjs/platform-fastify';

            const app = await NestFactory.create(AppModule, new FastifyAdapter(), { logger: new Log() });
            await app.listen(3000);
          `,
          'jobs.controller.ts': dedent`
            import { Controller, Post } from '@nestjs/common';

            @Controller('jobs')
            export class Jobs {
              @Post('add')
              add() {}
            }
          `,
        },
        expect: { fail: ['main.ts:4'] },
      },
      {
        name: 'an access log for those who look for mistakes',
        files: {
          'app.py': dedent`
            import uvicorn
            from fastapi import FastAPI

            app = FastAPI()


            @app.get("/jobs")
            def jobs():
                return []


            uvicorn.run(app, port=8000, access_log=args.debug)
          `,
        },
        expect: 'manual',
      },
    ],
    good: [
      {
        name: 'the logger of Fastify',
        files: {
          'server.js': dedent`
            import Fastify from 'fastify';

            const app = Fastify({ logger: { level: 'info' } });
            app.post('/jobs', add);
            app.listen({ port: 3000 });
          `,
        },
        expect: 'pass',
      },
      {
        name: 'the default engine of Gin',
        files: {
          'main.go': dedent`
            package main

            func main() {
            	r := gin.Default()
            	r.POST("/jobs", add)
            	r.Run(":8080")
            }
          `,
        },
        expect: 'pass',
      },
      { name: 'no service', files: { 'lib.py': 'x = 1\n' }, expect: 'not-applicable' },
    ],
  },
});
