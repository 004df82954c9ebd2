import { expression } from '../../long-expression.ts';
import type { Subject } from './statement.ts';
import type { Section } from './vocabulary/section-signs.ts';
import { fromFirstWord } from './words.ts';

/**
 * What a claim about a system is about, by its words. The more special comes before the more general of the same group: of one group only the first counts,
 * so "HTTPS for all API calls" is one claim, and "a reverse proxy with valid certificates" two.
 */
const technical: readonly (readonly [group: string, subject: Subject, sign: RegExp])[] = [
  [
    'limit',
    'api/rate-limit-shared-store',
    /(?:redis|memcached|shared|distributed|multi-instance).{0,80}(?:rate[- ]?limit|throttl)|(?:rate[- ]?limit|throttl).{0,80}\b(?:redis|memcached|shared stor)/i,
  ],
  ['limit', 'api/rate-limit-default-on', /rate[- ]?limit\w*.{0,40}(?:by default|default[- ]on|always on|enabled)|(?:默认|デフォルト).{0,10}(?:限流|レート)/i],
  ['limit', 'api/rate-limit-configurable', /(?:adjust|tune|configur|customi[sz])\w*.{0,30}\b(?:rate[- ]?)?limits?\b(?! body)|rate[- ]?limit\w*.{0,30}(?:configurable|adjustable)/i],
  [
    'limit',
    'api/rate-limiting',
    /rate[- ]?limit|throttl(?:e|ing)|brute[- ]force|ratenbegrenzung|limitation de débit|límite de (?:tasa|velocidad)|limite de taxa|限流|速率限制|レート制限|ограничение (?:частоты|скорости)/i,
  ],
  ['body', 'api/body-limit', /(?:request|body|payload|upload|file)[- ](?:body )?(?:size|length)|maximum (?:request|body|upload)|size limits?|request limits/i],
  [
    'key',
    'api/key-hashing',
    expression('i')`
      (?<!derivation.{0,40})(?:keys?(?! deriv)|tokens?|passwords?|credentials?|secrets?|schlüssel|passwörter)(?!.{0,50}(?:\bhmac|signed))
      .{0,50}(?:hash|bcrypt|argon2|scrypt|pbkdf2|sha-?\d)
      |(?:hashed|hashing|bcrypt|argon2|scrypt).{0,40}(?:keys?|tokens?|passwords?|credentials?)
      |\b(?:bcrypt|argon2(?:id)?|scrypt|pbkdf2)\b.{0,30}\b(?:rounds?|cost|iterations|memory|stretches|work factor|strength)\b
      |密码.{0,10}(?:哈希|加密)|パスワード.{0,10}ハッシュ
    `,
  ],
  ['rotation', 'api/key-rotation', /\brotat(?:e|ed|ion|ing)\b|轮换|ローテーション/i],
  ['revocation', 'api/key-revocation', /\brevo(?:ke|ked|cation|king)\b/i],
  [
    'generation',
    'api/key-generation',
    expression('i')`
      (?:strong|unique|random|secure|complex)(?:, \w+)* (?:api )?(?:keys?|passwords?|secrets?|tokens?)(?!
        [- ](?:storage|based|polic|hash|manage|handling|requirement|complexity|authentication)
      )|(?:keys?|tokens?|secrets?) (?:are|is) (?:securely )?generated|generat\w+ (?:a )?(?:strong|secure|random)
      |cryptographically (?:secure|random)|csprng|强密码|強力なパスワード
    `,
  ],
  ['session', 'api/session-tokens', /\b(?:jwt|session)s?\b.{0,40}(?:token|expir|cookie(?!s?\b.{0,30}(?:http-?only|secure|same-?site))|timeout|sign|lifetime)|\bjwt\b/i],
  ['cookie', 'api/cookie-flags', /cookies?.{0,40}(?:http-?only|secure|samesite)|http-?only (?:cookies?|flags?)|httponly|samesite/i],
  ['csrf', 'api/csrf', /\bcsrf\b(?! keys?\b)|cross-site request forgery/i],
  ['compare', 'api/constant-time-compare', /constant[- ]time|timing[- ]safe|timing attack/i],
  [
    'ids',
    'api/unpredictable-ids',
    /(?:job|object|resource|session|user|request|task) ids?\b|\bids?\b.{0,20}\buuids?\b|\b(?:uses?|using|random) uuids?\b|\buuids?(?: ?v?4)? (?:are|is|as|for)\b|\buuid\w* ids?\b|predictable (?:\w+ )?ids?\b|guessable/i,
  ],
  [
    'admin',
    'network/admin-interface-restricted',
    expression('i')`
      admin(?:istration|istrative)?(?: api| panel| interface| console| dashboard| ui)?.{0,60}(?:
        trusted|internal|private|restrict|vpn|local|never expos|not expos|protected
      )|(?:restrict|protect|limit).{0,40}admin (?:api|panel|interface|console|ui)
    `,
  ],
  ['worker', 'api/worker-endpoints-authenticated', /workers?\b.{0,60}authori[sz]ed|authori[sz]ed workers?/i],
  [
    'authz',
    'api/authorization',
    /authori[sz]ation(?!,? x-| headers?\b|: (?:bearer|basic|token)\b)|access controls?|\brbac\b|\bacls?\b|least[- ]privilege|permission (?:checks?|model)|role[- ]based|ownership|访问控制|权限(?:控制|管理|验证)|アクセス制御|認可|управление доступом/i,
  ],
  [
    'authn',
    'api/authentication',
    /authenticat(?!\w* failure)|\b(?:no|without) auth\b|\blogin\b|\bmfa\b|\b2fa\b|two-factor|api[- ]key (?:auth|check|protection)|\boauth2?\b|(?<!\b(?:keyless|actions|github|via|and|publishing)[ (/]{1,2})\boidc\b|认证|身份验证|認証|аутентификаци|authentifi|autenticaci|autenticaç/i,
  ],
  ['injection', 'api/sql-parameterised', /sql injection|parameteri[sz]ed|prepared statement|\borm\b.{0,30}(?:inject|quer)|SQL注入|SQLインジェクション/i],
  ['ssrf', 'api/ssrf', /\bssrf\b|server-side request/i],
  ['path', 'api/path-traversal', /path[- ]traversal|directory traversal|路径(?:遍历|规范)|パストラバーサル/i],
  ['upload', 'api/upload-validation', /\bupload(?:s|ed)?\b.{0,50}(?:validat|type|scan|restrict|limit)|(?:mime|file)[- ]types?/i],
  ['errors', 'api/error-detail', /error (?:message|detail|response)s?|stack traces?|generic (?:error|message)/i],
  [
    'validation',
    'api/input-validation',
    /validat\w*.{0,40}\b(?:input|request|data|user|parameter|payload)|\binputs?\b.{0,40}(?:validat|saniti[sz])|saniti[sz]|输入(?:验证|校验)|入力(?:検証|値)|валидаци|validación de entrada|validação de entrada/i,
  ],
  ['docs', 'api/docs-exposure', /(?:swagger|openapi|api docs|api documentation|\/docs\b).{0,50}(?:disabl|expos|production|protect|turned off|switched off)/i],
  ['hsts', 'network/hsts', /\bhsts\b|strict[- ]transport[- ]security/i],
  ['csp', 'network/csp', /\bcsp\b|content[- ]security[- ]policy/i],
  ['cors', 'network/cors', /\bcors\b|cross-origin resource/i],
  ['headers', 'network/security-headers', /secur(?:e|ity) (?:http )?headers|x-frame-options|x-content-type|helmet\b/i],
  [
    'tls',
    'network/outbound-https',
    /https.{0,30}(?:api calls?|outbound|outgoing|upstream|external (?:requests|calls))|(?:outbound|outgoing|external) (?:calls|requests|connections).{0,30}(?:https|tls)/i,
  ],
  ['tls', 'network/tls-in-production', /\bhttps\b|\btls\b|\bssl\b(?! certificate)|encrypt\w* (?:in transit|connections|traffic)|传输加密|通信の暗号化/i],
  ['certificates', 'network/certificates', /\bcertificates?\b|let'?s encrypt|(?<![@./\w-])acme\b(?![.-]\w)|证书|証明書|zertifikat/i],
  ['proxy', 'network/reverse-proxy', /reverse[- ]prox(?:y|ies)|\bnginx\b|\bcaddy\b|\btraefik\b|load balancer|反向代理|リバースプロキシ/i],
  ['trusted', 'network/trusted-proxy', /x-forwarded|trusted prox|proxy headers/i],
  [
    'firewall',
    'network/firewall',
    /firewall|(?:restrict|limit)\w* (?:network )?access|trusted networks?|ip (?:allow|white|block|black)-?list|\bvpn\b|network (?:segmentation|isolation)|防火墙|ファイアウォール|брандмауэр|pare-feu|cortafuegos/i,
  ],
  ['datastore', 'network/datastore-not-public', /(?:database|redis|postgres\w*|mysql|mongodb|datastore)\b.{0,50}(?:expos|public|internal|private|reachable)/i],
  [
    'bind',
    'network/bind-address',
    /\bbind(?:s|ing)?\b.{0,40}(?:address|interface|localhost|127\.|0\.0\.0\.0)|listens? (?:only )?on (?:localhost|127|(?:the )?loopback)|localhost only|only (?:on )?localhost|\b(?:local|localhost|loopback)-only bind(?:ing)?s?\b|(?<!\bports?\b.{0,30})\bbound (?:only )?to (?:localhost|(?:the )?loopback)|\b(?:accepts? only|only accepts?) (?:local|loopback|localhost) connections/i,
  ],
  [
    'publish',
    'container/loopback-publish',
    /127\.0\.0\.1:\d+:\d|\b(?:publish|expos|bind|bound|listen|map)\w*[^.]{0,60}127\.0\.0\.1:\d|-p 127\.|unnecessary ports|publish\w* (?:\w+ )*(?:loopback|localhost)/i,
  ],
  ['policy', 'container/network-policy', /network ?polic(?:y|ies)/i],
  ['root', 'container/non-root', /non-?root|(?:not|never|avoid|don'?t) (?:run\w* )?as root|unprivileged user|--user \d|rootless|非root|非 root|root以外/i],
  ['readonly', 'container/read-only-root', /read-?only (?:root )?(?:file ?system|container|fs)|--read-only|readonlyrootfilesystem/i],
  ['tmpfs', 'container/tmpfs-for-tmp', /\btmpfs\b/i],
  ['resources', 'container/resource-limits', /(?:resource|memory|cpu) (?:limits?|quota|constraints?)|limit (?:resources|memory|cpu)|--memory|--cpus|\bulimit/i],
  ['caps', 'container/drop-capabilities', /cap[-_]drop|(?:drop(?:s|ped)?|minimal|linux) (?:all )?(?:of )?(?:the )?(?:linux )?capabilities/i],
  ['nnp', 'container/no-new-privileges', /no-new-privileges/i],
  [
    'nnp',
    'container/privilege-escalation',
    /\bprivilege escalation (?:is |are )?(?:\w+ly )?(?:disabled|disallowed|forbidden|prohibited|turned off|not (?:allowed|permitted))|\b(?:disables?|disallows?|forbids?|no|without) privilege escalation\b/i,
  ],
  ['seccomp', 'container/seccomp', /\bseccomp\b|\bapparmor\b|\bselinux\b/i],
  [
    'base',
    'container/base-pinned',
    /base images?|pinned? (?:image )?digests?|image digests?|images?\b.{0,40}\bpinn?(?:ed|ing)?\b.{0,20}(?:digest|sha-?256)|\bpin(?:ned|ning)?\b.{0,30}images?\b.{0,20}(?:digest|sha-?256)/i,
  ],
  [
    'imagescan',
    'ci/image-scan',
    /(?:container|image|docker) (?:vulnerability )?scan|\bscan(?:s|ned|ning)? (?:the |each |every |all |our )?(?:\w+ )?(?:container )?images?\b|\bimages? (?:are|is|get|gets) (?:\w+ )?scanned\b|\btrivy\b|\bgrype\b|docker scout/i,
  ],
  ['systemd', 'container/systemd-hardening', /\bsystemd\b/i],
  ['containersecrets', 'container/secrets-external', /(?:kubernetes|docker|external|k8s) secrets?\b|secrets? manage(?:r|ment)|\bvault\b|\bkms\b|secret stores?/i],
  [
    'env',
    'secrets/env-file-untracked',
    /(?:don'?t|do not|never|not|avoid|nunca|n[ãa]o|jamais|niemals|не|不要|勿).{0,20}commit.{0,40}\.env|\.env\b.{0,40}(?:never|not|don'?t).{0,20}commit/i,
  ],
  ['env', 'secrets/env-file-ignored', /\.env\b.{0,40}(?:ignor|gitignore)|gitignore.{0,40}\.env|\.env files?\b/i],
  [
    'env',
    'secrets/config-from-environment',
    expression('i')`
      (?<!(?:limits?|behaviou?r|features?|timeouts?|adjust\w*|tuned?|moved? (?:in)?to|example)\b.{0,30})
      (?:environment variables?|env(?:ironment)? vars?)|环境变量|環境変数|umgebungsvariablen|variables? d'environnement|variables de entorno
      |variáveis de ambiente|переменны[ех] (?:окружения|среды)
    `,
  ],
  [
    'hardcoded',
    'secrets/no-hardcoded-credentials',
    /hard-?cod|in (?:the )?(?:source )?code\b.{0,30}(?:keys?|secrets?|passwords?)|(?:keys?|secrets?|passwords?|credentials?|tokens?).{0,30}in (?:the |your )?(?:source )?code|硬编码|ハードコード/i,
  ],
  [
    'committed',
    'secrets/no-secrets-in-tree',
    expression('i')`
      (?:never|not|don'?t|avoid|no).{0,25}(?:commit|check(?:ed)? in|push).{0,40}(?:secret|credential|password|token|key|sensitive)
      |(?:secrets?|credentials?|keys?|tokens?).{0,40}(?:never|not|no).{0,20}(?:commit|repositor|version control)
      |no (?:secrets|credentials)\b.{0,20}(?:in|committed)|(?:提交|コミット).{0,20}(?:密钥|秘密|機密)
    `,
  ],
  ['default', 'secrets/default-credential', /default (?:admin )?(?:credentials?|passwords?|secrets?|accounts?)|默认密码|デフォルトパスワード/i],
  [
    'pii',
    'privacy/pii-in-logs',
    /(?:personal|sensitive|pii|secrets?|credentials?|passwords?|tokens?).{0,40}\b(?:not |never )?(?:logs?|logged|logging)\b|redact|日志.{0,12}(?:敏感|密钥|密码|个人|隐私)|(?:敏感|密钥|密码|个人信息).{0,12}日志/i,
  ],
  ['monitoring', 'logging/security-events', /security events?|(?:api )?key usage|failed (?:login|auth)|auth(?:entication)? failures|suspicious|intrusion/i],
  [
    'requestlog',
    'logging/audit-coverage',
    /(?:creation|access|deletion|update)\/?\w* (?:and access )?logs?\b|log(?:s|ged|ging)? (?:all|every) (?:access|change|action|operation)/i,
  ],
  [
    'structured',
    'logging/structured',
    /\bstructured (?:json )?(?:logs?\b|logging|application logs?)|\bjson logs?\b|\blogs? (?:are|is) (?:\w+ )?(?:as|in) (?:structured )?json\b|\bjson-formatted logs?\b/i,
  ],
  ['audit', 'logging/audit-log', /audit (?:log|trail|logging)|审计日志|監査ログ/i],
  [
    'requestlog',
    'logging/request-log',
    /(?:request|access) log|log(?:s|ging)? (?:all |every |each )?requests?\b|requests? (?:is|are|gets?) (?:\w+ly )?logged|(?<!\baudit )\blogging\b|(?:访问|请求|启用|开启|记录).{0,6}日志|日志(?:记录|功能)|ログ(?:記録|出力)|журналирован|logs? enabled/i,
  ],
  [
    'monitoring',
    'container/healthcheck',
    /\b(?:docker|containers?|compose|images?|pods?)\b.{0,40}\bhealth[- ]?checks?\b|\bhealth[- ]?checks?\b.{0,40}\b(?:containers?|images?|docker|compose|dockerfiles?)\b|\bHEALTHCHECK\b/,
  ],
  [
    'monitoring',
    'logging/monitoring',
    /\bmonitoring\b|\bmetrics\b|\balerting\b|health (?:checks?|endpoint)|monitor (?:logs|for|the|your|cluster|access)|监控|監視|мониторинг|überwach/i,
  ],
  ['retention', 'privacy/retention', /retention|data (?:expir|lifetime)|数据保留|保存期間/i],
  ['deletion', 'privacy/deletion', /(?:data )?deletion|delete (?:personal|user|your) data|right to (?:be forgotten|erasure)|数据删除/i],
  ['consent', 'privacy/consent', /\bconsent\b|einwilligung|consentement|consentimiento|consentimento|同意/i],
  [
    'regulation',
    'privacy/regulation',
    /\bgdpr\b|\bccpa\b|\bhipaa\b|\blgpd\b|\bkvkk\b|\bpopia\b|\bpipl\b|\bdsgvo\b|\brgpd\b|\bsoc ?2\b|\biso ?27001\b|\bpci[- ]dss\b|\bfips\b|\bpipeda\b|data protection law/i,
  ],
  ['codeql', 'ci/codeql', /code-?ql/i],
  ['secretscan', 'ci/secret-scan', /secret[- ]scan|\bgitleaks\b|trufflehog|detect-secrets|gitguardian/i],
  [
    'linter',
    'ci/security-linter',
    expression('i')`
      \bgosec\b|golangci|\bbandit\b|\bsemgrep\b(?!\.dev)|\bbrakeman\b|\bspotbugs\b|eslint|\bsonar
      |(?<!(?:identified|found|reported|flagged) by )static (?:security )?anal|\bsast\b|\bclippy\b|\bruff\b|\bpsalm\b|phpstan|staticcheck
      |code scanning|linter|linting|静态分析|静的解析
    `,
  ],
  [
    'vulnscan',
    'dependencies/vulnerability-scan',
    expression('i')`
      govulncheck|pip-?audit|npm audit|yarn audit|pnpm audit|cargo[- ](?:audit|deny)|osv-scanner|\bsnyk\b|bundler?-audit|dependency[- ]check
      |(?<!(?:image|container|docker) )(?:dependenc\w+|vulnerabilit\w+) scan|scan\w* (?:\w+ )*dependenc
      |dependenc\w+ (?:are|is|get|gets) (?:\w+ )?(?:scanned|checked for (?:known )?vulnerab)
      |(?:monitor|watch|track).{0,30}(?:security )?advisories|依赖(?:扫描|漏洞)|依存関係.{0,8}(?:スキャン|脆弱)
    `,
  ],
  ['updates', 'dependencies/update-bot', /dependabot|renovate|automat\w+ (?:tools|dependency|updates).{0,40}dependenc|dependenc\w+.{0,30}automat/i],
  [
    'updates',
    'dependencies/update-activity',
    /(?:dependenc\w*|libraries|packages).{0,40}(?:up[- ]?to[- ]?date|updat|current|upgrad)|(?:updat|upgrad|keep)\w*.{0,40}(?:dependenc|libraries|packages)|依赖(?:更新|定期)|更新依赖|依存(?:関係|ライブラリ).{0,8}(?:更新|最新)|обновл\w+ зависимост/i,
  ],
  [
    'servertokens',
    'network/server-tokens',
    expression('i')`
      \b(?:nginx|apache|caddy|web server|server)\b.{0,30}\b(?:not|never|n['’]t)\b.{0,12}\b
      (?:reveal|disclos|expos|leak|show|send|advertis|tell)\w*.{0,12}\bversion(?!
        [ ](?:number )?to (?:the|our|its) (?:update|metrics|telemetry|licen[cs]e|statistics)\b
      )
      |\b(?:nginx|apache|server|web server)\b.{0,20}\bversions?\b.{0,20}\b(?:
        hidden|suppress\w*|conceal\w*|not (?:disclosed|revealed|exposed|shown|sent)
      )\b|\bserver_tokens off\b
    `,
  ],
  ['stages', 'container/multi-stage', /\bmulti-?stage (?:docker |container |image )?(?:builds?|images?|dockerfiles?)\b/i],
  ['budget', 'container/disruption-budget', /\bpod ?disruption ?budgets?\b|\bPDBs?\b/i],
  ['pinned', 'container/image-tags-pinned', /\b(?:image|container) (?:versions?|tags?)\b|\blatest`? (?:image )?tags?\b/i],
  [
    'permissions',
    'ci/least-privilege-token',
    expression('i')`
      \b(?:github_token|(?:workflow|job|ci) tokens?)\b.{0,20}\bread-?only\b
      |(?:minim\w+|least[- ]privileg\w+|limited|restricted|read-only|scoped)\W+(?:\w+\W+){0,3}(?:github_token|workflow|job)s?\b.{0,20}\bperm
      issions?\b|\b(?:github_token|workflow|job)s?\W+(?:token\W+)?permissions?\b.{0,40}(?:minim|least|limited|restricted|read-only|scoped)
    `,
  ],
  ['pinned', 'ci/actions-pinned', /^(?!.*\b(?:packages?|librar|requirements|lock))(?:.*\bpinn?(?:ed|ing)?\b.{0,40}\bactions?\b|.*\bactions?\b.{0,40}\bpinn?(?:ed|ing)?\b)/i],
  ['pinned', 'dependencies/pinned', /\bpin(?:ned|ning)?\b.{0,30}(?:dependenc|versions?|packages?)|(?:dependenc|versions?|packages?)\w*.{0,30}\bpinn?(?:ed|ing)?\b/i],
  ['lock', 'dependencies/lockfile', /lock-?files?|package-lock|pnpm-lock|\b(?:yarn|poetry|cargo|composer|gemfile|uv|bun|pdm|pubspec|mix|flake)\.lock\b|go\.sum/i],
  ['actions', 'ci/actions-pinned', /actions?.{0,30}(?:pinned|sha)/i],
  [
    'signed',
    'releases/signed-tags',
    /(?:signed|gpg).{0,20}(?:tags?|commits?|releases?)(?!.{0,40}(?:cosign|sigstore))|(?:tags?|commits?|releases?) (?:\w+ ){0,3}signed(?!.{0,40}(?:cosign|sigstore))/i,
  ],
  [
    'provenance',
    'releases/provenance',
    /(?:binaries|artifacts?|images?|packages?|charts?|installers?),? (?:\w+ ){0,3}signed|\bcosign\b|sigstore|provenance|\bslsa\b|\bsboms?\b|attest(?:ation|ed)|checksums?|reproducible builds?|builds? (?:are |is )?(?:\w+ )?reproducible/i,
  ],
  ['license', 'releases/license-present', /\blicen[sc]ed? under|\bMIT licen/i],
];

const port = /\bport(?: (?:is|number|no\.?)){0,2}\s*:?\s*\d{2,5}\b/i;

/** The scheme of an address is no claim about encryption, nor the name of an option of a program that verifies one about login. */
const withoutAddresses = (text: string): string =>
  text.replaceAll(/\bhttps?:\/\/[^\s)\]>`'"]{4,}/gi, ' ').replaceAll(/(?=\s--)(?<=\b(?:cosign|slsa-verifier|gh attestation)\b.*)\s--[\w-]+/gi, ' ');

/** Every subject of a sentence about a system, in the order above. */
export const technicalSubjects = (written: string): readonly Subject[] => {
  const text = withoutAddresses(written);
  const groups = new Set<string>();
  const subjects: Subject[] = port.test(text) ? ['network/port-documented'] : [];
  for (const [group, subject, sign] of technical) {
    if (groups.has(group) || subjects.includes(subject) || !sign.test(text)) continue;
    groups.add(group);
    subjects.push(subject);
  }
  return subjects;
};

/** What a sentence about the handling of reports is about, by the section it stands in and its words; undefined for one about something else. */
export const procedureSubject = (sections: readonly Section[], text: string, isHeading = false): Subject | undefined => {
  if (isHeading) return undefined;
  for (const section of sections) {
    const subject = bySection[section]?.(text);
    if (subject) return subject;
  }
  return undefined;
};

const publication = (text: string): Subject | undefined => {
  if (/\badvisor(?:y|ies)\b|安全公告|アドバイザリ/i.test(text)) return 'releases/security-advisories';
  if (/fix(?:es|ed)?\b.{0,40}(?:before|prior to).{0,30}(?:disclos|public)|^(?:the )?(?:fix|patch) (?:is )?released|release fixes/i.test(fromFirstWord(text)))
    return 'releases/fix-before-disclosure';
  return /(?:fix|patch|update)\w*.{0,40}(?:released|available|published).{0,30}(?:soon|prompt|quick|timely)|releas\w+ (?:\w+ )*patches|security (?:fixes|patches|updates) (?:are|will be)/i.test(
    text,
  )
    ? 'releases/security-patches'
    : undefined;
};

/** Where news of fixes can be found. */
export const announcement = (text: string): Subject | undefined => {
  if (/\bsubscrib|\bwatch\b|notification|stay informed|security alerts|mailing list|rss\b/i.test(text)) return 'releases/notifications';
  if (/\btags?\b/i.test(text)) return 'releases/security-tags';
  if (/release notes?|change ?log|news\b|发布说明|更新日志|リリースノート/i.test(text)) return 'releases/release-notes';
  return publication(text);
};

/** What the maintainers will do with a report, said where reporting is explained. */
const promised = expression('i')`
    \b(?:we|our (?:team|maintainers)|the (?:team|maintainers?))\b.{0,60}\b(?:
      acknowledge|respond|reply|confirm|triage|fix|resolve|patch|get back|inform|update you|keep you
    )\b|\b(?:fix(?:es)?|patch(?:es)?) (?:is|are|will be) (?:released|published)\b
  `;

/** "You should hear from us within two days", "reporters can expect an answer within 72 hours". */
const expected =
  /\b(?:you|reporters?(?:\(s\))?)\b (?:will|should|can|may)\b (?:expect to |expect )?(?:receive|get|hear|an? (?:\w+ )?(?:response|reply|answer|acknowledg\w+))\b|\b(?:respond|reply|acknowledg\w+|response|answer)\b[^.]{0,60}\bwithin\b/i;

const reporting = (text: string): Subject => {
  if (/\bissues?\b/i.test(text) && /public|github|tracker/i.test(text) && /\b(?:not|n'?t|never|instead|rather|avoid)\b/i.test(text)) return 'policy/issue-template-redirect';
  if (promised.test(text) || expected.test(text)) return publication(text) === 'releases/fix-before-disclosure' ? 'releases/fix-before-disclosure' : response(text);
  if (/@|\bor (?:e-?mail|contact)\b|e-?mail (?:the |us|to|your)|(?<!\b(?:they|we|members?|team) )contact (?:\w+ ){0,3}(?:maintainers?|owner|author)|\[at\]|mailto:/i.test(text))
    return 'policy/contact-reachable';
  return 'policy/private-report-channel';
};

const response = (text: string): Subject => {
  if (/credit|acknowledg(?:e|ing) you\b|attribut|anonym|hall of fame/i.test(text)) return 'policy/credit-terms';
  return 'policy/response-times';
};

const bySection: { readonly [S in Section]?: (text: string) => Subject | undefined } = {
  supported: (text) => (/releas\w+ (?:\w+ )*patches/i.test(text) ? 'releases/security-patches' : 'policy/supported-versions-match-tags'),
  noPublic: (text) => (/\bissues?\b|issue/i.test(text) ? 'policy/issue-template-redirect' : 'policy/no-public-issue-instruction'),
  reportContents: () => 'policy/report-contents',
  outOfScope: () => 'policy/scope-section',
  scope: () => 'policy/scope-section',
  expect: response,
  process: (text) => publication(text) ?? 'policy/disclosure-process',
  disclosure: (text) => publication(text) ?? 'policy/disclosure-process',
  credit: () => 'policy/credit-terms',
  safeHarbor: () => 'policy/disclosure-process',
  researcherRules: () => 'policy/no-public-issue-instruction',
  announcements: announcement,
  reporting: reporting,
  contact: (text) => (/advisor|report a vulnerability/i.test(text) ? 'policy/private-report-channel' : reporting(text)),
};
