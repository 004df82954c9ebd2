import { describe, expect, test } from 'vitest';
import type { WebApp } from '../../../../src/facts/signals/web-app.ts';
import { readWebApp as read, stages } from '../read-web-app.ts';

const told = ({ routes }: WebApp): string[] => routes.map(({ method, pattern, authenticated }) => `${method} ${pattern} ${authenticated}`);
const pom = (...artifacts: readonly string[]): string =>
  `<project>\n<dependencies>\n<groupId>io.quarkus</groupId>\n${artifacts.map((name) => `<artifactId>${name}</artifactId>\n`).join('')}</dependencies>\n</project>\n`;
const java = (body: string): string => `import jakarta.ws.rs.*;\nimport jakarta.annotation.security.*;\n\n${body}\n`;

describe('a resource of Quarkus', () => {
  const jobs = java(
    '@Path("/jobs")\npublic class Jobs {\n  @GET\n  public List<Job> list() { return all; }\n  @POST\n  @Path("{id:\\\\d+}/run")\n  @RolesAllowed("admin")\n  public void run(@PathParam("id") long id) { }\n}',
  );
  test('asks by its annotations', async () => {
    expect(told(await read({ 'pom.xml': pom('quarkus-rest'), 'src/main/java/Jobs.java': jobs }))).toEqual(['GET /jobs no', 'POST /jobs/{id}/run yes']);
  });

  test('may ask by an annotation that nobody knows', async () => {
    const own = jobs.replace('@RolesAllowed("admin")', '@Secured(Role.ADMIN)');
    expect(told(await read({ 'pom.xml': pom('quarkus-rest'), 'src/main/java/Jobs.java': own }))).toEqual(['GET /jobs no', 'POST /jobs/{id}/run unknown']);
  });

  test('asks by the longest of the paths of its settings, below the root of all', async () => {
    const app = await read({
      'pom.xml': pom('quarkus-rest'),
      'src/main/java/Jobs.java': jobs,
      'src/main/resources/application.properties':
        'quarkus.http.root-path=/api\nquarkus.http.auth.permission.all.paths=/api/*\nquarkus.http.auth.permission.all.policy=authenticated\nquarkus.http.auth.permission.open.paths=/api/jobs\nquarkus.http.auth.permission.open.policy=permit\n',
    });
    expect(told(app)).toEqual(['GET /api/jobs no', 'POST /api/jobs/{id}/run yes']);
  });

  test('has the paths of the interface that it implements, and no client has any', async () => {
    const app = await read({
      'pom.xml': pom('quarkus-rest'),
      'src/main/java/JobsApi.java': java('@Path("/jobs")\npublic interface JobsApi {\n  @DELETE\n  @Path("{id}")\n  void remove(long id);\n}'),
      'src/main/java/Jobs.java': java('public class Jobs implements JobsApi {\n  @Authenticated\n  @Override\n  public void remove(long id) { }\n}'),
      'src/main/java/Other.java': java('@RegisterRestClient\n@Path("/other")\npublic interface Other {\n  @GET\n  String get();\n}'),
    });
    expect(told(app)).toEqual(['DELETE /jobs/{id} yes']);
  });

  test('stands behind what the settings of production and the libraries say', async () => {
    const app = await read({
      'pom.xml': pom('quarkus-rest', 'quarkus-smallrye-health'),
      'src/main/java/Jobs.java': jobs,
      'src/main/resources/application.properties':
        'quarkus.http.cors=true\nquarkus.http.cors.origins=*\n%dev.quarkus.http.access-log.enabled=true\n%prod.quarkus.http.header."X-Frame-Options".value=DENY\n',
    });
    expect([stages(app, 'cors'), stages(app, 'health'), stages(app, 'request-log'), stages(app, 'security-headers')]).toEqual([['wired'], ['wired'], [], ['wired']]);
    expect(app.sightings('cors').map(({ args }) => args)).toEqual(['"*"']);
  });
});

describe('a controller of Micronaut', () => {
  const jobs =
    'import io.micronaut.http.annotation.*;\n\n@Controller("/jobs")\npublic class Jobs {\n  @Get\n  List<Job> list() { return all; }\n  @Secured(SecurityRule.IS_ANONYMOUS)\n  @Post("/{id}")\n  void run(long id) { }\n}\n';
  const told2 = async (gradle: string, settings = ''): Promise<string[]> =>
    told(await read({ 'build.gradle': `plugins { id("io.micronaut.application") }\n${gradle}`, 'src/main/java/Jobs.java': jobs, 'src/main/resources/application.yml': settings }));
  test('asks unless it says that it does not, once security is there and on', async () => {
    expect(await told2('implementation("io.micronaut.security:micronaut-security-jwt")\n')).toEqual(['GET /jobs yes', 'POST /jobs/{id} no']);
    expect(await told2('')).toEqual(['GET /jobs no', 'POST /jobs/{id} no']);
    expect(await told2('implementation("io.micronaut.security:micronaut-security-jwt")\n', 'micronaut:\n  security:\n    enabled: false\n')).toEqual([
      'GET /jobs unknown',
      'POST /jobs/{id} no',
    ]);
  });
});

test('JAX-RS alone may be asked by what no file of Java says, and is not read', async () => {
  const app = await read({ 'src/main/java/Jobs.java': java('@Path("/jobs")\npublic class Jobs {\n  @GET\n  public String list() { return ""; }\n}') });
  expect([app.servers, app.routes, app.unread.length]).toEqual([[], [], 1]);
});
