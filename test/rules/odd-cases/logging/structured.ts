import type { Example } from '../../../../src/rule.ts';

const go = 'package main\n\nimport "net/http"\n\nfunc main() {\n\tmux := http.NewServeMux()\n\tmux.HandleFunc("GET /jobs", list)\n\thttp.ListenAndServe(":8080", mux)\n}\n';

const express = "import express from 'express';\n\nconst app = express();\napp.get('/jobs', list);\n";

const app = (more: string): string => `from fastapi import FastAPI\n${more}\napp = FastAPI()\n\n\n@app.get("/jobs")\ndef jobs():\n    return []\n`;

export default [
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
] satisfies readonly Example[];
