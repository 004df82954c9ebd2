import { isOperational } from '../routes/operational.ts';

/** The path of a request is compared with something: `ctx.path().startsWith("/open")`, `in_array($path, $open)`. */
const compares =
  /(?:\b\w{0,30}(?:[pP]ath|[uU]ri|URI|[uU]rl|endpoint)\w{0,20}(?:\(\))?(?:\s{0,9}(?:\.|->)\s{0,9}\w{1,30}(?:\(\))?){0,3}\s{0,9}(?:\?\.|\.)\s{0,9}(?:startsWith|endsWith|equals\w{0,20}|contains|matches)\b|\b\w{0,30}(?:[pP]ath|[uU]ri|URI|[uU]rl)\w{0,20}(?:\(\))?\s{0,9}(?:[=!]==?|\bin\b)|(?:contains|any|includes)\w{0,20}\s{0,9}[({][^(){}\n]{0,60}\b\w{0,30}(?:[pP]ath|[uU]ri|URI)|\b(?:in_array|str_starts_with|strpos|preg_match|str_contains)\([^;{}]{0,120}(?:[pP]ath|[uU]ri|uri_string)|\burl_is\(|->(?:is|routeIs|fullUrlIs)\(|\bgetSegment\(\d{1,2}\)\s{0,9}[=!]==?)/;

/** Does what asks who calls look at the path first, and let others pass than those that are open by their nature? */
export const leavesOutPaths = (body: string): boolean =>
  body.split('\n').some((line) => {
    if (!compares.test(line)) return false;
    const paths = Array.from(line.matchAll(/["'](\/[\w./*-]{0,100})["']|(?<=[iI]s\(|,)\s?["']([\w./*-]{1,100})["']/g), ([, path, pattern = '']) =>
      (path ?? pattern).replace(/\/?\*+$/, ''),
    );
    return paths.length === 0 || paths.some((path) => !isOperational(path));
  });
