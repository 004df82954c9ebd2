import { defineRule, type Evidence, isBesideServer, isOfService, manual, pass, withoutService } from 'policy-audit';
import { cwe } from './shared/references.ts';
import { express, fastapi, go } from './shared/services.ts';

/** Gin looks at `binding` by itself. */
const isTag = /^(?:validate|binding):/;

export default defineRule({
  id: 'api/input-validation',
  title: 'Input from callers is validated',
  severity: 'medium',
  rationale:
    'Every weakness that starts with unexpected input is smaller behind a schema. Validators that are present do not prove that every field passes through one, so this rule never fails.',
  remediation: 'Describe each request with a model (Pydantic, zod, validator tags) and reject what does not fit.',
  practices: ['api/input-validation'],
  references: [cwe(20)],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const question = 'Is all input from callers checked before it is used?';
    // Django knows no models of Pydantic: a class of that name is one of their own there.
    const isDjango = webApp.servers.length > 0 && webApp.servers.every(({ what }) => what === 'Django');
    const validators = [
      ...webApp
        .sightings('validation')
        .filter(({ path, what }) => isOfService(webApp, path) && !(isDjango && /\bBaseModel\)/.test(what)) && (webApp.servers.length === 0 || isBesideServer(webApp, path))),
      ...webApp
        .signals('validation')
        .filter(({ stage }) => stage === 'wired')
        .map(({ path, line, note }) => ({ path, line, what: note })),
    ];
    const outside = withoutService(webApp, question);
    // Tags of Go are words until something looks at them.
    const isLookedAt = validators.some(({ path, what }) => path.endsWith('.go') && !isTag.test(what));
    const hasGin = webApp.servers.some(({ what }) => what.startsWith('gin.'));
    const [first, ...rest] = validators
      .filter(({ path, what }) => !path.endsWith('.go') || !isTag.test(what) || (what.startsWith('binding:') ? hasGin : isLookedAt))
      .map(({ path, line, what }): Evidence => ({ at: { path, line }, note: what }));
    if (first && outside?.status !== 'not-applicable') return pass(first, ...rest.slice(0, 9));
    return outside ?? manual(`${question} No validator was recognised.`);
  },
  examples: {
    bad: [
      {
        name: 'a base of their own beside Django',
        files: {
          'core/settings.py': 'ROOT_URLCONF = "core.urls"\n',
          'core/urls.py': 'from django.urls import path\n\nurlpatterns = [path("jobs/", views.jobs)]\n',
          'classifiers/face.py': 'from classifiers.base import BaseModel\n\n\nclass FaceModel(BaseModel):\n    name = "face"\n',
        },
        expect: 'manual',
      },
      {
        name: 'what a tool in another package is given',
        files: { 'packages/server/server.js': express, 'packages/tools/supervisor.js': "import { z } from 'zod';\n\nexport const answer = z.object({ next: z.string() });\n" },
        expect: 'manual',
      },
      {
        name: 'tags of gin where there is no gin',
        files: {
          'main.go':
            'package main\n\nimport (\n\t"encoding/json"\n\t"net/http"\n)\n\ntype Job struct {\n\tName string `json:"name" binding:"required"`\n}\n\nfunc main() {\n\tmux := http.NewServeMux()\n\tmux.HandleFunc("POST /jobs", add)\n\thttp.ListenAndServe(":8080", mux)\n}\n',
        },
        expect: 'manual',
      },
      {
        name: 'the settings of the program, which no caller sends',
        files: {
          'main.go': go,
          'config.go': 'package main\n\ntype Config struct {\n\tName string `envconfig:"NAME" validate:"required"`\n\tKind string `flag:"kind" validate:"nonzero"`\n}\n',
        },
        expect: 'manual',
      },
      {
        name: 'validator tags that nothing looks at',
        files: {
          'main.go': go,
          'types.go':
            'package main\n\ntype Job struct {\n\tName string `json:"name" validate:"required"`\n}\n\nfunc setUp() Checker {\n\treturn Checker{validator: validator.New()}\n}\n',
        },
        expect: 'manual',
      },
      { name: 'a plain dictionary', files: { 'app.py': fastapi }, expect: 'manual' },
      { name: 'a check in the page alone', files: { 'app.py': fastapi, 'web/src/forms.ts': 'export const job = z.object({ name: z.string() });\n' }, expect: 'manual' },
    ],
    good: [
      {
        name: 'in another package, which the service imports',
        files: {
          'packages/api/server.js':
            "import express from 'express';\nimport { job } from '@acme/schemas';\n\nconst app = express();\napp.post('/jobs', (req, res) => res.json(job.parse(req.body)));\napp.listen(3000);\n",
          'packages/schemas/package.json': '{ "name": "@acme/schemas", "private": true }\n',
          'packages/schemas/src/job.js': "import { z } from 'zod';\n\nexport const job = z.object({ name: z.string() });\n",
        },
        expect: 'pass',
      },
      {
        name: 'in a folder that the routes import from',
        files: {
          'app.js': "const express = require('express');\nconst jobs = require('./routes/jobs');\n\nconst app = express();\napp.use('/jobs', jobs);\napp.listen(3000);\n",
          'routes/jobs.js': "const router = require('express').Router();\nconst { add } = require('../controllers/jobs');\n\nrouter.post('/all', add);\nmodule.exports = router;\n",
          'controllers/jobs.js': "const { job } = require('../validators');\n\nexports.add = (req, res) => res.json(job.validate(req.body));\n",
          'validators/index.js': "exports.job = require('./job').job;\n",
          'validators/job.js': "const Joi = require('joi');\n\nexports.job = Joi.object({ name: Joi.string().required() });\n",
        },
        expect: 'pass',
      },
      { name: 'a Pydantic model', files: { 'app.py': fastapi.replace('app = FastAPI()', 'app = FastAPI()\n\n\nclass Job(BaseModel):\n    name: str') }, expect: 'pass' },
      {
        name: 'validator tags',
        files: {
          'main.go': go,
          'types.go':
            'package main\n\nimport "encoding/json"\n\ntype Job struct {\n\tName string `json:"name" validate:"required,max=10"`\n}\n\nfunc check(job Job) error {\n\treturn validate.Struct(job)\n}\n',
        },
        expect: 'pass',
      },
      { name: 'zod', files: { 'server.js': `${express}const job = z.object({ name: z.string() });\n` }, expect: 'pass' },
      { name: 'no service', files: { 'a.py': 'class A(BaseModel):\n    pass\n' }, expect: 'not-applicable' },
    ],
  },
});
