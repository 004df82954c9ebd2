import type { Location } from '../../location.ts';
import { defineFact } from '../fact.ts';
import { childOf, entriesOf, textOf, textsOf } from '../formats/data-node.ts';
import { jsonRoot } from '../formats/json.ts';
import type { SourceFile } from '../source-file.ts';
import { zoneOf } from '../zone.ts';
import type { BakeTarget } from './bake-target.ts';
import { readBakeHcl } from './read-bake-hcl.ts';

/** What `docker buildx bake` builds, each target with what it inherits. https://docs.docker.com/build/bake/reference/ */
export interface BakeTargets {
  readonly all: readonly (BakeTarget & { readonly at: Location })[];
}

export const bakeTargets = defineFact({
  name: 'bakeTargets',
  revision: 2,
  // With --file, bake takes any other name; Terraform and its like have no targets.
  selects: ({ path }) =>
    /(?:^|\/)(?:docker-bake(?:[.-][\w.-]*)?\.json|(?!\.terraform)[^/]*\.hcl)$/.test(path) && ['vendored', 'docs', 'example'].every((zone) => zoneOf(path) !== zone),
  extract: (file: SourceFile): readonly BakeTarget[] => (file.path.endsWith('.json') ? readBakeJson(file) : readBakeHcl(file.text)),
  combine: ({ extracts }) => ({
    all: extracts.flatMap(({ file, value }) => withInherited(value).map((target) => ({ ...target, at: { path: file.path, line: target.line } }))),
  }),
});

/** Longer than any real chain of targets, and more than any names. */
const maxInherited = 100;
const maxContexts = 100;

const merged = (contexts: BakeTarget['contexts']): BakeTarget['contexts'] => [...new Map(contexts.map((one) => [one.name, one])).values()].slice(0, maxContexts);

/** Each target is looked at once, however many name it, and a circle ends where it began. */
const withInherited = (targets: readonly BakeTarget[]): readonly BakeTarget[] => {
  const byName = new Map(targets.map((target) => [target.name, target]));
  const known = new Map<BakeTarget, BakeTarget>();
  const full = (target: BakeTarget, depth: number): BakeTarget => {
    const before = known.get(target);
    if (before || depth > maxInherited) return before ?? target;
    known.set(target, target);
    // The last one that is named wins.
    const parents = target.inherits.flatMap((name) => byName.get(name) ?? []).map((parent) => full(parent, depth + 1));
    const of = (key: 'context' | 'dockerfile' | 'target'): string | undefined => target[key] ?? parents.findLast((parent) => parent[key] !== undefined)?.[key];
    const contexts = merged([...parents.flatMap((parent) => parent.contexts), ...target.contexts]);
    const made = { ...target, context: of('context'), dockerfile: of('dockerfile'), target: of('target'), contexts };
    known.set(target, made);
    return made;
  };
  return targets.map((target) => full(target, 0));
};

const readBakeJson = (file: SourceFile): readonly BakeTarget[] =>
  entriesOf(childOf(jsonRoot(file), 'target')).map(({ key, keyAt, value }) => ({
    name: key,
    line: keyAt.line,
    context: textOf(childOf(value, 'context')),
    dockerfile: textOf(childOf(value, 'dockerfile')),
    target: textOf(childOf(value, 'target')),
    tags: textsOf(childOf(value, 'tags')),
    inherits: textsOf(childOf(value, 'inherits')),
    contexts: entriesOf(childOf(value, 'contexts')).flatMap((entry) => ({ name: entry.key, place: textOf(entry.value) ?? '' })),
  }));
