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
  [/(?:^|\/)(?:vercel|firebase)\.json$/, /"(?:source|regex)"\s*:\s*"([^"]{1,200})"/],
];

/** Whether a header on this line is for some paths only; false for what is no settings of a host. */
export const isForSomePaths = (path: string, lines: readonly string[], index: number): boolean => {
  const [, sign] = signs.find(([file]) => file.test(path)) ?? [];
  const place = sign && lastBefore(lines, index, sign);
  return place !== undefined && !whole.test(place);
};
