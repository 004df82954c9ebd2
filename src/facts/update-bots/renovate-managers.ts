import type { Ecosystem } from '../ecosystems/manifest.ts';

/** The managers of Renovate that read a manifest of this ecosystem; empty where it has none, or none that is on by default. */
const managers: Partial<Record<Ecosystem, readonly string[]>> = {
  bazel: ['bazel', 'bazel-module'],
  bun: ['bun', 'npm'],
  bundler: ['bundler', 'ruby-version'],
  cargo: ['cargo'],
  cocoapods: ['cocoapods'],
  composer: ['composer'],
  deno: ['deno'],
  devcontainers: ['devcontainer'],
  docker: ['dockerfile', 'kubernetes'],
  'docker-compose': ['docker-compose'],
  'dotnet-sdk': ['nuget'],
  'github-actions': ['github-actions'],
  gomod: ['gomod'],
  gradle: ['gradle', 'gradle-wrapper'],
  helm: ['helmv3', 'helm-values'],
  maven: ['maven', 'maven-wrapper'],
  mix: ['mix'],
  npm: ['npm'],
  nuget: ['nuget'],
  opentofu: ['terraform', 'terragrunt'],
  pip: ['pip_requirements', 'pip_setup', 'setup-cfg', 'pep621', 'poetry', 'pipenv', 'pip-compile'],
  pub: ['pub'],
  sbt: ['sbt'],
  swift: ['swift'],
  terraform: ['terraform', 'terragrunt'],
  uv: ['pep621', 'pip_requirements', 'pip-compile'],
};

export const renovateManagersOf = (ecosystem: Ecosystem): readonly string[] => managers[ecosystem] ?? [];
