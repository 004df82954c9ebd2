import { type Attribute, type Attributed, basesOf } from '../../code/attributes.ts';

/** A class of C# that answers requests by its methods, or that such a class is made of. */
export interface Controller {
  readonly name: string;
  readonly bases: readonly string[];
  readonly isAbstract: boolean;
  readonly templates: readonly string[];
  readonly area?: string;
  readonly guards: readonly Attribute[];
  readonly actions: readonly Action[];
  readonly offset: number;
}

export interface Action {
  readonly methods: readonly string[];
  /** Undefined where it has none of its own: that of its class, or of a convention, `/Jobs/List`. */
  readonly templates?: readonly string[];
  readonly guards: readonly Attribute[];
  readonly name: string;
  readonly offset: number;
}

const verbs: Readonly<Record<string, string>> = {
  HttpGet: 'GET',
  HttpPost: 'POST',
  HttpPut: 'PUT',
  HttpPatch: 'PATCH',
  HttpDelete: 'DELETE',
  HttpHead: 'HEAD',
  HttpOptions: 'OPTIONS',
};
const verbOf = ({ name }: Attribute): string | undefined => (Object.hasOwn(verbs, name) ? verbs[name] : undefined);
const saysGuard = /Authori[sz]|Anonymous|Permission|Auth(?!or)|ApiKey|Token|Login|Role|Access|Policy|Claim|Admin/;
const isBase = /^(?!I[A-Z]).*(?:Controller|ControllerBase)$/;
const answers = /\b(?:I?ActionResult|IResult|ViewResult|JsonResult|FileResult|ContentResult|RedirectResult|RedirectToActionResult|PartialViewResult|Results)\b/;

export const controllersIn = (declared: readonly Attributed[]): readonly Controller[] =>
  declared.flatMap((type): Controller[] => {
    if (type.kind !== 'type' || !/\b(?:class|record)\b/.test(type.head)) return [];
    const bases = basesOf(type);
    const isNamed =
      /Controller$/.test(type.name) || bases.some((base) => isBase.test(base)) || type.attributes.some(({ name }) => name === 'ApiController' || name === 'Controller');
    const own = declared.filter((one) => one.kind === 'method' && type.body < one.offset && one.offset < type.end);
    const routed = own.some(({ attributes }) => attributes.some((one) => verbOf(one) !== undefined));
    if ((!isNamed && !routed) || /\binterface\b/.test(type.head)) return [];
    const [area] = templatesIn(type.attributes.filter(({ name }) => name === 'Area'));
    return [
      {
        name: type.name,
        bases,
        isAbstract: /\babstract\b/.test(type.head),
        templates: templatesIn(type.attributes.filter(({ name }) => name === 'Route')),
        ...(area === undefined ? {} : { area }),
        guards: guardsIn(type.attributes),
        actions: own.flatMap((method) => actionOf(method, isNamed)),
        offset: type.offset,
      },
    ];
  });

const actionOf = ({ attributes, head, name, offset }: Attributed, byConvention: boolean): readonly Action[] => {
  const mapped = attributes.filter((one) => verbOf(one) !== undefined);
  const accepted = attributes.filter((one) => one.name === 'AcceptVerbs').flatMap(({ args }) => Array.from(args.matchAll(/"(\w+)"/g), ([, verb = '']) => verb.toUpperCase()));
  const routes = attributes.filter((one) => one.name === 'Route');
  const isPublic = /\bpublic\b/.test(head) && !/\bstatic\b/.test(head) && !attributes.some((one) => one.name === 'NonAction');
  if (mapped.length + routes.length === 0 && !(byConvention && isPublic && answers.test(head.slice(0, head.indexOf(name))))) return [];
  const templates = templatesIn([...mapped, ...routes]);
  const methods = [...mapped.map((one) => verbOf(one) ?? 'ANY'), ...accepted];
  return [
    {
      methods: methods.length > 0 ? [...new Set(methods)] : ['ANY'],
      ...(templates.length > 0 ? { templates } : {}),
      guards: guardsIn(attributes),
      name,
      offset,
    },
  ];
};

/** The texts that such attributes begin with. */
const templatesIn = (attributes: readonly Attribute[]): readonly string[] =>
  attributes.flatMap(({ args }) => {
    const [, text] = /^\s*(?:template\s*:\s*|Template\s*=\s*)?[$@]{0,2}"((?:[^"\\\n]|\\.){0,300})"/.exec(args) ?? [];
    const [, name] = text === undefined ? (/^\s*([A-Za-z_][\w.]*)\s*(?:,|$|\+)/.exec(args) ?? []) : [];
    return text !== undefined ? [text] : name !== undefined ? [`{${name}}`] : [];
  });

export const guardsIn = (attributes: readonly Attribute[]): readonly Attribute[] => attributes.filter(({ name }) => saysGuard.test(name)).map(({ name }) => ({ name, args: '' }));
