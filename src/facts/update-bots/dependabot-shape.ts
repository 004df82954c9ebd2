import { ecosystemNames } from '../ecosystems/manifest.ts';
import { type Shape, shapeOf } from './shape.ts';

/** The format of dependabot.yml, version 2, as GitHub's reference had it in August 2026. */

const text: Shape = { is: 'text' };
const texts: Shape = { is: 'list', of: text };
const days: Shape = { is: 'number', least: 0 };
const among = (...words: string[]): Shape => ({ is: 'text', among: words });

/** Where authentication and the like stand; the words are GitHub's. */
const registry = shapeOf(
  {
    type: among(
      'cargo-registry',
      'composer-repository',
      'docker-registry',
      'git',
      'goproxy-server',
      'helm-registry',
      'hex-organization',
      'hex-repository',
      'maven-repository',
      'npm-registry',
      'nuget-feed',
      'pub-repository',
      'python-index',
      'rubygems-server',
      'terraform-registry',
    ),
    url: text,
    username: text,
    password: text,
    key: text,
    token: text,
    'replaces-base': { is: 'flag' },
    organization: text,
    repo: text,
    'auth-key': text,
    'public-key-fingerprint': text,
    registry: text,
    'tenant-id': text,
    'client-id': text,
    'jfrog-oidc-provider-name': text,
    'identity-mapping-name': text,
    audience: text,
    'aws-region': text,
    'account-id': text,
    'role-name': text,
    domain: text,
    'domain-owner': text,
  },
  ['type'],
);

const schedule = shapeOf(
  {
    interval: among('daily', 'weekly', 'monthly', 'quarterly', 'semiannually', 'yearly', 'cron'),
    day: among('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'),
    time: { is: 'text', like: /^(?:[01]\d|2[0-3]):[0-5]\d$/ },
    timezone: text,
    cronjob: text,
  },
  ['interval'],
);

const updateTypes: Shape = { is: 'list', of: among('version-update:semver-major', 'version-update:semver-minor', 'version-update:semver-patch') };

const group = shapeOf({
  'applies-to': among('version-updates', 'security-updates'),
  'dependency-type': among('development', 'production'),
  patterns: texts,
  'exclude-patterns': texts,
  'update-types': { is: 'list', of: among('major', 'minor', 'patch') },
  'group-by': among('dependency-name'),
});

const reporting: Readonly<Record<string, Shape>> = {
  assignees: texts,
  'commit-message': shapeOf({ prefix: { is: 'text', most: 50 }, 'prefix-development': { is: 'text', most: 50 }, include: among('scope') }),
  labels: { is: 'list', of: text, mayBeEmpty: true },
  milestone: { is: 'number', least: 1 },
  'open-pull-requests-limit': days,
  'pull-request-branch-name': shapeOf({ separator: among('-', '_', '/'), 'max-length': { is: 'number', least: 20 } }),
  'target-branch': text,
};

const update = shapeOf(
  {
    ...reporting,
    'package-ecosystem': { is: 'text', among: ecosystemNames },
    directory: text,
    directories: texts,
    schedule,
    allow: {
      is: 'list',
      of: shapeOf({ 'dependency-name': text, 'dependency-type': among('direct', 'indirect', 'all', 'production', 'development'), 'update-types': updateTypes }),
    },
    ignore: { is: 'list', of: shapeOf({ 'dependency-name': text, 'update-types': updateTypes, versions: { is: 'any' } }), mayBeEmpty: true },
    cooldown: shapeOf({ 'default-days': days, 'semver-major-days': days, 'semver-minor-days': days, 'semver-patch-days': days, include: texts, exclude: texts }),
    'enable-beta-ecosystems': { is: 'flag' },
    'exclude-paths': texts,
    groups: { is: 'named', of: group },
    'insecure-external-code-execution': among('allow', 'deny'),
    'multi-ecosystem-group': text,
    name: text,
    patterns: texts,
    'rebase-strategy': among('auto', 'disabled'),
    registries: { is: 'any' },
    // Withdrawn by GitHub in 2025 in favour of CODEOWNERS; still read without complaint.
    reviewers: texts,
    vendor: { is: 'flag' },
    'versioning-strategy': among('auto', 'increase', 'increase-if-necessary', 'lockfile-only', 'widen'),
  },
  ['package-ecosystem'],
);

export const dependabotShape = shapeOf(
  {
    version: { is: 'any' },
    updates: { is: 'list', of: update },
    registries: { is: 'named', of: registry },
    'enable-beta-ecosystems': { is: 'flag' },
    'multi-ecosystem-groups': { is: 'named', of: shapeOf({ ...reporting, schedule }, ['schedule']) },
  },
  ['version', 'updates'],
);
