/** What policies say to be nowhere in the code also without marks of code round its name. */
interface Construct {
  readonly says: RegExp;
  /** As it stands in the code: a call with its brackets. */
  readonly name: string;
  /** The files of the one language that has it. */
  readonly of?: RegExp;
}

const constructs: readonly Construct[] = [
  { says: /(?<![\w'-])eval(?:\(\))?(?![\w'-])/gi, name: 'eval()' },
  { says: /(?<![\w.])exec\(\)/g, name: 'exec()' },
  { says: /(?<!\w)new Function(?:\(\))?(?!\w)/g, name: 'Function()' },
  // `({}).constructor.constructor(text)` is the same function.
  { says: /(?<!\w)new Function(?:\(\))?(?!\w)/g, name: 'constructor.constructor' },
  { says: /(?<!\w)(?:React['’]s )?dangerouslySetInnerHTML(?!\w)/g, name: 'dangerouslySetInnerHTML' },
  { says: /(?<!\w)innerHTML(?!\w)/g, name: 'innerHTML' },
  { says: /(?<!\w)document\.write(?:\(\))?(?!\w)/g, name: 'document.write()' },
  { says: /(?<!\w)child_process(?!\w)/g, name: 'child_process' },
  { says: /(?<!\w)os\.system(?:\(\))?(?!\w)/g, name: 'os.system()' },
  { says: /(?<!\w)shell ?= ?True(?!\w)/g, name: 'shell=True' },
  { says: /(?<!\w)pickle\.loads?(?:\(\))?(?!\w)/g, name: 'pickle.load' },
  { says: /(?<!\w)pickle\.loads?(?:\(\))?(?!\w)/g, name: 'pickle.loads' },
  { says: /(?<!\w)unsafe(?: rust)?(?: (?:code|blocks?|rust))+(?!\w)|(?<!\w)unsafe(?=\W*$)/gi, name: 'unsafe', of: /\.rs$/ },
];

export interface NamedConstruct {
  readonly written: string;
  readonly name: string;
  readonly of: RegExp | undefined;
}

/** Those that a text names, as it writes them. */
export const constructsIn = (text: string): readonly NamedConstruct[] =>
  constructs.flatMap(({ says, name, of }) => [...new Set(text.match(says) ?? [])].map((written) => ({ written, name, of })));
