import { type BlockGrammar, blocksOf, type Statement, withoutBrackets } from '../block-statements.ts';
import { rubySource } from './source.ts';

/** Undefined where the ends do not match what they close: such a file was not understood. */
export const statementsOf = (source: string): readonly Statement[] | undefined => blocksOf(rubySource(source), ruby);

/** How many blocks a statement opens and does not close itself. What stands between brackets closes its own. */
const opens = (line: string): number => {
  const bare = withoutBrackets(line);
  const first =
    /^(?:(?:private|protected|public|private_class_method|public_class_method|module_function|helper_method|memoize|final|override)\s+)?(class|module|def|if|unless|while|until|case|for|begin)\b(?!\s*[:=])/.exec(
      bare,
    )?.[1];
  const isLoop = /^(?:while|until|for)$/.test(first ?? '');
  const ofValue = bare.match(/(?:(?<![=!<>])=|\|\||&&|<<|[+-])\s*(?:if|unless|case|begin)\b(?!\s*[:=])/g)?.length ?? 0;
  const blocks = bare.match(/(?<![\w.:@$])do\b(?![?!:=])/g)?.length ?? 0;
  const ends = bare.match(/(?<![\w.:@$])end\b(?![?!:=])/g)?.length ?? 0;
  const heads = first === undefined || (first === 'def' && isEndless.test(bare)) ? 0 : 1;
  return heads + ofValue + Math.max(0, blocks - (isLoop ? 1 : 0)) - ends;
};

const isEndless = /\bdef\s+(?:\(\)\.)?(?:[\w.?!]+|[^\s\w(]+)(?:\s*\(\s*\))?\s+=\s/;

const ruby: BlockGrammar = {
  opens,
  goesOn: /(?:[,\\.=+]|&&|\|\||(?<![?!\w])(?:and|or|not))\s*$/,
  takenUp: /^\s*(?:&?\.(?!\.)|&&|\|\|)/,
};
