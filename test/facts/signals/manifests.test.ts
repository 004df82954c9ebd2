import { expect, test } from 'vitest';
import { declaredIn } from '../../../src/facts/signals/manifests.ts';

const frameworksIn = (path: string, text: string): readonly string[] => declaredIn(path, text.split('\n')).frameworks;

test.each([
  ['by one of them', 'bottle==0.13.1\n    # via platformio\n'],
  ['by several', 'starlette==0.46.1\n    # via\n    #   fastapi-mini\n    #   platformio\n'],
  ['in the same line', 'bottle==0.13.1            # via platformio\n'],
])('what other packages ask for in a compiled list, %s, is no framework of this program', (_, text) => {
  expect(frameworksIn('requirements.txt', text)).toEqual([]);
});

test.each([
  ['by the list that it is compiled from', 'flask==3.1.0\n    # via\n    #   -r requirements.in\n    #   flask-login\n'],
  ['by that list alone', 'flask==3.1.0\n    # via -r requirements.in\n'],
  ['by a manifest', 'flask==3.1.0\n    # via jobs (pyproject.toml)\n'],
  ['by nobody', 'flask==3.1.0\nredis==5.2.0\n    # via celery\n'],
])('what is asked for %s is one', (_, text) => {
  expect(frameworksIn('requirements.txt', text)).toEqual(['flask']);
});

test('what offers itself to the programs of others makes no program of its framework', () => {
  const project = (classifier: string): string => `[project]\nname = "jobs-admin"\nclassifiers = [\n    "${classifier}",\n]\ndependencies = [\n    "flask>=2.0",\n]\n`;
  expect(frameworksIn('pyproject.toml', project('Topic :: Software Development :: Libraries :: Python Modules'))).toEqual([]);
  expect(frameworksIn('pyproject.toml', project('Framework :: Flask'))).toEqual([]);
  expect(frameworksIn('pyproject.toml', project('Environment :: Web Environment'))).toEqual(['flask']);
});

test('a module of Go that only others need is none', () => {
  expect(frameworksIn('go.mod', 'module jobs\n\nrequire github.com/gin-gonic/gin v1.10.0 // indirect\nrequire github.com/labstack/echo/v4 v4.13.0\n')).toEqual([
    'github.com/labstack/echo/v4',
  ]);
});
