import type { Place } from '../formats/data-node.ts';
import type { Pull } from './dockerfile.ts';
import { expand, type Resolved } from './expand-variables.ts';
import { parseImageReference } from './image-reference.ts';
import type { Word } from './instruction-words.ts';

/** An image that a build fetches, and by which instruction. */
export const pull = (by: Pull['by'], stage: number, name: Resolved, at: Place | Word): Pull => ({
  by,
  stage,
  name,
  line: at.line,
  column: at.column,
  ...(name.text ? { image: parseImageReference(name.text) } : {}),
});

/** What FROM names, with the defaults of ARG put in. */
export const baseNamed = (name: string, instruction: string, globals: ReadonlyMap<string, string | undefined>, escapeChar: '\\' | '`'): Resolved =>
  isTemplate(instruction) ? { written: name, missing: ['a template'] } : expand(name, (variable) => unlessStandIn(globals.get(variable)), escapeChar);

/** Whoever writes such a default means that the build has to name the image. */
const unlessStandIn = (image: string | undefined): string | undefined =>
  /^(?:placeholder|change-?me|override-?me|unset|undefined|invalid|dummy|none)$/i.test(image ?? '') ? undefined : image;

/** A place that a template engine fills in (Jinja, ERB, Go templates, configure). */
const isTemplate = (text: string): boolean => /\{\{|<%|%%\w|@[A-Z][A-Z0-9_]*@/.test(text);
