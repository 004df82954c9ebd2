import { reachOf } from './address-reach.ts';
import { defineFact } from './fact.ts';
import { anyOf } from './paths.ts';
import type { SourceFile } from './source-file.ts';
import { proves, zoneOf } from './zone.ts';

/** Where settings in the tree say that packages and images come from. */
export interface PackageSources {
  readonly all: readonly PackageSource[];
}

export interface PackageSource {
  readonly path: string;
  readonly line: number;
  /** The host and path, without a user or password. */
  readonly address: string;
  /** `off`: a setting that takes any certificate, or none. Sources on this machine are `secure`. */
  readonly transport: 'secure' | 'plain' | 'off';
}

type Extract = readonly Omit<PackageSource, 'path'>[];

interface Kind {
  readonly path: RegExp;
  /** The group `url` is the source; without it the line itself turns checks off. */
  readonly line: RegExp;
  /** Only inside sections, elements or blocks of this kind. */
  readonly within?: RegExp;
}

const address = '(?<url>https?://[^\\s"\'<>)]{1,300})';
const url = `["']?${address}`;

const kinds: readonly Kind[] = [
  { path: /(?:^|\/)\.(?:npm|yarn)rc$/, line: new RegExp(`^\\s*(?:@[\\w-]+:)?registry\\s{0,20}[= ]\\s{0,20}${url}`) },
  { path: /(?:^|\/)\.(?:npm|yarn)rc$/, line: /^\s*strict-ssl(?:\s*=\s*|\s+)"?false/ },
  { path: /(?:^|\/)\.yarnrc\.ya?ml$/, line: new RegExp(`^\\s*npmRegistryServer:\\s*${url}`) },
  { path: /(?:^|\/)(?:pip\.(?:conf|ini)|requirements[^/]*\.(?:txt|in))$/, line: new RegExp(`^\\s*(?:-i|(?:--)?(?:extra-)?index-url)\\s{0,20}[= ]\\s{0,20}${url}`) },
  { path: /(?:^|\/)(?:pip\.(?:conf|ini)|requirements[^/]*\.(?:txt|in))$/, line: /^\s*(?:--)?trusted-host(?:\s*=\s*|\s+)(?!localhost|127\.)\S/ },
  { path: /(?:^|\/)pyproject\.toml$/, line: new RegExp(`^\\s*url\\s*=\\s*${url}`), within: /^\s*\[\[tool\.(?:poetry\.source|uv\.index|pdm\.source)\]\]/ },
  { path: /(?:^|\/)(?:Gemfile|gems\.rb)$/, line: new RegExp(`^\\s*source\\s{0,20}\\(?\\s{0,20}${url}`) },
  { path: /(?:^|\/)(?:pom|settings)\.xml$/, line: new RegExp(`<url>${url}`), within: /<(?:repository|pluginRepository|snapshotRepository|mirror)>/ },
  { path: /\.gradle(?:\.kts)?$/, line: new RegExp(`\\burl\\s{0,20}(?:[=(]\\s{0,20})?(?:uri\\(\\s{0,20})?${url}`) },
  { path: /(?:^|\/)composer\.json$/, line: /"secure-http"\s*:\s*false/ },
  { path: /(?:^|\/)nuget\.config$/i, line: new RegExp(`<add\\s[^>]{0,200}\\bvalue=${url}`), within: /<packageSources>/ },
  { path: /(?:^|\/)\.cargo\/config(?:\.toml)?$/, line: new RegExp(`^\\s*(?:registry|index)\\s*=\\s*["']?(?:sparse\\+)?${address}`) },
  { path: /(?:^|\/)daemon\.json$/, line: /"insecure-registries"\s*:\s*\[\s*"(?!127\.|localhost|::1)/ },
  { path: /(?:^|\/)registries\.conf$/, line: /^\s*insecure\s*=\s*true/ },
  { path: /(?:^|\/)buildkitd?\.toml$/, line: /^\s*(?:http|insecure)\s*=\s*true/ },
];

const hasKind = anyOf(kinds.map(({ path }) => path));

export const packageSources = defineFact({
  name: 'packageSources',
  local: true,
  revision: 1,
  selects: ({ path, mode }) => mode !== 'symlink' && proves(zoneOf(path)) && hasKind(path),
  extract: readSources,
  combine: ({ extracts }) => ({ all: extracts.flatMap(({ file, value }) => value.map((source) => ({ path: file.path, ...source }))) }),
});

function readSources(file: SourceFile): Extract | undefined {
  const own = kinds.filter(({ path }) => path.test(file.path));
  const found = own.flatMap((kind) => sourcesOf(file, kind));
  return found.length > 0 ? found.sort((a, b) => a.line - b.line) : undefined;
}

const sourcesOf = (file: SourceFile, { line: pattern, within }: Kind): Extract => {
  let inside = within === undefined;
  return file.shortLines.flatMap((text, index): Extract => {
    if (/^\s*(?:#|\/\/|;|<!--)/.test(text)) return [];
    if (within) {
      if (within.test(text)) inside = true;
      else if (/^\s*\[|<\/(?:repository|pluginRepository|snapshotRepository|mirror|packageSources)>/.test(text)) inside = false;
    }
    const match = inside ? pattern.exec(text) : null;
    if (!match) return [];
    const written = match.groups?.['url'];
    if (written === undefined) return [{ line: index + 1, address: '', transport: 'off' }];
    const address = written.replace(/^https?:\/\/(?:[^/@]*@)?/, '');
    const isHere = reachOf(address.replace(/[:/].*/, '')) === 'loopback';
    return [{ line: index + 1, address, transport: written.startsWith('http:') && !isHere ? 'plain' : 'secure' }];
  });
};
