import { expression } from '../../long-expression.ts';
import type { Language } from './code/language.ts';
import type { NamedPackage } from './file-apps.ts';
import type { Signal } from './signal.ts';
import { topicsOfImport } from './wiring/libraries/libraries.ts';

const kinds: readonly (readonly [name: RegExp, language: Language])[] = [
  [/(?:^|\/)package\.json$/, 'node'],
  [/(?:^|\/)(?:requirements[^/]*\.(?:txt|in)|pyproject\.toml|Pipfile|setup\.(?:py|cfg))$/, 'python'],
  [/(?:^|\/)go\.mod$/, 'go'],
];

export const manifestLanguage = (path: string): Language | undefined => kinds.find(([name]) => name.test(path))?.[1];

const webFrameworks = expression('i')`
    ^(?:
      fastapi|flask|django|starlette|aiohttp|sanic|litestar|tornado|quart|bottle|cherrypy|falcon|pyramid|robyn|blacksheep|connexion|nicegui
      |chalice|express|fastify|koa|@nestjs\/core|hapi|@hapi\/hapi|restify|hono|polka|sails|egg|@midwayjs\/core|@adonisjs\/core
      |@feathersjs\/feathers|@loopback\/rest|@strapi\/strapi|@keystone-6\/core|@medusajs\/medusa|@redwoodjs\/api|@foal\/core
      |@remix-run\/serve|@react-router\/serve|graphql-yoga|@apollo\/server|apollo-server|elysia
      |github\.com\/(?:
        gin-gonic\/gin|labstack\/echo|gofiber\/fiber|go-chi\/chi|gorilla\/mux|julienschmidt\/httprouter|kataras\/iris|beego\/beego
        |cloudwego\/hertz|zeromicro\/go-zero|go-kratos\/kratos|danielgtaylor\/huma|gobuffalo\/buffalo
      ).*
    )$
  `;
/** What a dependency needs for itself. In a compiled list of Python the lines below say who asks for it: itself, a list of its own or a manifest. */
const isOfOthers = (lines: readonly string[], index: number): boolean => {
  const text = lines[index] ?? '';
  if (/\/\/ indirect\b/.test(text)) return true;
  const below = lines.slice(index + 1, index + 20);
  const end = below.findIndex((line) => !/^\s+#/.test(line));
  const askers = [text, ...below.slice(0, end < 0 ? below.length : end)].join('\n');
  return /#\s*via\b/.test(askers) && !/#\s*(?:via\s+)?-r\s|\.(?:toml|cfg|py|in|txt)\b/.test(askers);
};

/** What is longer names no dependency. */
const longestLine = 1000;

/** Dependencies that bring a control, and web frameworks, named in a manifest. Being named is the weakest stage there is. */
export const declaredIn = (path: string, lines: readonly string[]): { signals: readonly Signal[]; frameworks: readonly string[]; packages: readonly NamedPackage[] } => {
  const language = manifestLanguage(path);
  if (!language) return { signals: [], frameworks: [], packages: [] };
  const packages: NamedPackage[] = [];
  const signals: Signal[] = [];
  const frameworks: string[] = [];
  const own = lines
    .slice(0, 200)
    .map(ownName)
    .find((name) => name !== undefined);
  const isFramework = (own !== undefined && webFrameworks.test(own)) || (language === 'python' && lines.some((line) => offersLibrary.test(line)));
  let isOfDevelopment = false;
  lines.slice(0, 5000).forEach((text, index) => {
    const group = language === 'node' ? /^\s{0,8}"(\w{0,20}[dD]ependencies)"\s{0,4}:\s{0,4}\{/.exec(text)?.[1] : undefined;
    if (group !== undefined) isOfDevelopment = group === 'devDependencies';
    const name = text.length > longestLine ? undefined : nameIn(text, language);
    if (name === undefined) return;
    if (webFrameworks.test(name) && !isOfDevelopment && !isFramework && !isOfOthers(lines, index)) frameworks.push(name);
    const [, range] = language === 'node' && isOfFiles(name) ? (/:\s{0,9}"([^"]{1,60})"/.exec(text) ?? []) : [];
    if (range !== undefined) packages.push({ name, range, line: index + 1 });
    const module = language === 'python' ? name.toLowerCase().replaceAll('-', '_') : name;
    for (const topic of topicsOfImport(language, module)) signals.push({ topic, stage: 'declared', path, line: index + 1, note: `${name} is a dependency` });
  });
  return { signals, frameworks, packages };
};

/** Frameworks whose version says what they do unless they are told otherwise. */
export const isOfFiles = (name: string): boolean => /^(?:@sveltejs\/kit|astro|react-router|@react-router\/\w+)$/.test(name);

/** A package of npm that programs of others take in, and that starts nothing by itself: what it makes answers where those run. */
export const isLibrary = (path: string, text: string): boolean => {
  if (!/(?:^|\/)package\.json$/.test(path) || !/"(?:exports|module|types|typings)"/.test(text)) return false;
  try {
    const { name, private: kept, bin, scripts = {}, ...rest } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    const starts = Object.keys(Object(scripts)).some((script) => /^(?:start|serve)(?::|$)/.test(script));
    return typeof name === 'string' && kept !== true && bin === undefined && !starts && ['exports', 'module', 'types', 'typings'].some((key) => rest[key] !== undefined);
  } catch {
    // Whoever reads the manifests says so.
    return false;
  }
};

/** A classifier of PyPI: programs of others take it in, beside their framework. */
const offersLibrary = /^\s{0,20}["']?(?:Framework :: (?:Flask|Django|FastAPI|Pyramid|aiohttp|AsyncIO)\b|Topic :: Software Development :: Libraries\b)/;

/** Of the package itself: what a framework is made of, and its own command, make no application. */
const ownName = (line: string): string | undefined => /^\s{0,4}"?name"?\s{0,4}[:=]\s{0,4}["']([\w@/.-]{1,100})["']/.exec(line)?.[1];

const nameIn = (line: string, language: Language): string | undefined => {
  if (language === 'node') return /^\s*"((?:@[\w.-]+\/)?[\w.-]+)"\s*:\s*"[~^\d*<>=vw]/.exec(line)?.[1];
  if (language === 'go') return /^\s*(?:require\s+)?([\w.-]+\.[a-z]+\/\S+)\s+v\d/.exec(line)?.[1];
  return /^\s*["']?([A-Za-z][\w.-]*)(?:\[[\w,\s-]*\])?\s*(?:["']?\s*=\s*["'{]|[<>=!~]=|==|["'],?$|$)/.exec(line)?.[1];
};
