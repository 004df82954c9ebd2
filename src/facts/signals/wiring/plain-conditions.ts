import type { Language } from '../code/language.ts';

/**
 * What an `if` asks, in the words of Python whatever the language: `!strings.HasPrefix(r.URL.Path, "/admin")` is `not path.startswith("/admin")`. What
 * a request brings to say who calls is `auth_header`.
 */
export const plainCondition = (asked: string, language: Language): string => {
  if (language === 'python') return asked;
  let plain = asked.replace(/^.{1,300};\s*/s, '');
  for (const [written, word] of words) plain = plain.replace(written, word);
  return plain.replaceAll(/\s+/g, ' ').trim();
};

const path = expressionOf([
  String.raw`\b(?:req|request|ctx|c|r|context)(?:\(\))?(?:\.(?:req|request|Request|uri)(?:\(\))?)?(?:\.(?:raw|raw\(\)))?\??\.(?:URL\.(?:Path|EscapedPath\(\)|String\(\)|RequestURI\(\))|(?:OriginalURL|FullPath|Path)\(\)|nextUrl\.pathname|routeOptions\.url|route\.path|originalUrl|pathname|path|url|baseUrl|routerPath|RequestURI)(?![\w(])`,
  String.raw`[\w.()]{0,60}\bgetRequest(?:<\w{1,30}>)?\(\)\.(?:originalUrl|url|path|route\.path)\b`,
  String.raw`\bnew\s+URL\([^()\n]{0,80}\)\.pathname`,
]);
const host = /\b(?:req|request|ctx|c|r|context)(?:\(\))?(?:\.(?:req|request|Request)(?:\(\))?)?\.(?:hostname|Hostname\(\)|[hH]ost)(?![\w(])/g;
const method = /\b(?:req|request|ctx|c|r|context)(?:\(\))?(?:\.(?:req|request|Request)(?:\(\))?)?\.[mM]ethod\b(?:\(\))?/g;
const brought = expressionOf([
  String.raw`\b(?:req|request|ctx|context)(?:\.(?:req|request))?\.headers\??(?:\.authorization\b|\[\s*["'][\w-]*(?:auth|token|key)[\w-]*["']\s*\])`,
  String.raw`\b(?:req|request|ctx|c|r)(?:\.(?:req|request|Request)(?:\(\))?)?\.(?:get|header|headers\.get|Header\.Get|GetHeader|Get|Header\(\)\.Get)\(\s*["'][\w-]*(?:auth|token|key)[\w-]*["']\s*\)`,
]);

function expressionOf(alternatives: readonly string[]): RegExp {
  return new RegExp(alternatives.join('|'), 'gi');
}

const list = String.raw`([A-Za-z_$][\w$.]{0,80}|\[[^\][\n]{0,600}\]|\[\]\w{1,20}\{[^{}\n]{0,600}\})`;
const words: readonly (readonly [written: RegExp, word: string])[] = [
  [brought, 'auth_header'],
  [path, 'path'],
  // A name that the service answers by is one of several, as a path is.
  [host, 'path'],
  [method, 'method'],
  [/\b(?:strings\.)?To(?:Lower|Upper)\((\w+)\)/g, '$1'],
  [/\b(path|method)(?:\?\.|\.)(?:to(?:Lower|Upper)Case|trim)\(\)/g, '$1'],
  [/\bMethod::(\w+)/g, '"$1"'],
  [/\bhttp\.Method(\w+)|\bfiber\.Method(\w+)|\becho\.(GET|POST|PUT|PATCH|DELETE|OPTIONS|HEAD)\b/g, '"$1$2$3"'],
  [/\bstrings\.(?:HasPrefix|HasSuffix|Contains)\(\s*path\s*,\s*/g, 'path.startswith('],
  [/\bslices\.Contains\(\s*([^,()\n]{1,200}(?:\{[^{}\n]{0,300}\})?)\s*,\s*(path|method)\s*\)/g, '$2 in $1'],
  [/(\/(?:\\.|[^/\\\n]){1,200}\/)[a-z]{0,4}\.test\(\s*path\s*\)/g, 'path.startswith("$1")'],
  [/\b(?!path\b)([A-Za-z_$][\w$]{0,60})\.test\(\s*path\s*\)/g, 'path.startswith($1)'],
  [/\bpath\.match\(\s*(\/(?:\\.|[^/\\\n]){1,200}\/)[a-z]{0,4}\s*\)/g, 'path.startswith("$1")'],
  [/\bpath\??\.(?:startsWith|endsWith|includes|starts_with|ends_with|contains)\(/g, 'path.startswith('],
  [/\bpath\??\.indexOf\(([^()\n]{1,200})\)\s*(?:===?\s*0|(?:!==?|>)\s*-1|>=\s*0)/g, 'path.startswith($1)'],
  [/\bpath\??\.indexOf\(([^()\n]{1,200})\)\s*(?:!==?\s*0|===?\s*-1|<\s*0)/g, '!path.startswith($1)'],
  [new RegExp(String.raw`${list}\.(?:includes|has)\(\s*(path|method)\s*\)`, 'g'), '$2 in $1'],
  [new RegExp(String.raw`${list}\.(?:some|find)\(\s*(?:async\s+)?\(?\s*(\w+)\s*\)?\s*=>\s*path\.startswith\(\s*\2\s*\)\s*\)`, 'g'), 'path.startswith($1)'],
  [new RegExp(String.raw`${list}\.(?:some|find)\(\s*\(?\s*(\w+)\s*\)?\s*=>\s*(?:path\s*===?\s*\2|\2\s*===?\s*path|\2\.test\(\s*path\s*\))\s*\)`, 'g'), 'path in $1'],
  [/([A-Za-z_$][\w$.]{0,80})\[\s*path\s*\]/g, 'path in $1'],
  [/\b(?:null|undefined|nil)\b/g, 'None'],
  [/!==?\s*/g, ' != '],
  [/===?\s*/g, ' == '],
  [/&&/g, ' and '],
  [/\|\|/g, ' or '],
  [/!(?=[\w$([/"'])/g, 'not '],
  [/\bnot (path|method) in\b/g, '$1 not in'],
  [/\blen\((\w+)\) == 0/g, '$1 == ""'],
];
