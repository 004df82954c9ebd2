import { describe, expect, test } from 'vitest';
import { collect } from '../../../../src/extraction/collect.ts';
import { loadFacts } from '../../../../src/facts/load-facts.ts';
import type { WebApp } from '../../../../src/facts/signals/web-app.ts';
import { memorySnapshot } from '../../../../src/repo/memory-snapshot.ts';

const application = 'require_relative "boot"\n\nmodule Shop\n  class Application < Rails::Application\n    config.load_defaults 7.1\n  end\nend\n';
const drawn = (...lines: readonly string[]): string => `Rails.application.routes.draw do\n${lines.map((line) => `  ${line}\n`).join('')}end\n`;
const controller = (name: string, ...lines: readonly string[]): string => `class ${name}\n${lines.map((line) => `  ${line}\n`).join('')}end\n`;

const read = async (files: Record<string, string>): Promise<WebApp> => {
  const { facts } = await collect(memorySnapshot({ files: { 'config/application.rb': application, ...files } }), await loadFacts(['webApp']));
  return facts.get('webApp') as WebApp;
};
const routes = async (files: Record<string, string>): Promise<readonly string[]> =>
  (await read(files)).routes.map(({ method, pattern, authenticated }) => `${method} ${pattern} ${authenticated}`);
const paths = async (...lines: readonly string[]): Promise<readonly string[]> =>
  (await read({ 'config/routes.rb': drawn(...lines) })).routes.map(({ method, pattern, receiver, handler }) => `${method} ${pattern} ${receiver}#${handler}`);

describe('the routes of Rails', () => {
  test('of a resource, of one of them, and of what stands below it', async () => {
    expect(
      await paths(
        'resources :orders, only: %i[index show] do',
        '  member do',
        '    post :pay',
        '  end',
        '  get :late, on: :collection',
        '  resources :lines, only: [:create]',
        'end',
        'resource :profile, :only => [:update]',
      ),
    ).toEqual([
      'GET /orders orders#index',
      'GET /orders/:id orders#show',
      'POST /orders/:order_id/pay orders#pay',
      'GET /orders/late orders#late',
      'POST /orders/:order_id/lines lines#create',
      'PATCH /profile profiles#update',
    ]);
  });

  test('of concerns that take each other in twice are not all gone through', async () => {
    const concerns = Array.from({ length: 40 }, (_, at) => `concern :c${at} do\n  concerns :c${at + 1}, :c${at + 1}\nend`);
    const { gaps } = await collect(
      memorySnapshot({ files: { 'config/application.rb': application, 'config/routes.rb': drawn(...concerns, 'resources :a, concerns: :c0') } }),
      await loadFacts(['webApp']),
    );
    expect([...gaps.values()].flat()).toEqual([]);
  });

  test('of a namespace, a scope and a module', async () => {
    expect(
      await paths(
        'namespace :admin do',
        '  get "jobs" => "jobs#list"',
        'end',
        "scope '/v2', module: :second do",
        "  post 'jobs', to: 'jobs#add'",
        'end',
        'controller :pages do',
        "  get 'about', action: :about",
        'end',
        "match 'find', to: 'search#find', via: [:get, :post]",
        "root to: 'home#index'",
      ),
    ).toEqual([
      'GET /admin/jobs admin/jobs#list',
      'POST /v2/jobs second/jobs#add',
      'GET /about pages#about',
      'GET /find search#find',
      'POST /find search#find',
      'GET / home#index',
    ]);
  });

  test('and none of what developers see, of a comment, or of what only sends on', async () => {
    expect(
      await paths(
        "# get 'old', to: 'old#show'",
        "get 'here', to: redirect('/there')",
        'if Rails.env.development?',
        "  mount Letters::Engine, at: '/letters'",
        'end',
        "mount Mails => '/mails' unless Rails.env.production?",
        "mount Queue::Web => '/queue'",
      ),
    ).toEqual(['ANY /queue #Queue::Web']);
  });
});

describe('a route of Rails asks who calls', () => {
  const orders = drawn('resources :orders, only: [:index, :create]');

  test('by a filter of the class above, and not where it is skipped', async () => {
    const files = (...lines: readonly string[]) => ({
      'config/routes.rb': orders,
      'app/controllers/application_controller.rb': controller('ApplicationController < ActionController::Base', 'before_action :authenticate_user!'),
      'app/controllers/orders_controller.rb': controller('OrdersController < ApplicationController', ...lines),
    });
    expect(await routes(files())).toEqual(['GET /orders yes', 'POST /orders yes']);
    expect(await routes(files('skip_before_action :authenticate_user!, only: :index'))).toEqual(['GET /orders no', 'POST /orders yes']);
    // What is put before actions again is put anew.
    expect(await routes(files('before_action :authenticate_user!, only: :create'))).toEqual(['GET /orders no', 'POST /orders yes']);
    expect(await routes(files('skip_before_action :authenticate_user!, if: :shared?'))).toEqual(['GET /orders unknown', 'POST /orders unknown']);
  });

  test('by a method of its own that turns away whom it does not know', async () => {
    const files = (...body: readonly string[]) => ({
      'config/routes.rb': orders,
      'app/controllers/orders_controller.rb': controller(
        'OrdersController < ActionController::Base',
        'before_action :look',
        '',
        'def look',
        ...body.map((line) => `  ${line}`),
        'end',
      ),
    });
    const answer = async (...body: readonly string[]) => (await routes(files(...body)))[0];
    expect(await answer('return if current_user', 'redirect_to login_path')).toBe('GET /orders yes');
    expect(await answer('redirect_to login_path unless session[:user_id]')).toBe('GET /orders yes');
    expect(await answer('if @user = User.find_by(token: params[:token])', '  true', 'else', '  head :unauthorized', 'end')).toBe('GET /orders yes');
    // Who is signed in already has no need of the page.
    expect(await answer('redirect_to root_path if current_user')).toBe('GET /orders no');
    expect(await answer('@user = User.find_by(id: session[:user_id])')).toBe('GET /orders no');
    expect(await answer('unless current_user', '  if request.xhr?', '    head :unauthorized', '  else', '    redirect_to login_url', '  end', 'end')).toBe('GET /orders yes');
    expect(await answer('unless current_user', '  if request.xhr?', '    head :unauthorized', '  end', 'end')).toBe('GET /orders unknown');
    // Whose site this is, the name of its host says.
    expect(await answer('redirect_to root_path unless current_school', 'end', 'def current_school', '  School.find_by(host: request.host)')).toBe('GET /orders no');
    expect(await answer('redirect_to root_path unless current_owner', 'end', 'def current_owner', '  Owner.find_by(id: session[:id])')).toBe('GET /orders yes');
    expect(await answer('return unless Setting.private?', 'redirect_to login_path unless current_user')).toBe('GET /orders unknown');
  });

  test('by the first thing that the action does, and not by where it sends callers later', async () => {
    const files = (...body: readonly string[]) => ({
      'config/routes.rb': drawn("post 'a', to: 'a#b'"),
      'app/controllers/a_controller.rb': controller(
        'AController < ActionController::Base',
        'def b',
        ...body.map((line) => `  ${line}`),
        'end',
        'def ask_key',
        '  head :forbidden unless params[:token] == KEY',
        'end',
      ),
    });
    expect(await routes(files('return head :unauthorized unless current_user', 'add'))).toEqual(['POST /a yes']);
    expect(await routes(files('ask_key', 'add'))).toEqual(['POST /a yes']);
    expect(await routes(files('user = User.find_by(token: params[:token])', 'redirect_to login_path'))).toEqual(['POST /a no']);
  });

  test('by what a concern brings, and not where its own word opens the actions', async () => {
    const files = (...lines: readonly string[]) => ({
      'config/routes.rb': orders,
      'app/controllers/concerns/authentication.rb': [
        'module Authentication',
        '  extend ActiveSupport::Concern',
        '',
        '  included do',
        '    before_action :require_authentication',
        '  end',
        '',
        '  class_methods do',
        '    def allow_unauthenticated_access(**options)',
        '      skip_before_action :require_authentication, **options',
        '    end',
        '  end',
        '',
        '  private',
        '    def require_authentication',
        '      resume_session || request_authentication',
        '    end',
        '',
        '    def resume_session',
        '      Current.session ||= Session.find_by(id: cookies.signed[:session_id])',
        '    end',
        '',
        '    def request_authentication',
        '      redirect_to new_session_path',
        '    end',
        'end',
        '',
      ].join('\n'),
      'app/controllers/application_controller.rb': controller('ApplicationController < ActionController::Base', 'include Authentication'),
      'app/controllers/orders_controller.rb': controller('OrdersController < ApplicationController', ...lines),
    });
    expect(await routes(files())).toEqual(['GET /orders yes', 'POST /orders yes']);
    expect(await routes(files('allow_unauthenticated_access only: %i[ index ]'))).toEqual(['GET /orders no', 'POST /orders yes']);
    expect(await routes(files('allow_unauthenticated_access'))).toEqual(['GET /orders no', 'POST /orders no']);
  });

  test('by what stands round it in the routes, and perhaps where its controller is of elsewhere', async () => {
    expect(
      await routes({
        'config/routes.rb': drawn(
          'authenticate :user, ->(user) { user.admin? } do',
          "  mount Queue::Web => '/queue'",
          'end',
          "mount Shop::Engine => '/shop'",
          "get 'a', to: 'gem/things#show'",
        ),
      }),
    ).toEqual(['ANY /queue yes', 'ANY /shop unknown', 'GET /a unknown']);
  });
});

describe('the settings of Rails', () => {
  const stages = (web: WebApp, topic: Parameters<WebApp['signals']>[0]): readonly string[] =>
    web.signals(topic).map(({ path, line, stage, isPartial, condition }) => [`${path}:${line} ${stage}`, isPartial ? 'partial' : '', condition ?? ''].filter(Boolean).join(', '));
  const files = (more: Record<string, string>) => ({ 'config/routes.rb': drawn("get 'a', to: 'a#b'"), ...more });

  test('send callers to HTTPS in production, where the environment does not decide', async () => {
    const production = (line: string): string => `Rails.application.configure do\n  ${line}\nend\n`;
    const web = (line: string) => read(files({ 'config/environments/production.rb': production(line) }));
    expect(stages(await web('config.force_ssl = true'), 'hsts')).toEqual(['config/environments/production.rb:2 wired']);
    expect(stages(await web('# config.force_ssl = true'), 'hsts')).toEqual([]);
    expect(stages(await web('config.force_ssl = ENV["SSL"] == "1"'), 'https-redirect')).toEqual(['config/environments/production.rb:2 wired, SSL']);
    expect(stages(await web('config.log_level = :error'), 'request-log')).toEqual([]);
    expect(stages(await web('config.log_level = Shop.level'), 'request-log')).toEqual(['config/environments/production.rb:2 wired, Shop.level']);
  });

  test('send the headers of the framework, unless they are taken away', async () => {
    const web = async (line: string) => stages(await read(files({ 'config/environments/production.rb': `Rails.application.configure do\n  ${line}\nend\n` })), 'security-headers');
    const byDefault = ['config/application.rb:4 wired'];
    expect(await web('')).toEqual(byDefault);
    expect(await web('config.action_dispatch.default_headers.merge!("X-A" => "b")')).toEqual(byDefault);
    expect(await web('config.action_dispatch.default_headers.delete("Server") if Rails.env.local?')).toEqual(byDefault);
    expect(await web('config.action_dispatch.default_headers.clear')).toEqual([]);
    expect(await web('config.action_dispatch.default_headers = { "Server" => "x" }')).toEqual([]);
  });

  test('keep a cookie from scripts where it is told to', async () => {
    const cookies = async (line: string) =>
      (await read(files({ 'app/controllers/a_controller.rb': controller('AController < ActionController::API', 'def b', `  ${line}`, 'end') })))
        .sightings('cookie')
        .map(({ args }) => args);
    expect(await cookies('cookies.signed[:session_id] = { value: session.id, httponly: true }')).toEqual([':session_id, { value: session.id, httponly: true }']);
    // Whose key a variable holds, another line may set as well.
    expect(await cookies('cookies[key] = token')).toEqual([]);
    expect(await cookies('token = cookies[:token]')).toEqual([]);
  });

  test('count every request by Rack::Attack, or some', async () => {
    const web = (...lines: readonly string[]) => read(files({ 'config/initializers/rack_attack.rb': `class Rack::Attack\n${lines.map((line) => `  ${line}\n`).join('')}end\n` }));
    expect(stages(await web("throttle('all', limit: 300, period: 300) { |req| req.ip }"), 'rate-limiting')).toEqual(['config/initializers/rack_attack.rb:2 wired']);
    expect(stages(await web("throttle('logins', limit: 5, period: 20) do |req|", "  req.ip if req.path == '/login' && req.post?", 'end'), 'rate-limiting')).toEqual([
      'config/initializers/rack_attack.rb:2 wired, partial',
    ]);
  });

  test('ask pages for a token, and not where a controller leaves it out', async () => {
    const web = (...lines: readonly string[]) =>
      read({
        'config/routes.rb': drawn('resources :orders, only: [:create, :update]'),
        'app/controllers/orders_controller.rb': controller('OrdersController < ActionController::Base', ...lines),
      });
    expect(stages(await web(), 'csrf')).toEqual(['app/controllers/orders_controller.rb:1 wired']);
    expect(stages(await web('skip_before_action :verify_authenticity_token, only: :create'), 'csrf')).toEqual(['app/controllers/orders_controller.rb:1 wired, partial']);
    expect(stages(await web('skip_forgery_protection'), 'csrf')).toEqual([]);
    expect(stages(await web('protect_from_forgery only: :create'), 'csrf')).toEqual(['app/controllers/orders_controller.rb:2 wired, partial']);
  });

  test('let other origins in', async () => {
    const web = (origins: string, resource: string) =>
      read(
        files({
          'config/initializers/cors.rb': `Rails.application.config.middleware.insert_before 0, Rack::Cors do\n  allow do\n    origins ${origins}\n    resource ${resource}, headers: :any\n  end\nend\n`,
        }),
      );
    const said = async (origins: string, resource: string) => {
      const app = await web(origins, resource);
      return [...app.sightings('cors').map(({ args }) => args), ...stages(app, 'cors')];
    };
    expect(await said('"*"', '"*"')).toEqual(['"*"', 'config/initializers/cors.rb:2 wired']);
    expect(await said('"*"', '"/badges/*"')).toEqual(['"*"', 'config/initializers/cors.rb:2 wired, partial']);
    expect(await said('"https://shop.example"', '"*"')).toEqual(['"https://shop.example"', 'config/initializers/cors.rb:2 wired']);
  });

  test('are not closed where a file was not understood, or another framework answers beside', async () => {
    const closed = async (more: Record<string, string>) => {
      const { unread } = await read(files(more));
      return (['csp', 'authentication'] as const).filter((topic) => unread.every(({ except }) => except?.has(topic) === true));
    };
    expect(await closed({})).toEqual(['csp', 'authentication']);
    expect(await closed({ 'app/controllers/a_controller.rb': 'class AController < ActionController::Base\n  def b\n' })).toEqual([]);
    expect(await closed({ 'app/api/a.rb': 'class A < Grape::API\nend\n' })).toEqual(['csp']);
    expect(await closed({ 'config/routes.rb': drawn('wiki_routes :pages') })).toEqual(['csp']);
    expect(await closed({ 'config/routes.rb': drawn('home = "a"', 'direct :shop do', '  route_for :a', 'end') })).toEqual(['csp', 'authentication']);
  });
});

describe('what stands in the code of Rails and counts for less', () => {
  const pages = { 'config/routes.rb': drawn('resources :jobs, only: :index', 'resources :notes, only: :index') };
  const limits = async (files: Record<string, string>): Promise<readonly string[]> =>
    (await read({ ...pages, ...files }))
      .signals('rate-limiting')
      .flatMap(({ stage, isPartial, condition }) => (stage === 'wired' ? [condition ?? (isPartial ? 'for some' : 'for all')] : []));
  const attack = (...lines: readonly string[]): Record<string, string> => ({ 'config/initializers/rack_attack.rb': controller('Rack::Attack', ...lines) });
  const byIp = 'throttle("all", limit: 9, period: 9) { |req| req.ip }';

  test('a throttle by what not all requests have, and one that is turned off', async () => {
    expect(await limits(attack(byIp))).toEqual(['for all']);
    expect(await limits(attack('throttle("mail", limit: 9, period: 9) { |req| req.params["email"].presence }'))).toEqual(['for some']);
    expect(await limits(attack('throttle("all", limit: 9, period: 9, &:ip)'))).toEqual(['for all']);
    expect(await limits(attack('safelist("others") { |req| !req.path.start_with?("/login") }', byIp))).toEqual(['for some']);
    expect(await limits(attack('safelist("health") { |req| req.path == "/health" }', byIp))).toEqual(['for all']);
    expect(await limits(attack(byIp, 'self.enabled = false'))).toEqual([]);
    expect(await limits(attack('self.enabled = ENV["LIMITS"] == "on"', byIp))).toEqual(['LIMITS']);
    expect(await limits(attack('self.enabled = false if Rails.env.test?', byIp))).toEqual(['!Rails.env.test?']);
    expect(await limits({ ...attack(byIp), 'config/environments/production.rb': 'Rails.application.configure do\n  config.middleware.delete Rack::Attack\nend\n' })).toEqual([]);
  });

  test('a limit of a class that hardly a controller is made of', async () => {
    const base = { 'app/controllers/application_controller.rb': controller('ApplicationController < ActionController::Base', 'rate_limit to: 9, within: 1.minute') };
    const of = (parent: string): Record<string, string> => ({
      'app/controllers/jobs_controller.rb': controller(`JobsController < ${parent}`),
      'app/controllers/notes_controller.rb': controller(`NotesController < ${parent}`),
    });
    expect(await limits({ ...base, ...of('ApplicationController') })).toEqual(['for all']);
    expect(await limits({ ...base, ...of('ActionController::API') })).toEqual(['for some']);
  });

  test('a policy that the pages do without, and a session that scripts may read', async () => {
    const policy = { 'config/initializers/csp.rb': 'Rails.application.config.content_security_policy do |policy|\n  policy.default_src :self\nend\n' };
    const sent = async (line: string): Promise<readonly (boolean | undefined)[]> =>
      (await read({ ...pages, ...policy, 'app/controllers/application_controller.rb': controller('ApplicationController < ActionController::Base', line) }))
        .signals('csp')
        .map(({ isPartial }) => isPartial);
    expect(await sent('layout "app"')).toEqual([undefined]);
    expect(await sent('content_security_policy false')).toEqual([true]);
    expect(await sent('content_security_policy false, only: :index')).toEqual([undefined]);
    const web = await read({
      'config/routes.rb': drawn('resources :jobs, only: :create'),
      'app/controllers/jobs_controller.rb': controller('JobsController < ActionController::Base'),
      'config/initializers/session_store.rb': 'Rails.application.config.session_store :cookie_store, key: "_shop", httponly: false\n',
    });
    expect(web.sightings('cookie').map(({ args }) => args)).toEqual(['session, :cookie_store, key: "_shop", httponly: false']);
  });

  test('nothing is said of what a controller of a library asks', async () => {
    expect(
      await routes({ 'config/routes.rb': drawn('resources :jobs, only: :index'), 'app/controllers/jobs_controller.rb': controller('JobsController < Shop::BaseController') }),
    ).toEqual(['GET /jobs unknown']);
  });
});
