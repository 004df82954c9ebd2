import { expression } from '../../long-expression.ts';
import type { Sign } from './sign.ts';

/** Who calls, as handlers name them. */
const caller = '(?:user|currentUser|current_user|auth|payload|claims|decoded|token|session|principal|account|me)';

/** Who may do what, once it is known who asks. */
export const roleSigns: readonly Sign[] = [
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
    'asked-by-default',
    expression()`
      ["']DEFAULT_PERMISSION_CLASSES["']\s*:\s*[[(][^\])\n]{0,120}IsAuthenticated\b(?!OrReadOnly)
      |\.anyRequest\(\)\s*\.(?:authenticated|fullyAuthenticated)\(|\bFallbackPolicy\b[^\n]{0,160}RequireAuthenticatedUser\(
      |\bMapControllers\(\)\.RequireAuthorization\(
    `,
  ],
];
