import { expression } from '../../../long-expression.ts';
import type { Subject } from '../statement.ts';

/** By which words it is spoken of how software is run, watched, built and released, in the order of `technicalSubjects`. */
export const operationSigns: readonly (readonly [group: string, subject: Subject, sign: RegExp])[] = [
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
