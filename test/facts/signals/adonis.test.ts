import { expect, test } from 'vitest';
import type { WebApp } from '../../../src/facts/signals/web-app.ts';
import { readWebApp as read } from './read-web-app.ts';

const said = (web: WebApp, topic: Parameters<WebApp['signals']>[0]): readonly string[] =>
  web.signals(topic).map(({ line, stage, isPartial, condition }) => `${line} ${stage}${isPartial ? ' in part' : ''}${condition ? ` if ${condition}` : ''}`);

const shield = `import { defineConfig } from '@adonisjs/shield'

export default defineConfig({
  csp: { enabled: false, directives: {} },
  csrf: { enabled: true, exceptRoutes: ['/hooks'] },
  xFrame: { enabled: true },
  hsts: { enabled: app.inProduction, maxAge: '180 days' },
})
`;
const kernel =
  "server.use([() => import('@adonisjs/cors/cors_middleware')])\nrouter.use([() => import('@adonisjs/core/bodyparser_middleware'), () => import('@adonisjs/shield/shield_middleware')])\n";

test('Shield does what its settings say where the kernel puts it before requests', async () => {
  const web = await read({ 'config/shield.ts': shield, 'start/kernel.ts': kernel });
  expect(said(web, 'csrf')).toEqual(['5 wired']);
  expect(said(web, 'security-headers')).toEqual(['6 wired']);
  expect(said(web, 'hsts')).toEqual(['7 wired if !development']);
  expect(said(web, 'csp')).toEqual([]);
  expect(said(await read({ 'config/shield.ts': shield }), 'csrf')).toEqual(['5 constructed']);
});

test('a token is asked for in part where a pattern or a function leaves routes out', async () => {
  const web = await read({ 'config/shield.ts': shield.replace("['/hooks']", "['/api/*']"), 'start/kernel.ts': kernel });
  expect(said(web, 'csrf')).toEqual(['5 wired in part']);
});

test('CORS lets in what its settings say', async () => {
  const cors = "import { defineConfig } from '@adonisjs/cors'\n\nexport default defineConfig({\n  enabled: true,\n  origin: true,\n  credentials: true,\n})\n";
  const web = await read({ 'config/cors.ts': cors, 'start/kernel.ts': kernel });
  expect(said(web, 'cors')).toEqual(['5 wired']);
  expect(web.sightings('cors').map(({ args }) => args)).toEqual([' enabled: true, origin: true, credentials: true, ']);
  expect((await read({ 'config/cors.ts': cors.replace('enabled: true', 'enabled: false'), 'start/kernel.ts': kernel })).sightings('cors')).toEqual([]);
});
