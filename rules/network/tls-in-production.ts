import { defineRule, type Evidence, hangsOnSwitch, manual, pass, serverEvidence, withoutService } from 'policy-audit';

const go = (serve: string): string => `package main\n\nimport "net/http"\n\nfunc main() {\n\tmux := http.NewServeMux()\n\tmux.HandleFunc("GET /jobs", jobs)\n\t${serve}\n}\n`;
const question = 'What terminates TLS in front of this service in production?';

export default defineRule({
  id: 'network/tls-in-production',
  title: 'The service is reached over TLS',
  severity: 'medium',
  rationale:
    'Keys and personal data that cross a network in the clear belong to everybody on the way. Samples in documents do not serve anybody; a listener, a proxy or an ingress in the tree does.',
  remediation: 'Ship the proxy or ingress configuration with a certificate, or let the service listen with one.',
  practices: ['network/tls-in-production'],
  references: [
    { standard: 'OWASP ASVS 5.0', control: '12.2.1', url: 'https://github.com/OWASP/ASVS/tree/v5.0.0' },
    { standard: 'CWE', control: 'CWE-319', url: 'https://cwe.mitre.org/data/definitions/319.html' },
  ],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const outside = withoutService(webApp, question);
    if (outside?.status === 'not-applicable') return outside;
    const ownListeners = [
      ...webApp.sightings('tls-listener').map(({ what, ...rest }) => ({ ...rest, note: what })),
      ...webApp.listeners.filter(({ tls }) => tls).map((listener) => ({ ...listener, note: 'listens with a certificate' })),
    ];
    // It listens without a certificate, too, and sends nobody from there to HTTPS.
    const isPlain = webApp.signals('https-redirect').length === 0 && [...webApp.sightings('plain-listener'), ...webApp.listeners.filter(({ tls }) => !tls)].length > 0;
    const secure = isPlain || ownListeners.some((listener) => hangsOnSwitch(webApp, listener)) ? [] : ownListeners;
    const places = [...secure, ...webApp.signals('tls').filter(({ stage }) => stage === 'wired')].filter(({ path }) => !forDevelopers.test(path));
    const [first, ...rest] = places.map(({ path, line, note }): Evidence => ({ at: { path, line }, note }));
    if (first) return pass(first, ...rest.slice(0, 4));
    if (outside) return outside;
    if (ownListeners.length > 0)
      return manual(
        `${question} The service listens with a certificate or without one, as it is told.`,
        ownListeners.slice(0, 4).map(({ path, line, note }): Evidence => ({ at: { path, line }, note })),
      );
    const proxied = [...webApp.signals('reverse-proxy'), ...webApp.signals('https-redirect'), ...webApp.signals('trusted-proxy')];
    const believes = webApp.listeners.filter(({ trusts }) => trusts !== undefined);
    if (proxied.length + believes.length > 0)
      return manual(
        question,
        [...proxied, ...believes].slice(0, 4).map(({ path, line }): Evidence => ({ at: { path, line }, note: 'expects a proxy in front of it' })),
      );
    return manual(`${question} The service listens without it, and no proxy or ingress of this repository has a certificate.`, serverEvidence(webApp));
  },
  examples: {
    bad: [
      {
        name: 'a certificate where a setting says so',
        files: {
          'server.js':
            "import express from 'express';\nimport https from 'node:https';\n\nconst app = express();\napp.get('/jobs', list);\nlet server = app;\nif (config.sslEnabled) {\n  server = https.createServer({ key, cert }, app);\n}\nserver.listen(config.port);\n",
        },
        expect: 'manual',
      },
      { name: 'a plain listener', files: { 'main.go': go('http.ListenAndServe(":8080", mux)') }, expect: 'manual' },
      {
        name: 'with a certificate only where one is set',
        files: { 'main.go': go('if cert != "" {\n\t\thttp.ListenAndServeTLS(":8443", cert, key, mux)\n\t} else {\n\t\thttp.ListenAndServe(":8080", mux)\n\t}') },
        expect: 'manual',
      },
      {
        name: 'aiohttp, with a certificate where one is given',
        files: {
          'app.py':
            'import ssl\nfrom aiohttp import web\n\nroutes = web.RouteTableDef()\n\n\n@routes.get("/jobs")\nasync def jobs(request):\n    return web.json_response({})\n\n\napp = web.Application()\n\n\ndef start(certs=None):\n    if certs:\n        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)\n        serve(app, context)\n',
        },
        expect: 'manual',
      },
      {
        name: 'uvicorn, with the certificate that it is told, if any',
        files: {
          'app.py':
            'import uvicorn\nfrom fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/jobs")\ndef jobs():\n    return []\n\n\ndef main(ssl_certfile=None):\n    uvicorn.Config(app, port=8000, ssl_certfile=ssl_certfile)\n',
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
          'server.js':
            "import https from 'node:https';\nimport express from 'express';\n\nconst app = express();\napp.get('/jobs', list);\nif (config.https) {\n  https.createServer(config.https, app).listen(443);\n} else {\n  app.listen(3000);\n}\n",
        },
        expect: 'manual',
      },
      {
        name: 'with a certificate in one file, without one in another',
        files: { 'main.go': go('http.ListenAndServe(":8080", mux)'), 'tls.go': 'package main\n\nfunc serve() {\n\thttp.ListenAndServeTLS(":8443", cert, key, mux)\n}\n' },
        expect: 'manual',
      },
      {
        name: 'a proxy on the machine of a developer',
        files: {
          'main.go': go('http.ListenAndServe(":8080", mux)'),
          'docker/dev/nginx.conf': 'server {\n  listen 443 ssl;\n  ssl_certificate /certs/a.crt;\n  location / {\n    proxy_pass http://app:8080;\n  }\n}\n',
        },
        expect: 'manual',
      },
      {
        name: 'the certificates of a client',
        files: {
          'app.py':
            'import ssl\nfrom fastapi import FastAPI\n\napp = FastAPI()\nssl_certfile = "/certs/redis.crt"\nssl_context = ssl.create_default_context(ssl.Purpose.SERVER_AUTH)\n\n\n@app.post("/jobs")\ndef add(job: dict):\n    return job\n',
        },
        expect: 'manual',
      },
      {
        name: 'behind a proxy that is not in the tree',
        files: { 'main.go': go('http.ListenAndServe(":8080", mux)'), 'deploy/nginx/site.conf': 'location / {\n  proxy_pass http://app;\n}\n' },
        expect: 'manual',
      },
    ],
    good: [
      {
        name: 'a certificate, and a question about what came of it',
        files: { 'main.go': go('if failed := http.ListenAndServeTLS(":443", cert, key, mux); failed != nil {\n\t\tpanic(failed)\n\t}') },
        expect: 'pass',
      },
      {
        name: 'Node, whose server has a type',
        files: {
          'server.ts':
            "import https from 'node:https';\nimport express from 'express';\n\nconst app = express();\napp.get('/jobs', list);\nconst server: https.Server = https.createServer({ key, cert }, app);\nserver.listen(443);\n",
        },
        expect: 'pass',
      },
      { name: 'a TLS listener', files: { 'main.go': go('http.ListenAndServeTLS(":8443", cert, key, mux)') }, expect: 'pass' },
      {
        name: 'Caddy has certificates for a host name',
        files: { 'main.go': go('http.ListenAndServe(":8080", mux)'), Caddyfile: 'jobs.tool.example {\n  reverse_proxy app:8080\n}\n' },
        expect: 'pass',
      },
      { name: 'no service', files: { 'lib.go': 'package lib\n' }, expect: 'not-applicable' },
    ],
  },
});

const forDevelopers = /(?:^|\/)(?:dev|development|local|localhost)\/|[-_.](?:dev|development|local)\.(?:ya?ml|conf|json|toml)$/i;
