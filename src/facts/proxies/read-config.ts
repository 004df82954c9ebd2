import { UnreadableError } from '../../errors.ts';
import type { SourceFile } from '../source-file.ts';
import { zoneOf } from '../zone.ts';
import type { Directive, Product } from './directive.ts';
import { parseApache, parseCaddyfile, parseHaproxy } from './parse-lines.ts';
import { parseNginx } from './parse-nginx.ts';
import { tlsElsewhere } from './tls-elsewhere.ts';

export interface ProxyConfig {
  readonly product: Product;
  readonly directives: readonly Directive[];
  readonly documented: boolean;
  /** The line of a comment by which another hop in front ends TLS; of documentation that by which TLS is added. */
  readonly tlsElsewhere?: number;
}

export const isConfigPath = (path: string): boolean =>
  /\.(?:conf|nginx|vhost|inc|cfg)(?:\.(?:template|tmpl|tpl|j2|erb))?$|(?:^|\/)(?:sites-(?:available|enabled)|conf\.d|nginx|snippets|apache2?|vhosts?)\/[^/]+$|(?:^|\/)(?:[^/]*[.-])?Caddyfile(?:[.-][^/]*)?$|\.caddyfile$/i.test(
    path,
  ) && !/\.(?:md|sh|py|rb|js|ts|lua|ya?ml|json|toml|html?|css|crt|pem|key|png|svg|go|php|txt|service|log)$/i.test(path);

/** A template that a container or a deployment tool fills in is as good as the file itself. */
export const zoneOfConfig = (path: string): ReturnType<typeof zoneOf> =>
  /[-_](?:example|sample)\.\w+$/i.test(path) ? 'example' : zoneOf(path.replace(/\.(?:template|tmpl|tpl|j2|erb)$/i, ''));

/** What a configuration file, or the fenced blocks of a page of documentation, say to a web server. */
export const readConfigs = (file: SourceFile): readonly ProxyConfig[] | undefined => {
  if (/\.(?:md|mdx|markdown)$/i.test(file.path)) return fencedConfigs(file);
  if (!file.hasText) return undefined;
  const product = productOf(file);
  if (!product) return undefined;
  try {
    const line = tlsElsewhere(file.lines, product);
    return [{ product, directives: parse(product, file.text, file.lines), documented: false, ...(line === undefined ? {} : { tlsElsewhere: line }) }];
  } catch (error) {
    // Where a template decides which braces stand there, they need not match.
    if (error instanceof UnreadableError && (/\{%|<%|\{\{#/.test(file.text) || !/\bserver\s*\{/.test(file.text))) return undefined;
    throw error;
  }
};

const productOf = ({ path, text }: SourceFile): Product | undefined => {
  if (/Caddyfile|\.caddyfile$/i.test(path)) return 'caddy';
  if (/^[ \t]*<VirtualHost\b/im.test(text) || /^[ \t]*SSL(?:Protocol|CipherSuite|Engine)\b/im.test(text)) return 'apache';
  if (/^(?:frontend|backend|listen)[ \t]+\S+/m.test(text) && /^[ \t]+(?:bind|server)[ \t]/m.test(text)) return 'haproxy';
  // From the brace backwards: forwards, each word of a long line would be looked at from each before it.
  if (/\{(?<=\b(?:server|location)\b[^;{}\n]*\{)/.test(text) || /^[ \t]*(?:add_header|more_set_headers|ssl_\w+|server_tokens|listen|include)[ \t]+[^;]{1,1000};/m.test(text))
    return 'nginx';
  return undefined;
};

const parse = (product: Product, text: string, lines: readonly string[]): readonly Directive[] => {
  if (product === 'nginx') return parseNginx(text);
  return product === 'caddy' ? parseCaddyfile(lines) : product === 'apache' ? parseApache(lines) : parseHaproxy(lines);
};

const fences: Readonly<Record<string, Product>> = { nginx: 'nginx', caddy: 'caddy', caddyfile: 'caddy', apache: 'apache', apacheconf: 'apache', haproxy: 'haproxy' };

const fencedConfigs = (file: SourceFile): readonly ProxyConfig[] | undefined => {
  if (!file.hasText || !/^[ \t]*(?:```|~~~)[ \t]*(?:nginx|caddy|apache|haproxy)/im.test(file.text)) return undefined;
  const found: ProxyConfig[] = [];
  let open: { product: Product | undefined; mark: string; start: number } | undefined;
  for (const [index, line] of file.lines.entries()) {
    const [, mark = '', language = ''] = /^\s*(`{3,}|~{3,})\s*([\w+-]*)/.exec(line) ?? [];
    if (mark === '') continue;
    if (!open) open = { product: Object.hasOwn(fences, language.toLowerCase()) ? fences[language.toLowerCase()] : undefined, mark, start: index + 1 };
    else if (mark.startsWith(open.mark) && language === '') {
      if (open.product) found.push(...fencedConfig(open.product, file.lines.slice(open.start, index), open.start));
      open = undefined;
    }
  }
  if (found.length === 0) return undefined;
  const certified = file.lines.findIndex((line) => addsCertificate.test(line) && !denies.test(line));
  return certified < 0 ? found : found.map((config) => ({ ...config, tlsElsewhere: certified + 1 }));
};
/** What rewrites such a site, or tells how, on the same page: `sudo certbot --nginx`. An address and `apt-transport-https` do not. */
const addsCertificate = /\bcertbot\b|\bacme\.sh\b|\b(?:set ?up|enable|add|install|configure)\b[^.\n]{0,40}(?<![\w+-])(?:SSL|TLS|HTTPS)\b(?!:)/i;
const denies = /\b(?:not|no|never|without)\b|n['’]t\b/i;

/** A block that shows only a part, with dots for the rest, may not parse; it then says nothing. */
const fencedConfig = (product: Product, lines: readonly string[], above: number): readonly ProxyConfig[] => {
  const down = (directives: readonly Directive[]): readonly Directive[] =>
    directives.map((one) => ({ ...one, line: one.line + above, ...(one.block ? { block: down(one.block) } : {}) }));
  try {
    return [{ product, directives: down(parse(product, lines.join('\n'), lines)), documented: true }];
  } catch (error) {
    if (error instanceof UnreadableError) return [];
    throw error;
  }
};
