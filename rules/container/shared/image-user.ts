import type { Evidence, Facts } from 'policy-audit';
import { type Dockerfile, place, type Stage } from './dockerfiles.ts';

/** Who a stage runs as, as far as the Dockerfile and the well-known images tell. */
export type ImageUser = { readonly is: 'root' | 'other'; readonly name: string; readonly by: 'USER' | 'image' } | { readonly is: 'unknown'; readonly why: string };

/** Images that set a user of their own, by the end of their name: `repository` or `repository:tag`, `*` for any text. */
export const nonRootImages: readonly string[] = [
  'distroless/*:nonroot',
  'distroless/*:nonroot-*',
  'distroless/*:*-nonroot',
  'distroless/*:*-nonroot-*',
  'nginxinc/nginx-unprivileged',
  'nginx/nginx-unprivileged',
  'dotnet/*:*-chiseled*',
  'windows/nanoserver',
  'jenkins/jenkins',
  'jenkins/agent',
  'jenkins/inbound-agent',
  'grafana/grafana',
  'grafana/k6',
  'grafana/loki',
  'prom/*',
  'otel/opentelemetry-collector*',
  'curlimages/curl',
  'elasticsearch/elasticsearch',
  'kibana/kibana',
  'logstash/logstash',
  'opensearchproject/opensearch*',
  'confluentinc/cp-kafka',
  'apache/kafka',
  'apache/superset',
  'bitnami/*',
  'cimg/*',
  'openpolicyagent/opa',
  'renovate/renovate',
  'fluent/fluentd',
  'keycloak/keycloak',
  'jupyter/*-notebook',
  'jupyter/docker-stacks-foundation',
  'selenium/standalone-*',
  'apache/airflow',
  'haproxy',
  'varnish',
  'solr',
  'sonarqube',
  'memcached',
];

/** Chainguard's images run as nonroot, but for those made to be built upon. */
const chainguard = /(?:^|\/)(?:cgr\.dev|chainguard)\/(?!.*(?:wolfi-base|chainguard-base)$)/;

export const isRoot = (user: string): boolean => {
  const [name = ''] = user.trim().split(':');
  return /^(?:root|0+|containeradministrator)$/i.test(name);
};

export const userOfStage = (stage: Stage, nonRoot: readonly string[] = nonRootImages): ImageUser => {
  const user = stage.user?.value;
  if (user) {
    if (user.text === undefined || /[$`]\(|`/.test(user.text))
      return { is: 'unknown', why: `USER ${user.written} depends on ${user.missing.join(', ') || 'a command'}, which has no value here` };
    return { is: isRoot(user.text) ? 'root' : 'other', name: user.text, by: 'USER' };
  }
  if (stage.scratch) return { is: 'root', name: 'root', by: 'image' };
  if (stage.image && stepsDown(stage, stage.image)) return { is: 'unknown', why: `the entry point of ${baseOf(stage)} starts as root and goes on as another user` };
  if (!stage.image) return { is: 'unknown', why: `there is no USER, and the base image depends on ${stage.from.missing.join(', ') || 'an earlier stage'}` };
  return { is: isKnownNonRoot(stage.image, nonRoot) ? 'other' : 'root', name: '', by: 'image' };
};

/** The number that a stage, or one that it continues, gives to the user that it makes: `useradd -u 1000 app`. */
export const numberOf = (name: string, stage: Stage, { stages }: Dockerfile): string | undefined => {
  const [user] = name.split(':');
  for (let one: Stage | undefined = stage; one; one = one.base === undefined ? undefined : stages[one.base])
    for (const { name: program, args } of one.runs.flatMap(({ commands }) => commands)) {
      if (!/^(?:user|add)(?:add|user)$/.test(program) || args.at(-1)?.text !== user) continue;
      const [, number] = /(?:^|\s)(?:-u|--uid)[\s=]?(\d+)(?=\s|$)/.exec(args.map(({ text }) => text).join(' ')) ?? [];
      if (number !== undefined) return number;
    }
  return undefined;
};

/** Official images that start as root to prepare their folders, and the program that their entry point then runs as another user. */
const servers: Readonly<Record<string, RegExp>> = {
  postgres: /^postgres$/,
  mysql: /^mysqld$/,
  mariadb: /^(?:mysqld|mariadbd)$/,
  mongo: /^mongo[ds]$/,
  redis: /^redis-server$/,
  'valkey/valkey': /^valkey-server$/,
  rabbitmq: /^rabbitmq/,
  cassandra: /^cassandra$/,
  ghost: /^node$/,
};

/** An entry point or a command of its own may go round that of the image. */
const stepsDown = ({ entrypoint, cmd }: Stage, { repository }: NonNullable<Stage['image']>): boolean => {
  const server = servers[repository.replace(/^(?:docker\.io\/)?(?:library\/)?/, '')];
  return server !== undefined && !entrypoint && (!cmd || cmd.commands.slice(0, 1).every(({ name }) => server.test(name)));
};

const isKnownNonRoot = ({ repository, tag = 'latest' }: NonNullable<Stage['image']>, patterns: readonly string[]): boolean =>
  chainguard.test(repository) ||
  patterns.some((pattern) => {
    const colon = pattern.lastIndexOf(':');
    const [name, tags] = colon > pattern.lastIndexOf('/') ? [pattern.slice(0, colon), pattern.slice(colon + 1)] : [pattern, '*'];
    return (matches(repository, name) || matches(repository, `*/${name}`)) && matches(tag, tags);
  });

/** `*` stands for any text; the pieces between are looked for in order, so time is linear. */
const matches = (text: string, pattern: string): boolean => {
  const pieces = pattern.split('*');
  const first = pieces[0] ?? '';
  const last = pieces.at(-1) ?? '';
  if (pieces.length === 1) return text === pattern;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= text.length - last.length;
};

export type Builds = Pick<Facts, 'dockerfiles' | 'imageBuilds'>;

/** The image at the bottom of a stage, for people to read. */
export const baseOf = ({ image: base }: Stage): string => (base ? `${base.repository}${base.tag === undefined ? '' : `:${base.tag}`}` : 'its base image');

/** Goes on to the Dockerfile of the tree that makes the base image, where a build names it. */
export const userThrough = (stage: Stage, given: Builds, nonRoot: readonly string[], depth: number): ImageUser => {
  const user = userOfStage(stage, nonRoot);
  if (user.is !== 'root' || user.by !== 'image' || stage.scratch || depth > 5) return user;
  const build = given.imageBuilds.named(baseOf(stage));
  const made = build && given.dockerfiles.at(build.dockerfile);
  const below = made && (build.target === undefined ? made.final : made.stages.find(({ name }) => name?.toLowerCase() === build.target?.toLowerCase()));
  const found = below && below !== stage ? userThrough(below, given, nonRoot, depth + 1) : user;
  return found.is === 'other' ? { ...found, by: 'image' } : found.is === 'unknown' ? found : user;
};

const droppers = new Set(['gosu', 'su-exec', 'setpriv', 'runuser', 'su', 's6-setuidgid', 'chpst', 'setuidgid']);

/** `gosu app server`, and neither `gosu root …`, `su -c …` nor a `setpriv` that only takes rights away. */
export const startsAsAnother = (words: readonly string[]): boolean => {
  const at = words.findIndex((word) => droppers.has(word.slice(word.lastIndexOf('/') + 1)));
  const rest = words.slice(at + 1);
  if (at < 0) return false;
  if (/setpriv$/.test(words[at] ?? '')) return rest.some((word) => /^--re[ug]id/.test(word));
  if (/(?:^|\/)su$/.test(words[at] ?? '') && !rest.some((word, index) => !word.startsWith('-') && !/^(?:-c|-s|--command|--shell)$/.test(rest[index - 1] ?? ''))) return false;
  return !rest.slice(0, 1).some((word) => /^(?:root|0)(?::|$)/.test(word));
};

/** A program that is asked to be the entry point, after a deliberate USER root: what it does with its rights is not to be read here. */
export const isEntryProgram = ({ user, entrypoint }: Stage, scripts: Facts['dockerfiles']['entryScripts']): boolean =>
  user !== undefined &&
  (entrypoint?.commands ?? []).some(({ name, args }) =>
    [name, ...args.map(({ text }) => text.slice(text.lastIndexOf('/') + 1))].some(
      (word) => /^(?:docker-?)?entry-?point$/i.test(word) && !scripts.some(({ path }) => path.slice(path.lastIndexOf('/') + 1).startsWith(word)),
    ),
  );

/** The scripts of this name; those beside or below the Dockerfile, where there are any. */
const nearest = (scripts: Facts['dockerfiles']['entryScripts'], dockerfile: string, name: string): Facts['dockerfiles']['entryScripts'] => {
  const named = scripts.filter(({ path }) => path.slice(path.lastIndexOf('/') + 1) === name);
  const own = named.filter(({ path }) => path.startsWith(dockerfile.slice(0, dockerfile.lastIndexOf('/') + 1)));
  return own.length > 0 ? own : named;
};

/** Where the entry point, or the script of the repository that it starts, goes on as another user. */
export const rightsDropped = (dockerfile: Dockerfile, { entrypoint, cmd, ...stage }: Stage, scripts: Facts['dockerfiles']['entryScripts']): Evidence['at'] | undefined => {
  for (const start of [entrypoint, cmd]) {
    for (const { name, via, args } of start?.commands ?? []) {
      // What a wrapper is told is not kept.
      if (via.some((wrapper) => droppers.has(wrapper)) || startsAsAnother([name, ...args.map(({ text }) => text)])) return place(dockerfile, start ?? stage);
      for (const word of [name, ...args.map(({ text }) => text.slice(text.lastIndexOf('/') + 1))]) {
        const script = nearest(scripts, dockerfile.path, word).find(({ drops }) => drops);
        if (script?.drops) return place(script, script.drops);
      }
    }
  }
  return undefined;
};
