import { expression } from '../../long-expression.ts';
import type { Sign } from './code-practice.ts';

/** Who calls, as handlers name them. */
const caller = '(?:user|currentUser|current_user|auth|payload|claims|decoded|token|session|principal|account|me)';

/** Who may do what, how somebody signs in, and what is asked of passwords and tokens. */
export const accountSigns: readonly Sign[] = [
  [
    'role',
    expression('i')`
      \b(?:require|requires|has|check|verify|ensure|authori[sz]e|restrict|allow)_?(?:any_?|all_?|to_?)?
      (?:role|admin|to(?=_?\(|_?(?:role|own|admin)))\w{0,12}\(
      |\b(?:require|requires|has|check|verify|ensure)_?(?:any_?|all_?)?permission\w{0,12}\(\s*
      (?:["'\x60[]|Permission|req\b|request\b|ctx\b|(?:current_?)?user\b)
      |@(?:Roles|RequireRoles?|RequirePermissions?|Permissions|PreAuthorize|Secured|RolesAllowed)\(
      |@(?:admin|roles?|permissions?|superuser|staff)_(?:required|accepted)\b|\bauthori[sz]e\( ?\[? ?["'][a-z_]{1,30}["']
      |\[Authorize\([^)]{0,40}(?:Roles|Policy) ?=|\bpermission_classes ?= ?[[(][^\])]{0,60}Admin|\.has(?:Any)?(?:Role|Authority)\(
      |\bmiddleware\([^)]{0,60}["'](?:role|permission|can|admin)\b|\bGate::(?:authorize|allows|denies|define)\(
      |\b(?:allowed|required|permitted|accepted)_?roles\b\)?\.(?:includes|contains|has)\(\s*(?:(?:req|request|ctx|c)\.)?
      (?:user|current_?user|caller|account|auth|session)|@(?:allowed|required|permitted|accepted)_?roles\b
    `,
  ],
  [
    'role',
    new RegExp(
      String.raw`\b${caller}(?:\?|!)?\.(?:\w{1,20}\.)?(?:role|is_?admin|is_?staff|is_?superuser)\w{0,6}(?:\)|\s)*(?:!==?|===?|not in\b|in\b|\{|:$)|\.includes\(\s*(?:req\.)?${caller}(?:\?|!)?\.role\b|\bif\b[^\n]{0,60}!\s*(?:req\.)?${caller}(?:\?|!)?\.is_?admin\b`,
      'i',
    ),
    // Who says a line of a conversation.
    /["'](?:assistant|system|tool)["']/,
  ],
  ['role', /\bsession(?:\.get\(|\[)\s?["'](?:role|is_?admin)["'](?:, ?[^)\n]{1,20})?[)\]]\s{0,2}(?:!==?|===?)|\bif not session(?:\.get\(|\[)\s?["']is_?admin["']/i],
  [
    'role',
    expression()`
      \bbefore_action\s{1,4}:(?:require|ensure|authenticate|authori[sz]e|verify|check)_(?:\w{1,20}_)?
      (?:admin|role|staff|superuser|moderator)\w{0,10}
      |\.(?:get|post|put|patch|delete|use|all)\(\s?["'\x60][^"'\x60\n]{0,80}["'\x60],[^\n]{0,120}\b(?:
        (?:require|ensure|check|verify|is)_?[aA]dmin|adminOnly|admin_only|adminMiddleware
      )\b
    `,
  ],
  ['role-named', /\broles?\b|_role\b|Role\b|permission|\brbac\b|\bis_?admin\b/i],
  [
    'upper',
    /\(\?=[^)]{0,4}\[A-Z\]\)|\/\[A-Z\]\+?\/|["'][/^.*?]{0,4}\[A-Z\][+.*?/$]{0,4}["']|\.isupper\(|\bIsUpper\(|isUpperCase\(|mixedCase\(|(?:[mM]in_?|[rR]equire_?|[hH]as_?|MIN_|REQUIRE_)(?:[uU]pper|UPPER)\w{0,8}["']?\s*[:=]/,
  ],
  [
    'lower',
    /\(\?=[^)]{0,4}\[a-z\]\)|\/\[a-z\]\+?\/|["'][/^.*?]{0,4}\[a-z\][+.*?/$]{0,4}["']|\.islower\(|\bIsLower\(|isLowerCase\(|mixedCase\(|(?:[mM]in_?|[rR]equire_?|[hH]as_?|MIN_|REQUIRE_)(?:[lL]ower|LOWER)\w{0,8}["']?\s*[:=]/,
  ],
  [
    'digit',
    /\(\?=[^)]{0,4}(?:\\{1,2}d|\[0-9\])\)|\/(?:\\d|\[0-9\])\+?\/|["'][/^.*?]{0,4}(?:\\{1,2}d|\[0-9\])[+.*?/$]{0,4}["']|\.isdigit\(|\bIsDigit\(|\bIsNumber\(|->numbers\(|(?:min_?|require_?|has_?)(?:digit|number|numeric)\w{0,8}["']?\s*[:=]/i,
  ],
  [
    'special',
    expression('i')`
      \(\?=[^)]{0,4}(?:\[[^\]\w\s]{1,4}[^\]]{0,40}\]|\\W)|\/\[\^[A-Za-z0-9\\]{3,20}[^\]]{0,6}\]\/|["']\/?\[\^[A-Za-z0-9\\]{3,20}[^\]]{0,6}\]
      |\/\[[!@#$%^&*][^\n]{0,60}\]\/|["']\[[!@#$%^&*][^\n]{0,60}\]["']|\/\\W\/|\bIsPunct\(|->symbols\(
      |(?:min_?|require_?|has_?)(?:special|symbol|non_?alpha)\w{0,12}["']?\s*[:=]
      |\bspecial_?chars?\b[^\n]{0,20}(?:\.test\(|\.some\(|\.match|\.search\()|\bin special_?chars?\b
    `,
  ],
  [
    'lock',
    expression('i')`
      \b\w*(?:
        lock(?:ed)?_?(?:out)?_?until|lock(?:out)?_?(?:until|end|expires?)(?:_?at)?|account_?locked|is_?locked(?:_?out)?|locked_?at
        |lock_?account|account_?non_?locked|lockoutEnd
      )\w{0,8}\b\s*(?:
        \(|=(?!=)(?!\s*[\w.]*(?:Column|Field|column)\()
        |:(?!\s*(?:\{|z\.|t\.|(?:Date|Number|Boolean|String|boolean|number|string|Mapped|Optional|datetime|bool)\b(?![.(])))
      )|\bAXES_FAILURE_LIMIT\b|\bLockout\.MaxFailedAccessAttempts|^\s*:lockable\b|\bdevise\b[^\n]{0,200}:lockable
    `,
  ],
  // A name alone may hold the hash of one, and may not.
  ['password-given', /\b(?:create|insert|save|upsert|update)\w*\(.{0,120}[{,]\s*(?:password|passwd|pwd|senha)\s*[,}]/i],
  ['strength', /isStrongPassword|zxcvbn|password[-_]?(?:validat|strength|polic|complex)|(?:validate|check|verify|strong)_?password(?!hash)/i],
  // What may ask for letters.
  ['letters-named', /A-Z|(?<![A-Za-z])a-z|(?<!to_?)upper|(?<!to_?|\.)lower(?!case\()|\\d|0-9|digit|punct|special|symbol|complex|strength|'A'/i],
  [
    'token-expiry',
    /\bexpiresIn\b ?[:=]|\.(?:expirationTime|setExpiration(?:Time)?|expiration|withExpiresAt)\(|\bExpiresAt\b ?:|["']exp["'](?: ?:|\] ?=)|\bexpires_delta ?=|_TOKEN_LIFETIME\b/,
    /presign|signed_?url/i,
  ],
  [
    'token-check',
    expression('i')`
      \bjwt\.verify\(|\bjwtVerify\(|\bjwt\.decode\([^)\n]{0,80}(?:algorithms|secret|key)|\.verify\(new (?:MAC|RSA)
      |\bparse(?:SignedClaims|ClaimsJws)\(|\bParseWithClaims\(|\bverifyIdToken\(|\bJWT(?:::|\.)decode\(|\bAddJwtBearer\(
      |jwt\w*\.verifyAsync\(
    `,
    /verify_signature["']?\s*[:=]>?\s*false|\bverify\s*[:=]\s*false|,\s*(?:nil|None),\s*false|RequireSignedTokens\s*=\s*false|ValidateIssuerSigningKey\s*=\s*false|algorithms["']?\s*[:=]\s*\[\s*["']none/i,
  ],
  ['captcha', /\b(?:recaptcha|turnstile|hcaptcha)\b[^\n]{0,60}siteverify|\bverify_?(?:re|h)?captcha\w{0,10}\(|\bverify_?turnstile\w{0,10}\(/i],
  ['password-reset', /["'`]\/?[\w/-]{0,30}(?:forgot|reset)[_-]password\b|\b(?:reset|forgot)_?password\w{0,12}\(/i],
  ['e-mail-verified', /["'`]\/?[\w/-]{0,30}(?:verify|confirm)[_-]e?mail\b|\b(?:verify|confirm)_?email\w{0,12}\(/i],
  ['session-renewed', /\bsession\.regenerate\(|\bsession_regenerate_id\(|\.cycle_key\(|\breset_session\b/],
  ['session-ended', /\bsession\.destroy\(|\breq\.logout\(|\bsession_destroy\(|\blogout_user\(|\bsession\.(?:invalidate|clear)\(|\brequest\.session\.flush\(/],
  [
    'asked-by-default',
    expression()`
      ["']DEFAULT_PERMISSION_CLASSES["']\s*:\s*[[(][^\])\n]{0,120}IsAuthenticated\b(?!OrReadOnly)
      |\.anyRequest\(\)\s*\.(?:authenticated|fullyAuthenticated)\(|\bFallbackPolicy\b[^\n]{0,160}RequireAuthenticatedUser\(
      |\bMapControllers\(\)\.RequireAuthorization\(
    `,
  ],
  ['token-refresh', /\buse_refresh_token\b|["'`]\/?[\w/-]{0,30}\brefresh(?:[-_]token)?\b["'`]|\b(?:create|issue|generate|rotate|verify|sign|new)_?refresh_?token\w{0,10}\(/i],
  [
    'lock-named',
    expression('i')`
      lock_?out|locked|lock_?(?:user|account)|fail(?:ed|ure)s?_?\w{0,8}(?:attempt|login|count|tries)
      |(?:log_?in|auth|attempts?|sign_?in|passw\w{0,6})_?fail|attempts\b|too_?many|block(?:_?duration|ed|_?until|_?user)
      |\b(?:is_?)?(?:banned|suspended)|brute|\.consume\(|consecutive|:lockable|\baxes\b
    `,
  ],
  ['captcha-named', /captcha|turnstile/i],
  ['reset-named', /forgot|recover|["'`/]new[_-]password|lost_?passw|reset_?(?:passw|pwd|token|link|code|e?mail|key|url)|(?:passw\w{0,6}|pwd)[_-]?reset|["'`][\w/:-]{0,40}reset\b/i],
  [
    'verified-named',
    expression('i')`
      verif(?:ied|ication)|activat|confirm(?:ed|ation|_?(?:token|code|link|account|url)|able)
      |verify_?(?:token|code|link|account|user|url|otp)|(?:verif|confirm)\w{0,8}[_-]?e?-?mail|e-?mail[_-]?(?:verif|confirm)
      |["'\x60][\w/:-]{0,40}(?:verify|confirm)\b
    `,
  ],
];
