import { expression } from '../../../../long-expression.ts';
/** A dependency of Maven or Gradle that bears on requests. */
export interface SpringDependency {
  /** The name of its artifact: `spring-boot-starter-security`. */
  readonly name: string;
  readonly line: number;
}

const manifest = /(?:^|\/)(?:pom\.xml|[\w.-]+\.gradle(?:\.kts)?|libs\.versions\.toml)$/;
const wanted = expression()`
    \b(?:
      spring-boot-(?:
        starter-(?:web(?:flux|mvc)?|security|actuator|data-rest|jersey|undertow|jetty|graphql|oauth2-[\w-]+|security-oauth2-[\w-]+)|actuator
      )|spring-security-(?:web|config)|micrometer-registry-\w+|spring-cloud-(?:starter-)?(?:gateway|security|oauth2)[\w-]*
      |resilience4j-[\w-]+|bucket4j[\w-]*|sentinel-[\w-]+|spring-cloud-starter-alibaba-sentinel|logbook-[\w-]+|shiro-[\w-]+|sa-token-[\w-]+
      |keycloak-[\w-]+|springdoc-[\w-]+|springfox-[\w-]+|opentelemetry-[\w-]+|java-jwt|jjwt[\w-]*|redisson[\w-]*
    )\b
  `;

export const isSpringManifest = (path: string): boolean => manifest.test(path);

/** Comments left out; what only tests need is one too. */
export const dependenciesIn = (lines: readonly string[]): readonly SpringDependency[] => {
  let isComment = false;
  return lines.slice(0, 10_000).flatMap((written, index): SpringDependency[] => {
    const text = written.slice(0, 500);
    if (text.includes('<!--')) isComment = true;
    const isOver = text.includes('-->');
    const skipped = isComment || /^\s*(?:\/\/|#|\*)/.test(text) || /\btest(?:Implementation|RuntimeOnly|CompileOnly)\b/.test(text);
    if (isOver) isComment = false;
    const [name] = skipped ? [] : (wanted.exec(text) ?? []);
    return name === undefined ? [] : [{ name, line: index + 1 }];
  });
};
