import { isDay } from '../day.ts';
import { UnreadableError } from '../errors.ts';
import { defineFact } from './fact.ts';
import { childOf, itemsOf, textOf } from './formats/data-node.ts';
import { yamlRoot } from './formats/yaml.ts';
import type { SourceFile } from './source-file.ts';

/** What people have put their name to: `policy-audit attest` writes it, and the contract reads it. */
export interface Attestations {
  readonly all: readonly Attestation[];
}

export interface Attestation {
  /** The id of the statement: a hash of its words, so an edit of the sentence leaves the attestation without one. */
  readonly statement: string;
  readonly by: string;
  /** `YYYY-MM-DD`, the last day on which it holds. */
  readonly until: string;
  /** A URL or a path of the repository. */
  readonly evidence: string;
  readonly path: string;
  readonly line: number;
}

export const attestationsPath = '.policy-audit/attestations.yaml';

export const attestations = defineFact({
  name: 'attestations',
  revision: 2,
  selects: ({ path, mode }) => path === attestationsPath && mode !== 'symlink',
  extract: (file) => ({ all: readAttestations(file) }),
  combine: ({ extracts }) => ({ all: extracts.flatMap(({ value }) => value.all) }),
});

export const readAttestations = (file: SourceFile): readonly Attestation[] =>
  itemsOf(childOf(yamlRoot(file), 'attestations')).map((item) => {
    const [statement, by, until, evidence] = ['statement', 'by', 'until', 'evidence'].map((key) => textOf(childOf(item, key)));
    if (!statement || !by || !evidence || !isDay(until ?? ''))
      throw new UnreadableError('an attestation needs statement, by, until (YYYY-MM-DD) and evidence', item.line, item.column);
    return { statement, by, until: until ?? '', evidence, path: file.path, line: item.line };
  });
