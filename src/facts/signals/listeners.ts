import { type Code, insideOf } from './code/code.ts';
import { conditionAt } from './code/condition-at.ts';
import { watch } from './code/cues.ts';
import type { Language } from './code/language.ts';

/** A place that makes a program listen, with its host and port as written: a literal, or the name of a setting. */
export interface Listener {
  readonly host: string | undefined;
  readonly port: string | undefined;
  /** What tells the listeners of one repository apart: the file, the module served, the unit. */
  readonly serves: string;
  readonly tls: boolean;
  /** What an `if` round its certificate asks. */
  readonly condition?: string;
  /** Does the launcher say to write no line per request? */
  readonly accessLog: 'on' | 'off' | 'unknown';
  /** Addresses whose forwarding headers are believed, as written. */
  readonly trusts?: string;
  /** It starts again whenever a file is changed. */
  readonly forDevelopers?: true;
  readonly offset: number;
}

export const listenersOf = (code: Code, language: Language): readonly Listener[] => ({ python: pythonListeners, go: goListeners, node: nodeListeners })[language](code);

const value = (args: string, key: string): string | undefined => {
  const found = new RegExp(`\\b${key}\\s*[=:]\\s*(?:["'\`]([^"'\`\\n]*)["'\`]|([\\w.]+))`).exec(args);
  return found?.[1] ?? found?.[2];
};

const listening = watch(/\b(uvicorn|hypercorn|app|application|web|server|socketio|waitress|granian)\.(run|run_app|serve|Config)\(|(?<![\w.])serve\(/g);

const pythonListeners = (code: Code): Listener[] =>
  [...(code.cues.may(listening) ? code.text.matchAll(listening) : [])].flatMap((match): Listener[] => {
    const args = insideOf(code, match.index + match[0].length - 1);
    const port = value(args, 'port');
    if ((match[0] === 'serve(' && port === undefined) || /\bunix_socket\s*=/.test(args)) return [];
    // What waitress and aiohttp do when they are told no address; options that are made elsewhere may hold one.
    const host = value(args, 'host') ?? (/\*\*/.test(args) ? undefined : /^(?:web|waitress)$/.test(match[1] ?? '') || match[0] === 'serve(' ? '0.0.0.0' : '127.0.0.1');
    const served = /^\s*["']?([\w.:]+)/.exec(args)?.[1] ?? '';
    const accessLog = match[1] === 'uvicorn' ? accessLogOfUvicorn(args) : 'unknown';
    const trusts = value(args, 'forwarded_allow_ips');
    return [
      {
        host,
        port,
        serves: served,
        tls: /ssl_context\s*=(?!\s*(?:None\b|["']adhoc|[^,]{0,80}\belse\s+None\b))|(?:ssl_)?certfile\s*=\s*[rf]?["']/.test(args),
        accessLog,
        offset: match.index,
        ...(trusts === undefined ? {} : { trusts }),
        ...(/\breload\s*=\s*True\b/.test(args) ? { forDevelopers: true } : {}),
      },
    ];
  });

/** A level or switch that is made elsewhere may be any. */
const accessLogOfUvicorn = (args: string): Listener['accessLog'] =>
  /\baccess_log\s*=\s*False|\blog_level\s*=\s*["'](?:warning|error|critical)/i.test(args)
    ? 'off'
    : /\baccess_log\s*=\s*(?!True\b)|\blog_level\s*=\s*(?!["'](?:info|debug|trace)\b|logging\.(?:INFO|DEBUG)\b)|\blog_config\s*=|\*\*/i.test(args)
      ? 'unknown'
      : 'on';

const goListeners = (code: Code): Listener[] => {
  const found: Listener[] = [];
  const add = (address: string | undefined, offset: number, tls: boolean): void => {
    if (address === undefined) return;
    const { host, port } = splitAddress(address);
    found.push({ host, port, serves: '', tls, accessLog: 'unknown', offset });
  };
  for (const match of code.text.matchAll(
    /\b(?:\w+\.)?(ListenAndServe(?:TLS)?|Run(?:TLS)?|Start(?:TLS|AutoTLS|H2CServer)?|Listen(?:TLS)?)\(\s*("[^"\n]*"|fmt\.Sprintf\([^)\n]*\)|net\.JoinHostPort\([^)\n]*\)|[\w.]+(?:\s*\+\s*[\w.()"]+)?)?/g,
  )) {
    const [, verb = '', argument] = match;
    if (/^(?:Run|Start|Listen)/.test(verb) && !/^"|Sprintf|JoinHostPort|[pP]ort|[aA]ddr|":"/.test(argument ?? '')) continue;
    if (/^"(?:tcp|udp|unix)\d?"$/.test(argument ?? '')) add(/^\s*,\s*("[^"\n]*"|[\w.]+)/.exec(code.text.slice(match.index + match[0].length))?.[1], match.index, false);
    else add(argument, match.index, verb.includes('TLS'));
  }
  for (const match of code.text.matchAll(/\bAddr:\s*("[^"\n]*"|fmt\.Sprintf\([^)\n]*\)|net\.JoinHostPort\([^)\n]*\)|[^,\n]+)/g)) {
    if (/redis\.|Password:|DB:/.test(code.text.slice(Math.max(0, match.index - 120), match.index + 200))) continue;
    add(match[1], match.index, false);
  }
  return found;
};

const longestName = 200;

/** `":8080"`, `fmt.Sprintf(":%d", cfg.Port)`, `net.JoinHostPort(host, port)`, `":" + port`. A missing host is every interface. */
const splitAddress = (written: string): { host: string | undefined; port: string | undefined } => {
  const name = /\b(\w*[pP](?:ort|ORT)\w*)\s*\)*\s*$/.exec(written.slice(-longestName))?.[1];
  const literal = /^"([^":]*):(\d+)"$/.exec(written);
  if (literal) return { host: literal[1] || '0.0.0.0', port: literal[2] };
  if (/^"?:|Sprintf\(\s*":|^":"/.test(written)) return { host: '0.0.0.0', port: name };
  const host = /Sprintf\(\s*"([\w.]+):/.exec(written)?.[1] ?? /JoinHostPort\(\s*"([^"]*)"/.exec(written)?.[1];
  return { host: host === '' ? '0.0.0.0' : host, port: name ?? /(\w+)\s*\)*$/.exec(written)?.[1] };
};

/** Fastify writes a line for each request where it is given a logger: `Fastify({ logger: true })`, `Fastify(options)`. */
const logsRequests = (code: Code): boolean =>
  !/\bdisableRequestLogging\s*:\s*true\b/.test(code.text) &&
  [...code.text.matchAll(/\b(?:[fF]astify|FastifyAdapter|require\(\s{0,9}['"]fastify['"]\s{0,9}\))\(/g)].some((match) => {
    const given = insideOf(code, match.index + match[0].length - 1).slice(0, 2000);
    return givesLogger.test(/^\s*[\w.]+\s*$/.test(given) ? code.text : given);
  });
/** It writes them as information: a level above that leaves them out. */
const givesLogger = /\blogger(?:Instance)?\s*(?:[,}]|:(?!\s*false\b|\s*\{\s*level\s*:[^,}\n]{0,80}['"](?:warn|error|fatal|silent)['"]))/;

/** What listens on every interface unless it is told an address. */
const listensEverywhere = /createServer\b|\b(?:express|restify|Koa|NestFactory|Hono|Elysia|ApolloServer|Application|http2?\.Server|https\.Server)\b/;

const nodeListeners = (code: Code): Listener[] => {
  const calls = [...code.text.matchAll(/\b(\w+)\.listen\(/g)];
  if (calls.length === 0) return [];
  const hasFastify = /\b[fF]astify\(|\bFastifyAdapter\b/.test(code.bare) || /require\(\s*['"]fastify['"]\s*\)\s*\(/.test(code.text);
  const secure = new Map(
    Array.from(
      code.bare.matchAll(/\b(\w{1,60})(?:\s{0,9}:\s{0,9}[\w.<>]{1,60})?\s{0,9}=\s{0,9}(?:await\s)?(?:https\.createServer|http2\.createSecureServer)\b/g),
      ({ index, 1: name = '' }) => [name, conditionAt(code, index)] as const,
    ),
  );
  const logs = logsRequests(code);
  return calls.flatMap((match): Listener[] => {
    const args = insideOf(code, match.index + match[0].length - 1).slice(0, 500);
    const isObject = /^\s*\{/.test(args);
    const port = isObject
      ? (value(args, 'port') ?? (/\bport\b/.test(args) ? 'port' : undefined))
      : /^\s*(?:parseInt\(|Number\(|\+)?\s*([\w.$]+)/.exec(args)?.[1]?.split('.').at(-1);
    const fallback = /(?:\|\||\?\?)\s*["']?(\d{2,5})/.exec(args)?.[1];
    // Behind the port stands an address, or what is called when it listens.
    const host = isObject
      ? (value(args, 'host') ?? (/[{,]\s*host\s*(?:[,}]|$)/.test(args) ? 'host' : undefined))
      : (/,\s*["'`]([\w.:]+)["'`]/.exec(args)?.[1] ?? /^[^,()]+,\s*([\w$.]+)\s*(?:,|$)/.exec(args)?.[1]);
    // What is awaited while it listens by an object, where no other framework is named, was made by Fastify in another file.
    const isAwaited = isObject && /\bawait\s{1,5}$/.test(code.bare.slice(Math.max(0, match.index - 12), match.index));
    const condition = secure.get(match[1] ?? '');
    const isFastify = hasFastify || /fastify/i.test(match[1] ?? '') || (isAwaited && !listensEverywhere.test(code.bare));
    const isForItself = port === '0' && /^(?:127\.0\.0\.1|localhost|::1)$/.test(host ?? '');
    if (fallback === undefined && !isForItself && !/^\d{2,5}$|port$/i.test(port ?? '')) return [];
    return [
      {
        host: host ?? (isFastify ? '127.0.0.1' : '0.0.0.0'),
        port: fallback ?? port,
        serves: '',
        tls: secure.has(match[1] ?? ''),
        accessLog: logs ? 'on' : 'unknown',
        offset: match.index,
        ...(condition === undefined ? {} : { condition }),
      },
    ];
  });
};

/** What is longer is no command that somebody wrote, and patterns take their time over it. */
const longestLine = 4000;

const plainAssignment = /^[ \t]*(?:export[ \t]+)?([A-Z][A-Z0-9_]{0,49})=["']?([\w.:*]{1,50})["']?[ \t]*(?:#.*)?$/gm;

/** Launchers in shell scripts, units, Dockerfiles, compose files, Procfiles and package scripts: any line that starts a known server with a port. */
export const launchersOf = (text: string): readonly Listener[] => {
  if (!/uvicorn|gunicorn|hypercorn|daphne|granian|flask|manage\.py|waitress|fastapi/.test(text)) return [];
  const found: Listener[] = [];
  /** What the script itself sets. */
  const assigned = new Map([...text.matchAll(plainAssignment)].map(([, name = '', written = '']) => [name, written]));
  const lines =
    /^(?![ \t]*#)[^\n]*?\b(uvicorn|gunicorn|hypercorn|daphne|granian|flask\s{1,9}run|manage\.py["', ]{1,9}runserver|waitress-serve|fastapi["', ]{1,9}(?:run|dev))\b[^\n]*(?:(?<=\\)\n[^\n]*){0,20}/gm;
  for (const match of text.matchAll(lines)) {
    const line = match[0]
      .slice(0, longestLine)
      .replaceAll(/\\?["',[\]]+/g, ' ')
      .replaceAll(/\\\n/g, ' ')
      .replaceAll(/\$\{?(\w{1,50})\}?(?![\w:}-])/g, (written, name: string) => assigned.get(name) ?? written)
      .replaceAll(/\$\{\w{1,50}:?-([\w.:*]{1,50})\}/g, '$1');
    const program = /^\w+/.exec(match[1] ?? '')?.[0] ?? '';
    const bind = /(?:--bind|-b|--listen)[\s=]+(\S*?):(\d+|\$[{(]?\w+[^\s]*)/.exec(line);
    const port = bind?.[2] ?? /(?:--port|-p)[\s=]+(\d+|\$[{(]?\w+[^\s]*)/.exec(line)?.[1] ?? /runserver\s+(?:\S*:)?(\d+)/.exec(line)?.[1];
    if (port === undefined && !/\s[\w.]+:\w+|runserver|flask\s+run|fastapi\s+(?:run|dev)/.test(line)) continue;
    const host = bind?.[1] ?? /--host[\s=]+(\S+)/.exec(line)?.[1];
    const trusts = /--forwarded-allow-ips[\s=]+(\S+)/.exec(line)?.[1];
    found.push({
      host: host === '' ? '0.0.0.0' : host,
      port: /\$\{?\w+:?-(\d+)/.exec(port ?? '')?.[1] ?? port?.replaceAll(/[${}()]/g, ''),
      serves: /\s([\w./]+:\w+)(?=\s|$)/.exec(line.replace(/--?\w[\w-]*[\s=]+\S*:\S*/g, ' '))?.[1] ?? '',
      tls: /--ssl-(?:certfile|keyfile)|--certfile/.test(line),
      accessLog:
        program === 'uvicorn' || program === 'fastapi'
          ? /--no-access-log|--log-level[\s=]+(?:warning|error|critical)/.test(line)
            ? 'off'
            : 'on'
          : program === 'gunicorn'
            ? /--access-logfile|--access-log/.test(line)
              ? 'on'
              : 'off'
            : 'unknown',
      offset: match.index + (match[0].match(/^\s*/)?.[0].length ?? 0),
      ...(trusts === undefined ? {} : { trusts }),
      ...(/\s--reload\b/.test(line) ? { forDevelopers: true } : {}),
    });
  }
  return found;
};
