import { describe, expect, test } from 'vitest';
import type { WebApp } from '../../../../src/facts/signals/web-app.ts';
import { asked, isBeforeAll, lines, readWebApp as read, stages } from '../read-web-app.ts';

describe('near misses of Quarkus and Micronaut', () => {
  const jobs = lines('import jakarta.ws.rs.*;', '@Path("/jobs")', 'public class Jobs {', '  @GET', '  public String list() { return ""; }', '}');
  const dependency = (name: string, more = ''): string => `<dependency>\n<groupId>io.quarkus</groupId>\n<artifactId>${name}</artifactId>\n${more}</dependency>\n`;
  const quarkus = (pom: string, properties = '', files: Record<string, string> = {}): Promise<WebApp> =>
    read({
      'pom.xml': `<project>\n${dependency('quarkus-rest')}${pom}</project>\n`,
      'src/main/java/Jobs.java': jobs,
      'src/main/resources/application.properties': properties,
      ...files,
    });
  const health = dependency('quarkus-smallrye-health');

  test('a library that is for tests, left out, managed, in a comment or in another part is not there', async () => {
    const all = [
      await quarkus(dependency('quarkus-smallrye-health', '<scope>test</scope>\n')),
      await quarkus(`<exclusions>\n${health}</exclusions>\n`),
      await quarkus(`<dependencyManagement>\n${health}</dependencyManagement>\n`),
      await quarkus(`<!--\n${health}-->\n`),
      await quarkus('', '', { 'worker/pom.xml': `<project>\n${health}</project>\n` }),
    ];
    expect(all.map((app) => isBeforeAll(app, 'health'))).toEqual([false, false, false, false, false]);
    expect(isBeforeAll(await quarkus(health), 'health')).toBe(true);
  });

  test('a catalogue puts no library anywhere, and what is taken out of one is there', async () => {
    const of = (gradle: string): Promise<WebApp> =>
      read({
        'build.gradle.kts': `plugins { id("io.quarkus") }\n${gradle}`,
        'gradle/libs.versions.toml': '[libraries]\nquarkus-health = { module = "io.quarkus:quarkus-smallrye-health" }\n\n[bundles]\nserver = ["quarkus-rest", "quarkus-health"]\n',
        'src/main/java/Jobs.java': jobs,
      });
    const found = await Promise.all(
      ['', 'implementation(libs.quarkus.health)\n', 'implementation(libs.bundles.server)\n', 'testImplementation(libs.quarkus.health)\n'].map(async (gradle) =>
        isBeforeAll(await of(gradle), 'health'),
      ),
    );
    expect(found).toEqual([false, true, true, false]);
  });

  test('OpenTelemetry brings no metrics by itself, and others may be turned off', async () => {
    const micrometer = dependency('quarkus-micrometer-registry-prometheus');
    expect([
      isBeforeAll(await quarkus(dependency('quarkus-opentelemetry')), 'metrics'),
      isBeforeAll(await quarkus(micrometer), 'metrics'),
      isBeforeAll(await quarkus(micrometer, 'quarkus.micrometer.enabled=false\n'), 'metrics'),
    ]).toEqual([false, true, false]);
  });

  test('a setting may be left to the environment, and a header to some paths', async () => {
    const app = await quarkus(
      '',
      'quarkus.http.access-log.enabled=${LOG:true}\nquarkus.http.header."X-Frame-Options".value=DENY\nquarkus.http.header."X-Frame-Options".path=/static/*\n',
    );
    expect([stages(app, 'request-log'), stages(app, 'security-headers')]).toEqual([['constructed'], ['wired before some']]);
  });

  test('of two parts that are started, the settings of one are not those of the other', async () => {
    const part = (name: string): Record<string, string> => ({
      [`${name}/pom.xml`]: `<project>\n${dependency('quarkus-rest')}</project>\n`,
      [`${name}/src/main/java/Jobs.java`]: jobs,
    });
    const log = { 'a/src/main/resources/application.properties': 'quarkus.http.access-log.enabled=true\n' };
    const two = await read({ ...part('a'), ...part('b'), ...log, 'b/src/main/resources/application.properties': 'quarkus.http.port=81\n' });
    const one = await read({ ...part('a'), ...part('b'), ...log });
    expect([stages(two, 'request-log'), stages(one, 'request-log')]).toEqual([['wired before some'], ['wired']]);
  });

  test('a permission may be turned off, and stands before what is below the path of the application', async () => {
    const permission = 'quarkus.http.auth.permission.a.paths=/api/*\nquarkus.http.auth.permission.a.policy=authenticated\n';
    const below = { 'src/main/java/App.java': 'import jakarta.ws.rs.*;\n@ApplicationPath("/api")\npublic class App extends Application {}\n' };
    expect([
      asked(await quarkus('', permission)),
      asked(await quarkus('', permission, below)),
      asked(await quarkus('', `${permission}quarkus.http.auth.permission.a.enabled=false\n`, below)),
    ]).toEqual([['GET no'], ['GET yes'], ['GET no']]);
  });

  const micronaut = async (gradle: string, settings = '', files: Record<string, string> = {}): Promise<string[]> =>
    asked(
      await read({
        'build.gradle': `plugins { id("io.micronaut.application") }\n${gradle}`,
        'src/main/java/Jobs.java': lines('import io.micronaut.http.annotation.*;', '@Controller("/jobs")', 'public class Jobs {', '  @Get', '  String list() { return ""; }', '}'),
        'src/main/resources/application.yml': settings,
        ...files,
      }),
    );
  const security = 'implementation("io.micronaut.security:micronaut-security-jwt")\n';

  test('security is what the controllers are built with, by whatever name', async () => {
    expect(await micronaut('annotationProcessor("io.micronaut.security:micronaut-security-annotations")\n')).toEqual(['GET no']);
    expect(await micronaut('', '', { 'auth/build.gradle': security })).toEqual(['GET unknown']);
    expect(await micronaut('implementation(mn.micronaut.security.jwt)\n')).toEqual(['GET yes']);
  });

  test('a rule for paths may begin with either of its two parts', async () => {
    const rule = (...said: readonly string[]): string => lines('micronaut:', '  security:', '    intercept-url-map:', ...said);
    expect(await micronaut(security, rule('      - access: isAnonymous()', '        pattern: /**'))).toEqual(['GET no']);
    expect(await micronaut(security, rule('      - pattern: /open/**', '        access: isAnonymous()', '      - pattern: /**', '        access: isAuthenticated()'))).toEqual([
      'GET yes',
    ]);
  });

  test('a parameter of Dropwizard that may be nobody asks nobody', async () => {
    const app = await read({
      'pom.xml': '<project>\n<artifactId>dropwizard-core</artifactId>\n</project>\n',
      'src/main/java/Jobs.java': lines(
        'import jakarta.ws.rs.*;',
        '@Path("/jobs")',
        'public class Jobs {',
        '  @GET',
        '  public String list(@Auth final Optional<User> user) { return ""; }',
        '}',
      ),
    });
    expect(asked(app)).toEqual(['GET no']);
  });
});
