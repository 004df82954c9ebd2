import { expression } from '../../../long-expression.ts';
/** Is a path public by its nature: health, metrics, login, documentation, static files? */
export const isOperational = (pattern: string): boolean => operational.test(pattern);

const operational = expression('i')`
    ^(?:[A-Z]+ )?\/?(?:$|\*$|api\/?$|v\d+\/?$)
    |^(?:[A-Z]+ )?(?:\/?(?:api|rest|v\d+(?:\.\d+)*|system|server|service|app|internal|management|actuator|core|backend))*\/?_?
    (?:(?:server|service|system|app|api)[-_]?)?(?:status|version)\/?$
    |(?:^|\/)_?(?:
      (?:[a-z\d]+[-_])*health(?:[zy]|[-_]?(?:check(?:s|er|z)?|status|probes?|info|live(?:ness)?|ready|readiness|endpoint))?|livez?|liveness
      |readyz?|readiness|ping|metrics|debug|pprof|favicon\.ico|robots\.txt|docs|redoc|openapi\.json|swagger\w*|static|assets|public
      |log[-_]?in|log[-_]?out|sign[-_]?in|sign[-_]?up|sign[-_]?out|register|auth|oauth2?|callback|sessions?|csrf(?:-token)?
      |(?:request[-_])?password[-_]?reset|(?:forgot|reset|recover)[-_]?password|verify[-_]?email|invitations?\/[:{<]\w*token[>}]?|webhooks?
      |\.well-known
    )(?:\/|$|\.)
  `;
