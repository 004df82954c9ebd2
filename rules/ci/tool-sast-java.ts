import { defineRule } from 'policy-audit';
import { workflow } from './shared/examples.ts';
import { runsOneOfOnCode } from './shared/runs-one-of.ts';

const tree = { 'pom.xml': '<project/>\n', 'src/main/java/A.java': 'class A {}\n' };

export default defineRule({
  id: 'ci/tool-sast-java',
  title: 'CI runs static security analysis on Java code',
  severity: 'medium',
  rationale: 'A static analyser sees the patterns behind most vulnerabilities (injection, weak cryptography, unsafe files) on every change, when they are cheapest to mend.',
  remediation: 'Run one of these in CI so that it can fail the job: SpotBugs with findsecbugs, CodeQL, semgrep, SonarQube, detekt.',
  practices: ['ci/security-linter'],
  references: [
    { standard: 'OSPS Baseline', control: 'OSPS-VM-06.02', url: 'https://baseline.openssf.org/' },
    { standard: 'OpenSSF Scorecard', control: 'SAST', url: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#sast' },
  ],
  since: '0.1.0',
  needs: ['files', 'pipelines', 'languages'],
  check: runsOneOfOnCode(['java', 'scala'], {
    language: 'Java',
    sources: [/(?:^|\/)(?:pom\.xml|build\.gradle(?:\.kts)?|build\.sbt)$/, /\.(?:java|kt|scala|groovy)$|(?<!\.gradle)\.kts$/],
    tools: ['find-sec-bugs', 'codeql:java', 'detekt', 'semgrep', 'snyk:code', 'sonarqube', 'gitlab-sast'],
    does: 'looks for insecure Java code',
    named: 'SpotBugs with findsecbugs, CodeQL, semgrep, SonarQube, detekt',
  }),
  examples: {
    bad: [{ name: 'nothing runs', files: { ...tree, ...workflow('      - run: make test\n') }, expect: { fail: ['pom.xml'] } }],
    good: [
      {
        name: 'a build that is written in Kotlin, of nothing in Java',
        files: { 'build.gradle.kts': 'plugins { id("base") }\n', 'settings.gradle.kts': 'rootProject.name = "a"\n', ...workflow('      - run: make\n') },
        expect: 'not-applicable',
      },
      { name: 'run as a command', files: { ...tree, ...workflow('      - run: mvn -B verify sonar:sonar\n') }, expect: 'pass' },
      { name: 'a plugin of the build', files: { ...tree, 'z/pom.xml': '<project><artifactId>findsecbugs-plugin</artifactId></project>\n' }, expect: 'pass' },
      { name: 'another language', files: { 'README.md': '' }, expect: 'not-applicable' },
    ],
  },
});
