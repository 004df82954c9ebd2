/** For which paths a host of pages adds headers, line by line as its settings say: `for = "/*"` of Netlify, `"source": "/(.*)"` of Vercel, `/*` in `_headers`. */

const whole = /^(?:https?:\/\/[^/]+)?(?:\/?\*\*?(?:\/\*\*?)?|\/\(\.\*\)|\/:\w+\*|\/\(\?!?[^)]*\)\.\*|\/\(\(\?!.*\)\.\*\))$/;
const furthest = 200;

const lastBefore = (lines: readonly string[], index: number, sign: RegExp): string | undefined => {
  for (let at = index; at >= Math.max(0, index - furthest); at--) {
    const found = sign.exec(lines[at] ?? '')?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
};

const signs: readonly (readonly [file: RegExp, sign: RegExp])[] = [
  [/(?:^|\/)netlify\.toml$/, /^\s*for\s*=\s*["']([^"']{1,200})["']/],
  [/(?:^|\/)_headers$/, /^((?:https?:\/)?\/\S{0,200})\s*$/],
];

/** Whether a header on this line is for some paths only, or for some requests to them; false for what is no settings of a host. */
export const isForSomePaths = (path: string, lines: readonly string[], index: number): boolean => {
  if (/(?:^|\/)(?:vercel|firebase)\.json$/.test(path)) return isForSomeOfRule(lines, index);
  const [, sign] = signs.find(([file]) => file.test(path)) ?? [];
  const place = sign && lastBefore(lines, index, sign);
  return place !== undefined && !whole.test(place);
};

/** `{ "source": "/(.*)", "has": […], "headers": [{ "key": …, "value": … }] }`, whose keys stand in any order. */
const isForSomeOfRule = (lines: readonly string[], index: number): boolean => {
  const rule = ruleAt(lines, index);
  const place = /"(?:source|regex)"\s*:\s*"([^"]{1,200})"/.exec(rule)?.[1];
  return place !== undefined && (!whole.test(place) || /"(?:has|missing)"\s*:\s*\[\s*\{/.test(rule));
};

/** The innermost object round the last name on this line that says for which paths it is. */
const ruleAt = (lines: readonly string[], index: number): string => {
  const { before, after } = linesRound(lines, index);
  const own = lines[index] ?? '';
  const at = before.length + Math.max(0, own.search(/x-frame-options|x-content-type-options|content-security-policy|strict-transport-security/i));
  const text = `${before}${own}${after}`;
  const open: number[] = [];
  for (const { 0: sign, index: offset } of text.matchAll(/"(?:\\.|[^"\\\n])*"|[{}]/g)) {
    if (sign === '{') open.push(offset);
    if (sign !== '}') continue;
    const from = open.pop();
    if (from === undefined || from > at || offset < at) continue;
    const object = text.slice(from, offset + 1);
    if (/"(?:source|regex)"\s*:/.test(object)) return object;
  }
  return '';
};

/** As many as a rule is long. */
const longest = 10_000;
const linesRound = (lines: readonly string[], index: number): { readonly before: string; readonly after: string } => {
  let before = '';
  for (let at = index - 1; at >= 0 && before.length < longest; at--) before = `${lines[at]?.slice(0, longest)}\n${before}`;
  let after = '';
  for (let at = index + 1; at < lines.length && after.length < longest; at++) after += `\n${lines[at]?.slice(0, longest)}`;
  return { before, after };
};
