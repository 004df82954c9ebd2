import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const start = (host: string): string => `uvicorn app:app --host ${host} --port 8000\n`;

export default [
  {
    name: 'a default that an image is told to leave',
    files: {
      'server.js': dedent`
        import express from 'express';

        export const host = process.env.APP_HOST || 'localhost';
        const app = express();
        app.listen(port, host, () => {});
      `,
      Dockerfile: dedent`
        FROM node:24
        ENV APP_HOST="0.0.0.0"
        CMD ["node", "server.js"]
      `,
    },
    expect: 'manual',
  },
  {
    name: 'a setting whose name looks like a host',
    files: {
      'server.py': dedent`
        from sanic import Sanic

        app = Sanic()
        app.run(host=app.config.HOST, port=app.config.PORT)
      `,
    },
    expect: 'manual',
  },
  {
    name: 'what a target of make starts, whose address is a variable',
    files: {
      'app.py': dedent`
        from flask import Flask

        app = Flask(__name__)

        if __name__ == "__main__":
            app.run()
      `,
      Makefile: 'serve:\n\tgunicorn -b $(ADDRESS):$(PORT) app:app\n',
    },
    expect: 'manual',
  },
  {
    name: 'what starts again with every change, on the machine of a developer',
    files: {
      'app.py': dedent`
        import uvicorn
        from fastapi import FastAPI

        app = FastAPI()

        if __name__ == "__main__":
            uvicorn.run("app:app", host="127.0.0.1", port=5000, reload=True)
      `,
    },
    expect: 'not-applicable',
  },
  {
    name: 'a script for developers beside what the container starts',
    files: {
      'package.json': '{ "scripts": { "dev:api": "uvicorn app:app --reload --host localhost --port 8000" } }\n',
      Dockerfile: 'FROM python:3.13\nCMD ["uvicorn", "app:app", "--host", "0.0.0.0"]\n',
    },
    expect: 'manual',
  },
  {
    name: 'profiles on the loopback beside a server whose address is made elsewhere',
    files: {
      'main.go': dedent`
        package main

        func main() {
        	go http.ListenAndServe("127.0.0.1:6060", nil)
        	bind := cfg.ListenOn + ":" + cfg.Port
        	s := &http.Server{
        		Addr:    bind,
        		Handler: mux,
        	}
        	s.ListenAndServe()
        }
      `,
    },
    expect: 'manual',
  },
  {
    name: 'options that are made elsewhere',
    files: {
      'app.py': dedent`
        import uvicorn
        from fastapi import FastAPI

        app = FastAPI()
        uvicorn.run(app, **options)
      `,
    },
    expect: 'not-applicable',
  },
  {
    name: 'servers that take an object and listen everywhere',
    files: {
      'graph.js': dedent`
        import { ApolloServer } from 'apollo-server';

        const server = new ApolloServer({ schema });
        const { url } = await server.listen({ port: 4000 });
      `,
      'web.js': dedent`
        import { app } from './app.js';

        app.listen({ port: 3000 });
      `,
    },
    expect: { fail: ['graph.js:4', 'web.js:3'] },
  },
  {
    name: 'what CI starts to test it',
    files: { '.github/workflows/ci.yml': `on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: ${start('0.0.0.0')}` },
    expect: 'not-applicable',
  },
  {
    name: 'Fastify, made in another file',
    files: {
      'app.js': dedent`
        import { make } from './server.js';

        const server = await make();
        await server.listen({ port: config.port });
      `,
    },
    expect: 'pass',
  },
  {
    name: 'Fastify, made where it is required',
    files: {
      'server.js': dedent`
        const server = require('fastify')();
        server.get('/jobs', list);
        server.listen(8081);
      `,
    },
    expect: 'pass',
  },
  {
    name: 'the default of a setting',
    files: {
      'config.js': "export const host = process.env.HOST || '127.0.0.1';\n",
      'server.js': dedent`
        import express from 'express';

        const app = express();
        app.listen(port, host, () => {});
      `,
    },
    expect: 'pass',
  },
  {
    name: 'what serves in the container, which `app.run()` does not',
    files: {
      'app.py': dedent`
        from flask import Flask

        app = Flask(__name__)

        if __name__ == "__main__":
            app.run()
      `,
      Dockerfile: 'FROM python:3.13\nCMD ["gunicorn", "--bind", "0.0.0.0:5000", "app:app"]\n',
    },
    expect: 'manual',
  },
  { name: 'made for a container', files: { 'start.sh': start('0.0.0.0'), Dockerfile: 'FROM python:3.13\nCMD ["./start.sh"]\n' }, expect: 'manual' },
  { name: 'inside a container the published port decides', files: { 'docker/start.sh': start('0.0.0.0') }, expect: 'not-applicable' },
] satisfies readonly Example[];
