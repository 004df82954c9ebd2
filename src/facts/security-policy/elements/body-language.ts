import { type Language, languageOf } from '../language.ts';
import type { Passage } from '../passage.ts';
import { type Scene, withoutCode } from './scene.ts';

/** A few words in plain letters are taken for English where nothing tells: these tell it. */
const englishWords = /\b(?:the|of|to|and|is|are|we|you|please|not|for|with|or|be|will|this|that|if|our|your|it|by|only)\b/i;

/** A policy in two languages with English first is an English one. Few words tell no language. */
export const bodyLanguage = (said: readonly Passage[]): Language => {
  const body = said.filter((passage) => passage.kind === 'sentence' || passage.kind === 'item');
  const texts = (body.length > 0 ? body : said).map(withoutCode);
  const language = languageOf(texts.join('\n'));
  if (language === 'unknown') return language;
  if (language === 'en') return translated(texts) ?? language;
  const long = texts.filter((text) => text.length > 30);
  // Chinese names of English features are Chinese all the same.
  const english = long.filter((text) => englishWords.test(text) && !otherScript.test(text) && languageOf(text) === 'en');
  const isFirst = english[0] !== undefined && english[0] === long[0];
  return isFirst && lengthOf(english) * 3 > lengthOf(long) ? 'en' : language;
};

/** A language of another script that comes first and says as much: few characters of Chinese say what many of English do. */
const translated = (texts: readonly string[]): Language | undefined => {
  const languages = texts.map(inOtherScript);
  const [first] = languages;
  return first !== undefined && languages.filter((language) => language === first).length * 3 >= texts.length ? first : undefined;
};

/** Most passages need not be asked for: no letter of theirs is of another script. */
const inOtherScript = (text: string): Language | undefined => {
  const language = otherScript.test(text) ? languageOf(text) : 'en';
  return /^(?:zh|ja|ko|ru|uk)$/.test(language) ? language : undefined;
};
const otherScript = /[\u0400-\u04ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/** A policy with a part in another script is read with its words too: those of English count everywhere. */
export const spokenIn = ({ language, said }: Scene): Language => {
  if (language !== 'en') return language;
  const others = said.flatMap(({ text }) => inOtherScript(text) ?? []);
  return others.length >= 5 || others.length * 6 > said.length ? (mostOf(others) ?? language) : language;
};

/** The one that most passages are in: "日本語" itself is Chinese. */
const mostOf = (languages: readonly Language[]): Language | undefined => {
  const times = new Map<Language, number>();
  for (const language of languages) times.set(language, (times.get(language) ?? 0) + 1);
  return [...times].sort(([, a], [, b]) => b - a)[0]?.[0];
};

const lengthOf = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + text.length, 0);
