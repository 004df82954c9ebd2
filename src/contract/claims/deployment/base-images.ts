import type { Dockerfile, Dockerfiles } from '../../../facts/dockerfiles/dockerfiles.ts';
import { type ImageReference, parseImageReference } from '../../../facts/dockerfiles/image-reference.ts';
import type { Statement } from '../../../facts/security-policy/statement.ts';
import { isForDevelopers, proves } from '../../../facts/zone.ts';
import type { Answer } from '../../contract.ts';
import { unaccounted } from '../../speech/unaccounted.ts';
import { asked, at, broken, kept } from '../answers.ts';
import { literally } from '../literally.ts';

const rule = 'container/base-image';

/** "The image is built from `node:22-alpine`", "based on distroless": is that what the stage that is shipped starts from? */
export const baseImageClaim = ({ text, polarity, modality, fromCode, subject }: Statement, { all }: Dockerfiles): Answer | undefined => {
  if (fromCode || polarity !== 'asserts' || modality !== 'fact' || subject.startsWith('policy/') || !/\b(?:images?|containers?|docker(?:file)?)\b/i.test(text)) return undefined;
  const [, word = ''] = builtFrom.exec(text) ?? [];
  const written = word.replaceAll('`', '').replace(/[.,]$/, '');
  const family = families.find(([name]) => name.test(written));
  const isReference =
    reference.test(written) &&
    !(/\buses?\s[^.]{0,40}$/i.test(text.slice(0, text.indexOf(word))) && !/^[`"']*\s(?:as\b|(?:base )?image)/i.test(text.slice(text.indexOf(word) + word.length)));
  if (written === '' || !(isReference || family) || /\bfrom scratch\b(?! ?(?:image|base)|\W*$)/i.test(text)) return undefined;
  const told = all.filter(({ zone }) => proves(zone));
  const own = told.filter(({ path }) => !isForDevelopers(path));
  const shipped = (own.length > 0 ? own : told).filter(({ final: { image } }) => image !== undefined);
  if (shipped.length === 0 || shipped.some((dockerfile) => nameOf(dockerfile).includes('$'))) return undefined;
  const isIt = (dockerfile: Dockerfile): boolean => (isReference ? isSame(written, nameOf(dockerfile)) : (family?.[1].test(nameOf(dockerfile)) ?? false));
  const same = shipped.filter(isIt);
  const places = (stage: string) => shipped.slice(0, 6).map((dockerfile) => at(dockerfile.path, dockerfile.final.line, stage, `starts from ${nameOf(dockerfile)}`));
  if (same.length === shipped.length) {
    const left = unaccounted(text, [literally(word), literally(written), around]);
    return left.length === 0
      ? kept(rule, places('wired'))
      : asked(rule, `It is that image. Is what else the policy says of it true (“${left.slice(0, 3).join(' ')}”)?`, places('wired'));
  }
  // What another name stands for may be made of it.
  if (same.length > 0 || !(isReference || shipped.every((dockerfile) => isNoOther(nameOf(dockerfile)))))
    return asked(rule, 'Is that the image that is meant? Not each one starts from it.', places('seen'));
  return broken(rule, `The policy says ${written}; the image starts from ${nameOf(shipped[0] as Dockerfile)}.`, places('contradicts'));
};

const nameOf = ({ final: { image } }: Dockerfile): string => (image ? `${image.repository}${image.tag === undefined ? '' : `:${image.tag}`}` : '');

/** The same repository, and the tag where the policy gives one. */
const isSame = (written: string, found: string): boolean => {
  const [said, own] = [written, found].map((name) => parseImageReference(name.replace(/^docker\.io\//, '').replace(/^library\//, ''))) as [ImageReference, ImageReference];
  return said.repository === own.repository && (said.tag === undefined || said.tag === own.tag);
};

const builtFrom =
  /\b(?:(?:built|based|build|builds|made) (?:from|on|upon|on top of)|base images?(?: is|:)|start(?:s|ed)? from|uses?)\s(?:the |an? )?(?:official |minimal |hardened |google(?:['’]s)? |small |slim )*(`?[a-z][\w.:/-]{2,80}`?)/i;

/** `node:22`, `ghcr.io/team/base`; no path, no host with a port and no place of sources. */
const reference = /^(?!(?:www\.)?(?:github|gitlab|bitbucket)\.|https?:|localhost)(?:[a-z\d-]{1,60}(?:\.[a-z\d-]{1,60}){1,5}\/[a-z\d._/-]{1,100}|[a-z\d._/-]{1,120}:[\w.-]{1,100})$/;

/** What policies call them, and what their names have. */
const families: readonly (readonly [says: RegExp, has: RegExp])[] = [
  [/^distroless$/i, /distroless|cgr\.dev\/chainguard/i],
  [/^alpine$/i, /alpine/i],
  [/^scratch$/i, /^(?:library\/|docker\.io\/library\/)?scratch/i],
  [/^(?:wolfi|chainguard)$/i, /wolfi|chainguard/i],
];

/** Of these images it is known what they are made of; any other may be made of what the policy names. */
const isNoOther = (name: string): boolean =>
  /^(?:docker\.io\/)?(?:library\/)?(?:debian|ubuntu|fedora|centos|rockylinux|almalinux|amazonlinux|alpine|node|python|ruby|golang|rust|php|openjdk|eclipse-temurin|nginx|httpd|perl|scratch)(?::|$)/.test(
    name,
  ) || /[:-](?:bookworm|bullseye|trixie|jammy|noble|focal)\b/.test(name);
const around =
  /\b(?:docker|containers?|images?|runtime|production|final|base|stage|built|based|build|builds|made|from|upon|on|top|official|minimal|hardened|google|starts?|started|is|are|our|the|s|small|slim)\b/gi;
