import { expression } from '../../../../long-expression.ts';
import type { Statement } from '../block-statements.ts';
import { argumentsOf, namesOf } from '../ruby/arguments.ts';
import { methodOf, type RubyMethod } from './method-body.ts';

/** A line of a class that puts something before its actions or takes it away, in order. */
export interface Step {
  readonly kind: 'before' | 'skip' | 'include' | 'forgery' | 'skip-forgery' | 'limit' | 'no-policy' | 'macro';
  /** The methods or modules that are named; a block has a name that no method has. */
  readonly names: readonly string[];
  readonly only?: readonly string[];
  readonly except?: readonly string[];
  readonly condition?: string;
  readonly offset: number;
}

/** A class or module and what its body does to requests. */
export interface RubyClass {
  /** With the modules that it stands in: `Admin::UsersController`. */
  readonly name: string;
  /** The modules round it, outermost first. */
  readonly nesting: readonly string[];
  readonly parent?: string;
  readonly steps: readonly Step[];
  readonly methods: readonly RubyMethod[];
  /** What its own class methods do for the classes that call them: `def self.open_to_all`. */
  readonly macros: Readonly<Record<string, readonly Step[]>>;
  readonly offset: number;
}

export const classesOf = (statements: readonly Statement[], nesting: readonly string[] = []): RubyClass[] =>
  statements.flatMap((statement) => {
    const [, word, name = '', parent] = /^(class|module)\s+((?:::)?[A-Z][\w:]*)(?:\s*<\s*((?:::)?[A-Z][\w:]*(?:\[[^\]]*\])?))?/.exec(statement.text) ?? [];
    if (word === undefined) return isAround.test(statement.text) ? classesOf(statement.body, nesting) : [];
    const full = [...nesting, name.replace(/^::/, '')].join('::');
    const read = readBody(statement.body);
    return [
      { name: full, nesting, ...(parent === undefined ? {} : { parent: parent.replace(/^::/, '') }), ...read, offset: statement.offset },
      ...classesOf(statement.body, [...nesting, name.replace(/^::/, '')]),
    ];
  });
const isAround = /^(?:if|unless|begin|Rails\.application\.config\.to_prepare)\b/;

const readBody = (body: readonly Statement[]): Pick<RubyClass, 'steps' | 'methods' | 'macros'> => {
  const steps: Step[] = [];
  const methods: RubyMethod[] = [];
  const macros: Record<string, readonly Step[]> = {};
  const readInto = (statements: readonly Statement[], condition?: string): void => {
    for (const statement of statements) {
      const { text, bare, offset } = statement;
      const [, isOfClass, method = ''] = /^(?:\w+\s+)?def\s+(self\.)?([\w]+[?!=]?)/.exec(text) ?? [];
      if (method !== '') {
        const own = statement.body.length > 0 ? statement.body : endless(statement);
        if (isOfClass === undefined) methods.push(methodOf(method, own));
        else if (method === 'included' || method === 'prepended') readInto(withoutReceiver(own), condition);
        else macros[method] = stepsIn(own);
      } else if (/^(?:included|prepended|class_eval|with_options|(?:base|klass)\.class_eval)\b/.test(text)) readInto(statement.body, condition);
      else if (/^(?:class_methods|class << self|module ClassMethods)\b/.test(text)) {
        for (const inner of statement.body) {
          const [, name] = /^(?:\w+\s+)?def\s+(\w+[?!]?)/.exec(inner.text) ?? [];
          if (name !== undefined) macros[name] = stepsIn(inner.body.length > 0 ? inner.body : endless(inner));
        }
      } else if (/^(?:if|unless)\b/.test(bare)) readInto(statement.body, text.slice(0, 120));
      else {
        const step = stepOf(statement, condition);
        if (!step) continue;
        steps.push(step);
        if (step.names[0]?.startsWith(block)) methods.push(methodOf(step.names[0], statement.body.length > 0 ? statement.body : inBraces(text, offset)));
      }
    }
  };
  readInto(body);
  return { steps, methods, macros };
};

const stepsIn = (body: readonly Statement[]): Step[] => body.flatMap((statement) => stepOf(statement) ?? stepsIn(statement.body));

/** `def self.included(base)`, `base.before_action :a` */
const withoutReceiver = (body: readonly Statement[]): Statement[] => body.map((one) => ({ ...one, text: one.text.replace(/^(?:base|klass|controller)\.(?!class_eval)/, '') }));

/** `def a = b` */
const endless = ({ text, bare, offset }: Statement): Statement[] => {
  const at = bare.search(/\s=\s/);
  return at < 0 ? [] : [{ text: text.slice(at + 3), bare: bare.slice(at + 3), offset, body: [] }];
};

const block = 'block at ';

const inBraces = (text: string, offset: number): Statement[] => {
  const inside = /\{\s*(?:\|[^|]*\|)?(.*)\}\s*$|->\s*(?:\([^)]*\))?\s*\{(.*)\}/s.exec(text);
  const body = inside?.[1] ?? inside?.[2] ?? '';
  return body.split(/;/).map((part) => ({ text: part.trim(), bare: part.trim(), offset, body: [] }));
};

const calls = expression('s')`
    ^(?:prepend_|append_)?(
      before_action|before_filter|skip_before_action|skip_before_filter|skip_filter|include|prepend|protect_from_forgery
      |skip_forgery_protection|rate_limit|http_basic_authenticate_with|load_and_authorize_resource|authorize_resource|check_authorization
      |verify_authorized
    )(?![\w:=.])(.*)$
  `;
const macro = /^([a-z_]\w*[?!]?)(?=\s|\(|$)(?!\s*(?:=|\.|\+|do\b))(.*)$/s;

const stepOf = ({ text, body, offset }: Statement, around?: string): Step | undefined => {
  const [, name = '', rest = ''] = calls.exec(text) ?? [];
  const [, withoutPolicy] = /^content_security_policy\s*\(?\s*false\b(.*)$/s.exec(text) ?? [];
  if (withoutPolicy !== undefined) return step('no-policy', [], withoutPolicy.replace(/^\s*,/, ''), offset, around);
  if (name === '') {
    const [, called = '', given = ''] = macro.exec(text) ?? [];
    if (called === '' || noMacro.test(called)) return undefined;
    return step('macro', [called], given, offset, around);
  }
  if (/^(?:include|prepend)$/.test(name))
    return step(
      'include',
      Array.from(rest.matchAll(/(?:::)?([A-Z][\w:]*)/g), ([, module = '']) => module),
      '',
      offset,
      around,
    );
  if (name === 'protect_from_forgery') return step('forgery', [], rest, offset, around);
  if (name === 'skip_forgery_protection') return step('skip-forgery', [], rest, offset, around);
  if (name === 'rate_limit') return step('limit', [], rest, offset, around);
  if (name === 'http_basic_authenticate_with') return step('before', [basic], rest, offset, around);
  if (!/_(?:action|filter)$/.test(name)) return step('before', [authorizes], rest, offset, around);
  const { values } = argumentsOf(rest);
  const names = values.flatMap((value) => (/^:|^["']|^%i/.test(value) ? namesOf(value) : []));
  const isBlock = body.length > 0 || /\{|->/.test(values.join(' ').replace(/^:\w+/, '')) || (names.length === 0 && /\{/.test(rest));
  return step(name.startsWith('skip') ? 'skip' : 'before', names.length === 0 && isBlock ? [`${block}${offset}`] : names, rest, offset, around);
};
const noMacro = expression()`
    ^(?:
      attr_\w+|private|protected|public|helper\w*|layout|rescue_from|extend|after_\w+|around_\w+|delegate|require\w*|alias\w*|end|else|elsif
      |when|class|module|def|if|unless|raise|return|puts|include|validates?\w*|has_\w+|belongs_to|scope|render|redirect_to
    )$
  `;

/** What HTTP Basic is asked with, and what asks whether the user may. */
export const basic = 'HTTP Basic';
export const authorizes = 'an authorization';

const step = (kind: Step['kind'], names: readonly string[], rest: string, offset: number, around?: string): Step => {
  const { options } = argumentsOf(rest.replace(/\{\s*\|?[^:]*\}\s*$/, ''));
  const { only, except } = options;
  const condition = around ?? options['if'] ?? (options['unless'] === undefined ? undefined : `unless ${options['unless']}`) ?? /\s((?:if|unless)\s[^,]+)$/.exec(rest)?.[1];
  return {
    kind,
    names,
    ...(only === undefined ? {} : { only: namesOf(only) }),
    ...(except === undefined ? {} : { except: namesOf(except) }),
    ...(condition === undefined ? {} : { condition: condition.slice(0, 120) }),
    offset,
  };
};
