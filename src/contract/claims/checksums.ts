import type { Pipelines } from '../../facts/pipelines/pipelines.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import type { Answer } from '../contract.ts';
import { at, kept } from './answers.ts';

/** "Releases come with SHA-256 checksums": does the pipeline that gives out a release make sums of that kind? */
export const checksumClaim = ({ subject, text, polarity }: Statement, { steps }: Pipelines): Answer | undefined => {
  if (subject !== 'releases/provenance' || polarity !== 'asserts' || !/\bchecksums?\b|\bsha-?\d+ ?sums?\b/i.test(text) || more.test(text)) return undefined;
  const [, bits] = /\bsha-?(256|384|512)/i.exec(text) ?? [];
  const own = steps.filter(({ disabled }) => !disabled);
  const releasing = new Set(own.filter(({ written, uses }) => gives.test(`${written ?? ''} ${uses ?? ''}`)).map(({ path }) => path));
  const sums = own.filter(({ written, path }) => {
    const [, sum, shasum] = /\bsha(256|384|512)sum\b|\bshasum\b[^|;&]*-a ?(256|384|512)\b/.exec(written ?? '') ?? [];
    const made = sum ?? shasum;
    return releasing.has(path) && made !== undefined && (bits === undefined || bits === made) && !/\s(?:-c|--check)\b/.test(written ?? '');
  });
  return sums.length === 0
    ? undefined
    : kept(
        subject,
        sums.slice(0, 4).map(({ path, line, written = '' }) => at(path, line, 'wired', written.slice(0, 100))),
      );
};

const gives = /\bgh release (?:create|upload)\b|action-gh-release|release-action|upload-release-asset|\bgoreleaser\b/i;
/** Each of these is another proof. */
const more = /\bsign\w*|\bgpg\b|cosign|sigstore|attest\w*|\bslsa\b|\bsboms?\b|provenance|\bverif\w*|\b(?:all|every|each|always)\b/i;
