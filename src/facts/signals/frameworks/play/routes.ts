import type { SourceFile } from '../../../source-file.ts';

/** A line of `conf/routes`. */
export interface PlayRoute {
  readonly method: string;
  readonly pattern: string;
  /** The class that answers, and its method. */
  readonly controller: string;
  readonly action: string;
  /** `+ nocsrf` stands before it. */
  readonly isForgeryExempt?: true;
  readonly line: number;
}

/** `-> /api api.Routes`: another file of routes, or a router that is written in code. */
export interface PlayInclude {
  readonly pattern: string;
  readonly router: string;
  readonly line: number;
}

const route = /^\s*(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+(\/\S{0,400})\s+@?([\w.$`]{1,300})\.(\w{1,100})\b/;
const include = /^\s*->\s+(\/\S{0,300})\s+([\w.]{1,300})/;

/** https://www.playframework.com/documentation/latest/ScalaRouting */
export const playRoutesIn = ({ lines }: SourceFile): { readonly routes: readonly PlayRoute[]; readonly includes: readonly PlayInclude[] } => {
  const routes: PlayRoute[] = [];
  const includes: PlayInclude[] = [];
  let modifiers = '';
  lines.slice(0, 20_000).forEach((text, at) => {
    const [, method, pattern = '', controller = '', action = ''] = route.exec(text) ?? [];
    const [, below, router = ''] = include.exec(text) ?? [];
    if (method !== undefined) routes.push({ method, pattern, controller, action, line: at + 1, ...(/\bnocsrf\b/.test(modifiers) ? { isForgeryExempt: true } : {}) });
    else if (below !== undefined) includes.push({ pattern: below, router, line: at + 1 });
    if (/^\s*\+/.test(text)) modifiers = text;
    else if (/^\s*[^#\s]/.test(text)) modifiers = '';
  });
  return { routes, includes };
};
