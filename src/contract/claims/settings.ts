import type { Statement } from '../../facts/security-policy/statement.ts';
import type { SettingUses } from '../../facts/setting-uses.ts';
import { isOn, type Setting, sameName } from '../../facts/signals/settings.ts';
import type { WebApp } from '../../facts/signals/web-app.ts';
import { expression } from '../../long-expression.ts';
import type { Answer } from '../contract.ts';
import { unaccounted } from '../speech/unaccounted.ts';
import { asked, at, broken, kept, together } from './answers.ts';
import { literally } from './literally.ts';
import { switchClaim } from './setting-switches.ts';

const rule = 'policy/documented-settings-exist';

/** The environment variables that a statement shows as settings: `NAME=value`, or a code span of that form. */
export const settingsIn = (statement: Statement): readonly string[] => [
  ...new Set(
    [...(statement.parameters.settings ?? []), ...(statement.text.match(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?==)/g) ?? [])]
      // `-DNAME=ON` is an option of a compiler.
      .filter((name) => !statement.text.includes(`-${name}`))
      .map((name) => name.replace(/=.*$/, ''))
      .filter((name) => /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(name)),
  ),
];

const foreignSetting = expression()`
  ^(?:
    AWS|AZURE|GOOGLE|GCP|GCLOUD|POSTGRES|PG|MYSQL|MARIADB|MONGO|REDIS|RABBITMQ|MINIO|NODE|NPM|PYTHON|PIP|UV|OTEL|UVICORN|GUNICORN|WEB|FLASK
    |DJANGO|DOCKER|COMPOSE|BUILDKIT|HTTP|HTTPS|NO|NEXT|NUXT|VITE|REACT_APP|CUDA|NVIDIA|HF|SENTRY|TRAEFIK|CADDY|NGINX|VIRTUAL|LETSENCRYPT|GIT
    |GITHUB|CI|TZ|LC|PUID|PGID|S3|SMTP|DATABASE|DB|KUBE|HELM|TF|JAVA|JVM|SPRING|RAILS|RACK|APP_KEY|OPENAI|ANTHROPIC
  )(?:_|$)
`;

/** Read by programs and libraries that are not in the tree. */
export const isForeignSetting = (name: string): boolean => foreignSetting.test(name);

/** `NAME=1 cosign verify …` sets it for a program of someone else. */
const isCommand = /^\s*(?:[A-Z][A-Z0-9_]+=\S*\s+)+(?!by default\b|(?:is|sets?|turns?|means|enables?|disables?|limits?)\s)[a-z][\w./-]*(?:\s|$)(?!=)/;

/** Does the code read the settings that the policy tells people to set, and are their defaults what the policy says? */
export const settingsClaim = (statement: Statement, uses: SettingUses, web: WebApp): Answer | undefined => {
  if (isCommand.test(statement.text)) return undefined;
  const bySwitch = switchClaim(statement, web);
  if (bySwitch) return bySwitch;
  const told = toldToSet(statement);
  const byDefault = told.flatMap(({ name, value }) => defaultOf(name, value, statement, web));
  if (byDefault.length > 0) return defaultAlone(statement, told, together(byDefault));
  // "`ORIGINS=*` → no credentials" says what it brings about.
  if (!/→|⇒|->|=>/.test(statement.text) && /^(?:\s*```\w*\s+)?(?:export\s+)?[A-Z][A-Z0-9_]+=/.test(statement.text))
    return together(settingsIn(statement).map((name) => isRead(name, uses, forInstance.test(statement.text))));
  const tuned = tunedBy(statement);
  if (tuned !== undefined) return isRead(tuned, uses);
  const names = settingsIn(statement);
  if (isListOfNames(statement, names)) return together(names.map((name) => isRead(name, uses)));
  const missing = uses.searched.length === 0 ? undefined : told.find(({ name }) => !isForeignSetting(name) && uses.placeOf(name) === undefined);
  if (missing) return isOfSettings(statement) ? isRead(missing.name, uses) : undefined;
  if (told.length === 0 || !isAboutSettings(statement)) return undefined;
  return asked(
    rule,
    `${told.map(({ name }) => name).join(' and ')} can be set. Does it do what the policy says?`,
    told.flatMap(({ name }) => isRead(name, uses).evidence),
  );
};

/** "`LIMIT` (default true) allows 100 requests per hour" says more than its default. */
const defaultAlone = ({ text }: Statement, told: readonly Told[], answer: Answer | undefined): Answer | undefined => {
  if (answer?.verdict !== 'kept') return answer;
  const known = told.flatMap(({ name, value = '' }) => [literally(`${name}=${value}`), literally(name), new RegExp(String.raw`(?<![\w.])${literally(value).source}(?![\w.])`)]);
  const left = unaccounted(
    text,
    [...known, /\b(?:by|is|which|that) defaults?\b|\bdefaults?(?: value| setting)?(?: is| to)?\b|\b(?:env(?:ironment)?|variables?|settings?|set)\b/gi],
    told.map(({ name }) => name).join(' '),
  );
  return left.length === 0 ? answer : asked(rule, `That is its default. Does it do what the policy says (“${left.slice(0, 3).join(' ')}”)?`, answer.evidence);
};

/** "Configurable via A and B" says that they are read, and nothing else; so does a list of names below "Configurable by these variables:". */
const isListOfNames = ({ text, lead, polarity, parameters }: Statement, names: readonly string[]): boolean => {
  const own = names.reduce((left, name) => left.replaceAll(name, ' '), text);
  const isBareName = !/\p{L}/u.test(own) && names.length === (parameters.settings ?? names).length;
  const rest = isBareName && /^\W*(?:config|adjust|tun|customi|overrid|controlled|can be)[^.]*[:：]\s*$/i.test(lead) ? lead : own;
  return names.length > 0 && (polarity === 'asserts' || rest === lead) && /\bconfig|\badjust|\bset\b|\bvia\b|\bthrough\b|\benv/i.test(rest) && onlyOfSetting.test(rest);
};

const tuned = expression('u')`
  ^\W*([\p{L} -]{3,60}?) (?:can|may|could) be (?:\w+ )?(?:
    changed|set|configured|overridden|adjusted|tuned|controlled|raised|lowered|chosen|customi[sz]ed
  ) (?:through|via|with|by|using|in) (?:the )?(?:(?:environment|env) variable |setting |variable )?[\x60"']?([A-Z][A-Z\d]*(?:_[A-Z\d]+)+)
  [\x60"']?(?: (?:environment|env) variable| setting)?\W*$
`;
/** "The port can be changed through HTTP_PORT" says so of a setting that has the name of what it sets. */
const tunedBy = ({ text, polarity }: Statement): string | undefined => {
  const [, what = '', name] = tuned.exec(text) ?? [];
  const head = what
    .toLowerCase()
    .match(/[a-z]{3,}/g)
    ?.at(-1)
    ?.replace(/s$/, '');
  return polarity !== 'denies' && name !== undefined && head !== undefined && name.toLowerCase().includes(head) ? name : undefined;
};

const onlyOfSetting = expression('i')`
    ^(?:
      \W
      |\b(?:
        configur(?:able|ed|ation|e)|config|adjust(?:able|ed)?|tun(?:able|ed)|customi[sz](?:able|ed)|overrid(?:able|e|den)|controlled|set
        |settings?|via|through|by|with|using|from|in|the|and|or|be|can|is|are|it|these|this|fully|env|environment|variables?|vars?
      )\b
    )*$
  `;

/** "Keys are sensitive (CKA_SENSITIVE=true)" names an attribute of something else: a setting is spoken of as one. */
const isOfSettings = ({ text, lead, headings, fromCode }: Statement): boolean => fromCode || ofSettings.test([text, lead, headings.at(-1) ?? ''].join('\n'));
const ofSettings = expression('i')`
    \b(?:
      set|sets|setting|settings|env|environment|variables?|config\w*|flags?|options?|export|enabl\w*|disabl\w*|turn\w*|toggl\w*|default\w*
      |override\w*|opt|controlled|start(?:ed)?|launch(?:ed)?
    )\b|\.env\b|设置|配置|环境变量|設定|環境変数|настро|переменн|entorno|ambiente|umgebung|environnement
  `;

/** "Use different secrets per environment: X_DEV=…, X_PROD=…" shows how, and not which. */
const forInstance = /\bdifferent\b|\bper environment\b|\be\.g\.|(?<![.\w@-])examples?(?![.\w-])|\bfor instance\b|z\. ?B\.|\bejemplo\b|\bexemplo\b|\bexemple\b/i;

const isRead = (name: string, uses: SettingUses, isInstance = false): Answer => {
  const place = uses.placeOf(name);
  if (place) return kept(rule, [at(place.path, place.line, 'wired', `reads ${name}`)]);
  const { framework } = uses;
  if (framework || isForeignSetting(name))
    return asked(rule, `Nothing in the tree reads ${name}. Does ${framework?.name ?? 'a library'} or a package of it?`, [
      ...(framework ? [at(framework.path, framework.line, 'declared', `${framework.name} reads variables under names of its own`)] : []),
    ]);
  return isInstance
    ? asked(rule, `Nothing in the tree reads ${name}. Is it only an example?`)
    : broken(rule, `Nothing in the tree reads ${name}.`, [], uses.searched.slice(0, 200));
};

interface Told {
  readonly name: string;
  /** As written, where the policy gives one. */
  readonly value: string | undefined;
}

const assigned = /(?<![-\w])([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)=["']?([\w.:/-]*)/g;
/** "`TTL_SECONDS` (default 3600)", "`TTL_SECONDS`, which defaults to 3600". A unit behind it is that of the sentence, and not of the setting. */
const withDefault = expression('gi')`
    (?<![-\w])([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)[\x60"']?(?: (?:env|environment variable|variable|setting))?(?: \(|, |\s[–—-]\s)
    (?:which |that )?defaults?(?: is| to|:)?:? [\x60"']?(\d[\d_]*|true|false)[\x60"']?
    (?![\w.%]|,\d| ?[a-zµ]+\b(?<!sets|is|and|or|which|that))
  `;
const setTo =
  /\b(?:set|export|define|setting|establece|définissez|setze?|задайте|установите)\b(?!\()\W{1,3}([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\b(?:\W{1,3}(?:to|a|auf|à|в)\W{1,3}([\w.:/-]+))?|(?:设置|設定)\W{0,3}([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)/gi;

/** "`X=true` turns it on", "set X to 5", and the lines of a block below a comment. */
const toldToSet = ({ text }: Statement): readonly Told[] => {
  const all = [
    ...[...text.matchAll(assigned)].map(([, name = '', value]) => ({ name, value: value === '' ? undefined : value })),
    ...[...text.matchAll(withDefault)].map(([, name = '', value]) => ({ name, value })),
    ...[...text.matchAll(setTo)].flatMap(([, name, value, other]) =>
      /^[A-Z\d_]+$/.test(name ?? other ?? '') ? [{ name: name ?? other ?? '', value: value?.replace(/\.$/, '') }] : [],
    ),
  ];
  return all.filter(({ name }, index) => all.findIndex((other) => other.name === name) === index);
};

/** "`X=60` by default": what the code falls back to says whether it is. */
const defaultOf = (name: string, value: string | undefined, { text }: Statement, { settings }: WebApp): Answer[] => {
  if (value === undefined || !isSaidOf(name, value, text)) return [];
  const found = settings.filter(({ key, symbol, fallback }) => fallback !== undefined && sameName(key === '' ? symbol : key, name));
  return found.slice(0, 5).map(({ path, line, fallback = '' }) => {
    const place = at(path, line, 'wired', `${name} is ${fallback === '' ? 'empty' : fallback} by default`);
    return isSame(fallback, value)
      ? kept(rule, [place])
      : broken(rule, `The policy says that ${name} is ${value} by default; in the code it is ${fallback === '' ? 'empty' : fallback}.`, [place]);
  });
};

/** The words round the setting, up to the next one, call its value the default. */
const isSaidOf = (name: string, value: string, text: string): boolean => {
  const start = text.indexOf(`${name}=`);
  const [before = '', after = ''] = start < 0 ? ['', text.slice(text.indexOf(name) + name.length)] : [text.slice(0, start), text.slice(start + name.length + 1 + value.length)];
  const own = `${/=/.test(before) ? '' : before} ${after.split(/\b[A-Z][A-Z0-9]*_[A-Z0-9_]+=/)[0] ?? ''}`;
  return /\bby default\b|\(default\b|\bdefaults? (?:is|to|of|:)|\bdefault:|по умолчанию|par défaut|por defecto|por padrão|standardmäßig|默认|デフォルト/i.test(own);
};

const isSame = (fallback: Setting['fallback'], value: string): boolean =>
  fallback?.toLowerCase() === value.toLowerCase() || Number(fallback?.replaceAll('_', '')) === Number(value) || (isOn(fallback) !== undefined && isOn(fallback) === isOn(value));

/** What is said of the setting, and not of a control that happens to have one. */
const isAboutSettings = ({ polarity, fromCode, text }: Statement): boolean => fromCode || polarity === 'advises' || /\bif\b|\bwhen\b|\bset(?:ting)?\b|\boptional/i.test(text);
