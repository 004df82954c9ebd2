import { expect, test } from 'vitest';
import type { Topic } from '../../../src/facts/signals/signal.ts';
import { readWebApp, stages } from './read-web-app.ts';

const path = 'config/middlewares.js';
const list = (...entries: readonly string[]): Record<string, string> => ({ [path]: `module.exports = [\n  ${["'strapi::errors'", ...entries].join(',\n  ')},\n];\n` });
const all = list("'strapi::logger'", "'strapi::security'", "'strapi::cors'", "'strapi::body'");
const controls: readonly Topic[] = ['security-headers', 'hsts', 'csp', 'request-log', 'body-limit'];

const wiredIn = async (files: Record<string, string>): Promise<Topic[]> => {
  const web = await readWebApp(files);
  return controls.filter((topic) => stages(web, topic).includes('wired'));
};
const originsIn = async (files: Record<string, string>): Promise<(string | undefined)[]> => (await readWebApp(files)).sightings('cors').map(({ args }) => args);

test('what Strapi lists stands before all requests, with its defaults', async () => {
  expect(await wiredIn(all)).toEqual(controls);
  expect(await wiredIn({ 'config/middlewares.ts': "export default ({ env }) => [\n  'strapi::errors',\n  'strapi::security',\n];\n" })).toEqual([
    'security-headers',
    'hsts',
    'csp',
  ]);
  expect(await wiredIn(list("{ name: 'strapi::body', config: { jsonLimit: '256mb', formLimit: '10mb' } }"))).toEqual(['body-limit']);
});

test('unless it is told otherwise, any page may read what Strapi answers', async () => {
  expect(await originsIn(all)).toEqual(["origin: '*', credentials: true"]);
  expect(await originsIn(list("{ name: 'strapi::cors', config: { origin: ['https://acme.example'], credentials: false } }"))).toEqual([
    "origin: ['https://acme.example'], credentials: false",
  ]);
});

test.each([
  ['what is not listed', list("'strapi::public'"), []],
  ['a comment', { [path]: "module.exports = [\n  'strapi::errors',\n  // 'strapi::security',\n];\n" }, []],
  ['one that is listed in some cases', list("...(process.env.SECURE ? ['strapi::security'] : [])"), []],
  ['one with settings in some cases', list("...(secure ? [{ name: 'strapi::security', config: {} }] : [])"), []],
  ['a policy that is turned off', list("{ name: 'strapi::security', config: { contentSecurityPolicy: false } }"), ['security-headers', 'hsts']],
  ['a policy that only reports', list("{ name: 'strapi::security', config: { contentSecurityPolicy: { reportOnly: true } } }"), ['security-headers', 'hsts']],
  ['options that are made elsewhere', list("{ name: 'strapi::security', config: security }"), []],
  ['a limit of anything', list("{ name: 'strapi::body', config: { jsonLimit: Infinity } }"), []],
  ['a list that is replaced in production', { ...all, 'config/env/production/middlewares.js': "module.exports = ['strapi::errors', 'strapi::logger'];\n" }, ['request-log']],
  ['the stack of a test', { 'test/config/middlewares.js': all[path] ?? '' }, []],
])('%s brings nothing more', async (_, files, expected) => {
  expect(await wiredIn(files)).toEqual(expected);
});

test('beside a site of its own, what Strapi sends is not sent by that', async () => {
  const site = {
    'site/next.config.js': 'module.exports = {};\n',
    'site/app/api/jobs/route.ts': 'export async function POST(request) {\n  return Response.json(await request.json());\n}\n',
  };
  expect(await wiredIn({ ...site, ...all })).toEqual([]);
});

test('who may call is not known from there', async () => {
  const { unread } = await readWebApp(all);
  expect(unread.map((one) => one.path)).toEqual([path]);
});

test.each([
  ['another list', "const all = ['strapi::security'];\nmodule.exports = ['strapi::errors'];\n", []],
  ['a choice', "module.exports = ['strapi::errors', process.env.SAFE ? 'strapi::security' : 'strapi::query'];\n", []],
  ['a condition', "module.exports = ['strapi::errors', process.env.SAFE && 'strapi::security'].filter(Boolean);\n", []],
  ['a list that is made smaller', "module.exports = ['strapi::errors', 'strapi::security'].filter(isOn);\n", []],
  ['a list behind another', "const origins = ['https://acme.example'];\nmodule.exports = ['strapi::errors', 'strapi::security'];\n", ['security-headers', 'hsts', 'csp']],
  ['a list with a name', "const all = ['strapi::errors', 'strapi::security'];\nexport default all;\n", ['security-headers', 'hsts', 'csp']],
])('of %s stands before requests what is given out', async (_, text, expected) => {
  expect(await wiredIn({ [path]: text })).toEqual(expected);
});
