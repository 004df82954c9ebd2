import { areOfFiles, dedent, defineRule, type Evidence, isBesideServer, isOfService, manual, pass, withoutService } from 'policy-audit';
import { cwe } from './shared/references.ts';
import { express, fastapi } from './shared/services.ts';

/** Gin looks at `binding` by itself. */
const isTag = /^(?:validate|binding):/;

/** A schema alone is a description: of an answer, of what a tool takes, of the settings. */
const asked = 'a schema is asked';

export default defineRule({
  id: 'api/input-validation',
  title: 'Input from callers is validated',
  severity: 'medium',
  rationale:
    'Every weakness that starts with unexpected input is smaller behind a schema. Validators that are present do not prove that every field passes through one, so this rule never fails.',
  remediation: 'Describe each request with a model (Pydantic, zod, validator tags) and reject what does not fit.',
  practices: ['api/input-validation'],
  references: [cwe(20)],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const question = 'Is all input from callers checked before it is used?';
    // Django knows no models of Pydantic: a class of that name is one of their own there.
    const isDjango = webApp.servers.length > 0 && webApp.servers.every(({ what }) => what === 'Django');
    // Beside its routes stand its pages, which check forms by the same libraries.
    const isOfFiles = areOfFiles(webApp.servers);
    const routed = new Set(webApp.routes.map(({ path }) => path));
    const asks = isOfFiles && webApp.sightings('validation').some(({ what, path }) => what === asked && webApp.reached.has(path));
    const validators = [
      ...webApp
        .sightings('validation')
        .filter(
          ({ path, what }) =>
            isOfService(webApp, path) &&
            !(isDjango && /\bBaseModel\)/.test(what)) &&
            (webApp.servers.length === 0 || isBesideServer(webApp, path)) &&
            (isOfFiles ? routed.has(path) && asks : what !== asked),
        ),
      ...webApp
        .signals('validation')
        .filter(({ stage }) => stage === 'wired')
        .map(({ path, line, note }) => ({ path, line, what: note })),
    ];
    const outside = withoutService(webApp, question);
    // Tags of Go are words until something looks at them.
    const isLookedAt = validators.some(({ path, what }) => path.endsWith('.go') && !isTag.test(what));
    const hasGin = webApp.servers.some(({ what }) => what.startsWith('gin.'));
    const [first, ...rest] = validators
      .filter(({ path, what }) => !path.endsWith('.go') || !isTag.test(what) || (what.startsWith('binding:') ? hasGin : isLookedAt))
      .map(({ path, line, what }): Evidence => ({ at: { path, line }, note: what }));
    if (first && outside?.status !== 'not-applicable') return pass(first, ...rest.slice(0, 9));
    return outside ?? manual(`${question} No validator was recognised.`);
  },
  examples: {
    bad: [
      {
        name: 'a base of their own beside Django',
        files: {
          'core/settings.py': 'ROOT_URLCONF = "core.urls"\n',
          'core/urls.py': dedent`
            from django.urls import path

            urlpatterns = [path("jobs/", views.jobs)]
          `,
          'classifiers/face.py': dedent`
            from classifiers.base import BaseModel


            class FaceModel(BaseModel):
                name = "face"
          `,
        },
        expect: 'manual',
      },
      { name: 'a plain dictionary', files: { 'app.py': fastapi }, expect: 'manual' },
    ],
    good: [
      { name: 'a Pydantic model', files: { 'app.py': fastapi.replace('app = FastAPI()', 'app = FastAPI()\n\n\nclass Job(BaseModel):\n    name: str') }, expect: 'pass' },
      { name: 'zod', files: { 'server.js': `${express}const job = z.object({ name: z.string() });\n` }, expect: 'pass' },
      { name: 'no service', files: { 'a.py': 'class A(BaseModel):\n    pass\n' }, expect: 'not-applicable' },
    ],
  },
});
