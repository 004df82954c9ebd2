import type { Pipelines } from '../../facts/pipelines/pipelines.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import type { Workflows } from '../../facts/workflows/workflows.ts';
import type { Answer } from '../contract.ts';
import { unaccounted } from '../speech/unaccounted.ts';
import { asked, at, kept } from './answers.ts';
import { atEachRelease, isAtEachRelease } from './tools/occasions.ts';

/** "Releases come with SHA-256 checksums": does the pipeline that gives out a release write sums of that kind into a file, and give that out as well? */
export const checksumClaim = ({ subject, text, polarity }: Statement, { steps }: Pipelines, workflows: Workflows): Answer | undefined => {
  if (subject !== 'releases/provenance' || polarity !== 'asserts' || !said.test(text) || more.test(text.replace(atEachRelease, ''))) return undefined;
  const [, bits] = /\bsha-?(256|384|512)/i.exec(text) ?? [];
  const own = steps.filter(({ disabled }) => !disabled);
  const given = own.filter((step) => gives.test(wordsOf(step)));
  const sums = own.filter((step) => {
    const written = step.written ?? '';
    if (atEachRelease.test(text) && !isAtEachRelease(step, workflows)) return false;
    const [, sum, shasum] = /\bsha(256|384|512)sum\b|\bshasum\b[^|;&]*-a ?(256|384|512)\b/.exec(written) ?? [];
    const made = sum ?? shasum;
    if (made === undefined || (bits !== undefined && bits !== made) || /\s(?:-c|--check)\b/.test(written)) return false;
    return (
      (isGivenByItself.test(step.path) && step.triggers.some((trigger) => /^(?:tag|push|manual|other)$/.test(trigger))) ||
      given.some((other) => other.path === step.path && givesSums.test(wordsOf(other)))
    );
  });
  if (sums.length === 0) return undefined;
  const places = sums.slice(0, 4).map(({ path, line, written = '' }) => at(path, line, 'wired', written.slice(0, 100)));
  const [left] = unaccounted(text, [said, atEachRelease, ofProject, around]);
  return left === undefined ? kept(subject, places) : asked(subject, `Sums are made and given out. Is what else the policy says of them true (“${left}”)?`, places);
};

const wordsOf = ({ written, uses, settings }: Pipelines['steps'][number]): string => [written, uses, ...settings.map(({ value }) => value)].join('\n');

const said = /\b(?:sha-?\d+ )?checksums?(?:\.(?:txt|sha\d+))?(?: files?)?\b|\bsha-?\d+ ?sums?\b/i;
const gives = /\bgh release (?:create|upload)\b|action-gh-release|release-action|upload-release-asset|upload-release-action|\bgoreleaser\b/i;
/** GoReleaser gives out the sums that it writes. */
const isGivenByItself = /(?:^|\/)\.?goreleaser[\w.-]*\.ya?ml$/;
/** "Frobnicator releases publish checksums". */
const ofProject = /^\W*(?:[A-Z][\w.-]* ){1,3}(?=releases\b)/;
/** By its name, or with all that lies in a folder. */
const givesSums = /sums?\b|\.sha-?\d+|checksum|\*/i;
const around =
  /\b(?:sha-?\d+|github|releases?|released|artifacts?|assets?|binar(?:y|ies)|generated|produced|computed|created|uploaded|downloadable|provided|available|all|archives?|downloads?|files?|builds?|ships?|shipped|comes?|publish(?:ed|es)?|attach(?:ed|es)?|accompanied|alongside|along|listed|contains?)\b/gi;
/** Each of these is another proof. */
const more = /\bsign\w*|\bgpg\b|cosign|sigstore|attest\w*|\bslsa\b|\bsboms?\b|provenance|\bverif\w*|\b(?:all|every|each|always)\b/i;
