import { describe, expect, test } from 'vitest';
import { collect } from '../../../../src/extraction/collect.ts';
import { loadFacts } from '../../../../src/facts/load-facts.ts';
import type { WebApp } from '../../../../src/facts/signals/web-app.ts';
import { memorySnapshot } from '../../../../src/repo/memory-snapshot.ts';

const program = (...lines: readonly string[]): string => ['var builder = WebApplication.CreateBuilder(args);', 'var app = builder.Build();', ...lines, 'app.Run();', ''].join('\n');
const read = async (files: Record<string, string>): Promise<WebApp> => {
  const { facts } = await collect(memorySnapshot({ files: { 'Program.cs': program('app.MapControllers();'), ...files } }), await loadFacts(['webApp']));
  return facts.get('webApp') as WebApp;
};
const routes = async (files: Record<string, string>): Promise<readonly string[]> =>
  (await read(files)).routes.map(({ method, pattern, authenticated }) => `${method} ${pattern} ${authenticated}`);
const mapped = async (...lines: readonly string[]): Promise<readonly string[]> => routes({ 'Program.cs': program(...lines) });

const jobs = (above: string, ...lines: readonly string[]): string =>
  `using Microsoft.AspNetCore.Mvc;\n\n${above}\npublic class JobsController : ControllerBase\n{\n${lines.map((line) => `    ${line}\n`).join('')}}\n`;
const list = '[HttpGet]\n    public async Task<ActionResult<List<Job>>> List() => Ok(await store.All());';
const add = '[HttpPost("{id:int}")]\n    public IActionResult Add(\n        [FromRoute] int id,\n        [FromBody] Job job)\n    {\n        return Ok();\n    }';
const api = '[ApiController]\n[Route("api/[controller]")]';

describe('the routes of ASP.NET Core', () => {
  test('of a controller, by its attributes', async () => {
    expect(
      await routes({
        'Jobs.cs': jobs(
          api,
          list,
          add,
          '[HttpDelete, Route("all")]\n    public void Clear() { }',
          '[HttpGet("/other")]\n    public string Other() => "";',
          'private IActionResult Hidden() => Ok();',
        ),
      }),
    ).toEqual(['GET /api/Jobs no', 'POST /api/Jobs/{id} no', 'DELETE /api/Jobs/all no', 'GET /other no']);
  });

  test('of a controller by convention, and of the class above it', async () => {
    expect(
      await routes({
        'Jobs.cs':
          'public class JobsController : Controller\n{\n    public IActionResult Index() => View();\n    [HttpPost]\n    public async Task<IActionResult> AddAsync(Job job) { return View(); }\n    public string Name() => "";\n}\n',
        'Base.cs': '[Authorize]\n[Route("v1/[controller]")]\npublic abstract class Base : ControllerBase\n{\n}\n',
        'Orders.cs': 'public class OrdersController : Base\n{\n    [HttpGet]\n    public IActionResult All() => Ok();\n}\n',
      }),
    ).toEqual(['ANY /Jobs/Index no', 'POST /Jobs/Add no', 'GET /v1/Orders yes']);
  });

  test('that are mapped by calls, in groups and in functions', async () => {
    expect(
      await mapped('app.MapGet("/jobs", () => all).RequireAuthorization();', 'app.MapPost("/jobs", [Authorize] (Job job) => add(job));', 'app.MapDelete("/jobs/{id:int}", Clear);'),
    ).toEqual(['GET /jobs yes', 'POST /jobs yes', 'DELETE /jobs/{id} no']);
    expect(
      await mapped(
        'var jobs = app.MapGroup("/jobs").RequireAuthorization();',
        'jobs.MapGet("/", all);',
        'jobs.MapGet("/open", one).AllowAnonymous();',
        'app.MapGroup("/x").MapPost("y", z);',
      ),
    ).toEqual(['GET /jobs yes', 'GET /jobs/open no', 'POST /x/y no']);
    // What is said of a group is said of all that is mapped on it, and who lets anybody in is never asked again.
    expect(await mapped('var jobs = app.MapGroup("/jobs");', 'jobs.MapGet("/", all);', 'var kept = jobs.RequireAuthorization();', 'kept.MapPost("/", add);')).toEqual([
      'GET /jobs yes',
      'POST /jobs yes',
    ]);
    expect(await mapped('var jobs = app.MapGroup("/jobs");', 'var open = jobs.AllowAnonymous();', 'jobs.MapPost("/", add).RequireAuthorization();')).toEqual(['POST /jobs no']);
    const extension = (more: string): string =>
      `public static class JobsApi\n{\n    public static RouteGroupBuilder MapJobs(this IEndpointRouteBuilder routes)\n    {\n        var group = routes.MapGroup("/jobs");\n${more}        group.MapGet("/", (Store store) =>\n        {\n            return store.All();\n        });\n        return group;\n    }\n}\n`;
    const calls = (call: string, more = ''): Record<string, string> => ({ 'Program.cs': program(call), 'JobsApi.cs': extension(more) });
    expect(await routes(calls('app.MapGroup("/api").MapJobs();'))).toEqual(['GET /api/jobs no']);
    expect(await routes(calls('app.MapJobs().RequireAuthorization();'))).toEqual(['GET /jobs yes']);
    expect(await routes(calls('app.MapJobs();', '        group.RequireAuthorization();\n'))).toEqual(['GET /jobs yes']);
    expect(await routes(calls(''))).toEqual(['GET /jobs unknown']);
  });

  test('and not those of pages, which are not read', async () => {
    const web = await read({ 'Jobs.cs': jobs(api, list), 'Pages/Index.cshtml.cs': 'public class IndexModel : PageModel\n{\n    public void OnGet() { }\n}\n' });
    expect(web.unread.filter(({ except }) => !except).map(({ path }) => path)).toEqual(['Pages/Index.cshtml.cs']);
  });
});

describe('who calls', () => {
  const asked = async (above: string, more: Record<string, string> = {}): Promise<readonly string[]> =>
    routes({ 'Jobs.cs': jobs(`${api}\n${above}`, list, add.replace('[HttpPost', '[AllowAnonymous]\n    [HttpPost')), ...more });

  test('is asked by an attribute, unless another lets everybody in', async () => {
    expect(await asked('[Authorize(Roles = "A")]')).toEqual(['GET /api/Jobs yes', 'POST /api/Jobs/{id} no']);
    expect(await asked('[AllowAnonymous]\n[Authorize]')).toEqual(['GET /api/Jobs no', 'POST /api/Jobs/{id} no']);
  });

  test('is asked by an attribute of its own where that is one', async () => {
    const own = (base: string): Record<string, string> => ({ 'Own.cs': `public class NeedsPermissionAttribute : ${base}\n{\n}\n` });
    expect(await asked('[NeedsPermission("x")]', own('AuthorizeAttribute'))).toEqual(['GET /api/Jobs yes', 'POST /api/Jobs/{id} no']);
    expect(await asked('[NeedsPermission("x")]', own('Attribute, IAuthorizationFilter'))).toEqual(['GET /api/Jobs unknown', 'POST /api/Jobs/{id} no']);
  });

  test('is asked by default, or of all controllers', async () => {
    const policy = 'builder.Services.AddAuthorization(o => { o.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build(); });';
    expect(await asked('', { 'Program.cs': program(policy, 'app.MapControllers();') })).toEqual(['GET /api/Jobs yes', 'POST /api/Jobs/{id} no']);
    expect(await asked('', { 'Program.cs': program('app.MapControllers().RequireAuthorization();') })).toEqual(['GET /api/Jobs yes', 'POST /api/Jobs/{id} no']);
    expect(await asked('', { 'Program.cs': program(`if (settings.Closed)\n{\n    ${policy}\n}`) })).toEqual(['GET /api/Jobs unknown', 'POST /api/Jobs/{id} no']);
  });

  test('may be asked by a middleware of its own', async () => {
    const middleware =
      'public class KeyMiddleware\n{\n    public KeyMiddleware(RequestDelegate next) { }\n    public async Task InvokeAsync(HttpContext c) { if (c.Request.Headers["x-key"] != key) { c.Response.StatusCode = 401; return; } }\n}\n';
    expect(await asked('', { 'Key.cs': `using Microsoft.AspNetCore.Http;\n${middleware}` })).toEqual(['GET /api/Jobs unknown', 'POST /api/Jobs/{id} no']);
  });
});

test('of several applications each has its own projects', async () => {
  const project = (...references: readonly string[]): string =>
    `<Project Sdk="Microsoft.NET.Sdk.Web">\n${references.map((one) => `<ProjectReference Include="..\\${one}\\${one}.csproj" />\n`).join('')}</Project>\n`;
  expect(
    await routes({
      'Program.cs': 'class Nothing { }\n',
      'A/A.csproj': project('Lib'),
      'A/Program.cs': program('app.MapControllers().RequireAuthorization();'),
      'Lib/Lib.csproj': project(),
      'Lib/Jobs.cs': jobs(api, list),
      'B/B.csproj': project(),
      'B/Program.cs': program('app.MapGet("/b", x);'),
    }),
  ).toEqual(['GET /api/Jobs yes', 'GET /b no']);
});

test('what is there for developers alone is not there, and the host writes of requests unless its settings say otherwise', async () => {
  const web = async (...lines: readonly string[]): Promise<WebApp> => read({ 'Jobs.cs': jobs(api, list), 'Program.cs': program(...lines) });
  const stages = async (topic: Parameters<WebApp['signals']>[0], of: Promise<WebApp>): Promise<readonly string[]> => (await of).signals(topic).map(({ stage }) => stage);
  expect(await stages('health', web('app.MapHealthChecks("/healthz");'))).toEqual(['wired', 'declared']);
  expect(await stages('health', web('if (app.Environment.IsDevelopment())\n{\n    app.MapHealthChecks("/healthz");\n}'))).toEqual(['declared']);
  expect(await stages('request-log', web())).toEqual(['declared']);
  const quiet = read({ 'Jobs.cs': jobs(api, list), 'appsettings.json': '{ "Logging": { "LogLevel": { "Default": "Information", "Microsoft.AspNetCore": "Warning" } } }\n' });
  expect(await stages('request-log', quiet)).toEqual([]);
});

describe('what stands in the code of ASP.NET Core and does nothing', () => {
  test('an attribute that is overruled where controllers are mapped', async () => {
    const asked = async (...lines: readonly string[]): Promise<readonly string[]> => routes({ 'Jobs.cs': jobs(`${api}\n[Authorize]`, list), 'Program.cs': program(...lines) });
    expect(await asked('app.MapControllers();')).toEqual(['GET /api/Jobs yes']);
    expect(await asked('app.MapControllers().AllowAnonymous();')).toEqual(['GET /api/Jobs no']);
    expect(await asked('if (app.Environment.IsDevelopment())', '    app.MapControllers().AllowAnonymous();', 'else', '    app.MapControllers();')).toEqual(['GET /api/Jobs yes']);
    expect(await asked('if (open)', '    app.MapControllers().AllowAnonymous();', 'else', '    app.MapControllers();')).toEqual(['GET /api/Jobs unknown']);
  });

  test('a policy beside the one of all, and one that lets all in', async () => {
    const asked = async (policy: string): Promise<readonly string[]> =>
      routes({ 'Jobs.cs': jobs(api, list), 'Policies.cs': `using Microsoft.AspNetCore.Authorization;\nclass P { void Add(AuthorizationOptions o) { ${policy} } }\n` });
    const builder = (asks: string): string => `o.FallbackPolicy = new AuthorizationPolicyBuilder().${asks}.Build(); o.AddPolicy("A", p => p.RequireAuthenticatedUser());`;
    expect(await asked(builder('RequireAuthenticatedUser()'))).toEqual(['GET /api/Jobs yes']);
    expect(await asked(builder('RequireAssertion(_ => true)'))).toEqual(['GET /api/Jobs unknown']);
    expect(await asked('b.SetFallbackPolicy(open).AddPolicy("A", p => p.RequireAuthenticatedUser());')).toEqual(['GET /api/Jobs unknown']);
  });

  test('a group that is asked only where a setting says so', async () => {
    const group = (...lines: readonly string[]): Promise<readonly string[]> => mapped('var jobs = app.MapGroup("/jobs");', ...lines, 'jobs.MapGet("/", all);');
    expect(await group('jobs.RequireAuthorization();')).toEqual(['GET /jobs yes']);
    expect(await group('if (settings.Asks) { jobs.RequireAuthorization(); }')).toEqual(['GET /jobs unknown']);
    expect(await group('if (!app.Environment.IsDevelopment()) { jobs.RequireAuthorization(); }')).toEqual(['GET /jobs yes']);
  });

  test('a control below a condition, a limiter of none, and a token that most changes do without', async () => {
    const said = async (topic: Parameters<WebApp['signals']>[0], lines: readonly string[], controller = jobs(api, list, add)): Promise<readonly string[]> =>
      (await read({ 'Jobs.cs': controller, 'Program.cs': program(...lines, 'app.MapControllers();') }))
        .signals(topic)
        .flatMap(({ stage, isPartial, condition }) => (stage === 'wired' ? [condition ?? (isPartial ? 'for some' : 'for all')] : []));
    expect(await said('hsts', ['if (env.IsDevelopment() || env.IsStaging())', '{', '    app.UseHsts();', '}'])).toEqual(['env.IsDevelopment() || env.IsStaging()']);
    expect(await said('request-log', ['if (config["Log"] == "on") app.UseHttpLogging();'])).toEqual(['config["Log"] == "on"']);
    expect(await said('hsts', ['if (env.IsDevelopment())', '{', '    app.UseX();', '}', 'else', '{', '    app.UseHsts();', '}'])).toEqual(['!env.IsDevelopment()']);
    const limiter = (made: string): readonly string[] => [`o.GlobalLimiter = PartitionedRateLimiter.Create(c => RateLimitPartition.${made}("all"));`, 'app.UseRateLimiter();'];
    expect(await said('rate-limiting', limiter('GetFixedWindowLimiter'))).toEqual(['for all']);
    expect(await said('rate-limiting', limiter('GetNoLimiter'))).toEqual([]);
    const chosen = (asks: string): readonly string[] => [
      'o.GlobalLimiter = PartitionedRateLimiter.Create(c => {',
      `    if (${asks}) return RateLimitPartition.GetNoLimiter("none");`,
      '    return RateLimitPartition.GetFixedWindowLimiter("all");',
      '});',
      'app.UseRateLimiter();',
    ];
    expect(await said('rate-limiting', chosen('!c.Request.Path.StartsWithSegments("/login")'))).toEqual(['for some']);
    expect(await said('rate-limiting', chosen('c.Request.Path.StartsWithSegments("/health")'))).toEqual(['for all']);
    const otherwise = (asks: string): readonly string[] => [
      'o.GlobalLimiter = PartitionedRateLimiter.Create(c => {',
      `    if (${asks}) return RateLimitPartition.GetFixedWindowLimiter("all");`,
      '    return RateLimitPartition.GetNoLimiter("none");',
      '});',
      'app.UseRateLimiter();',
    ];
    expect(await said('rate-limiting', otherwise('c.Request.Path.StartsWithSegments("/login")'))).toEqual(['for some']);
    expect(await said('rate-limiting', chosen('!isLogin'))).toEqual(['for some']);
    expect(await said('rate-limiting', chosen('HttpMethods.IsGet(c.Request.Method)'))).toEqual(['for some']);
    expect(await said('rate-limiting', chosen('HttpMethods.IsOptions(c.Request.Method)'))).toEqual(['for all']);
    expect(await said('rate-limiting', chosen('c.Connection.RemoteIpAddress is { } ip && IPAddress.IsLoopback(ip)'))).toEqual(['for all']);
    const tokens = ['o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());'];
    expect(await said('csrf', tokens)).toEqual(['for some', 'for all']);
    expect(await said('csrf', tokens, jobs(`${api}\n[IgnoreAntiforgeryToken]`, list, add))).toEqual(['for some', 'for some']);
  });
});

test('a description of the API is served, or to developers alone', async () => {
  const seen = async (...lines: readonly string[]): Promise<number> => (await read({ 'Jobs.cs': jobs(api, list), 'Program.cs': program(...lines) })).sightings('api-docs').length;
  expect(await seen('app.UseSwagger();')).toBe(1);
  expect(await seen('if (app.Environment.IsDevelopment())', '    app.UseSwagger();')).toBe(0);
});

test('what a text says is not done, and what is put into a branch of the pipeline is before a part', async () => {
  const said = async (line: string): Promise<readonly string[]> =>
    (await read({ 'Jobs.cs': jobs(api, list), 'Program.cs': program(line, 'app.MapControllers();') }))
      .signals('security-headers')
      .flatMap(({ stage, isPartial }) => (stage === 'wired' ? [isPartial ? 'for some' : 'for all'] : []));
  expect(await said('app.UseSecurityHeaders();')).toEqual(['for all']);
  expect(await said('var help = "app.UseSecurityHeaders()";')).toEqual([]);
  expect(await said('app.MapWhen(c => c.Request.Path == "/a", b => b.UseSecurityHeaders());')).toEqual(['for some']);
});

test('what a function adds that nobody calls is only made', async () => {
  const helper =
    'using Microsoft.AspNetCore.Builder;\npublic static class Ours\n{\n    public static void UseOurs(this IApplicationBuilder app)\n    {\n        app.UseHttpLogging();\n    }\n}\n';
  const stages = async (line: string): Promise<readonly string[]> =>
    (await read({ 'Jobs.cs': jobs(api, list), 'Ours.cs': helper, 'Program.cs': program(line, 'app.MapControllers();') }))
      .signals('request-log')
      .filter(({ path }) => path === 'Ours.cs')
      .map(({ stage }) => stage);
  expect((await stages('app.UseOurs();'))[0]).toBe('wired');
  expect(await stages('')).not.toContain('wired');
});
