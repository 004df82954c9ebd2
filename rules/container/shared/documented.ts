import { type Facts, judgeAll, type Location, type Outcome, type Verdicts } from 'policy-audit';

export type DocumentedCommand = Facts['documentedCommands']['all'][number];
export type Option = DocumentedCommand['options'][number];

/** Calls that start a container, but for those that the text above warns against. */
export const documentedRuns = (
  { all }: Facts['documentedCommands'],
  warning: (warning: DocumentedCommand['warning']) => boolean = (said) => said === 'none',
): readonly DocumentedCommand[] => all.filter((command) => command.action !== 'build' && warning(command.warning));

/** Asks of every documented call that starts a container. */
export const judgeRuns = (commands: Facts['documentedCommands'], look: (command: DocumentedCommand) => Verdicts, question = ''): Outcome => {
  const runs = documentedRuns(commands);
  return judgeAll(runs.map(look), question, runs.length === 0 ? 'Neither the documentation nor a script starts a container.' : 'No documented call has to do with this.');
};

export const optionsNamed = ({ options }: DocumentedCommand, ...names: readonly string[]): readonly Option[] => options.filter(({ name }) => names.includes(name));

export const optionPlace = ({ at }: DocumentedCommand, { line, column }: Option): Location => ({ path: at.path, line, column });

/** The name of an image without registry, tag and digest. */
export const shortName = (image: string): string => (image.split('@')[0] ?? '').replace(/:[^/:]*$/, '').replace(/^(?:docker\.io\/)?(?:library\/)?/, '');

/** A README with one block of shell; its lines stand from line 4 on. */
export const readme = (...lines: readonly string[]): Record<string, string> => ({ 'README.md': `# App\n\n\`\`\`bash\n${lines.map((line) => `${line}\n`).join('')}\`\`\`\n` });

/** Images that other people publish and that everybody knows. */
const known =
  /(?:^|\/)(?:postgres|postgis|pgvector|timescaledb|redis|redis-stack(?:-server)?|valkey|mysql|mariadb|percona|mongo|mongodb|rabbitmq|kafka|zookeeper|nats|elasticsearch|opensearch|kibana|minio|memcached|nginx|caddy|traefik|httpd|haproxy|envoy|consul|vault|etcd|clickhouse(?:-server)?|cassandra|scylla|influxdb|prometheus|grafana|jaeger|all-in-one|qdrant|milvus|weaviate|chroma|neo4j|keycloak|mailhog|mailpit|localstack|selenium|adminer|pgadmin4?|sonarqube|jenkins|registry|busybox|alpine|ubuntu|debian|node|python|golang|hello-world|ollama|n8n|wordpress|ghost|pgautoupgrade|golangci-lint|mockery|trivy|hadolint|binfmt|shellcheck|markdownlint(?:-cli2?)?|swagger-ui|openapi-generator-cli|plantuml|buf|migrate|k6|dive|curl|maven|gradle|php|composer|ruby|rust|portainer(?:-ce)?|watchtower)$/i;

/** Registries, and names in them, whose images are those of their owner. */
const owned =
  /^(?:registry\.k8s\.io|k8s\.gcr\.io|mcr\.microsoft\.com|docker\.elastic\.co|container-registry\.oracle\.com|nvcr\.io\/nvidia|gcr\.io\/(?:gcp-runtimes|google[-_]containers|google\.com|cloud-builders|cadvisor|kaniko-project)|quay\.io\/(?:prometheus|keycloak|jetstack|argoproj|minio))\//;

/** Is it the image of others that a documented call only needs? */
export const isForeign = (image: string | undefined): boolean => image !== undefined && (known.test(shortName(image)) || owned.test(image));

/** The build that makes an image: by its whole name, else by its name without the tag where all such builds are one. */
export const buildOf = (image: string, { all, named }: Facts['imageBuilds']): Facts['imageBuilds']['all'][number] | undefined => {
  const exact = named(image);
  if (exact) return exact;
  const [first, ...others] = all.filter(({ tags }) => tags.some((tag) => shortName(tag) === shortName(image)));
  return others.every(({ dockerfile, target }) => dockerfile === first?.dockerfile && target === first.target) ? first : undefined;
};

const lastName = (image: string): string => shortName(image).split('/').at(-1) ?? '';

/** Of each image once: in a large tree every one of them is compared with every Dockerfile. */
const lastNamesFor = (builds: Facts['imageBuilds']): ((image: string) => string) => {
  const names = namesFor.get(builds) ?? new Map<string, string>();
  namesFor.set(builds, names);
  return (image) => {
    const name = names.get(image) ?? lastName(image);
    names.set(image, name);
    return name;
  };
};
const namesFor = new WeakMap<Facts['imageBuilds'], Map<string, string>>();

/** Does a Dockerfile make an image of this name? As a build of it says, where builds are given; else by its folder or the ending of its name, and the only Dockerfile makes every image that is not of others. */
export const isImageOf = (named: string, { id, path }: { readonly id: string; readonly path: string }, only: boolean, builds: Facts['imageBuilds']): boolean => {
  const nameOf = lastNamesFor(builds);
  const name = nameOf(named);
  const given = builds.of(id).flatMap(({ tags }) => tags.map(nameOf));
  if (given.length > 0 && given.every((tag) => /^[\w.-]+$/.test(tag))) return given.includes(name);
  const parts = path.split('/');
  const suffix = (parts.at(-1) ?? '').replace(/^(?:Dockerfile|Containerfile)[._-]?|\.?[Dd]ockerfile$/g, '');
  return (only && !isForeign(named)) || (suffix !== '' && name.endsWith(suffix)) || (suffix === '' && parts.length > 1 && name.endsWith(parts.at(-2) ?? ''));
};
