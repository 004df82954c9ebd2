/** The files that a configuration of git includes, as it writes them: the values of `path` below `[include]` and `[includeIf "…"]` (git-config(1)). */
export const includesIn = (config: string): readonly string[] => {
  const paths: string[] = [];
  let section = '';
  for (const line of config.replaceAll(/\\\r?\n/g, '').split('\n')) {
    const header = /^\s*\[\s*([\w.-]+)(?:\s+"(?:[^"\\]|\\.)*")?\s*\]/.exec(line);
    if (header) section = header[1] ?? '';
    const value = /^\s*path\s*=(.*)$/i.exec(line.slice(header?.[0].length ?? 0))?.[1];
    if (value !== undefined && /^include(?:if(?:\.|$)|$)/i.test(section)) paths.push(plain(value));
  }
  return paths;
};

/** Without quotes, escapes, and the comment behind it. */
const plain = (value: string): string => {
  let text = '';
  let quoted = false;
  for (const [part] of value.matchAll(/\\.|./g)) {
    if (!quoted && /[#;]/.test(part)) break;
    if (part === '"') quoted = !quoted;
    else text += part.length === 2 ? (escapes.get(part) ?? part.slice(1)) : part;
  }
  return text.trim();
};

const escapes = new Map([
  ['\\n', '\n'],
  ['\\t', '\t'],
  ['\\b', '\b'],
]);
