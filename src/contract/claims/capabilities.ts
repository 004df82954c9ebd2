import type { Practice } from '../../facts/code-practice-signs.ts';
import type { CodePractices, PracticeLine } from '../../facts/code-practices.ts';
import type { Packages } from '../../facts/ecosystems/packages.ts';
import type { ImportedModules } from '../../facts/imported-modules.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import type { WebApp } from '../../facts/signals/web-app.ts';
import { proves } from '../../facts/zone.ts';
import type { Answer, ContractEvidence } from '../contract.ts';
import { unaccounted } from '../speech/unaccounted.ts';
import { asked, at, broken, kept } from './answers.ts';

const rule = 'policy/limitations-current';

export interface CapabilityFacts {
  readonly codePractices: CodePractices;
  readonly importedModules: ImportedModules;
  readonly packages: Packages;
  readonly webApp: Pick<WebApp, 'routes'>;
}

/** What a program may be said not to do at all, and what in the code does it. */
interface Capability {
  readonly says: RegExp;
  readonly practice: Practice;
  /** Whoever takes one of these in does it; of these, may. */
  readonly modules?: RegExp;
  readonly takesIn?: RegExp;
  readonly what: string;
  /** A library may do it where no own line does. */
  readonly byLibraries: boolean;
}

const never =
  '(?:no|zero|without(?: any)?|never(?: (?:makes?|uses?|runs?|sends?|collects?|performs?|executes?|spawns?))?|free of|(?:makes?|performs?|has|contains?|collects?|sends?|does) no|(?:does|do)(?: not|n.t) (?:make|use|perform|run|execute|spawn|collect|send|include|contain|have|call))(?: (?:any|uses? of|use of))?';
const network =
  /^(?:requests|httpx|urllib\.request|urllib3|aiohttp|http\.client|socket|websockets?|ftplib|smtplib|axios|node-fetch|cross-fetch|undici|got|ky|superagent|ws|(?:node:)?(?:https?|net|dgram|tls)|net\/http|net|reqwest|ureq|hyper|isahc|surf)$/;
const capabilities: readonly Capability[] = [
  {
    says: new RegExp(
      String.raw`\b${never} (?:(?:outbound|outgoing|external|remote) )?(?:network|internet|https?) (?:calls?|requests?|access|connections?|traffic|activity|communication|i\/o)\b|\b${never} (?:outbound|outgoing) (?:calls?|requests?|connections?|traffic)\b`,
      'i',
    ),
    practice: 'network-call',
    takesIn: network,
    what: 'calls out over the network',
    byLibraries: true,
  },
  {
    says: new RegExp(String.raw`\b${never} (?:telemetry|analytics|usage (?:data|statistics|tracking)|user tracking)\b|\bdoes(?: not|n['’]t) phone home\b`, 'i'),
    practice: 'telemetry',
    takesIn: network,
    modules:
      /^(?:posthog|mixpanel|amplitude|@amplitude|@segment|analytics-node|@sentry|sentry[-_]sdk|react-ga|@vercel\/analytics|applicationinsights|@datadog|newrelic|bugsnag|@bugsnag|rollbar|aptabase|@aptabase|telemetrydeck|countly|matomo)/i,
    what: 'reports usage',
    byLibraries: true,
  },
  {
    says: new RegExp(
      String.raw`\b${never} (?:sub-?process(?:es)?(?: execution| calls?)?|shell (?:commands?|execution|-?outs?)|child processes|(?:external|other) (?:programs?|commands?|processes)|os commands?)\b`,
      'i',
    ),
    practice: 'spawn',
    takesIn: /^(?:subprocess|pexpect|pty|sh|plumbum|(?:node:)?child_process|execa|shelljs|cross-spawn|zx|os\/exec)$/,
    what: 'starts another program',
    byLibraries: false,
  },
  { says: new RegExp(String.raw`\b${never} ['"\x60]?eval(?:\(\))?['"\x60]?(?![\w-])`, 'i'), practice: 'eval', what: 'runs a text as code', byLibraries: false },
];

/** "No network calls, no telemetry, no subprocess execution": does the code do any of it? */
export const capabilityClaim = (statement: Statement, facts: CapabilityFacts): Answer | undefined => {
  const { text, modality, polarity, fromCode, subject } = statement;
  if (fromCode || modality !== 'fact' || polarity === 'promises' || (polarity === 'advises' && !tells.test(text)) || subject.startsWith('policy/') || text.length > longest)
    return undefined;
  const said = capabilities.filter(({ says }) => says.test(text));
  const { searched } = facts.codePractices;
  // Whoever serves the network speaks on it.
  if (said.length === 0 || searched.length === 0 || (facts.webApp.routes.length > 0 && said.some(({ practice }) => practice === 'network-call'))) return undefined;
  const done = said.flatMap((capability) => doneIn(capability, facts).map((place) => ({ ...place, capability })));
  const own = done.filter(({ path }) => !beside.test(path));
  const [first] = own;
  const left = unaccounted(text, [...said.map(({ says }) => says), around]);
  // "No eval() of what callers send" leaves the rest.
  if (first?.capability.practice === 'eval' && left.length > 0) return undefined;
  if (first && !limits.test(text)) return broken(rule, `The code ${first.capability.what}: “${first.note}”.`, own.slice(0, 5).map(placeOf('contradicts')));
  if (done.length > 0) return asked(rule, 'The code does it here. Is that what the sentence leaves out?', done.slice(0, 5).map(placeOf('seen')));
  // Whatever calls out may report.
  const calls = said.some(({ practice }) => practice === 'telemetry') ? facts.codePractices.of('network-call') : [];
  if (calls.length > 0) return asked(rule, 'The code calls out here. Does none of it report usage?', calls.slice(0, 5).map(placeOf('seen')));
  // It is had under other names as well: where none is seen, `shunnedClaim` may know.
  if (said.some(({ practice }) => practice === 'eval')) return undefined;
  const near = said.flatMap(({ takesIn }) => (takesIn ? facts.importedModules.all.filter(({ name, path }) => takesIn.test(name) && !beside.test(path)) : []));
  if (near.length > 0)
    return asked(
      rule,
      `The code takes in ${near[0]?.name}. What for?`,
      near.slice(0, 5).map(({ path, line, name }) => at(path, line, 'imported', `takes in ${name}`)),
    );
  if (!searched.every((path) => readable.test(path))) return undefined;
  const places = [at('.', null, 'absent', `none of ${searched.length} files of code ${said.map(({ what }) => what).join(' or ')}`)];
  const library = said.some(({ byLibraries }) => byLibraries) ? libraryOf(facts.packages) : undefined;
  if (library !== undefined) return asked(rule, `No code of the repository does. Does ${library}, or another library that it needs?`, places);
  return left.length === 0 ? { ...kept(rule, places), searched } : asked(rule, `No code does. Is what else the policy says of it true (“${left.slice(0, 3).join(' ')}”)?`, places);
};

/** "Never uses eval()" tells, and "never use eval()" tells somebody to. */
const tells = /^\W*never \w{3,10}s\b/i;

const longest = 200;
/** "No network calls by default", "beyond what you configure". */
const limits =
  /\b(?:core|default|unless|except\w*|other than|only|beyond|outside|besides|apart|until|when\w*|if|during|while|background|automatic\w*|your|user[- ](?:initiated|supplied)|explicit\w*|consent|opt|direct(?:ly)?|itself|with user|untrusted)\b/i;
const around = /\b(?:tool|program|script|cli|library|package|extension|it|does|do|not|no|never|any|there|is|are|makes?|uses?|whatsoever|at all)\b/gi;
const readable = /\.(?:py|[cm]?[jt]sx?|go|rs)$/;
/** What builds, releases and measures the program is not the program. */
const beside =
  /(?:^|\/)(?:scripts?|tools|tooling|build|ci|\.github|bench\w*|hack|dev|release|installers?|migrations?|website|site)\/|(?:^|\/)(?:setup|noxfile|tasks|conftest|build|install)\.\w+$|\.config\.\w+$/i;

const placeOf =
  (stage: string) =>
  ({ path, line, note }: PracticeLine): ContractEvidence =>
    at(path, line, stage, note);

const doneIn = ({ practice, modules }: Capability, { codePractices, importedModules }: CapabilityFacts): readonly PracticeLine[] => {
  const takesIn = (path: string, name: string): boolean => importedModules.all.some((module) => module.path === path && module.name.split(/[./:]/).includes(name));
  const lines = codePractices.of(practice).filter(({ path, note }) => {
    const library = ofLibrary.exec(note)?.[1];
    return importedModules.isTakenIn(path) && !/localhost|127\.0\.0\.1/.test(note) && (library === undefined || takesIn(path, library));
  });
  const imported = modules
    ? importedModules.all.filter(({ name, isUsed }) => isUsed && modules.test(name)).map(({ path, line, name }) => ({ path, line, note: `takes in ${name}` }))
    : [];
  return [...lines, ...imported];
};
/** `requests.get(…)` calls out only where `requests` is the library. */
const ofLibrary = /\b(requests|httpx|subprocess|socket)\.\w+\(/;

const libraryOf = ({ manifests }: Packages): string | undefined =>
  manifests
    .filter(({ zone, ecosystem }) => proves(zone) && /^(?:pip|uv|conda|npm|bun|deno|gomod|cargo)$/.test(ecosystem))
    .flatMap(({ dependencies }) => dependencies.filter(({ extra }) => !extra))
    .find(({ name }) => !/^(?:go|python|node|rust|typescript|@types\/.*)$/.test(name))?.name;
