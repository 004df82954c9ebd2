import { expression } from '../../long-expression.ts';
import { accountSigns } from './account-signs.ts';
import type { Sign } from './code-practice.ts';
import { processSigns } from './process-signs.ts';
import { requestSigns } from './request-signs.ts';

/** A file, and a line, without any of these has no sign either. */
export const spoken = expression('i')`
    role|permission|ValidationPipe|admin|unsafe-|fetch\(|requests\.|httpx|urlopen|https?\.|aiohttp|socket|XMLHttpRequest|axios|net\.Dial|reqwest|ureq
    |TcpStream|sendBeacon|telemetry|analytics|posthog|mixpanel|gtag|subprocess|system\(|popen\(|child_process|spawn|exec\w*\(|Command|eval\(
    |Function\(|\bselect\s|insert\s+into|delete\s+from|update\s+\S+\s+set\s|authori[sz]e|hasAuthority|Gate::|Secured|A-Z\]|a-z\]|\\d|0-9
    |upper|lower|IsDigit|isdigit|\\W|\[\^|special|mixedCase|lock|passw|zxcvbn|saniti[sz]e|bleach\.|nh3\.|escapeHtml|html\.escape|DOMPurify
    |(?:local|session)Storage|expir|["']exp["']|LIFETIME|jwt|parse(?:Signed)?Claims|ParseWith|verifyAsync|verifyIdToken|MACVerifier|https
    |ssl|requiresSecure|versioning|api\/v\d|health|x-request-id|correlation|request_?id|email|captcha|turnstile|cors|session|logout
    |ParseAddress|SIGTERM|SIGINT|signal|ShutdownHook|uncaughtException|unhandledRejection|powered|helmet|expose_php|server_tokens|attempt
    |failed|axes|reset|forgot|recoverable|consume|complex|digit|symbol|punct|strength|'A'|joi|verif|confirm|activat|block|consecutive|tries
    |too_?many|banned|suspended|brute|recover|lost|debug|release|consider_all|filter_|redact|sensitive|IsAuthenticated|anyRequest
    |FallbackPolicy|RequireAuthorization|refresh|redis|rdb|valkey|incr|whitelist|unknown|\bextra\b|nonce|strict-dynamic|0o?[67]00|umask|writeFile
    |createWriteStream|outputFile|fs::write|[pP]arse(?:Async)?\((?:await )?(?:req|ctx|c\.)|validate(?:Async|Sync)?\((?:req|ctx)|write_text
    |write_bytes|file_put_contents|os\.Create\(|File::create|File\.write|Files\.write|open\([^\n]{1,120}["'][wax]|rand|nanoid|uuid4|OsRng
    |secrets\.
  `;

export const signs: readonly Sign[] = [...accountSigns, ...requestSigns, ...processSigns];
