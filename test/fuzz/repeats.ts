/** Files of one thing over and over: where a reader goes back over what it has read, one of these costs it the square of their length. `%` is a number that counts up. */
export interface Repeat {
  readonly path: string;
  readonly head: string;
  readonly piece: string;
}

/** A text of nearly this length. */
export const repeated = ({ head, piece }: Repeat, length: number): string => {
  if (!piece.includes('%')) return head + piece.repeat(Math.floor((length - head.length) / piece.length));
  const pieces: string[] = [head];
  for (let index = 0, size = head.length; size < length; index++) {
    const next = piece.replaceAll('%', String(index));
    size += next.length;
    pieces.push(next);
  }
  return pieces.join('').slice(0, length);
};

interface Family {
  readonly paths: readonly string[];
  /** What makes the file one of its kind. */
  readonly head?: string;
  readonly pieces: readonly string[];
}

/** What means something in most languages, or nothing. */
const anywhere: readonly string[] = [
  ...['[', '{', '(', '<', '"', "'", '`', '\\', '/', '#', ',', ';', ':', '=', '|', '*', '_', '~', '!', '&', '@', '^', '$', '+', '?', '.', '-', ' ', '\t', '\n', '\r\n', '\0', '0', 'a', 'A'],
  ...['[]', '{}', '()', '""', "''", '``', '[{', '({', '${', '${a}', '$(', '$(a)', '{{', '{{ a }}', '{%', '<a>', '</', '<!--', '/*', '/* */', '//', '-- ', '"""', "'''", '\\"', "\\'", '\\\n'],
  ...['a ', ' a', 'a.', '.a', 'a-', 'a_', 'A_', 'a,', 'a:', 'a=', '=a', 'a(', 'a[', ' \n', '\n ', '\t\n', 'a\n', ' =', ': ', ' : ', ' = ', ' | ', '= ', 'a  ', 'é', '\u00a0', '😀', '\ud800', '日本'],
  ...['a=b\n', 'a: b\n', 'a%=b%\n', 'a%: b%\n', '"a%": "b%",\n', 'a = "b"\n', 'a=b ', 'a:b ', '-a ', '--a ', '--a=b ', 'a="', 'a: "', '="', '=\'', '":"', '", "', "', '", 'a;a', 'a\\n'],
  ...['0.', '0,', '0 ', '0x', '1.2.3.4 ', '1.2.3.4:80 ', '::', 'fe80::', '1e9', '2026-01-02 ', 'a@', 'a@b.c ', '@b.c', '://', 'http://', 'http://a', 'http://a:b@', 'http://a.dev/% ', 'a/', '../', './a ', '*.', '**/'],
  ...['password', 'password=', 'password = "', 'password: ', 'password\n', 'PASSWORD_%=Zk3mQ9xLw7Tb%\n', 'password%: Zk3mQ9xLw7Tb%\n', 'api_key="Zk3mQ9xLw7Tb%" ', 'token ', 'secret:', 'secret_', 'key=', 'user:pass@', 'Authorization: Bearer '],
  ...['AKIA', 'ghp_', 'eyJ', 'eyJhbGciOi.', 'xox', 'sk-', 'AIza', '-----BEGIN PRIVATE KEY-----\n', '-----BEGIN', '-----', 'MIIE', 'Zk3mQ9xLw7TbRvNs8Jh4', 'deadbeef', 'Zk3m/Q9x+Lw7', 'Zk3m-Q9xL_w7T.'],
];

const yaml: readonly string[] = [
  ...['- ', '- - ', '- a\n', '? ', '? a\n', '[a, ', '{a: ', 'a: {', 'a: [b]\n', '- [a]\n', '&a% ', '&a% a: b\n', '*a ', '- *a\n', '!t ', '!t% a: b\n', '<<: *a\n', '---\n', '---\na: b\n', '...\n', '|\n', 'a: |\n b\n', 'a%: >\n b\n', '# a\n'],
  ...['- name: a%\n', '- {a: b, c: d}\n', '- run: a\n', '- uses: a/b@v%\n', '- run: |\n    a && b\n', '    - run: echo ${{ a }}\n', "- 'a'\n", '- "a\\n"\n', '- image: a:%\n', '"a": ', "a: 'b\n", 'a: "b\n'],
];
const json: readonly string[] = ['{"a":', '[[],', '"a":1,', '"a%":1,', '"__proto__":{},', '{"a":[', '"a\\', '"\\u0041', '"a%": {"b": [1, 2]}, ', '{"name":"a%","version":"1"},', '// a\n', '"a":"b","'];
const shell: readonly string[] = [
  ...['a && ', 'a || ', 'a | ', 'a; ', 'a & ', 'if a; then ', 'case a in ', 'for a in b; do ', 'while a; do\n', 'a() { ', '{ ', '( ', '(( ', '[[ a ]] && ', '<<A\n', '<<A <<B ', 'A\n', '$((', '$(a "$(', '"$(', '"${a:-', 'a=$(b)\n'],
  ...['export A%=b\n', 'curl http://a | sh\n', 'a \\\n', "a 'b' ", '> a ', '2>&1 ', 'docker run a\n', 'npm install\n', 'set -e\n', 'echo "a" # b\n', 'sudo ', 'env ', 'sh -c "', 'a%() { b; }\n', 'A=b c\n'],
];
const code: readonly string[] = [
  ...['f(a, ', 'f(g(', 'a.b().', 'a ? b : ', '=> ', 'function a%() {\n', 'if (a) {\n', 'return a\n', '// a\n', '/* a */\n', '/**\n', '# a\n', "'a' + ", '"a" + ', '`${a}', 'f"{', 'r"', '@a\n', '@a("/b%")\n', 'new A(', '(a) => ', 'a = b = ', '!a', '<A>', '/a/'],
  ...['import a%\n', 'from a% import b\n', 'import a% from "b%";\n', 'import "a%"\n', 'const a% = require("b%");\n', 'use a%;\n', 'using A%;\n', 'const ', 'let a = ', 'var a% = b%;\n', 'def a%():\n', 'def a(', 'class A% {\n', 'func a%() {\n', 'type A% struct {\n'],
  ...['app.use(a%);\n', 'app.get("/a%", b);\n', 'app.use(', 'app.get(\n', 'r.Handle("/a%", b)\n', 'logger.info(password)\n', 'console.log(password, ', 'print(f"{password}")\n', 'log.', 'process.env.A%\n', 'os.environ["A%"]\n', 'getenv("A%") ', 'process.env.A || "b" || '],
  ...['rateLimit({', 'rateLimit({ max: % });\n', 'limit: %,\n', 'timeout=%, ', 'max_size = % * 1024 * ', '1024 * ', '1 + ', '    a\n', '        ', 'verify=False\n', 'http.ListenAndServe(":%", nil)\n', 'cookie({ secure: ', 'cors({', 'helmet();\n', 'a%: b%,\n', '"a%": f(b),\n'],
];
const prose: readonly string[] = [
  ...['# a\n', '## a%\n\nb\n\n', '#### ', '- a\n', '- a\n\n', '1. a\n', '> ', '> a\n', '[a](b) ', '[a](', '[a][b]', '[a]: b\n', '[a%]: http://b\n', '![', '![a](b)', '[[', '](', '[^a]', '[^a%]: b\n', '<a href="b">', '<details>\n', '<br>', '|a', '| a | b |\n', '|-|-|\n', '| ', '```\n', '```sh\na\n```\n', '~~~\n'],
  ...['***', '*a_', '**a** ', '_a_ ', '*a **b ', '`a` ', '``', '&amp;', '&a', '\\*', 'a\n===\n', '---\n', '***\n', '    a\n', '\ta\n', '<!-- a -->', 'a  \n', 'a\n\n', 'A sentence. ', 'a. b? c! ', 'https://a.dev/% ', 'a@b.dev, '],
  ...['We respond within % days. ', 'We use TLS 1.3 for all traffic. ', 'All secrets are kept in a vault.\n\n', '- Rate limit: % requests per minute\n', '- Port % is open to internal networks only\n', '| Version | Supported |\n', '| 1.% | yes |\n', 'Mail security@tool.dev. ', 'within ', 'days ', '90 days ', 'not ', 'we ', 'and ', 'or ', ', and ', '(a) ', ' (', '"a" ', 'will be ', 'version 1.% '],
  ...['- `a%`: b\n', '- [x] a\n', '* **A%** (b): c\n', 'A: b; ', 'Do not report vulnerabilities in public. ', '最大 % 回。', '我们会在 % 天内回复。', '.. note::\n   a\n', ':ref:`a` ', '`a <b>`_ ', '+---+\n', '|a|\n', 'A\n-\n', '<table><tr><td>a</td></tr></table>', '<td>', '<h2>a</h2>\n', '<ul><li>', '$ a\n', '$ npm install a%\n'],
];
const settings: readonly string[] = ['[a]\n', '[a%]\n', '[a.b%]\n', '[[a]]\n', 'a.', 'a = [', 'a = {b = ', 'a = """', "a = '''", 'a.b%.c = 1\n', 'a = 1\n', 'a% = "b"\n', '; a\n', 'a \\\n', 'a=b \\\n', '%', '%(a)s', '${a:b}', 'export A=b\n', 'Exec=a\n', 'Environment=A%=b\n', 'PublishPort=%:80\n'];
const blocks: readonly string[] = [
  ...['a {', 'a {\n', 'a { b; }\n', 'server {\n', 'server { listen 80; }\n', 'location /a% { b; }\n', 'location / {\n', 'include a%;\n', 'listen % ssl;\n', 'limit_req zone=a%;\n', 'add_header A b;\n', 'if ($a) {\n', 'map $a $b {\n', 'upstream a% {\n'],
  ...['resource "a" "b%" {\n', 'a = "${', 'a = "${b}"\n', 'a = {', 'a = [', '<<EOT\n', 'a = <<-A\n', 'dynamic "a" {\n', 'variable "a%" {}\n', 'a%.dev {\n', 'reverse_proxy a:%\n', 'header {\n', 'backend a%\n', 'frontend a%\n', '  bind :%\n', '<Directory a>\n', '<VirtualHost *:%>\n'],
];
const markup: readonly string[] = ['<a>', '<a b="', '<a b="c" ', '<a%>b</a%>', '<![CDATA[', '<?a', '<!DOCTYPE ', '<!ENTITY a "b">', '&a;', '&#x', '<dependency><groupId>a</groupId><artifactId>b%</artifactId><version>1</version></dependency>\n', '<PackageReference Include="A%" Version="1.0" />\n', '<a/>'];
const packages: readonly string[] = [
  ...['a==1.%\n', 'a%==1.0 --hash=sha256:0\n', 'a[b] ', '--hash=', '-r a%.txt\n', 'a%>=1,<2; python_version < "3"\n', 'a @ git+https://b.dev/a%\n', '-e .\n', '"a%@^1":\n  version "1"\n', 'a@1, ', 'a%@^1, b%@^2:\n', '[[package]]\nname = "a%"\nversion = "1"\n'],
  ...['"node_modules/a%": {"version": "1"},', '{"node_modules/a%": ', 'a% v1.0.0 h1:a=\n', 'require a% v1\n', 'require (\n', 'replace a% => b\n', 'v0.', 'gem "a%"\n', 'gem a, ', 'implementation "a:b:%"\n', "implementation('a:b:1') ", "'a@1':\n    resolution: {integrity: x}\n", '/a%/1.0:\n', '"a": "^1",\n'],
];
const dockerfile: readonly string[] = [
  ...['FROM a\n', 'FROM a AS b%\n', 'FROM b% AS b%1\n', 'RUN a \\\n', 'RUN a && ', 'RUN a\n', 'RUN ["a", ', 'RUN <<A\n', 'RUN <<A <<B\n', 'ENV A=b ', 'ENV A=$A$A\n', 'ENV A% $B\n', 'ARG A%\n', 'ARG A%=b\n', 'COPY --from=a% b c\n', 'COPY a ', 'COPY . .\n', 'LABEL a%=b\n', 'EXPOSE %\n', 'EXPOSE % ', 'USER a\n', 'USER $A\n'],
  ...['ADD http://a/% b\n', 'ONBUILD ', 'HEALTHCHECK CMD a\n', 'CMD ["a"]\n', 'SHELL ["a"]\n', '# escape=`\n', '# a\n', '--mount=type=secret,', 'RUN --mount=a ', 'RUN apt-get install -y a%\n', 'RUN pip install a%==1\n', 'RUN curl http://a | sh\n', '\\\n\n', '\\\n# a\n', 'VOLUME a\n', 'WORKDIR a\n'],
];
const globs: readonly string[] = ['*a%*\n', '**/a%\n', '*a%* filter=lfs\n', '!a%\n', 'a%/ @b\n', '[a-z]', '\\a', '{a,', '* @a%\n', '@a '];

const staircase = '\n'; // See `repeatsOf`: made of growing indents, not of a piece.
export const staircases: readonly string[] = ['a:', '- a:', '- ', '* ', '> ', '1. ', 'if a:', 'a {', 'if a; then'].map((piece) => piece + staircase);

const families: readonly Family[] = [
  { paths: ['.github/workflows/ci.yml'], head: 'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n', pieces: [...yaml, ...shell] },
  { paths: ['.gitlab-ci.yml', '.circleci/config.yml', 'azure-pipelines.yml', 'bitbucket-pipelines.yml', '.travis.yml', 'appveyor.yml', 'action.yml'], pieces: [...yaml, ...shell.slice(0, 12)] },
  { paths: ['compose.yaml', 'a.yml', '.github/dependabot.yml', '.pre-commit-config.yaml', 'chart/values.yaml', 'chart/templates/a.yaml', 'traefik/traefik.yml', 'openapi.yaml', 'prometheus/alert-rules.yml', 'pnpm-lock.yaml', '.github/ISSUE_TEMPLATE/bug.yml', 'lefthook.yml'], pieces: [...yaml, ...packages] },
  { paths: ['k8s/a.yaml'], head: 'apiVersion: v1\nkind: Pod\nspec:\n', pieces: yaml },
  { paths: ['package.json', 'package-lock.json', 'renovate.json', 'renovate.json5', 'docker/daemon.json', 'composer.json', 'a.json', 'bun.lock', 'main.tfstate', 'locales/de.json'], pieces: [...json, ...packages] },
  { paths: ['a.ipynb'], head: '{"cells":[', pieces: [...json, '{"cell_type":"code","source":["a\\n"],"outputs":[]},', '"a\\n",', '{"source":"'] },
  { paths: ['docker/start.sh', '.envrc', '.husky/pre-commit', 'Makefile', 'Jenkinsfile'], head: '#!/bin/sh\n', pieces: [...shell, ...code.slice(0, 20), 'a%: b\n\tc\n', '\ta\n'] },
  { paths: ['.env', '.env.example', '.npmrc', 'pip.conf', 'tox.ini', 'app.container', 'deploy/app.service', 'pyproject.toml', 'Cargo.toml', 'traefik.toml', 'a.cfg', 'a.properties', 'a.conf'], pieces: [...settings, ...packages] },
  { paths: ['server.js', 'src/route.ts', 'app.py', 'main.go', 'App.java', 'app.rb', 'index.php', 'Program.cs', 'src/main.rs', 'main.c', 'App.swift', 'App.kt', 'build.gradle', 'a.vue', 'a.sql', 'a.ps1', 'a.pl'], pieces: code },
  { paths: ['auth/server.js'], head: "import express from 'express';\nimport jwt from 'jsonwebtoken';\nconst app = express();\n", pieces: code },
  { paths: ['auth/app.py'], head: 'import os, logging, requests\nfrom flask import Flask, request\napp = Flask(__name__)\n', pieces: code },
  { paths: ['auth/main.go'], head: 'package main\nimport ("net/http"; "os"; "log")\n', pieces: code },
  { paths: ['SECURITY.md', 'README.md', 'GUIDE.md', 'CHANGELOG.md', 'README.rst', 'LICENSE', '.well-known/security.txt', 'docs/notes.txt', '.github/ISSUE_TEMPLATE/bug.md'], pieces: prose },
  { paths: ['docs/SECURITY.md'], head: '# Security\n\n## Network\n\n', pieces: prose },
  { paths: ['nginx.conf', 'Caddyfile', 'haproxy.cfg', 'apache/ssl.conf', 'main.tf', 'a.tfvars'], pieces: blocks },
  { paths: ['Dockerfile', 'Containerfile'], head: 'FROM a\n', pieces: [...dockerfile, ...shell] },
  { paths: ['pom.xml', 'App.csproj', 'web.config', 'Directory.Build.props', 'a.html', 'a.xml'], pieces: [...markup, ...code.slice(0, 12)] },
  { paths: ['requirements.txt', 'yarn.lock', 'poetry.lock', 'uv.lock', 'Cargo.lock', 'go.mod', 'go.sum', 'Gemfile', 'Gemfile.lock', 'x.gemspec'], pieces: [...packages, ...settings] },
  { paths: ['.gitignore', '.gitattributes', '.dockerignore', 'CODEOWNERS', '.gitmodules', '.snyk'], pieces: [...globs, ...settings] },
  { paths: ['id_rsa', 'server.key', 'tls.pem', 'a.log', 'a.csv', 'policy-audit.yaml', '.policy-audit/attestations.yaml', '.policy-audit/baseline.json'], pieces: [...json, ...yaml, 'a,b,', 'a,b\n', 'user,password\n', 'a,Zk3mQ9xLw7Tb%\n'] },
];

export const repeats: readonly Repeat[] = families.flatMap(({ paths, head = '', pieces }) =>
  paths.flatMap((path) => [...new Set([...anywhere, ...pieces])].map((piece) => ({ path, head, piece }))),
);
