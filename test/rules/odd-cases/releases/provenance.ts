import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const workflow = (more: string): string => `on:\n  release:\njobs:\n  release:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: softprops/action-gh-release@v2\n${more}`;

const image = (more: string): string =>
  `on: push\njobs:\n  image:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n${more}`;

export default [
  {
    name: 'an image that is pushed without provenance',
    files: { '.github/workflows/image.yml': image('          provenance: false\n') },
    expect: { fail: ['.github/workflows/image.yml:6'] },
  },
  {
    name: 'a package that is published with a token',
    files: {
      '.github/workflows/release.yml': dedent`
        on: push
        jobs:
          pypi:
            runs-on: ubuntu-latest
            permissions:
              id-token: write
            steps:
              - uses: pypa/gh-action-pypi-publish@release/v1
                with:
                  password: \${{ secrets.PYPI_TOKEN }}
      `,
    },
    expect: { fail: ['.github/workflows/release.yml:8'] },
  },
  {
    name: 'an archive beside the image',
    files: { '.github/workflows/release.yml': workflow(''), '.github/workflows/image.yml': image('') },
    expect: { fail: ['.github/workflows/release.yml:7'] },
  },
  {
    name: 'the step that releases, not the one that installs what it needs',
    files: {
      '.github/workflows/release.yml': dedent`
        on: push
        jobs:
          release:
            runs-on: ubuntu-latest
            steps:
              - run: |
                  npm install \\
                    @semantic-release/git@10
              - run: npx semantic-release
      `,
    },
    expect: { fail: ['.github/workflows/release.yml:9'] },
  },
  {
    name: 'an image that a command pushes, which Buildx describes as well',
    files: {
      '.github/workflows/image.yml': dedent`
        on: push
        jobs:
          image:
            runs-on: ubuntu-latest
            steps:
              - uses: docker/setup-buildx-action@v3
              - run: docker buildx build --platform linux/arm64 --push .
      `,
    },
    expect: 'pass',
  },
  {
    name: 'provenance that a reusable workflow generates',
    files: {
      '.github/workflows/release.yml': `${workflow('')}  provenance:\n    uses: slsa-framework/slsa-github-generator/.github/workflows/generator_generic_slsa3.yml@v2.1.0\n`,
    },
    expect: 'pass',
  },
  {
    name: 'a library that Gradle signs',
    files: {
      '.github/workflows/release.yml': workflow('      - run: ./gradlew publish\n        env:\n          ORG_GRADLE_PROJECT_signingInMemoryKey: ${{ secrets.GPG_KEY }}\n'),
    },
    expect: 'pass',
  },
  { name: 'an image, which Buildx describes', files: { '.github/workflows/image.yml': image('') }, expect: 'pass' },
] satisfies readonly Example[];
