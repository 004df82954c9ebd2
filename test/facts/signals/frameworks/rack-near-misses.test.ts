import { describe, expect, test } from 'vitest';
import type { Topic } from '../../../../src/facts/signals/signal.ts';
import type { WebApp } from '../../../../src/facts/signals/web-app.ts';
import { asked, isBeforeAll, lines, readWebApp as read, stages } from '../read-web-app.ts';

describe('near misses of Sinatra and Grape', () => {
  const guard = lines('  def protected!', '    halt 401 unless session[:user]', '  end');
  const sinatra = (body: string, files: Record<string, string> = {}): Promise<WebApp> =>
    read({ 'app.rb': `require 'sinatra/base'\n\nclass App < Sinatra::Base\n${body}  get '/jobs' do\n    list\n  end\n  get '/login' do\n    form\n  end\nend\n`, ...files });

  test('a gate for an expression, for some cases, or after some paths were let through is not before every route', async () => {
    const gated = async (head: string, ...body: readonly string[]): Promise<string> =>
      asked(await sinatra(`${guard}  before${head} do\n${body.map((line) => `    ${line}\n`).join('')}  end\n`)).join();
    expect(await gated('', 'protected!')).toBe('GET yes,GET yes');
    expect(await gated(' %r{^/admin}', 'protected!')).toBe('GET unknown,GET unknown');
    expect(await gated('', 'pass if settings.open', 'protected!')).toBe('GET unknown,GET unknown');
    expect(await gated('', "pass if request.path_info == '/login'", 'protected!')).toBe('GET yes,GET no');
    expect(await gated('', "if request.path_info.start_with?('/admin')", '  halt 401 unless session[:user]', 'end')).toBe('GET unknown,GET unknown');
    expect(await gated('', 'halt 401 unless session[:user] || request.get?')).toBe('GET unknown,GET unknown');
  });

  test('a method asks as its own class says, whatever its name', async () => {
    const quiet = '  def authenticate!\n    @user = session[:user]\n  end\n  before do\n    authenticate!\n  end\n';
    const other = 'class Other\n  def authenticate!\n    halt 401 unless session[:user]\n  end\nend\n';
    expect(asked(await sinatra(quiet, { 'other.rb': other }))).toEqual(['GET unknown', 'GET unknown']);
    const open = "  def protected!\n    return if ENV['OPEN']\n    halt 401 unless session[:user]\n  end\n  before do\n    protected!\n  end\n";
    expect(asked(await sinatra(open))).toEqual(['GET unknown', 'GET unknown']);
  });

  test('a class that is called Base is not the one of Sinatra', async () => {
    const base = "require 'sinatra/base'\n\nclass Base < Sinatra::Base\n  before do\n    halt 401 unless session[:user]\n  end\nend\n";
    expect(asked(await sinatra('', { 'base.rb': base }))).toEqual(['GET no', 'GET no']);
  });

  test('Grape puts a gate before what is written after it', async () => {
    const app = await read({
      'api.rb': lines(
        'class Api < Grape::API',
        '  get :open do',
        '    list',
        '  end',
        '  before do',
        "    error!('Unauthorized', 401) unless current_user",
        '  end',
        '  get :jobs do',
        '    list',
        '  end',
        'end',
      ),
    });
    expect(asked(app).map((each) => each.replace(/ (?:yes|unknown)$/, ' asked'))).toEqual(['GET no', 'GET asked']);
  });

  test('what is used does what it is told to, and no more', async () => {
    const used = async (use: string, topic: Topic, files: Record<string, string> = {}): Promise<boolean> => isBeforeAll(await sinatra(`  ${use}\n`, files), topic);
    expect(await used('use Rack::Attack', 'rate-limiting')).toBe(false);
    expect(await used('use Rack::Attack', 'rate-limiting', { 'attack.rb': "Rack::Attack.throttle('ip', limit: 5, period: 60) { |req| req.ip }\n" })).toBe(true);
    const throttle = "Rack::Attack.throttle('ip', limit: 5, period: 60) { |request| request.ip }\n";
    expect(await used('use Rack::Attack', 'rate-limiting', { 'attack.rb': `${throttle}Rack::Attack.enabled = false\n` })).toBe(false);
    expect(await used('use Rack::Attack', 'rate-limiting', { 'attack.rb': throttle.replace('request.ip', "request.ip if request.path == '/login'") })).toBe(false);
    expect(await used('use RateLimitHeaders', 'rate-limiting')).toBe(false);
    expect(await used('use Rack::Logger', 'request-log')).toBe(false);
    expect(await used('use Rack::SslEnforcer', 'hsts')).toBe(false);
    expect(await used('use Rack::SslEnforcer, hsts: true', 'hsts')).toBe(true);
    expect(await used('use Rack::SSL, hsts: false', 'hsts')).toBe(false);
    expect(asked(await sinatra('  use Rack::Auth::Basic do |name, key|\n    true\n  end\n'))).toEqual(['GET no', 'GET no']);
  });

  test('protection that is turned off for developers is on, and Grape beside it has none', async () => {
    expect(stages(await sinatra('  configure :development do\n    disable :protection\n  end\n'), 'security-headers')).not.toEqual([]);
    const beside = await sinatra('', { 'api.rb': 'class Api < Grape::API\n  get :jobs do\n    list\n  end\nend\n' });
    expect(stages(beside, 'security-headers')).toEqual(['wired before some']);
  });

  test('every origin is let in where that is not said otherwise, or said beside another one', async () => {
    const origins = async (body: string): Promise<(string | undefined)[]> => (await sinatra(body)).sightings('cors').map(({ args }) => args);
    expect(await origins('  enable :cross_origin\n')).toEqual(['"*"']);
    expect(await origins("  use Rack::Cors do\n    allow do\n      origins 'https://a.example', '*'\n    end\n  end\n")).toEqual(['"*"']);
  });
});
