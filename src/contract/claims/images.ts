import type { Compose } from '../../facts/compose/compose.ts';
import type { Dockerfiles } from '../../facts/dockerfiles/dockerfiles.ts';
import type { ImageBuilds } from '../../facts/dockerfiles/image-builds.ts';
import { parseImageReference } from '../../facts/dockerfiles/image-reference.ts';
import type { Kubernetes } from '../../facts/kubernetes/kubernetes.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import type { Answer } from '../contract.ts';
import { at, broken, kept } from './answers.ts';

interface ImageFacts {
  readonly compose: Compose;
  readonly kubernetes: Kubernetes;
  readonly dockerfiles: Dockerfiles;
  readonly imageBuilds: ImageBuilds;
}

/** "No latest tags" is broken by each tag that moves, though it has more to its name: `rocky10-latest`. */
export const latestClaim = ({ subject, polarity, text }: Statement, { compose, kubernetes }: ImageFacts): Answer | undefined => {
  if (subject !== 'container/image-tags-pinned' || polarity === 'advises' || !/\b(?:no|not|never|without)\b[^.;]{0,30}\blatest\b/i.test(text)) return undefined;
  const used = [
    ...kubernetes.workloads.flatMap(({ containers }) => containers.flatMap(({ image }) => (image ? [{ name: image.value, place: image.at }] : []))),
    ...compose.services.flatMap(({ image, build }) => (image && !build ? [{ name: image.text, place: image.at }] : [])),
  ];
  const moving = used.filter(({ name }) => /:(?:[\w.-]+-)?latest$/i.test(name));
  const [first] = moving;
  return (
    first &&
    broken(
      'container/image-tags-pinned',
      `The tag of ${first.name} moves.`,
      moving.map(({ name, place }) => at(place.path, place.line ?? null, 'contradicts', `uses the image ${name}`)),
    )
  );
};

/** "Base images are pinned by digest" is about those that come from outside: one that is built here has no digest before. */
export const baseClaim = ({ subject, polarity }: Statement, { dockerfiles, imageBuilds }: ImageFacts): Answer | undefined => {
  if (subject !== 'container/base-pinned' || polarity !== 'asserts') return undefined;
  const own = new Set(imageBuilds.all.flatMap(({ tags }) => tags.map((tag) => parseImageReference(tag).repository)));
  const bases = dockerfiles.all.flatMap(({ path, pulls }) => pulls.map(({ name, image, line }) => ({ path, line, name, image })));
  const foreign = bases.filter(({ image }) => !image || !own.has(image.repository));
  if (foreign.length === 0 || foreign.length === bases.length || foreign.some(({ image }) => image?.digest === undefined)) return undefined;
  return kept(
    'container/base-pinned',
    foreign.map(({ path, line, name }) => at(path, line, 'wired', `${name.text ?? name.written} is fixed by its digest`)),
  );
};
