#!/usr/bin/env node
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { programLoader } from '../src/cli/compiled-code.ts';
import type * as program from '../src/cli/main.ts';

const load = programLoader(path.dirname(fileURLToPath(import.meta.url)));
void (load('main.js') as typeof program).main(process.argv.slice(2), (url) => import(url));
