import { go } from '../../../../rules/api/shared/services.ts';
import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

export default [
  {
    name: 'Fastify, which waits for a request without end unless it is told a time',
    files: {
      'server.js': dedent`
        import Fastify from 'fastify';

        const app = Fastify({ bodyLimit: 1024 });
        app.get('/jobs', list);
        app.listen({ port: 3000 });
      `,
    },
    expect: 'manual',
  },
  {
    name: 'what gin and Echo start, beside a server of its own for metrics',
    files: {
      'main.go': dedent`
        package main

        import "github.com/gin-gonic/gin"

        func main() {
        	router := gin.New()
        	router.POST("/jobs", createJob)
        	router.Run(fmt.Sprintf(":%v", port))
        }
      `,
      'echo.go': dedent`
        package main

        import "github.com/labstack/echo/v4"

        func serve() {
        	e := echo.New()
        	e.POST("/tasks", createTask)
        	e.Start(":8080")
        }
      `,
      'metrics.go': dedent`
        package main

        import "net/http"

        func metrics() {
        	srv := &http.Server{Addr: ":9090", ReadHeaderTimeout: 5}
        	srv.ListenAndServe()
        }
      `,
    },
    expect: { fail: ['echo.go:8', 'main.go:8'] },
  },
  {
    name: 'the timeout of a server for mail',
    files: {
      'main.go': go.replace('http.ListenAndServe(":8080", mux)', 'srv := &http.Server{Addr: ":8080", Handler: mux}\n\tmail.ReadTimeout = 10 * time.Second\n\tsrv.ListenAndServe()'),
    },
    expect: { fail: ['main.go:8'] },
  },
  {
    name: 'a server that only limits writing',
    files: { 'main.go': go.replace('http.ListenAndServe(":8080", mux)', 'srv := &http.Server{Addr: ":8080", WriteTimeout: 5}\n\tsrv.ListenAndServe()') },
    expect: { fail: ['main.go:8'] },
  },
  {
    name: 'a server that is given its times, and handed on',
    files: {
      'main.go': dedent`
        package main

        import (
        	"net/http"

        	"acme.io/serve"
        )

        func main() {
        	serve.Run(ctx, &http.Server{Handler: mux, ReadTimeout: limit})
        }
      `,
    },
    expect: 'pass',
  },
  {
    name: 'a timeout that is set later',
    files: {
      'main.go': go.replace('http.ListenAndServe(":8080", mux)', 'srv := &http.Server{Addr: ":8080", Handler: mux}\n\tsrv.ReadTimeout = 10 * time.Second\n\tsrv.ListenAndServe()'),
    },
    expect: 'pass',
  },
  {
    name: 'below a long comment',
    files: {
      'main.go': go.replace(
        'http.ListenAndServe(":8080", mux)',
        `srv := &http.Server{\n\t\tAddr: ":8080",\n${'\t\t// what is said of the handler takes its lines\n'.repeat(12)}\t\tHandler: mux,\n\t\tReadTimeout: 5 * time.Second,\n\t}\n\tsrv.ListenAndServe()`,
      ),
    },
    expect: 'pass',
  },
  {
    name: 'profiles on a port of their own',
    files: {
      'main.go': go.replace(
        'http.ListenAndServe(":8080", mux)',
        'go http.ListenAndServe(conf.PprofPort, nil)\n\tsrv := &http.Server{Addr: ":8080", ReadHeaderTimeout: 5 * time.Second}\n\tsrv.ListenAndServe()',
      ),
    },
    expect: 'pass',
  },
] satisfies readonly Example[];
