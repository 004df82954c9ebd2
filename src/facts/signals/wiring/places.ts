import { expression } from '../../../long-expression.ts';
import { watch } from '../code/cues.ts';
import type { Language } from '../code/language.ts';

/** A call or list that puts something before routes. */
interface Place {
  /** Ends with the opening bracket whose content names what is wired. */
  readonly pattern: RegExp;
  readonly scope: 'app' | 'route';
}

export const places: Record<Language, readonly Place[]> = {
  python: [
    { pattern: /\.add_middleware\(|\bMiddleware\(|\.(?:before_request|before_app_request|after_request|init_app)\(|\.include_router\(|\.wsgi_app\s*=\s*\w+\(/g, scope: 'app' },
    { pattern: /\b(?:FastAPI|Starlette|APIRouter|Flask|Blueprint|Litestar|Sanic|web\.Application|falcon\.(?:asgi\.)?(?:App|API))\(/g, scope: 'app' },
    { pattern: /\bNinja(?:Extra)?API\(/g, scope: 'app' },
    { pattern: /\b(?:MIDDLEWARE|middlewares)\.(?:append|insert|extend)\(|\.register_middleware\(/g, scope: 'app' },
    { pattern: /\b(?:MIDDLEWARE|DEFAULT_\w+_CLASSES)["']?\s*(?:\+?=|:)\s*[[(]/g, scope: 'app' },
    { pattern: /\b(?:Depends|Security)\(/g, scope: 'route' },
    { pattern: /\b(?:permission_classes|throttle_classes|authentication_classes|decorators)\s*=\s*[[(]/g, scope: 'route' },
  ],
  node: [
    { pattern: /(?<!\binterceptors\.\w{1,20})\.(?:use|register|addHook|decorateRequest|useGlobal(?:Guards|Interceptors|Pipes|Filters)|apply|ext)\(/g, scope: 'app' },
    // Hono: a router of its own below a path.
    { pattern: /\.route\((?=\s{0,40}["'`][^"'`\n]{0,200}["'`]\s{0,9},\s{0,40}[\w$.]{1,80}\s{0,9},?\s{0,40}\))/g, scope: 'app' },
    { pattern: /\.auth\.default\(|\b[hH]api\.[sS]erver\(/g, scope: 'app' },
    { pattern: /\bAPP_(?:GUARD|INTERCEPTOR|PIPE)\b/g, scope: 'app' },
    { pattern: /@Use(?:Guards|Interceptors)\(/g, scope: 'route' },
    { pattern: /\b(?:preHandler|onRequest|preValidation|beforeHandler|middlewares?)\s*:\s*\[?/g, scope: 'route' },
    { pattern: /\.(?:get|post|put|patch|delete|all|del|route)(?:<[^()]{1,400}>)?\(\s*['"`/]/g, scope: 'route' },
    { pattern: /\)\s*\.(?:get|post|put|patch|delete|all)\((?=\s*[\w$]+[,(.])/g, scope: 'route' },
  ],
  go: [
    {
      pattern:
        /\.(?:Use|UseHandler|UseFunc|Pre|AppendMiddleware)\(|\b(?:\w*[cC]hain\w*|\w*Middlewares?|alice\.New|negroni\.New|(?!\w*[eE]rr)(?<!\b(?:\w{0,20}[eE]rr\w{0,20}|eris|oops)\.)\w*[wW]rap\w*|Compose)\(/g,
      scope: 'app',
    },
    { pattern: /\bHandler:\s*(?=[\w.]+\()|\bListenAndServe(?:TLS)?\(/g, scope: 'app' },
    {
      pattern: expression('g')`
          \b(\w{0,30}(?:[hH]andler|[mM]ux|[rR]outer|\b[aA]pp|[rR]oot|[sS]rv|[sS]erver|[nN]ext|[cC]hain|[aA]pi|[sS]tack)\w{0,30}|[hrms])
          \s{0,9}:?=\s{0,9}(?!append\b)(?=
            [\w.]+\((?:(?:mux|router|handler|h|r|next|app|srv|root|api)\)|[^()\n]{0,80}(?:\([^()\n]{0,80}\))?[^()\n]{0,80}\b\1\b)
          )
        `,
      scope: 'app',
    },
    { pattern: /\breturn\s+(?=[\w.]+\((?:mux|router|handler|h|r|root|api)\))/g, scope: 'app' },
    {
      pattern: /\.(?:With|Group|Handle|HandleFunc|Get|Post|Put|Patch|Delete|GET|POST|PUT|PATCH|DELETE|Any|Method|Add(?=\(\s{0,9}(?:http\.Method|["a-z][\w."]{0,40}\s{0,9},)))\(/g,
      scope: 'route',
    },
  ],
};

for (const { pattern } of Object.values(places).flat()) watch(pattern);
