import { expression } from '../long-expression.ts';

/** By which paths a zone is known: an expression for a folder or a name that everybody uses in the same way. */

/** In one of these folders, at any depth. */
const inFolder = (names: readonly string[], flags = ''): RegExp => new RegExp(String.raw`(?:^|\/)(?:${names.join('|')})\/`, flags);

/** The same beside the sources: what a program has of these among its own folders is what it is about. */
const inFolderAside = (names: readonly string[], flags = ''): RegExp =>
  new RegExp(String.raw`^(?:(?!(?:src|source|app|lib|internal|pkg|cmd|server|services?|modules|api|routes|pages|components|domain)\/)[^/]+\/)*(?:${names.join('|')})\/`, flags);

export const vendored = [
  inFolder([
    'node_modules|bower_components|jspm_packages|wwwroot/lib',
    '_?vendor(?:s|ed|[-_](?:prefixed|patched|scoped|bundled))?|third[_-]party|thirdparty|(?:external|externals|extern)/[^/]+',
    'Godeps|Pods|Carthage|LICENSES',
    'site-packages|dist-packages',
    String.raw`\.yarn/(?:releases|plugins|cache)|sorbet/rbi/gems`,
    String.raw`\.(?:next|nuxt|svelte-kit|angular|parcel-cache|turbo|vite)`,
  ]),
  // What a bundler wrote has the hash of its content in its name.
  /(?:^|\/)(?:dist|build|out|public|static|www|wwwroot)\/(?:[^/]+\/)?(?:[^/]+\/)?[^/]*[-.](?![a-z]+\d*\.|\d[\d.-]*\.)(?=[\w-]{0,19}\d)[\w-]{8,20}(?:\.chunk)?\.(?:js|mjs|css)$/,
  /(?:^|\/)(?:dist|build)\/assets\/[^/]*-(?=\w{0,7}[A-Z])(?=\w{0,7}[a-z])[\w-]{8}\.(?:js|mjs|css)$/,
  // A library that was put below what is served, with its version.
  /(?:^|\/)(?:public|static|assets|www(?:root)?|webroot|htdocs|js|plugins)\/(?:[^/]+\/){0,3}[A-Za-z][^/]{0,60}-v?\d+\.\d+\.\d+\//,
  // What Erlang, Elixir and projects in C put beside their sources, and what a compiler of descriptions or a generator of code wrote.
  /^deps\/[^/]+\/(?:.*\.(?:[ch]|cc|cpp|hpp|S|asm|[eh]rl|exs?|m4|a[cm]|in|lua|cmake)|(?:.*\/)?(?:Makefile|CMakeLists\.txt|rebar\.config))$/,
  /\.pb(?:\.\w{1,8})?\.(?:go|cc|h|swift|dart)$|_pb2(?:_grpc)?\.pyi?$|_(?:grpc_)?pb\.(?:[jt]s|d\.ts|rb)$|(?:^|\/)zz_generated[\w.]*\.go$|\.freezed\.dart$/,
  // Not what is made of the settings: env.g.dart holds their values.
  /(?:^|\/)(?!\w{0,40}(?:env|secret|key|config|credential)\w{0,20}\.g\.dart$)[\w.-]+\.g\.dart$/,
  // Written so where others name their namespaces so: below the sources it may be about those who sell.
  /^Vendor\/[^/]+\/.|(?:^|\/)ThirdParty\//,
  // A framework that is one file, to be copied.
  /(?:^|\/)bottle\.py$/,
  /\.min\.(?:js|css|mjs)$|\.bundle\.js$|-min\.js$|\.(?:js|css)\.map$/,
];

export const test = [
  inFolder([
    '[tT]ests?|__tests__|testing|[tT]est[dD]ata|testutils?|test[A-Z]\\w*|[A-Z]\\w*Tests|src/(?:test|it|[a-z]+Test)',
    'test[ _-]?(?:cases?|fixtures?|resources?|suites?|certs?)|test[_-](?:ca|values)|test[_-](?:data|assets?|charts?|files?|keys?)|dev-resources|testsetup|doctests?|stress[_-]?tests?|(?:[\\w-]+[_-])?test[_-](?:support|utils?|helpers?|environments?|images?|apps?|projects?|resources?|servers?)',
    '[\\w-]+ tests?|[\\w-]+[_-]tests(?:\\.[\\w-]+)?|sbt-test|tests[_-]\\w+|_?integration[_-]tests?|unit[_-]tests?',
    '(?:[\\w-]+[_-])?(?:nginx|docker|compose|k8s|kubernetes|helm|db|postgres|mysql|redis|api|ui|smoke|system|functional|acceptance|regression|perf|load|pkg|package|ios|android|web|desktop)[_-]tests?',
    '(?:unit|integration|functional|emulated|e2e|endtoend|acceptance|smoke|system|api|perf|load)tests?',
    String.raw`[\w.-]*\.(?:Unit|Integration|Functional|Acceptance)?Tests?(?:\.[\w.-]+)?`,
    'phpunit|regtest|helpertest|__(?:mocks|snapshots|fixtures|stories|e2e)__|mocks?|stubs?|fakes?|fixtures?|spec|e2e|cypress|playwright|conformance',
    // Data that is made up, or put in so that there is something to see.
    '(?:fake|mock|dummy|seed|sample)[_-]data|(?:[fF]ake|[mM]ock)Data|\\w*(?:API|Api|App|Unit|Integration|Functional|Domain|Core|Web|Library)Test|seeders|DataFixtures|database/factories',
    'itests?|unit[_-]?tests?|test_driver|g(?:oogle)?test|\\.storybook|src/(?:jmh|gatling)|benches|fuzz_targets|load[_-]?tests?',
    // Projects of .NET
    String.raw`[\w.-]*\.(?:Test(?:Utilities|Utils|Helpers|Support|Infrastructure|Common|Framework|Base|Data)|Testing|Specs?|Benchmarks?)(?:\.[\w.-]+)?`,
  ]),
  inFolderAside(['benchmarks?|fuzz(?:ing|ers?)?|k6|jmeter|locust|testcafe|nightwatch|features/(?:step_definitions|bootstrap|support|steps)']),
  // Deeper it is what a model learns, or what a package measures for its users.
  /^(?:regression|profiling)\//,
  // No db/seeds/production/, which is put in where people work.
  /(?:^|\/)(?:(?:src|db|database|prisma|sql|repo|data|config|knex|migrations|sequelize|typeorm|supabase|persist[ae]nce)\/)seeds\/(?!prod(?:uction)?[/.])|^(?:packages\/[^/]+\/|apps\/[^/]+\/)?seeds\/(?!prod(?:uction)?[/.])/,
  // specs/openapi.yaml says what a program offers.
  /(?:^|\/)specs\/(?:[^/]+\/)*[^/]+\.(?!(?:ya?ml|json|md|mdx|proto|graphqls?|rst|adoc)$)\w+$/,
  // What serves nothing but the tests from end to end, among the sources.
  /(?:^|\/)e2e_?tests?_[\w.-]+$/,
  // Scenarios of Ansible Molecule, and values that chart-testing installs a chart with.
  /(?:^|\/)molecule\/.*\.(?:ya?ml|j2)$|(?:^|\/)ci\/[^/]*values\.ya?ml$/,
  // Tests of Perl, with what they take, and scenarios.
  /^x?t\/.*\.(?:key|pem|crt|cer|csr|p12|pfx|conf|psgi|ep|sh|dat|sql|lua|run|json|ya?ml)$|(?:^|\/)x?t\/(?:[^/]+\/)*(?:[^/]+\.(?:t|pm|pl)|test[-_.][^/]*)$|\.(?:feature|jmx)$/,
  // config/test.exs, settings/testing.py, .env.test: the settings of tests.
  /(?:^|\/)(?:settings|config|configs|conf|env|envs|environments|packages)\/(?:[^/]+\/)?tests?(?:ing)?(?:\.secret)?\.[a-z]{2,10}$/,
  /(?:^|\/)config\/packages\/test\/|(?:^|\/)[\w-]*\.?env\.(?:(?:unit|integration)[-_.])?(?:tests?|testing|e2e|ci|dusk\.[a-z]+)(?:[-_.](?:ci|local|docker))?$|(?:^|\/)tests?\.env$/,
  // test.js: what stands among the routes or the pages of a program is one called so.
  expression()`
    ^(?!
      (?:.*\/)?(?:
        routes?|routers?|controllers?|handlers?|api|apis|pages|views|components|(?:sub)?commands|cmds?|cli|models|services|plugins|modules
        |actions|tasks|jobs|app
      )\/
    )(?:.*\/)?(?:run[_-])?tests?\.(?:[cm]?[jt]sx?|py|sh|rb|php|pl|exs|lua|ps1|rs)$
  `,
  // Runners of tests, by the name of their settings.
  expression()`
    (?:^|\/)(?:
      pytest\.ini|phpunit(?:\.[\w-]+)?\.xml(?:\.dist)?|(?:behat|codeception)(?:\.dist)?\.ya?ml
      |(?:karma|wdio|protractor|nightwatch)\.conf(?:\.[\w-]+)?\.[cm]?[jt]s|\.mocharc\.\w+|cypress\.env\.json|locustfile[^/]*\.py
      |artillery[^/]*\.ya?ml|\.?kitchen(?:\.[\w-]+)?\.ya?ml
    )$
  `,
  // Records that are put in to begin with.
  /(?:^|\/)(?:db|prisma|database|sql|repo)\/(?:seeds?|seeder|test_?data|sample_?data|demo_?data|fixtures)\.[a-z]{2,4}$|\.seed(?:er)?\.[jt]s$|(?:^|\/)[A-Z]\w*Seeder\.php$/,
  expression()`
    (?:^|\/)mocks?_[^/]+\.go$|[^/]_unittest\.(?:cc|cpp|cxx|c|h)$|(?:^|\/)tests\.rs$
    |(?:^|\/)(?:
      test(?:
        Utils?|Utilities|Help(?:ers?)?|Set[uU]p|Server|Client|Data|App|Config|Env(?:ironment)?|D[bB]|Database|Fixtures?|Cases?|Suites?
        |Runner|Main|Constants|Mocks?|Support|Factory
      )|test-?(?:server|utils?)|set-?up-?tests
    )\.(?:[cm]?[jt]sx?|py)$|(?:^|\/)[dD]ockerfile[.-](?:tests?|e2e)$|[^/]\.(?:[tT]esting|(?:Unit|Integration|Functional|Acceptance)Tests?)\.[a-z]+$
  `,
  // caddytest/, tlstest/: what a package in Go has for the tests of others, and the keys that it serves with.
  /(?:^|\/)(?!(?:la|con|at|pro|pen|speed|grea|fas|shor|ligh|smar|tigh|brigh|back|self|url|ping|split|new|old|lates|load)test\/)[a-z]{3,20}test\/(?:[^/]+\.go$|(?:[^/]+\/)*[^/]+\.(?:key|pem|crt|p12|pfx|jks)$)/,
  // That of a product with others is src/integration/ or integrations/.
  /^integration\//,
  expression()`
    (?:^|\/)(?:
      test_[^/]+|tests_[^/]+(?=\.py$)|test-[\w-]+(?=\.(?:conf|cc|cpp|cxx|c|hh|hpp)$)|[^/]+_tests?|[^/]+[.-](?:tests?|spec|e2e|stories)|conftest
      |test[_-]?help(?:ers?)?|(?:jest|vitest|mocha|cypress|playwright|karma)[.-](?:setup|config)(?:[.-][\w.-]+)?
      |(?:setup|global[.-]?setup)[.-]?(?:jest|vitest|tests?)|[^/]+Tests?|[^/]+(?:Spec|IT)|tests(?=\.py$)
    )\.[A-Za-z0-9]+$
  `,
];

export const example = [
  inFolder(
    [
      String.raw`[._]?(?:(?:[\w-]+[_-])?examples?|samples?|demos?(?:[-_][\w-]+)?|sandbox|playground|tutorials?|cookiecutter[^/]*|g8|skeletons?|boilerplates?|quickstarts?)`,
      String.raw`examples?[-_][\w-]+|samples?[-_](?:apps?|applications?|projects?|code|configs?|configurations?|server|client|site|plugin)`,
    ],
    'i',
  ),
  inFolderAside([String.raw`[\w-]+[-_](?:samples?|demos?)|getting[-_]started`], 'i'),
  // Projects of .NET
  inFolder([String.raw`[\w.-]*\.(?:Samples?|Examples?|Demos?)(?:\.[\w.-]+)?`]),
  // What was put away. Below other folders only where a mark says so: src/archive/ may well be what makes archives.
  inFolder(['[._](?:archived?|old|legacy|deprecated|backups?|attic|trash|unused)'], 'i'),
  /^(?:archived?(?:[-_]\d[\w-]*)?|old|legacy|deprecated|attic|backups?|obsolete|graveyard)\//i,
  // `openapi_examples.go`, `config-example.yaml`.
  /(?:^|[/_-])examples?\.(?!(?:com|net|org|dev|io)$)[a-z]{1,5}$/,
  /\{\{|\.(?:(?:example|sample|template|dist)(?:\.ya?ml)?|tmpl|tpl)$/i,
  // `config.sample.php`, `wp-config-sample.php`, `parameters.dist.yml`
  /[^/](?:[.-]sample|\.(?:dist|example|dummy))\.(?:php|py|rb|ya?ml|json5?|ini|conf|cfg|cnf|toml|properties|xml|env|local|config|tfvars)$/i,
  // `ingress_sample.yaml`; of code, random_sample.py may well draw one.
  /[^/]_sample\.(?:ya?ml|json5?|ini|conf|cfg|cnf|toml|properties|xml|env|tfvars)$/i,
];

export const docs = [
  inFolder(['(?:(?:api|user|dev(?:eloper)?|openapi)[-_]?)?docs?(?:[-_]src)?|documentation|website|man|wiki|adr|rfcs?|blog|vignettes'], 'i'),
  /\.(?:md|mdx|markdown|rst|adoc|asciidoc|txt|textile|org|pod|ronn|1|tex)$/i,
  // No LicensesController.php, no history.ts
  expression('i')`
    (?:^|\/)(?:README|CHANGELOG|CHANGES|HISTORY|LICENSE|LICENCE|COPYING|NOTICE|AUTHORS|CONTRIBUTORS|CONTRIBUTING|CODE_OF_CONDUCT)(?!
      [^/]*\.(?:
        [cm]?[jt]sx?|vue|svelte|py|rb|php|java|kt|kts|scala|groovy|go|rs|cs|fs|vb|swift|mm?|c|cc|cpp|h|hpp|dart|exs?|erl|clj|hs|sql|erb|haml
        |cshtml|razor|ya?ml|xml|json5?|css|s[ac]ss|less|toml|ini|conf|properties|csv|env|key|pem
      )$|[^/]+\.html?$
    )[^/]*$
  `,
];
/** These end in .txt, but programs read them. */
export const readByPrograms = [
  /(?:^|\/)(?:(?!(?:system|software|hardware|functional|business|product|user)[-_.])(?:\w{1,40}[-_.])?(?:requirements|constraints)[^/]*|robots|CMakeLists)\.txt$/i,
  /^(?:(?!docs?\/|documentation\/)[^/]+\/)*(?:requirements|reqs|constraints)\/[^/]+\.txt$/i,
];

export const policy = [
  /^(?:\.github\/|\.gitlab\/|docs\/|\.well-known\/)?SECURITY(?:[-_.]POLICY|-INSIGHTS|_CONTACTS)?(?:\.[A-Za-z-]{2,5})?\.(?:md|markdown|rst|txt|adoc|yml|yaml)$/i,
  /^(?:\.github\/|\.gitlab\/|docs\/|\.well-known\/)?(?:SECURITY(?:_CONTACTS|_POLICY)?|security\.txt)$/i,
];

export const ci = [
  /^\.github\/(?:workflows|actions)\/|^\.github\/(?:dependabot|renovate)[^/]*$|(?:^|\/)action\.ya?ml$/,
  /^\.gitlab(?:-ci)?\/.*\.ya?ml$|\.gitlab-ci\.ya?ml$/,
  /^(?:\.gitlab\/ci|\.circleci|\.?azure-pipelines|\.azuredevops|\.woodpecker|\.buildkite|\.husky|\.semaphore|\.teamcity|\.tekton|\.?ci)\/(?!(?:application|system|app|src)\/)/,
  /(?:^|\/)(?:docker-)?compose[.-]ci\.ya?ml$/,
  /^(?:\.gitlab-ci|azure-pipelines[^/]*|\.travis|\.drone[\w.-]*|\.woodpecker|bitbucket-pipelines|\.?appveyor|\.cirrus|cloudbuild|buildspec|wercker|codefresh|\.pre-commit-config|\.?lefthook)\.ya?ml$/,
  /^(?:Jenkinsfile[^/]*|tox\.ini|noxfile\.py|renovate\.json5?|\.renovaterc[^/]*)$/,
];

export const deploy = [
  inFolder(['k8s|kubernetes|kube|helm|charts?|manifests?|deploy(?:ment)?s?|kustomize|ansible|terraform|infra(?:structure)?|nginx|caddy|traefik|systemd|docker'], 'i'),
  /(?:^|\/)(?:[^/]*dockerfile[^/]*|containerfile[^/]*)$|(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$|\.compose\.ya?ml$/i,
  /(?:^|\/)(?:Caddyfile|nginx[^/]*\.conf|Procfile|fly\.toml|render\.ya?ml|app\.ya?ml|serverless\.ya?ml|Chart\.yaml|Vagrantfile|Pulumi(?:\.[\w-]+)?\.ya?ml)$|\.(?:tf|tfvars|hcl|service|socket|timer|bicep|bicepparam|sls|pp)$/i,
  /(?:^|\/)(?:puppet|group_vars|host_vars)\/|(?:^|\/)inventor(?:y|ies)\/(?:[^/]+\/)?hosts[^/]*$/,
];
