import { blankComments } from '../../../blank-comments.ts';
import { childOf, type DataNode, entriesOf, textsOf } from '../../../data-node.ts';
import type { SourceFile } from '../../../source-file.ts';
import { yamlRoot } from '../../../yaml.ts';
import type { Placed } from '../../read-code.ts';
import type { Topic } from '../../signal.ts';
import { phpSource } from '../php/source.ts';
import { attributeRoutes, type SymfonyRoute } from './controllers.ts';
import { type SymfonySecurity, securityOf } from './security.ts';

/** What a file says of an application of Symfony. */
export interface SymfonyReading {
  /** The line of the kernel. */
  readonly kernel?: number;
  readonly routes?: readonly Placed<SymfonyRoute>[];
  /** Routes of a bundle, of a comment or of an entity are there, which are not read. */
  readonly isStrange?: true;
  readonly security?: SymfonySecurity;
  /** The path below which a file of settings puts the controllers. */
  readonly prefix?: string;
  /** Controls that a bundle is told to put before all answers. */
  readonly controls?: readonly { readonly topic: Topic; readonly line: number; readonly note: string }[];
  /** Of CORS: the origins that are named. */
  readonly origins?: { readonly values: readonly string[]; readonly line: number };
  /** Words of a control, which may stand for one that is made by hand. */
  readonly near?: readonly { readonly topic: Topic; readonly line: number; readonly note: string }[];
}

const isSettings = (path: string): boolean => /(?:^|\/)(?:config|app\/config)\/(?:packages\/(?:prod\/)?\w+|config(?:_prod)?|security|routes(?:\/\w+)?|routing)\.ya?ml$/.test(path);

export const isOfSymfony = (path: string): boolean => path.endsWith('.php') || path.endsWith('.html.twig') || isSettings(path);

const words: readonly (readonly [topic: Topic, word: RegExp])[] = [
  ['authentication', /Authenticat|isGranted|denyAccess|security\.yaml|->getUser\(\)|UserInterface|api_?key|\bjwt\b|access_control/i],
  ['rate-limiting', /RateLimit|throttl|TooMany|\b429\b/i],
  ['csp', /Content-?Security-?Policy|\bcsp\b/i],
  ['security-headers', /X-Frame-Options|X-Content-Type-Options/i],
  ['hsts', /Strict-Transport-Security|\bhsts\b/i],
  ['health', /health|heartbeat|liveness|readiness|["'/:]ping\b/i],
];

export const readSymfony = (file: SourceFile): SymfonyReading | undefined => {
  const near = nearIn(file);
  const said = near.length > 0 ? { near } : {};
  if (isSettings(file.path)) return readSettings(file, said);
  if (!file.path.endsWith('.php') || file.path.endsWith('.blade.php')) return near.length > 0 ? said : undefined;
  const { text } = file;
  const isKernel = /(?:^|\/)(?:App)?Kernel\.php$/.test(file.path) && /Symfony\\Component\\HttpKernel\\Kernel/.test(text);
  const isStrange =
    /^\s*\*\s*@(?:\w+\\)?Route\(|#\[(?:\w+\\)?(?:ApiResource|AdminDashboard|AsLiveComponent)\b|\bextends\s+(?:AbstractFOSRestController|AbstractDashboardController|AbstractCrudController)\b/m.test(
      text,
    );
  const routes = /#\[[^\]\n]*\bRoute\b/.test(text) ? attributeRoutes(phpSource(text)) : [];
  if (!isKernel && !isStrange && routes.length === 0) return near.length > 0 ? said : undefined;
  const line = isKernel ? file.positionAt(Math.max(0, text.search(/\bclass\s/))).line : undefined;
  return {
    ...said,
    ...(line === undefined ? {} : { kernel: line }),
    ...(isStrange ? { isStrange: true as const } : {}),
    ...(routes.length > 0 ? { routes: routes.map(({ offset, ...rest }) => ({ line: file.positionAt(offset).line, ...rest })) } : {}),
  };
};

const readSettings = (file: SourceFile, said: SymfonyReading): SymfonyReading | undefined => {
  const root = yamlRoot(file);
  const inProduction = childOf(root, 'when@prod');
  const security = securityOf(root);
  const controls = [...controlsIn(root), ...controlsIn(inProduction)];
  const cors = childOf(root, 'nelmio_cors');
  const origins = [childOf(cors, 'defaults'), ...entriesOf(childOf(cors, 'paths')).map(({ value }) => value)].flatMap((place) => [...textsOf(childOf(place, 'allow_origin'))]);
  const isRoutes = /(?:^|\/)(?:routes(?:\/\w+)?|routing)\.ya?ml$/.test(file.path);
  const [prefix] = isRoutes
    ? entriesOf(root).flatMap(({ value }) =>
        /controllers?/i.test(textsOf(childOf(value, 'resource')).join() + textsOf(childOf(value, 'resource', 'path')).join()) ? textsOf(childOf(value, 'prefix')) : [],
      )
    : [];
  const routes = isRoutes ? entriesOf(root).flatMap(({ key, value }) => routeOf(key, value)) : [];
  const isStrange = isRoutes && entriesOf(root).some(({ value }) => /^@|api_platform|\.xml$/.test(textsOf(childOf(value, 'resource')).join()));
  return {
    ...said,
    ...(security ? { security } : {}),
    ...(controls.length > 0 ? { controls } : {}),
    ...(cors ? { origins: { values: origins, line: cors.line } } : {}),
    ...(prefix === undefined ? {} : { prefix }),
    ...(routes.length > 0 ? { routes } : {}),
    ...(isStrange ? { isStrange: true as const } : {}),
  };
};

/** `home: { path: /, controller: App\Controller\Home::index, methods: [GET] }` */
const routeOf = (name: string, value: DataNode): Placed<SymfonyRoute>[] => {
  const [path] = textsOf(childOf(value, 'path'));
  if (path === undefined) return [];
  const methods = textsOf(childOf(value, 'methods')).map((method) => method.toUpperCase());
  const [controller = '', action = ''] = (textsOf(childOf(value, 'controller'))[0] ?? '').split('::');
  return [{ path, methods: methods.length > 0 ? methods : ['ANY'], controller: controller || name, action, isGranted: false, line: value.line }];
};

/** NelmioSecurityBundle: what it is told to send with every answer. */
const controlsIn = (root: DataNode | undefined): NonNullable<SymfonyReading['controls']> => {
  const nelmio = childOf(root, 'nelmio_security');
  const at = (topic: Topic, node: DataNode | undefined, note: string) => (node ? [{ topic, line: node.line, note: `${note} of NelmioSecurityBundle` }] : []);
  const ssl = childOf(nelmio, 'forced_ssl');
  return [
    ...at('security-headers', childOf(nelmio, 'clickjacking') ?? childOf(nelmio, 'content_type'), 'the headers'),
    ...at('csp', childOf(nelmio, 'csp', 'enforce'), 'the policy for content'),
    ...at('https-redirect', ssl, 'forced_ssl'),
    ...at('hsts', childOf(ssl, 'hsts_max_age'), 'hsts_max_age'),
  ];
};

const nearIn = (file: SourceFile): NonNullable<SymfonyReading['near']> => {
  const found = words.filter(([, word]) => word.test(file.text));
  if (found.length === 0) return [];
  const text = file.path.endsWith('.php') ? blankComments(file.text, 'c') : file.text.replace(/^[ \t]*#[^\n]*/gm, (comment) => ' '.repeat(comment.length));
  return found.flatMap(([topic, word]) => {
    const at = word.exec(text);
    if (!at) return [];
    const { line } = file.positionAt(at.index);
    return [{ topic, line, note: (file.lines[line - 1] ?? '').trim().slice(0, 80) }];
  });
};
