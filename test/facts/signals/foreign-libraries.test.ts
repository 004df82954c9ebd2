import { expect, test } from 'vitest';
import { readWebApp as read } from './read-web-app.ts';

const unreadIn = async (files: Record<string, string>): Promise<readonly string[]> => (await read(files)).unread.map(({ path }) => path);

const forms = '<?php\nfunction name() {\n  return $_POST["name"];\n}\n';
const composer = (more: object): string => JSON.stringify({ name: 'acme/forms', autoload: { 'psr-4': { 'Acme\\': 'src/' } }, ...more });
const router = 'defmodule Jobs.Router do\n  use Plug.Router\nend\n';
const mix = (more: string): string => `defmodule Jobs.MixProject do\n  use Mix.Project\n\n  def project do\n    [app: :jobs, ${more}]\n  end\nend\n`;
const swift = 'import Vapor\n';
const fsharp = 'module Jobs\nopen Microsoft.AspNetCore.Http\n';
const fsproj = (sdk: string, more: string): string => `<Project Sdk="${sdk}">\n  <PropertyGroup>${more}</PropertyGroup>\n</Project>\n`;
const packageSwift = (product: string): string => `let package = Package(name: "Jobs", products: [.${product}(name: "Jobs", targets: ["Jobs"])])\n`;

test.each([
  ['of Composer', { 'composer.json': composer({}), 'src/forms.php': forms }],
  ['of Composer, which says so', { 'composer.json': composer({ type: 'library' }), 'src/forms.php': forms }],
  ['of a host of plugins', { 'composer.json': '{"name": "acme/forms", "type": "wordpress-plugin"}', 'forms.php': forms }],
  ['of Erlang', { 'rebar.config': '{deps, []}.\n', 'src/jobs.erl': '-module(jobs).\nstart() -> cowboy:start_clear(jobs, [], #{}).\n' }],
  ['of Clojure', { 'project.clj': '(defproject jobs "1.0" :license {:name "EPL"})\n', 'src/jobs.clj': '(ns jobs (:require [compojure.core]))\n' }],
  ['of Hex', { 'mix.exs': mix('package: package()'), 'lib/router.ex': router }],
  ['of Swift', { 'Package.swift': packageSwift('library'), 'Sources/Jobs/Jobs.swift': swift }],
  ['of Ruby', { 'jobs.gemspec': "Gem::Specification.new do |s|\n  s.name = 'jobs'\nend\n", 'lib/jobs.rb': 'ActionController::Base.include Jobs\n' }],
  [
    'that a host of plugins runs, whatever is started to try it out',
    { 'composer.json': '{"name": "acme/forms", "type": "wordpress-plugin"}', 'forms.php': forms, 'docker-compose.yml': 'services: {}\n' },
  ],
  ['that WordPress knows as a plugin', { 'forms.php': '<?php\n/**\n * Plugin Name: Forms\n */\n', 'src/form.php': forms, 'docker-compose.yml': 'services: {}\n' }],
  ['that WordPress knows as a theme', { 'style.css': '/*\nTheme Name: Plain\n*/\n', 'index.php': forms }],
  ['that Drupal knows as a module', { 'forms.info.yml': 'name: Forms\ntype: module\n', 'src/Form.php': forms }],
  ['of NuGet', { 'src/Jobs/Jobs.fsproj': fsproj('Microsoft.NET.Sdk', '<PackageId>Jobs</PackageId><Reference Include="Microsoft.AspNetCore.App" />'), 'src/Jobs/Jobs.fs': fsharp }],
  ['of Laravel, with its pages', { 'composer.json': composer({ extra: { laravel: { providers: ['Acme\\Provider'] } } }), 'resources/views/list.blade.php': forms }],
  ['of Haskell below a folder', { 'jobs-server/jobs-server.cabal': 'name: jobs-server\nlibrary\n  exposed-modules: Jobs\n', 'jobs-server/src/Jobs.hs': 'import Servant\n' }],
  ['of Haskell', { 'jobs.cabal': 'name: jobs\nlibrary\n  exposed-modules: Jobs\n', 'src/Jobs.hs': 'import Servant\n' }],
])('a library %s serves nobody by itself', async (_, files) => {
  expect(await unreadIn(files)).toEqual([]);
});

test.each([
  ['a comment of Erlang', { 'rebar.config': '{relx, []}.\n', 'src/lock.erl': '-module(lock).\n%% such as cowboy\nf() -> ok. % or cowboy\n' }],
  ['what Erlang says of another program', { 'rebar.config': '{relx, []}.\n', 'src/help.erl': '-module(help).\nf() -> "upgrade [cowboy[,ranch]]".\n' }],
  ['what an editor is told of PHP', { 'composer.json': composer({ type: 'project' }), '.phpstorm.meta.php': '<?php\nuse Psr\\Http\\Server\\RequestHandlerInterface;\n' }],
  ['a console of Symfony', { 'composer.json': composer({ type: 'project' }), 'config/cli.php': '<?php\nuse Symfony\\Component\\Console\\Application;\n' }],
  ['a client of Jakarta', { 'build.gradle': '', 'src/Sender.java': 'import jakarta.ws.rs.client.Client;\nimport jakarta.ws.rs.core.MediaType;\n' }],
  ['a template of Helm that is called as the settings of Spring', { 'chart/templates/application.yaml': '{{ $a := fromYaml (include "a" .) }}\n'.repeat(120) }],
])('%s serves nobody', async (_, files) => {
  expect(await unreadIn(files)).toEqual([]);
});

test.each([
  [
    'a library of Haskell beside the program that is made of it',
    'jobs/src/Jobs.hs',
    {
      'jobs/jobs.cabal': 'name: jobs\nlibrary\n  exposed-modules: Jobs\n',
      'jobs/src/Jobs.hs': 'import Servant\n',
      'app/app.cabal': 'name: app\nexecutable app\n  main-is: Run.hs\n',
      'app/Run.hs': 'main :: IO ()\n',
    },
  ],
  [
    'a package of Laravel beside an application',
    'resources/views/list.blade.php',
    { 'composer.json': composer({ extra: { laravel: { providers: [] } } }), 'resources/views/list.blade.php': forms, artisan: '#!/usr/bin/env php\n' },
  ],
  ['a page beside the classes of a package', 'login.php', { 'composer.json': composer({}), 'login.php': forms }],
  ['a project of Composer', 'src/forms.php', { 'composer.json': composer({ type: 'project' }), 'src/forms.php': forms }],
  ['a package with a page that is started', 'src/forms.php', { 'composer.json': composer({}), 'src/forms.php': forms, 'public/index.php': '<?php run();\n' }],
  ['a package with pages of its own', 'public/forms.php', { 'composer.json': composer({}), 'public/forms.php': forms }],
  [
    'a package of Hex that starts a server',
    'lib/router.ex',
    {
      'mix.exs': mix('package: package()'),
      'lib/router.ex': router,
      'lib/jobs.ex': 'defmodule Jobs.Application do\n  use Application\n  def start(_, _), do: Supervisor.start_link([{Plug.Cowboy, plug: Jobs.Router}], [])\nend\n',
    },
  ],
  ['a handler of PSR-15', 'src/Jobs.php', { 'composer.json': composer({ type: 'project' }), 'src/Jobs.php': '<?php\nuse Psr\\Http\\Server\\RequestHandlerInterface;\n' }],
  ['a page that reads what it is sent', 'jobs.php', { 'jobs.php': "<?php\n$job = json_decode(file_get_contents('php://input'));\n" }],
  ['a package that an image is made of', 'src/forms.php', { 'composer.json': composer({}), 'src/forms.php': forms, Dockerfile: 'FROM php:8.3-apache\nCOPY . .\n' }],
  ['a release of Erlang', 'src/jobs.erl', { 'rebar.config': '{relx, []}.\n', 'src/jobs.erl': '-module(jobs).\nstart() -> cowboy:start_clear(jobs, [], #{}).\n' }],
  [
    'a program of Clojure',
    'src/jobs.clj',
    { 'project.clj': '(defproject jobs "1.0" :license {:name "EPL"} :main jobs)\n', 'src/jobs.clj': '(ns jobs (:require [compojure.core]))\n' },
  ],
  ['a release of Elixir', 'lib/router.ex', { 'mix.exs': mix('package: package(), releases: releases()'), 'lib/router.ex': router }],
  ['an application of Elixir', 'lib/router.ex', { 'mix.exs': mix('deps: deps()'), 'lib/router.ex': router }],
  ['a program of Swift', 'Sources/Jobs/Jobs.swift', { 'Package.swift': packageSwift('executable'), 'Sources/Jobs/Jobs.swift': swift }],
  [
    'an application of F# beside its own package',
    'src/Jobs/Jobs.fs',
    {
      'src/Jobs/Jobs.fsproj': fsproj('Microsoft.NET.Sdk', '<PackageId>Jobs</PackageId>'),
      'src/Jobs/Jobs.fs': fsharp,
      'src/App/App.fsproj': fsproj('Microsoft.NET.Sdk.Web', ''),
    },
  ],
  ['a program of F#', 'src/Jobs.fs', { 'src/Jobs.fsproj': fsproj('Microsoft.NET.Sdk', '<PackageId>Jobs</PackageId><OutputType>Exe</OutputType>'), 'src/Jobs.fs': fsharp }],
  ['a part of an application of F#', 'src/Jobs.fs', { 'src/Jobs.fsproj': fsproj('Microsoft.NET.Sdk', ''), 'src/Jobs.fs': fsharp }],
  ['a site with a part of Drupal', 'index.php', { 'modules/forms/forms.info.yml': 'type: module\n', 'index.php': forms }],
  ['a program of Mojolicious', 'app.pl', { 'app.pl': '#!/usr/bin/perl\nuse Mojolicious::Lite -signatures;\n' }],
  ['code beside a library of another language', 'forms.php', { 'Package.swift': packageSwift('library'), 'forms.php': forms }],
])('%s serves', async (_, path, files) => {
  expect(await unreadIn(files)).toEqual([path]);
});

test.each([
  ['a list of modules', { 'lib/Known.pm': 'package Known;\nour @MODULES = qw(\n  Dancer2\n  Mojolicious::Lite\n);\n' }],
  ['a comment', { 'Encoder.swift': '/// Derived from the form encoder of Vapor.\nimport Foundation\n' }],
  ['a session that a client keeps', { 'cookies.php': "<?php\n$_SESSION['cookies'] = json_encode($cookies);\n" }],
])('%s makes no service', async (_, files) => {
  expect(await unreadIn(files)).toEqual([]);
});
