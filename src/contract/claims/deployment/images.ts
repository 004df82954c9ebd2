import type { Compose } from '../../../facts/compose/compose.ts';
import type { Dockerfiles } from '../../../facts/dockerfiles/dockerfiles.ts';
import type { ImageBuilds } from '../../../facts/dockerfiles/image-builds.ts';
import { parseImageReference } from '../../../facts/dockerfiles/image-reference.ts';
import type { Kubernetes } from '../../../facts/kubernetes/kubernetes.ts';
import type { Statement } from '../../../facts/security-policy/statement.ts';
import { isForDevelopers, proves } from '../../../facts/zone.ts';
import type { Answer } from '../../contract.ts';
import { asked, at, broken, kept } from '../answers.ts';
import { literally } from '../literally.ts';

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

/** "Pinned to a digest" is not kept by a tag, wherever an image is named that is not built here. */
export const digestClaim = ({ subject, polarity, text }: Statement, { compose, kubernetes, dockerfiles, imageBuilds }: ImageFacts): Answer | undefined => {
  if (subject !== 'container/image-tags-pinned' && !(subject === 'container/base-pinned' && !/\bbase\b|\bFROM\b|dockerfile/i.test(text))) return undefined;
  if (polarity !== 'asserts' || !byDigest.test(text) || /\bor\b[^.;]{0,20}\bdigests?\b|\bdigests? or\b/i.test(text)) return undefined;
  const own = new Set(imageBuilds.all.flatMap(({ tags }) => tags.map((tag) => parseImageReference(tag).repository)));
  const used = [
    ...kubernetes.workloads.flatMap(({ containers }) => containers.flatMap(({ image }) => (image ? [{ name: image.value, place: image.at }] : []))),
    ...compose.services.flatMap(({ image, build }) => (image && !build ? [{ name: image.text, place: image.at }] : [])),
  ].map(({ name, place }) => ({ name, path: place.path, line: place.line ?? null, image: parseImageReference(name) }));
  const bases = dockerfiles.all
    .filter(({ zone }) => proves(zone))
    .flatMap(({ path, pulls }) => pulls.flatMap(({ name, image, line }) => (image ? [{ name: name.text ?? name.written, path, line, image }] : [])));
  const all = [...used, ...bases].filter(({ image }) => !own.has(image.repository));
  const named = all.filter(({ name }) => !name.includes('$'));
  const open = all.find(({ name }) => name.includes('$'));
  const loose = named.filter(({ image }) => image.digest === undefined);
  const [first] = loose;
  if (named.length === 0) return undefined;
  if (!first && open)
    return asked('container/image-tags-pinned', `What ${open.name} stands for is set from outside. Is it fixed by a digest?`, [at(open.path, open.line, 'seen', open.name)]);
  if (!first)
    return kept(
      'container/image-tags-pinned',
      named.slice(0, 8).map(({ name, path, line }) => at(path, line, 'wired', `${name} is fixed by its digest`)),
    );
  const places = loose.slice(0, 8).map(({ name, path, line }) => at(path, line, 'contradicts', `uses the image ${name}`));
  return loose.length === named.length || /\b(?:all|every|each|any|always|only)\b/i.test(text)
    ? broken('container/image-tags-pinned', `${first.name} is fixed by no digest.`, places)
    : asked('container/image-tags-pinned', `${first.name} is fixed by no digest. Is it one of those that are meant?`, places);
};
/** That digests are published says nothing of what is used. */
const byDigest = /\b(?:pin\w*|fix\w*|lock\w*|referenc\w*|pull\w*|deploy\w*|us(?:e[sd]?|ing)|identif\w*|by|to|with)\b[^.;,]{0,30}(?:\bdigests?\b|\bsha-?256)/i;

/** "Base images are pinned by digest" is about those that come from outside: one that is built here has no digest before. */
export const baseClaim = ({ subject, polarity, text }: Statement, { dockerfiles, imageBuilds }: ImageFacts): Answer | undefined => {
  if (subject !== 'container/base-pinned' || polarity !== 'asserts') return undefined;
  const own = new Set(imageBuilds.all.flatMap(({ tags }) => tags.map((tag) => parseImageReference(tag).repository)));
  const told = dockerfiles.all.filter(({ zone }) => proves(zone));
  const inUse = told.filter(({ path }) => !isForDevelopers(path));
  const bases = (inUse.length > 0 ? inUse : told).flatMap(({ path, pulls }) => pulls.map(({ name, image, line }) => ({ path, line, name, image })));
  const foreign = bases.filter(({ image }) => !image || !own.has(image.repository));
  const loose = foreign.filter(({ image }) => image?.digest === undefined);
  const isOfDigests = /digest|sha-?256|@sha|immutab/i.test(text);
  if (byNoDigest.test(text)) return asked(subject, 'Base images are said to be pinned by something else than a digest. Is it so?');
  const placesOf = (all: typeof bases, stage: string, what: string): Answer['evidence'] =>
    all.slice(0, 8).map(({ path, line, name }) => at(path, line, stage, `${name.text ?? name.written} ${what}`));
  // "Pinned" alone may mean a tag that names one release.
  if (loose.length > 0 && !isOfDigests && loose.every(({ image }) => /^v?\d+\.\d+\.\d+/.test(image?.tag ?? '')))
    return asked(subject, 'Base images are pinned to the tag of a release, and not to a digest. Is that what is meant?', placesOf(loose, 'seen', 'is pinned by its tag'));
  if (foreign.length === 0) return undefined;
  if (loose.length === 0) return kept('container/base-pinned', placesOf(foreign, 'wired', 'is fixed by its digest'));
  // What other rules say of images in general decides nothing of a digest.
  if (!isOfDigests || !/\bbase\b|\bFROM\b|dockerfile/i.test(text)) return undefined;
  const [first] = loose;
  const isOpen = loose.some(({ name, image }) => image === undefined || (name.text ?? name.written).includes('$'));
  return !isOpen && (loose.length === foreign.length || /\b(?:all|every|each|any|always|only|images)\b/i.test(text))
    ? broken('container/base-pinned', `${first?.name.text ?? first?.name.written} is fixed by no digest.`, placesOf(loose, 'contradicts', 'has no digest'))
    : asked(subject, `${first?.name.text ?? first?.name.written} is fixed by no digest. Is it one of those that are meant?`, placesOf(loose, 'seen', 'has no digest'));
};

/** "The Docker container" names no folder `docker/`. */
const ofAnyImage = /^(?:\.?docker(?:files?)?|containers?|images?|build|deploy(?:ment)?|infra|ops|src)$/i;
const byNoDigest = /\b(?:not|rather than|instead of|without|never|no)\b[^.;]{0,25}\b(?:digests?|sha-?256|hash(?:es)?)\b/i;

/** "The image runs as `app`" is about one of them: where some images leave root and others say nothing, it is not known which is meant. */
export const nonRootClaim = ({ subject, polarity, text }: Statement, { dockerfiles }: ImageFacts): Answer | undefined => {
  if (subject !== 'container/non-root' || polarity === 'advises' || allContainers.test(text)) return undefined;
  const own = dockerfiles.all.filter(({ path, zone }) => proves(zone) && !isForDevelopers(path));
  const leaving = own.filter(({ final: { user } }) => user && !/^(?:root|0+)?(?::|$)/.test(user.value.text ?? ''));
  const silent = own.filter(({ final: { user } }) => !user);
  if (leaving.length === 0 || silent.length === 0) return undefined;
  // "The API container" is the one whose Dockerfile lies in `Api/`.
  const named = own.filter(({ path }) =>
    path
      .split('/')
      .slice(0, -1)
      .some((folder) => !ofAnyImage.test(folder) && new RegExp(String.raw`\b${literally(folder).source} (?:server |service )?(?:container|image)\b`, 'i').test(text)),
  );
  if (named.length > 0 && polarity === 'asserts' && named.every((each) => leaving.includes(each)))
    return kept(
      subject,
      named.flatMap(({ path, final: { user } }) => (user ? [at(path, user.line, 'wired', `runs as ${user.value.text ?? user.value.written}`)] : [])),
    );
  return asked(
    subject,
    `Which image is meant? ${silent[0]?.path} sets no user.`,
    leaving.flatMap(({ path, final: { user } }) => (user ? [at(path, user.line, 'wired', `runs as ${user.value.text ?? user.value.written}`)] : [])),
  );
};
const allContainers = /\b(?:containers|(?<!base )images|services|pods|(?:all|every|each|any) \w+|everything|everywhere)\b/i;

/** "Multi-stage builds" says that what is shipped is taken over from a stage that stays behind. */
export const stageClaim = ({ subject, polarity, text }: Statement, { dockerfiles }: ImageFacts): Answer | undefined => {
  // "Multi-stage builds: no build tools" denies the tools and not the stages.
  if (subject !== 'container/multi-stage' || polarity === 'advises' || withoutStages.test(text)) return undefined;
  const own = dockerfiles.all.filter(({ zone, stages }) => proves(zone) && stages.length > 0);
  const taken = own.map((dockerfile) => ({ path: dockerfile.path, copy: dockerfile.final.copies.find(({ fromStage }) => fromStage !== undefined), line: dockerfile.final.line }));
  const staged = taken.flatMap(({ path, copy }) => (copy ? [at(path, copy.line, 'wired', 'takes over what an earlier stage made')] : []));
  if (own.length === 0) return undefined;
  if (staged.length === own.length) return kept(subject, staged);
  if (staged.length > 0) return asked(subject, 'Some images are built in several stages. Are these the ones that are meant?', staged);
  return broken(
    subject,
    'No image takes anything over from an earlier stage.',
    taken.map(({ path, line }) => at(path, line, 'contradicts', 'the stage that is shipped')),
  );
};
const withoutStages = /\b(?:no|not|without)\b[^.:,;]{0,20}\bmulti-?stage|\bmulti-?stage\b[^.:,;]{0,40}(?:\b(?:is|are|do|does)(?: not|n[’']t)\b|\bno longer\b|\bnever\b)/i;
