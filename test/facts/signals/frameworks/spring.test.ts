import { describe, expect, test } from 'vitest';
import { collect } from '../../../../src/extraction/collect.ts';
import { loadFacts } from '../../../../src/facts/load-facts.ts';
import { readSpring } from '../../../../src/facts/signals/frameworks/spring/spring-file.ts';
import type { WebApp } from '../../../../src/facts/signals/web-app.ts';
import { SourceFile } from '../../../../src/facts/source-file.ts';
import { memorySnapshot } from '../../../../src/repo/memory-snapshot.ts';

const java = (path: string): string => `src/main/java/shop/${path}.java`;
const application =
  'import org.springframework.x.Y;\n@SpringBootApplication\npublic class Shop {\n  public static void main(String[] a) { SpringApplication.run(Shop.class, a); }\n}\n';
const read = async (files: Record<string, string>): Promise<WebApp> => {
  const own = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, path.endsWith('.java') || path.endsWith('.kt') ? `import org.springframework.x.Y;\n${text}` : text]),
  );
  const { facts } = await collect(memorySnapshot({ files: { [java('Shop')]: application, ...own } }), await loadFacts(['webApp']));
  return facts.get('webApp') as WebApp;
};
const routes = async (files: Record<string, string>): Promise<readonly string[]> =>
  (await read(files)).routes.map(({ method, pattern, authenticated }) => `${method} ${pattern} ${authenticated}`);

const jobs = (...lines: readonly string[]): string => `@RestController\n@RequestMapping("/jobs")\npublic class Jobs {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
const list = '@GetMapping\n  public List<Job> list() { return all; }';
const add = '@PostMapping("/{id}")\n  public Job add(@PathVariable Long id, @RequestBody Job job) { return job; }';
const chain = (...lines: readonly string[]): string =>
  `@Configuration\npublic class Security {\n  @Bean\n  SecurityFilterChain chain(HttpSecurity http) throws Exception {\n${lines.map((line) => `    ${line}\n`).join('')}    return http.build();\n  }\n}\n`;
const rules = (...lines: readonly string[]): string => chain(`http.authorizeHttpRequests(auth -> auth${lines.join('')});`);

describe('the routes of Spring', () => {
  test('of a controller in Java, by its annotations', async () => {
    expect(
      await routes({
        [java('Jobs')]: jobs(
          list,
          add,
          '@RequestMapping(value = {"/a", "/b"}, method = {RequestMethod.GET, RequestMethod.PUT})\n  public String two() { return ""; }',
          '@DeleteMapping(path = Paths.ONE + "/all", produces = "text/plain")\n  void clear() {}',
          '@RequestMapping("any")\n  void any(@RequestParam(name = "x", defaultValue = "/no") String x) {}',
        ),
        [java('Paths')]: 'class Paths { public static final String ONE = "/one"; }\n',
      }),
    ).toEqual(['GET /jobs no', 'POST /jobs/{id} no', 'GET /jobs/a no', 'PUT /jobs/a no', 'GET /jobs/b no', 'PUT /jobs/b no', 'DELETE /jobs/one/all no', 'ANY /jobs/any no']);
  });

  test('of a controller in Kotlin', async () => {
    expect(
      await routes({
        'src/main/kotlin/shop/Jobs.kt':
          '@RestController\n@RequestMapping("/jobs")\nclass Jobs(private val store: Store) {\n  @GetMapping("/{id:\\\\d+}")\n  suspend fun one(@PathVariable id: Long): Job = store.one(id)\n\n  @PostMapping(path = ["/a", "/b"])\n  fun add(@RequestBody job: Job) = store.add(job)\n}\n',
      }),
    ).toEqual(['GET /jobs/{id} no', 'POST /jobs/a no', 'POST /jobs/b no']);
  });

  test('of the interface or class that a controller is made of, and not of what calls others', async () => {
    expect(
      await routes({
        [java('JobsApi')]: '@RequestMapping("/v1")\npublic interface JobsApi {\n  @GetMapping("/jobs")\n  List<Job> jobs();\n}\n',
        [java('Base')]: 'public abstract class Base<T> {\n  @GetMapping("/all")\n  public List<T> all() { return null; }\n}\n',
        [java('Jobs')]: '@RestController\nclass Jobs extends Base<Job> implements JobsApi {}\n',
        [java('Other')]: '@FeignClient("other")\ninterface Other {\n  @GetMapping("/theirs")\n  String theirs();\n}\n',
      }),
    ).toEqual(['GET /all no', 'GET /v1/jobs no']);
  });

  test('below the path of the whole application; what its controllers take from elsewhere is not read', async () => {
    expect(await routes({ [java('Jobs')]: jobs(list), 'src/main/resources/application.yml': 'server:\n  servlet:\n    context-path: /shop\n' })).toEqual(['GET /shop/jobs no']);
    const web = await read({ [java('Jobs')]: '@RestController\nclass Jobs implements JobsApi {}\n' });
    expect(web.unread.filter(({ except }) => !except).map(({ path }) => path)).toEqual([java('Jobs')]);
  });
});

describe('Spring Security', () => {
  const asked = async (security: string, more: Record<string, string> = {}): Promise<readonly string[]> =>
    routes({ [java('Jobs')]: jobs(list, add), [java('Security')]: security, ...more });

  test('asks by the first rule that fits', async () => {
    expect(await asked(rules('.requestMatchers("/login").permitAll()', '.anyRequest().authenticated()'))).toEqual(['GET /jobs yes', 'POST /jobs/{id} yes']);
    expect(await asked(rules('.requestMatchers(HttpMethod.GET, "/jobs/**").permitAll()', '.anyRequest().hasRole("A")'))).toEqual(['GET /jobs no', 'POST /jobs/{id} yes']);
    expect(await asked(rules('.requestMatchers("/jobs").hasAuthority("A")', '.anyRequest().permitAll()'))).toEqual(['GET /jobs yes', 'POST /jobs/{id} no']);
    expect(await asked(rules('.requestMatchers("/jobs/mine").permitAll()', '.requestMatchers("/**").authenticated()'))).toEqual(['GET /jobs yes', 'POST /jobs/{id} yes']);
  });

  test('by names for lists of paths, and asks nobody to say where one is not known', async () => {
    const open = 'private static final String[] OPEN = {"/jobs", "/docs"};';
    const named = rules('.requestMatchers(OPEN).permitAll()', '.anyRequest().authenticated()');
    expect(await asked(named.replace('{\n', `{\n  ${open}\n`))).toEqual(['GET /jobs no', 'POST /jobs/{id} yes']);
    expect(await asked(named)).toEqual(['GET /jobs unknown', 'POST /jobs/{id} unknown']);
  });

  test('by a list that the settings hold, where it is one', async () => {
    const settings = { 'src/main/resources/application.yml': 'secure:\n  open:\n    urls:\n      - /jobs\n      - /docs/**\n' };
    const all = ['GET /jobs no', 'POST /jobs/{id} yes'];
    expect(await asked(rules('.requestMatchers(open.getUrls().toArray(new String[0])).permitAll()', '.anyRequest().authenticated()'), settings)).toEqual(all);
    const loop = chain('var r = http.authorizeRequests();', 'for (String url : open.getUrls()) {', '  r.antMatchers(url).permitAll();', '}', 'r.anyRequest().authenticated();');
    expect(await asked(loop, settings)).toEqual(all);
    expect(await asked(loop)).toEqual(['GET /jobs unknown', 'POST /jobs/{id} unknown']);
    expect(await asked(loop, { ...settings, 'src/main/resources/application-prod.yml': 'secure:\n  open:\n    urls:\n      - /**\n' })).toEqual([
      'GET /jobs unknown',
      'POST /jobs/{id} unknown',
    ]);
  });

  test('in the words of earlier versions and of WebFlux', async () => {
    const adapter = (body: string): string =>
      `@EnableWebSecurity\nclass Security extends WebSecurityConfigurerAdapter {\n  @Override\n  protected void configure(HttpSecurity http) throws Exception {\n    ${body}\n  }\n}\n`;
    expect(await asked(adapter('http.csrf().disable().authorizeRequests().antMatchers("/jobs").permitAll().anyRequest().authenticated().and().formLogin();'))).toEqual([
      'GET /jobs no',
      'POST /jobs/{id} yes',
    ]);
    expect(await asked(adapter('http.requestMatchers().antMatchers("/other/**").and().authorizeRequests().anyRequest().authenticated();'))).toEqual([
      'GET /jobs no',
      'POST /jobs/{id} no',
    ]);
    expect(
      await asked(
        '@Configuration\nclass S {\n  @Bean\n  SecurityWebFilterChain chain(ServerHttpSecurity http) {\n    return http.authorizeExchange(e -> e.pathMatchers("/jobs").permitAll().anyExchange().authenticated()).build();\n  }\n}\n',
      ),
    ).toEqual(['GET /jobs no', 'POST /jobs/{id} yes']);
  });

  test('in Kotlin', async () => {
    const kotlin =
      '@Configuration\nclass Security {\n  @Bean\n  fun chain(http: HttpSecurity): SecurityFilterChain {\n    http {\n      authorizeHttpRequests {\n        authorize("/jobs", permitAll)\n        authorize(HttpMethod.POST, "/jobs/**", hasRole("A"))\n        authorize(anyRequest, authenticated)\n      }\n      csrf { disable() }\n    }\n    return http.build()\n  }\n}\n';
    const web = await read({ [java('Jobs')]: jobs(list, add), 'src/main/kotlin/shop/Security.kt': kotlin });
    expect(web.routes.map(({ pattern, authenticated }) => `${pattern} ${authenticated}`)).toEqual(['/jobs no', '/jobs/{id} yes']);
    expect(web.signals('csrf')).toEqual([]);
  });

  test('by several chains, the first of which that is for a request answers', async () => {
    const two =
      '@Configuration\nclass S {\n  @Bean\n  @Order(2)\n  SecurityFilterChain all(HttpSecurity http) throws Exception {\n    return http.authorizeHttpRequests(a -> a.anyRequest().authenticated()).build();\n  }\n\n  @Bean\n  @Order(1)\n  SecurityFilterChain api(HttpSecurity http) throws Exception {\n    return http.securityMatcher("/jobs").authorizeHttpRequests(a -> a.anyRequest().permitAll()).build();\n  }\n}\n';
    expect(await asked(two)).toEqual(['GET /jobs no', 'POST /jobs/{id} yes']);
  });

  test('nothing of a chain for developers, and leaves open what an `if` or a function of its own decides', async () => {
    expect(await asked(rules('.anyRequest().authenticated()').replace('@Bean', '@Bean\n  @Profile("dev")'))).toEqual(['GET /jobs no', 'POST /jobs/{id} no']);
    expect(await asked(chain('if (open) {', '  http.authorizeHttpRequests(a -> a.anyRequest().permitAll());', '}'))).toEqual(['GET /jobs unknown', 'POST /jobs/{id} unknown']);
    expect(await asked(rules('.anyRequest().access(manager)'))).toEqual(['GET /jobs unknown', 'POST /jobs/{id} unknown']);
    expect(await asked(chain('http.addFilterBefore(keys, X.class).authorizeHttpRequests(a -> a.anyRequest().permitAll());'))).toEqual([
      'GET /jobs unknown',
      'POST /jobs/{id} unknown',
    ]);
  });

  test('by annotations, where they are looked at', async () => {
    const guarded = jobs(list, `@PreAuthorize("hasRole('A')")\n  ${add}`);
    const open = { [java('Jobs')]: guarded, [java('Security')]: rules('.anyRequest().permitAll()') };
    expect(await routes({ ...open, [java('Methods')]: '@EnableMethodSecurity\nclass Methods {}\n' })).toEqual(['GET /jobs no', 'POST /jobs/{id} yes']);
    expect(await routes(open)).toEqual(['GET /jobs no', 'POST /jobs/{id} unknown']);
    expect(await routes({ [java('Jobs')]: guarded.replace("hasRole('A')", 'permitAll()'), [java('Methods')]: '@EnableMethodSecurity\nclass Methods {}\n' })).toEqual([
      'GET /jobs no',
      'POST /jobs/{id} no',
    ]);
  });

  test('by default, which is left open where nothing tells it', async () => {
    expect(await routes({ [java('Jobs')]: jobs(list), 'pom.xml': '<artifactId>spring-boot-starter-security</artifactId>\n' })).toEqual(['GET /jobs unknown']);
  });

  test('sends its headers and asks for tokens unless it is told otherwise', async () => {
    const says = async (...lines: readonly string[]): Promise<readonly string[]> => {
      const web = await read({ [java('Jobs')]: jobs(list), [java('Security')]: chain(...lines) });
      return (['security-headers', 'csrf'] as const).flatMap((topic) => web.signals(topic).map(({ stage, isPartial }) => `${topic} ${stage}${isPartial ? ' for some' : ''}`));
    };
    expect(await says('http.formLogin(withDefaults());')).toEqual(['security-headers wired', 'csrf wired']);
    expect(await says('http.csrf(AbstractHttpConfigurer::disable).headers(h -> h.frameOptions(f -> f.disable()));')).toEqual(['security-headers wired']);
    expect(await says('http.csrf(c -> { c.disable(); }).headers().disable();')).toEqual([]);
    expect(await says('http.csrf(c -> c.ignoringRequestMatchers("/hooks"));')).toEqual(['security-headers wired', 'csrf wired for some']);
  });
});

describe('interceptors', () => {
  const interceptor =
    'public class LoginInterceptor implements HandlerInterceptor {\n  public boolean preHandle(HttpServletRequest r, HttpServletResponse s, Object h) {\n    if (r.getHeader("token") == null) { s.setStatus(401); return false; }\n    return true;\n  }\n}\n';
  const web = (places: string): string =>
    `@Configuration\nclass Web implements WebMvcConfigurer {\n  public void addInterceptors(InterceptorRegistry registry) {\n    registry.addInterceptor(new LoginInterceptor())${places};\n  }\n}\n`;

  test('ask where they are put', async () => {
    const files = (places: string, text = interceptor): Record<string, string> => ({
      [java('Jobs')]: jobs(list, add),
      [java('LoginInterceptor')]: text,
      [java('Web')]: web(places),
    });
    expect(await routes(files(''))).toEqual(['GET /jobs yes', 'POST /jobs/{id} yes']);
    expect(await routes(files('.addPathPatterns("/**").excludePathPatterns("/jobs", "/login")'))).toEqual(['GET /jobs no', 'POST /jobs/{id} yes']);
    expect(await routes(files('.addPathPatterns(settings.paths())'))).toEqual(['GET /jobs unknown', 'POST /jobs/{id} unknown']);
    expect(await routes(files('', interceptor.replace('return true', 'if (m.hasMethodAnnotation(Open.class)) return true;\n    return true')))).toEqual([
      'GET /jobs unknown',
      'POST /jobs/{id} unknown',
    ]);
  });
});

describe('settings and dependencies of Spring', () => {
  const stages = async (topic: Parameters<WebApp['signals']>[0], files: Record<string, string>): Promise<readonly string[]> =>
    (await read({ [java('Jobs')]: jobs(list), ...files })).signals(topic).map(({ path, line, stage }) => `${path}:${line} ${stage}`);
  const actuator = { 'pom.xml': '<dependency>\n<artifactId>spring-boot-starter-actuator</artifactId>\n</dependency>\n' };
  const settings = (text: string): Record<string, string> => ({ ...actuator, 'src/main/resources/application.properties': text });

  test('the actuator answers for health, and for metrics where it is told', async () => {
    expect(await stages('health', actuator)).toEqual(['pom.xml:2 wired']);
    expect(await stages('metrics', actuator)).toEqual(['pom.xml:2 declared']);
    expect(await stages('metrics', settings('management.endpoints.web.exposure.include=health,metrics\n'))).toEqual(['pom.xml:2 wired']);
    expect(await stages('health', settings('management.endpoints.web.exposure.exclude=*\n'))).toEqual(['pom.xml:2 declared']);
    expect(await stages('health', { 'pom.xml': `<!--\n${actuator['pom.xml']}-->\n` })).toEqual([]);
  });

  test('the access log, a certificate, and the insides of errors, but for what is for developers', async () => {
    expect(await stages('request-log', { 'src/main/resources/application.yml': 'server.tomcat:\n  accesslog:\n    enabled: true\n' })).toEqual([
      'src/main/resources/application.yml:3 wired',
    ]);
    const seen = async (path: string): Promise<readonly string[]> => {
      const web = await read({ [java('Jobs')]: jobs(list), [`src/main/resources/${path}`]: 'server:\n  ssl:\n    key-store: x\n  error:\n    include-message: always\n' });
      return [...web.sightings('tls-listener'), ...web.sightings('error-detail')].map(({ line, what }) => `${line} ${what}`);
    };
    expect(await seen('application.yml')).toEqual(['3 server.ssl.keystore', '5 server.error.includemessage']);
    expect(await seen('application-dev.yml')).toEqual([]);
  });
});

test('of several applications each has its own chains', async () => {
  const start = (name: string): string => `@SpringBootApplication\nclass ${name} {}\n`;
  expect(
    await routes({
      [java('Shop')]: 'class Nothing {}\n',
      'a/src/main/java/A.java': start('A'),
      'a/src/main/java/Jobs.java': jobs(list),
      'a/src/main/java/Security.java': rules('.anyRequest().authenticated()'),
      'b/src/main/java/B.java': start('B'),
      'b/src/main/java/Orders.java': '@RestController\nclass Orders {\n  @GetMapping("/orders")\n  void all() {}\n}\n',
    }),
  ).toEqual(['GET /jobs yes', 'GET /orders no']);
});

test('the filter of Spring that logs requests says nothing until its level is raised, and who may open a socket is no matter of CORS', async () => {
  const filter = { [java('Logs')]: 'class Logs {\n  @Bean\n  CommonsRequestLoggingFilter logs() { return new CommonsRequestLoggingFilter(); }\n}\n' };
  const stages = async (files: Record<string, string>): Promise<readonly string[]> =>
    (await read({ [java('Jobs')]: jobs(list), ...files })).signals('request-log').map(({ stage }) => stage);
  expect(await stages(filter)).toEqual(['constructed', 'declared']);
  expect(await stages({ ...filter, 'src/main/resources/application.properties': 'logging.level.org.springframework.web.filter.CommonsRequestLoggingFilter=DEBUG\n' })).toEqual([
    'wired',
    'declared',
  ]);
  const sockets = 'class Sockets {\n  void register(StompEndpointRegistry registry) { registry.addEndpoint("/ws").setAllowedOrigins("*"); }\n}\n';
  expect((await read({ [java('Jobs')]: jobs(list), [java('Sockets')]: sockets })).sightings('cors')).toEqual([]);
});

test('a library that serves a description of the API, unless a setting of production says otherwise', async () => {
  const seen = async (files: Record<string, string>): Promise<readonly string[]> =>
    (await read({ [java('Jobs')]: jobs(list), 'build.gradle': "implementation 'org.springdoc:springdoc-openapi-starter-webmvc-ui:2.8.0'\n", ...files }))
      .sightings('api-docs')
      .map(({ path, line, args }) => `${path}:${line} ${args}`);
  expect(await seen({})).toEqual(['build.gradle:1 on']);
  expect(await seen({ 'src/main/resources/application-prod.properties': 'springdoc.api-docs.enabled=false\n' })).toEqual(['src/main/resources/application-prod.properties:1 off']);
  expect(await seen({ 'src/main/resources/application-dev.properties': 'springdoc.api-docs.enabled=false\n' })).toEqual(['build.gradle:1 on']);
});

describe('what stands in the code of Spring and does nothing', () => {
  const asking = rules('.anyRequest().authenticated()');
  const asked = async (security: string): Promise<readonly string[]> => routes({ [java('Jobs')]: jobs(list), [java('Security')]: security });

  test('a chain that is no bean, or in a class that Spring does not look into', async () => {
    expect(await asked(asking)).toEqual(['GET /jobs yes']);
    expect(await asked(asking.replace('  @Bean\n', ''))).toEqual(['GET /jobs unknown']);
    expect(await asked(asking.replace('@Configuration\n', ''))).toEqual(['GET /jobs unknown']);
  });

  test('a chain that is left early, or that all requests are kept from', async () => {
    expect(await asked(asking.replace('    http', '    if (!enabled) {\n      return http.build();\n    }\n    http'))).toEqual(['GET /jobs unknown']);
    const ignoring = '  @Bean\n  WebSecurityCustomizer none() { return web -> web.ignoring().anyRequest(); }\n';
    expect(await asked(asking.replace('  @Bean\n', `${ignoring}  @Bean\n`))).toEqual(['GET /jobs no']);
  });

  test('a token, headers and a policy that are taken back, reported only or for a part', async () => {
    const says = async (topic: 'csrf' | 'security-headers' | 'csp', ...lines: readonly string[]): Promise<readonly string[]> =>
      (await read({ [java('Jobs')]: jobs(list), [java('Security')]: chain(...lines) }))
        .signals(topic)
        .filter(({ stage, isPartial }) => stage === 'wired' && !isPartial)
        .map(({ line }) => `${line}`);
    expect(await says('csrf', 'http.csrf(this::settings);')).toEqual([]);
    expect(await says('security-headers', 'http.headers(h -> h.frameOptions(f -> f.disable()).contentTypeOptions(c -> c.disable()));')).toEqual([]);
    const policy = 'http.headers(h -> h.contentSecurityPolicy(c -> c.policyDirectives("default-src")));';
    expect(await says('csp', policy)).toEqual(['5']);
    expect(await says('csp', policy.replace('("default-src")', '("default-src").reportOnly()'))).toEqual([]);
    expect(await says('csp', `http.securityMatcher("/admin/**");`, policy)).toEqual([]);
  });

  test('an interceptor that nobody finds, that is put under a condition or that a setting turns off', async () => {
    const asks = (first = ''): string =>
      `@Component\nclass Asks implements HandlerInterceptor {\n  public boolean preHandle(HttpServletRequest r, HttpServletResponse s, Object h) {\n    ${first}if (r.getHeader("token") == null) { s.setStatus(401); return false; }\n    return true;\n  }\n}\n`;
    const put = (place: string, above = '@Configuration\n'): string =>
      `${above}class Web implements WebMvcConfigurer {\n  public void addInterceptors(InterceptorRegistry registry) {\n    ${place}\n  }\n}\n`;
    const line = 'registry.addInterceptor(new Asks());';
    const all = async (web: string, text = asks()): Promise<readonly string[]> => routes({ [java('Jobs')]: jobs(list), [java('Asks')]: text, [java('Web')]: web });
    expect(await all(put(line))).toEqual(['GET /jobs yes']);
    expect(await all(put(line, ''))).toEqual(['GET /jobs unknown']);
    expect(await all(put(`if (on) { ${line} }`))).toEqual(['GET /jobs unknown']);
    expect(await all(put(line), asks('if (!enabled) return true;\n    '))).toEqual(['GET /jobs unknown']);
  });

  test('a limiter of a profile, and a log that nobody hears', async () => {
    const limiter = (above: string): string =>
      `@Component\n${above}class Limits extends OncePerRequestFilter {\n  void doFilterInternal(A a, B b, C c) {\n    if (!bucket.tryConsume(1)) { b.setStatus(429); return; }\n    c.doFilter(a, b);\n  }\n}\n`;
    const limits = async (above: string): Promise<readonly (string | undefined)[]> =>
      (await read({ [java('Jobs')]: jobs(list), [java('Limits')]: limiter(above) }))
        .signals('rate-limiting')
        .flatMap(({ stage, condition, isPartial }) => (stage === 'wired' && !isPartial ? [condition] : []));
    expect(await limits('')).toEqual([undefined]);
    expect(await limits('@Profile("load")\n')).toEqual(['Profile']);
    const log = async (level: string): Promise<readonly string[]> =>
      (
        await read({
          [java('Jobs')]: jobs(list),
          'pom.xml': '<artifactId>logbook-spring-boot-starter</artifactId>\n',
          'src/main/resources/application.yml': `logging.level.org.zalando.logbook: ${level}\n`,
        })
      )
        .signals('request-log')
        .map(({ stage }) => stage);
    expect(await log('TRACE')).toEqual(['wired']);
    expect(await log('INFO')).toEqual(['declared']);
  });
});

test('of what stands in quotes nothing is kept but paths', () => {
  const kept = (path: string, text: string): string => {
    const bytes = Buffer.from(text);
    return JSON.stringify(readSpring(new SourceFile({ path, mode: 'file', oid: undefined, tracked: true }, { size: bytes.length, bytes, windows: () => [] })) ?? {});
  };
  const word = ['tr0ub4dor', 'and3'].join('');
  const settings = kept(
    'src/main/resources/application.yml',
    `server:\n  port: 1\n  ssl:\n    key-store-password: ${word}\nspring:\n  security:\n    user:\n      password: ${word}\nopen:\n  - /jobs/**\n`,
  );
  expect(settings).toContain('/jobs/**');
  expect(settings).not.toContain(word);
  const code = kept(
    'src/main/java/A.java',
    `import org.springframework.x.Y;\nclass A {\n  static final String API_PATH = "/api";\n  static final String PASSWORD = "${word}";\n  @Token("${word}")\n  @GetMapping("/a")\n  void a() {}\n}\n`,
  );
  expect(code).toContain('/api');
  expect(code).not.toContain(word);
});

test('a path with many stars is followed without going back over it', async () => {
  const route = '/a'.repeat(60);
  const asked = async (path: string): Promise<readonly string[]> =>
    routes({
      [java('Jobs')]: `@RestController\nclass Jobs {\n  @GetMapping("${route}")\n  void all() {}\n}\n`,
      [java('Security')]: rules(`.requestMatchers("${path}").authenticated()`, '.anyRequest().permitAll()'),
    });
  expect(await asked(`${'/**/a'.repeat(40)}/b`)).toEqual([`GET ${route} no`]);
  expect(await asked(`${'/**/a'.repeat(40)}`)).toEqual([`GET ${route} yes`]);
});
