import { expect, test } from 'vitest';
import { readWebApp } from './read-web-app.ts';

const unreadIn = async (files: Record<string, string>): Promise<readonly string[]> => {
  const web = await readWebApp(files);
  return web.unread.map(({ path, reason }) => `${path}: ${reason}`);
};
const by = (path: string, what: string): string => `${path}: it serves the web with ${what}, which these rules do not read yet`;

test.each([
  ['app.js', 'Sails', "const sails = require('sails');\nsails.lift({});\n"],
  ['config/middlewares.js', 'Strapi', "module.exports = ['strapi::errors', 'strapi::security'];\n"],
  ['src/api/jobs.ts', 'Strapi', "const { createCoreController } = require('@strapi/strapi').factories;\nmodule.exports = createCoreController('api::job.job');\n"],
  ['src/index.ts', 'Directus', "import { defineEndpoint } from '@directus/extensions-sdk';\nexport default defineEndpoint((router) => router.get('/', list));\n"],
  ['keystone.ts', 'Keystone', "import { config } from '@keystone-6/core';\nexport default config({ lists });\n"],

  ['server.ts', 'a server of WebSockets', "import { WebSocketServer } from 'ws';\nconst wss = new WebSocketServer({ port: 8080 });\n"],
  ['server.js', 'Socket.IO', "const { Server } = require('socket.io');\nconst io = new Server(3000);\n"],
  ['server.py', 'websockets', "import websockets\n\nwebsockets.serve(answer, '0.0.0.0', 8765)\n"],
  ['newpr.py', 'CGI', 'import cgi\n\npost = cgi.FieldStorage()\n'],
  ['server.ts', 'http.createServer', "import { createServer } from 'node:http';\ncreateServer(answer).listen(4000);\n"],
  ['index.js', 'Polka', "import polka from 'polka';\npolka().get('/jobs', list).listen(3000);\n"],
  ['src/index.ts', 'a worker', "import { handle } from './router';\n\nexport default { fetch: handle };\n"],
  ['app.py', 'Robyn', 'from robyn import Robyn\n\napp = Robyn(__file__)\n'],
  ['jobs.js', 'functions of AWS Lambda', 'exports.handler = async (event) => ({ statusCode: 200, body: list(event) });\n'],
  ['app.py', 'Bottle', "from bottle import route, run\n\n\n@route('/jobs')\ndef jobs():\n    return []\n\n\nrun(host='0.0.0.0')\n"],
  ['app.py', 'CherryPy', 'import cherrypy\n\ncherrypy.quickstart(Root())\n'],
  ['app.py', 'Pyramid', 'from pyramid.config import Configurator\n\nconfig = Configurator()\n'],
  ['app.py', 'http.server', "from http.server import BaseHTTPRequestHandler, HTTPServer\n\nHTTPServer(('', 8000), Jobs).serve_forever()\n"],
  ['server.js', 'http.createServer', "const http = require('http');\nnew http.Server(answer).listen(3000);\n"],
  ['server.js', 'gRPC', "const grpc = require('@grpc/grpc-js');\nconst server = new grpc.Server();\nserver.addService(jobs, { add });\n"],
  ['src/main.ts', 'a microservice of Nest', "import { NestFactory } from '@nestjs/core';\nNestFactory.createMicroservice(AppModule, { transport: Transport.GRPC });\n"],
  ['main.ts', 'Oak', "import { Application } from 'jsr:@oak/oak';\nconst app = new Application();\nawait app.listen({ port: 8000 });\n"],
  ['server.ts', 'a framework', "import { serve } from 'srvx';\nserve({ fetch: answer });\n"],
  ['src/index.ts', 'itty-router', "import { AutoRouter } from 'itty-router';\nexport default AutoRouter().get('/jobs', list);\n"],
  ['services/api.service.js', 'Moleculer', "const ApiGateway = require('moleculer-web');\nmodule.exports = { name: 'api', mixins: [ApiGateway] };\n"],
  ['jobs/jobs.ts', 'Encore', "import { api } from 'encore.dev/api';\nexport const add = api({ expose: true, method: 'POST' }, save);\n"],
  ['convex/jobs.ts', 'Convex', "import { mutation } from './_generated/server';\nexport const add = mutation({ handler: save });\n"],
  ['functions/index.js', 'functions of Firebase', "const functions = require('firebase-functions');\nexports.jobs = functions.https.onRequest(answer);\n"],
  ['src/functions/jobs.ts', 'functions of Azure', "import { app } from '@azure/functions';\napp.http('jobs', { handler });\n"],
  ['index.js', 'functions of Google Cloud', "const functions = require('@google-cloud/functions-framework');\nfunctions.http('jobs', answer);\n"],
  ['routes/jobs.ts', 'Fresh', "import { Handlers } from '$fresh/server.ts';\nexport const handler: Handlers = { POST: add };\n"],
  [
    'src/index.ts',
    'a worker',
    "import { WorkerEntrypoint } from 'cloudflare:workers';\nexport default class extends WorkerEntrypoint {\n  async fetch() {\n    return list();\n  }\n}\n",
  ],
  ['index.js', 'a worker', "addEventListener('fetch', (event) => {\n  event.respondWith(answer(event.request));\n});\n"],
  ['server.py', 'gRPC', 'import grpc\n\nserver = grpc.aio.server()\n'],
  ['server.py', 'XML-RPC', "from xmlrpc.server import SimpleXMLRPCServer\n\nSimpleXMLRPCServer(('0.0.0.0', 8000)).serve_forever()\n"],
  ['app.py', 'a server of applications', "from waitress import serve\n\nfrom router import application\n\nserve(application, host='0.0.0.0', port=8080)\n"],
  ['app.py', 'no framework', "async def app(scope, receive, send):\n    await send({'type': 'http.response.start', 'status': 200})\n"],
  ['app.py', 'no framework', "def application(environ, start_response):\n    start_response('200 OK', [])\n    return []\n"],
  ['app.py', 'Streamlit', "import streamlit as st\n\nst.title('Jobs')\n"],
  ['app.py', 'a framework', 'from emmett import App\n\napp = App(__name__)\n'],
  ['service.py', 'a server of models', 'import bentoml\n\n\n@bentoml.service\nclass Jobs:\n    pass\n'],
  ['main.py', 'functions of Google Cloud', 'import functions_framework\n\n\n@functions_framework.http\ndef jobs(request):\n    return "x"\n'],
  ['app.py', 'functions of Modal', 'import modal\n\n\n@modal.fastapi_endpoint(method="POST")\ndef jobs(job: dict):\n    return job\n'],
  ['main.go', 'gRPC', 'package main\n\nimport "google.golang.org/grpc"\n\nfunc main() {\n\ts := grpc.NewServer()\n\ts.Serve(listener)\n}\n'],
  ['main.go', 'net/http', 'package main\n\nimport "net/http"\n\nfunc main() {\n\thttp.Serve(listener, &jobs{})\n}\n'],
  ['main.go', 'Hertz', 'package main\n\nimport "github.com/cloudwego/hertz/pkg/app/server"\n\nfunc main() {\n\th := server.Default()\n\th.Spin()\n}\n'],
  ['main.go', 'net/http', 'package main\n\nimport "net/http"\n\nfunc main() {\n\thttp.ListenAndServe(":8080", &jobs{})\n}\n'],
])('%s with %s serves, and is not read', async (path, what, text) => {
  expect(await unreadIn({ [path]: text })).toEqual([by(path, what)]);
});

test.each([
  ['a tool that waits for an answer on its own machine', { 'login.py': "from http.server import HTTPServer\n\nHTTPServer(('localhost', 8000), Answer).handle_request()\n" }],
  ['a tool whose address is a variable', { 'login.py': "from http.server import HTTPServer\n\naddress = ('127.0.0.1', 0)\nHTTPServer(address, Answer).handle_request()\n" }],
  ['a socket of a tool', { 'tool.ts': "import { WebSocketServer } from 'ws';\nconst wss = new WebSocketServer({ port: 0, host: '127.0.0.1' });\n" }],
  ['a socket that hears what another server hands it', { 'tool.ts': "import { WebSocketServer } from 'ws';\nconst wss = new WebSocketServer({ noServer: true });\n" }],
  ['a tool of Node', { 'login.js': "import { createServer } from 'node:http';\ncreateServer(answer).listen(0, '127.0.0.1');\n" }],
  ['a server of another module', { 'dev.ts': "import { createServer } from 'vite';\nconst server = await createServer();\n" }],
  ['a package of Go that others run', { 'serve.go': 'package web\n\nimport "net/http"\n\nfunc Serve() {\n\thttp.ListenAndServe(":8080", &jobs{})\n}\n' }],
  ['what a page asks a service by', { 'src/users.js': "export default {\n  fetch: (id) => http.get(`/users/${id}`),\n  list: () => fetch('/users'),\n};\n" }],
  ['a class of the same name', { 'game.py': 'from players import Alice, Eve\n\neve = Eve(key)\n' }],
  ['a bot that calls by itself', { 'bot.py': 'from slack_bolt.async_app import AsyncApp\n\napp = AsyncApp(token=token)\n' }],
  [
    'a page of Angular that lies where others have their functions',
    { 'src/app/pages/api/api-page.component.ts': "import { Component } from '@angular/core';\n\n@Component({ selector: 'api-page' })\nexport class ApiPage {}\n" },
  ],
  ['code in a text', { 'src/rule.js': "export const good = `\n'use server';\nexport async function add() {}\n`;\n" }],
  ['the profiler of a program', { 'main.go': 'package main\n\nimport "net/http"\n\nfunc main() {\n\thttp.ListenAndServe(":6060", nil)\n}\n' }],
  [
    'a page that keeps what it was sent, and answers for it where there is no network',
    { 'src/sw.js': "self.addEventListener('install', keep);\nself.addEventListener('fetch', (event) => event.respondWith(caches.match(event.request)));\n" },
  ],
  ['who calls a service by gRPC', { 'client.js': "const grpc = require('@grpc/grpc-js');\nconst client = new Jobs('jobs:50051', grpc.credentials.createInsecure());\n" }],
  ['who calls one in Python', { 'client.py': "import grpc\n\nchannel = grpc.insecure_channel('jobs:50051')\n" }],
  [
    'what a middleware of an application hands on',
    { 'logs.py': 'class Logs:\n    async def __call__(self, scope, receive, send):\n        await self.app(scope, receive, send)\n' },
  ],
])('%s is none', async (_, files) => {
  expect(await unreadIn(files)).toEqual([]);
});

test('beside an application that is read, the search of it stays closed', async () => {
  const app = "import express from 'express';\n\nconst app = express();\napp.post('/jobs', add);\n";
  expect(await unreadIn({ 'server.js': app, 'check.ts': "import { createServer } from 'node:http';\ncreateServer(answer).listen(4000);\n" })).toEqual([]);
});

test('an application of its own is not read because of another one beside it', async () => {
  const app = "import express from 'express';\n\nconst app = express();\napp.post('/jobs', add);\n";
  expect(await unreadIn({ 'side/server.js': app, 'api/config/middlewares.js': "module.exports = ['strapi::errors'];\n" })).toEqual([by('api/config/middlewares.js', 'Strapi')]);
});

test('what stands in for the service says nothing of it', async () => {
  const fake = "import express from 'express';\nimport cors from 'cors';\n\nconst app = express();\napp.use(cors());\napp.get('/jobs', list);\n";
  const service = { 'src/main/kotlin/Main.kt': 'import io.javalin.Javalin\n\nfun main() {\n    serve(Javalin.create())\n}\n' };
  const alone = await readWebApp({ 'web/fake-api/server.js': fake });
  const beside = await readWebApp({ 'web/fake-api/server.js': fake, ...service });
  expect([alone, beside].map((web) => [web.servers.length, web.sightings('cors').length])).toEqual([
    [1, 1],
    [0, 0],
  ]);
});

test.each(['mock-interview', 'services/fake-news', 'simulator'])('%s is a service by itself', async (folder) => {
  const service = "import express from 'express';\n\nconst app = express();\napp.get('/jobs', list);\n";
  const { servers } = await readWebApp({ [`${folder}/server.js`]: service, 'web/server.js': service });
  expect(servers.map(({ path }) => path).toSorted()).toEqual([`${folder}/server.js`, 'web/server.js'].toSorted());
});

test('a server that answers with pages of React is no code of browsers', async () => {
  const server = "import polka from 'polka';\nimport React from 'react';\n\nconst app = polka();\napp.post('/jobs', add);\napp.listen(3000);\n";
  expect((await readWebApp({ 'package.json': '{"dependencies":{"polka":"1"}}', 'server.js': server })).routes).toHaveLength(1);
});

test.each([
  ['app/routes/jobs.tsx', 'React Router', 'export async function action({ request }) {\n  return null;\n}\n'],
  ['functions/jobs.ts', 'functions of Cloudflare Pages', 'export const onRequestPost = async ({ request }) => new Response(null);\n'],
  [
    'api/jobs.ts',
    'functions of Vercel',
    "import type { VercelRequest, VercelResponse } from '@vercel/node';\nexport default (req: VercelRequest, res: VercelResponse) => res.end();\n",
  ],
])('%s answers by a convention of %s, which is read', async (path, framework, text) => {
  const { unread, routes } = await readWebApp({ [path]: text });
  expect([unread, routes.map(({ receiver }) => receiver)]).toEqual([[], [framework]]);
});

test.each([
  ['app.rb', "require 'sinatra'\n\nget '/jobs' do\n  []\nend\n"],
  ['src/main/java/Jobs.java', 'import jakarta.servlet.http.HttpServlet;\n\npublic class Jobs extends HttpServlet {}\n'],
  ['src/core.clj', '(ns core (:require [ring.adapter.jetty :as jetty]))\n'],
  ['src/main.rs', 'use poem::Route;\n'],
])('%s serves the web in another language', async (path, text) => {
  expect(await unreadIn({ [path]: text })).toHaveLength(1);
});

test.each([
  ['Main.java', 'class Main {\n  String name = getString(R.string.adapter_name);\n}\n'],
  ['Program.cs', 'var name = System.Web.HttpUtility.UrlEncode("a b");\n'],
  ['Sources/Main.swift', 'let platform = "Mac Catalyst"\nstruct Hummingbird {}\n'],
])('%s serves nothing by a word that a framework is called as well', async (path, text) => {
  expect(await unreadIn({ [path]: text })).toEqual([]);
});

test.each([
  ['src/main/java/App.java', 'Java', 'import io.grpc.ServerBuilder;\n\npublic class App {}\n'],
  ['src/main/java/App.java', 'Java', 'import com.linecorp.armeria.server.Server;\n\npublic class App {}\n'],
  ['src/main.rs', 'Rust', 'use tonic::transport::Server;\n'],
  ['src/lib.rs', 'Rust', '#[event(fetch)]\nasync fn main(req: Request) -> Result<Response> {}\n'],
  ['Jobs.cs', 'C#', 'public HttpResponseData Run([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequestData req) => Add(req);\n'],
  ['Program.cs', 'C#', 'listener.Prefixes.Add("http://*:8080/");\n'],
  ['server.php', 'PHP', '<?php\nuse Workerman\\Worker;\n'],
  ['config/routes.rb', 'Ruby', 'class Routes < Hanami::Routes\nend\n'],
])('%s in %s serves, and is not read', async (path, language, text) => {
  expect(await unreadIn({ [path]: text })).toEqual([`${path}: it serves the web in ${language}, which these rules do not read yet`]);
});

test.each([
  ['Program.cs', 'listener.Prefixes.Add("http://localhost:8080/");\n'],
  ['src/main/java/Client.java', 'import io.grpc.ManagedChannelBuilder;\nimport io.grpc.ServerInterceptor;\n\npublic class Client {}\n'],
  ['src/main.rs', 'use tonic::transport::Channel;\n'],
])('%s that listens to nobody else serves nobody', async (path, text) => {
  expect(await unreadIn({ [path]: text })).toEqual([]);
});

test.each([
  ['lib/login.dart', 'final server = await HttpServer.bind(InternetAddress.loopbackIPv4, 0);\n'],
  ['src/Client.php', '<?php\nuse Swoole\\Coroutine\\Http\\Client;\n'],
  ['src/Name.php', '<?php\nuse Hyperf\\Stringable\\Str;\n'],
  ['src/Feed.php', '<?php\nuse Workerman\\Connection\\AsyncTcpConnection;\n'],
  ['src/main/java/Local.java', 'import io.grpc.inprocess.InProcessServerBuilder;\n'],
  ['src/cache.ts', "export const handler = (entry) => (entry.state === 'fresh' ? entry : new App());\n"],
  ['src/sizes.ts', "const sizes = ['micro', 'small'];\nserve(sizes);\n"],
  ['main.go', 'package main\n\nimport "google.golang.org/grpc"\n\nfunc main() {\n\tl, _ := net.Listen("unix", path)\n\tgrpc.NewServer().Serve(l)\n}\n'],
  ['main.go', 'package main\n\nimport "net/http"\n\nfunc main() {\n\tl, _ := net.Listen("tcp", "[::1]:0")\n\thttp.Serve(l, mux)\n}\n'],
])('%s has the words of a server, and is none for others: %s', async (path, text) => {
  expect(await unreadIn({ [path]: text })).toEqual([]);
});

test('an application that tells Laravel which packages it leaves out is no package', async () => {
  const manifest = { name: 'acme/app', autoload: { 'psr-4': { 'App\\': 'app/' } }, extra: { laravel: { 'dont-discover': [] } } };
  const routes = { 'routes/web.php': '<?php\nuse Illuminate\\Support\\Facades\\Route;\n' };
  expect(await unreadIn({ 'composer.json': JSON.stringify(manifest), ...routes })).toHaveLength(1);
});
