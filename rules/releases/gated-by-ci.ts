import { dedent, defineRule, type Evidence, type Finding, judge, manual } from 'policy-audit';

export default defineRule({
  id: 'releases/gated-by-ci',
  title: 'Nothing is released before the tests pass',
  severity: 'medium',
  rationale: 'A release job that starts beside the tests publishes what they are about to refuse.',
  remediation: 'Make the publishing job need the test job, or start it with workflow_run after the tests.',
  practices: ['releases/gated-by-ci'],
  references: [{ standard: 'OSPS Baseline', control: 'OSPS-QA-06.01', url: 'https://baseline.openssf.org/' }],
  since: '0.1.0',
  needs: ['publishing'],
  check({ publishing }) {
    const releasing = publishing.releasing.filter(({ draft }) => !draft);
    const gated = (step: (typeof releasing)[number]): boolean => step.testedBy !== undefined || step.tested || step.triggers.includes('workflow_run');
    const byPush = releasing.filter((step) => !gated(step) && step.needs.length === 0 && step.triggers.includes('push'));
    const findings = byPush.map(({ path, line, what, job }): Finding => ({ message: `${what} of the job "${job}" runs on a push and waits for no tests.`, at: { path, line } }));
    const evidence = releasing
      .filter(gated)
      .map(({ path, line, testedBy, tested }): Evidence => ({ at: { path, line }, note: tested ? 'after the tests of its job' : `after ${testedBy ?? 'another workflow'}` }));
    if (findings.length === 0 && evidence.length < releasing.length)
      return manual(
        'Is only what has passed the tests tagged and released?',
        releasing
          .filter((step) => !gated(step))
          .map(({ path, line, triggers, needs }) => ({
            at: { path, line },
            note: `on ${triggers.join(', ')}${needs.length > 0 ? `, after ${needs.join(', ')}, where no test is seen` : ''}`,
          })),
      );
    return judge(findings, evidence, 'No workflow of GitHub is seen to publish anything.');
  },
  examples: {
    bad: [
      {
        name: 'beside the tests',
        files: {
          '.github/workflows/ci.yml': dedent`
            on:
              push:
            jobs:
              test:
                runs-on: ubuntu-latest
                steps:
                  - run: go test ./...
              release:
                runs-on: ubuntu-latest
                steps:
                  - uses: softprops/action-gh-release@v2
          `,
        },
        expect: { fail: ['.github/workflows/ci.yml:11'] },
      },
    ],
    good: [
      {
        name: 'after the tests',
        files: {
          '.github/workflows/ci.yml': dedent`
            on:
              push:
            jobs:
              test:
                runs-on: ubuntu-latest
                steps:
                  - run: go test ./...
              release:
                runs-on: ubuntu-latest
                needs: test
                steps:
                  - uses: softprops/action-gh-release@v2
          `,
        },
        expect: 'pass',
      },
      { name: 'nothing is published', files: { '.github/workflows/ci.yml': 'on: push\njobs: {}\n' }, expect: 'not-applicable' },
    ],
  },
});
