import { describe, expect, test } from 'vitest';
import { collect } from '../../../../src/extraction/collect.ts';
import { loadFacts } from '../../../../src/facts/load-facts.ts';
import type { WebApp } from '../../../../src/facts/signals/web-app.ts';
import { memorySnapshot } from '../../../../src/repo/memory-snapshot.ts';

const kernel = '<?php\n\nnamespace App;\n\nuse Symfony\\Component\\HttpKernel\\Kernel as BaseKernel;\n\nclass Kernel extends BaseKernel\n{\n}\n';
const controller = (head: string, ...lines: readonly string[]): string =>
  `<?php\n\nnamespace App\\Controller;\n\nuse Symfony\\Component\\Routing\\Attribute\\Route;\n\n${head}\nfinal class Orders extends AbstractController\n{\n${lines.map((line) => `    ${line}\n`).join('')}}\n`;
const security = (...lines: readonly string[]): string =>
  `security:\n  firewalls:\n    main: { lazy: true }\n    open: { pattern: ^/feed, security: false }\n  access_control:\n${lines.map((line) => `    - ${line}\n`).join('')}`;

const read = async (files: Record<string, string>): Promise<WebApp> => {
  const { facts } = await collect(memorySnapshot({ files: { 'src/Kernel.php': kernel, ...files } }), await loadFacts(['webApp']));
  return facts.get('webApp') as WebApp;
};
const routes = async (files: Record<string, string>): Promise<readonly string[]> =>
  (await read(files)).routes.map(({ method, pattern, handler, authenticated }) => `${method} ${pattern} ${handler} ${authenticated}`);

describe('the routes of Symfony', () => {
  const list = ["#[Route('/', name: 'all', methods: ['GET'])]", 'public function all(): Response { return $this->render(); }'];
  const add = ["#[Route(path: '/{id}/add', methods: ['POST', 'PUT'])]", 'public function add(#[CurrentUser] User $user): Response { return $this->render(); }'];

  test('are attributes, below the path of their class', async () => {
    expect(await routes({ 'src/Controller/Orders.php': controller("#[Route('/orders')]", ...list, ...add) })).toEqual([
      'GET /orders all no',
      'POST /orders/{id}/add add no',
      'PUT /orders/{id}/add add no',
    ]);
    expect(
      await routes({ 'src/Controller/Orders.php': controller("#[Route('/orders', methods: ['GET'])]", 'public function __invoke(): Response { return $this->render(); }') }),
    ).toEqual(['GET /orders __invoke no']);
  });

  test('or stand in settings, which may put those of classes below a path', async () => {
    expect(
      await routes({
        'config/routes.yaml':
          'home:\n  path: /\n  controller: App\\Controller\\Home::index\ncontrollers:\n  resource: ../src/Controller/\n  prefix: /{_locale}\napi:\n  resource: ../src/Api/\n  prefix: /api\n',
        'src/Controller/Orders.php': controller("#[Route('/orders')]", ...list),
        'src/Api/Orders.php': controller("#[Route('/orders')]", ...list),
      }),
    ).toEqual(['ANY / index no', 'GET /api/orders all no', 'GET /{_locale}/orders all no']);
  });

  test('ask by an attribute, or by the first line of an action', async () => {
    expect(await routes({ 'src/Controller/Orders.php': controller("#[IsGranted('ROLE_USER')]", ...list) })).toEqual(['GET / all yes']);
    expect(await routes({ 'src/Controller/Orders.php': controller('', "#[IsGranted('ROLE_USER')]", ...list, ...add) })).toEqual([
      'GET / all yes',
      'POST /{id}/add add no',
      'PUT /{id}/add add no',
    ]);
    expect(await routes({ 'src/Controller/Orders.php': controller("#[IsGranted('PUBLIC_ACCESS')]", ...list) })).toEqual(['GET / all no']);
    expect(
      await routes({
        'src/Controller/Orders.php': controller('', "#[Route('/a')]", 'public function a(): Response', '{', "    $this->denyAccessUnlessGranted('ROLE_USER');", '}'),
      }),
    ).toEqual(['ANY /a a yes']);
  });

  test('ask by the first rule that fits their path', async () => {
    const asked = async (path: string, ...rules: readonly string[]) =>
      (
        await routes({
          'config/packages/security.yaml': security(...rules),
          'src/Controller/Orders.php': controller('', `#[Route('${path}', methods: ['POST'])]`, 'public function a(): Response { return $this->render(); }'),
        })
      )[0]
        ?.split(' ')
        .at(-1);
    const rules = ['{ path: ^/login, roles: PUBLIC_ACCESS }', '{ path: ^/(admin|staff), roles: ROLE_ADMIN }', '{ path: ^/, roles: [ROLE_USER] }'];
    expect(await asked('/login', ...rules)).toBe('no');
    expect(await asked('/orders', ...rules)).toBe('yes');
    expect(await asked('/feed/1', ...rules)).toBe('no');
    expect(await asked('/orders', '{ path: ^/admin, roles: ROLE_ADMIN }')).toBe('no');
    expect(await asked('/admin', '{ path: ^/admin, roles: ROLE_ADMIN, methods: [GET] }')).toBe('no');
    expect(await asked('/admin', '{ path: ^/admin, roles: ROLE_ADMIN, ips: [10.0.0.1] }')).toBe('unknown');
    // An expression that may take long is not run.
    expect(await asked('/admin', '{ path: "^/(a+)+$", roles: ROLE_ADMIN }')).toBe('unknown');
    const word = 'a'.repeat(40);
    expect(await asked(`/${word}`, `{ path: "^/${'a?'.repeat(40)}${word}b", roles: ROLE_ADMIN }`)).toBe('unknown');
    expect(await asked(`/${word}`, `{ path: "^/${'(a|aa)'.repeat(40)}b", roles: ROLE_ADMIN }`)).toBe('unknown');
  });
});

test('the settings of Symfony that were not understood leave open what they say', async () => {
  const files = {
    'config/packages/security.yaml': 'security:\n  access_control:\n    - { path: ^/users/[^/]+(a|b), role: A }\n',
    'src/Controller/Orders.php': controller('', "#[Route('/a')]", 'public function a(): Response { return $this->render(); }'),
  };
  expect(await routes(files)).toEqual(['ANY /a a unknown']);
  expect((await read(files)).unread.some(({ except }) => except?.has('csp'))).toBe(false);
});

test('a wildcard for one path is none for all of Symfony, and a parameter may switch a header', async () => {
  const web = await read({
    'config/packages/nelmio_security.yaml':
      'nelmio_security:\n  forced_ssl:\n    enabled: "%force_ssl%"\n    hsts_max_age: 1\n  csp:\n    enabled: false\n    enforce: { default-src: [self] }\n',
    'config/packages/nelmio_cors.yaml': 'nelmio_cors:\n  defaults:\n    allow_origin: ["*"]\n  paths:\n    "^/list.json$":\n      allow_methods: [GET]\n',
  });
  expect(web.signals('cors')).toMatchObject([{ isPartial: true }]);
  expect(web.signals('hsts')).toMatchObject([{ stage: 'wired', condition: 'force_ssl' }]);
  expect(web.signals('csp').filter(({ stage }) => stage === 'wired')).toEqual([]);
});

test('what a bundle is told to send stands before all answers of Symfony', async () => {
  const web = await read({
    'config/packages/nelmio_security.yaml':
      'nelmio_security:\n  clickjacking:\n    paths:\n      "^/.*": DENY\nwhen@prod:\n  nelmio_security:\n    forced_ssl:\n      hsts_max_age: 31536000\n',
    'config/packages/nelmio_cors.yaml': 'nelmio_cors:\n  paths:\n    "^/api/":\n      allow_origin: ["*"]\n',
  });
  const stages = (topic: Parameters<WebApp['signals']>[0]) => web.signals(topic).map(({ path, line, stage }) => `${path}:${line} ${stage}`);
  expect(stages('security-headers')).toEqual(['config/packages/nelmio_security.yaml:3 wired']);
  expect(stages('hsts')).toEqual(['config/packages/nelmio_security.yaml:8 wired']);
  expect(stages('csp')).toEqual([]);
  expect(web.sightings('cors').map(({ args }) => args)).toEqual(['"*"']);
});

test('the routes of Symfony were not all read where comments or bundles make some', async () => {
  const open = async (files: Record<string, string>) => {
    const { unread } = await read(files);
    return (['csp', 'authentication'] as const).filter((topic) => unread.every(({ except }) => except?.has(topic) === true));
  };
  expect(await open({})).toEqual(['csp', 'authentication']);
  expect(await open({ 'src/Controller/Old.php': '<?php\n\nclass Old\n{\n    /**\n     * @Route("/old")\n     */\n    public function old() {}\n}\n' })).toEqual(['csp']);
  expect(await open({ 'config/routes/shop.yaml': 'shop:\n  resource: "@ShopBundle/routes.yaml"\n' })).toEqual(['csp']);
});
