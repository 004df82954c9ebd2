import type { Stage } from './dockerfiles.ts';

/** Who a stage runs as, as far as the Dockerfile and the well-known images tell. */
export type ImageUser = { readonly is: 'root' | 'other'; readonly name: string; readonly by: 'USER' | 'image' } | { readonly is: 'unknown'; readonly why: string };

/** Images that set a user of their own, by the end of their name: `repository` or `repository:tag`, `*` for any text. */
export const nonRootImages: readonly string[] = [
  'distroless/*:nonroot',
  'distroless/*:nonroot-*',
  'distroless/*:*-nonroot',
  'distroless/*:*-nonroot-*',
  'nginxinc/nginx-unprivileged',
  'nginx/nginx-unprivileged',
  'dotnet/*:*-chiseled*',
  'windows/nanoserver',
  'jenkins/jenkins',
  'grafana/grafana',
  'prom/prometheus',
  'curlimages/curl',
  'elasticsearch/elasticsearch',
  'keycloak/keycloak',
];

/** Chainguard's images run as nonroot, but for those made to be built upon. */
const chainguard = /(?:^|\/)(?:cgr\.dev|chainguard)\/(?!.*(?:wolfi-base|chainguard-base)$)/;

export const isRoot = (user: string): boolean => {
  const [name = ''] = user.trim().split(':');
  return /^(?:root|0+|containeradministrator)$/i.test(name);
};

export const userOfStage = (stage: Stage, nonRoot: readonly string[] = nonRootImages): ImageUser => {
  const user = stage.user?.value;
  if (user) {
    if (user.text === undefined) return { is: 'unknown', why: `USER ${user.written} depends on ${user.missing.join(', ')}, which has no value here` };
    return { is: isRoot(user.text) ? 'root' : 'other', name: user.text, by: 'USER' };
  }
  if (stage.scratch) return { is: 'root', name: 'root', by: 'image' };
  if (!stage.image) return { is: 'unknown', why: `there is no USER, and the base image depends on ${stage.from.missing.join(', ') || 'an earlier stage'}` };
  return { is: isKnownNonRoot(stage.image, nonRoot) ? 'other' : 'root', name: '', by: 'image' };
};

const isKnownNonRoot = ({ repository, tag = 'latest' }: NonNullable<Stage['image']>, patterns: readonly string[]): boolean =>
  chainguard.test(repository) ||
  patterns.some((pattern) => {
    const colon = pattern.lastIndexOf(':');
    const [name, tags] = colon > pattern.lastIndexOf('/') ? [pattern.slice(0, colon), pattern.slice(colon + 1)] : [pattern, '*'];
    return (matches(repository, name) || matches(repository, `*/${name}`)) && matches(tag, tags);
  });

/** `*` stands for any text; the pieces between are looked for in order, so time is linear. */
const matches = (text: string, pattern: string): boolean => {
  const pieces = pattern.split('*');
  const first = pieces[0] ?? '';
  const last = pieces.at(-1) ?? '';
  if (pieces.length === 1) return text === pattern;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= text.length - last.length;
};
