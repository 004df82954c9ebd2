import { describe, expect, test } from 'vitest';
import { asked, lines, readWebApp as read, stages } from '../read-web-app.ts';

const version = (number: string): Record<string, string> => ({ 'project/plugins.sbt': `addSbtPlugin("com.typesafe.play" % "sbt-plugin" % "${number}")\n` });
const routes = (...more: readonly string[]): Record<string, string> => ({ 'conf/routes': lines('# Routes', 'GET   /jobs   controllers.Jobs.list', ...more) });

const controller = (action: string): string =>
  lines(
    'package controllers',
    'import play.api.mvc._',
    'class Jobs @Inject() (known: KnownAction, cc: ControllerComponents) extends AbstractController(cc) {',
    `  def list: Action[AnyContent] = ${action} { request =>`,
    '    Ok("[]")',
    '  }',
    '}',
  );
const builder = (...inside: readonly string[]): string =>
  lines(
    'package security',
    'import play.api.mvc._',
    'class KnownAction @Inject() (val parser: BodyParsers.Default)(implicit val executionContext: ExecutionContext) extends ActionBuilder[Request, AnyContent] {',
    '  override def invokeBlock[A](request: Request[A], block: Request[A] => Future[Result]): Future[Result] =',
    ...inside,
    '}',
  );
const refusing = ['    request.headers.get("Authorization").flatMap(tokens.user).map(_ => block(request))', '      .getOrElse(Future.successful(Results.Unauthorized))'];
const service = (files: Record<string, string>): Record<string, string> => ({ ...version('2.8.8'), ...routes(), ...files });
const answer = async (action: string, inside: readonly string[] = refusing): Promise<readonly string[]> =>
  asked(await read(service({ 'app/controllers/Jobs.scala': controller(action), 'app/security/KnownAction.scala': builder(...inside) })));

describe('an action of Play asks by what it is built with', () => {
  test.each([
    ['known', 'yes'],
    ['known.async(parse.json)', 'yes'],
    ['(known andThen admins).async', 'yes'],
    ['silhouette.SecuredAction.async', 'yes'],
    ['Action', 'no'],
    ['Action.async(parse.json)', 'no'],
    ['silhouette.UserAwareAction', 'no'],
    ['counted', 'unknown'],
    ['Action /* known */', 'no'],
  ])('%s: %s', async (action, expected) => {
    expect(await answer(action)).toEqual([`GET ${expected}`]);
  });

  test.each([
    ['lets in who brings nothing', ['    request.headers.get("Authorization").map(ask).getOrElse(block(request))', '    // or Unauthorized', '    Results.Unauthorized']],
    [
      'asks below one path',
      ['    if (!request.path.startsWith("/admin")) block(request)', '    else if (request.headers.get("Authorization").isEmpty) Results.Unauthorized', '    else block(request)'],
    ],
    [
      'asks where a setting is on',
      ['    if (config.get[Boolean]("auth.enabled")) { if (request.headers.get("Authorization").isEmpty) Results.Unauthorized else block(request) }', '    else block(request)'],
    ],
  ])('a builder that %s may let others in', async (_, inside) => {
    expect(await answer('known', inside)).toEqual(['GET unknown']);
  });

  test('a builder that only counts asks nobody, and is not known to by its name', async () => {
    expect(await answer('known', ['    { counter.add(); block(request) }'])).toEqual(['GET no']);
  });

  test('of Java the annotations of a method and of its class', async () => {
    const java = (ofClass: string, ofMethod: string): Promise<readonly string[]> =>
      read({
        ...version('2.8.8'),
        ...routes(),
        'app/controllers/Jobs.java': lines(
          'package controllers;',
          'import play.mvc.*;',
          ofClass,
          'public class Jobs extends Controller {',
          `  ${ofMethod}`,
          '  public Result list(Http.Request request) { return ok("[]"); }',
          '}',
        ),
        'app/security/Known.java': lines('package security;', 'import play.mvc.*;', 'public class Known extends Security.Authenticator {}'),
        'app/security/Anybody.java': lines(
          'package security;',
          'import play.mvc.*;',
          'public class Anybody extends Security.Authenticator {',
          '  public Optional<String> getUsername(Http.Request request) { return Optional.of("guest"); }',
          '}',
        ),
      }).then(asked);
    expect(await java('@Security.Authenticated(Known.class)', '')).toEqual(['GET yes']);
    expect(await java('', '@Security.Authenticated(Known.class)')).toEqual(['GET yes']);
    expect(await java('', '@SubjectPresent')).toEqual(['GET yes']);
    expect(await java('', '@With(Counted.class)')).toEqual(['GET unknown']);
    expect(await java('', '@Secure(clients = "HeaderClient")')).toEqual(['GET yes']);
    expect(await java('', '@Secure(clients = "AnonymousClient")')).toEqual(['GET unknown']);
    expect(await java('', '@Security.Authenticated(Anybody.class)')).toEqual(['GET unknown']);
    expect(await java('', '// @Security.Authenticated(Known.class)')).toEqual(['GET no']);
  });
});

describe('the routes of Play', () => {
  test('stand in a file, and in those that it takes in', async () => {
    const app = await read(
      service({
        ...routes(
          'POST  /jobs        controllers.Jobs.add(id: Long)',
          '-> /api api.Routes',
          '-> /own   routers.Own',
          'GET /assets/*file controllers.Assets.versioned(path="/public", file: Asset)',
        ),
        'conf/api.routes': 'GET  /notes  controllers.Jobs.list\n',
        'app/controllers/Jobs.scala': controller('Action'),
      }),
    );
    expect(app.routes.map(({ method, pattern, authenticated, operational }) => `${method} ${pattern} ${authenticated}${operational ? ' open by its nature' : ''}`)).toEqual([
      'GET /jobs no',
      'POST /jobs unknown',
      'GET /assets/*file no open by its nature',
      'GET /api/notes no',
      'ANY /own/:path unknown',
    ]);
  });

  test('one that takes the token away says so', async () => {
    const app = await read(service({ 'conf/routes': '+ nocsrf\nPOST /hook controllers.Hooks.take\n\nPOST /jobs controllers.Jobs.add\n' }));
    expect(app.routes.map(({ forgeryExempt }) => forgeryExempt === true)).toEqual([true, false]);
  });
});

describe('the filters of Play', () => {
  const put = async (settings: string, of = '2.8.8', more: Record<string, string> = {}): Promise<Record<string, readonly string[]>> => {
    const app = await read({ ...version(of), ...routes(), 'conf/application.conf': settings, 'app/controllers/Jobs.scala': controller('Action'), ...more });
    return Object.fromEntries(
      (['csrf', 'security-headers', 'csp', 'cors', 'https-redirect'] as const).map((topic) => [topic, stages(app, topic)]).filter(([, all]) => all?.length !== 0),
    );
  };

  test('are there by default since 2.6, and a policy of content by default before 2.8', async () => {
    expect(await put('')).toEqual({ csrf: ['wired'], 'security-headers': ['wired'] });
    expect(await put('', '2.7.3')).toEqual({ csrf: ['wired'], 'security-headers': ['wired'], csp: ['wired'] });
    expect(await put('', '2.5.18')).toEqual({});
    expect(await put('', '2.5.18', { 'project/plugins.sbt': `// ${version('2.8.8')['project/plugins.sbt']}${version('2.5.18')['project/plugins.sbt']}` })).toEqual({});
  });

  test.each([
    ['play.filters.disabled += play.filters.csrf.CSRFFilter\n', { 'security-headers': ['wired'] }],
    ['play {\n  filters {\n    disabled += "play.filters.csrf.CSRFFilter"\n  }\n}\n', { 'security-headers': ['wired'] }],
    ['play {\n  filters {\n    hosts.allowed = ${?HOSTS}\n    disabled += "play.filters.csrf.CSRFFilter"\n  }\n}\n', { 'security-headers': ['wired'] }],
    ['play.filters.disabled = ${play.filters.disabled} [\n  "play.filters.csrf.CSRFFilter"\n]\n', { 'security-headers': ['wired'] }],
    ['play.filters.disabled =\n  [\n    play.filters.csrf.CSRFFilter\n  ]\n', { 'security-headers': ['wired'] }],
    [
      'play.filters { disabled = [play.filters.csrf.CSRFFilter], csp.reportOnly = true }\nplay.filters.enabled += play.filters.cors.CORSFilter\n',
      { 'security-headers': ['wired'], cors: ['wired'] },
    ],
    ['play.filters.enabled = ["play.filters.headers.SecurityHeadersFilter"] # no "play.filters.csrf.CSRFFilter"\n', { 'security-headers': ['wired'] }],
    ['# play.filters.disabled += play.filters.csrf.CSRFFilter\n', { csrf: ['wired'], 'security-headers': ['wired'] }],
    ['play.filters.enabled = [\n  "play.filters.cors.CORSFilter"\n]\n', { cors: ['wired'] }],
    ['play.filters.enabled += play.filters.https.RedirectHttpsFilter\n', { csrf: ['wired'], 'security-headers': ['wired'], 'https-redirect': ['wired'] }],
    ['play.http.filters = "play.api.http.NoHttpFilters"\n', {}],
    ['play.filters.headers.contentSecurityPolicy = "default-src \'self\'"\n', { csrf: ['wired'], 'security-headers': ['wired'], csp: ['wired'] }],
    ['play.filters.enabled += play.filters.csp.CSPFilter\nplay.filters.csp.reportOnly = true\n', { csrf: ['wired'], 'security-headers': ['wired'] }],
    ['play.filters.csrf.header.bypassHeaders {\n  X-Own = "*"\n}\n', { csrf: ['wired before some'], 'security-headers': ['wired'] }],
    ['play.http.filters = "app.Own"\n', { csrf: ['constructed'], 'security-headers': ['constructed'] }],
  ])('that settings tell: %j', async (settings, expected) => {
    expect(await put(settings)).toEqual(expected);
  });

  test('a class in the root package stands in their place, and settings of tests say nothing', async () => {
    const own = 'import play.api.http.DefaultHttpFilters\nclass Filters @Inject() (cors: CORSFilter) extends DefaultHttpFilters(cors)\n';
    expect(await put('', '2.8.8', { 'app/Filters.scala': own })).toEqual({ cors: ['wired'] });
    const given = (of: string): Promise<unknown> =>
      put('', '2.8.8', { 'app/Filters.scala': `import play.api.http._\nclass Filters @Inject() (on: EnabledFilters, csrf: CSRFFilter, cors: CORSFilter) extends ${of}\n` });
    expect(await given('DefaultHttpFilters(csrf, cors)')).toEqual({ csrf: ['wired'], cors: ['wired'] });
    expect(await given('DefaultHttpFilters(cors)')).toEqual({ cors: ['wired'] });
    expect(await given('HttpFilters { val filters = Seq(cors) }')).toEqual({ cors: ['wired'] });
    expect(await given('DefaultHttpFilters(on.filters :+ cors: _*)')).toEqual({ csrf: ['wired'], 'security-headers': ['wired'], cors: ['wired'] });
    expect(await given('DefaultHttpFilters(pick(csrf), cors)')).toEqual({});
    expect(await put('', '2.8.8', { 'conf/test.conf': 'play.filters.disabled += play.filters.csrf.CSRFFilter\n' })).toMatchObject({ csrf: ['wired'] });
  });

  test('a filter of its own asks before all routes', async () => {
    const filter = lines(
      'package filters',
      'import play.api.mvc._',
      'class KnownFilter extends Filter {',
      '  def apply(next: RequestHeader => Future[Result])(request: RequestHeader): Future[Result] =',
      '    if (request.headers.get("X-Api-Key").contains(key)) next(request) else Future.successful(Results.Unauthorized)',
      '}',
    );
    const files = { 'app/filters/KnownFilter.scala': filter, 'app/controllers/Jobs.scala': controller('Action') };
    expect(asked(await read(service({ ...files, 'conf/application.conf': 'play.filters.enabled += filters.KnownFilter\n' })))).toEqual(['GET yes']);
    expect(asked(await read(service(files)))).toEqual(['GET no']);
  });

  test('a filter that counts requests below one path does not count all', async () => {
    const counted = async (condition: string): Promise<readonly string[]> =>
      stages(
        await read(
          service({
            'conf/application.conf': 'play.filters.enabled += filters.CountFilter\n',
            'app/filters/CountFilter.scala': lines(
              'package filters',
              'import play.api.mvc._',
              'class CountFilter extends Filter {',
              '  def apply(next: RequestHeader => Future[Result])(request: RequestHeader) =',
              `    if (${condition}) Future.successful(Results.TooManyRequests) else next(request)`,
              '}',
            ),
          }),
        ),
        'rate-limiting',
      );
    expect(await counted('bucket.isEmpty(request.remoteAddress)')).toContain('wired');
    expect(await counted('request.path.startsWith("/login") && bucket.isEmpty(request.remoteAddress)')).not.toContain('wired');
  });

  test('the filter of CORS takes every origin unless a list is given', async () => {
    const origins = async (more: string): Promise<readonly (string | undefined)[]> =>
      (await read(service({ 'conf/application.conf': `play.filters.enabled += "play.filters.cors.CORSFilter"\n${more}` }))).sightings('cors').map(({ args }) => args);
    expect(await origins('')).toEqual(['"*", credentials: true']);
    expect(await origins('play.filters.cors {\n  allowedOrigins = ["https://a.example.org"]\n  supportsCredentials = false\n}\n')).toEqual(['"https://a.example.org"']);
  });

  test('of one application of two are before its own routes', async () => {
    const two = (more: string): Record<string, string> => ({
      ...Object.fromEntries(['shop', 'desk'].flatMap((name) => Object.entries(service({})).map(([path, text]) => [`${name}/${path}`, text]))),
      'desk/conf/application.conf': more,
    });
    expect(stages(await read(two('')), 'csrf')).toEqual(['wired', 'wired']);
    expect(stages(await read(two('play.filters.disabled += play.filters.csrf.CSRFFilter\n')), 'csrf')).toEqual(['wired before some']);
  });

  test('where the application is put together by hand nothing is known of them', async () => {
    const app = await read(service({ 'app/Loader.scala': 'import play.api._\nclass Loader extends ApplicationLoader { def load(c: Context) = new Parts(c).application }\n' }));
    expect(stages(app, 'csrf')).toEqual(['constructed']);
    expect(app.unread.map(({ path }) => path)).toContain('conf/routes');
  });
});
