import { dedent, defineRule, judgeControl, manual, type WebApp } from 'policy-audit';
import { cwe, owaspApi } from './shared/references.ts';
import { express, fastapi } from './shared/services.ts';

const isPut = /\.(?:use\w*|register)\b|^APP_/;
const ofNode = /\.[cm]?[jt]sx?$/;
/** Says so where a limiter stands before some routes and not before most. */
const fewLimited = (web: WebApp): string | undefined => {
  const signals = web.signals('rate-limiting').filter(({ stage, isPartial }) => stage === 'wired' && !isPartial);
  const isAtProxy = signals.some(({ path }) => !web.searched.includes(path));
  // That of a login is limited before others.
  const routes = web.routes.filter(({ operational, limited }) => !operational || limited !== 'no');
  const covered = routes.filter((route) => route.limited !== 'no').length;
  // In Node it stands before what is put after it.
  if (
    signals.length > 0 &&
    routes.length > 0 &&
    covered === 0 &&
    signals.every(({ path, note }) => ofNode.test(path) && isPut.test(note)) &&
    web.routes.every(({ path }) => ofNode.test(path))
  )
    return `A limiter is put, and before none of ${routes.length} routes.`;
  // Of views whose routes were not followed, each is one.
  const limited = covered === 0 && signals.every(({ isOfRoute }) => isOfRoute) ? signals.length : covered;
  if (!isAtProxy && covered === 0 && signals.length > 0 && limited >= routes.length && signals.every(({ isOfRoute }) => isOfRoute))
    return 'A limiter stands before some views, and no route of theirs was read.';
  return isAtProxy || routes.length < 4 || limited === 0 || limited * 2 > routes.length ? undefined : `A limiter stands before ${limited} of ${routes.length} routes.`;
};

export default defineRule({
  id: 'api/rate-limiting',
  title: 'Requests are rate limited',
  severity: 'medium',
  rationale:
    'Without a limit one caller can guess credentials as fast as the network carries them, or take the service away from everybody else. A client that handles "429" from others limits nothing.',
  remediation: 'Put a limiter in front of the routes (slowapi, express-rate-limit, httprate, …) or limit requests at the reverse proxy that the repository ships.',
  practices: ['api/rate-limiting'],
  references: [owaspApi('API4', '0xa4-unrestricted-resource-consumption'), cwe(770)],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const outcome = judgeControl(webApp, 'rate-limiting', {
      absent: 'Nothing limits the rate of requests: there is no limiter in front of the routes or in a proxy in this repository.',
      question: 'Is the rate of requests limited before they reach this service, at a gateway or proxy?',
    });
    const few = outcome.status === 'pass' ? fewLimited(webApp) : undefined;
    return few ? manual(`${few} Is a limit on the others not needed, or set elsewhere?`, outcome.status === 'pass' ? outcome.evidence : []) : outcome;
  },
  examples: {
    bad: [
      { name: 'no limiter', files: { 'app.py': fastapi }, expect: { fail: ['app.py:3'] } },
      { name: 'a limiter in a comment', files: { 'server.js': `// app.use(rateLimit({ max: 5 }))\n${express}` }, expect: { fail: ['server.js:4'] } },
      {
        name: 'ASP.NET, beside some controller',
        files: {
          'Program.cs': 'var builder = WebApplication.CreateBuilder(args);\napp.UseRateLimiter();\n',
          'Jobs.cs': '[EnableRateLimiting("fixed")]\npublic class JobsController {}\n',
        },
        expect: 'manual',
      },
    ],
    good: [
      {
        name: 'slowapi on the route',
        files: {
          'app.py': dedent`
            from fastapi import FastAPI
            from slowapi import Limiter

            limiter = Limiter(key_func=ip)
            app = FastAPI()


            @app.post("/jobs")
            @limiter.limit("5/minute")
            def create_job(job: dict):
                return job
          `,
        },
        expect: 'pass',
      },
      {
        name: 'ASP.NET, for every request',
        files: {
          'Program.cs': dedent`
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddRateLimiter(o => o.GlobalLimiter = PartitionedRateLimiter.Create(byUser));
            app.UseRateLimiter();
          `,
        },
        expect: 'pass',
      },
      { name: 'no service', files: { 'lib.go': 'package lib\n' }, expect: 'not-applicable' },
    ],
  },
});
