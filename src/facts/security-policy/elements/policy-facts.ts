import { wordsOf } from '../passage.ts';
import { toolsIn } from '../tools.ts';
import { addressesOf } from './addresses.ts';
import { advisory } from './advisory.ts';
import { outsideForm } from './channel.ts';
import { type Scene, under } from './scene.ts';
import type { TimedPromise } from './timed-promises.ts';
import { isToolClaim } from './upkeep.ts';
import { versionsConcrete } from './versions.ts';

/** The values of a policy in one place, for reports. Hours are upper bounds; a business day counts as 24. */
export interface PolicyFacts {
  readonly emails: readonly string[];
  readonly urls: readonly string[];
  readonly tools: readonly string[];
  /** Files of the repository that it links to. */
  readonly rel_docs: readonly string[];
  readonly versions: readonly string[];
  readonly ack_hours: number | undefined;
  readonly disclosure_days: number | undefined;
  /** By severity; "any" where no severity is named. */
  readonly fix_hours: Readonly<Record<string, number>>;
}

export const policyFactsOf = (scene: Scene, promises: readonly TimedPromise[]): PolicyFacts => {
  const first = (term: TimedPromise['term']): number | undefined => promises.find((promise) => promise.term === term)?.hours;
  const days = first('disclosure');
  const channel = [advisory(scene), outsideForm(scene)].flatMap((passage) => (passage ? [passage] : []));
  const links = scene.said.flatMap((passage) => passage.links);
  return {
    emails: each(scene.prose.flatMap(addressesOf)),
    urls: each(channel.flatMap((passage) => [...passage.links.map((link) => link.url), ...(passage.text.match(/https?:\/\/[^\s<>"')\]]+/g) ?? [])])).filter(
      (url) => /^https?:/.test(url) && !/docs\.github/.test(url),
    ),
    tools: each(scene.said.filter(isToolClaim).flatMap((passage) => toolsIn(wordsOf(passage)))),
    rel_docs: each(links.map((link) => link.url.replace(/[?#].*$/, ''))).filter((url) => /\.\w{1,8}$/.test(url) && !/^[a-z][a-z\d+.-]*:|^\/\/|^#/i.test(url)),
    versions: versionsConcrete(scene)
      ? each(
          scene.prose
            .filter((passage) => passage.kind === 'row' && under(passage, 'supported'))
            .flatMap((passage) => (/\d/.test(passage.cells?.[0] ?? '') && !/:x:|❌|\bno\b/i.test(passage.text) ? [passage.cells?.[0] ?? ''] : [])),
        )
      : [],
    ack_hours: first('ack'),
    disclosure_days: days === undefined ? undefined : Math.round(days / 24),
    fix_hours: Object.fromEntries(promises.filter((promise) => promise.term === 'fix').map((promise) => [(promise.severity ?? 'any').toLowerCase(), promise.hours])),
  };
};

const each = (values: readonly string[]): readonly string[] => [...new Set(values)];
