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
        while (/^\[[^\]]*$/.test(said) && at + 1 < lines.length && said.length < 4000) said += ` ${withoutComment(lines[++at] ?? '').trim()}`;
        const isList = said.startsWith('[');
        const own = isList ? (/^\[([^\]]*)\]?/.exec(said)?.[1] ?? '') : said.replace(/\s*\}[\s}]*$/, '');
        const full = [...above, key].join('.').replaceAll('"', '');
        if (wanted.test(full)) found.push({ key: full, value: own.trim(), line, ...(sign === '+=' ? { adds: true } : {}) });
        if (!isList) for (const _ of said.slice(own.length).matchAll(/\}/g)) above.pop();
      }
      rest = closing === undefined ? (block === undefined ? '' : rest.slice(block.length)) : rest.slice(closing.length);
    }
  }
  return found.slice(0, 500);
};

const withoutComment = (line: string): string => line.replace(/^\s*(?:#|\/\/).*$|\s(?:#|\/\/)[^"]*$/, '');
