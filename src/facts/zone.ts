/**
 * What a file is for. A control is proved by runtime, deploy and ci files only: tests, docs, examples and vendored code never prove anything,
 * and the policy never proves itself.
 */
export type Zone = 'runtime' | 'deploy' | 'ci' | 'test' | 'docs' | 'example' | 'vendored' | 'policy';

const vendored =
  /(?:^|\/)(?:node_modules|_?vendor(?:s|ed)?|Godeps|LICENSES|third[_-]party|thirdparty|bower_components|wwwroot\/lib|jspm_packages|Pods|Carthage|\.yarn\/(?:releases|plugins|cache)|site-packages|dist-packages|\.next|\.nuxt|\.svelte-kit|\.angular|\.parcel-cache|\.turbo|sorbet\/rbi\/gems)\/|\.min\.(?:js|css|mjs)$|\.bundle\.js$|-min\.js$|\.(?:js|css)\.map$|(?:^|\/)(?:external|externals|extern)\/[^/]+\//;
const test =
  /(?:^|\/)(?:[tT]ests?|[A-Z]\w*Tests|__tests__|__mocks__|__snapshots__|specs?|test[ _-]?cases?|[\w-]+ tests?|testdata|test[_-]data|test[_-]?fixtures?|fixtures?|testing|mocks?|stubs?|fakes?|e2e|cypress|playwright|conformance|_?integration[_-]tests?|unit[_-]tests?|testutils?|test[_-](?:support|utils?|helpers?|environments?|images?|apps?|projects?|resources?|servers?)|test[A-Z]\w*|[\w-]+[_-]tests|(?:api|ui|smoke|system|functional|acceptance|regression|perf|load|pkg|package|ios|android|web|desktop)[_-]test|(?:unit|integration|functional|emulated|e2e|endtoend|acceptance|smoke|system|api|perf|load)tests|[\w.-]*\.(?:Unit|Integration|Functional|Acceptance)?Tests?(?:\.[\w.-]+)?|src\/(?:test|it|[a-z]+Test))\/|(?:^|\/)(?:test_[^/]+|[^/]+_test|[^/]+_tests?|[^/]+[.-](?:test|tests|spec|e2e|stories)|conftest|[^/]+Tests?|[^/]+(?:Spec|IT))\.[A-Za-z0-9]+$/;
const example =
  /\{\{|(?:^|\/)\.?(?:(?:[\w-]+[_-])?examples?|samples?|demos?(?:[-_][\w-]+)?|sandbox|playground|tutorials?|cookiecutter[^/]*|skeletons?|boilerplates?|quickstarts?)\//i;
/** What was put away. Below other folders only where a mark says so: src/archive/ may well be what makes archives. */
const putAway =
  /(?:^|\/)[._](?:archived?|old|legacy|deprecated|backups?|attic|trash|unused)\/|^(?:archived?(?:[-_]\d[\w-]*)?|old|legacy|deprecated|attic|backups?|obsolete|graveyard)\//i;
const docs =
  /(?:^|\/)(?:docs?(?:[-_]src)?|documentation|website|man|wiki|adr|rfcs?|blog)\/|\.(?:md|mdx|markdown|rst|adoc|asciidoc|txt|textile|org|pod|1|tex)$|(?:^|\/)(?:README|CHANGELOG|CHANGES|HISTORY|LICENSE|LICENCE|COPYING|NOTICE|AUTHORS|CONTRIBUTORS|CONTRIBUTING|CODE_OF_CONDUCT)[^/]*$/i;
const policy =
  /^(?:\.github\/|\.gitlab\/|docs\/|\.well-known\/)?(?:SECURITY(?:[-_.]POLICY|-INSIGHTS|_CONTACTS)?(?:\.[A-Za-z-]{2,5})?\.(?:md|markdown|rst|txt|adoc|yml|yaml)|SECURITY(?:_CONTACTS|_POLICY)?|security\.txt)$/i;
const ci =
  /^\.github\/(?:workflows|actions)\/|^(?:\.gitlab-ci\.ya?ml|\.gitlab\/ci\/.*|\.circleci\/.*|azure-pipelines[^/]*\.ya?ml|\.azure-pipelines\/.*|\.azuredevops\/.*|Jenkinsfile[^/]*|\.travis\.ya?ml|\.drone[\w.-]*\.ya?ml|\.woodpecker(?:\.ya?ml|\/.*)|\.buildkite\/.*|bitbucket-pipelines\.ya?ml|appveyor\.ya?ml|\.appveyor\.ya?ml|\.cirrus\.ya?ml|\.pre-commit-config\.ya?ml|lefthook\.ya?ml|\.lefthook\.ya?ml|\.husky\/.*|tox\.ini|noxfile\.py|\.github\/(?:dependabot|renovate)[^/]*|renovate\.json5?|\.renovaterc[^/]*|\.semaphore\/.*|\.teamcity\/.*|cloudbuild\.ya?ml|buildspec\.ya?ml)$|(?:^|\/)action\.ya?ml$/;
const deploy =
  /(?:^|\/)(?:[^/]*dockerfile[^/]*|containerfile[^/]*)$|(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$|\.compose\.ya?ml$|(?:^|\/)(?:k8s|kubernetes|kube|helm|charts?|manifests?|deploy(?:ment)?s?|kustomize|ansible|terraform|infra(?:structure)?|nginx|caddy|traefik|systemd|docker)\/|(?:^|\/)(?:Caddyfile|nginx[^/]*\.conf|Procfile|fly\.toml|render\.ya?ml|app\.ya?ml|serverless\.ya?ml|Chart\.yaml)$|\.(?:tf|tfvars|hcl|service|socket|timer)$/i;

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

const zoneByName = (written: string): Zone => {
  const path = written.replace(packageFolders, '');
  if (policy.test(path)) return 'policy';
  if (vendored.test(path)) return 'vendored';
  if (ci.test(path)) return 'ci';
  if (test.test(path)) return 'test';
  if (example.test(path) || putAway.test(path) || /\.(?:(?:example|sample|template|dist)(?:\.ya?ml)?|tmpl|tpl)$/i.test(path)) return 'example';
  // Requirements and robots files end in .txt but are read by programs.
  if (/(?:^|\/)(?:requirements[^/]*|constraints[^/]*|robots|CMakeLists)\.txt$/i.test(path)) return 'runtime';
  if (docs.test(path)) return 'docs';
  if (deploy.test(path)) return 'deploy';
  return 'runtime';
};

/** Can a file of this zone prove that a control exists? */
export const proves = (zone: Zone): boolean => zone === 'runtime' || zone === 'deploy' || zone === 'ci';
