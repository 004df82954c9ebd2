import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const go = (serve: string): string => `package main\n\nimport "net/http"\n\nfunc main() {\n\tmux := http.NewServeMux()\n\tmux.HandleFunc("GET /jobs", jobs)\n\t${serve}\n}\n`;

export default [
  { name: 'a plain listener', files: { 'main.go': go('http.ListenAndServe(":8080", mux)') }, expect: 'manual' },
  {
    name: 'with a certificate only where one is set',
    files: { 'main.go': go('if cert != "" {\n\t\thttp.ListenAndServeTLS(":8443", cert, key, mux)\n\t} else {\n\t\thttp.ListenAndServe(":8080", mux)\n\t}') },
    expect: 'manual',
  },
  {
    name: 'aiohttp, with a certificate where one is given',
    files: {
      'app.py': dedent`
        import ssl
        from aiohttp import web

        routes = web.RouteTableDef()


        @routes.get("/jobs")
        async def jobs(request):
            return web.json_response({})


        app = web.Application()


        def start(certs=None):
            if certs:
                context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
                serve(app, context)
      `,
    },
    expect: 'manual',
  },
  ...["'adhoc'", 'context if USE_TLS else None'].map((value) => ({
    name: `Flask: ssl_context=${value}`,
    files: {
      'app.py': `from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.route("/jobs")\ndef jobs():\n    return []\n\n\napp.run(host="0.0.0.0", port=443, ssl_context=${value})\n`,
    },
    expect: 'manual' as const,
  })),
  {
    name: 'Node, with a certificate where one is set',
    files: {
      'server.js': dedent`
        import https from 'node:https';
        import express from 'express';

        const app = express();
        app.get('/jobs', list);
        if (config.https) {
          https.createServer(config.https, app).listen(443);
        } else {
          app.listen(3000);
        }
      `,
    },
    expect: 'manual',
  },
  {
    name: 'with a certificate in one file, without one in another',
    files: {
      'main.go': go('http.ListenAndServe(":8080", mux)'),
      'tls.go': dedent`
        package main

        func serve() {
        	http.ListenAndServeTLS(":8443", cert, key, mux)
        }
      `,
    },
    expect: 'manual',
  },
  {
    name: 'a proxy on the machine of a developer',
    files: {
      'main.go': go('http.ListenAndServe(":8080", mux)'),
      'docker/dev/nginx.conf': dedent`
        server {
          listen 443 ssl;
          ssl_certificate /certs/a.crt;
          location / {
            proxy_pass http://app:8080;
          }
        }
      `,
    },
    expect: 'manual',
  },
  {
    name: 'the certificates of a client',
    files: {
      'app.py': dedent`
        import ssl
        from fastapi import FastAPI

        app = FastAPI()
        ssl_certfile = "/certs/redis.crt"
        ssl_context = ssl.create_default_context(ssl.Purpose.SERVER_AUTH)


        @app.post("/jobs")
        def add(job: dict):
            return job
      `,
    },
    expect: 'manual',
  },
  {
    name: 'behind a proxy that is not in the tree',
    files: {
      'main.go': go('http.ListenAndServe(":8080", mux)'),
      'deploy/nginx/site.conf': dedent`
        location / {
          proxy_pass http://app;
        }
      `,
    },
    expect: 'manual',
  },
  {
    name: 'a certificate, and a question about what came of it',
    files: { 'main.go': go('if failed := http.ListenAndServeTLS(":443", cert, key, mux); failed != nil {\n\t\tpanic(failed)\n\t}') },
    expect: 'pass',
  },
  {
    name: 'Caddy has certificates for a host name',
    files: {
      'main.go': go('http.ListenAndServe(":8080", mux)'),
      Caddyfile: dedent`
        jobs.tool.example {
          reverse_proxy app:8080
        }
      `,
    },
    expect: 'pass',
  },
] satisfies readonly Example[];
