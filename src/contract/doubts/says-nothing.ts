import type { Language } from '../../facts/security-policy/language.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import { expression } from '../../long-expression.ts';
import { isAskedOfReporters, isThanks } from '../asked-of-reporters.ts';
import { isCreed } from './creed.ts';

/** Why a statement says nothing about the repository that could be true or not; undefined where it does. */
const whySaysNothing = (statement: Statement): string | undefined => {
  if (statement.fromCode) return undefined;
  if (isContents(statement)) return 'It only names what the document has in it.';
  if (isOfDocument(statement)) return 'It speaks of the document itself.';
  return isTitle(statement) ? 'It only introduces what follows.' : undefined;
};

/** "Secrets management" in a table of contents. */
export const isContents = ({ headings, lead, text }: Statement): boolean =>
  [headings.at(-1) ?? '', lead].some((words) => contents.test(words)) && !/\b(?:is|are|never|must|uses?)\b|\p{L}[.。]$/iu.test(text);
const contents = /^\W*(?:table of contents|contents|inhalt\w*|sommaire|table des matières|índice|содержание|оглавление|目录|目次|목차|indice|spis treści|içindekiler)\W*$/i;

/** "Last updated: May 2026", "Document owner: the team", "Languages: English | Deutsch". */
const isOfDocument = ({ text, subject }: Statement): boolean =>
  text.length <= 90 &&
  !subject.startsWith('policy/supported') &&
  ofDocument.test(text) &&
  !/\b(?:must|should|uses?|enforc\w*|require[sd]?|is|are|has|have|never|only|no|not|encrypt\w*|sign(?:ed|s))\b/i.test(text);
const ofDocument = expression('iu')`
    ^\W*(?:
      last (?:updated?|reviewed?|modified|revision)|(?:next|last) (?:scheduled )?review|document (?:version|owner|status|date)
      |effective (?:date|from)|date of (?:issue|revision)|(?:available |other )?languages?|classification|audience|reviewed by|maintained by
      |prepared by|zuletzt aktualisiert|dernière mise à jour|última (?:actualización|atualização)|последнее обновление|最后更新|最終更新日?
    )\W{0,4}[:：]
  `;

/** "Password hashing:", before a list: what is said is said by its items. */
const isTitle = ({ text, subject }: Statement): boolean =>
  !subject.startsWith('policy/') && /^[\p{L}\p{N}\s&/()'’.,–-]{2,50}[:：]\s*$/u.test(text) && text.trim().split(/\s+/).length <= 5 && !/\d/.test(text) && !saysSomething.test(text);
const saysSomething =
  /\b(?:no|not|never|without|is|are|has|have|uses?|must|should|all|every|only|enabled|disabled|required|supports?|implements?|includes?|protects?|prevents?)\b/i;

/** Why nothing can be kept or broken of what is asked of others, of thanks and creeds, and of what says nothing of the repository. */
export const nothingToKeep = (statement: Statement, language: Language): string | undefined => {
  if (isAskedOfReporters(statement, language)) return 'It asks something of reporters, and says nothing about the repository.';
  if (isThanks(statement, language)) return 'It thanks its readers, and says nothing about the repository.';
  if (isCreed(statement, language)) return 'It says what its authors care about, and nothing that could be kept.';
  return whySaysNothing(statement);
};
