import { childOf, type DataNode, entriesOf, flagOf, itemsOf, textsOf } from '../../../formats/data-node.ts';

/** A rule of `access_control`, in order: the first that fits a request decides. */
export interface AccessRule {
  readonly path: string;
  readonly methods: readonly string[];
  readonly asks: 'yes' | 'perhaps' | 'no';
}

export interface SymfonySecurity {
  readonly rules: readonly AccessRule[];
  /** Patterns of firewalls that let everybody in. */
  readonly open: readonly string[];
  /** A firewall logs in by a form and keeps who did in a session. */
  readonly keepsSession: boolean;
}

export const securityOf = (root: DataNode | undefined): SymfonySecurity | undefined => {
  const security = childOf(root, 'security');
  if (!security) return undefined;
  return {
    rules: itemsOf(childOf(security, 'access_control')).map(ruleOf),
    keepsSession: entriesOf(childOf(security, 'firewalls')).some(
      ({ value }) => entriesOf(value).some(({ key }) => /^(?:form_login|json_login|remember_me|login_link)$/.test(key)) && flagOf(childOf(value, 'stateless')) !== true,
    ),
    open: entriesOf(childOf(security, 'firewalls')).flatMap(({ value }) => (flagOf(childOf(value, 'security')) === false ? textsOf(childOf(value, 'pattern')) : [])),
  };
};

const ruleOf = (rule: DataNode): AccessRule => {
  const roles = [...textsOf(childOf(rule, 'roles')), ...textsOf(childOf(rule, 'role'))];
  const isSome = ['ips', 'ip', 'host', 'port', 'attributes', 'allow_if', 'route'].some((key) => childOf(rule, key) !== undefined);
  const isPublic = roles.length === 0 || roles.some((role) => /^(?:PUBLIC_ACCESS|IS_AUTHENTICATED_ANONYMOUSLY|IS_ANONYMOUS)$/.test(role));
  return {
    path: textsOf(childOf(rule, 'path'))[0] ?? '',
    methods: textsOf(childOf(rule, 'methods')).map((method) => method.toUpperCase()),
    asks: isSome ? 'perhaps' : isPublic ? 'no' : 'yes',
  };
};

/** What the rules say of a path; what a caller may put into it is given a likely value. */
export const askedBy = ({ rules, open }: SymfonySecurity, path: string, method: string): AccessRule['asks'] => {
  const sample = path
    .replaceAll('{_locale}', 'en')
    .replaceAll(/\{[!\w]*(?:id|number|page)[^}]*\}/gi, '1')
    .replaceAll(/\{[^}]*\}/g, 'x');
  if (open.some((pattern) => fits(pattern, sample) === true)) return 'no';
  for (const { path: pattern, methods, asks } of rules) {
    const isFit = methods.length === 0 || method === 'ANY' || methods.includes(method) ? fits(pattern, sample) : false;
    if (isFit === undefined) return 'perhaps';
    if (isFit) return methods.length > 0 && method === 'ANY' && asks === 'yes' ? 'perhaps' : asks;
  }
  return 'no';
};

/** Undefined for an expression that may take long: only words, their alternatives and two stretches of anything are run. Choices that follow one another multiply. */
const fits = (pattern: string, path: string): boolean | undefined => {
  if (pattern === '') return true;
  const isPlain =
    pattern.length <= 300 && /^[\w/.^$|()?:*+\\%~-]+$/.test(pattern) && !/\)[*+]|\\[1-9]/.test(pattern) && countOf(pattern, /[*+]|(?<!\()\?/g) <= 2 && choicesOf(pattern) <= 200;
  if (!isPlain) return undefined;
  try {
    return new RegExp(pattern).test(path.slice(0, 300));
  } catch {
    return undefined;
  }
};

const countOf = (text: string, sign: RegExp): number => text.match(sign)?.length ?? 0;

/** In how many ways a text may be gone through at most. */
const choicesOf = (pattern: string): number => pattern.split('(').reduce((ways, part) => ways * (countOf(part, /\|/g) + 1), 1);
