import { describe, expect, it } from 'vitest';
import { detectSecretsInText } from '../../../src/facts/secrets/find-in-file.ts';

/** A path, which says how to read the text, and the text. */
export type Text = readonly [path: string, text: string];

export const describeTexts = ({ secrets, lookAlikes }: { readonly secrets: readonly Text[]; readonly lookAlikes: readonly Text[] }): void => {
  describe('a secret is found in', () => {
    it.each(secrets)('%s: %s', (path, text) => {
      expect(detectSecretsInText(`${text}\n`, path)).not.toEqual([]);
    });
  });

  describe('nothing is found in', () => {
    it.each(lookAlikes)('%s: %s', (path, text) => {
      expect(detectSecretsInText(`${text}\n`, path)).toEqual([]);
    });
  });
};
