import { defineRule, notApplicable, type PipelineStep } from 'policy-audit';
import { workflow } from './shared/examples.ts';
import { someRun } from './shared/runs-one-of.ts';

/** `docker push`, `docker build --push`, the build action with `push: true`, and the builders that push on their own. */
const pushes = ({ words, uses = '', settings, disabled }: PipelineStep): boolean => {
  if (disabled) return false;
  const line = words.join(' ');
  if (
    /^(?:docker|podman|nerdctl|buildah)\b.*(?:^|\s)(?:push\b|--push\b|--output[ =]\S*push=true)|^(?:kaniko|executor)\b|^(?:ko (?:build|publish|apply)|skopeo copy|crane push|goreleaser release|pack build .*--publish|docker-compose push)\b|jib\b/.test(
      line,
    )
  )
    return !/--no-push\b/.test(line);
  const given = (name: string): string => settings.find((each) => each.name === name)?.value ?? '';
  if (/^docker\/(?:build-push-action|bake-action)(?:@|$)/.test(uses))
    return (given('push') !== '' && !/^false$/i.test(given('push'))) || /push=true|type=registry/.test(`${given('outputs')} ${given('set')}`);
  return /kaniko|plugins\/(?:docker|kaniko|ecr|gcr)|redhat-actions\/push-to-registry|docker-push|^docker@\d|buildx/i.test(uses) && !/setup-buildx/.test(uses);
};

const tree = { Dockerfile: 'FROM alpine:3.20\n' };
const push = '      - run: docker build -t registry.example/app .\n      - run: docker push registry.example/app\n';

export default defineRule({
  id: 'ci/tool-image-scan',
  title: 'Images are scanned before they are published',
  severity: 'low',
  rationale: 'Most of what an image holds comes from its base image and its packages, not from the repository: no scan of the sources sees it.',
  remediation: 'Scan the image that was built with trivy image, grype or docker scout before it is pushed, and again on a schedule.',
  practices: ['ci/image-scan'],
  references: [
    { standard: 'OSPS Baseline', control: 'OSPS-VM-05.03', url: 'https://baseline.openssf.org/' },
    { standard: 'CWE', control: 'CWE-1395', url: 'https://cwe.mitre.org/data/definitions/1395.html' },
  ],
  since: '0.1.0',
  needs: ['files', 'pipelines'],
  check({ files, pipelines }) {
    const dockerfile = files.all.find(
      ({ path, zone }) => /(?:^|\/)(?:Dockerfile|Containerfile)(?:[.-][^/]*)?$|\.[Dd]ockerfile$/.test(path) && (zone === 'deploy' || zone === 'runtime'),
    );
    if (!dockerfile) return notApplicable('There is no Dockerfile.');
    const step = pipelines.steps.find(pushes);
    const tools = ['trivy:image', 'grype:image', 'docker-scout', 'clair', 'snyk:container', 'dockle', 'anchore', 'gitlab-container-scanning'];
    const scanned = tools.some((tool) => pipelines.steps.some((each) => each.tools.includes(tool)));
    if (!step && !scanned) return notApplicable('No image is published by CI.');
    return someRun(
      pipelines,
      { tools, does: 'scans the images that are published', named: 'trivy image, grype, docker scout, clair, Snyk container, dockle' },
      step?.path ?? dockerfile.path,
    );
  },
  examples: {
    bad: [
      {
        name: 'by the action',
        files: { ...tree, ...workflow('      - uses: docker/build-push-action@v6\n        with:\n          push: true\n') },
        expect: { fail: ['.github/workflows/ci.yml'] },
      },
      { name: 'pushed, not scanned', files: { ...tree, ...workflow(push) }, expect: { fail: ['.github/workflows/ci.yml'] } },
      {
        name: 'by bake, as its settings say',
        files: { ...tree, ...workflow('      - uses: docker/bake-action@v6\n        with:\n          set: "*.output=type=image,push-by-digest=true,push=true"\n') },
        expect: { fail: ['.github/workflows/ci.yml'] },
      },
      { name: 'only the tree is scanned', files: { ...tree, ...workflow(`      - run: trivy fs --exit-code 1 .\n${push}`) }, expect: { fail: ['.github/workflows/ci.yml'] } },
    ],
    good: [
      { name: 'trivy', files: { ...tree, ...workflow(`      - run: trivy image --exit-code 1 registry.example/app\n${push}`) }, expect: 'pass' },
      {
        name: 'the action of trivy',
        files: { ...tree, ...workflow(`      - uses: aquasecurity/trivy-action@0.33.1\n        with:\n          image-ref: app\n${push}`) },
        expect: 'pass',
      },
      { name: 'not published', files: { ...tree, ...workflow('      - run: docker build .\n') }, expect: 'not-applicable' },
    ],
  },
});
