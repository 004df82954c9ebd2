import { describe, expect, test } from 'vitest';
import { collect } from '../../src/extraction/collect.ts';
import type { EnvUsage } from '../../src/facts/env/env-usage.ts';
import { loadFacts } from '../../src/facts/load-facts.ts';
import { memorySnapshot } from '../../src/repo/memory-snapshot.ts';

const places = async (files: Record<string, string>): Promise<string[]> => {
  const { facts } = await collect(memorySnapshot({ files }), await loadFacts(['envUsage']));
  return (facts.get('envUsage') as EnvUsage).signs.map(({ path, line }) => `${path}:${line}`);
};

describe('whoever works on the code keeps credentials in a .env', () => {
  test.each([
    ['a.js', 'run(process.env.SHELL);\nlogin(process.env.API_TOKEN);\n', 2],
    ['a.ts', "login(process.env['API_TOKEN']);\n", 1],
    ['a.py', 'import os\ntoken = os.environ.get("API_TOKEN")\n', 2],
    ['a.py', 'import os\ntoken = os.getenv(\n    "API_TOKEN",\n)\n', 2],
    ['a.go', 'package a\n\ntype Config struct {\n\tKey string `env:"SECRET_KEY,required"`\n}\n', 4],
    ['a.go', 'package a\n\nvar url = os.Getenv("DATABASE_URL")\n', 3],
    ['a.rb', "key = ENV.fetch('API_TOKEN')\n", 1],
    ['a.php', "<?php\nreturn ['key' => env('API_TOKEN')];\n", 2],
    ['a.rs', 'let token = std::env::var("API_TOKEN");\n', 1],
    ['a.ex', 'key = System.fetch_env!("API_TOKEN")\n', 1],
    ['a.ts', 'const { PORT, API_TOKEN } = process.env;\n', 1],
    ['a.ts', 'export const env = schema.parse(process.env);\nuse(env.API_TOKEN);\n', 1],
    ['a.js', "require('dotenv').config();\n", 1],
    ['compose.yml', 'services:\n  app:\n    env_file: .env\n', 3],
  ])('%s: %s', async (path, text, line) => {
    expect(await places({ [path]: text })).toEqual([`${path}:${line}`]);
  });
});

describe('nobody needs a .env for', () => {
  test.each([
    ['a.js', 'run(process.env.comspec);\n'],
    ['lib/auth.ex', '  @moduledoc """\n  password = System.fetch_env!("API_TOKEN")\n  """\n'],
    ['tasks/main.yml', '- set_fact:\n    agent_env_file: /etc/jobs/agent.env\n'],
    ['a.js', "if (process.env.NODE_ENV === 'test') run();\n"],
    ['dist/index.js', '/******/ (() => { // webpackBootstrap\nconst key = process.env.API_KEY;\n'],
    ['dist/main.cjs', 'var a=Object.create;var b=Object.defineProperty;var c=Object.getOwnPropertyDescriptor;var d=Object.getOwnPropertyNames;const key=process.env.API_KEY;\n'],
    ['a.js', 'spawn(command, { env: { ...process.env } });\n'],
    ['a.py', 'import os\nif os.environ.get("SSL_CERT_FILE"):\n    pass\n'],
    ['a.rs', 'let out = std::env::var_os("OUT_DIR");\n'],
    ['a.go', 'package a\n\nvar home = os.Getenv("HOME")\n'],
    ['a.rb', '# Puts it into ENV["API_TOKEN"].\n'],
  ])('%s: %s', async (path, text) => {
    expect(await places({ [path]: text })).toEqual([]);
  });
});

test('a file that is too large to be read as text is searched all the same, and leaves no gap', async () => {
  const { facts, gaps } = await collect(memorySnapshot({ files: { 'vendor.js': `run(process.env.SHELL);\n${'x = 1;\n'.repeat(200_000)}` } }), await loadFacts(['envUsage']));
  expect((facts.get('envUsage') as EnvUsage).signs).toEqual([]);
  expect([...gaps.values()].flat()).toEqual([]);
});

test('what developers start for themselves, they give its settings there', async () => {
  expect(await places({ 'dev.exs': 'url = System.get_env("DATABASE_URL")\n', 'lib/shop.ex': 'url = System.get_env("DATABASE_URL")\n' })).toEqual(['lib/shop.ex:1']);
});
