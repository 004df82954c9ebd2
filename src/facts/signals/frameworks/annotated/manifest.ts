/** What a manifest of Maven or Gradle says of a framework whose controllers are known by their annotations. */
export interface JvmManifest {
  readonly quarkus?: true;
  readonly micronaut?: true;
  readonly dropwizard?: true;
  /** Libraries that bear on requests, by their names. */
  readonly libraries: readonly { readonly name: string; readonly line: number }[];
}

const library =
  /\b(quarkus-(?:smallrye-health|micrometer[\w-]*|opentelemetry|rest-csrf|csrf-reactive|oidc|security[\w-]*|smallrye-jwt|elytron-security[\w-]*)|micronaut-(?:management|micrometer[\w-]*|security[\w-]*|validation|http-server-[\w-]+)|bucket4j[\w-]*|resilience4j-ratelimiter|dropwizard-(?:auth|core|metrics[\w-]*)|keycloak-[\w-]+|shiro-[\w-]+|pac4j[\w-]*)\b/;

export const isManifest = (path: string): boolean => /(?:^|\/)(?:pom\.xml|[\w.-]+\.gradle(?:\.kts)?|libs\.versions\.toml)$/.test(path);

export const manifestIn = (lines: readonly string[]): JvmManifest | undefined => {
  const kept = lines.slice(0, 5000).filter((line) => line.length < 1000);
  const text = kept.join('\n');
  const libraries = kept.flatMap((line, index) => {
    const [, name] = /^\s*(?:\/\/|\*|<!--)/.test(line) || /\btest(?:Implementation|Runtime)/.test(line) ? [] : (library.exec(line) ?? []);
    return name === undefined ? [] : [{ name, line: index + 1 }];
  });
  const quarkus = /\bio\.quarkus\b/.test(text);
  const micronaut = /\bio\.micronaut\b/.test(text);
  const dropwizard = /\bdropwizard-core\b/.test(text);
  if (!quarkus && !micronaut && !dropwizard && libraries.length === 0) return undefined;
  return { libraries, ...(quarkus ? { quarkus: true as const } : {}), ...(micronaut ? { micronaut: true as const } : {}), ...(dropwizard ? { dropwizard: true as const } : {}) };
};
