import type { Practice } from '../../facts/code-practices/code-practice.ts';
import type { CodePractices, PracticeLine } from '../../facts/code-practices/code-practices.ts';
import type { Packages } from '../../facts/ecosystems/packages.ts';
import type { Files } from '../../facts/files.ts';
import type { ImportedModules } from '../../facts/imports/imported-modules.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import type { WebApp } from '../../facts/signals/web-app.ts';
import type { Answer } from '../contract.ts';
import type { NamesInCode } from '../names-in-code.ts';
import { exceptions } from '../speech/exceptions.ts';
import { unaccounted } from '../speech/unaccounted.ts';
import { asked, at, broken, kept, placed } from './answers.ts';
import { needsNothing } from './no-dependencies.ts';
import { hasNoWayOut } from './ways-out.ts';

const rule = 'policy/limitations-current';

export interface CapabilityFacts {
  readonly files: Files;
  readonly codePractices: CodePractices;
  readonly importedModules: ImportedModules;
  readonly packages: Packages;
  readonly webApp: Pick<WebApp, 'routes'>;
}

/** What a program may be said not to do at all, and what in the code does it. */
interface Capability {
  readonly says: RegExp;
  readonly practice: Practice;
  /** Whoever takes one of these in does it. */
  readonly modules?: RegExp;
  readonly what: string;
}

const never =
  '(?:no|zero|without(?: any)?|never(?: (?:makes?|uses?|runs?|sends?|collects?|performs?|executes?|spawns?))?|free of|(?:makes?|performs?|has|contains?|collects?|sends?|does) no|(?:does|do)(?: not|n.t) (?:make|use|perform|run|execute|spawn|collect|send|include|contain|have|call))(?: (?:any|uses? of|use of))?';
const capabilities: readonly Capability[] = [
  {
    says: new RegExp(
      [
        String.raw`\b${never} (?:(?:outbound|outgoing|external|remote) )?(?:network|internet|https?) (?:calls?|requests?|access|connections?|traffic|activity|communication|i\/o)\b`,
        String.raw`\b${never} (?:outbound|outgoing) (?:calls?|requests?|connections?|traffic)\b`,
        String.raw`\b${never} network(?=\W*$|[,;.]| and no\b| or telemetry\b)`,
        String.raw`\bkeine (?:ausgehenden )?netzwerk-?(?:zugriffe|aufrufe|verbindungen|anfragen)(?!\p{L})`,
        String.raw`\b(?:sin|ninguna) (?:llamadas?|conexi(?:ón|ones)|acceso) (?:de|a la) red(?!\p{L})|\bsem (?:chamadas|conexões|acesso) (?:de|à) rede(?!\p{L})`,
        String.raw`\baucun(?:e)? (?:appel|accès|connexion|requête) réseau(?!\p{L})`,
      ].join('|'),
      'iu',
    ),
    practice: 'network-call',
    what: 'calls out over the network',
  },
  {
    says: new RegExp(
      [
        String.raw`\b${never} (?:telemetry|analytics|usage (?:data|statistics|tracking)|user tracking)\b|\bdoes(?: not|n['’]t) phone home\b`,
        String.raw`\b(?:keine telemetrie|sin telemetría|sem telemetria|aucune télémétrie|nessuna telemetria)(?!\p{L})`,
      ].join('|'),
      'iu',
    ),
    practice: 'telemetry',
    modules:
      /^(?:posthog|mixpanel|amplitude|@amplitude|@segment|analytics-node|@sentry|sentry[-_]sdk|react-ga|@vercel\/analytics|applicationinsights|@datadog|newrelic|bugsnag|@bugsnag|rollbar|aptabase|@aptabase|telemetrydeck|countly|matomo)/i,
    what: 'reports usage',
  },
  {
    says: new RegExp(
      String.raw`\b${never} (?:sub-?process(?:es)?(?: execution| calls?)?|shell (?:commands?|execution|-?outs?)|child processes|(?:external|other) (?:programs?|commands?|processes)|os commands?)\b`,
      'i',
    ),
    practice: 'spawn',
    what: 'starts another program',
  },
  { says: new RegExp(String.raw`\b${never} ['"\x60]?eval(?:\(\))?['"\x60]?(?![\w-])`, 'i'), practice: 'eval', what: 'runs a text as code' },
];

/** "No network calls, no telemetry, no subprocess execution": does the code do any of it? */
export const capabilityClaim = (statement: Statement, facts: CapabilityFacts, names: NamesInCode): Answer | undefined => {
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
  // "No eval() of what callers send" leaves the rest, and "no commands built from user input" the others.
  const isWhole = !limits.test(text) && !exceptions.test(text) && unaccounted(text, [...said.map(({ says }) => says), around]).length === 0;
  if (first?.capability.practice === 'eval' && !isWhole) return undefined;
  if (first && isWhole) return broken(rule, `The code ${first.capability.what}: “${first.note}”.`, own.slice(0, 5).map(placed('contradicts')));
  if (done.length > 0) return asked(rule, 'The code does it here. Is that what the sentence leaves out?', done.slice(0, 5).map(placed('seen')));
  // Whatever calls out may report.
  const calls = said.some(({ practice }) => practice === 'telemetry') ? facts.codePractices.of('network-call') : [];
  if (calls.length > 0) return asked(rule, 'The code calls out here. Does none of it report usage?', calls.slice(0, 5).map(placed('seen')));
  if (isWhole && !said.some(({ practice }) => practice === 'eval') && hasNoWayOut(names, facts.importedModules, facts.files) && needsNothing(facts))
    return {
      ...kept(rule, [at('.', null, 'absent', `none of ${names.searched.length} files of code, which take in no library, names a way to another program or machine`)]),
      searched: names.searched,
    };
  // It is had under other names as well: where none is seen, `shunnedClaim` may know.
  if (said.some(({ practice }) => practice === 'eval')) return undefined;
  // The ways to it are too many to be known by their absence.
  const what = said.map((capability) => capability.what).join(' or ');
  return asked(rule, `No call is seen that ${what}. Is there no other way, in the code or in the libraries that it needs?`, [
    at('.', null, 'absent', `none of ${searched.length} files of code ${what}`),
  ]);
};

/** "Never uses eval()" tells, and "never use eval()" tells somebody to. */
const tells = /^\W*never \w{3,10}s\b/i;

const longest = 200;
/** "No network calls by default", "of your own". */
const limits = /\b(?:core|default|background|automatic\w*|your|user[- ](?:initiated|supplied)|explicit\w*|consent|opt|direct(?:ly)?|itself|with user|untrusted)\b/i;
const around =
  /\b(?:tool|program|script|cli|library|package|extension|it|does|do|not|no|never|any|there|is|are|makes?|made|uses?|used|runs? (?:entirely|completely|fully|100% )?(?: )?(?:offline|locally)|performed|executed|collected|sent|whatsoever|at all)\b/gi;
/** What builds, releases and measures the program is not the program. */
const beside =
  /(?:^|\/)(?:scripts?|tools|tooling|build|ci|\.github|(?:[\w-]+[-_])?bench\w*|xtask|hack|dev|release|installers?|migrations?|website|site)\/|(?:^|\/)(?:setup|noxfile|tasks|conftest|build|install)\.\w+$|\.config\.\w+$/i;

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
