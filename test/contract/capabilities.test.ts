import { describe, expect, test } from 'vitest';
import { type Files, feature, judged } from './judged.ts';

const quiet: Files = { 'tool/main.py': 'import json\nimport sys\n\n\ndef main():\n    print(json.dumps(sys.argv))\n' };
const starts: Files = { 'tool/main.py': 'import subprocess\n\n\ndef main(path):\n    subprocess.run(["ls", path])\n' };
const verdictOf = async (text: string, files: Files): Promise<string> => (await judged(feature(text), files)).map(({ verdict }) => verdict).join();

const alone = (code: Files): Files => ({ 'pyproject.toml': '[project]\nname = "a"\nversion = "1"\n', ...code });

describe('what a program that takes in nothing is said never to do', () => {
  test.each<readonly [what: string, said: string, files: Files, verdict: string]>([
    ['calls nobody', 'No network calls - runs entirely offline', alone(quiet), 'kept'],
    ['calls nobody and reports nothing', 'No network calls, no telemetry', alone(quiet), 'kept'],
    ['calls nobody, in another language', 'Keine Netzwerkzugriffe, keine Telemetrie.', alone(quiet), 'kept'],
    [
      'calls nobody, in JavaScript',
      'Makes no outbound requests',
      { 'package.json': '{ "name": "a" }', 'src/cli.js': "import fs from 'node:fs';\n\nfs.readFileSync(process.argv[2]);\n" },
      'kept',
    ],
    ['may by a library', 'No network calls', { ...alone(quiet), 'pyproject.toml': '[project]\nname = "a"\nversion = "1"\ndependencies = ["rich"]\n' }, 'manual'],
    ['may by what no manifest names', 'No network calls', alone({ 'tool/main.py': 'import rich\n\nrich.print(1)\n' }), 'manual'],
    ['may by the socket of its language', 'No network calls', alone({ 'tool/main.py': 'from socket import socket as s\n\ns()\n' }), 'manual'],
    ['may by a script of the shell', 'No network calls', alone({ ...quiet, 'run.sh': 'curl https://x.dev\n' }), 'manual'],
    ['may by a page', 'No telemetry', alone({ ...quiet, 'report.html': '<script src="https://x.dev/a.js"></script>\n' }), 'manual'],
    ['may by a name that is made', 'No network calls', alone({ 'tool/main.py': '__import__("url" + "lib")\n' }), 'manual'],
    ['may by what only the page knows', 'No network calls', alone({ 'src/a.js': 'export const a = (d) => { window.open(d); };\n' }), 'manual'],
    ['may by another module of its language', 'No network calls', alone({ 'tool/main.py': 'import logging.handlers\n\nh = logging.handlers.SysLogHandler()\n' }), 'manual'],
    ['may by another program', 'No network calls', alone({ 'tool/main.py': 'import os\n\nos.spawnlp(os.P_WAIT, "nc", "nc", "x.dev")\n' }), 'manual'],
    ['may by what no one reads', 'No network calls', alone({ ...quiet, 'run.ps1': 'Invoke-WebRequest https://x.dev\n' }), 'manual'],
    ['does so by itself alone', 'No network calls by default', alone(quiet), 'manual'],
    ['does so in the core', 'The core makes no network calls', alone(quiet), 'manual'],
    ['where no manifest is', 'No network calls', quiet, 'manual'],
  ])('%s', async (_, said, files, verdict) => {
    expect(await verdictOf(said, files)).toBe(verdict);
  });
});

describe('what a program is said never to do', () => {
  test.each<readonly [what: string, said: string, files: Files, verdict: string]>([
    ['is not known by the absence of the ways to it that are known', 'No network calls, no telemetry, no subprocess execution', quiet, 'manual'],
    ['calls out', 'No network calls', { 'tool/main.py': 'import requests\n\n\ndef main():\n    requests.post("https://x.dev", json={})\n' }, 'broken'],
    ['calls out, in JavaScript', 'Makes no outbound requests', { 'src/cli.js': "async function main() {\n  await fetch('https://x.dev/v');\n}\nmain();\n" }, 'broken'],
    ['one of several', 'No telemetry, no network calls', { 'main.go': 'package main\n\nimport "net/http"\n\nfunc main() {\n\thttp.Get("https://x.dev")\n}\n' }, 'broken'],
    ['reports usage', 'No telemetry', { 'tool/main.py': 'import posthog\n\n\ndef main():\n    posthog.capture("start")\n' }, 'broken'],
    ['may report usage where it calls out', 'No telemetry', { 'tool/main.py': 'from urllib.request import urlopen\n\n\ndef main():\n    urlopen("https://x.dev/s")\n' }, 'manual'],
    ['starts a program', 'No subprocess execution', { 'tool/main.py': 'import subprocess\n\n\ndef main():\n    subprocess.run(["ls"])\n' }, 'broken'],
    ['runs a text', 'No use of eval()', { 'src/cli.js': 'function run(text) {\n  return eval(text);\n}\nrun(process.argv[2]);\n' }, 'broken'],
    [
      'calls out where it is asked to',
      'No network calls unless you run `update`',
      { 'tool/main.py': 'import requests\n\n\ndef update():\n    requests.get("https://x.dev")\n' },
      'manual',
    ],
    ['a script beside it calls out', 'No network calls', { ...quiet, 'scripts/release.py': 'import requests\n\nrequests.post("https://x.dev")\n' }, 'manual'],
    ['what measures it calls out', 'No network calls', { ...quiet, 'parser_benchmark/fetch.py': 'import requests\n\nrequests.get("https://x.dev")\n' }, 'manual'],
    ['a name in a text', 'No use of eval()', { 'tool/main.py': 'CALLS = {"eval(", "exec("}\nprint(CALLS)\n' }, 'kept'],
    ['a name in a text by which it is called', 'No use of eval()', { 'src/cli.js': "window['eval'](process.argv[2]);\n" }, 'manual'],
    ['by a name of the library', 'No subprocess execution', { 'src/cli.js': "const spawn = require('child_process').spawn;\nspawn('ls');\n" }, 'broken'],
    ['a library may', 'No network calls', { ...quiet, 'requirements.txt': 'boto3==1.34.0\n' }, 'manual'],
    ['a name like that of a library', 'No network calls', { 'tool/main.py': 'def main(requests):\n    return requests.get("a")\n' }, 'manual'],
    ['a program by a name of its own', 'No subprocess execution', { 'tool/main.py': "from os import system\n\n\ndef main():\n    system('ls')\n" }, 'broken'],
    ['some of it', 'No subprocess calls use `shell=True`', starts, 'manual'],
    ['to some', 'No outbound connections to third parties', { 'tool/main.py': 'import requests\n\nrequests.get("https://x.dev")\n' }, 'manual'],
    ['an option of a command line', 'No subprocess execution', { 'src/main.rs': 'use clap::Command;\n\nfn main() {\n    Command::new("app").get_matches();\n}\n' }, 'manual'],
    ['a program, in Rust', 'No subprocess execution', { 'src/main.rs': 'use std::process::Command;\n\nfn main() {\n    Command::new("ls").status();\n}\n' }, 'broken'],
    ['a task', 'No subprocess execution', { 'src/main.rs': 'use std::thread::spawn;\n\nfn main() {\n    spawn(move || 1);\n}\n' }, 'manual'],
    ['a method of that name', 'No network calls', { 'src/cli.js': 'class Store {\n  async fetch(key) {\n    return key;\n  }\n}\nnew Store();\n' }, 'manual'],
    ['a function of the file', 'No network calls', { 'src/cli.js': 'function fetch(key) {\n  return key;\n}\nfetch("a");\n' }, 'manual'],
    ['a socket of the machine', 'No network calls', { 'tool/main.py': 'import socket\n\ns = socket.socket(socket.AF_UNIX)\n' }, 'manual'],
    ['the last line of many', 'No network calls', { 'tool/main.py': `import requests\n\n${'check(roles)\n'.repeat(60)}requests.get("https://x.dev")\n` }, 'broken'],
    ['a server', 'No outbound network calls', { 'app.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/")\ndef root():\n    return {}\n' }, 'manual'],
  ])('%s', async (_, said, files, verdict) => {
    expect(await verdictOf(said, files)).toBe(verdict);
  });
});
