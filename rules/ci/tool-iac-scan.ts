import { defineRule, notApplicable } from 'policy-audit';
import { workflow } from './shared/examples.ts';
import { someRun } from './shared/runs-one-of.ts';

const tree = { Dockerfile: 'FROM alpine:3.20\n' };

export default defineRule({
  id: 'ci/tool-iac-scan',
  title: 'Dockerfiles, manifests and infrastructure code are scanned in CI',
  severity: 'info',
  rationale: 'A missing USER or an open security group is one line that a review overlooks and a scanner does not.',
  remediation: 'Run hadolint, checkov, trivy config, kics or kube-linter in CI.',
  practices: [],
  references: [{ standard: 'OSPS Baseline', control: 'OSPS-VM-06.02', url: 'https://baseline.openssf.org/' }],
  since: '0.1.0',
  needs: ['files', 'pipelines'],
  check({ files, pipelines }) {
    const code = files.all.find(
      ({ path, zone }) =>
        zone === 'deploy' && /(?:^|\/)(?:Dockerfile|Containerfile)(?:[.-][^/]*)?$|\.[Dd]ockerfile$|\.tf$|(?:^|\/)(?:k8s|kubernetes|charts?|helm|manifests)\/.*\.ya?ml$/.test(path),
    );
    if (!code) return notApplicable('There is no Dockerfile, Terraform or Kubernetes manifest.');
    return someRun(
      pipelines,
      {
        tools: ['hadolint', 'checkov', 'trivy:config', 'kics', 'kube-linter', 'kubesec', 'kube-score', 'kubescape', 'tfsec', 'terrascan', 'conftest', 'polaris', 'dockle'],
        does: 'looks for insecure settings in the infrastructure code',
        named: 'hadolint, checkov, trivy config, kics, kube-linter, kubesec, tfsec, conftest',
      },
      code.path,
    );
  },
  examples: {
    bad: [
      { name: 'none', files: { ...tree, ...workflow('      - run: make\n') }, expect: { fail: ['Dockerfile'] } },
      {
        name: 'a linter of style, which knows nothing of what is secure',
        files: { 'main.tf': 'module "a" {}\n', ...workflow('      - run: tflint\n') },
        expect: { fail: ['main.tf'] },
      },
    ],
    good: [
      { name: 'hadolint', files: { ...tree, ...workflow('      - uses: hadolint/hadolint-action@v3\n') }, expect: 'pass' },
      { name: 'nothing to scan', files: { 'README.md': '' }, expect: 'not-applicable' },
    ],
  },
});
