import { expression } from '../../../../long-expression.ts';
import type { Statement } from '../block-statements.ts';

/** What a method does with a caller, as far as its own lines say. */
export interface RubyMethod {
  readonly name: string;
  /** It turns somebody away. */
  readonly refuses: boolean;
  /** It looks at what a caller brings to say who that is. */
  readonly looks: boolean;
  /** It does so only where something else is so: a setting, the kind of request. */
  readonly hangs: boolean;
  readonly calls: readonly string[];
  /** The first thing that it does is to answer that nobody may, or to call what may: an action that asks by itself. */
  readonly begins: { readonly refuses: boolean; readonly calls: readonly string[] };
}

export const methodOf = (name: string, body: readonly Statement[]): RubyMethod => {
  const said = flat(body);
  const all = said.map(({ text }) => text).join('\n');
  const turned = refusalsIn(body);
  return {
    name,
    refuses: turned.length > 0,
    looks: looks.test(all),
    hangs: turned.length > 0 ? turned.every(({ hangs }) => hangs) || leavesEarly(body) : leavesEarly(body),
    calls: callsIn(body),
    begins: beginningOf(body),
  };
};

/** What sends to another page may do so for any reason once an action has begun. */
const beginningOf = (body: readonly Statement[]): RubyMethod['begins'] => {
  const [first] = body.filter(({ text }) => !/^(?:skip_authorization|respond_to|@?\w+\s*=)/.test(text));
  if (!first) return { refuses: false, calls: [] };
  const isAnswer = !/\bredirect_\w+/.test(
    flat([first])
      .map(({ text }) => text)
      .join('\n'),
  );
  return {
    refuses:
      isAnswer &&
      refusalsIn([first]).some(({ hangs }) => !hangs) &&
      looks.test(
        flat([first])
          .map(({ text }) => text)
          .join('\n'),
      ),
    calls: /^\w+[?!]?(?:\(.*\))?$/.test(first.text) ? callsIn([first]) : [],
  };
};

const flat = (body: readonly Statement[]): Statement[] => body.flatMap((statement) => [statement, ...flat(statement.body)]);

const turnsAway = expression()`
    \bhead\b[\s(]*(?::unauthorized|:forbidden|40[13])|\bstatus(?::|\s*=>)\s*(?::unauthorized|:forbidden|40[13])\b
    |\bredirect(?:_\w+)?[\s(].*(?:log_?in|sign_?(?:in|up)|sessions?_|registration|auth|unauthori[sz]ed|root_)
    |\braise\b.*(?:
      Unauth|NotAuth|NotLogged|AccessDenied|Access::|Forbidden|InvalidAccess|LoginRequired|NotSignedIn|PermissionDenied|InvalidToken
    )
    |\b(?:
      authenticate_or_request_with_http_\w+|request_http_\w+_authentication|warden\.authenticate!|authenticate!|throw\s*\(?\s*:warden
      |not_authenticated\b|access_denied\b|deny_access\b|require_login\b|authenticate_(?:user|admin|member|account)!|doorkeeper_authorize!
    )|\brender_(?:401|403|unauthori[sz]ed|forbidden)\b|\brender_error\b.*40[13]|\bhalt\b[\s([]*40[13]\b|\berror!.*\b40[13]\b
  `;
const looks = expression()`
    \b(?:current_|Current\.)\w*(?:user|admin|member|person|customer|staff|employee|session|author|identity)|signed_?in|logged_?in|session
    |cookie|\btoken|api_?key|authenticat|[aA]uthorization|\bwarden\b|\bUser\.current\b|\b@(?:current_)?user\b|\brequire_login\b|doorkeeper
  `;

interface Refusal {
  readonly hangs: boolean;
}

/** Where it turns away whom it does not know. Who is signed in already is turned away from the page of the login, which is none. */
const refusalsIn = (body: readonly Statement[], hangs = false): Refusal[] =>
  body.flatMap(({ text, body: inner }): Refusal[] => {
    const [, word, asked = ''] = /^(if|unless|case)\b(.*)$/s.exec(text) ?? [];
    if (word !== undefined) {
      const branches = branchesOf(inner);
      const unknown = word === 'if' && isKnown(asked) ? branches.slice(1) : word === 'unless' && isKnown(asked) ? branches.slice(0, 1) : branches;
      const found = unknown.map((branch) => refusalsIn(branch, hangs));
      const isWhole = unknown.length === branches.length && hasElse(inner) && found.every((refusals) => refusals.length > 0);
      return isWhole || asksCaller(asked) ? found.flat() : found.flat().map(() => ({ hangs: true }));
    }
    const [, done = text, modifier, condition = ''] = /^(.*?)\s(if|unless)\s(.*)$/s.exec(text) ?? [];
    const own = turnsAway.test(done) && !(modifier === 'if' && isKnown(condition)) ? [{ hangs: hangs || (modifier !== undefined && !asksCaller(condition)) }] : [];
    return [...own, ...refusalsIn(inner, hangs)];
  });

const branchesOf = (body: readonly Statement[]): readonly (readonly Statement[])[] => {
  const branches: Statement[][] = [[]];
  for (const statement of body) {
    if (/^(?:else|elsif|when)\b/.test(statement.text)) branches.push([]);
    else branches.at(-1)?.push(statement);
  }
  return branches;
};
const hasElse = (body: readonly Statement[]): boolean => body.some(({ text }) => /^else\b/.test(text));

/** `if current_user`, and not `if current_user.nil?`, `if @user != owner`. */
const isKnown = (condition: string): boolean =>
  looks.test(condition) && !/!|\bnot\b|nil\?|blank\?|empty\?|==|\bunless\b|expired|invalid|suspended|banned|blocked|disabled/.test(condition);

const asksCaller = (condition: string): boolean =>
  (looks.test(condition) || /authori[sz]ed|permi(?:t|ssion)|allowed|can\?|admin|owner|member|user|policy|valid/.test(condition)) && !ofSetting.test(condition);
const ofSetting = /\bSettings?\b|\bENV\b|\bconfig\b|\bRails\.env\b|SiteSetting|settings\.|enabled\?|_required\?/;

/** `return if Setting.public?`: whoever comes is let through for another reason than who they are. */
const leavesEarly = (body: readonly Statement[]): boolean =>
  body.some(({ text }) => {
    const [, , condition = ''] = /^(?:return|next)\b(?:\s+(?:true|nil))?\s+(if|unless)\s+(.*)$/s.exec(text) ?? [];
    return condition !== '' && !/^devise_controller\?$|^request\.options\?$/.test(condition.trim()) && !asksCaller(condition);
  });

const noCalls = expression()`
    ^(?:
      if|unless|else|elsif|end|return|render|redirect_to|head|raise|params|request|response|self|nil|true|false|and|or|not|do|then|case|when
      |def|yield|super|format|json|html|url|path|new|find|find_by|where|first|present|blank|id|name|status|error|message|flash|session
      |cookies
    )$
  `;

/** The methods of its own class that it calls: what stands behind a dot is another's. */
const callsIn = (body: readonly Statement[]): string[] => {
  const names = new Set<string>();
  for (const { bare } of flat(body))
    for (const [, name = ''] of bare.matchAll(/(?<![\w.:@$&])([a-z_]\w*[?!]?)(?!\s*(?:=[^=~]|:(?!:)|\w))/g)) if (names.size < 40 && !noCalls.test(name)) names.add(name);
  return [...names];
};
