import type { Statement } from '../../facts/security-policy/statement.ts';
import type { Answer } from '../contract.ts';

/** Of the ways to trace a release, those that the sentence names: a signature is no bill of materials. Only what shows them stays as evidence. */
export const namedProof = ({ subject, text }: Statement, answer: Answer): Answer => {
  if (subject !== 'releases/provenance' || answer.verdict !== 'kept') return answer;
  const named = ways.filter(({ says }) => says.test(text));
  const missing = named.find(({ shows }) => !answer.evidence.some(({ note }) => shows.test(note)));
  if (missing) return { ...answer, verdict: 'manual', question: `Releases are traced in some way, and no step was seen that makes ${missing.what}. What does?` };
  const other = signed(answer);
  if (other !== undefined && things.some(([thing, says]) => thing !== other && says.test(text)))
    return { ...answer, verdict: 'manual', question: `What is signed are ${other}. Is what the policy speaks of signed as well?` };
  return named.length === 0 ? answer : { ...answer, evidence: answer.evidence.filter(({ note }) => named.some(({ shows }) => shows.test(note))) };
};

/** `cosign sign` signs an image, `cosign sign-blob` and GPG a file: the one proves nothing of the other. Undefined where both are signed, or it is not told. */
const signed = ({ evidence }: Answer): 'images' | 'files' | undefined => {
  const isSeen = (sign: RegExp): boolean => evidence.some(({ note }) => sign.test(note));
  const [images, files] = [isSeen(/\bcosign sign(?!-)/i), isSeen(/\bsign-blob\b|\bgpg\b/i)];
  if (images === files) return undefined;
  return images ? 'images' : 'files';
};
const things: readonly (readonly [thing: 'images' | 'files', says: RegExp])[] = [
  ['images', /\bimages?\b/i],
  ['files', /\b(?:binar(?:y|ies)|archives?|tarballs?|installers?|checksums?|wheels?|files?)\b/i],
];

const ways = [
  { what: 'a bill of materials', says: /\bsboms?\b|bill of materials|cyclonedx|\bspdx\b/i, shows: /sbom|cyclonedx|spdx|syft/i },
  { what: 'an attestation', says: /\bprovenance\b|\bslsa\b|\battest/i, shows: /attest|slsa|provenance/i },
  { what: 'a signature', says: /\bsign(?:ed|ing|s|atures?)\b|cosign|sigstore|\bgpg\b/i, shows: /cosign|sigstore|gpg/i },
  { what: 'checksums', says: /\bchecksums?\b/i, shows: /checksum|sha\d+sum/i },
  { what: 'the same build twice', says: /\breproducib/i, shows: /reproducib/i },
] as const;
