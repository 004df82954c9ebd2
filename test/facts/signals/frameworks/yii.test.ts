import { describe, expect, test } from 'vitest';
import { asked, lines, readWebApp as read, stages } from '../read-web-app.ts';

const settings = (more = ''): string => `<?php\nreturn [\n    'components' => ['request' => ['cookieValidationKey' => ''${more}]],\n];\n`;
const controller = (behaviors: string, { of = 'yii\\web\\Controller', more = '' }: { readonly of?: string; readonly more?: string } = {}): string =>
  lines(
    '<?php',
    'namespace app\\controllers;',
    'use yii\\filters\\AccessControl;',
    'use yii\\filters\\auth\\HttpBearerAuth;',
    `use ${of};`,
    `class JobController extends ${of.split('\\').at(-1)} {`,
    behaviors === '' ? '' : `  public function behaviors() { ${behaviors} }`,
    more,
    "  public function actionIndex() { return $this->render('index'); }",
    "  public function actionAddAll() { return $this->render('add'); }",
    '}',
  );
const service = (text: string, more: Record<string, string> = {}): Record<string, string> => ({ 'config/web.php': settings(), 'controllers/JobController.php': text, ...more });
const access = (rules: string, more = ''): string => `return ['access' => ['class' => AccessControl::class${more}, 'rules' => [${rules}]]];`;
const known = "['allow' => true, 'roles' => ['@']]";

describe('a controller of Yii asks by its behaviors', () => {
  test.each([
    ['rules for those who are known', access(known), ['ANY yes', 'ANY yes']],
    ['rules for a role that a constant names', access("['allow' => true, 'roles' => [User::ADMIN]]"), ['ANY yes', 'ANY yes']],
    ['a rule for anybody', access("['allow' => true]"), ['ANY no', 'ANY no']],
    ['a rule for guests', access("['allow' => true, 'actions' => ['index'], 'roles' => ['?', '@']], ['allow' => true, 'roles' => ['@']]"), ['ANY no', 'ANY yes']],
    ['rules of some actions only', access(known, ", 'only' => ['add-all']"), ['ANY no', 'ANY yes']],
    ['rules of all actions but one', access(known, ", 'except' => ['add-all']"), ['ANY yes', 'ANY no']],
    ['a rule that a function tells of', access("['allow' => true, 'matchCallback' => fn () => ask()]"), ['ANY unknown', 'ANY unknown']],
    ['a token', "$behaviors = parent::behaviors(); $behaviors['authenticator'] = ['class' => HttpBearerAuth::class]; return $behaviors;", ['ANY yes', 'ANY yes']],
    ['a token that need not be there', "return ['authenticator' => ['class' => HttpBearerAuth::class, 'optional' => ['index']]];", ['ANY no', 'ANY yes']],
    [
      'a token that is taken away',
      "$b = parent::behaviors(); $b['authenticator'] = ['class' => HttpBearerAuth::class]; unset($b['authenticator']); return $b;",
      ['ANY no', 'ANY no'],
    ],
    ['what a function of its own makes', 'return $this->ownBehaviors(parent::behaviors());', ['ANY unknown', 'ANY unknown']],
    ['rules of another place', "return ['access' => ['class' => AccessControl::class, 'rules' => $this->rules()]];", ['ANY unknown', 'ANY unknown']],
    ['rules for roles that are put together', access("['allow' => true, 'roles' => array_merge(['?'], ['@'])]"), ['ANY unknown', 'ANY unknown']],
    ['rules of actions that a constant names', access(known, ", 'only' => self::KEPT"), ['ANY unknown', 'ANY unknown']],
    ['a token for all but what a constant names', "return ['authenticator' => ['class' => HttpBearerAuth::class, 'except' => self::OPEN]];", ['ANY unknown', 'ANY unknown']],
    ['a token that developers need not bring', "return ['authenticator' => YII_ENV_DEV ? [] : ['class' => HttpBearerAuth::class]];", ['ANY unknown', 'ANY unknown']],
    ['several ways, of which none is told', "return ['authenticator' => ['class' => CompositeAuth::class, 'authMethods' => []]];", ['ANY no', 'ANY no']],
    ['several ways', "return ['authenticator' => ['class' => CompositeAuth::class, 'authMethods' => [HttpBearerAuth::class]]];", ['ANY yes', 'ANY yes']],
    ['a class of its own that is called so', "return ['authenticator' => ['class' => \\app\\filters\\HeaderTokenAuth::class]];", ['ANY unknown', 'ANY unknown']],
    [
      'a token that is put back behind another filter',
      "$b = parent::behaviors(); unset($b['authenticator']); $b['corsFilter'] = []; $b['authenticator'] = ['class' => HttpBearerAuth::class]; return $b;",
      ['ANY yes', 'ANY yes'],
    ],
    ['a filter of verbs', "return ['verbs' => ['class' => VerbFilter::class, 'actions' => ['add-all' => ['post']]]];", ['ANY no', 'ANY no']],
    ['a comment', `// ${access(known)}\n return [];`, ['ANY no', 'ANY no']],
    ['none', '', ['ANY no', 'ANY no']],
  ])('%s', async (_, behaviors, expected) => {
    const app = await read(service(controller(behaviors)));
    expect(app.routes.map(({ pattern }) => pattern)).toEqual(['/job', '/job/add-all']);
    expect(asked(app)).toEqual(expected);
  });

  test('and by those of the class and the trait that it is made of', async () => {
    const base = (behaviors: string, kind = 'abstract class BaseController extends \\yii\\web\\Controller'): Record<string, string> => ({
      'controllers/Base.php': lines('<?php', 'namespace app\\controllers;', 'use yii\\filters\\AccessControl;', `${kind} { public function behaviors() { ${behaviors} } }`),
    });
    const of = 'app\\controllers\\BaseController';
    expect(asked(await read(service(controller('', { of }), base(access(known)))))).toEqual(['ANY yes', 'ANY yes']);
    expect(asked(await read(service(controller('return array_merge(parent::behaviors(), []);', { of }), base(access(known)))))).toEqual(['ANY yes', 'ANY yes']);
    expect(asked(await read(service(controller('return [];', { of }), base(access(known)))))).toEqual(['ANY no', 'ANY no']);
    expect(asked(await read(service(controller('', { more: '  use Guarded;' }), base(access(known), 'trait Guarded'))))).toEqual(['ANY yes', 'ANY yes']);
  });

  test('and by what the settings and its module put before all', async () => {
    const putFirst = (filter: string): string => `<?php\nreturn ['components' => [], 'as access' => [${filter}]];\n`;
    const told = async (more: Record<string, string>): Promise<string[]> => asked(await read(service(controller(''), more)));
    expect(await told({ 'config/web.php': putFirst(`'class' => 'yii\\filters\\AccessControl', 'rules' => [${known}]`) })).toEqual(['ANY yes', 'ANY yes']);
    const guard = `'as access' => ['class' => 'yii\\filters\\AccessControl', 'rules' => [${known}]]`;
    expect(await told({ 'config/web.php': `<?php\nreturn ['components' => [], 'modules' => ['gii' => ['class' => 'yii\\gii\\Module', ${guard}]]];\n` })).toEqual([
      'ANY unknown',
      'ANY unknown',
    ]);
    // Of two applications each has its own settings, and `common/` those of both.
    const shop = { 'shop/controllers/ShopController.php': controller('').replace('namespace app', 'namespace shop').replace('JobController', 'ShopController') };
    const putIn = (folder: string): Promise<string[]> =>
      told({ 'config/web.php': '<?php\n', ...shop, [`${folder}/config/main.php`]: `<?php\nreturn ['components' => [], ${guard}];\n` });
    expect(await putIn('shop')).toEqual(['ANY no', 'ANY no', 'ANY yes', 'ANY yes']);
    expect(await putIn('common')).toEqual(['ANY yes', 'ANY yes', 'ANY yes', 'ANY yes']);
    expect(await told({ 'config/web.php': putFirst("'class' => 'mdm\\admin\\components\\AccessControl', 'allowActions' => ['*']") })).toEqual(['ANY unknown', 'ANY unknown']);
  });

  test('nothing where what comes before its actions keeps them from Yii', async () => {
    const runsFirst = (answer: string): string => controller(access(known), { more: `  public function beforeAction($action) { $this->layout = 'plain'; return ${answer}; }` });
    expect(asked(await read(service(runsFirst('parent::beforeAction($action)'))))).toEqual(['ANY yes', 'ANY yes']);
    expect(asked(await read(service(runsFirst('true'))))).toEqual(['ANY unknown', 'ANY unknown']);
    const ofTrait = { 'controllers/Plain.php': '<?php\nnamespace app\\controllers;\ntrait Plain { public function beforeAction($action) { return true; } }\n' };
    expect(asked(await read(service(controller(access(known), { more: '  use Plain;' }), ofTrait)))).toEqual(['ANY unknown', 'ANY unknown']);
  });

  test('what a controller asks before its actions may hold for some', async () => {
    const askingFirst = (text: string): string => controller('', { more: `  public function beforeAction($action) { ${text} return parent::beforeAction($action); }` });
    expect(asked(await read(service(askingFirst('if (Yii::$app->user->isGuest) { throw new ForbiddenHttpException(); }'))))).toEqual(['ANY yes', 'ANY yes']);
    expect(
      asked(
        await read(service(askingFirst("if ($this->params['guarded'] && Yii::$app->request->isPost) { if (Yii::$app->user->isGuest) { throw new ForbiddenHttpException(); } }"))),
      ),
    ).not.toEqual(['ANY no', 'ANY no']);
  });
});

test('a controller of resources answers by five actions, and one of the console by none', async () => {
  const app = await read(
    service(controller('', { of: 'yii\\rest\\ActiveController' }), {
      'commands/RunController.php': controller('', { of: 'yii\\console\\Controller' }).replace('JobController', 'RunController'),
    }),
  );
  expect(app.routes.map(({ method, pattern }) => `${method} ${pattern}`)).toEqual([
    'ANY /job',
    'ANY /job/add-all',
    'GET /job/view',
    'POST /job/create',
    'PUT /job/update',
    'DELETE /job/delete',
  ]);
});

test('an extension answers nobody by itself', async () => {
  const parts = { 'src/controllers/JobController.php': controller('') };
  expect((await read(parts)).routes).toEqual([]);
  expect((await read({ ...parts, 'web/index.php': '<?php\n(new yii\\web\\Application($config))->run();\n' })).routes).toHaveLength(2);
});

test('Yii asks pages for a token unless it is told otherwise', async () => {
  const csrf = async (files: Record<string, string>): Promise<readonly (readonly string[])[]> => {
    const app = await read(files);
    return [stages(app, 'csrf'), app.routes.map(({ forgeryExempt }) => (forgeryExempt ? 'exempt' : 'asked'))];
  };
  expect(await csrf(service(controller('')))).toEqual([['wired'], ['asked', 'asked']]);
  expect(await csrf(service(controller(''), { 'config/web.php': settings(", 'enableCsrfValidation' => false") }))).toEqual([['wired before some'], ['asked', 'asked']]);
  expect(await csrf(service(controller(''), { 'config/web.php': settings(", 'enableCsrfValidation' => getenv('CSRF') === '1'") }))).toEqual([
    ['wired before some'],
    ['asked', 'asked'],
  ]);
  expect(await csrf(service(controller(''), { 'web/index.php': '<?php\n$app = new yii\\web\\Application($config);\n$app->request->enableCsrfValidation = false;\n' }))).toEqual([
    ['wired before some'],
    ['asked', 'asked'],
  ]);
  expect(await csrf(service(controller(''), { 'config/test.php': settings(", 'enableCsrfValidation' => false") }))).toEqual([['wired'], ['asked', 'asked']]);
  expect(await csrf(service(controller('', { more: '  public $enableCsrfValidation = false;' })))).toEqual([['wired'], ['exempt', 'exempt']]);
  expect(await csrf(service(controller('', { more: '  public function beforeAction($a) { $this->enableCsrfValidation = false; return parent::beforeAction($a); }' })))).toEqual([
    ['wired'],
    ['exempt', 'exempt'],
  ]);
  expect(await csrf(service(controller('', { of: 'yii\\rest\\Controller' })))).toEqual([[], ['exempt', 'exempt']]);
});

test('the filter of CORS takes every origin unless some are listed', async () => {
  const origins = async (cors: string): Promise<readonly (string | undefined)[]> =>
    (await read(service(controller(`return ['corsFilter' => ['class' => \\yii\\filters\\Cors::class${cors}]];`)))).sightings('cors').map(({ args }) => args);
  expect(await origins('')).toEqual(["'*'"]);
  expect(await origins(", 'cors' => ['Origin' => ['https://a.example.org']]")).toEqual(["['https://a.example.org']"]);
});
