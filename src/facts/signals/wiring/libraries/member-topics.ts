import type { Topic } from '../../signal.ts';

/** Members of a framework's own middleware package, where one package brings several controls: `middleware.RateLimiter(`. */
export const memberTopics: readonly (readonly [member: RegExp, topics: readonly Topic[]])[] = [
  [/^django\.middleware\.security\.SecurityMiddleware$|^django\.middleware\.clickjacking\.XFrameOptionsMiddleware$/, ['security-headers']],
  [/^django\.middleware\.csrf\.CsrfViewMiddleware$/, ['csrf']],
  [/^csp\.middleware\.CSPMiddleware$|^django\.middleware\.csp\.ContentSecurityPolicyMiddleware$/, ['csp']],
  [/^corsheaders\.middleware\.CorsMiddleware$/, ['cors']],
  [/^django\.contrib\.auth\.middleware\.LoginRequiredMiddleware$|^(?:tornado\.)?web\.authenticated$/, ['authentication']],
  [/^(?:rest_framework\.)?permissions\.(?:IsAuthenticated|IsAdminUser|DjangoModelPermissions)$/, ['authentication']],
  [/^(?:\w+\.)*Health\w*Middleware$|^dockerflow\.django\.middleware\.DockerflowMiddleware$|^\w+\.(?:Heartbeat|Ping)$|^health_check\.urls$/, ['health']],
  [/^middleware\.RateLimiter|^(?:restify\.)?plugins\.throttle$|^restify\.throttle$/, ['rate-limiting']],
  [/^middleware\.(?:Throttle\w*)/, ['rate-limiting']],
  [/^middleware\.(?:KeyAuth|JWT|BasicAuth)\w*/, ['authentication']],
  [/^\w+\.csrfProtection$/, ['csrf']],
  [/^hapi\.security$/, ['security-headers', 'hsts']],
  [/^gin\.BasicAuth|^hapi\.auth$/, ['authentication']],
  [/^middleware\.(?:BodyLimit|RequestSize)\w*/, ['body-limit']],
  [/^middleware\.(?:Logger|RequestLogger)\w*|^gin\.(?:Logger|Default)\w*|^handlers\.(?:Combined|Custom)?LoggingHandler/, ['request-log']],
  [/^middleware\.CORS\w*|^handlers\.CORS/, ['cors']],
  [/^middleware\.Secure(?:WithConfig)?$/, ['security-headers']],
  [/^middleware\.CSRF\w*/, ['csrf']],
  [/^middleware\.HTTPSRedirect\w*/, ['https-redirect']],
  [/^express\.(?:json|urlencoded|raw|text)/, ['body-limit']],
  [/^helmet\.contentSecurityPolicy$/, ['csp']],
  [/^helmet\.(?:hsts|strictTransportSecurity)$/, ['hsts']],
  [/^helmet\.(?:frameguard|xFrameOptions|noSniff|xContentTypeOptions)$/, ['security-headers']],
  [/^bodyParser\.(?:json|urlencoded|raw|text)|^koaBody|^bodyParser$/, ['body-limit']],
];
