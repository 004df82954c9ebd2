import { expect, test } from 'vitest';
import { collect } from '../../../../src/extraction/collect.ts';
import { loadFacts } from '../../../../src/facts/load-facts.ts';
import { elixirStatements } from '../../../../src/facts/signals/frameworks/elixir/statements.ts';
import type { WebApp } from '../../../../src/facts/signals/web-app.ts';
import { memorySnapshot } from '../../../../src/repo/memory-snapshot.ts';

const endpoint = 'defmodule ShopWeb.Endpoint do\n  use Phoenix.Endpoint, otp_app: :shop\n\n  plug Plug.Parsers, parsers: [:urlencoded]\n  plug ShopWeb.Router\nend\n';
const router = (...lines: readonly string[]): string => `defmodule ShopWeb.Router do\n  use ShopWeb, :router\n\n${lines.map((line) => `  ${line}\n`).join('')}end\n`;
const pipelines = [
  'pipeline :browser do',
  '  plug :protect_from_forgery',
  '  plug :put_secure_browser_headers, %{"content-security-policy" => "default-src \'self\'"}',
  '  plug :fetch_current_user',
  'end',
  '',
  'pipeline :api do',
  '  plug :accepts, ["json"]',
  'end',
  '',
];
const auth = [
  'defmodule ShopWeb.UserAuth do',
  '  import Plug.Conn',
  '',
  '  def fetch_current_user(conn, _opts) do',
  '    assign(conn, :current_user, get_session(conn, :user_token))',
  '  end',
  '',
  '  def require_authenticated_user(conn, _opts) do',
  '    if conn.assigns[:current_user] do',
  '      conn',
  '    else',
  '      conn |> redirect(to: ~p"/users/log_in") |> halt()',
  '    end',
  '  end',
  '',
  '  def on_mount(:ensure_authenticated, _params, session, socket) do',
  '    if socket.assigns.current_user, do: {:cont, socket}, else: {:halt, redirect(socket, to: ~p"/users/log_in")}',
  '  end',
  '',
  '  def on_mount(:mount_current_user, _params, session, socket) do',
  '    {:cont, mount(session, socket)}',
  '  end',
  'end',
  '',
].join('\n');

const read = async (files: Record<string, string>): Promise<WebApp> => {
  const { facts } = await collect(memorySnapshot({ files: { 'lib/shop_web/endpoint.ex': endpoint, 'lib/shop_web/user_auth.ex': auth, ...files } }), await loadFacts(['webApp']));
  return facts.get('webApp') as WebApp;
};
const routed = (...lines: readonly string[]): Promise<WebApp> => read({ 'lib/shop_web/router.ex': router(...pipelines, ...lines) });
const routes = async (...lines: readonly string[]): Promise<readonly string[]> =>
  (await routed(...lines)).routes.map(({ method, pattern, authenticated }) => `${method} ${pattern} ${authenticated}`);

test('the routes of Phoenix ask by what they are piped through', async () => {
  expect(
    await routes(
      'scope "/", ShopWeb do',
      '  pipe_through :browser',
      '  get "/about", PageController, :about',
      'end',
      '',
      'scope "/admin", ShopWeb.Admin do',
      '  pipe_through [:browser, :require_authenticated_user]',
      '  resources "/orders", OrderController, only: [:index, :create] do',
      '    post "/pay", PayController, :pay',
      '  end',
      'end',
    ),
  ).toEqual(['GET /about no', 'GET /admin/orders yes', 'POST /admin/orders yes', 'POST /admin/orders/:order_id/pay yes']);
});

test('a live session asks by its hook', async () => {
  expect(
    await routes(
      'scope "/", ShopWeb do',
      '  pipe_through :browser',
      '  live_session :known, on_mount: [{ShopWeb.UserAuth, :ensure_authenticated}] do',
      '    live "/orders", OrderLive.Index, :index',
      '  end',
      '  live_session :anybody, on_mount: [{ShopWeb.UserAuth, :mount_current_user}] do',
      '    live "/shop", ShopLive',
      '  end',
      'end',
    ),
  ).toEqual(['GET /orders yes', 'GET /shop no']);
});

test('a controller asks for some of its actions', async () => {
  const web = await read({
    'lib/shop_web/router.ex': router(...pipelines, 'scope "/api", ShopWeb do', '  pipe_through :api', '  resources "/orders", OrderController, only: [:index, :create]', 'end'),
    'lib/shop_web/controllers/order_controller.ex':
      'defmodule ShopWeb.OrderController do\n  use ShopWeb, :controller\n  plug :require_authenticated_user when action in [:create]\nend\n',
  });
  expect(web.routes.map(({ method, authenticated }) => `${method} ${authenticated}`)).toEqual(['GET no', 'POST yes']);
});

test('what a pipeline sends stands before the routes that go through it', async () => {
  const stages = (web: WebApp, topic: Parameters<WebApp['signals']>[0]) =>
    web.signals(topic).flatMap(({ stage, isPartial }) => (stage === 'wired' ? [isPartial ? 'partial' : 'whole'] : []));
  const pages = ['scope "/", ShopWeb do', '  pipe_through :browser', '  post "/a", A, :b', 'end'];
  const whole = await routed(...pages);
  expect(['csrf', 'security-headers', 'csp', 'body-limit'].map((topic) => stages(whole, topic as 'csp'))).toEqual([['whole'], ['whole'], ['whole'], ['whole']]);
  expect(stages(await routed(...pages, 'scope "/api", ShopWeb do', '  pipe_through :api', '  post "/c", C, :d', 'end'), 'csp')).toEqual(['partial']);
});

test('force_ssl of Phoenix, unless something decides', async () => {
  const hsts = async (config: string) =>
    (await read({ 'lib/shop_web/router.ex': router(...pipelines, 'get "/a", A, :b'), 'config/prod.exs': config })).signals('hsts').filter(({ stage }) => stage === 'wired').length;
  expect(await hsts('import Config\n\nconfig :shop, ShopWeb.Endpoint, force_ssl: [hsts: true]\n')).toBe(1);
  expect(await hsts('import Config\n\n# config :shop, ShopWeb.Endpoint, force_ssl: [hsts: true]\n')).toBe(0);
  expect(await hsts('import Config\n\nif System.get_env("SSL") do\n  config :shop, ShopWeb.Endpoint, force_ssl: [hsts: true]\nend\n')).toBe(0);
});

test.each([
  ['functions in brackets and in pipes', 'Enum.map(a, fn b ->\n  b\nend)\na\n|> Enum.each(fn c -> c end)\n'],
  ['one line', 'if a, do: b, else: c\ndef d(e), do: e\n'],
  ['texts and sigils', '@doc """\n  do "quoted"\n"""\na = ~r/do|fn/\n~p"/do"\n'],
  ['characters', 'a = ?"\nb = ?#\n'],
])('ends of Elixir are counted past %s', (_, text) => {
  expect(elixirStatements(`defmodule A do\n${text}end\n`)).toHaveLength(1);
});
