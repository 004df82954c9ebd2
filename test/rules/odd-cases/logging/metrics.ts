import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const app = (path: string): string =>
  `from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("${path}")\ndef answer():\n    return {}\n\n\n@app.get("/jobs")\ndef jobs():\n    return []\n`;

export default [
  {
    name: 'numbers that something else may give out',
    files: {
      'main.go': dedent`
        package main

        import (
        	"net/http"

        	"github.com/prometheus/client_golang/prometheus"
        )

        var made = prometheus.NewCounter(prometheus.CounterOpts{Name: "made"})

        func main() {
        	mux := http.NewServeMux()
        	mux.HandleFunc("POST /jobs", add)
        	go admin.Listen()
        	http.ListenAndServe(":8080", mux)
        }
      `,
    },
    expect: 'manual',
  },
  {
    name: 'a client that sends them to another program',
    files: {
      'app.py': app('/users'),
      'counts.py': dedent`
        from statsd import StatsClient

        statsd = StatsClient()
      `,
    },
    expect: 'manual',
  },
  { name: 'those of what the service is about', files: { 'app.py': app('/admin/sales/metrics') }, expect: 'manual' },
  { name: 'a route below others', files: { 'app.py': app('/api/v1/internal/metrics') }, expect: 'pass' },
] satisfies readonly Example[];
