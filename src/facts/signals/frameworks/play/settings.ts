import type { SourceFile } from '../../../source-file.ts';

/** A setting of `conf/application.conf` that bears on requests; the others may be secrets, and are not kept. */
export interface PlaySetting {
  /** `play.filters.enabled` */
  readonly key: string;
  /** As it is written; of a list what stands between its brackets. */
  readonly value: string;
  /** `+=`: what it names comes to what is there. */
  readonly adds?: true;
  readonly line: number;
}

const wanted = /^play\.(?:filters\.|http\.(?:filters|context|parser|router)|application\.loader)/;
const opens = /^\s*("?[\w.-]{1,200}"?)\s*[:=]?\s*\{/;
const says = /^\s*("?[\w.-]{1,200}"?)\s*(\+=|[:=])\s*(.*)$/;

/** HOCON, as far as settings of Play are written in it: https://github.com/lightbend/config/blob/main/HOCON.md */
export const playSettingsIn = ({ lines }: SourceFile): readonly PlaySetting[] => {
  const found: PlaySetting[] = [];
  const above: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    let rest = withoutComment(lines[at] ?? '');
    while (rest.trim() !== '') {
      const [closing] = /^[\s,]*\}/.exec(rest) ?? [];
      const [block, name = ''] = opens.exec(rest) ?? [];
      const [all, key = '', sign, value = ''] = says.exec(rest) ?? [];
      if (closing !== undefined) above.pop();
      else if (block !== undefined) above.push(name);
      else if (all !== undefined) {
        const line = at + 1;
        let said = value.trim();
        // A list goes on below, and may begin there.
        while ((said === '' || endOf(said) === undefined) && at + 1 < lines.length && said.length < 4000) said = `${said} ${withoutComment(lines[++at] ?? '').trim()}`.trim();
        const end = endOf(said) ?? said.length;
        const full = [...above, key].join('.').replaceAll('"', '');
        const own = said.slice(0, end).trim();
        if (wanted.test(full)) found.push({ key: full, value: /^\[([^[\]]*)\]$/.exec(own)?.[1]?.trim() ?? own, line, ...(sign === '+=' ? { adds: true } : {}) });
        rest = said.slice(end).replace(/^,/, '');
        continue;
      }
      rest = closing === undefined ? (block === undefined ? '' : rest.slice(block.length)) : rest.slice(closing.length);
    }
  }
  return found.slice(0, 500);
};

/** Where a value ends: at a comma, or at the brace of the block that it stands in. Undefined where a bracket of its own is not closed yet. */
const endOf = (said: string): number | undefined => {
  let depth = 0;
  for (const { 0: mark, index } of said.matchAll(/"[^"]*"|[[({\])},]/g)) {
    if ('[({'.includes(mark)) depth++;
    else if (/^[\])}]$/.test(mark)) {
      if (depth === 0) return index;
      depth--;
    } else if (mark === ',' && depth === 0) return index;
  }
  return depth > 0 ? undefined : said.length;
};

/** What stands in quotes is no comment. */
const withoutComment = (line: string): string => /^(?:[^"#/]|"[^"]*"|\/(?!\/))*/.exec(line)?.[0] ?? '';
