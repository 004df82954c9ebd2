import { describe, expect, test } from 'vitest';
import type { WebApp } from '../../../../src/facts/signals/web-app.ts';
import { readWebApp as read, stages } from '../read-web-app.ts';

const told = ({ routes }: WebApp): string[] => routes.map(({ method, pattern, authenticated }) => `${method} ${pattern} ${authenticated}`);

describe('Sinatra', () => {
  const guard =
    "  helpers do\n    def protected!\n      halt 401 unless session[:user]\n    end\n    def require_login\n      redirect '/login' unless session[:user]\n    end\n  end\n";
  test('answers by blocks, of which each may ask first', async () => {
    const app = await read({
      'app.rb': `require 'sinatra/base'\n\nclass Jobs < Sinatra::Base\n${guard}  before '/admin/*' do\n    require_login\n  end\n\n  get '/jobs' do\n    list\n  end\n  post '/jobs' do\n    protected!\n    add\n  end\n  put '/jobs' do\n    protected! if settings.auth\n    change\n  end\n  get '/admin/users' do\n    users\n  end\nend\n`,
    });
    expect(told(app)).toEqual(['GET /jobs no', 'POST /jobs yes', 'PUT /jobs unknown', 'GET /admin/users yes']);
    expect(app.servers.map(({ what, path, line }) => `${what} ${path}:${line}`)).toEqual(['Sinatra app.rb:3']);
  });

  test('asks by what a class above does before each route', async () => {
    const app = await read({
      'base.rb': `require 'sinatra/base'\n\nclass Base < Sinatra::Base\n${guard}  before do\n    protected!\n  end\nend\n`,
      'jobs.rb': "class Jobs < Base\n  get '/jobs' do\n    list\n  end\nend\n",
    });
    expect(told(app)).toEqual(['GET /jobs yes']);
  });

  test('sends headers by itself unless it is told not to, and logs where it is the whole program', async () => {
    const routes = "get '/jobs' do\n  list\nend\n";
    const plain = await read({ 'app.rb': `require 'sinatra'\n\n${routes}` });
    const told = await read({ 'app.rb': `require 'sinatra/base'\n\nclass Jobs < Sinatra::Base\n  disable :protection\n${routes}end\n` });
    expect([stages(plain, 'security-headers'), stages(plain, 'request-log')]).toEqual([['wired'], ['wired']]);
    expect([stages(told, 'security-headers'), stages(told, 'request-log')]).toEqual([[], []]);
  });

  test('has before it what config.ru puts there, and what is used only in some cases is not', async () => {
    const app = await read({
      'config.ru':
        "require './app'\nuse Rack::Attack\nRack::Attack.throttle('ip', limit: 5, period: 60) { |request| request.ip }\nuse Rack::CommonLogger if ENV['LOG']\nrun Jobs\n",
      'app.rb': "require 'sinatra/base'\n\nclass Jobs < Sinatra::Base\n  get '/jobs' do\n    list\n  end\nend\n",
    });
    expect([stages(app, 'rate-limiting'), stages(app, 'request-log')]).toEqual([['wired'], ['constructed']]);
  });
});

describe('Grape', () => {
  test('has the routes of what is mounted, below its prefix, and asks as the class above does', async () => {
    const app = await read({
      'api.rb':
        "class Api < Grape::API\n  prefix :api\n  version 'v1', using: :path\n  helpers do\n    def authenticate!\n      error!('Unauthorized', 401) unless current_user\n    end\n  end\n  before do\n    authenticate!\n  end\n  mount Jobs\nend\n",
      'jobs.rb':
        'class Jobs < Grape::API\n  resource :jobs do\n    get do\n      list\n    end\n    route_param :id do\n      delete do\n        remove\n      end\n    end\n  end\nend\n',
    });
    expect(told(app).map((each) => each.replace(/ (?:yes|unknown)$/, ' asked'))).toEqual(['GET /api/v1/jobs asked', 'DELETE /api/v1/jobs/:id asked']);
  });
});

test('beside another framework of Ruby, which may answer as well, it is not read', async () => {
  const app = await read({ 'a.rb': "class Jobs < Sinatra::Base\n  get '/jobs' do\n    list\n  end\nend\n", 'b.rb': 'class App < Roda\nend\n' });
  expect(app.servers).toEqual([]);
});
