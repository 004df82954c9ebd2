import type { Code } from '../code/code.ts';
import { watch } from '../code/cues.ts';
import type { Language } from '../code/language.ts';

const importWord = watch(/import/);

export interface Import {
  readonly module: string;
  /** The name in the module; `*` for the module itself. */
  readonly name: string;
  readonly local: string;
  readonly offset: number;
}

const pythonImports = ({ text, cues }: Code): Import[] => {
  const found: Import[] = [];
  if (!cues.may(importWord)) return found;
  for (const match of text.matchAll(/from(?<=^[ \t]*from)[ \t]+([\w.]+)[ \t]+import[ \t]*(?:\(([^)]{0,4000})\)|([^\n]+))/gm))
    for (const part of (match[2] ?? match[3] ?? '').split(',')) {
      const [, name, alias] = /^\s*(\w+)(?:\s+as\s+(\w+))?/.exec(part) ?? [];
      if (name !== undefined) found.push({ module: match[1] ?? '', name, local: alias ?? name, offset: match.index });
    }
  for (const match of text.matchAll(/import(?<=^[ \t]*import)[ \t]+([\w.]+)(?:[ \t]+as[ \t]+(\w+))?/gm)) {
    const module = match[1] ?? '';
    found.push({ module, name: '*', local: match[2] ?? module, offset: match.index });
  }
  return found;
};

export const nodeImports = ({ text }: Code): Import[] => {
  const found: Import[] = [];
  const add = (clause: string, module: string, offset: number): void => {
    const [outside = '', inside = ''] = clause.split(/[{}]/);
    for (const local of outside.matchAll(/(?:\*\s*as\s+)?([\w$]+)/g)) if (local[1] !== 'type') found.push({ module, name: '*', local: local[1] ?? '', offset });
    for (const part of inside.split(',')) {
      const [, name, alias] = /^\s*(?:type\s+)?([\w$]+)(?:\s*(?:as|:)\s*([\w$]+))?/.exec(part) ?? [];
      if (name !== undefined) found.push({ module, name, local: alias ?? name, offset });
    }
  };
  for (const match of text.matchAll(/\bimport\s+((?:(?!import\s)[\w$*{},]+\s+){1,300}?)from\s*['"]([^'"\n]+)['"]/g)) add(match[1] ?? '', match[2] ?? '', match.index);
  for (const match of text.matchAll(/\b(?:const|let|var)\s+([\w$]+|\{[^}]{0,2000}\})\s*=\s*(?:await\s+import|require)\(\s*['"]([^'"\n]+)['"]\s*\)(?:\.(\w+))?/g))
    add(match[1] ?? '', match[2] ?? '', match.index);
  return found;
};

const goImports = ({ text }: Code): Import[] => {
  const blocks = [...text.matchAll(/^import\s+(?:\(([^()]*)\)|([^\n(]+))/gm)];
  return blocks.flatMap((block) =>
    [...(block[1] ?? block[2] ?? '').matchAll(/(?:(\w+|\.|_)[ \t]+)?"([^"\n]+)"/g)].map((match) => {
      const module = match[2] ?? '';
      return { module, name: '*', local: match[1] ?? packageOf(module), offset: block.index + block[0].indexOf(`"${module}"`) };
    }),
  );
};

/** The name that a Go import path brings when it gives none: its last part that is no version, without a `go-` before or `.v2` after it. */
const packageOf = (module: string): string => {
  const parts = module.split('/').filter((part) => !/^v\d+$/.test(part));
  return (parts.at(-1) ?? '').replace(/^go-|-go$|\.v\d+$/g, '').replaceAll('-', '');
};

/** What a file takes from others, by the language that it is written in. */
export const importsIn: Readonly<Record<Language, (code: Code) => readonly Import[]>> = { python: pythonImports, node: nodeImports, go: goImports };
