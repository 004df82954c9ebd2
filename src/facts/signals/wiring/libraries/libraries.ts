import type { Language } from '../../code/language.ts';
import type { Topic } from '../../signal.ts';
import { go } from './go.ts';
import type { Library } from './library.ts';
import { node } from './node.ts';
import { python } from './python.ts';

const libraries: Record<Language, readonly Library[]> = { python, node, go };

/** The controls that a name brings which is imported from a module, into a file of this text. `*` asks for the module as a whole. */
export const topicsOfImport = (language: Language, module: string, name = '*', text = ''): readonly Topic[] =>
  libraries[language]
    .filter((library) => library.module.test(module) && (name === '*' ? !library.byName : !library.names || library.names.test(name)))
    .flatMap(({ topics, without, given }) => topics.filter((topic) => !without?.[topic]?.test(text) && given?.[topic]?.test(text) !== false));
