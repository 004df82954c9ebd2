import { allBelow, type Hsts, type Listen, lastPlaced, listen, type Placed, type ProxySite, placed, settingOf } from './site.ts';

/** Sections that only say when or where the directives in them hold. */
const transparent = new Set(['IfModule', 'IfDefine', 'IfVersion', 'Location', 'LocationMatch', 'Directory', 'DirectoryMatch', 'Macro', 'If']);

export const apacheSites = (directives: readonly Placed[], documented: boolean): readonly ProxySite[] => {
  const opened = open(directives);
  return placed(opened, 'VirtualHost').map((host) => siteOf(host, open(host.block ?? []), opened, documented));
};

const open = (directives: readonly Placed[]): readonly Placed[] => directives.flatMap((one) => (transparent.has(one.name) ? open(one.block ?? []) : [one]));

const siteOf = (host: Placed, block: readonly Placed[], around: readonly Placed[], documented: boolean): ProxySite => {
  const tls = lastPlaced(block, 'SSLEngine')?.args[0]?.toLowerCase() === 'on' || host.args.some((address) => /:443$/.test(address));
  const listens = host.args.map((address): Listen => {
    const [, written, port] = /^(\[[^\]]*\]|[^:]*)(?::(\d+|\*))?$/.exec(address) ?? [];
    return listen(written === '*' || written === '_default_' ? undefined : written, port === undefined || port === '*' ? undefined : Number(port), tls, host.at);
  });
  const inForce = (name: string): Placed | undefined => lastPlaced(block, name) ?? lastPlaced(around, name);
  const below = allBelow(host.block);
  const ofAll = ofWholeHost(host.block ?? [], lastPlaced(block, 'DocumentRoot')?.args[0]);
  const redirect = ofAll.find(sendsAllOn);
  const handsOn = below.find(({ name }) => /^ProxyPass(?:Match)?$/.test(name));
  return {
    product: 'apache',
    at: host.at,
    names: [...placed(block, 'ServerName'), ...placed(block, 'ServerAlias')].flatMap(({ args }) => args.map((name) => name.replace(/^https?:\/\/|:\d+$/g, ''))),
    listens,
    tls,
    documented,
    scopes: [{ label: 'the virtual host', at: host.at, hsts: hstsIn(ofAll) ?? hstsIn(around) }],
    redirects: redirect?.at,
    serves: (handsOn ?? below.find(({ name }) => name === 'DocumentRoot'))?.at,
    refuses: false,
    restricted: restrictedIn(host.block ?? [], lastPlaced(block, 'DocumentRoot')?.args[0]),
    forwarded: placed(block, 'RemoteIPHeader')[0]?.at,
    protocols: settingOf(inForce('SSLProtocol')),
    ciphers: settingOf(inForce('SSLCipherSuite')),
    serverTokens: settingOf(inForce('ServerTokens')),
    plainAddress: undefined,
    unknownIncludes: [...placed(block, 'Include'), ...placed(block, 'IncludeOptional')].map(({ args }) => args[0] ?? ''),
  };
};

/** Sections that hold for every request: conditions of the server, and the place that all others are below. */
const isWhole = ({ name, args }: Placed, root: string | undefined): boolean => {
  const place = args[0]?.replace(/(?<=.)\/$/, '');
  if (/^(?:If\w+|Macro|Require(?:Any|All))$/i.test(name)) return true;
  return place === '/' || (name === 'Directory' && place === root?.replace(/(?<=.)\/$/, '')) || (name === 'LocationMatch' && everyPath.test(place ?? ''));
};

const ofWholeHost = (directives: readonly Placed[], root: string | undefined): readonly Placed[] =>
  directives.flatMap((one) => (one.block === undefined ? [one] : isWhole(one, root) || asksForScheme(one) ? ofWholeHost(one.block, root) : []));

const asksForScheme = ({ name, args }: Placed): boolean => name === 'If' && args.some((arg) => /HTTPS|REQUEST_SCHEME|Forwarded-Proto/i.test(arg));

/** Patterns that take any path: `^`, `^/?(.*)$`, `.*`. */
const everyPath = /^\^?\/?\??\(?(?:\.[*+])?\)?\$?$/;

/** To HTTPS, from every path; one that is left out (`!^/\.well-known`) is the challenge of a certificate. */
const sendsAllOn = ({ name, args }: Placed): boolean => {
  if (!(/^Redirect(?:Match|Permanent)?$/.test(name) || name === 'RewriteRule')) return false;
  const to = args.findIndex((arg) => /^https:/.test(arg) || /^%\{ENV:.*\}?https/i.test(arg));
  const from = args[to - 1] ?? '';
  if (name === 'RewriteRule' || name === 'RedirectMatch') return to > 0 && (everyPath.test(from) || from.startsWith('!'));
  return to > 0 && from === '/';
};

/** Only some addresses are let in, to all of the host: what holds for one place of it closes no other. */
const restrictedIn = (directives: readonly Placed[], root: string | undefined): Placed['at'] | undefined =>
  directives
    .map((one) => {
      if (one.name === 'Require') return /^(?:ip|local|host)$/i.test(one.args[0] ?? '') ? one.at : undefined;
      return one.block && isWhole(one, root) ? restrictedIn(one.block, root) : undefined;
    })
    .find((at) => at !== undefined);

const hstsIn = (directives: readonly Placed[]): Hsts | undefined => {
  for (const { name, args, at } of directives) {
    const index = name === 'Header' ? args.findIndex((word) => /^strict-transport-security$/i.test(word)) : -1;
    if (index > 0 && /^(?:set|add|append|merge|setifempty)$/i.test(args[index - 1] ?? '')) return { value: args[index + 1] ?? '', always: args[0]?.toLowerCase() === 'always', at };
  }
  return undefined;
};
