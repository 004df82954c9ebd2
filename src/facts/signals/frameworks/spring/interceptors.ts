import { type Code, closingOf } from '../../code/code.ts';
import { ifBlocksIn } from '../../code/if-blocks.ts';
import type { Topic } from '../../signal.ts';
import { type Expression, expressionsIn } from './expressions.ts';
import { basesIn, declaredTypes } from './spring-types.ts';

/** `registry.addInterceptor(new LoginInterceptor()).addPathPatterns("/**").excludePathPatterns("/login")` */
export interface InterceptorPlace {
  readonly names: readonly string[];
  /** Empty for all paths. */
  readonly paths: readonly Expression[];
  readonly except: readonly Expression[];
  /** Which paths it is for was not read. */
  readonly isUnread?: true;
  readonly offset: number;
}

export const interceptorPlacesIn = (code: Code): readonly InterceptorPlace[] => {
  const calls = [...code.bare.matchAll(/\baddInterceptor\s*\(/g)].slice(0, 50);
  if (calls.length === 0) return [];
  const types = declaredTypes(code);
  const branches = ifBlocksIn(code);
  /** In a class that Spring looks into, and in no branch. */
  const isSure = (at: number): boolean => {
    const type = types.findLast(({ body, end }) => body <= at && at < end);
    return type !== undefined && /@[A-Z]/.test(annotationsOf(code, type.offset)) && !branches.some(({ from, until }) => from <= at && at < until);
  };
  return calls.map((match): InterceptorPlace => {
    const open = match.index + match[0].length - 1;
    let at = closingOf(code, open);
    const names = [...code.bare.slice(open, Math.min(at, open + 600)).matchAll(/\b([A-Za-z_]\w{1,80})\b/g)]
      .map(([name]) => name)
      .filter((name) => name !== 'new' && name !== 'this');
    const paths: Expression[] = [];
    const except: Expression[] = [];
    let isUnread = !isSure(match.index) || /=\s*\w+\s*\.\s*$/.test(code.bare.slice(Math.max(0, match.index - 80), match.index));
    for (;;) {
      const [all, name] = /^\s*\.\s*(\w+)\s*\(/.exec(code.bare.slice(at, at + 200)) ?? [];
      if (all === undefined) break;
      const start = at + all.length;
      at = closingOf(code, start - 1);
      const said = code.text.slice(start, at - 1);
      if (name === 'addPathPatterns' || name === 'excludePathPatterns') {
        const found = expressionsIn(said.replace(/^\s*(?:Arrays\.asList|List\.of|listOf)\(/, ''));
        if (found.length === 0 || found.some((one) => one.some((part) => 'name' in part && part.name === '()'))) isUnread = true;
        (name === 'addPathPatterns' ? paths : except).push(...found);
      } else if (name !== 'order') isUnread = true;
    }
    return { names: [...new Set(names)], paths, except, ...(isUnread ? { isUnread } : {}), offset: match.index };
  });
};

/** What stands before a type, from the end of what is declared above it. */
const annotationsOf = ({ bare }: Code, offset: number): string => {
  const before = bare.slice(Math.max(0, offset - 600), offset);
  return before.slice(Math.max(before.lastIndexOf(';'), before.lastIndexOf('\n}')) + 1);
};

/** An interceptor or a filter, and what it does to a request. */
export interface Gate {
  readonly name: string;
  readonly kind: 'interceptor' | 'filter';
  readonly topics: readonly Topic[];
  /** It asks the handler for an annotation first, or leaves out some paths by itself. */
  readonly isSelective: boolean;
  /** Spring puts it before all requests by itself. */
  readonly isComponent: boolean;
  /** The profile or the setting without which it is not made. */
  readonly condition?: string;
  readonly offset: number;
}

const interceptors = /^(?:HandlerInterceptor|HandlerInterceptorAdapter|AsyncHandlerInterceptor|WebRequestInterceptor)$/;
const filters = /^(?:OncePerRequestFilter|GenericFilterBean|Filter|HttpFilter|WebFilter|GlobalFilter|AbstractGatewayFilterFactory|CoWebFilter)$/;

/** `if (!enabled) return true;` */
const bySetting = /\bif\s*\([^;{}]{0,200}?(?:\b\w*(?:[eE]nabled?|[dD]isabled?|isActive)\b|\b(?:\w*[pP]ropert(?:y|ies)|\w*[cC]onfig|environment|env)\s*\.)/;

const marks: readonly (readonly [topic: Topic, ...words: readonly RegExp[]])[] = [
  [
    'authentication',
    /getHeader\(\s*(?:"[\w-]*(?:auth|token|key|secret)|[\w.]*(?:AUTH|TOKEN|[tT]oken|[aA]uth|KEY))|getSession\(|getCookies|getFirst\(|StpUtil\.|[jJ](?:wt|WT)\w*\.|[tT]oken\w*\.(?:verify|parse|valid|check|get)/i,
    /\breturn\s+false\b|\b40[13]\b|UNAUTHORIZED|FORBIDDEN|sendRedirect\(|throw\s+(?:new\s+)?\w*(?:Auth|Login|Token|Unauthor|Forbid|Denied|Business|Service|Custom|Api|Global|Runtime)\w*/,
  ],
  ['rate-limiting', /\b429\b|TOO_MANY_REQUESTS/, /limit|bucket|tryConsume|tryAcquire|increment|window|throttl/i],
  ['request-log', /\bgetRequestUR[IL]\b|\bgetURI\b|getPath\(/, /\bgetMethod(?:Value)?\b|\.method\b/, /\blog(?:ger)?\w*\.(?:info|debug|trace)\b/i],
];

export const gatesIn = (code: Code): readonly Gate[] =>
  declaredTypes(code).flatMap((type): Gate[] => {
    const bases = basesIn(type.head);
    const kind = bases.some((base) => interceptors.test(base)) ? 'interceptor' : bases.some((base) => filters.test(base)) ? 'filter' : undefined;
    if (kind === undefined) return [];
    const body = code.text.slice(type.body, Math.min(type.end, type.body + 20_000));
    const above = annotationsOf(code, type.offset);
    const [, conditional] = /@((?:Conditional|Profile)\w*)/.exec(above) ?? [];
    const topics = marks.filter(([, ...words]) => words.every((word) => word.test(body))).map(([topic]) => topic);
    return [
      {
        name: type.name,
        kind,
        topics: /\bSecurityContextHolder\b|ReactiveSecurityContextHolder/.test(body) ? topics.filter((topic) => topic !== 'authentication') : topics,
        isSelective:
          /\b(?:has|get)(?:Method)?Annotation\b|isAnnotationPresent|AnnotationUtils|AnnotatedElementUtils|AntPathMatcher|\b(?:startsWith|contains|endsWith|matches|equals(?:IgnoreCase)?)\(|shouldNotFilter/.test(
            body,
          ) || bySetting.test(body),
        isComponent: /@(?:Component|Service|WebFilter|Configuration)\b/.test(above),
        ...(conditional === undefined ? {} : { condition: conditional }),
        offset: type.offset,
      },
    ];
  });
