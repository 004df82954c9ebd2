import { CharSet, isDisjointWith, JS, NFA } from 'refa';

type Element = JS.ParseResult['expression']['alternatives'][number]['elements'][number];
type Quantifier = Extract<Element, { type: 'Quantifier' }>;

/**
 * Does what an expression begins with also go through a repeat that runs on over the ends of lines, before something that may be missing? Then a text of
 * nothing but that beginning is gone through to its end from each of them: `import \([^)]*\)` of "import (" over and over. scslre sees only repeats that
 * stand first. A repeat that stops at a slash is one over a path, which is short.
 */
export const hasPrefixInRepeat = (source: string, flags: string): boolean => {
  const literal = { source, flags: flags.replaceAll(/[dv]/g, '') };
  const { expression, maxCharacter } = JS.Parser.fromLiteral(literal).parse({ backreferences: 'disable', assertions: 'parse', maxNodes: 100_000 });
  const [lineFeed, slash] = [10, 47];

  const goesThrough = (before: readonly Element[], { alternatives }: Quantifier): boolean => {
    let characters = CharSet.empty(maxCharacter);
    for (const { elements } of alternatives) {
      const [only, ...others] = elements.filter(consumes);
      if (only?.type !== 'CharacterClass' || others.length > 0) return false;
      characters = characters.union(only.characters);
    }
    if (!characters.has(lineFeed) || !characters.has(slash)) return false;
    const repeat = nfaOf([
      { type: 'Quantifier', min: 0, max: Number.POSITIVE_INFINITY, lazy: false, alternatives: [{ type: 'Concatenation', elements: [{ type: 'CharacterClass', characters }] }] },
    ]);
    return !isDisjointWith(nfaOf(withoutAssertions(before)), repeat);
  };

  const nfaOf = (elements: readonly object[]): NFA =>
    NFA.fromRegex({ type: 'Concatenation', elements: [...elements] } as unknown as Parameters<typeof NFA.fromRegex>[0], { maxCharacter });

  const isFound = (elements: readonly Element[], given: readonly Element[]): boolean =>
    elements.some((element, index) => {
      const before = [...given, ...elements.slice(0, index)];
      if (before.some(isStartOfText)) return false;
      if (element.type === 'Quantifier' && element.max === Number.POSITIVE_INFINITY)
        return !before.every(mayBeNothing) && !elements.slice(index + 1).every(mayBeNothing) && goesThrough(before, element);
      return element.type === 'Alternation' && element.alternatives.some((one) => isFound(one.elements, before));
    });

  return expression.alternatives.some(({ elements }) => isFound(elements, []));
};

const consumes = (element: Element): boolean => element.type !== 'Assertion' && element.type !== 'Unknown';

/** Words alone. */
const withoutAssertions = (elements: readonly Element[]): readonly object[] =>
  elements
    .filter(consumes)
    .map((element) =>
      'alternatives' in element ? { ...element, alternatives: element.alternatives.map((one) => ({ type: 'Concatenation', elements: withoutAssertions(one.elements) })) } : element,
    );

/** What must stand there is no nothing, an end of the line or of the text among it. */
const mayBeNothing = (element: Element): boolean => {
  if (element.type === 'Quantifier') return element.min === 0 || element.alternatives.some(({ elements }) => elements.every(mayBeNothing));
  return element.type === 'Alternation' && element.alternatives.some(({ elements }) => elements.every(mayBeNothing));
};

/** `^` without the flag m: nothing stands before it. */
const isStartOfText = (element: Element): boolean => {
  if (element.type !== 'Assertion' || element.kind !== 'behind' || !element.negate) return false;
  const [only, ...others] = element.alternatives.flatMap(({ elements }) => elements);
  return others.length === 0 && only?.type === 'CharacterClass' && only.characters.isAll;
};
