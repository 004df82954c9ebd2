import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const client = (url: string): string => `package client\n\nconst base = "${url}"\n`;

export default [
  {
    name: 'what a note is read at by others',
    files: { 'export.ts': 'export const toJson = (note) => ({\n  publicURL: `http://short.acme.io/p/${note.key}`,\n});\n' },
    expect: 'not-applicable',
  },
  { name: 'where its own pages load their images from', files: { 'settings.py': 'import os\n\nSTATIC_URL = os.environ["STATIC_URL"]\n' }, expect: 'not-applicable' },
  { name: 'the server of the host, which a pipeline is given', files: { 'notify.py': 'import os\n\nserver = os.environ["GITHUB_SERVER_URL"]\n' }, expect: 'not-applicable' },
  { name: 'a name that begins like an address of documentation', files: { 'client.go': client('http://203.0.113.cdn.acme.io/v1') }, expect: { fail: ['client.go:3'] } },
  {
    name: 'a host that is made elsewhere, with a name and password in the clear',
    files: {
      'client.py': dedent`
        import requests

        UPDATES = "https://updates.acme.io/latest"


        def open_session(args):
            return f"http://{args.user}:{args.key}@{args.host}:{args.port}"
      `,
    },
    expect: 'manual',
  },
  {
    name: 'a plain address among the options of a call, in a list that is called, and in a block',
    files: {
      'a.js': dedent`
        export function allow() {
          return axios.post("http://api.provider.dev/v1", { json: true })
        }
      `,
      'b.py': dedent`
        HOSTS = [
            "http://one.provider.dev",
        ]

        for host in HOSTS:
            requests.get(host)
      `,
      'd.js': 'const prefix = "http://four.provider.dev/v1/jobs";\nfetch(prefix + id);\n',
      'f.js': "const { hash, href } = new URL(path, 'http://six.provider.dev');\nfetch(new URL(path, 'http://seven.provider.dev'));\n",
      'e.js': 'send.bind(null, "http://five.provider.dev/v1");\n',
      'c.py': dedent`
        allowed = requests.get("http://one.provider.dev")
        BASE = os.getenv("BASE") or "http://two.provider.dev"
        name = url.replace(a, b) + fetch("http://three.provider.dev")
      `,
    },
    expect: { fail: ['a.js:2', 'b.py:2', 'c.py:1', 'c.py:2', 'c.py:3', 'd.js:1', 'e.js:1', 'f.js:1', 'f.js:2'] },
  },
  { name: 'a plain address', files: { 'client.go': client('http://api.provider.dev/v1') }, expect: { fail: ['client.go:3'] } },
  {
    name: 'a host that only stands before a path to be taken apart',
    files: {
      'a.ts': "export const pathOf = (url: string) => new URL(url, 'http://any.provider.dev').pathname;\n",
      'b.ts': "const { search, hash } = new URL(url, 'http://any.provider.dev');\n",
    },
    expect: 'not-applicable',
  },
  {
    name: 'what a reader may click on',
    files: {
      'a.js': "const menu = [{ label: 'Help', link: 'https://help.provider.dev/' }];\nfooter({ href: 'http://www.provider.dev', about: 'http://api.provider.dev/docs/' });\n",
    },
    expect: 'not-applicable',
  },
  {
    name: 'names of things without a call',
    files: { 'a.py': 'ENTITIES = ["http://www.provider.dev/entity/", "https://www.provider.dev/entity/"]\n' },
    expect: 'manual',
  },
  {
    name: 'names inside of a cloud, and an address that only looks like one',
    files: {
      'a.py': 'def of():\n    return "http://metadata.cloud.internal/v1"\n',
      'd.py': dedent`
        PREFIXES = {
            "genome:": "http://names.provider.dev/genome/",
        }


        def known(graph):
            graph.bind("genome", "http://names.provider.dev/genome/")
      `,
      'c.js': "const info = { termsOfService: 'http://pages.provider.dev/terms/' };\n",
      'b.js': "const fakeDomain = 'http://limits.provider.dev/';\n",
    },
    expect: 'not-applicable',
  },
  {
    name: 'text that is compared, replaced or looked for',
    files: {
      'a.py': dedent`
        import re

        url = url.replace("http://cdn.provider.dev", "")
        ok = url.startswith("http://cdn.provider.dev") or url == "http://cdn.provider.dev"
        link = re.compile(r"http://cdn.provider.dev/(.*)")
      `,
      'b.go': dedent`
        package b

        func f(u string) bool {
        	return strings.HasPrefix(u, "http://cdn.provider.dev")
        }
      `,
      'c.ts': 'const link = new RegExp("http://cdn.provider.dev/.*");\nif (origin === "http://app.provider.dev") next();\n',
    },
    expect: 'not-applicable',
  },
  {
    name: 'a namespace in a tag of Go',
    files: {
      'a.go': dedent`
        package a

        type Item struct {
        	Group string \`xml:"http://search.provider.dev/mrss/ group"\`
        }
      `,
    },
    expect: 'not-applicable',
  },
  {
    name: 'what a thing is called',
    files: {
      'a.py': 'schema["id"] = "http://code.provider.dev/app"\nitem = {"$id": "http://code.provider.dev/app"}\n',
      'b.go': dedent`
        package b

        var all = grantee{Type: "Group", ID: "http://acs.provider.dev/groups/AllUsers"}
      `,
    },
    expect: 'not-applicable',
  },
  {
    name: 'lists of who may call',
    files: {
      'a.py': dedent`
        CSRF_TRUSTED_ORIGINS = [
            "http://app.provider.dev",
            "http://www.provider.dev",
        ]
        app.add_middleware(Cors, allow_origins=["http://app.provider.dev"])
      `,
      'b.go': dedent`
        package b

        var allowedOrigins = map[string]bool{
        	"http://app.provider.dev": true,
        }
      `,
      'c.ts': dedent`
        const ALLOWED_HOSTS: string[] = new Set([
          "http://app.provider.dev",
        ]);
      `,
    },
    expect: 'not-applicable',
  },
  {
    name: 'namespaces of XML',
    files: {
      'c.py': 'PARTS = {"pkg": "http://www.provider.dev/2007/package"}\n',
      'b.go': dedent`
        package b

        type Item struct {
        	Title string \`xml:"http://media.provider.dev/mrss title"\`
        }
      `,
      'a.py': dedent`
        NSMAP = {
            "m": "http://media.provider.dev/mrss",
        }
        ET.register_namespace("m", "http://media.provider.dev/mrss")
      `,
      'f.go': dedent`
        package f

        var field = input{
        	Placeholder: "http://hook.provider.dev/JW2",
        }
      `,
      'g.py': 'SUPPORT = "http://sup6h5iyiyenvjkf.onion"\n',
      'e.py': 'feed.docs("http://www.provider.dev/rss-specification")\n',
      'd.go': dedent`
        package d

        var feed = rss{
        	Media: "http://media.provider.dev/mrss/",
        }
      `,
      'b.js': 'const node = document.createElementNS("http://media.provider.dev/mrss", "m")\n',
    },
    expect: 'not-applicable',
  },
  {
    name: 'loopback, namespaces, addresses of documentation and such as there are none',
    files: {
      'client.go': client('http://localhost:8080'),
      'doc.go': client('http://203.0.113.7/a'),
      'none.go': client('http://1.2.3.999/a'),
      'xml.go': client('http://www.w3.org/2000/svg'),
      'aws.go': client('http://169.254.169.254/latest/meta-data/'),
    },
    expect: 'not-applicable',
  },
] satisfies readonly Example[];
