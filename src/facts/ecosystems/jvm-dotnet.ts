import { expression } from '../../long-expression.ts';
import { childOf, entriesOf, textOf } from '../formats/data-node.ts';
import { jsonRoot } from '../formats/json.ts';
import { tomlRoot } from '../formats/toml.ts';
import type { SourceFile } from '../source-file.ts';
import { versionOf } from './javascript.ts';
import { type Dependency, dependenciesIn, dependenciesOf, firstGroups, type ManifestContent, manifest } from './manifest.ts';

/** Maven, Gradle, sbt, .NET, Bazel: builds of many projects. */

export const pomXml = (file: SourceFile): ManifestContent => {
  const found = dependenciesIn(
    file,
    /<(?:dependency|plugin|parent|extension)>\s*(?:<!--[^>]{0,500}-->\s*)?(?:<groupId>[^<]*<\/groupId>\s*)?<artifactId>(?<name>[^<]+)<\/artifactId>(?:\s*<version>(?<spec>[^<]*)<\/version>)?/g,
  );
  const own = /<\/parent>/.test(file.text) ? file.text.slice(file.text.indexOf('</parent>')) : file.text;
  const version = /^[\s\S]{0,3000}?<version>([^<$]+)<\/version>/.exec(own.slice(0, Math.max(0, own.search(/<(?:dependencies|build|dependencyManagement|profiles|modules)>/))))?.[1];
  return manifest('maven', found, {
    members: firstGroups(file.text, /<module>([^<]+)<\/module>/g).map((path) => path.trim().replace(/(?:^|\/)[^/]*\.xml$/, '')),
    ...(version ? { version: { text: version, at: file.positionAt(file.text.indexOf(`<version>${version}<`, file.text.length - own.length)) } } : {}),
  });
};

const gradleCall = expression()`
    ^\s*(?:(?:dependencies|plugins)\s*\{\s*)?(?:
      (?:
        [a-zA-Z]*(?:
          [iI]mplementation|[aA]pi|[cC]ompile|[cC]ompileOnly|[rR]untime|[rR]untimeOnly|[cC]lasspath|kapt|ksp|[pP]rocessor|[pP]latform
        )
      )[\s(]+(?:(?:platform|enforcedPlatform)\s*\()?["'](?<name>[\w.-]+:[\w.-]+)(?::(?<spec>[^"']*))?["']
      |id[\s(]+["'](?<plugin>[\w.-]+)["']\)?\s+version\s+["'][^"']+["']
    )
  `;

export const gradleBuild = (file: SourceFile): ManifestContent => {
  const found = dependenciesOf(file, gradleCall).map((dependency) => (dependency.name === '' ? { ...dependency, name: 'plugin' } : dependency));
  return manifest('gradle', found, { members: settingsMembers(file) });
};

const settingsMembers = (file: SourceFile): string[] => {
  // The folder buildSrc is a part of the build without being named.
  if (!/^settings\.gradle/.test(file.name)) return /^build\.gradle/.test(file.name) ? ['buildSrc'] : [];
  const includes = firstGroups(file.text, /^[ \t]*include\s*\(?((?:[^\n)]|\n\s*["'])*)/gm).flatMap((list) => firstGroups(list, /["']([^"']+)["']/g));
  const builds = firstGroups(file.text, /includeBuild\s*(?:\(\s*)?["']([^"']+)["']/g);
  return ['buildSrc', ...includes.map((name) => name.replace(/^:/, '').replaceAll(':', '/')), ...builds];
};

/** `gradle/libs.versions.toml` belongs to the build above it. */
export const versionCatalog = (file: SourceFile): ManifestContent => {
  const root = tomlRoot(file);
  const found = ['libraries', 'plugins'].flatMap((section) =>
    entriesOf(childOf(root, section)).map(({ key, keyAt, value }): Dependency => ({ name: key, spec: textOf(value) ?? textOf(childOf(value, 'version')) ?? '', at: keyAt })),
  );
  return manifest('gradle', found, { base: '..' });
};

export const gradleWrapper = (file: SourceFile): ManifestContent => manifest('gradle', dependenciesOf(file, /^distributionUrl\s*=\s*(?<name>\S+)/), { base: '../..' });

export const sbtFile = (file: SourceFile): ManifestContent => {
  const inProject = /(?:^|\/)project\/[^/]+$/.test(file.path);
  const pattern =
    file.name === 'build.properties' ? /^(?<name>sbt\.version)\s*=\s*(?<spec>\S+)/ : /["'](?<name>[\w.-]+)["']\s*%{1,3}\s*["'][\w.-]+["']\s*%\s*["']?(?<spec>[\w.-]+)/;
  return manifest('sbt', dependenciesOf(file, pattern), inProject ? { base: '..' } : {});
};

export const dotnetProject = (file: SourceFile): ManifestContent => {
  const packages = dependenciesIn(
    file,
    /<(?:PackageReference|PackageVersion|GlobalPackageReference|DotNetCliToolReference|package)\s[^>]{0,300}?(?:Include|Update|id)="(?<name>[^"]+)"[^>]{0,300}?(?:Version(?:Override)?|version)="(?<spec>[^"]+)"/g,
  );
  // The version stands in Directory.Packages.props.
  const central = dependenciesIn(file, /<PackageReference\s+Include="(?<name>[^"]+)"(?![^>]{0,300}Version)[^>]{0,300}(?:\/>|>(?!\s*<Version>))/g);
  const nested = dependenciesIn(file, /<PackageReference\s+(?:Include|Update)="(?<name>[^"]+)"[^>]{0,300}>\s*<Version>(?<spec>[^<]+)</g);
  const sdk = dependenciesOf(file, /<Project\s[^<>]*Sdk="(?<name>[^"/]+)\/(?<spec>\d[^"]*)"/);
  // What a test project refers to is not a part of the tests.
  const projects = file.zone === 'test' ? [] : firstGroups(file.text, /<ProjectReference\s+Include="([^"]+)"/g).map(folderOfProject);
  const version = /<Version>([^<$]+)<\/Version>/.exec(file.text);
  return manifest('nuget', [...packages, ...central, ...nested, ...sdk], {
    members: projects,
    ...(/<PackageId>|<IsPackable>\s*true/i.test(file.text) ? { library: true } : {}),
    ...(version?.[1] && nested.length === 0 ? { version: { text: version[1], at: file.positionAt(version.index) } } : {}),
  });
};

export const solution = (file: SourceFile): ManifestContent => {
  const classic = firstGroups(file.text, /^Project\([^)\n]{0,100}\)\s*=\s*"[^"\n]*"\s*,\s*"([^"\n]+\.\w+proj)"/gm);
  const modern = firstGroups(file.text, /<Project\s+Path="([^"]+)"/g);
  return manifest('nuget', [], { members: [...classic, ...modern].map(folderOfProject), workspaceOnly: true });
};

const folderOfProject = (path: string): string => path.replaceAll('\\', '/').replace(/(?:^|\/)[^/]*$/, '') || '.';

export const dotnetTools = (file: SourceFile): ManifestContent => {
  const tools = entriesOf(childOf(jsonRoot(file), 'tools')).map(({ key, keyAt, value }) => ({ name: key, spec: textOf(childOf(value, 'version')) ?? '', at: keyAt }));
  return manifest('nuget', tools, /(?:^|\/)\.config\//.test(file.path) ? { base: '..' } : {});
};

export const globalJson = (file: SourceFile): ManifestContent[] => {
  const root = jsonRoot(file);
  const sdk = childOf(root, 'sdk', 'version');
  const sdks = entriesOf(childOf(root, 'msbuild-sdks')).map(({ key, keyAt, value }) => ({ name: key, spec: textOf(value) ?? '', at: keyAt }));
  const own = manifest('dotnet-sdk', sdk ? [{ name: 'sdk', spec: textOf(sdk) ?? '', at: { line: sdk.line, column: sdk.column } }] : []);
  return sdks.length > 0 ? [own, manifest('nuget', sdks)] : [own];
};

export const bazelModule = (file: SourceFile): ManifestContent => {
  const found = dependenciesIn(file, /^[ \t]*(?:bazel_dep|http_archive|git_repository|single_version_override)\s*\(\s*(?:name|module_name)\s*=\s*"(?<name>[^"]+)"/gm);
  const version = /^module\s*\([^)]{0,500}?version\s*=\s*"([^"]+)"/m.exec(file.text);
  return manifest('bazel', found, version?.[1] ? versionOf({ kind: 'scalar', value: version[1], source: version[1], ...file.positionAt(version.index) }) : {});
};
