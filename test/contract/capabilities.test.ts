import { describe, expect, test } from 'vitest';
import { feature, judged } from './judged.ts';

type Files = Readonly<Record<string, string>>;

const quiet: Files = { 'tool/main.py': 'import json\nimport sys\n\n\ndef main():\n    print(json.dumps(sys.argv))\n' };
const verdictOf = async (text: string, files: Files): Promise<string> => (await judged(feature(text), files)).map(({ verdict }) => verdict).join();

describe('what a program is said never to do', () => {
  test.each<readonly [what: string, said: string, files: Files, verdict: string]>([
    ['is kept where no code does', 'No network calls', quiet, 'kept'],
    ['of several things', 'No network calls, no telemetry, no subprocess execution', quiet, 'kept'],
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
    ['a library may', 'No network calls', { ...quiet, 'requirements.txt': 'boto3==1.34.0\n' }, 'manual'],
    ['a name like that of a library', 'No network calls', { 'tool/main.py': 'def main(requests):\n    return requests.get("a")\n' }, 'kept'],
    ['a program by a name of its own', 'No subprocess execution', { 'tool/main.py': "from os import system\n\n\ndef main():\n    system('ls')\n" }, 'broken'],
    [
      'what may call out is taken in',
      'No network calls',
      { 'tool/main.py': 'from http.client import HTTPSConnection as Line\n\n\ndef main():\n    Line("x.dev").request("GET", "/")\n' },
      'manual',
    ],
    ['more is said', 'No network calls, no credentials', quiet, 'manual'],
    ['a language that is not read', 'No network calls', { ...quiet, 'lib/tool.rb': 'puts 1\n' }, 'manual'],
    ['a server', 'No outbound network calls', { 'app.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/")\ndef root():\n    return {}\n' }, 'manual'],
  ])('%s', async (_, said, files, verdict) => {
    expect(await verdictOf(said, files)).toBe(verdict);
  });
});
