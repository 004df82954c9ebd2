import type { Dockerfile, Dockerfiles } from '../../../facts/dockerfiles/dockerfiles.ts';
import { parseImageReference } from '../../../facts/dockerfiles/image-reference.ts';
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
  const isReference = /[:/]/.test(written) && !/^https?:/.test(written);
  if (written === '' || !(isReference || family)) return undefined;
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
  if (same.length > 0 || !(isReference || family?.[2])) return asked(rule, 'Is that the image that is meant? Not each one starts from it.', places('seen'));
  return broken(rule, `The policy says ${written}; the image starts from ${nameOf(shipped[0] as Dockerfile)}.`, places('contradicts'));
};

const nameOf = ({ final: { image } }: Dockerfile): string => (image ? `${image.repository}${image.tag === undefined ? '' : `:${image.tag}`}` : '');

/** The same repository, and the tag where the policy gives one. */
const isSame = (written: string, found: string): boolean => {
  const [said, own] = [parseImageReference(written), parseImageReference(found)];
  return said.repository === own.repository && (said.tag === undefined || said.tag === own.tag);
};

const builtFrom =
  /\b(?:(?:built|based|build|builds|made) (?:from|on|upon|on top of)|base images?(?: is|:)|start(?:s|ed)? from|uses?)\s(?:the |an? )?(?:official |minimal |hardened |google(?:['’]s)? |small |slim )*(`?[a-z][\w.:/-]{2,80}`?)/i;

/** What policies call them, what their names have, and whether one without it is none. */
const families: readonly (readonly [says: RegExp, has: RegExp, tells: boolean])[] = [
  [/^distroless$/i, /distroless|cgr\.dev\/chainguard/i, true],
  [/^alpine$/i, /alpine/i, true],
  [/^scratch$/i, /^(?:library\/|docker\.io\/library\/)?scratch/i, true],
  [/^(?:wolfi|chainguard)$/i, /wolfi|chainguard/i, true],
];
const around =
  /\b(?:docker|containers?|images?|runtime|production|final|base|stage|built|based|build|builds|made|from|upon|on|top|official|minimal|hardened|google|starts?|started|is|are|our|the|s|small|slim)\b/gi;
