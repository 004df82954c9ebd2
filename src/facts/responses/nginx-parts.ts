import type { Directive } from '../proxies/directive.ts';
import { parseNginx } from '../proxies/parse-nginx.ts';

/**
 * The headers, in lower case, that some of what a file of nginx serves is answered without: a server or location that adds one itself takes over none of those
 * around it. https://nginx.org/en/docs/http/ngx_http_headers_module.html#add_header
 */
export const headersOfPart = (text: string): ReadonlySet<string> => {
  let tree: readonly Directive[];
  try {
    tree = parseNginx(text);
  } catch {
    return new Set();
  }
  const answers = answering(tree, { sent: new Set(), isWhole: true });
  const all = new Set(answers.flatMap(({ sent }) => [...sent]));
  return new Set([...all].filter((name) => answers.some(({ sent, isWhole }) => isWhole && !sent.has(name))));
};

interface Answering {
  readonly sent: ReadonlySet<string>;
  /** False where another file is taken in, which may send more. */
  readonly isWhole: boolean;
}

const answering = (block: readonly Directive[], around: Answering): readonly Answering[] => {
  const own = block.filter(({ name }) => name === 'add_header').map(({ args: [name = ''] }) => name.toLowerCase());
  const isAdding = block.some(({ name, args: [path = ''] }) => (name === 'include' && !ofNoHeaders.test(path)) || name === 'more_set_headers');
  const here: Answering = own.length > 0 ? { sent: new Set(own), isWhole: !isAdding } : { ...around, isWhole: around.isWhole && !isAdding };
  const inside = block.flatMap(({ name, block: inner }) => (inner && /^(?:http|server|location|if)$/.test(name) ? answering(inner, here) : []));
  const isAnswering = block.some(({ name }) => /^(?:root|alias|proxy_pass|try_files|fastcgi_pass|uwsgi_pass|grpc_pass|index)$/.test(name));
  return isAnswering ? [...inside, here] : inside;
};

/** What nginx itself comes with. */
const ofNoHeaders = /(?:^|\/)(?:mime\.types|(?:fastcgi|proxy|uwsgi|scgi)_params)$/;
