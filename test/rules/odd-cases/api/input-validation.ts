import { express, fastapi, go } from '../../../../rules/api/shared/services.ts';
import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

export default [
  {
    name: 'what a tool in another package is given',
    files: {
      'packages/server/server.js': express,
      'packages/tools/supervisor.js': dedent`
        import { z } from 'zod';

        export const answer = z.object({ next: z.string() });
      `,
    },
    expect: 'manual',
  },
  {
    name: 'tags of gin where there is no gin',
    files: {
      'main.go': dedent`
        package main

        import (
        	"encoding/json"
        	"net/http"
        )

        type Job struct {
        	Name string \`json:"name" binding:"required"\`
        }

        func main() {
        	mux := http.NewServeMux()
        	mux.HandleFunc("POST /jobs", add)
        	http.ListenAndServe(":8080", mux)
        }
      `,
    },
    expect: 'manual',
  },
  {
    name: 'the settings of the program, which no caller sends',
    files: {
      'main.go': go,
      'config.go': dedent`
        package main

        type Config struct {
        	Name string \`envconfig:"NAME" validate:"required"\`
        	Kind string \`flag:"kind" validate:"nonzero"\`
        }
      `,
    },
    expect: 'manual',
  },
  {
    name: 'validator tags that nothing looks at',
    files: {
      'main.go': go,
      'types.go': dedent`
        package main

        type Job struct {
        	Name string \`json:"name" validate:"required"\`
        }

        func setUp() Checker {
        	return Checker{validator: validator.New()}
        }
      `,
    },
    expect: 'manual',
  },
  { name: 'a check in the page alone', files: { 'app.py': fastapi, 'web/src/forms.ts': 'export const job = z.object({ name: z.string() });\n' }, expect: 'manual' },
  {
    name: 'in another package, which the service imports',
    files: {
      'packages/api/server.js': dedent`
        import express from 'express';
        import { job } from '@acme/schemas';

        const app = express();
        app.post('/jobs', (req, res) => res.json(job.parse(req.body)));
        app.listen(3000);
      `,
      'packages/schemas/package.json': '{ "name": "@acme/schemas", "private": true }\n',
      'packages/schemas/src/job.js': dedent`
        import { z } from 'zod';

        export const job = z.object({ name: z.string() });
      `,
    },
    expect: 'pass',
  },
  {
    name: 'in a folder that the routes import from',
    files: {
      'app.js': dedent`
        const express = require('express');
        const jobs = require('./routes/jobs');

        const app = express();
        app.use('/jobs', jobs);
        app.listen(3000);
      `,
      'routes/jobs.js': dedent`
        const router = require('express').Router();
        const { add } = require('../controllers/jobs');

        router.post('/all', add);
        module.exports = router;
      `,
      'controllers/jobs.js': dedent`
        const { job } = require('../validators');

        exports.add = (req, res) => res.json(job.validate(req.body));
      `,
      'validators/index.js': "exports.job = require('./job').job;\n",
      'validators/job.js': dedent`
        const Joi = require('joi');

        exports.job = Joi.object({ name: Joi.string().required() });
      `,
    },
    expect: 'pass',
  },
  {
    name: 'validator tags',
    files: {
      'main.go': go,
      'types.go': dedent`
        package main

        import "encoding/json"

        type Job struct {
        	Name string \`json:"name" validate:"required,max=10"\`
        }

        func check(job Job) error {
        	return validate.Struct(job)
        }
      `,
    },
    expect: 'pass',
  },
] satisfies readonly Example[];
