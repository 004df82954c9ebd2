import type { Asks } from '../asks.ts';
import { argumentsIn, valueAt } from '../php/source.ts';

/** One of the rules of `AccessControl`: https://www.yiiframework.com/doc/guide/2.0/en/security-authorization#access-control-filter */
export interface AccessRule {
  readonly allow: boolean;
  /** Undefined for all. */
  readonly actions?: readonly string[];
  readonly roles?: readonly string[];
  /** A function of its own, a method or an address tells whether it holds. */
  readonly isConditional?: true;
}

/** What a controller, a module or the settings put before actions, by the name that they give it. */
export interface Behavior {
  readonly key: string;
  /** The last part of the name of its class. */
  readonly type: string;
  readonly only?: readonly string[];
  readonly except?: readonly string[];
  /** Of one that authenticates: asked where something is brought. */
  readonly optional?: readonly string[];
  readonly rules?: readonly AccessRule[];
  /** Of `CompositeAuth`: has it a method that asks? Without one it lets everybody in. */
  readonly methods?: Asks;
  readonly origins?: string;
  /** What it is hangs on something: `YII_ENV_DEV ? [] : [ … ]`. */
  readonly isUnread?: true;
}

/** What the method says of its own, of what it takes over, and of what it takes away. */
export interface Behaviors {
  readonly inherits: boolean;
  readonly own: readonly Behavior[];
  readonly removed: readonly string[];
  /** Some are told in a way that is not read. */
  readonly isUnread?: true;
}

const className = (value: string): string => {
  const [, written, quoted] = /(?:^|['"]class['"]\s*=>\s*)\\?(?:\w+\\)*(\w+)::class(?:Name\(\))?|(?:^|['"]class['"]\s*=>\s*)['"](?:[\w\\]*\\)?(\w+)['"]/.exec(value.trim()) ?? [];
  return written ?? quoted ?? '';
};

const isList = (value: string): boolean => /^(?:\[|array\s*\()/.test(value);

/** The strings of a list; `?` for what is not written there: a constant, a property, a call. */
const namesIn = (value: string): readonly string[] => {
  const written = value.trim();
  if (written === 'null') return [];
  return (isList(written) ? argumentsIn(insideOf(written)) : [written]).map((one) => /^['"]([^'"$]*)['"]$/.exec(one)?.[1] ?? '?');
};

const namesAt = (list: string, key: string): readonly string[] | undefined => {
  const value = valueAt(list, key);
  return value === undefined ? undefined : namesIn(value);
};

const methodsIn = (value: string): Asks => {
  if (!isList(value.trim())) return 'perhaps';
  const methods = argumentsIn(insideOf(value));
  return methods.length === 0 ? 'no' : methods.every((one) => authenticates.test(className(one))) ? 'yes' : 'perhaps';
};
/** Those of Yii, and of what is used beside it for tokens that are signed. One of the repository may answer anything. */
export const authenticates = /^(?:Http(?:Bearer|Basic|Header)|QueryParam|Composite|JwtHttpBearer)Auth$/;

export const behaviorIn = (key: string, value: string): Behavior => {
  const list = value.trim();
  const rules = valueAt(list, 'rules');
  const methods = valueAt(list, 'authMethods');
  const isWritten = isList(list) || /^(?:\\?\w+\\)*\w+::class(?:Name\(\))?$|^(['"])[\w\\]+\1$/.test(list);
  const cors = /\bCors\b/.test(className(list)) ? valueAt(list, 'cors') : undefined;
  const optional = (name: 'only' | 'except' | 'optional') => {
    const names = namesAt(list, name);
    return names === undefined ? {} : { [name]: names };
  };
  return {
    key,
    type: className(list),
    ...optional('only'),
    ...optional('except'),
    ...optional('optional'),
    // One that is made elsewhere may let in anybody.
    ...(rules === undefined ? {} : { rules: isList(rules.trim()) ? argumentsIn(insideOf(rules)).map(ruleIn) : [{ allow: true, isConditional: true as const }] }),
    ...(methods === undefined ? {} : { methods: methodsIn(methods) }),
    ...(isWritten ? {} : { isUnread: true as const }),
    ...(className(list).endsWith('Cors') ? { origins: cors === undefined ? "'*'" : (valueAt(cors, 'Origin') ?? "'*'") } : {}),
  };
};

const insideOf = (list: string): string =>
  list
    .trim()
    .replace(/^\[|^array\s*\(/, '')
    .replace(/[\])]$/, '');

const ruleIn = (written: string): AccessRule => {
  const actions = namesAt(written, 'actions');
  const roles = [valueAt(written, 'roles'), valueAt(written, 'permissions')].find((value) => value !== undefined);
  const allow = valueAt(written, 'allow')?.trim() ?? 'false';
  const isWritten = isList(written.trim()) && /^(?:true|false)$/i.test(allow);
  const named = roles !== undefined && isList(roles.trim()) ? argumentsIn(insideOf(roles)) : undefined;
  const isNamed = named?.every((role) => /^['"]|^[\w\\]+::\w+$/.test(role)) ?? roles === undefined;
  return {
    allow: !isWritten || /^true$/i.test(allow),
    ...(actions === undefined ? {} : { actions }),
    // A constant is the name of a role.
    ...(named === undefined || !isNamed ? {} : { roles: named.map((role) => /^['"]([^'"]*)['"]$/.exec(role)?.[1] ?? 'role') }),
    // One that is made elsewhere may say anything.
    ...(!isWritten || !isNamed || /['"](?:matchCallback|ips|verbs|controllers|roleParams)['"]\s*=>/.test(written) ? { isConditional: true as const } : {}),
  };
};

/** Of the body of `behaviors()`: a list that is given back, one that is joined with that of the parent, or a variable that is filled key by key. */
export const behaviorsIn = (body: string): Behaviors => {
  const inherits = /\bparent::behaviors\s*\(/.test(body);
  const own: Behavior[] = [];
  const removed = new Set<string>();
  let isUnread = false;
  for (const statement of statementsOf(body)) {
    const [, key, part, value = ''] = /^\$\w+\[['"](\w+)['"]\](?:\[['"](\w+)['"]\])?\s*=\s*([\s\S]*)$/.exec(statement) ?? [];
    const [, given] = /^(?:return|\$\w+\s*=)\s+([\s\S]*)$/.exec(statement) ?? [];
    const [, unset] = /^unset\(([\s\S]{0,400})\)$/.exec(statement) ?? [];
    if (unset !== undefined)
      for (const [, name = ''] of unset.matchAll(/\[['"](\w+)['"]\]\s*(?=,|$)/g)) {
        removed.add(name);
        own.splice(0, own.length, ...own.filter((one) => one.key !== name));
      }
    else if (key !== undefined && part === undefined) {
      // What was taken away is put back behind another one: `$behaviors['authenticator'] = $auth`.
      own.push(/^\$\w+$/.test(value.trim()) ? { key, type: '' } : behaviorIn(key, value));
      removed.delete(key);
    } else if (key !== undefined && part !== undefined) {
      const at = own.findLastIndex((one) => one.key === key);
      const more =
        part === 'class'
          ? { type: className(value) }
          : /^(?:only|except|optional)$/.test(part)
            ? { [part]: namesIn(value) }
            : part === 'authMethods'
              ? { type: 'CompositeAuth', methods: methodsIn(value) }
              : {};
      const before = own[at] ?? { key, type: '' };
      own.splice(at < 0 ? own.length : at, at < 0 ? 0 : 1, { ...before, ...more });
    } else if (given !== undefined) {
      const [, joined] = /^(?:\\?array_merge(?:_recursive)?|(?:\\?\w+\\)*ArrayHelper::merge)\s*\(([\s\S]*)\)$/.exec(given.trim()) ?? [];
      for (const one of joined === undefined ? [given] : argumentsIn(joined)) {
        const list = one.trim();
        if (/^(?:\[|array\s*\()/.test(list))
          for (const entry of argumentsIn(insideOf(list))) {
            const [, name, said] = /^['"]([\w-]+)['"]\s*=>\s*([\s\S]*)$/.exec(entry) ?? [];
            if (name !== undefined && said !== undefined) own.push(behaviorIn(name, said));
            else if (/^\.\.\.\s*parent::behaviors/.test(entry)) continue;
            else isUnread = true;
          }
        else if (!/^(?:parent::behaviors\(\)|\$\w+)$/.test(list)) isUnread = true;
      }
    } else if (/^(?:if|foreach|switch|for)\b/.test(statement)) isUnread = true;
  }
  return { inherits: inherits || /\.\.\.\s*parent::behaviors/.test(body), own, removed: [...removed], ...(isUnread ? { isUnread } : {}) };
};

/** Cut at the semicolons outside of all brackets. */
const statementsOf = (body: string): string[] => {
  const statements: string[] = [];
  const mark = /["'()[\]{};]/g;
  let start = body.startsWith('{') ? 1 : 0;
  let depth = 0;
  for (let found = mark.exec(body); found; found = mark.exec(body)) {
    const { 0: char, index } = found;
    if (index < start) continue;
    if (char === '"' || char === "'") {
      const close = body.indexOf(char, index + 1);
      mark.lastIndex = close < 0 ? body.length : close + 1;
    } else if ('([{'.includes(char)) depth++;
    else if (char !== ';') depth--;
    else if (depth === 0) {
      statements.push(body.slice(start, index).trim());
      start = index + 1;
    }
  }
  return statements;
};
