import { expect, test } from 'vitest';
import { readWebApp } from './read-web-app.ts';

const server = "const express = require('express');\nconst app = express();\napp.get('/jobs', (request, response) => response.send('none'));\napp.listen(3000);\n";
const manifest = JSON.stringify({ name: 'jobs', private: true, devDependencies: { express: '5' } });
const serversIn = async (path: string): Promise<readonly string[]> => (await readWebApp({ 'package.json': manifest, [path]: server })).servers.map((each) => each.path);

test.each(['make.js', 'scripts/make.mjs', 'gulpfile.js', 'web/gulpfile.babel.js', 'Gruntfile.js', 'webpack.config.js'])('%s serves only what it builds', async (path) => {
  expect(await serversIn(path)).toEqual([]);
});

test.each(['server/make.js', 'make-app.js', 'gulpfile-app.js', 'maker.js'])('%s serves by a name that is like one of these', async (path) => {
  expect(await serversIn(path)).toEqual([path]);
});
