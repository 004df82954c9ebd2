import { allBelow, type HeaderScope, type Hsts, type Listen, lastPlaced, listen, type Placed, type ProxySite, placed, settingOf } from './site.ts';

/** The servers of a configuration of nginx, each with what the http block around it says. */
export const nginxSites = (directives: readonly Placed[], documented: boolean): readonly ProxySite[] => {
  const contexts = [...placed(directives, 'http').map(({ block }) => block ?? []), directives];
  return contexts.flatMap((context) => {
    const around = aroundOf(context);
    return placed(context, 'server').flatMap((server) => (server.block && !isStream(server.block) ? [siteOf(server, server.block, around, documented)] : []));
  });
};

/** One that sends bytes on and knows no HTTP: there `proxy_pass` stands in a location. */
const isStream = (block: readonly Placed[]): boolean => placed(block, 'location').length === 0 && placed(block, 'proxy_pass').some(({ args }) => !args[0]?.includes('://'));

/** What stands beside the servers, looked up once for all of them: there may be thousands. */
interface Around {
  readonly last: ReadonlyMap<string, Placed>;
  readonly hsts: Hsts | undefined;
  readonly forwarded: Placed['at'] | undefined;
  readonly restricted: Placed['at'] | undefined;
  readonly unknownIncludes: readonly string[];
}

const aroundOf = (context: readonly Placed[]): Around => ({
  last: new Map(context.map((directive) => [directive.name, directive])),
  hsts: hstsIn(context),
  forwarded: placed(context, 'set_real_ip_from', 'real_ip_header')[0]?.at,
  restricted: restrictedIn(context),
  unknownIncludes: unknownIncludesIn(context),
});

/** Some addresses are let in, and all others are not. */
const restrictedIn = (block: readonly Placed[] | undefined): Placed['at'] | undefined =>
  placed(block, 'allow').length > 0 ? placed(block, 'deny').find(({ args }) => args[0] === 'all')?.at : undefined;

const hasList = (block: readonly Placed[] | undefined): boolean => placed(block, 'allow', 'deny').length > 0;

/** A part takes these lists from around it unless it has one of its own. The server is as open as the most open of its locations. */
const restrictedOf = (block: readonly Placed[], answers: ReadonlySet<Placed>, around: Around): Placed['at'] | undefined => {
  const own = hasList(block) ? restrictedIn(block) : around.restricted;
  const open = openLocations(block).filter((location) => hasList(location.block) || allBelow(location.block).some((directive) => answers.has(directive)));
  if (own) return open.every((location) => !hasList(location.block) || isClosed(location)) ? own : undefined;
  const isWhole = open.some(isForAll) || !block.some((directive) => answers.has(directive));
  return isWhole && open.every(isClosed) ? open.map((location) => restrictedIn(location.block)).find((at) => at !== undefined) : undefined;
};

const isClosed = ({ block }: Placed): boolean => placed(block, 'deny').some(({ args }) => args[0] === 'all');

const siteOf = (server: Placed, block: readonly Placed[], around: Around, documented: boolean): ProxySite => {
  const listens = listensOf(block, server);
  const inForce = (name: string): Placed | undefined => lastPlaced(block, name) ?? around.last.get(name);
  const below = allBelow(block);
  const answers = new Set(below.filter(({ name }) => ['proxy_pass', 'grpc_pass', 'fastcgi_pass', 'uwsgi_pass', 'scgi_pass', 'root', 'alias', 'try_files'].includes(name)));
  const returns = placed(block, 'return');
  return {
    product: 'nginx',
    at: server.at,
    names: placed(block, 'server_name')
      .flatMap(({ args }) => args)
      .filter((name) => name !== '_' && name !== ''),
    listens,
    tls: listens.some(({ tls }) => tls),
    documented,
    scopes: scopesOf(block, hstsIn(block) ?? (sets(block) ? undefined : around.hsts), server),
    redirects: redirectOf(block, answers),
    serves: contentOf(block, answers)?.at,
    refuses: returns.some(({ args }) => /^(?:4\d\d|5\d\d)$/.test(args[0] ?? '')) || lastPlaced(block, 'ssl_reject_handshake')?.args[0] === 'on',
    restricted: restrictedOf(block, answers, around),
    forwarded: below.find(forwardsScheme)?.at ?? around.forwarded,
    protocols: settingOf(inForce('ssl_protocols')),
    ciphers: settingOf(inForce('ssl_ciphers')),
    serverTokens: settingOf(inForce('server_tokens')),
    plainAddress: undefined,
    unknownIncludes: [...unknownIncludesIn(block), ...around.unknownIncludes],
  };
};

/** Of more than anybody would look up, the first. */
const unknownIncludesIn = (block: readonly Placed[]): readonly string[] =>
  placed(block, 'include')
    .map(({ args }) => args[0] ?? '')
    .filter((path) => !plainIncludes.test(path))
    .slice(0, 50);

/** Files of nginx itself and of its packages, which hold no header and no TLS setting. */
const plainIncludes = /mime\.types$|(?:fastcgi|uwsgi|scgi|proxy|grpc)[_.-]?params|fastcgi[\w-]*\.conf$|modules-enabled|acme|letsencrypt\.conf$|conf\.d\/\*|sites-enabled\/\*/;

const listensOf = (block: readonly Placed[], server: Placed): readonly Listen[] => {
  const certified = placed(block, 'ssl_certificate').length > 0 && lastPlaced(block, 'ssl')?.args[0] !== 'off';
  const written = placed(block, 'listen');
  if (written.length === 0) return [listen(undefined, 80, false, server.at)];
  return written.map(({ args, at }) => {
    const [, address, port] = /^(?:(\[[^\]]*\]|[^:]*):)?(\d+)$/.exec(args[0] ?? '') ?? [undefined, args[0], undefined];
    const number = port === undefined ? (/^unix:|\$/.test(args[0] ?? '') ? undefined : 80) : Number(port);
    return listen(address === '*' ? undefined : address, number, args.includes('ssl') || args.includes('quic') || (certified && number !== 80), at);
  });
};

/** A part that sets any header loses those of the part around it, unless the headers-more module sets them. */
const sets = (block: readonly Placed[]): boolean => placed(block, 'add_header').length > 0;

const hstsIn = (block: readonly Placed[]): Hsts | undefined => {
  const header = placed(block, 'add_header').find(({ args }) => args[0]?.toLowerCase() === 'strict-transport-security');
  if (header) return { value: header.args[1] ?? '', always: header.args[2] === 'always', at: header.at };
  const more = placed(block, 'more_set_headers').find(({ args }) => args.some((arg) => /^strict-transport-security\s*:/i.test(arg)));
  return more && { value: more.args.find((arg) => /^strict/i.test(arg))?.replace(/^[^:]*:\s*/, '') ?? '', always: true, at: more.at };
};

const scopesOf = (block: readonly Placed[], own: Hsts | undefined, server: Placed): readonly HeaderScope[] => {
  const more = placed(block, 'more_set_headers').length > 0 && own?.always;
  const parts = (directives: readonly Placed[]): readonly HeaderScope[] =>
    placed(directives, 'location').flatMap((location) => {
      const inside = location.block ?? [];
      const nested = parts(inside);
      if (!sets(inside) || more || placed(inside, 'internal', 'deny').length > 0) return nested;
      return [{ label: `location ${location.args.join(' ')}`, at: location.at, hsts: hstsIn(inside) }, ...nested];
    });
  const locations = placed(block, 'location');
  // Where a location for everything and all beside it set the header, no answer comes from the server itself.
  const inLocations = !own && locations.some(isForAll) && locations.every((location) => hstsIn(location.block ?? []));
  return inLocations ? parts(block) : [{ label: 'the server', at: server.at, hsts: own }, ...parts(block)];
};

const toHttps = ({ name, args }: Placed): boolean =>
  (name === 'return' && /^30[1278]$/.test(args[0] ?? '') && /^https:|^\$(?:redirect|https)/.test(args[1] ?? '')) ||
  (name === 'return' && /^https:/.test(args[0] ?? '')) ||
  (name === 'rewrite' && args.some((arg) => arg.startsWith('https:')));

const isForAll = ({ args }: Placed): boolean => (args.length === 1 || args[0] !== '=') && ['/', '^/', '.*'].includes(args.at(-1) ?? '');

/** Of the server, or of its location for everything where no other one hands out content. */
const redirectOf = (block: readonly Placed[], answers: ReadonlySet<Placed>): Placed['at'] | undefined => {
  const conditional = placed(block, 'if').filter(({ args }) => /\$(?:scheme|host|https)/.test(args.join(' ')));
  const always = [block, ...conditional.map((part) => part.block ?? [])].flat().find(toHttps);
  const other =
    always ??
    placed(block, 'location')
      .filter(isForAll)
      .flatMap((part) => part.block ?? [])
      .find(toHttps);
  return always || !handedOnIn(block, answers) ? other?.at : undefined;
};

const harmless = /acme|well-known|(?<![a-z])(?:health|ping|status|metrics|ready|readiness|a?live)(?:z|ness|check)?(?![a-z])/i;

const openLocations = (block: readonly Placed[]): readonly Placed[] =>
  placed(block, 'location').filter(({ args, block: inside }) => !harmless.test(args.join(' ')) && !(inside ?? []).some(toHttps));

/** What answers in a location that lets requests in. */
const handedOnIn = (block: readonly Placed[], answers: ReadonlySet<Placed>): Placed | undefined =>
  openLocations(block)
    .filter((location) => !isClosed(location) && placed(location.block, 'internal').length === 0)
    .flatMap((location) => allBelow(location.block))
    .find((directive) => answers.has(directive));

/** What hands out content, where it is more than a health check, a metric or the challenge of a certificate authority. */
const contentOf = (block: readonly Placed[], answers: ReadonlySet<Placed>): Placed | undefined => {
  const handedOn = handedOnIn(block, answers);
  if (handedOn) return handedOn;
  return openLocations(block).length > 0 || placed(block, 'location').length === 0 ? block.find((directive) => answers.has(directive)) : undefined;
};

const forwardsScheme = ({ name, args }: Placed): boolean =>
  name === 'set_real_ip_from' ||
  name === 'real_ip_header' ||
  (name === 'proxy_set_header' && /^x-forwarded-proto$/i.test(args[0] ?? '') && /\$http_x_forwarded_proto|^https$/.test(args[1] ?? ''));
