#!/usr/bin/env node
// Node has its own modules compiled, and V8 refuses that code once flags are set: what every audit needs is loaded before.
import 'node:child_process';
import 'node:os';
import 'node:perf_hooks';
import 'node:timers/promises';
import 'node:zlib';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { programLoader } from '../src/cli/compiled-code.ts';
import type * as program from '../src/cli/main.ts';
import { tuneForShortRuns } from '../src/cli/v8-flags.ts';

if (isMainThread) tuneForShortRuns();
const load = programLoader(path.dirname(fileURLToPath(import.meta.url)));
if (isMainThread) void (load('main.js') as typeof program).main(process.argv.slice(2), (url) => import(url));
else load('extractor-thread.js');
