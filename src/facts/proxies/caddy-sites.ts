import { expression } from '../../long-expression.ts';
import { allBelow, type Hsts, type Listen, lastPlaced, listen, type Placed, type ProxySite, placed, settingOf } from './site.ts';

/** The sites of a Caddyfile, snippets put in. */
export const caddySites = (directives: readonly Placed[], documented: boolean): readonly ProxySite[] => {
  const snippets = new Map(directives.filter(({ name }) => /^\(.+\)$/.test(name)).map((snippet) => [snippet.name.slice(1, -1), snippet.block ?? []]));
  const [first] = directives;
  const global = first?.name === '' ? (first.block ?? []) : [];
  const options = { automatic: placed(global, 'auto_https').at(-1), trusted: placed(allBelow(global), 'trusted_proxies').at(-1) };
  // A file of directives without an address is imported into the site of another.
  const sites = directives.filter(({ name, block }) => block && name !== '' && !name.startsWith('(') && !isDirective.test(name) && !isOfAnother(name, block));
  // Without braces, the first line is the address of the only site.
  const single =
    sites.length === 0 && first && !first.block && first.name !== '' && !first.name.startsWith('(') && !isDirective.test(first.name)
      ? [{ ...first, block: directives.slice(1) }]
      : [];
  const budget = { left: maxDirectives };
  return [...sites, ...single].map((site) => siteOf(site, expand(site.block ?? [], snippets, budget, 0), options, documented));
};

/** https://caddyserver.com/docs/caddyfile/directives */
const isDirective = expression()`
    ^@
    |^(?:
      abort|acme_server|basic_?auth|bind|encode|error|file_server|forward_auth|fs|handle|handle_errors|handle_path|header|import|intercept
      |invoke|log|log_append|log_skip|map|method|metrics|php_fastcgi|push|redir|request_body|request_header|respond|reverse_proxy|rewrite
      |root|route|templates|tls|tracing|try_files|uri|vars
    )$
  `;

/** A word without a dot or a port, with nothing in it that a site may have: a part of an option that is imported, `worker {` of FrankenPHP. */
const isOfAnother = (name: string, block: readonly Placed[]): boolean =>
  name !== 'localhost' && /^[a-z_]+$/.test(name) && block.length > 0 && !block.some((inner) => isDirective.test(inner.name));

const maxDirectives = 20_000;

const expand = (block: readonly Placed[], snippets: ReadonlyMap<string, readonly Placed[]>, budget: { left: number }, depth: number): readonly Placed[] =>
  block.flatMap((directive): readonly Placed[] => {
    if (--budget.left < 0) return [];
    const snippet = directive.name === 'import' && depth < 5 ? snippets.get(directive.args[0] ?? '') : undefined;
    if (snippet) return expand(snippet, snippets, budget, depth + 1);
    return [directive.block ? { ...directive, block: expand(directive.block, snippets, budget, depth) } : directive];
  });

interface GlobalOptions {
  readonly automatic: Placed | undefined;
  readonly trusted: Placed | undefined;
}

const siteOf = (site: Placed, block: readonly Placed[], { automatic, trusted }: GlobalOptions, documented: boolean): ProxySite => {
  const addresses = [site.name, ...site.args].flatMap((word) => word.split(',')).filter((word) => word !== '');
  const parsed = addresses.map((address) => readAddress(filledIn(address), automatic, site));
  const off = /^(?:off|disable_redirects)$/.test(automatic?.args[0] ?? '') ? automatic : undefined;
  const plain = parsed.find(({ written }) => written);
  const below = allBelow(block);
  const ofAll = ofWholeSite(block);
  const hsts = hstsIn(ofAll);
  const redirect = ofAll.find(({ name, args }) => name === 'redir' && args.some((arg) => /^https:/.test(arg)));
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
    forwarded: (below.find(({ name }) => name === 'trusted_proxies') ?? trusted)?.at,
    protocols: settingOf(placed(below, 'protocols').at(-1)),
    ciphers: settingOf(placed(below, 'ciphers').at(-1)),
    serverTokens: undefined,
    plainAddress: plain && { hosts: parsed.filter(({ written }) => written).map(({ host }) => host), at: site.at },
    ...(off ? { automaticHttpsOff: off.at } : {}),
    unknownIncludes: placed(below, 'import').map(({ args }) => args[0] ?? ''),
  };
};

interface Address {
  /** Plain HTTP by the address itself. */
  readonly written: boolean;
  readonly host: string;
  readonly listen: Listen;
}

/** `{$SERVER_NAME:localhost}`: what is usual on the machine of a developer says nothing of the name that a server is given. */
const filledIn = (address: string): string =>
  address.replaceAll(/\{\$(\w{1,60}):([^{}]{0,200})\}/g, (_, name: string, usual: string) => (/^(?:\w+:\/\/)?localhost\b|^$/.test(usual) ? `{$${name}}` : usual));

const readAddress = (address: string, automatic: Placed | undefined, site: Placed): Address => {
  const [, written, host = '', port] = /^(?:(https?):\/\/)?(\[[^\]]*\]|[^:/]*)(?::(\d+))?/.exec(address) ?? [];
  const local = host === '' && written === undefined;
  const plain = written === 'http' || port === '80' || (written === undefined && automatic?.args[0] === 'off' && port !== '443');
  // An address that is only a port has no name to get a certificate for.
  const tls = !plain && (written === 'https' || port === '443' || !local);
  const number = port === undefined ? (plain ? 80 : 443) : Number(port);
  const isPort = local && port !== undefined && port !== '443';
  return { written: written === 'http' || port === '80' || isPort, host, listen: listen(bindOf(site), number, tls, site.at) };
};

/** `header /api/* …`, `handle /api/* { … }` and `redir /old …` hold for a part of the site. What a matcher with a name stands for may be all of it. */
const isOfPart = ({ name, args }: Placed): boolean =>
  /^(?:header|handle|handle_path|route|redir|reverse_proxy|php_fastcgi|file_server|respond)$/.test(name) && /^\/(?!\*?$)/.test(args[0] ?? '');

const ofWholeSite = (directives: readonly Placed[] | undefined): readonly Placed[] => (directives ?? []).flatMap((one) => (isOfPart(one) ? [] : [one, ...ofWholeSite(one.block)]));

const bindOf = (site: Placed): string | undefined => lastPlaced(site.block, 'bind')?.args[0];

const hstsIn = (below: readonly Placed[]): Hsts | undefined => {
  for (const { name, args, at } of below) {
    const words = name === 'header' || name === 'header_down' ? args : [name, ...args];
    const index = words.findIndex((word) => /^[+?>]?strict-transport-security$/i.test(word));
    if (index >= 0 && index <= 2) return { value: words[index + 1] ?? '', always: true, at };
  }
  return undefined;
};
