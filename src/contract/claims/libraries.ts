import type { CodePractices } from '../../facts/code-practices/code-practices.ts';
import type { Packages } from '../../facts/ecosystems/packages.ts';
import type { ImportedModules } from '../../facts/imports/imported-modules.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import { isForeign } from '../../facts/signals/code/language.ts';
import type { WebApp } from '../../facts/signals/web-app.ts';
import type { Answer } from '../contract.ts';
import { unaccounted } from '../speech/unaccounted.ts';
import { asked, at, broken, kept } from './answers.ts';

const rule = 'policy/tool-claims-match-ci';

export interface LibraryFacts {
  readonly importedModules: ImportedModules;
  readonly packages: Packages;
  readonly webApp: Pick<WebApp, 'sightings'>;
  readonly codePractices: CodePractices;
}

/** What libraries of one kind are taken in for, and the names that policies know them by. */
interface Craft {
  readonly purpose: RegExp;
  readonly names: RegExp;
  /** What says, in the name of a module or the path of the file that takes it in, that it is taken in for something else. */
  readonly beside?: RegExp;
  /** Modules for the same purpose without what is promised of those that are named. */
  readonly instead?: RegExp;
}

/** "Input validation with Zod": is the library taken in by the code, and used there? Undefined where the sentence names none, or another purpose of it. */
export const libraryClaim = (statement: Statement, facts: LibraryFacts): Answer | undefined => {
  const { importedModules, packages, webApp, codePractices } = facts;
  const { text, polarity, modality, fromCode, subject } = statement;
  if (fromCode || modality !== 'fact' || polarity === 'denies' || polarity === 'promises' || subject.startsWith('policy/') || text.length > longest) return undefined;
  const craft = crafts.find(({ names, purpose }) => names.test(text) && purpose.test(text.replace(names, ' ')));
  if (!craft || (ofInjection.test(text) && !areStatementsSafe(facts))) return undefined;
  const named = [...text.matchAll(new RegExp(craft.names.source, 'gi'))].map(([name]) => name);
  const found = named.map((name) =>
    importedModules.all.filter(
      (module) => module.isUsed && isOf(name, module.name) && importedModules.isTakenIn(module.path) && !(craft.beside?.test(`${module.name} ${module.path}`) ?? false),
    ),
  );
  if (found.every((places) => places.length > 0)) {
    const evidence = found.flatMap((places) => places.slice(0, 3)).map(({ path, line, name }) => at(path, line, 'imported', `takes in ${name} and uses it`));
    const other = importedModules.all.find((module) => module.isUsed && craft.instead?.test(module.name));
    if (other) return asked(rule, `${other.name} is used as well. Is it so there?`, [...evidence, at(other.path, other.line, 'imported', `takes in ${other.name}`)]);
    const isAsked = webApp.sightings('validation').some(({ what }) => what === 'a schema is asked') || codePractices.of('request-parsed').length > 0;
    if (ofRequests.test(text) && forAnything.test(named.join(' ')) && !isAsked) return asked(rule, 'It is used here. Is it what requests bring that it looks at?', evidence);
    const left = unaccounted(text, [craft.names, craft.purpose, ...around]);
    return left.length === 0
      ? kept(subject === 'unknown' ? rule : subject, evidence)
      : asked(rule, `It is used here. Is what else the policy says of it true (“${left.slice(0, 3).join(' ')}”)?`, evidence);
  }
  const missing = named.filter((_, index) => found[index]?.length === 0);
  const declared = packages.manifests.flatMap(({ path, dependencies }) => dependencies.map(({ name }) => ({ path, name })));
  const present = [...declared.map(({ name }) => name), ...importedModules.all.map(({ name }) => name)];
  const isBrought = missing.some((name) => bringers.some(([says, bring]) => says.test(name) && present.some((each) => bring.test(each))));
  const isNowhere =
    !isBrought && missing.every((name) => !importedModules.all.some((module) => isOf(name, module.name)) && !declared.some((dependency) => isOf(name, dependency.name)));
  const manifests = [...new Set(declared.map(({ path }) => path))];
  return polarity === 'asserts' && isNowhere && manifests.length > 0 && importedModules.searched.length > 0 && saysUse(text, craft)
    ? broken(
        rule,
        `${missing.join(' and ')} is a dependency of nothing here, and no code takes it in.`,
        [at(manifests[0] ?? '.', null, 'absent', `does not name ${missing.join(' or ')}`)],
        [...manifests, ...importedModules.searched],
      )
    : undefined;
};

/** No statement is put together of parts, and all the code is of languages where that would be seen. */
export const areStatementsSafe = ({ webApp, importedModules, codePractices }: Pick<LibraryFacts, 'webApp' | 'importedModules' | 'codePractices'>): boolean =>
  webApp.sightings('sql-interpolated').length === 0 && codePractices.of('sql-built').length === 0 && !importedModules.searched.some(isForeign);

const longest = 120;

/** `@sentry/node` is Sentry, `github.com/rs/zerolog` is zerolog; `zod-to-json-schema` is not Zod, but comes with it. */
const isOf = (name: string, module: string): boolean => {
  const known = others.find(([says]) => says.test(name));
  return known ? known[1].test(module) : runsOf(module).includes(squeezed(name));
};
/** Words of a name that stand beside one another: of `express-mongo-sanitize` also `mongosanitize`. */
const runsOf = (module: string): readonly string[] => {
  const words = module.toLowerCase().match(/[a-z\d]+/g) ?? [];
  return words.flatMap((_, from) => words.slice(from, from + 4).map((_word, length) => words.slice(from, from + length + 1).join('')));
};
const squeezed = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\.js$/, '')
    .replaceAll(/[^a-z\d]/g, '');
/** Libraries whose modules have other names. */
const others: readonly (readonly [says: RegExp, module: RegExp])[] = [
  [/^jpa$/i, /persistence|data\.jpa|spring-boot-starter-data-jpa/i],
  [/^hibernate$/i, /hibernate|persistence|data-jpa/i],
  [/^eloquent$/i, /illuminate|laravel/i],
  [/^python-jose$/i, /^(?:python-)?jose$/i],
  [/^pyjwt$/i, /^(?:py)?jwt$/i],
  [/^spring validation$/i, /validation/i],
];

/** What comes with a framework has no line of its own in a manifest; what watches over a program may be an agent or a script beside it. */
const bringers: readonly (readonly [says: RegExp, bring: RegExp])[] = [
  [/^pydantic$/i, /fastapi|sqlmodel|litestar|ninja|langchain|openai|anthropic/i],
  [/^(?:sqlalchemy|peewee|marshmallow|wtforms)$/i, /sqlmodel|alembic|airflow|superset|smorest|apispec|[-_]wtf$|admin/i],
  [/^(?:hibernate|jpa|logback|log4j2?|spring validation)$/i, /spring|quarkus|micronaut|slf4j|log4j|persistence|dropwizard/i],
  [/^(?:multer|busboy)$/i, /platform-express|multipart|formidable|fileupload/i],
  [/^(?:ajv|pino|joi)$/i, /^fastify$|@fastify|@hapi|celebrate|platform-fastify|openapi/i],
  [/^(?:eloquent|monolog)$/i, /laravel|illuminate|symfony|lumen/i],
  [/^(?:sentry|bugsnag|rollbar|datadog|new ?relic)$/i, /./],
];

/** "Using Zod", "Zod validation", "(Zod)": the library is what does it, and not what is compared with. */
const saysUse = (text: string, { names }: Craft): boolean =>
  new RegExp(
    String.raw`\b(?:using|uses|via|with|by|through)\W{1,3}(?:${names.source})|^\W*(?:${names.source})(?:\.js)? (?:\w+ ){0,2}(?:validation|logging|logger|orm|schemas?|integration|hashing)\b|\((?:${names.source})\)`,
    'i',
  ).test(text);

/** What requests bring, and libraries that look at whatever they are given. */
const ofRequests = /\b(?:requests?|bod(?:y|ies)|payloads?|forms?|params|parameters?|incoming)\b/i;
const forAnything = /\b(?:zod|joi|yup|ajv|valibot|typebox)\b/i;
const ofInjection = /injection|parameteri[sz]ed|prepared/i;
const around = [
  /\b(?:http|v?\d+(?:\.\d+)*|js|schema|schemas|pars(?:ed|es|ing)|client|queries|access|typescript|python|node|request|requests|input|inputs|data|bod(?:y|ies)|payloads?|parameters?|params|fields?|forms?|incoming)\b/gi,
];

const crafts: readonly Craft[] = [
  {
    purpose: /\b(?:(?:input|request|schema|data|form|body|payload|parameter|type|runtime)s? )*(?:validation|validat(?:ed|ors?|ing|es)|schemas?)\b/i,
    // The settings of the program come from nobody who calls it.
    beside: /settings|\bto-|-to-|openapi|swagger|\bconfig\b|\benv(?:ironment)?\b/i,
    names: /\b(?:zod|joi|yup|express-validator|class-validator|ajv|pydantic|marshmallow|valibot|celebrate|typebox|wtforms|fluentvalidation|spring validation)\b/i,
  },
  {
    purpose: /\b(?:(?:structured|centrali[sz]ed|request|http|application|json|access) )*(?:logging|loggers?|logs?)\b/i,
    names: /\b(?:winston|pino|morgan|bunyan|loguru|structlog|zerolog|logrus|log4j2?|logback|serilog|monolog)\b/i,
  },
  {
    purpose: /\b(?:error|exception|crash|performance)s? (?:tracking|monitoring|reporting|logging)\b/i,
    names: /\b(?:sentry|bugsnag|rollbar|datadog|new ?relic)\b/i,
  },
  {
    purpose:
      /\borm\b|\bdatabase (?:access|queries|layer)\b|\b(?:no)?sql[- ]injections?\b|\bparameteri[sz]ed (?:quer(?:y|ies)|statements?)\b|\bprepared statements?\b|\bparameteri[sz]ation\b/i,
    names: /\b(?:prisma|sequelize|typeorm|drizzle|mongoose|sqlalchemy|gorm|sqlx|hibernate|jpa|knex|kysely|mikro-?orm|peewee|tortoise|eloquent|diesel)\b/i,
  },
  { purpose: /\bxml\b/i, names: /\bdefusedxml\b/i, instead: /^(?:xml|lxml|xmltodict|minidom)$/ },
  {
    purpose: /\bmiddlewares?\b|\bparameter pollution\b|\bbrute[- ]?force\b|\bslow(?:ing)?[- ]?down\b|\bfile-?names?\b|\bnosql\b|\bprotection\b|\bprevention\b/i,
    names: /(?<![\w-])(?:hpp|xss-clean|express-slow-down|sanitize-filename|express-mongo-sanitize)(?![\w-])/i,
  },
  { purpose: /\b(?:file )?uploads?\b/i, names: /\b(?:multer|formidable|busboy)\b/i },
  {
    purpose: /\b(?:html|output|content|markup|xss|input)[ -]?(?:saniti[sz]ation|saniti[sz]ing|escaping|prevention|protection)\b|\bsaniti[sz](?:es?|ed|ing|ation)\b/i,
    names: /\b(?:dompurify|sanitize-html|bleach|nh3|xss-clean|express-mongo-sanitize|mongo-sanitize|bluemonday)\b/i,
  },
];
