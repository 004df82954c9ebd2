import { argumentsIn, namedIn, valueAt } from '../php/source.ts';

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
  readonly origins?: string;
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

const namesAt = (list: string, key: string): readonly string[] | undefined => {
  const value = valueAt(list, key);
  return value === undefined ? undefined : namedIn(value);
};

export const behaviorIn = (key: string, value: string): Behavior => {
  const list = value.trim();
  const rules = valueAt(list, 'rules');
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
    ...(rules === undefined ? {} : { rules: argumentsIn(insideOf(rules)).map(ruleIn) }),
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
  return {
    allow: /^true\b/i.test(valueAt(written, 'allow')?.trim() ?? ''),
    ...(actions === undefined ? {} : { actions }),
    // A constant is the name of a role.
    ...(roles === undefined ? {} : { roles: argumentsIn(insideOf(roles)).map((role) => /^['"]([^'"]*)['"]$/.exec(role)?.[1] ?? 'role') }),
    // One that is made elsewhere may say anything.
    ...(!/^(?:\[|array\b)/.test(written.trim()) || /['"](?:matchCallback|ips|verbs|controllers|roleParams)['"]\s*=>/.test(written) ? { isConditional: true as const } : {}),
  };
};

/** Of the body of `behaviors()`: a list that is given back, one that is joined with that of the parent, or a variable that is filled key by key. */
export const behaviorsIn = (body: string): Behaviors => {
  const inherits = /\bparent::behaviors\s*\(/.test(body);
  const own: Behavior[] = [];
  const removed = Array.from(body.matchAll(/\bunset\(([^;]{0,400})\)\s*;/g), ([, list = '']) =>
    Array.from(list.matchAll(/\[['"](\w+)['"]\]\s*(?=,|$)/g), ([, key = '']) => key),
  ).flat();
  let isUnread = false;
  for (const statement of statementsOf(body)) {
    const [, key, part, value = ''] = /^\$\w+\[['"](\w+)['"]\](?:\[['"](\w+)['"]\])?\s*=\s*([\s\S]*)$/.exec(statement) ?? [];
    const [, given] = /^(?:return|\$\w+\s*=)\s+([\s\S]*)$/.exec(statement) ?? [];
    if (key !== undefined && part === undefined) own.push(behaviorIn(key, value));
    else if (key !== undefined && part !== undefined) {
      const at = own.findLastIndex((one) => one.key === key);
      const more =
        part === 'class'
          ? { type: className(value) }
          : /^(?:only|except|optional)$/.test(part)
            ? { [part]: namedIn(value) }
            : part === 'authMethods'
              ? { type: 'CompositeAuth' }
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
  return { inherits: inherits || /\.\.\.\s*parent::behaviors/.test(body), own, removed, ...(isUnread ? { isUnread } : {}) };
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
