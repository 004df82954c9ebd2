import { defineRule, type Evidence, hangsOnSwitch, isOfService, judge, manual, withoutService } from 'policy-audit';

const go = 'package main\n\nimport "net/http"\n\nfunc main() {\n\tmux := http.NewServeMux()\n\tmux.HandleFunc("GET /jobs", list)\n\thttp.ListenAndServe(":8080", mux)\n}\n';
const express = "import express from 'express';\n\nconst app = express();\napp.get('/jobs', list);\n";
const app = (more: string): string => `from fastapi import FastAPI\n${more}\napp = FastAPI()\n\n\n@app.get("/jobs")\ndef jobs():\n    return []\n`;

export default defineRule({
  id: 'logging/structured',
  title: 'Logs are structured',
  severity: 'info',
  rationale: 'Fields can be searched and alerted on; sentences cannot, and a name with a line break in it forges the next line of a plain log.',
  remediation: 'Log through a structured logger (slog, zap, structlog, pino).',
  practices: ['logging/structured'],
  references: [{ standard: 'CWE', control: 'CWE-117', url: 'https://cwe.mitre.org/data/definitions/117.html' }],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const outside = withoutService(webApp, 'Are the logs structured?');
    if (outside?.status === 'not-applicable') return outside;
    const evidence = webApp
      .sightings('structured-log')
      .filter(({ path }) => webApp.servers.length === 0 || isOfService(webApp, path))
      .map(({ path, line, what }): Evidence => ({ at: { path, line }, note: what }));
    const plain = webApp.sightings('plain-log').filter((sighting) => !hangsOnSwitch(webApp, sighting));
    if (plain.length > 0)
      return manual('Are the logs structured where they are kept? One logger makes lines of text.', [
        ...plain.slice(0, 3).map(({ path, line, what }): Evidence => ({ at: { path, line }, note: `${what} makes text` })),
        ...evidence.slice(0, 2),
      ]);
    return judge([], evidence.slice(0, 5), outside ?? manual('Are the logs structured? No structured logger was recognised.'));
  },
  examples: {
    bad: [
      {
        name: 'the log of Go by another name',
        files: {
          'log.go': 'package main\n\nimport slog "log"\n\nfunc none() *slog.Logger {\n\treturn slog.New(nowhere{}, "", 0)\n}\n',
          'main.go':
            'package main\n\nimport "net/http"\n\nfunc main() {\n\tmux := http.NewServeMux()\n\tmux.HandleFunc("POST /jobs", add)\n\thttp.ListenAndServe(":8080", mux)\n}\n',
        },
        expect: 'manual',
      },
      { name: 'no structured logger', files: { 'app.py': app('') }, expect: 'manual' },
      {
        name: 'one that writes for people, beside fields',
        files: { 'main.go': `${go}\nvar log = zerolog.New(zerolog.MultiLevelWriter(zerolog.ConsoleWriter{Out: os.Stderr}, file))\n` },
        expect: 'manual',
      },
      {
        name: 'winston, told to make a line of text',
        files: {
          'server.js': `${express}const log = winston.createLogger({\n  format: winston.format.combine(winston.format.timestamp(), winston.format.printf((info) => info.message)),\n});\n`,
        },
        expect: 'manual',
      },
      {
        name: 'winston, told so in a variable',
        files: {
          'server.js': `${express}const line = printf((info) => info.message);\nconst format = combine(timestamp(), line);\nconst log = winston.createLogger({ format, transports })\n`,
        },
        expect: 'manual',
      },
      {
        name: 'one that throws all of it away',
        files: { 'main.go': `${go}\nvar jobs = cron.New(cron.WithLogger(slog.New(slog.NewTextHandler(io.Discard, nil))))\n` },
        expect: 'manual',
      },
    ],
    good: [
      {
        name: 'fields, and text for developers',
        files: {
          'main.go': `${go}\nfunc configure() {\n\tlog.Logger = zerolog.New(os.Stderr)\n\tif dev {\n\t\tlog.Logger = log.Output(zerolog.ConsoleWriter{Out: os.Stderr})\n\t}\n}\n`,
        },
        expect: 'pass',
      },
      {
        name: 'winston, which makes JSON in production',
        files: {
          'server.js': `${express}const log = winston.createLogger({\n  format: isProduction ? winston.format.json() : winston.format.printf((info) => info.message),\n});\n`,
        },
        expect: 'pass',
      },
      {
        name: 'winston, with lines of JSON, and text on a screen that is added',
        files: {
          'server.js': `${express}const log = winston.createLogger({ format: winston.format.printf((info) => JSON.stringify(info)) })\n`,
          'log.js': 'export const log = winston.createLogger({ transports })\nif (debug) log.add(new winston.transports.Console({ format: winston.format.simple() }))\n',
        },
        expect: 'pass',
      },
      {
        name: 'text for who asks for it',
        files: {
          'main.go': `${go}\nfunc logger(format string) zerolog.Logger {\n\tswitch format {\n\tcase "console":\n\t\treturn zerolog.New(zerolog.ConsoleWriter{Out: os.Stderr})\n\tdefault:\n\t\treturn zerolog.New(os.Stderr)\n\t}\n}\n`,
        },
        expect: 'pass',
      },
      { name: 'structlog', files: { 'app.py': app('import structlog\n') }, expect: 'pass' },
      { name: 'no service', files: { 'lib.py': 'import structlog\n' }, expect: 'not-applicable' },
    ],
  },
});
