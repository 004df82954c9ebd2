import { expression } from '../long-expression.ts';
import type { FileEntry } from '../repo/snapshot.ts';
import { anyOf } from './paths.ts';
import { ci, deploy, docs, example, policy, readByPrograms, test, vendored } from './zone-patterns.ts';

/**
 * What a file is for. A control is proved by runtime, deploy and ci files only: tests, docs, examples and vendored code never prove anything,
 * and the policy never proves itself.
 */
export type Zone = 'runtime' | 'deploy' | 'ci' | 'test' | 'docs' | 'example' | 'vendored' | 'policy';

/** The first that one of its patterns names. */
const patterns: readonly (readonly [Zone, (path: string) => boolean])[] = (
  [
    ['policy', policy],
    ['vendored', vendored],
    ['ci', ci],
    ['test', test],
    ['example', example],
    ['runtime', readByPrograms],
    ['docs', docs],
    ['deploy', deploy],
  ] as const
).map(([zone, own]) => [zone, anyOf(own)]);

export const zoneOf = (path: string): Zone => {
  const known = zones.get(path);
  if (known !== undefined) return known;
  const zone = zoneByName(path);
  if (zones.size < 200_000) zones.set(path, zone);
  return zone;
};

/** Every fact asks for the zone of every file. */
const zones = new Map<string, Zone>();

/** The folders of a package are its name: anthos/samples/bank is no sample. */
const packageFolders = /(?<=(?:^|\/)src\/main\/(?:java|kotlin|scala|groovy)\/).*\//;
/** What Rails and Laravel load by its place is called as the business is: app/models/test_result.rb is the result of a test. */
const loadedByPlace = /(?<=(?:^|\/)app\/(?:models|views|controllers|helpers|jobs|mailers|policies|serializers|services|Models|Http)\/).*(?=\.(?:rb|erb|haml|slim|php)$)/;

/** What a generator of projects makes tests of: login.spec.ts.ejs. */
const templateOfTest = /(?<=[._](?:spec|tests?)\.\w{1,4})\.(?:ejs|erb|hbs|j2|tt|mustache)$/;

const zoneByName = (written: string): Zone => {
  const path = written.replace(packageFolders, '').replace(loadedByPlace, 'record').replace(templateOfTest, '');
  return patterns.find(([, matches]) => matches(path))?.[0] ?? 'runtime';
};

/** What tells assistants how to write code, and runs beside them: no part of what is served, and no documentation of it. */
export const isForAssistants = (path: string): boolean => /(?:^|\/)\.(?:claude|codex|cursor|gemini|windsurf|kiro|roo|opencode|agents?)\//.test(path);

const developerPath = expression('i')`
  (?:^|\/)(?:
    dev|devel|development|local-?dev(?:elopment)?|dev-?env|[\w.-]{1,30}[-_]dev
    |dev[-_][\w-]{0,20}(?:proxy|env(?:ironment)?|server|stack|setup|docker|compose|nginx|caddy|traefik)|\.?devcontainer|\.codesandbox|\.gitpod|\.?vagrant
  )\/|(?:^|[/_.-])(?:dev|development)(?:[_.-]?(?:server|app|template))?\.(?:[cm]?[jt]s|py|rb|exs|go|conf|ya?ml|json|toml|properties|sh)$
  |(?:^|\/)(?:docker|container)file[._-](?:dev|development)(?:[._-][\w-]{1,20})?$|(?:^|\/)(?:dev|development|\.gitpod)\.(?:docker|container)file$
`;

/** What developers start for themselves: `dev/nginx/default.conf`, `server/bin/dev.js`, `nginx.dev.conf`. Neither what it has nor what it lacks is so in production. */
export const isForDevelopers = (path: string): boolean => developerPath.test(path.replace(packageFolders, ''));

/** Can a file of this zone prove that a control exists? */
export const proves = (zone: Zone): boolean => zone === 'runtime' || zone === 'deploy' || zone === 'ci';

/** The same of a file itself: no link, and nothing that is not there to be read. */
export const canProve = ({ path, mode }: Pick<FileEntry, 'path' | 'mode'>): boolean => (mode === 'file' || mode === 'executable') && proves(zoneOf(path));
