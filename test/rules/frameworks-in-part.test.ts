import { describe, expect, test } from 'vitest';
import { builtInRules } from '../../rules/index.ts';
import { runAudit } from '../../src/audit.ts';
import { memorySnapshot } from '../../src/repo/memory-snapshot.ts';

const laravel = {
  'composer.json': '{"require": {"laravel/framework": "^11.0"}}\n',
  'bootstrap/app.php':
    "<?php\n\nuse Illuminate\\Foundation\\Application;\n\nreturn Application::configure(basePath: dirname(__DIR__))\n    ->withRouting(web: __DIR__.'/../routes/web.php')\n    ->create();\n",
  'routes/web.php':
    "<?php\n\nuse Illuminate\\Support\\Facades\\Route;\n\nRoute::get('/jobs', [JobController::class, 'index'])->middleware('throttle:60,1');\nRoute::post('/jobs', [JobController::class, 'store']);\n" +
    ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => `Route::get('/${name}', [JobController::class, '${name}']);\n`).join(''),
  'app/Console/Commands/Clean.php': '<?php\n\nclass Clean extends Command\n{\n}\n',
};

const verdictOf = async (id: string, files: Record<string, string>) => {
  const { results } = await runAudit({ snapshot: memorySnapshot({ files }), rules: builtInRules.filter((rule) => rule.id === id) });
  return results[0]?.verdict;
};

describe('of a framework whose routes are read and whose other code is not', () => {
  test('a question names the framework and its application, and no file that happens to come first', async () => {
    const verdict = await verdictOf('api/input-validation', laravel);
    expect(verdict).toMatchObject({ status: 'manual', seen: [{ note: 'the application (Laravel)' }] });
    expect(JSON.stringify(verdict)).toContain('Of Laravel only the routes and what requests pass through are read yet.');
    expect(JSON.stringify(verdict)).not.toContain('Clean.php');
  });

  test('a limiter before a part of the routes is told as that', async () => {
    expect(JSON.stringify(await verdictOf('api/rate-limiting', laravel))).toContain('What was seen stands before a part of the routes.');
    expect(JSON.stringify(await verdictOf('api/rate-limit-default-on', laravel))).not.toContain('other places');
  });
});

test('a redirect to where one signs in is no log of requests', async () => {
  const files = {
    'package.json': '{"dependencies": {"express": "^4.21.0"}}\n',
    'server.js': "import express from 'express';\n\nconst app = express();\napp.get('/jobs', (req, res) => res.redirect(`/login?from=${req.url}`));\napp.listen(3000);\n",
  };
  expect(await verdictOf('logging/request-log', files)).toMatchObject({ status: 'fail' });
});
