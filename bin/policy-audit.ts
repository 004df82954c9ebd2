#!/usr/bin/env node
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { isMainThread } from 'node:worker_threads';
import { programLoader } from '../src/cli/compiled-code.ts';
import type * as program from '../src/cli/main.ts';

const load = programLoader(path.dirname(fileURLToPath(import.meta.url)));
if (isMainThread) {
  // V8 would compile each expression twice: to bytecode, and to machine code when it runs again, as nearly all of ours do. A tenth of the time of an audit.
  setFlagsFromString('--no-regexp-tier-up');
  void (load('main.js') as typeof program).main(process.argv.slice(2), (url) => import(url));
} else load('extractor-thread.js');
