import { UnreadableError } from '../../../../errors.ts';
import { childOf, type DataNode, entriesOf, flagOf, textsOf } from '../../../formats/data-node.ts';
import { type YamlDocument, yamlFile } from '../../../formats/yaml.ts';
import type { SourceFile } from '../../../source-file.ts';
import { blankComments } from '../../../text/blank-comments.ts';
import type { Placed } from '../../code-reading.ts';
import type { Topic } from '../../signal.ts';
import { type Near, nearIn } from '../near.ts';
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
  /** The line of a login whose session is kept. */
  readonly session?: number;
  /** The paths below which a file of settings puts the controllers of a folder. */
  readonly prefixes?: readonly { readonly folder: string; readonly prefix: string }[];
  /** Controls that a bundle is told to put before all answers. */
  readonly controls?: readonly SymfonyControl[];
  /** Of CORS: the origins that are named, and whether for some paths only. */
  readonly origins?: { readonly values: readonly string[]; readonly line: number; readonly isPartial: boolean };
  /** It is not the YAML of others, and was not understood. */
  readonly isBroken?: true;
  /** Words of a control, which may stand for one that is made by hand. */
  readonly near?: readonly Near[];
}

export interface SymfonyControl {
  readonly topic: Topic;
  readonly line: number;
  readonly note: string;
  /** The parameter that says whether it is sent. */
  readonly condition?: string;
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
  const near = nearIn(file, words, withoutComments(file.path));
  const said = near.length > 0 ? { near } : {};
  if (isSettings(file.path)) return readSettings(file, said);
  if (!file.path.endsWith('.php') || file.path.endsWith('.blade.php')) return near.length > 0 ? said : undefined;
  const { text } = file;
  const isKernel = /(?:^|\/)(?:App)?Kernel\.php$/.test(file.path) && /Symfony\\Component\\HttpKernel\\Kernel/.test(text);
  const isStrange =
    /^[^\S\n]*\*\s*@(?:\w+\\)?Route\(|#\[(?:\w+\\)?(?:ApiResource|AdminDashboard|AsLiveComponent)\b|\bextends\s+(?:AbstractFOSRestController|AbstractDashboardController|AbstractCrudController)\b/m.test(
      text,
    );
  const routes = /#\[[^\]\n]{0,200}\bRoute\b/.test(text) ? attributeRoutes(phpSource(text)) : [];
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
  const documents = understood(file);
  if (!documents) return { ...said, isBroken: true };
  const root = documents[0]?.root;
  const isRoutes = /(?:^|\/)(?:routes(?:\/\w+)?|routing)\.ya?ml$/.test(file.path);
  const routed = isRoutes ? entriesOf(root) : [];
  const security = securityOf(root);
  const session = security?.keepsSession ? file.lines.findIndex((line) => /^\s+(?:form_login|json_login|remember_me|login_link)\s*:/.test(line)) + 1 : 0;
  const controls = [...controlsIn(root), ...controlsIn(childOf(root, 'when@prod'))];
  const cors = childOf(root, 'nelmio_cors');
  const prefixes = routed.flatMap(({ value }) => prefixOf(value));
  const routes = routed.flatMap(({ key, value }) => routeOf(key, value));
  const isStrange = routed.some(({ value }) => /^@|api_platform|\.xml$/.test(textsOf(childOf(value, 'resource')).join()));
  return {
    ...said,
    ...(security ? { security } : {}),
    ...(session > 0 ? { session } : {}),
    ...(controls.length > 0 ? { controls } : {}),
    ...(cors ? { origins: originsOf(cors) } : {}),
    ...(prefixes.length > 0 ? { prefixes } : {}),
    ...(routes.length > 0 ? { routes } : {}),
    ...(isStrange ? { isStrange: true as const } : {}),
  };
};

/** Symfony reads some files that are no YAML: these say nothing here, and are no reason to look at nothing else. */
const understood = (file: SourceFile): readonly YamlDocument[] | undefined => {
  try {
    const { documents, broken } = yamlFile(file);
    return broken.length > 0 ? undefined : documents;
  } catch (thrown) {
    if (thrown instanceof UnreadableError) return undefined;
    throw thrown;
  }
};

/** `resource: ../src/Controller/`, or `resource: { path: …, namespace: … }`; of all where the framework finds them. */
const prefixOf = (value: DataNode): { readonly folder: string; readonly prefix: string }[] => {
  const [prefix] = textsOf(childOf(value, 'prefix'));
  const resource = childOf(value, 'resource');
  const [folder] = [...textsOf(resource), ...textsOf(childOf(resource, 'path'))];
  if (prefix === undefined || folder === undefined) return [];
  return folder === 'routing.controllers' ? [{ folder: '', prefix }] : folder.startsWith('../') ? [{ folder: folder.replace(/^(?:\.\.\/)+/, ''), prefix }] : [];
};

const originsOf = (cors: DataNode): NonNullable<SymfonyReading['origins']> => {
  const paths = entriesOf(childOf(cors, 'paths'));
  const ofDefault = textsOf(childOf(cors, 'defaults', 'allow_origin'));
  const own = paths.map(({ key, value }) => ({ key, values: childOf(value, 'allow_origin') ? textsOf(childOf(value, 'allow_origin')) : ofDefault }));
  const any = own.filter(({ values }) => values.includes('*'));
  return {
    values: own.flatMap(({ values }) => values),
    line: cors.line,
    isPartial: any.length > 0 && !any.some(({ key }) => /^\^?\/?(?:(?:api|v\d+)\/?)*(?:\.\*)?\$?$/.test(key)),
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

/** NelmioSecurityBundle: what it is told to send with every answer, unless it is disabled; a parameter may say so. */
const controlsIn = (root: DataNode | undefined): SymfonyControl[] => {
  const nelmio = childOf(root, 'nelmio_security');
  const at = (topic: Topic, node: DataNode | undefined, note: string, switched = node): SymfonyControl[] => {
    const [told] = textsOf(childOf(switched, 'enabled'));
    if (!node || flagOf(childOf(switched, 'enabled')) === false || textsOf(node)[0] === 'false') return [];
    const isTold = told !== undefined && flagOf(childOf(switched, 'enabled')) !== true;
    return [{ topic, line: node.line, note: `${note} of NelmioSecurityBundle`, ...(isTold ? { condition: told.replaceAll('%', '') } : {}) }];
  };
  const ssl = childOf(nelmio, 'forced_ssl');
  const csp = childOf(nelmio, 'csp');
  return [
    ...at('security-headers', childOf(nelmio, 'clickjacking') ?? childOf(nelmio, 'content_type'), 'the headers'),
    ...at('csp', childOf(csp, 'enforce'), 'the policy for content', csp),
    ...at('https-redirect', ssl, 'forced_ssl'),
    ...at('hsts', childOf(ssl, 'hsts_max_age'), 'hsts_max_age', ssl),
  ];
};

const withoutComments =
  (path: string) =>
  (text: string): string =>
    path.endsWith('.php') ? blankComments(text, 'c') : text.replace(/^[ \t]*#[^\n]*/gm, (comment) => ' '.repeat(comment.length));
