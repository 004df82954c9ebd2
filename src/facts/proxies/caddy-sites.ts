import { allBelow, type Hsts, type Listen, lastPlaced, listen, type Placed, type ProxySite, placed, settingOf } from './site.ts';

/** The sites of a Caddyfile, snippets put in. */
export const caddySites = (directives: readonly Placed[], documented: boolean): readonly ProxySite[] => {
  const snippets = new Map(directives.filter(({ name }) => /^\(.+\)$/.test(name)).map((snippet) => [snippet.name.slice(1, -1), snippet.block ?? []]));
  const [first] = directives;
  const global = first?.name === '' ? (first.block ?? []) : [];
  const automatic = placed(global, 'auto_https').at(-1);
  const sites = directives.filter(({ name, block }) => block && name !== '' && !name.startsWith('('));
  // Without braces, the first line is the address of the only site.
  const single = sites.length === 0 && first && first.name !== '' && !first.name.startsWith('(') ? [{ ...first, block: directives.slice(1) }] : [];
  return [...sites, ...single].map((site) => siteOf(site, expand(site.block ?? [], snippets, 0), automatic, documented));
};

const expand = (block: readonly Placed[], snippets: ReadonlyMap<string, readonly Placed[]>, depth: number): readonly Placed[] =>
  block.flatMap((directive): readonly Placed[] => {
    const snippet = directive.name === 'import' && depth < 5 ? snippets.get(directive.args[0] ?? '') : undefined;
    if (snippet) return expand(snippet, snippets, depth + 1);
    return [directive.block ? { ...directive, block: expand(directive.block, snippets, depth) } : directive];
  });

const siteOf = (site: Placed, block: readonly Placed[], automatic: Placed | undefined, documented: boolean): ProxySite => {
  const addresses = [site.name, ...site.args].flatMap((word) => word.split(',')).filter((word) => word !== '');
  const parsed = addresses.map((address) => readAddress(address, automatic, site));
  const off = /^(?:off|disable_redirects)$/.test(automatic?.args[0] ?? '') ? automatic : undefined;
  const plain = parsed.find(({ written }) => written);
  const below = allBelow(block);
  const hsts = hstsIn(below);
  const redirect = below.find(({ name, args }) => name === 'redir' && args.some((arg) => /^https:/.test(arg)));
  const blocked =
    below.find(({ name, args }) => /^@/.test(name) && /^(?:not|remote_ip|client_ip)$/.test(args[0] ?? '')) ??
    below.find(({ name }) => name === 'remote_ip' || name === 'client_ip');
  const serves = below.find(({ name }) => ['reverse_proxy', 'file_server', 'php_fastcgi', 'respond', 'root'].includes(name));
  return {
    product: 'caddy',
    at: site.at,
    names: parsed.map(({ host }) => host).filter((host) => host !== ''),
    listens: parsed.map(({ listen }) => listen),
    tls: parsed.some(({ listen }) => listen.tls),
    documented,
    scopes: [{ label: 'the site', at: site.at, hsts }],
    redirects: redirect?.at ?? (plain || off ? undefined : site.at),
    serves: serves?.at,
    refuses: below.some(({ name }) => name === 'abort') && !serves,
    restricted: blocked?.at,
    forwarded: below.find(({ name }) => name === 'trusted_proxies')?.at,
    protocols: settingOf(placed(below, 'protocols').at(-1)),
    ciphers: settingOf(placed(below, 'ciphers').at(-1)),
    serverTokens: undefined,
    plainByChoice: plain?.listen.at ?? off?.at,
    unknownIncludes: placed(below, 'import').map(({ args }) => args[0] ?? ''),
  };
};

interface Address {
  /** Plain HTTP by the address itself. */
  readonly written: boolean;
  readonly host: string;
  readonly listen: Listen;
}

const readAddress = (address: string, automatic: Placed | undefined, site: Placed): Address => {
  const [, written, host = '', port] = /^(?:(https?):\/\/)?(\[[^\]]*\]|[^:/]*)(?::(\d+))?/.exec(address) ?? [];
  const local = host === '' && written === undefined;
  const plain = written === 'http' || port === '80' || (written === undefined && automatic?.args[0] === 'off' && port !== '443');
  // An address that is only a port has no name to get a certificate for.
  const tls = !plain && (written === 'https' || port === '443' || !local);
  const number = port === undefined ? (plain ? 80 : 443) : Number(port);
  return { written: written === 'http' || port === '80', host, listen: listen(bindOf(site), number, tls, site.at) };
};

const bindOf = (site: Placed): string | undefined => lastPlaced(site.block, 'bind')?.args[0];

const hstsIn = (below: readonly Placed[]): Hsts | undefined => {
  for (const { name, args, at } of below) {
    const words = name === 'header' || name === 'header_down' ? args : [name, ...args];
    const index = words.findIndex((word) => /^[+?>]?strict-transport-security$/i.test(word));
    if (index >= 0 && index <= 2) return { value: words[index + 1] ?? '', always: true, at };
  }
  return undefined;
};
