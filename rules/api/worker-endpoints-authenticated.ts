import { dedent, defineRule, type Evidence, type Finding, judge, manual } from 'policy-audit';
import { cwe } from './shared/references.ts';

const app = (guard: string): string =>
  `from fastapi import Depends, FastAPI, Header, HTTPException\n\napp = FastAPI()\n\n\ndef verify(x_api_key: str = Header("")):\n    if x_api_key != KEY:\n        raise HTTPException(401)\n\n\n@app.post("/api/worker/claim")\ndef claim(job: dict${guard}):\n    return job\n\n\n@app.get("/health")\ndef health():\n    return {}\n`;

/** Agents are people and models too: those that take work ask for it. */
const isWorker = /worker|runner|\bagents?\b.*\b(?:claim|heartbeats?|poll|lease|check-?in|jobs?|tasks?|results?)\b/i;
/** `routes/worker.py`, `worker_routes.py`: a worker of a cluster, `http-worker.js`, answers everybody. */
const fileOfWorkers =
  /(?:^|\/)(?:routes?|routers?|api|controllers?|handlers?|views|endpoints)\/(?:[^/]+\/)?(?:\w+[_.-])?(?:workers?|runners?)(?:[_.-]\w+)?\.\w+$|(?:^|[/_.-])(?:workers?|runners?)[_.-]?(?:routes?|router|api|controller|handlers?|views?|endpoints?)\.\w+$/i;
const ofBrowser = /service[-_]?worker|worker[\w.-]*\.js\b/i;

export default defineRule({
  id: 'api/worker-endpoints-authenticated',
  title: 'Every worker route authenticates the worker',
  severity: 'high',
  rationale: 'A worker takes jobs, reads sources and writes results: whoever is taken for one does the same.',
  remediation: 'Check the worker key in front of every route of the worker API.',
  practices: ['api/worker-endpoints-authenticated'],
  references: [cwe(306)],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const routes = webApp.routes.filter(({ path, pattern, operational }) => !operational && !ofBrowser.test(pattern) && (isWorker.test(pattern) || fileOfWorkers.test(path)));
    // A view of Django may ask by a class that it is made of.
    const isView = ({ receiver }: (typeof routes)[number]): boolean => receiver === 'urlpatterns';
    // A handler of Go or Node may ask by itself; where nothing else asks either, it does not.
    const mayAsk = (route: (typeof routes)[number]): boolean => isView(route) || (!route.path.endsWith('.py') && webApp.signals('authentication').length > 0);
    const open = routes.filter((route) => route.authenticated === 'no' && !mayAsk(route));
    const findings = open.map(
      ({ path, line, method, pattern }): Finding => ({
        message: `${method} ${pattern} authenticates nobody (${open.length} of ${routes.length} routes for workers).`,
        at: { path, line },
      }),
    );
    const evidence = routes
      .filter(({ authenticated }) => authenticated === 'yes')
      .map(({ path, line, method, pattern }): Evidence => ({ at: { path, line }, note: `${method} ${pattern} authenticates the caller` }));
    const unclear = routes
      .filter((route) => route.authenticated === 'unknown' || (route.authenticated === 'no' && mayAsk(route)))
      .map(({ path, line, method, pattern }): Evidence => ({ at: { path, line }, note: `${method} ${pattern}` }));
    return judge(
      findings,
      unclear.length > 0 ? [] : evidence.slice(0, 10),
      unclear.length > 0
        ? manual('Is every worker asked who it is? What stands before these routes could not be followed.', unclear.slice(0, 5))
        : 'There are no routes for workers.',
    );
  },
  examples: {
    bad: [{ name: 'a route that asks nobody', files: { 'app.py': app('') }, expect: { fail: ['app.py:11'] } }],
    good: [
      {
        name: 'a handler that may ask by itself, where others are asked',
        files: {
          'main.go': dedent`
            package main

            import "net/http"

            func main() {
            	mux := http.NewServeMux()
            	mux.HandleFunc("POST /runners", register)
            	mux.Handle("POST /jobs", requireKey(http.HandlerFunc(add)))
            	http.ListenAndServe(":8080", mux)
            }

            func requireKey(next http.Handler) http.Handler {
            	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
            		if r.Header.Get("X-API-Key") != key {
            			http.Error(w, "no", http.StatusUnauthorized)
            			return
            		}
            		next.ServeHTTP(w, r)
            	})
            }
          `,
        },
        expect: 'manual',
      },
      {
        name: 'views of Django, which may ask by the classes that they are made of',
        files: {
          'core/settings.py': 'ROOT_URLCONF = "core.urls"\n',
          'core/urls.py': dedent`
            from django.urls import path

            urlpatterns = [
                path("background-workers/<str:key>/", views.WorkerView.as_view()),
            ]
          `,
        },
        expect: 'manual',
      },
      { name: 'the key is asked for', files: { 'app.py': app(', _: None = Depends(verify)') }, expect: 'pass' },
      {
        name: 'agents that are people, and the script of a page',
        files: { 'app.py': app('').replace('"/api/worker/claim"', '"/api/agents/{id}/listings"').replace('/health', '/service-worker.js') },
        expect: 'not-applicable',
      },
      {
        name: 'a guard by its name, of which it is not seen what it does',
        files: {
          'main.go': dedent`
            package main

            import "net/http"

            func main() {
            	mux := http.NewServeMux()
            	mux.Handle("POST /workers/claim", s.requireAuth(http.HandlerFunc(s.claim)))
            	http.ListenAndServe(":8080", mux)
            }
          `,
        },
        expect: 'manual',
      },
      {
        name: 'no workers',
        files: {
          'app.py': dedent`
            from fastapi import FastAPI

            app = FastAPI()
          `,
        },
        expect: 'not-applicable',
      },
    ],
  },
});
