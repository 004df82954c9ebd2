import { dedent, defineRule, type Evidence, hangsOnSwitch, manual, pass, serverEvidence, withoutService } from 'policy-audit';

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
    const outside = withoutService(webApp, question, 'tls');
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
          'server.js': dedent`
            import express from 'express';
            import https from 'node:https';

            const app = express();
            app.get('/jobs', list);
            let server = app;
            if (config.sslEnabled) {
              server = https.createServer({ key, cert }, app);
            }
            server.listen(config.port);
          `,
        },
        expect: 'manual',
      },
      {
        name: 'uvicorn, with the certificate that it is told, if any',
        files: {
          'app.py': dedent`
            import uvicorn
            from fastapi import FastAPI

            app = FastAPI()


            @app.get("/jobs")
            def jobs():
                return []


            def main(ssl_certfile=None):
                uvicorn.Config(app, port=8000, ssl_certfile=ssl_certfile)
          `,
        },
        expect: 'manual',
      },
    ],
    good: [
      {
        name: 'a TLS listener',
        files: {
          'main.go': dedent`
            package main

            import "net/http"

            func main() {
            	mux := http.NewServeMux()
            	mux.HandleFunc("GET /jobs", jobs)
            	http.ListenAndServeTLS(":8443", cert, key, mux)
            }
          `,
        },
        expect: 'pass',
      },
      {
        name: 'Node, whose server has a type',
        files: {
          'server.ts': dedent`
            import https from 'node:https';
            import express from 'express';

            const app = express();
            app.get('/jobs', list);
            const server: https.Server = https.createServer({ key, cert }, app);
            server.listen(443);
          `,
        },
        expect: 'pass',
      },
      { name: 'no service', files: { 'lib.go': 'package lib\n' }, expect: 'not-applicable' },
    ],
  },
});

const forDevelopers = /(?:^|\/)(?:dev|development|local|localhost)\/|[-_.](?:dev|development|local)\.(?:ya?ml|conf|json|toml)$/i;
