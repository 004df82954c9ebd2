import { type Hsts, type Listen, lastPlaced, listen, type Placed, type ProxySite, placed, settingOf } from './site.ts';

/** The frontends of HAProxy, and `listen` sections, which are one and its backend in one. */
export const haproxySites = (sections: readonly Placed[], documented: boolean): readonly ProxySite[] => {
  const global = placed(sections, 'global').flatMap(({ block }) => block ?? []);
  const defaults = placed(sections, 'defaults').flatMap(({ block }) => block ?? []);
  // A header that a backend sets reaches the client as well.
  const backends = placed(sections, 'backend').flatMap(({ block }) => block ?? []);
  return placed(sections, 'frontend', 'listen')
    .filter(({ block }) => placed(block, 'bind').length > 0)
    .map((section) => siteOf(section, section.block ?? [], global, defaults, backends));

  function siteOf(section: Placed, block: readonly Placed[], inGlobal: readonly Placed[], inDefaults: readonly Placed[], inBackends: readonly Placed[]): ProxySite {
    const listens = placed(block, 'bind').map(listenOf);
    const tcp = (lastPlaced(block, 'mode') ?? lastPlaced(inDefaults, 'mode'))?.args[0] === 'tcp';
    const options = placed(inGlobal, 'ssl-default-bind-options').at(-1);
    const redirect = block.find(
      (one) => /^(?:redirect|http-request)$/.test(one.name) && /redirect\s+scheme\s+https|^scheme\s+https/.test(one.args.join(' ')) && !isForSome(one, block),
    );
    const named = section.args[0] ?? '';
    return {
      product: 'haproxy',
      at: section.at,
      names: [],
      listens,
      tls: !tcp && listens.some(({ tls }) => tls),
      documented,
      scopes: [{ label: `${section.name} ${named}`, at: section.at, hsts: hstsIn([...block, ...inDefaults, ...inBackends]) }],
      redirects: redirect?.at,
      serves: tcp || /stats|metrics|health/i.test(named) ? undefined : placed(block, 'default_backend', 'use_backend', 'server')[0]?.at,
      refuses: false,
      restricted: restrictedIn(block),
      forwarded: listens.some(({ at }) => placed(block, 'bind').some((bind) => bind.at === at && bind.args.includes('accept-proxy'))) ? section.at : undefined,
      protocols: oldest(
        placed(block, 'bind')
          .filter(({ args }) => args.includes('ssl'))
          .map((bind) => protocolsAt(bind, options)),
      ),
      ciphers: settingOf(lastPlaced(inGlobal, 'ssl-default-bind-ciphers')),
      serverTokens: undefined,
      plainAddress: undefined,
      unknownIncludes: [],
    };
  }
};

/** All but some addresses are turned away. That some are, or that other names are, lets everybody else in. */
const restrictedIn = (block: readonly Placed[]): Placed['at'] | undefined => {
  const lists = new Set(placed(block, 'acl').flatMap(({ args }) => (args[1] === 'src' ? [args[0] ?? ''] : [])));
  return placed(block, 'http-request', 'tcp-request').find(({ args }) => {
    const index = args.findIndex((arg) => arg === 'if' || arg === 'unless');
    if (index < 0 || !args.slice(0, index).some((arg) => arg === 'deny' || arg === 'reject')) return false;
    const condition = args.slice(index + 1).join(' ');
    const others = args[index] === 'unless' ? condition : (/^! ?(.+)$/.exec(condition)?.[1] ?? '');
    return lists.has(others) || /^\{ ?src\b[^{}]*\}$/.test(others);
  })?.at;
};

/** `if { path_beg /api }`, or by the name of such an `acl`: for some requests only. A condition on TLS holds for all that come by it. */
const isForSome = ({ args }: Placed, block: readonly Placed[]): boolean => {
  const index = args.indexOf('if');
  if (index < 0) return false;
  const condition = args
    .slice(index + 1)
    .join(' ')
    .replaceAll(/! ?(?:\{[^{}]*\}|[\w.-]+)/g, '');
  const words = new Set(condition.split(' '));
  const named = placed(block, 'acl').filter(({ args: [name = ''] }) => words.has(name));
  return [condition, ...named.map((acl) => acl.args.slice(1).join(' '))].some((text) => partOfRequests.test(text));
};

const partOfRequests = /(?:^|[\s{])(?:path|url|base|method|src|(?:req\.)?f?hdr(?:_\w{1,9})?\((?:host|user-agent))(?=[\s,_({)]|$)/i;

const listenOf = ({ args, at }: Placed): Listen => {
  const [, address, port] = /^(\[[^\]]*\]|[^:]*):(\d+)/.exec(args[0] ?? '') ?? [];
  return listen(address === '*' || address === '' ? undefined : address, port === undefined ? undefined : Number(port), args.includes('ssl'), at);
};

/** TLSv1.2 → tlsv12 */
const word = (version: string): string => version.toLowerCase().replace('.', '');

const versions = ['SSLv3', 'TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];

/** Of several places that end TLS, the one that takes the oldest version; where one says nothing, only that can be said which another allows. */
const oldest = (all: readonly ProxySite['protocols'][]): ProxySite['protocols'] => {
  const leastOf = ({ values }: NonNullable<ProxySite['protocols']>): number => versions.indexOf(values[0] ?? '');
  const said = all.filter((each) => each !== undefined).toSorted((a, b) => leastOf(a) - leastOf(b))[0];
  return said && all.includes(undefined) && leastOf(said) >= versions.indexOf('TLSv1.2') ? undefined : said;
};

/** As the versions that are left: HAProxy names the ones that are not, or the least. */
const protocolsOf = (options: Placed | undefined): ProxySite['protocols'] => {
  if (!options) return undefined;
  const { args, at } = options;
  const forced = versions.find((version) => args.includes(`force-${word(version)}`));
  if (forced) return { values: [forced], at };
  const least = args.includes('ssl-min-ver') ? versions.indexOf(args[args.indexOf('ssl-min-ver') + 1] ?? '') : 0;
  const left = versions.slice(Math.max(0, least)).filter((version) => !args.includes(`no-${word(version)}`));
  return least >= 0 && left.length < versions.length ? { values: left, at } : undefined;
};

/** What one place says adds to what is said for all of them. */
const protocolsAt = (bind: Placed, options: Placed | undefined): ProxySite['protocols'] =>
  protocolsOf(bind) ? protocolsOf({ ...bind, args: [...bind.args, ...(options?.args ?? [])] }) : protocolsOf(options);

const hstsIn = (directives: readonly Placed[]): Hsts | undefined => {
  const header = directives.find(
    (one) =>
      /^http-(?:after-)?response$/.test(one.name) &&
      /^(?:set|add)-header$/.test(one.args[0] ?? '') &&
      one.args.some((arg) => /^strict-transport-security$/i.test(arg)) &&
      !isForSome(one, directives),
  );
  if (!header) return undefined;
  return { value: header.args.slice(header.args.findIndex((arg) => /^strict/i.test(arg)) + 1).join(' '), always: true, at: header.at };
};
