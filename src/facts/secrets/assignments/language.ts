import { expression } from '../../../long-expression.ts';
import { ofPath } from '../of-path.ts';

/** How values are written in a file: where a bare word is a name, and where it is the value itself. */
export type Syntax = 'code' | 'json' | 'yaml' | 'env' | 'ini' | 'shell' | 'xml' | 'prose' | 'sql';

/** By name only; a file of unknown kind is read like settings. */
export const syntaxOf = ofPath((path: string): Syntax => {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  // env.ts is code.
  const own = name.startsWith('env.') ? byExtension.get(name.slice(name.lastIndexOf('.') + 1)) : undefined;
  if (own !== undefined) return own;
  if (/^\.env|\.env$|^env\.|\.envrc$|^\.flaskenv/.test(name)) return 'env';
  if (/^(?:dockerfile|containerfile|crontab)|\.(?:dockerfile|cron(?:tab)?)$/.test(name) || /(?:^|\/)cron\.d\/[\w.-]+$/.test(path)) return 'shell';
  if (/^(?:jenkins|rake|gem|vagrant|pod|fast|guard|cap|berks|brew|danger|app|deliver|puppet|thor)file/.test(name) && !name.endsWith('.lock')) return 'code';
  if (/^(?:gnu)?makefile$|\.mk$/.test(name)) return 'ini';
  if (name === 'cmakelists.txt') return 'code';
  // config.yml.erb, settings.py.j2
  const inner = name.replace(/\.(?:erb|j2|jinja2?|tpl|tmpl|template|example|sample|dist|in|bak|orig|old|save|default|mustache|liquid)$/, '');
  const known = inner === name ? undefined : byExtension.get(inner.slice(inner.lastIndexOf('.') + 1));
  if (known !== undefined) return known;
  const dot = name.lastIndexOf('.');
  return (
    (dot < 0 ? undefined : byExtension.get(name.slice(dot + 1))) ??
    (dot <= 0 && /^(?:readme|license|changelog|changes|notice|authors|todo|install|news|history|hacking)/.test(name) ? 'prose' : 'ini')
  );
});

/** What a script says of itself in its first line, where its name says nothing. */
export const syntaxOfScript = (text: string): Syntax | undefined => {
  const [, program = ''] = /^#![ \t]?(?:\S*\/)?(?:env[ \t]{1,4}(?:-S[ \t])?)?([a-z]{1,12})/i.exec(text.slice(0, 120)) ?? [];
  if (/^(?:ba|da|k|z|a|c|tc|fi)?sh$/.test(program)) return 'shell';
  return /^(?:perl|python|pypy|ruby|node|nodejs|deno|bun|php|lua|luajit|tclsh|wish|expect|rscript|groovy|scala|julia|guile|racket|escript|elixir|swift|stap|gawk|awk|osascript|pwsh|ansible)$/i.test(
    program,
  )
    ? 'code'
    : undefined;
};

/** XML and JSON begin as nothing else does; a name alone between brackets is a section of TOML. */
export const syntaxOfMarks = (text: string): Syntax | undefined => {
  const mark =
    /^(?:\xef\xbb\xbf)?\s{0,20}(?:(<\?xml|<(?![A-Z]\w{0,30}::\w|[A-Z]?[a-z]\w{0,30}(?:[ ][^\s=<>]{1,60}){0,3}>[ \t]*\r?\n[ \t]*[@#\w])[A-Za-z][\w:.-]{0,60}[\s>/])|\{\s{0,200}"|\[\s{0,200}(?:\{|"[^"\n]{0,200}",))/.exec(
      text.slice(0, 500),
    );
  return mark === null ? undefined : mark[1] === undefined ? 'json' : 'xml';
};

const byExtension = new Map<string, Syntax>(
  (
    [
      [
        'code',
        'js jsx mjs cjs ts tsx mts cts py pyw pyi rb rake erb go java kt kts scala groovy gradle c h cc cpp cxx hpp hh cs fs vb swift php phtml php5 inc rs dart lua pl pm pp t r m mm clj cljs cljc edn ex exs erl hrl hs elm jl sol vue svelte astro coffee tf tfvars hcl bicep proto graphql gql nim zig cr d ml mli pas sas tcl cfm jsp jspx aspx ascx cshtml razor ejs eex heex leex njk liquid mjml tsp hbs mustache twig haml pug jade html htm xhtml css scss less ino bal ls nix cmake bzl star ps1 psm1 psd1 feature robot applescript as pde rbi rbs pyx pxd inl tpp ixx cu cuh gd fsx fsi vbs vba sbt ahk tt au3 bas cls frm trigger ada adb ads abap cob cbl cpy f f90 f95 f03 f08 for scm ss rkt lisp lsp cl fnl janet hy gleam odin mojo vala hx red raku p6 pm6 purs res re sml nb wl prg jsonnet libsonnet dhall cue mxml cfc xq xquery vm mako marko slim do ado g4 antlr',
      ],
      ['json', 'json jsonc json5 ipynb tfstate webmanifest map ndjson jsonl har avsc postman_collection postman_environment arb'],
      ['yaml', 'yml yaml sls eyaml raml bru'],
      ['shell', 'sh bash zsh fish ksh bat cmd dockerfile mk bats command csh'],
      ['xml', 'xml config plist csproj props targets pom resx xaml nuspec settings storyboard wsdl xsd svg rdp jmx iml rss publishsettings pubxml'],
      ['prose', 'md mdx markdown rst txt adoc asciidoc textile wiki mediawiki eml org pod tex log out csv tsv'],
      ['sql', 'sql psql ddl pgsql mysql plsql pks pkb pck'],
    ] as const
  ).flatMap(([syntax, extensions]) => extensions.split(' ').map((extension): [string, Syntax] => [extension, syntax])),
);

const lockFile = expression('i')`
  ^(?:
    package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.ya?ml|bun\.lockb?|deno\.lock|composer\.lock|Gemfile\.lock|Cargo\.lock
    |poetry\.lock|pdm\.lock|uv\.lock|Pipfile\.lock|go\.(?:sum|work\.sum)|mix\.lock|pubspec\.lock|Podfile\.lock|Cartfile\.resolved
    |Package\.resolved|flake\.lock|packages\.lock\.json|paket\.lock|conda-lock\.yml|\.terraform\.lock\.hcl|gradle\.lockfile
    |verification-metadata\.xml|MODULE\.bazel\.lock|[^/]+\.lock|[^/]+\.sha(?:1|256|512)|(?:SHA256|SHA512|MD5)SUMS?|checksums?\.txt
  )$
`;

/** Written by tools: every value in it is a digest, an address or a version. */
export const isLockFile = (path: string): boolean => lockFile.test(path.slice(path.lastIndexOf('/') + 1));

/** Texts for people in many languages: every "password" there is a label. In a compiled language `messages` and `lang` are packages; `_it` and `_es` may be a kind of test and a server. */
export const isTranslation = ofPath((path: string): boolean => translation.test(path) && (!compiled.test(path) || /(?:^|\/)(?:i18n|l10n|locales?|translations?)\//.test(path)));

const compiled = /\.(?:java|kt|scala|groovy|go|cs|c|cc|cpp|h|hpp|rs|swift)$/;
const translation = expression()`
    (?:^|\/)(?:
      i18n|l10n|locales?|[lL]ang(?:uage)?s?|[tT]ranslations?|[lL]ocali[sz]ations?|intl|messages|nls|po|res\/values(?:-[a-z-]{2,8})?|[A-Za-z_-]+\.lproj|LC_MESSAGES
    )\/|\.(?:po|pot|arb|xlf|xliff|strings|resx|ftl|mo|ts\.xlf)$
    |(?:^|\/)(?:messages|strings|labels|translations?|lang|locale|i18n)[._-]?[a-z]{0,2}(?:[_-][A-Za-z]{2,4})?\.
    (?:properties|json|ya?ml|js|ts|php|xml)$
    |(?:^|\/)(?:
      af|am|ar|az|be|bg|bn|bs|ca|cs|cy|da|de|el|en|eo|es|et|eu|fa|fi|fr|ga|gl|gu|he|hi|hr|hu|hy|id|is|it|ja|ka|kk|km|kn|ko|lb|lo|lt|lv|mk|mn
      |mr|ms|mt|nb|ne|nl|nn|no|pa|pl|pt|ro|ru|si|sk|sl|sq|sr|sv|sw|ta|te|th|tr|uk|ur|uz|vi|zh
    )(?:[_-][A-Za-z]{2,4})?\.(?:json|ya?ml|js|ts|php)$|(?:^|\/)[a-z]{2}[_-][A-Z]{2}\.(?:json|ya?ml|js|ts|php)$
    |[a-z]_(?:bg|ca|cs|da|de|el|et|eu|fi|fr|hu|ja|ko|lt|lv|nl|pl|pt|ro|ru|sk|sl|sr|sv|tr|uk|zh)(?:_[A-Z]{2})?\.properties$
    |[a-z]_[a-z]{2}_[A-Z]{2}\.properties$
  `;

/** Minified or generated: a few very long lines. Looks at the first bytes only. */
export const isMinified = (path: string, text: string): boolean => {
  if (!/\.(?:js|mjs|cjs|css|html?|map)$/.test(path)) return false;
  if (/[.-]min\.(?:js|mjs|css)$|\.(?:bundle|chunk)\.(?:js|css)$|\.(?:js|css|mjs)\.map$/.test(path)) return true;
  // Whoever made it may be told of above it.
  const from = text.startsWith('/*') ? Math.max(0, text.slice(0, 4096).indexOf('*/')) : 0;
  if (text.length < from + 4096) return false;
  let lines = 1;
  for (let at = from; at < from + 4096; at++) if (text.charCodeAt(at) === 10) lines++;
  return lines <= 6;
};
