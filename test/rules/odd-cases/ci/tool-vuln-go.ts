import { workflow } from '../../../../rules/ci/shared/examples.ts';
import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const tree = { 'go.mod': 'module x\n\ngo 1.25\n', 'main.go': 'package main\n' };

export default [
  {
    name: 'a theme of Hugo, which is taken in as a module',
    files: { 'go.mod': 'module x\n\ngo 1.25\n', 'theme.toml': 'name = "x"\n', 'layouts/index.html': '' },
    expect: 'not-applicable',
  },
  { name: 'a program with a page made by Hugo', files: { ...tree, 'docs/hugo.toml': 'title = "x"\n', ...workflow('      - run: make test\n') }, expect: { fail: ['go.mod'] } },
  {
    name: 'a workflow of others that says how something was built scans nothing',
    files: {
      ...tree,
      '.github/workflows/release.yml': dedent`
        on: push
        jobs:
          provenance:
            uses: slsa-framework/slsa-github-generator/.github/workflows/generator_generic_slsa3.yml@v2.1.0
      `,
    },
    expect: { fail: ['go.mod'] },
  },
  { name: 'switched off', files: { ...tree, ...workflow('      - run: govulncheck ./...\n        if: false\n') }, expect: { fail: ['go.mod'] } },
  {
    name: 'only fetched in the build of an image',
    files: { ...tree, Dockerfile: 'FROM golang:1.25\nRUN go install golang.org/x/vuln/cmd/govulncheck@v1.1.4\n', ...workflow('      - run: make test\n') },
    expect: { fail: ['go.mod'] },
  },
  { name: 'trivy looks at an image only', files: { ...tree, ...workflow('      - run: trivy image app\n') }, expect: { fail: ['go.mod'] } },
  {
    name: 'an orb of their own that says that it scans',
    files: {
      ...tree,
      '.circleci/config.yml': dedent`
        version: 2.1
        orbs:
          scan: example/vuln-scanner@1.2.3
        workflows:
          main:
            jobs:
              - scan/run
      `,
    },
    expect: 'manual',
  },
  { name: 'the action', files: { ...tree, ...workflow('      - uses: golang/govulncheck-action@v1\n') }, expect: 'pass' },
  { name: 'trivy on the tree', files: { ...tree, ...workflow('      - uses: aquasecurity/trivy-action@0.33.1\n        with:\n          scan-type: fs\n') }, expect: 'pass' },
  {
    name: 'in the build of an image, which CI may make',
    files: {
      ...tree,
      'hack/vuln.Dockerfile': dedent`
        FROM golang:1.25
        RUN --mount=type=bind,target=. <<EOT
        set -e
        govulncheck ./... | tee /out
        EOT
      `,
      ...workflow('      - uses: docker/bake-action@v6\n        with:\n          targets: vuln\n'),
    },
    expect: 'manual',
  },
  {
    name: 'in GitLab',
    files: {
      ...tree,
      '.gitlab-ci.yml': dedent`
        scan:
          script:
            - govulncheck ./...
      `,
    },
    expect: 'pass',
  },
] satisfies readonly Example[];
