import { defineRule } from 'policy-audit';
import { workflow } from './shared/examples.ts';
import { anyDependencies, runsOneOf } from './shared/runs-one-of.ts';

const tree = { 'pom.xml': '<project/>\n', 'src/main/java/A.java': 'class A {}\n' };

export default defineRule({
  id: 'ci/tool-vuln-java',
  title: 'CI checks Java dependencies for known vulnerabilities',
  severity: 'medium',
  rationale: 'New advisories come out for code that has not changed. Only a tool that compares what is really installed with the advisories, again and again, sees them in time.',
  remediation: 'Run one of these in CI so that it can fail the job: OWASP dependency-check, osv-scanner, trivy fs, Snyk.',
  practices: ['dependencies/vulnerability-scan'],
  references: [
    { standard: 'OSPS Baseline', control: 'OSPS-VM-05.03', url: 'https://baseline.openssf.org/' },
    { standard: 'CWE', control: 'CWE-1395', url: 'https://cwe.mitre.org/data/definitions/1395.html' },
  ],
  since: '0.1.0',
  needs: ['files', 'pipelines'],
  check: runsOneOf({
    language: 'Java',
    sources: [/(?:^|\/)(?:pom\.xml|build\.gradle(?:\.kts)?|build\.sbt)$/],
    tools: ['dependency-check', 'ossindex', ...anyDependencies],
    does: 'looks for known vulnerabilities in Java dependencies',
    named: 'OWASP dependency-check, osv-scanner, trivy fs, Snyk',
  }),
  examples: {
    bad: [
      { name: 'nothing runs', files: { ...tree, ...workflow('      - run: make test\n') }, expect: { fail: ['pom.xml'] } },
      { name: 'in a comment', files: { ...tree, 'z/pom.xml': '<project><!-- <artifactId>dependency-check-maven</artifactId> --></project>\n' }, expect: { fail: ['pom.xml'] } },
    ],
    good: [
      { name: 'run as a command', files: { ...tree, ...workflow('      - run: mvn org.owasp:dependency-check-maven:check\n') }, expect: 'pass' },
      {
        name: 'a plugin of Gradle that somebody has to call',
        files: { ...tree, 'z/build.gradle': "plugins { id 'org.owasp.dependencycheck' version '12.1.0' }\n" },
        expect: 'manual',
      },
      {
        name: 'a plugin of Maven with its goal',
        files: {
          ...tree,
          'z/pom.xml': '<plugin><artifactId>dependency-check-maven</artifactId><executions><execution><goals><goal>check</goal></goals></execution></executions></plugin>\n',
        },
        expect: 'pass',
      },
      { name: 'another language', files: { 'README.md': '' }, expect: 'not-applicable' },
    ],
  },
});
