import { describe, expect, test } from 'vitest';
import { asked, isBeforeAll, lines, readWebApp as read } from '../read-web-app.ts';

describe('what a view of the REST framework of Django asks is taken back', () => {
  const view = async (...method: string[]): Promise<string[]> =>
    asked(
      await read({
        'manage.py': '',
        'api/views.py': lines(
          'from rest_framework import permissions, viewsets',
          'class JobViewSet(viewsets.ModelViewSet):',
          '    permission_classes = [permissions.IsAuthenticated]',
          ...method.map((line) => `    ${line}`),
        ),
        'api/urls.py': lines(
          'from rest_framework.routers import DefaultRouter',
          'from .views import JobViewSet',
          'router = DefaultRouter()',
          'router.register("jobs", JobViewSet)',
        ),
      }),
    );
  test.each([
    ['by a method that gives none', ['def get_permissions(self):', '    return []'], false],
    ['by a method that lets anybody in', ['def get_permissions(self):', '    return [permissions.AllowAny()]'], false],
    [
      'not by one that asks for more',
      ['def get_permissions(self):', '    if self.action == "create":', '        return [permissions.IsAdminUser()]', '    return super().get_permissions()'],
      true,
    ],
  ])('%s', async (_, method, asks) => {
    expect((await view(...method)).every((route) => route.endsWith(' yes'))).toBe(asks);
  });
});

describe('what Django puts before its views is taken back', () => {
  const csrf = 'django.middleware.csrf.CsrfViewMiddleware';
  test.each([
    ['by its name', [`MIDDLEWARE.remove("${csrf}")`], false],
    ['by a part of it', ['MIDDLEWARE = [m for m in MIDDLEWARE if "Csrf" not in m]'], false],
    ['not by that of another', ['MIDDLEWARE.remove("django.middleware.locale.LocaleMiddleware")'], true],
    ['not by tests', ['if TESTING:', `    MIDDLEWARE.remove("${csrf}")`], true],
  ])('%s', async (_, settings, stands) => {
    const app = await read({
      'manage.py': '',
      'site/settings.py': lines('MIDDLEWARE = [', '    "django.contrib.sessions.middleware.SessionMiddleware",', `    "${csrf}",`, ']', ...settings),
      'site/urls.py': lines('from django.urls import path', 'from . import views', 'urlpatterns = [path("jobs", views.add)]'),
    });
    expect(isBeforeAll(app, 'csrf')).toBe(stands);
  });
});

describe('what a blueprint of Flask asks it asks', () => {
  const flask = async (...rest: string[]): Promise<string[]> =>
    asked(
      await read({
        'app.py': lines(
          'from flask import Flask, Blueprint, request, abort',
          'app = Flask(__name__)',
          'api = Blueprint("api", __name__)',
          'jobs = Blueprint("jobs", __name__)',
          '@api.before_request',
          'def check():',
          '    if request.headers.get("X-API-Key") != KEY:',
          '        abort(401)',
          ...rest,
          'app.register_blueprint(api)',
        ),
      }),
    );
  test.each([
    ['of its own routes', ['@api.route("/jobs", methods=["POST"])', 'def add():', '    return "ok"'], 'yes'],
    ['of those of blueprints in it', ['@jobs.route("/jobs", methods=["POST"])', 'def add():', '    return "ok"', 'api.register_blueprint(jobs)'], 'yes'],
    ['not of those of the application', ['@app.route("/jobs", methods=["POST"])', 'def add():', '    return "ok"'], 'no'],
    ['not of those of another one', ['@jobs.route("/jobs", methods=["POST"])', 'def add():', '    return "ok"', 'app.register_blueprint(jobs)'], 'no'],
  ])('%s', async (_, rest, answer) => {
    expect(await flask(...rest)).toEqual([`POST ${answer}`]);
  });
});

describe('a dependency of FastAPI', () => {
  test.each([
    ['is replaced', ['app.dependency_overrides[verify] = lambda: None'], 'unknown'],
    ['is not replaced by tests', ['if settings.TESTING:', '    app.dependency_overrides[verify] = lambda: None'], 'yes'],
  ])('%s', async (_, rest, answer) => {
    const app = await read({
      'app.py': lines(
        'from fastapi import Depends, FastAPI, Header, HTTPException',
        'app = FastAPI()',
        'def verify(x_api_key: str = Header(...)):',
        '    if x_api_key != KEY:',
        '        raise HTTPException(401)',
        '@app.post("/jobs")',
        'def add(job: dict, _=Depends(verify)):',
        '    return job',
        ...rest,
      ),
    });
    expect(asked(app)).toEqual([`POST ${answer}`]);
  });
});

describe('a setting of Flask turns a library off', () => {
  test.each([
    ['of the application', ['app = Flask(__name__)', 'app.config["LOGIN_DISABLED"] = True'], 'no'],
    ['of a file of settings', ['LOGIN_DISABLED = True', 'app = Flask(__name__)'], 'no'],
    ['but not that of tests', ['class TestConfig:', '    LOGIN_DISABLED = True', 'app = Flask(__name__)'], 'yes'],
    ['but not where it is asked', ['app = Flask(__name__)', 'if app.testing:', '    app.config["LOGIN_DISABLED"] = True'], 'yes'],
  ])('%s', async (_, made, answer) => {
    const app = await read({
      'app.py': lines(
        'from flask import Flask',
        'from flask_login import login_required',
        ...made,
        '@app.route("/jobs", methods=["POST"])',
        '@login_required',
        'def add():',
        '    return "ok"',
      ),
    });
    expect(asked(app)).toEqual([`POST ${answer}`]);
  });

  test.each([
    ['', { csp: true, hsts: true }],
    ['content_security_policy_report_only=True', { csp: false, hsts: true }],
    ['strict_transport_security_max_age=0', { csp: true, hsts: false }],
  ])('Talisman is told %j', async (told, stands) => {
    const app = await read({
      'app.py': lines(
        'from flask import Flask',
        'from flask_talisman import Talisman',
        'app = Flask(__name__)',
        `Talisman(app${told && `, ${told}`})`,
        '@app.route("/jobs")',
        'def jobs():',
        '    return "ok"',
      ),
    });
    expect({ csp: isBeforeAll(app, 'csp'), hsts: isBeforeAll(app, 'hsts') }).toEqual(stands);
  });
});

describe('a limiter of Go', () => {
  const refuse = ['if !limiter.Allow() {', '\thttp.Error(w, "slow", http.StatusTooManyRequests)', '\treturn', '}', 'next.ServeHTTP(w, r)'];
  test.each([
    ['that is made for each request counts none', [], ['limiter := rate.NewLimiter(1, 3)', ...refuse], false],
    ['without a limit counts none', ['limiter := rate.NewLimiter(rate.Inf, 0)'], refuse, false],
    ['that is made once counts all', ['limiter := rate.NewLimiter(1, 3)'], refuse, true],
    [
      'that is kept for each caller counts all',
      [],
      ['limiter, ok := known[r.RemoteAddr]', 'if !ok {', '\tlimiter = rate.NewLimiter(1, 3)', '\tknown[r.RemoteAddr] = limiter', '}', ...refuse],
      true,
    ],
  ])('%s', async (_, once, each, counts) => {
    const app = await read({
      'main.go': lines(
        'package main',
        'import (',
        '\t"net/http"',
        '\t"golang.org/x/time/rate"',
        ')',
        'func limit(next http.Handler) http.Handler {',
        ...once.map((line) => `\t${line}`),
        '\treturn http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {',
        ...each.map((line) => `\t\t${line}`),
        '\t})',
        '}',
        'func main() {',
        '\tmux := http.NewServeMux()',
        '\tmux.HandleFunc("POST /jobs", add)',
        '\thttp.ListenAndServe(":8080", limit(mux))',
        '}',
      ),
    });
    expect(isBeforeAll(app, 'rate-limiting')).toBe(counts);
  });
});
