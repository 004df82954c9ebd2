import { expression } from '../../../../long-expression.ts';
import type { SourceFile } from '../../../source-file.ts';
import { blankComments } from '../../../text/blank-comments.ts';

/** What a manifest of Maven or Gradle says of a framework whose controllers are known by their annotations. */
export interface JvmManifest {
  readonly quarkus?: true;
  readonly micronaut?: true;
  readonly dropwizard?: true;
  /** Libraries that bear on requests, by their names. */
  readonly libraries: readonly JvmLibrary[];
  /** Of a catalogue, which puts no library anywhere: the names that it gives them, and bundles of those. */
  readonly catalogue?: readonly { readonly alias: string; readonly library: string }[];
  readonly bundles?: Readonly<Record<string, readonly string[]>>;
  /** `libs.quarkus.health`: what is taken out of a catalogue. */
  readonly taken?: readonly { readonly alias: string; readonly line: number }[];
  /** What it says holds for the parts below it as well. */
  readonly isForParts?: true;
}

export interface JvmLibrary {
  readonly name: string;
  readonly line: number;
}

/** What only makes code while it is compiled, as `micronaut-security-annotations` does, is left out. */
const library = expression()`
    \b(
      quarkus-(?:
        smallrye-health|micrometer[\w-]*|opentelemetry|rest-csrf|csrf-reactive|oidc|security[\w-]*|smallrye-jwt|elytron-security[\w-]*
      )|micronaut-(?:management|micrometer[\w-]*|security(?!-annotations)[\w-]*|validation|http-server-[\w-]+)|bucket4j[\w-]*
      |resilience4j-ratelimiter|dropwizard-(?:auth|core|metrics[\w-]*)|keycloak-[\w-]+|shiro-[\w-]+|pac4j[\w-]*
    )\b
  `;
const forTests = /^\s*(?:\/\/|\*|#|(?:test|integrationTest|androidTest|kapt|ksp|annotationProcessor)\w*\b)|\b(?:annotationProcessor|testImplementation|testRuntimeOnly)\b/;

export const isManifest = (path: string): boolean => /(?:^|\/)(?:pom\.xml|[\w.-]+\.gradle(?:\.kts)?|libs\.versions\.toml)$/.test(path);

export const manifestIn = (file: SourceFile): JvmManifest | undefined => {
  const kept = file.lines.slice(0, 5000).map((line) => (line.length < 1000 ? line : ''));
  const lines = file.path.endsWith('.xml') ? withoutUnused(kept) : file.path.endsWith('.toml') ? kept : blankComments(kept.join('\n'), 'c').split('\n');
  const text = lines.join('\n');
  const isCatalogue = file.path.endsWith('.toml');
  const quarkus = /\bio\.quarkus\b/.test(text);
  const micronaut = /\bio\.micronaut\b/.test(text);
  const dropwizard = /\bdropwizard-core\b/.test(text);
  const said = { ...(quarkus ? { quarkus: true as const } : {}), ...(micronaut ? { micronaut: true as const } : {}), ...(dropwizard ? { dropwizard: true as const } : {}) };
  const named = lines.flatMap((line, index) => {
    // `mn.micronaut.security.jwt` stands in the catalogue of Micronaut itself.
    const [, name] = forTests.test(line) ? [] : (library.exec(line) ?? library.exec((/\bmn\.((?:\w{1,60}\.){1,8}\w{1,60})/.exec(line)?.[1] ?? '').replaceAll('.', '-')) ?? []);
    return name === undefined ? [] : [{ name, line: index + 1, text: line }];
  });
  if (isCatalogue) {
    const catalogue = named.flatMap(({ name, text: line }) => {
      const [, alias] = /^\s*["']?([\w.-]{1,100})["']?\s*=/.exec(line) ?? [];
      return alias === undefined ? [] : [{ alias: plainAlias(alias), library: name }];
    });
    const bundles = Object.fromEntries(
      Array.from(text.matchAll(/^[ \t]{0,20}([\w-]{1,100})[ \t]{0,20}=[ \t]{0,20}\[([^\]]{0,3000})\]/gm), ([, bundle = '', list = '']) => [
        plainAlias(bundle),
        Array.from(list.matchAll(/["']([\w.-]{1,100})["']/g), ([, alias = '']) => plainAlias(alias)),
      ]),
    );
    return catalogue.length > 0 || Object.keys(said).length > 0 ? { libraries: [], catalogue, bundles, ...said } : undefined;
  }
  const taken = lines.flatMap((line, index) =>
    forTests.test(line) ? [] : Array.from(line.matchAll(/\blibs\.((?:\w{1,60}\.){0,8}\w{1,60})/g), ([, alias = '']) => ({ alias: plainAlias(alias), line: index + 1 })),
  );
  const isForParts = file.path.endsWith('.xml') || /\b(?:subprojects|allprojects)\b/.test(text);
  const libraries = named.map(({ name, line }) => ({ name, line }));
  if (Object.keys(said).length + libraries.length + taken.length === 0) return undefined;
  return { libraries, ...said, ...(taken.length > 0 ? { taken: taken.slice(0, 300) } : {}), ...(isForParts ? { isForParts: true as const } : {}) };
};

/** `quarkus-health`, `quarkus_health` and `quarkus.health` are one. */
const plainAlias = (alias: string): string => alias.toLowerCase().replaceAll(/[-_.]/g, '.');

/** Of a manifest of Maven: without comments, what is left out or only named for others, and what is for tests. */
const withoutUnused = (lines: readonly string[]): readonly string[] => {
  const blank = (part: string): string => part.replaceAll(/[^\n]/g, ' ');
  return lines
    .join('\n')
    .replaceAll(/<!--[\s\S]*?(?:-->|$)/g, blank)
    .replaceAll(/<exclusions>[\s\S]*?(?:<\/exclusions>|$)/g, blank)
    .replaceAll(/<dependencyManagement>[\s\S]*?(?:<\/dependencyManagement>|$)/g, blank)
    .replaceAll(/<dependency>[\s\S]*?(?:<\/dependency>|$)/g, (part) => (/<scope>\s{0,40}test\s{0,40}<\/scope>/.test(part) ? blank(part) : part))
    .split('\n');
};
