import { builtInRules } from '../../rules/index.ts';
import { runAudit } from '../../src/audit.ts';
import { memorySnapshot } from '../../src/repo/memory-snapshot.ts';
import type { AnyRule } from '../../src/rule.ts';
import { chainFrameworkFamilies } from './chain-framework-repeats.ts';
import { frameworkFamilies } from './framework-repeats.ts';

/** A file of one thing over and over: where a reader goes back over what it has read, one of these costs it the square of its length. A `%` is a number that counts up. */
export interface Repeat {
  readonly path: string;
  readonly head: string;
  readonly piece: string;
}

const pieces = (json: string): readonly string[] => JSON.parse(`[${json}]`) as string[];

/** What means something in most languages, or nothing. */
const anywhere = pieces(String.raw`
  "[", "{", "(", "<", "\"", "'", "\u0060", "\\", "/", "#", ",", ";", ":", "=", "|", "*", "_", "~", "!", "&", "@", "^", "$", "+", "?", ".", "-", " ", "\t", "\n", "\r\n",
  "\u0000", "0", "a", "A", "[]", "{}", "()", "\"\"", "''", "\u0060\u0060", "[{", "({", "\u0024{", "\u0024{a}", "$(", "$(a)", "{{", "{{ a }}", "{%", "<a>", "</", "<!--",
  "/*", "/* */", "//", "-- ", "\"\"\"", "'''", "\\\"", "\\'", "\\\n", "a ", " a", "a.", ".a", "a-", "a_", "A_", "a,", "a:", "a=", "=a", "a(", "a[", " \n", "\n ", "\t\n",
  "a\n", " =", ": ", " : ", " = ", " | ", "= ", "a  ", "\u00e9", "\u00a0", "\ud83d\ude00", "\ud800", "\u65e5\u672c", "a=b\n", "a: b\n", "a%=b%\n", "a%: b%\n",
  "\"a%\": \"b%\",\n", "a = \"b\"\n", "a=b ", "a:b ", "-a ", "--a ", "--a=b ", "a=\"", "a: \"", "=\"", "='", "\":\"", "\", \"", "', '", "a;a", "a\\n", "0.", "0,", "0 ",
  "0x", "1.2.3.4 ", "1.2.3.4:80 ", "::", "fe80::", "1e9", "2026-01-02 ", "a@", "a@b.c ", "@b.c", "://", "http://", "http://a", "http://a:b@", "http://a.dev/% ", "a/",
  "../", "./a ", "*.", "**/", "password", "password=", "password = \"", "password: ", "password\n", "PASSWORD_%=Zk3mQ9xLw7Tb%\n", "password%: Zk3mQ9xLw7Tb%\n",
  "api_key=\"Zk3mQ9xLw7Tb%\" ", "token ", "secret:", "secret_", "key=", "user:pass@", "Authorization: Bearer ", "AKIA", "ghp_", "eyJ", "eyJhbGciOi.", "xox", "sk-",
  "AIza", "-----BEGIN PRIVATE KEY-----\n", "-----BEGIN", "-----", "MIIE", "Zk3mQ9xLw7TbRvNs8Jh4", "deadbeef", "Zk3m/Q9x+Lw7", "Zk3m-Q9xL_w7T."
`);

const yaml = pieces(String.raw`
  "- ", "- - ", "- a\n", "? ", "? a\n", "[a, ", "{a: ", "a: {", "a: [b]\n", "- [a]\n", "&a% ", "&a% a: b\n", "*a ", "- *a\n", "!t ", "!t% a: b\n", "<<: *a\n", "---\n",
  "---\na: b\n", "...\n", "|\n", "a: |\n b\n", "a%: >\n b\n", "# a\n", "- name: a%\n", "- {a: b, c: d}\n", "- run: a\n", "- uses: a/b@v%\n", "- run: |\n    a && b\n",
  "    - run: echo \u0024{{ a }}\n", "- 'a'\n", "- \"a\\n\"\n", "- image: a:%\n", "\"a\": ", "a: 'b\n", "a: \"b\n"
`);

const json = pieces(String.raw`
  "{\"a\":", "[[],", "\"a\":1,", "\"a%\":1,", "\"__proto__\":{},", "{\"a\":[", "\"a\\", "\"\\u0041", "\"a%\": {\"b\": [1, 2]}, ", "{\"name\":\"a%\",\"version\":\"1\"},",
  "// a\n", "\"a\":\"b\",\""
`);

const shell = pieces(String.raw`
  "a && ", "a || ", "a | ", "a; ", "a & ", "if a; then ", "case a in ", "for a in b; do ", "while a; do\n", "a() { ", "{ ", "( ", "(( ", "[[ a ]] && ", "<<A\n",
  "<<A <<B ", "A\n", "$((", "$(a \"$(", "\"$(", "\"\u0024{a:-", "a=$(b)\n", "export A%=b\n", "curl http://a | sh\n", "a \\\n", "a 'b' ", "> a ", "2>&1 ",
  "docker run a\n", "npm install\n", "set -e\n", "echo \"a\" # b\n", "sudo ", "env ", "sh -c \"", "a%() { b; }\n", "A=b c\n"
`);

const code = pieces(String.raw`
  "f(a, ", "f(g(", "a.b().", "a ? b : ", "=> ", "function a%() {\n", "if (a) {\n", "return a\n", "// a\n", "/* a */\n", "/**\n", "# a\n", "'a' + ", "\"a\" + ",
  "\u0060\u0024{a}", "f\"{", "r\"", "@a\n", "@a(\"/b%\")\n", "new A(", "(a) => ", "a = b = ", "!a", "<A>", "/a/", "import a%\n", "from a% import b\n",
  "import a% from \"b%\";\n", "import \"a%\"\n", "const a% = require(\"b%\");\n", "use a%;\n", "using A%;\n", "const ", "let a = ", "var a% = b%;\n", "def a%():\n",
  "def a(", "class A% {\n", "func a%() {\n", "type A% struct {\n", "app.use(a%);\n", "app.get(\"/a%\", b);\n", "app.use(", "app.get(\n", "r.Handle(\"/a%\", b)\n",
  "logger.info(password)\n", "console.log(password, ", "print(f\"{password}\")\n", "log.", "process.env.A%\n", "os.environ[\"A%\"]\n", "getenv(\"A%\") ",
  "process.env.A || \"b\" || ", "rateLimit({", "rateLimit({ max: % });\n", "limit: %,\n", "timeout=%, ", "max_size = % * 1024 * ", "1024 * ", "1 + ", "    a\n",
  "        ", "verify=False\n", "http.ListenAndServe(\":%\", nil)\n", "cookie({ secure: ", "cors({", "helmet();\n", "a%: b%,\n", "\"a%\": f(b),\n", "a=a.PathPrefix( ", "app.RunTLS(-", "express.raw( { ",
  "@RestController;"
`);

const prose = pieces(String.raw`
  "# a\n", "## a%\n\nb\n\n", "#### ", "- a\n", "- a\n\n", "1. a\n", "> ", "> a\n", "[a](b) ", "[a](", "[a][b]", "[a]: b\n", "[a%]: http://b\n", "![", "![a](b)", "[[",
  "](", "[^a]", "[^a%]: b\n", "<a href=\"b\">", "<details>\n", "<br>", "|a", "| a | b |\n", "|-|-|\n", "| ", "\u0060\u0060\u0060\n",
  "\u0060\u0060\u0060sh\na\n\u0060\u0060\u0060\n", "~~~\n", "***", "*a_", "**a** ", "_a_ ", "*a **b ", "\u0060a\u0060 ", "\u0060\u0060", "&amp;", "&a", "\\*", "a\n===\n",
  "---\n", "***\n", "    a\n", "\ta\n", "<!-- a -->", "a  \n", "a\n\n", "A sentence. ", "a. b? c! ", "https://a.dev/% ", "a@b.dev, ", "We respond within % days. ",
  "We use TLS 1.3 for all traffic. ", "All secrets are kept in a vault.\n\n", "- Rate limit: % requests per minute\n", "- Port % is open to internal networks only\n",
  "| Version | Supported |\n", "| 1.% | yes |\n", "Mail security@tool.dev. ", "within ", "days ", "90 days ", "not ", "we ", "and ", "or ", ", and ", "(a) ", " (",
  "\"a\" ", "will be ", "version 1.% ", "- \u0060a%\u0060: b\n", "- [x] a\n", "* **A%** (b): c\n", "A: b; ", "Do not report vulnerabilities in public. ",
  "\u6700\u5927 % \u56de\u3002", "\u6211\u4eec\u4f1a\u5728 % \u5929\u5185\u56de\u590d\u3002", ".. note::\n   a\n", ":ref:\u0060a\u0060 ", "\u0060a <b>\u0060_ ",
  "+---+\n", "|a|\n", "A\n-\n", "<table><tr><td>a</td></tr></table>", "<td>", "<h2>a</h2>\n", "<ul><li>", "$ a\n", "$ npm install a%\n"
`);

const settings = pieces(String.raw`
  "[a]\n", "[a%]\n", "[a.b%]\n", "[[a]]\n", "a.", "a = [", "a = {b = ", "a = \"\"\"", "a = '''", "a.b%.c = 1\n", "a = 1\n", "a% = \"b\"\n", "; a\n", "a \\\n", "a=b \\\n",
  "%", "%(a)s", "\u0024{a:b}", "export A=b\n", "Exec=a\n", "Environment=A%=b\n", "PublishPort=%:80\n"
`);

const blocks = pieces(String.raw`
  "a {", "a {\n", "a { b; }\n", "server {\n", "server { listen 80; }\n", "location /a% { b; }\n", "location / {\n", "include a%;\n", "listen % ssl;\n",
  "limit_req zone=a%;\n", "add_header A b;\n", "if ($a) {\n", "map $a $b {\n", "upstream a% {\n", "resource \"a\" \"b%\" {\n", "a = \"\u0024{", "a = \"\u0024{b}\"\n",
  "a = {", "a = [", "<<EOT\n", "a = <<-A\n", "dynamic \"a\" {\n", "variable \"a%\" {}\n", "a%.dev {\n", "reverse_proxy a:%\n", "header {\n", "backend a%\n",
  "frontend a%\n", "  bind :%\n", "<Directory a>\n", "<VirtualHost *:%>\n"
`);

const markup = pieces(String.raw`
  "<a>", "<a b=\"", "<a b=\"c\" ", "<a%>b</a%>", "<![CDATA[", "<?a", "<!DOCTYPE ", "<!ENTITY a \"b\">", "&a;", "&#x",
  "<dependency><groupId>a</groupId><artifactId>b%</artifactId><version>1</version></dependency>\n", "<PackageReference Include=\"A%\" Version=\"1.0\" />\n", "<a/>"
`);

const packages = pieces(String.raw`
  "a==1.%\n", "a%==1.0 --hash=sha256:0\n", "a[b] ", "--hash=", "-r a%.txt\n", "a%>=1,<2; python_version < \"3\"\n", "a @ git+https://b.dev/a%\n", "-e .\n",
  "\"a%@^1\":\n  version \"1\"\n", "a@1, ", "a%@^1, b%@^2:\n", "[[package]]\nname = \"a%\"\nversion = \"1\"\n", "\"node_modules/a%\": {\"version\": \"1\"},",
  "{\"node_modules/a%\": ", "a% v1.0.0 h1:a=\n", "require a% v1\n", "require (\n", "replace a% => b\n", "v0.", "gem \"a%\"\n", "gem a, ", "implementation \"a:b:%\"\n",
  "implementation('a:b:1') ", "'a@1':\n    resolution: {integrity: x}\n", "/a%/1.0:\n", "\"a\": \"^1\",\n"
`);

const dockerfile = pieces(String.raw`
  "FROM a\n", "FROM a AS b%\n", "FROM b% AS b%1\n", "RUN a \\\n", "RUN a && ", "RUN a\n", "RUN [\"a\", ", "RUN <<A\n", "RUN <<A <<B\n", "ENV A=b ", "ENV A=$A$A\n",
  "ENV A% $B\n", "ARG A%\n", "ARG A%=b\n", "COPY --from=a% b c\n", "COPY a ", "COPY . .\n", "LABEL a%=b\n", "EXPOSE %\n", "EXPOSE % ", "USER a\n", "USER $A\n",
  "ADD http://a/% b\n", "ONBUILD ", "HEALTHCHECK CMD a\n", "CMD [\"a\"]\n", "SHELL [\"a\"]\n", "# escape=\u0060\n", "# a\n", "--mount=type=secret,", "RUN --mount=a ",
  "RUN apt-get install -y a%\n", "RUN pip install a%==1\n", "RUN curl http://a | sh\n", "\\\n\n", "\\\n# a\n", "VOLUME a\n", "WORKDIR a\n"
`);

const globs = pieces(String.raw`
  "*a%*\n", "**/a%\n", "*a%* filter=lfs\n", "!a%\n", "a%/ @b\n", "[a-z]", "\\a", "{a,", "* @a%\n", "@a "
`);

interface Family {
  readonly paths: string;
  /** What makes the file one of its kind. */
  readonly head?: string;
  readonly of: readonly (readonly string[])[];
}

const families: readonly Family[] = [
  { paths: '.github/workflows/ci.yml', head: 'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n', of: [yaml, shell] },
  { paths: '.gitlab-ci.yml .circleci/config.yml azure-pipelines.yml bitbucket-pipelines.yml .travis.yml action.yml', of: [yaml, shell] },
  { paths: 'compose.yaml .github/dependabot.yml .pre-commit-config.yaml chart/values.yaml chart/templates/a.yaml traefik/traefik.yml', of: [yaml] },
  { paths: 'openapi.yaml prometheus/alert-rules.yml pnpm-lock.yaml .github/ISSUE_TEMPLATE/bug.yml lefthook.yml policy-audit.yaml', of: [yaml, packages] },
  { paths: 'k8s/a.yaml', head: 'apiVersion: v1\nkind: Pod\nspec:\n', of: [yaml] },
  { paths: 'package.json package-lock.json renovate.json5 docker/daemon.json composer.json bun.lock main.tfstate locales/de.json', of: [json, packages] },
  { paths: 'a.ipynb', head: '{"cells":[', of: [json, ['{"cell_type":"code","source":["a\\n"],"outputs":[]},', '"a\\n",', '{"source":"']] },
  { paths: 'docker/start.sh .envrc .husky/pre-commit Makefile Jenkinsfile', head: '#!/bin/sh\n', of: [shell, code, ['a%: b\n\tc\n', '\ta\n']] },
  { paths: '.env .npmrc pip.conf tox.ini app.container deploy/app.service pyproject.toml Cargo.toml traefik.toml a.properties a.conf', of: [settings, packages] },
  { paths: 'src/route.ts app.py main.go App.java app.rb index.php Program.cs src/main.rs main.c App.swift build.gradle a.sql a.ps1', of: [code] },
  { paths: 'auth/server.js', head: "import express from 'express';\nimport jwt from 'jsonwebtoken';\nconst app = express();\n", of: [code] },
  { paths: 'auth/app.py', head: 'import os, logging, requests\nfrom flask import Flask, request\napp = Flask(__name__)\n', of: [code] },
  { paths: 'auth/main.go', head: 'package main\nimport ("net/http"; "os"; "log")\n', of: [code] },
  { paths: 'SECURITY.md README.md README.rst CHANGELOG.md .well-known/security.txt .github/ISSUE_TEMPLATE/bug.md', of: [prose] },
  { paths: 'docs/SECURITY.md', head: '# Security\n\n## Network\n\n', of: [prose] },
  { paths: 'nginx.conf Caddyfile haproxy.cfg apache/ssl.conf main.tf', of: [blocks] },
  { paths: 'Dockerfile', head: 'FROM a\n', of: [dockerfile, shell] },
  { paths: 'pom.xml App.csproj web.config a.html', of: [markup, code] },
  { paths: 'requirements.txt yarn.lock poetry.lock go.mod go.sum Gemfile Gemfile.lock', of: [packages, settings] },
  { paths: '.gitignore .gitattributes .dockerignore CODEOWNERS .gitmodules', of: [globs, settings] },
  ...[...frameworkFamilies, ...chainFrameworkFamilies].map(({ pieces: own, ...family }) => ({ ...family, of: [code, own] })),
  { paths: 'id_rsa a.csv .policy-audit/attestations.yaml', of: [json, yaml, ['a,b,', 'a,b\n', 'user,password\n', 'a,Zk3mQ9xLw7Tb%\n']] },
];

export const repeats: readonly Repeat[] = families.flatMap(({ paths, head = '', of }) =>
  paths.split(' ').flatMap((path) => [...new Set([...anywhere, ...of.flat()])].map((piece) => ({ path, head, piece }))),
);

/** A text of this length. */
const repeated = ({ head, piece }: Repeat, length: number): string => {
  const parts = [head];
  for (let index = 0, size = head.length; size < length; index++) {
    const next = piece.replaceAll('%', String(index));
    size += next.length;
    parts.push(next);
  }
  return parts.join('').slice(0, length);
};

/** What is wrong with the audit of such a file and nothing else, if anything: it did not end, failed, or took more milliseconds of the processor than this. */
export const problemWith = async (repeat: Repeat, length: number, slow = Number.POSITIVE_INFINITY): Promise<string | undefined> => {
  const snapshot = memorySnapshot({ files: { [repeat.path]: repeated(repeat, length) } });
  const before = process.cpuUsage();
  const { results, gaps } = await runAudit({ snapshot, rules: builtInRules as readonly AnyRule[] });
  const { user, system } = process.cpuUsage(before);
  const took = Math.round((user + system) / 1000);
  const reasons = [...gaps, ...results.map(({ verdict }) => verdict)].map((one) => ('reason' in one ? one.reason : ''));
  return (
    reasons.find((reason) => /did not (?:end|come about)|stopped (?:on|with)|could not be made/.test(reason)) ??
    (took > slow ? `takes ${took} ms for ${length} characters` : undefined)
  );
};
