import { areOfFiles, dedent, defineRule, type Evidence, type Finding, fail, hangsOnSwitch, manual, mayServe, notApplicable, pass, type WebApp, withoutService } from 'policy-audit';
import { cwe } from './shared/references.ts';

/** A server action is a function, and no path. */
const isAction = /^\w+\(\)$/;

/** The route that hands out the form needs no token: what is posted to another one is not held back by it. */
const standsBeforeReading = ({ routes }: WebApp, { path, line, isOfRoute }: ReturnType<WebApp['signals']>[number]): boolean => {
  const own = routes.filter((route) => route.path === path && route.line === line);
  return isOfRoute === true && own.length > 0 && own.every(({ method }) => /^(?:GET|HEAD|OPTIONS)$/.test(method));
};

const question = 'Can another page change things in the name of a user who is signed in?';

export default defineRule({
  id: 'api/csrf',
  title: 'Changes authenticated by a cookie are protected against CSRF',
  severity: 'medium',
  rationale: 'A browser sends the cookie with every request, also with one that another page makes. Where a cookie alone is enough, that page acts for the user.',
  remediation: 'Require a token that other sites cannot read, or set SameSite on the cookie.',
  practices: ['api/csrf'],
  references: [cwe(352)],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const cookies = [...webApp.sightings('cookie'), ...webApp.sightings('session')];
    const all = webApp.signals('csrf').filter((signal) => signal.stage === 'wired' && !signal.isPartial && !standsBeforeReading(webApp, signal));
    const guards = all.filter((signal) => !hangsOnSwitch(webApp, signal));
    const [hanging] = guards.length > 0 ? [] : all;
    if (hanging)
      return manual(`${question} A token against it is asked for where ${hanging.condition} is set. Is it in production?`, [
        { at: { path: hanging.path, line: hanging.line }, note: hanging.note },
      ]);
    const changing = webApp.routes.filter(({ method, operational }) => !operational && !/^(?:GET|HEAD|OPTIONS)$/.test(method));
    const excepted = guards.length > 0 ? exceptedFrom(webApp) : undefined;
    if (excepted) return manual(`${question} ${excepted.words}`, excepted.seen);
    const isForSome = guards.every(({ isOfRoute }) => isOfRoute) && guards.length * 4 < changing.length * 3;
    const [guard, ...rest] = guards.map(({ path, line, note }): Evidence => ({ at: { path, line }, note }));
    if (guard && isForSome) return manual(`${question} A token against it stands before ${guards.length} of ${changing.length} routes.`, [guard, ...rest.slice(0, 4)]);
    if (guard) return pass(guard, ...rest.slice(0, 4));
    const some = webApp.signals('csrf').filter(({ stage, isPartial }) => stage === 'wired' && isPartial);
    if (some.length > 0)
      return manual(
        `${question} A token against it is asked for by some requests only.`,
        some.slice(0, 5).map(({ path, line, note }): Evidence => ({ at: { path, line }, note })),
      );
    const [off, ...more] = webApp
      .sightings('csrf-off')
      .map(({ path, line }): Finding => ({ message: 'Tokens against CSRF are turned off where callers are known by the cookie of their session.', at: { path, line } }));
    if (off) return fail(off, ...more);
    // Next.js takes a server action from its own pages only: it compares where a request comes from with where it goes to.
    const actions = changing.filter(({ pattern }) => isAction.test(pattern));
    const [action] = actions;
    if (action && actions.length === changing.length)
      return pass({
        at: { path: action.path, line: action.line },
        note: `Next.js compares the origin of whoever calls a server action (${actions.length} of ${changing.length} routes)`,
      });
    const [cookie] = cookies;
    const [known] =
      areOfFiles(webApp.servers) || webApp.servers.some(({ what }) => what === 'Next.js')
        ? changing.filter(({ pattern, authenticated }) => authenticated === 'yes' && !isAction.test(pattern))
        : [];
    if (!cookie && known)
      return manual(`${question} What stands for the session was not seen, nor a token against it.`, [
        { at: { path: known.path, line: known.line }, note: `${known.method} ${known.pattern} authenticates the caller` },
      ]);
    // Of a framework that is not read nobody knows what stands for the session.
    if (!cookie && webApp.servers.length === 0 && webApp.unread.length > 0)
      return withoutService(webApp, question, 'csrf') ?? notApplicable('No cookie was seen that stands for a session.');
    if (!cookie || !mayServe(webApp)) return notApplicable('No cookie was seen that stands for a session.');
    return manual(`${question} No token against it was seen.`, [
      { at: { path: cookie.path, line: cookie.line }, note: cookie.kind === 'session' ? 'a session is kept' : 'a cookie is set' },
    ]);
  },
  examples: {
    bad: [
      {
        name: 'middleware of Django, which is not before the application beside it',
        files: {
          'core/settings.py': 'ROOT_URLCONF = "core.urls"\nMIDDLEWARE = ["django.middleware.csrf.CsrfViewMiddleware"]\n',
          'api/main.py': dedent`
            from fastapi import FastAPI

            app = FastAPI()


            @app.post("/jobs")
            def add(response):
                response.set_cookie("session", token)
                return []
          `,
        },
        expect: 'manual',
      },
      {
        name: 'a view that is excepted',
        files: {
          'app.py': dedent`
            from flask import Flask
            from flask_wtf import CSRFProtect

            app = Flask(__name__)
            csrf = CSRFProtect()


            @app.route("/hook", methods=["POST"])
            @csrf.exempt
            def hook():
                response.set_cookie("session", token)
          `,
        },
        expect: 'manual',
      },
    ],
    good: [
      {
        name: 'a token',
        files: {
          'server.js': dedent`
            import express from 'express';
            import session from 'express-session';
            import csrf from 'csurf';

            const app = express();
            app.use(session({ secret }));
            app.use(csrf());
            app.post('/jobs', (req, res) => res.json({}));
          `,
        },
        expect: 'pass',
      },
      { name: 'no cookies', files: { 'server.js': 'x = 1\n' }, expect: 'not-applicable' },
    ],
  },
});

/** The views that ask for no token, where they are more than hooks of others, or answer whatever is asked in GraphQL. */
const exceptedFrom = (web: WebApp): { readonly words: string; readonly seen: readonly Evidence[] } | undefined => {
  const routes = web.routes.filter(({ method, operational, forgeryExempt }) => (!operational || forgeryExempt) && !/^(?:GET|HEAD|OPTIONS)$/.test(method));
  const exempt = routes.filter(({ forgeryExempt }) => forgeryExempt);
  if (exempt.length === 0 || (exempt.length * 4 <= routes.length && !exempt.some(({ pattern, handler }) => /graphql/i.test(`${pattern} ${handler}`)))) return undefined;
  return {
    words: `${exempt.length} of ${routes.length} routes are excepted from the token against it.`,
    seen: exempt.slice(0, 5).map(({ path, line, method, pattern }): Evidence => ({ at: { path, line }, note: `${method} ${pattern} asks for no token` })),
  };
};
