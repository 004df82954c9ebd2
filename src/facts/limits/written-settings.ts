/** A name and the expression that it is given, on one line. */
export interface WrittenSetting {
  readonly name: string;
  readonly expression: string;
}

const given = /(["'`]?)([A-Za-z_$][\w$.-]*)\1\]?\??\s*(?::=|=>|=(?![=>])|:(?![:=]))\s*(?=\S)/g;

/** `max: 5`, `MAX = 5`, `"limit" => 5`, `int max = 5`, `limit=5`, `config["MAX"] = 5`, `max: number = 5`, `flags.Duration("max-age", 5*time.Minute, …)`. */
export const settingsOn = (line: string): readonly WrittenSetting[] => {
  const plain = [...line.matchAll(given)].map((match): WrittenSetting => {
    const expression = expressionAt(line, match.index + match[0].length);
    return { name: match[2] ?? '', expression: typed.exec(expression)?.[1] ?? expression };
  });
  const [, property, initial] = /\b(\w+)\s*\{\s*get;[^}]*\}\s*=\s*([^;]+);/.exec(line) ?? [];
  const [, key, value] = /@Value\(\s*"\$\{([\w.-]+):([^}"]*)\}"/.exec(line) ?? [];
  const [flagged] = /\b\w*[fF](?:lags?|s|lagSet)(?:\(\))?\.(?:Duration|Int|Int64|Uint|Uint64)(?:Var)?P?\(/.exec(line) ?? [];
  const [, flag = '', before = ''] = flagged === undefined ? [] : (/\(\s*(?:&?[\w.]+,\s*)?"([\w.-]{2,60})",(\s*(?:"\w?",\s*)?)/.exec(line) ?? []);
  const told = flag === '' ? [] : [{ name: flag, expression: expressionAt(line, line.indexOf(`"${flag}",`) + flag.length + 3 + before.length) }];
  return [...plain, ...told, ...(property && initial ? [{ name: property, expression: initial }] : []), ...(key && value ? [{ name: key, expression: value }] : [])];
};

const typed = /^[A-Za-z][\w<>[\]| .]{0,40}\s=\s*(.+)$/;

/** Up to where the brackets and commas end it. */
export const expressionAt = (line: string, from: number): string => {
  let depth = 0;
  for (let at = from; at < line.length; at++) {
    const character = line[at] ?? '';
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character) && --depth < 0) return line.slice(from, at);
    else if (depth === 0 && (character === ';' || character === ',')) return line.slice(from, at);
  }
  return line.slice(from);
};
