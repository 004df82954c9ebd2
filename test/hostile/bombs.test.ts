import { describe, expect, test } from 'vitest';
import { makeFolder, policyAudit } from '../repository.ts';

const times = (count: number, piece: (index: number) => string): string => Array.from({ length: count }, (_, index) => piece(index)).join('');
const laugh = `---\na: &a [x,x,x,x,x,x,x,x,x]\n${times(6, (index) => `${'bcdefg'[index]}: &${'bcdefg'[index]} [${`*${'abcdef'[index]},`.repeat(9)}]\n`)}`;

/** Each took a minute or more of one of the parsers at some time, or would of a simple one. */
const bombs: Readonly<Record<string, string>> = {
  'laughs/compose.yaml': laugh.repeat(150),
  '.gitlab-ci.yml': laugh.repeat(150),
  '.github/workflows/aliases.yml': `on: push\na: &a 1\nb:\n${'- *a\n'.repeat(150_000)}`,
  '.github/workflows/anchors.yml': times(20_000, (index) => `k${index}: &a${index} x\n`),
  '.github/dependabot.yml': times(20_000, (index) => `k${index}: !t${index} x\n`),
  'merges/compose.yaml': `a: &a {${times(2000, (index) => `k${index}: 1,`)}}\n${times(3000, (index) => `b${index}:\n  <<: *a\n`)}`,
  'pyramid/compose.yaml': `${times(2000, (index) => `${' '.repeat(index)}a:\n`)}b: 1\n`,
  '.circleci/config.yml': `${'?\t'.repeat(50_000)}\nb: 1\n`,
  'many/.env': times(20_000, (index) => `DB_PASSWORD_${index}=${['Zk3m', 'Q9xL'].join('')}${index}w7Tb\n`),
  'depth/compose.yaml': `a: ${'[[],'.repeat(100_000)}`,
  'renovate.json5': '['.repeat(100_000),
  'package.json': '{"a":'.repeat(100_000),
  'keys/package.json': `{${'"__proto__":{"a":1},'.repeat(30_000)}"a":1}`,
  'Cargo.toml': `${'a.'.repeat(300_000)}b = 1\n`,
  'tables/Cargo.toml': times(40_000, (index) => `[a.b${index}]\nc = 1\n`),
  Dockerfile: `FROM a\nRUN ${'x'.repeat(1_000_000)}`,
  'commands/Dockerfile': `FROM a\nRUN ${'a && '.repeat(200_000)}b`,
  'variables/Dockerfile': `FROM a\nENV A=x\n${'ENV A=$A$A\n'.repeat(60)}USER $A\n`,
  'substitutions/Dockerfile': `FROM a\nRUN ${'$('.repeat(200_000)}`,
  'src/calls.js': 'console.log('.repeat(70_000),
  'src/wired.js': 'app.use('.repeat(120_000),
  'src/wired.ts': times(30_000, (index) => `app.use((req${index}) => {\n`),
  Makefile: `A = ${'x; '.repeat(160)}\na:\n${`\t${'$(A)'.repeat(50)}\n`.repeat(4500)}`,
  'links/SECURITY.md': `# A\n\n${'[a]('.repeat(250_000)}\n`,
  'addresses/SECURITY.md': `# A\n\n${'Mail a@tool-project.dev. '.repeat(40_000)}\n`,
  'src/text.py': '"'.repeat(900_000),
  'README.md': `# A\n\n${'>'.repeat(10_000)} a\n`,
  'SECURITY.md': `# A\n\n${'- a\n'.repeat(20_000)}${'*a_'.repeat(60_000)}\n`,
  'dots/SECURITY.md': `# A\n\na${'.'.repeat(60_000)}\n`,
  'closers/compose.yaml': `a: [1]\n${'}]'.repeat(500_000)}`,
  'services/compose.yaml': `services:\n${times(5000, (index) => `  s${index}:\n    image: x\n    extends: {service: s${index + 1}}\n`)}`,
  'lines/compose.yaml': `a: 1\n${'\n'.repeat(900_000)}`,
  'servers/nginx.conf': 'server { listen 80; }\n'.repeat(45_000),
  'nginx.conf': 'server {'.repeat(100_000),
  'locations/nginx.conf': 'location '.repeat(100_000),
  // Comments are blanks, of which an expression may take too many from each line on.
  'src/comments.js': `const express = require('express');\nconst app = express();\n${'//\n'.repeat(60_000)}`,
  'bootstrap/app.php': `<?php\nreturn Application::configure();\n${'//\n'.repeat(60_000)}`,
  'app/Http/Controllers/Many.php': `<?php\n${'class A {\n'.repeat(60_000)}`,
  'config/initializers/rack_attack.rb': `Rack::Attack.throttle('a') { |req| req.ip }\`${'if a; then '.repeat(80_000)}\n`,
  'routes/web.php': `<?php\n${"Route::middleware('a')->group(function () {});\n".repeat(18_000)}`,
  'nested/routes/web.php': `<?php\n${"Route::middleware('a')->group(function () {\n".repeat(15_000)}${'});\n'.repeat(15_000)}`,
  'required/routes/web.php': `<?php\n${"Route::prefix('a')->group(function () { require 'b.php'; });\n".repeat(14_000)}`,
  'src/Controller/A.php': `<?php\n${'#['.repeat(300_000)}`,
  'src/main/java/Jobs.java': '@RestController '.repeat(60_000),
  'Program.cs': `var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddCors(o => o.AddD//${' '.repeat(100_000)}\n;\n`,
  'next.config.js': 'strict-transport-security\n'.repeat(35_000),
  // Each keeps one expression going back over what it has read, in twice the time for every further letter.
  'src/stand-in.py': `password = "${'x'.repeat(60)}!"\n`,
  'src/config.py': `A0A${'AAAA'.repeat(100)}_\n`,
  'src/modules.py': `from flask import Flask\napp = Flask(__name__)\napp.wsgi_app = Wrap("a-${'-b'.repeat(60)}!")\napp.before_request("c-${'-'.repeat(90)}!")\n`,
  'src/server.go': `package main\nimport "net/http"\nvar s = http.Server{Addr: 0${'P'.repeat(3000)}.t${'Port'.repeat(900)}${'\t'.repeat(900)}.}\n`,
  'src/jobs.controller.ts': `import { Get } from '@nestjs/common';\nexport class Jobs {\n${'  @Get()\n'.repeat(100_000)}`,
  'src/loggers.js': `import winston from 'winston';\nimport { printf } from 'logform';\n${'const log = winston.createLogger({\n'.repeat(25_000)}`,
  'src/formats.js': `import winston from 'winston';\nimport { printf } from 'logform';\n${'const log = winston.createLogger({ format, transports });\n'.repeat(15_000)}`,
  'src/made.js': `import helmet from 'helmet';\n${'let\tconst\t'.repeat(50_000)}\n`,
  'src/ids.py': `ID:${' \t'.repeat(100_000)}\u0000\n`,
  'src/lines.js': `ID:${'\n'.repeat(200_000)}\u0000\n`,
  'src/chain.go': `package main\n${'v0.'.repeat(60_000)}x\n`,
  'bitbucket-pipelines.yml': `pipelines:\n  default:\n    - step:\n        script:\n          - a ${'<!--!t '.repeat(140_000)}\n`,
  'returns/start.sh': `uvicorn${'\r'.repeat(900_000)}`,
  'returns/text.py': '\u2028'.repeat(300_000),
  'requirements.txt': `s--hash${'#--config-settings.'.repeat(40)}\u2028\n`,
  'manifest/requirements.txt': `RUN ${'\t'.repeat(100_000)}l\n`,
  'blanks/requirements.txt': `a${' '.repeat(990)}b\n`.repeat(1000),
  'src/main.rs': 'use axum::{routing::post, Router}; async fn main() { let app = Router::new().route("/a", post(b)).layer(Limit::disable()); axum::serve(listener, app).a'.repeat(
    4000,
  ),
  'src/lengths.go': times(70_000, (index) => `password${index}=-\n`),
  'go.mod': `require (\n${'v0.'.repeat(60_000)}\n`,
  'quotes/package.json': '"\\'.repeat(60_000),
  'blank/compose.yaml': `${'\n\t'.repeat(60_000)}:`,
  'comments/.travis.yml': `${'\n'.repeat(100_000)}\u0000\n#`,
  '.github/workflows/lint.yml': `on: push\njobs:\n  a:\n    steps:\n      - run: golangci-lint${' --a'.repeat(60)} x\n`,
  '.github/workflows/matrix.yml': `on: push\njobs:\n  a:\n    strategy: {matrix: {b: [${'1,'.repeat(60_000)}1]}}\n    steps:\n${'      - run: a\n'.repeat(16_000)}`,
  'docs/SECURITY.md': `# Security\n\nMail your-email${'_a'.repeat(60)} first.\n`,
  '.github/SECURITY.md': `# Security\n\n## Network\n\n- (${' '.repeat(20_000)}Admin API (port 9001): only from internal networks\n`,
  'fence/README.md': `# A\n\n\`\`\`${' '.repeat(300_000)}\`\n`,
  '.npmrc': `password${' '.repeat(300_000)}\n`,
  Caddyfile: ':80 {\n\treverse_proxy a\n}\n'.repeat(30_000),
  'src/routes.py': '@app.route("/a")\ndef f(): pass\n'.repeat(25_000),
  'src/routes.go': 'http.HandleFunc("/", '.repeat(38_000),
  'src/table.js': `${'for '.repeat(20)}${'env'.repeat(20)}${'header'.repeat(20)}\n`.repeat(2000),
  Jenkinsfile: "sh '''\n".repeat(110_000),
  'bake/docker-bake.json': JSON.stringify({ target: Object.fromEntries([...'abcdef'].map((name) => [name, { inherits: [...'abcdef'] }])) }),
  'chain/docker-bake.json': JSON.stringify({ target: Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`t${at}`, { inherits: [`t${at + 1}`] }])) }),
  'kept/Dockerfile': `FROM alpine:3.20\n${`RUN ${'A=$(curl a);'.repeat(9000)} true\n`.repeat(7)}`,
  'pyproject.toml': `a = """${'a'.repeat(5000)}\n`,
};

const paths = Object.keys(bombs);
const atOnce = 7;

// The tool stops what does not end by itself; on a busy machine the rest may take a while.
describe('files that are made to keep a reader busy', { timeout: 240_000 }, () => {
  test.each(paths.filter((_, index) => index % atOnce === 0).map((first) => ({ first, names: paths.slice(paths.indexOf(first)).slice(0, atOnce) })))(
    'end soon, and the planted secret is found: $first and those after it',
    ({ names }) => {
      const planted = { 'planted.env': `API_TOKEN=${['Zk3', 'mQ9x', 'Lw7T', 'b2Rv', 'Ns8J', 'h4Yc'].join('')}\n` };
      const folder = makeFolder({ ...planted, ...Object.fromEntries(names.map((name) => [name, bombs[name] ?? ''])) });
      const { code, stdout, stderr } = policyAudit([folder, '--format', 'json'], { env: { NODE_OPTIONS: '--max-old-space-size=512' } });
      expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
      expect(stdout).toContain('planted.env');
      expect(stdout).not.toMatch(/stopped on this file|did not end within|could not be made: \w*Error|stopped with an internal error/);
    },
  );
});
