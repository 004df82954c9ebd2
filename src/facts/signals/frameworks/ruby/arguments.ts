/** What a call is given: its values in order, and its options by name. */
export interface RubyArguments {
  readonly values: readonly string[];
  readonly options: Readonly<Record<string, string>>;
}

/** `before_action :a, only: [:b]`, `get("/x" => "x#y")`: of the text behind the name of what is called. */
export const argumentsOf = (call: string): RubyArguments => {
  const values: string[] = [];
  const options: Record<string, string> = {};
  for (const part of partsOf(unwrapped(call))) {
    const [, quoted, name, value = ''] = /^(?:(["']?)([A-Za-z_]\w*[?!]?)\1:(?!:)\s*)(.*)$/s.exec(part) ?? [];
    const [, symbol, pointed = ''] = name === undefined ? (/^:(\w+[?!]?)\s*=>\s*(.*)$/s.exec(part) ?? []) : [];
    if (name !== undefined && quoted !== undefined) options[name] = value === '' ? `:${name}` : value;
    else if (symbol !== undefined) options[symbol] = pointed;
    else values.push(part);
  }
  return { values, options };
};

/** `:a`, `"a"`, `%i[a b]`, `[:a, "b"]`: the names that are written there. */
export const namesOf = (value: string): string[] => {
  const [, list] = /^%[iwIW][[({]([^\])}]*)[\])}]/.exec(value.trim()) ?? [];
  if (list !== undefined) return list.split(/\s+/).filter(Boolean);
  return Array.from(value.matchAll(/:(\w+[?!]?)|["']([^"'\n]*)["']/g), ([, symbol, text = '']) => symbol ?? text);
};

/** Without the bracket round all of it, and without the head of a block. */
const unwrapped = (call: string): string => {
  const text = call.trim().replace(/\s*\bdo\b\s*(?:\|[^|]*\|)?$/, '');
  if (!text.startsWith('(')) return text;
  const end = endOf(text, 0);
  return end === text.length ? text.slice(1, -1) : text.slice(1, end - 1);
};

const endOf = (text: string, open: number): number => {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    const char = text[at] ?? '';
    if (/["']/.test(char)) at = endOfQuoted(text, at);
    else if (/[([{]/.test(char)) depth++;
    else if (/[)\]}]/.test(char) && --depth === 0) return at + 1;
  }
  return text.length;
};

const endOfQuoted = (text: string, open: number): number => {
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === text[open]) return at;
  }
  return text.length;
};

/** Cut at the commas outside of all brackets and strings. */
export const partsOf = (text: string): string[] => {
  const parts: string[] = [];
  let start = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (/["']/.test(char)) at = endOfQuoted(text, at);
    else if (/[([{]/.test(char)) depth++;
    else if (/[)\]}]/.test(char)) depth--;
    else if (char === ',' && depth === 0) {
      parts.push(text.slice(start, at).trim());
      start = at + 1;
    }
  }
  return [...parts, text.slice(start).trim()].filter((part) => part !== '');
};
