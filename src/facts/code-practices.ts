import type { FileEntry } from '../repo/snapshot.ts';
import { defineFact } from './fact.ts';
import { isBrowserPath, isCode } from './signals/language.ts';
import type { SourceFile } from './source-file.ts';
import { noted, uncommented } from './uncommented.ts';
import { canProve } from './zone.ts';

/** Lines of code that do one thing of which policies speak, in any language. */
export interface CodePractices {
  of(practice: Practice): readonly PracticeLine[];
  /** The files of code that were read. */
  readonly searched: readonly string[];
}

/** `role`: asks for the role or the rights of the caller; `role-named`: only speaks of one. `upper` to `special`: what a password has to have; `strength`: something looks at it. `lock`: keeps an account from logging in. */
export type Practice = 'role' | 'role-named' | 'upper' | 'lower' | 'digit' | 'special' | 'strength' | 'lock' | 'markup' | 'browser-token';

export interface PracticeLine {
  readonly path: string;
  readonly line: number;
  readonly note: string;
}

interface Extract {
  readonly found: readonly (Omit<PracticeLine, 'path'> & { readonly practice: Practice })[];
}

export const codePractices = defineFact({
  name: 'codePractices',
  revision: 1,
  selects: (file: FileEntry) => canProve(file) && (isCode(file.path) || /\.(?:vue|svelte)$/.test(file.path)),
  extract: readPractices,
  combine({ extracts }) {
    const all = extracts.flatMap(({ file, value }) => value.found.map((line) => ({ ...line, path: file.path })));
    return {
      of: (practice) => all.filter((line) => line.practice === practice).map(({ path, line, note }) => ({ path, line, note })),
      searched: extracts.map(({ file }) => file.path),
    };
  },
});

const most = 40;

function readPractices(file: SourceFile): Extract {
  if (!file.hasText || !spoken.test(file.text)) return { found: [] };
  const lines = uncommented(file.lines, file.path);
  const isOfBrowser = isBrowserPath(file.path) || /\.(?:[jt]sx|vue|svelte)$/.test(file.path);
  const found = lines.flatMap((line, index) => {
    if (!spoken.test(line) || imports.test(line)) return [];
    const practices = signs.flatMap(([practice, sign]) => (sign.test(line) ? [practice] : []));
    return practices
      .filter((practice) => (!isOfBrowser || ofBrowser.has(practice)) && (!ofPassword.has(practice) || isOfPassword(lines, index, file.path)))
      .map((practice) => ({ practice, ...noted(line, index) }));
  });
  return { found: found.slice(0, most) };
}

const imports = /^\s*(?:import|from|use|using|require_once)\b/;
/** What a browser does beside the server. */
const ofBrowser: ReadonlySet<Practice> = new Set(['markup', 'browser-token']);
const ofPassword: ReadonlySet<Practice> = new Set(['upper', 'lower', 'digit', 'special']);

/** The letters that somebody asks of a password, and not of a name: what stands round the line speaks of one. */
const isOfPassword = (lines: readonly string[], index: number, path: string): boolean =>
  password.test(path.slice(path.lastIndexOf('/') + 1)) || lines.slice(Math.max(0, index - 8), index + 9).some((line) => password.test(line));
const password = /passw|passphrase|(?<![a-z])pwd|contrase|senha/i;

const spoken =
  /role|permission|admin|authori[sz]e|hasAuthority|Gate::|Secured|A-Z\]|a-z\]|\\d|0-9|upper|lower|IsDigit|isdigit|\\W|\[\^|special|mixedCase|lock|passw|zxcvbn|saniti[sz]e|bleach\.|nh3\.|escapeHtml|html\.escape|DOMPurify|(?:local|session)Storage/i;

const caller = '(?:user|currentUser|current_user|auth|payload|claims|decoded|token|session|principal|account|me)';

const signs: readonly (readonly [practice: Practice, sign: RegExp])[] = [
  [
    'role',
    /\b(?:require|requires|has|check|verify|ensure|authori[sz]e|restrict|allow)_?(?:any_?|all_?|to_?)?(?:role|permission|admin|to(?=_?\(|_?(?:role|own|admin)))\w{0,12}\(|@(?:Roles|RequireRoles?|RequirePermissions?|Permissions|PreAuthorize|Secured|RolesAllowed)\(|@(?:admin|roles?|permissions?|superuser|staff)_(?:required|accepted)\b|\bauthori[sz]e\( ?\[? ?["'][a-z_]{1,30}["']|\[Authorize\([^)]{0,40}(?:Roles|Policy) ?=|\bpermission_classes ?= ?[[(][^\])]{0,60}Admin|\.has(?:Any)?(?:Role|Authority)\(|\bmiddleware\([^)]{0,60}["'](?:role|permission|can|admin)\b|\bGate::(?:authorize|allows|denies|define)\(/i,
  ],
  [
    'role',
    new RegExp(
      String.raw`\b${caller}(?:\?|!)?\.(?:\w{1,20}\.)?(?:role|is_?admin|is_?staff|is_?superuser)\w{0,6}(?:\)|\s)*(?:!==?|===?|not in\b|in\b|\{|:$)|\.includes\(\s*(?:req\.)?${caller}(?:\?|!)?\.role\b|\bif\b[^\n]{0,60}!\s*(?:req\.)?${caller}(?:\?|!)?\.is_?admin\b`,
      'i',
    ),
  ],
  ['role-named', /\broles?\b|_role\b|Role\b|permission|\brbac\b|\bis_?admin\b/i],
  [
    'upper',
    /\(\?=[^)]{0,4}\[A-Z\]\)|\/\[A-Z\]\/|["']\/?\[A-Z\]\/?["']|\.isupper\(|\bIsUpper\(|isUpperCase\(|mixedCase\(|(?:[mM]in_?|[rR]equire_?|[hH]as_?|MIN_|REQUIRE_)(?:[uU]pper|UPPER)\w{0,8}["']?\s*[:=]/,
  ],
  [
    'lower',
    /\(\?=[^)]{0,4}\[a-z\]\)|\/\[a-z\]\/|["']\/?\[a-z\]\/?["']|\.islower\(|\bIsLower\(|isLowerCase\(|mixedCase\(|(?:[mM]in_?|[rR]equire_?|[hH]as_?|MIN_|REQUIRE_)(?:[lL]ower|LOWER)\w{0,8}["']?\s*[:=]/,
  ],
  [
    'digit',
    /\(\?=[^)]{0,4}(?:\\{1,2}d|\[0-9\])\)|\/(?:\\d|\[0-9\])\/|["']\/?(?:\\{1,2}d|\[0-9\])\/?["']|\.isdigit\(|\bIsDigit\(|\bIsNumber\(|->numbers\(|(?:min_?|require_?|has_?)(?:digit|number|numeric)\w{0,8}["']?\s*[:=]/i,
  ],
  [
    'special',
    /\(\?=[^)]{0,4}(?:\[[^\]\w\s]{1,4}[^\]]{0,40}\]|\\W)|\/\[\^[A-Za-z0-9\\]{3,20}[^\]]{0,6}\]\/|["']\/?\[\^[A-Za-z0-9\\]{3,20}[^\]]{0,6}\]|\/\[[!@#$%^&*][^\n]{0,60}\]\/|["']\[[!@#$%^&*][^\n]{0,60}\]["']|\/\\W\/|\bIsPunct\(|->symbols\(|(?:min_?|require_?|has_?)(?:special|symbol|non_?alpha)\w{0,12}["']?\s*[:=]|\bspecial_?chars?\b/i,
  ],
  [
    'lock',
    /\b\w*(?:lock(?:ed)?_?(?:out)?_?until|lock(?:out)?_?(?:until|end|expires?)(?:_?at)?|account_?locked|is_?locked(?:_?out)?|locked_?at|lock_?account|account_?non_?locked|lockoutEnd)\w{0,8}\b\s*(?:\(|=(?!=)|:)|\bAXES_FAILURE_LIMIT\b|\bLockout\.MaxFailedAccessAttempts|^\s*:lockable\b|\bdevise\b[^\n]{0,200}:lockable/i,
  ],
  ['strength', /isStrongPassword|zxcvbn|password[-_]?(?:validat|strength|polic|complex)|(?:validate|check|verify|strong)_?password(?!hash)/i],
  [
    'markup',
    /\bDOMPurify\.sanitize\(|\bsanitize_?html\(|\bbleach\.clean\(|\bnh3\.clean\(|\bxss\(|\bescape_?html\(|\bhtml\.escape\(|\bhtmlspecialchars\(|\bbluemonday\.|\bammonia::clean|\bsanitizer\.sanitize\(|\bmarkupsafe\.escape\(|\bJsoup\.clean\(/i,
  ],
  ['browser-token', /\b(?:local|session)Storage\.setItem\(\s*["'`]?[\w.-]{0,30}(?:token|jwt|auth|session)/i],
];
