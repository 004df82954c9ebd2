import { lineBefore, matchAt } from '../text-at.ts';
import { isSecretName } from '../values/classify-value.ts';
import { isRandom } from '../values/value-shape.ts';
import { type Found, quotedOnly } from './form.ts';
import type { Syntax } from './language.ts';

/** Values that stand within an expression: what is hashed when it runs, and what is taken where nothing is set. */

/** `password: bcrypt('v')`, `Hash::make('v')`, `make_password("v")`: hashed when it runs, and plain here. */
export const hashedIn = (text: string, at: number, syntax: Syntax): Found | undefined => {
  const call =
    syntax === 'code' || syntax === 'sql' || syntax === 'shell'
      ? matchAt(
          /(?:await[ \t]|new[ \t])?[\w.:\\>$()-]{0,60}(?:hash|bcrypt|make|password|md5|sha1|sha256|digest)\w{0,12}\([ \t]{0,4}(?=["'](?![^"'\n]{1,60}["'],[ \t]{0,3}\w{0,20}passw))/iy,
          text,
          at,
        )
      : undefined;
  // A form that shows a field for it.
  return call === undefined || /(?:->|\.)password\(\s*$/i.test(call) || /get|env|config|prompt|ask|read|input|find|(?:^|[^a-z])t\($/i.test(call)
    ? undefined
    : quotedOnly(text, at + call.length, 'argument');
};

/** `name = get("NAME") || "v"`, `?? "v"`, `or "v"`, `os.environ.get("NAME", "v")`: what runs when nothing is set. */
export const fallbackIn = (text: string, at: number, syntax: Syntax): Found | undefined => {
  if (syntax !== 'code') return undefined;
  const line = matchAt(
    /[^\r\n"'`]{0,120}(?:["'`][\w.:/-]{1,80}["'`][^\r\n"'`]{0,40})?(?:\|\||\?\?|\bor|\?:|default\s?[:=]|orElse\(|getOrElse\(|unwrap_or\(|unwrap_or_else\(\|_?\||\?[^\r\n"'`:?]{1,60}:|[ \t]if[ \t][^\r\n"'`]{1,80}[ \t]else\b|\.default\(|,)[ \t]{0,10}(?:Secret\w{0,12}\()?(?=["'`])/y,
    text,
    at,
  );
  // get_password("service", "user") names what it looks for.
  if (line !== undefined && /(?:passw\w*|secret|token|credentials?|_key)\([^()]*$/i.test(line)) return undefined;
  if (line === undefined) return undefined;
  // get(space, joined(name, "kubeconfig")) is given the word by another call.
  const inner = /,\s*$/.test(line) ? /\w*\([^()]*$/.exec(line)?.[0] : undefined;
  if (
    inner !== undefined &&
    !/(?:env|config|conf|get|setting|propert|option|argv|param|default|fetch|lookup|var)\w*\(|\b(?:env|environ|config|settings|options|args)[.[]/i.test(inner)
  )
    return undefined;
  // password = getBytes(password, "password", "buffer") turns what it has into another form.
  if (/\b(\w{3,60})[ \t]{0,4}[:=]?=[ \t]{0,4}\n\w{1,60}\(\1,/.test(`${lineBefore(text, at)}\n${line}`)) return undefined;
  const found = quotedOnly(text, at + line.length, 'fallback');
  // z.string().default("v"), Field(default="v"), args.password if args.password else "v"
  if (/\.default\(\s*$|\bdefault[ ]?[=:][ ]?(?:Secret\w{0,12}\()?$/.test(line) || /^[ \t]*([\w.]{1,80}) if \1(?: is not None)? else\s*$/.test(line)) return found;
  // x == null ? y : "v": one of two, whatever they are
  if (!/env|config|get|setting|propert|option|argv|param/i.test(line))
    return found && /\?[^?:]{1,60}:[ \t]*$|[ \t]else\s*$/.test(line) && isRandom(found.written.value) ? found : undefined;
  // get("section", "password") of settings that have sections
  if (found && /(?<!env|environ)\.get\(.*,\s*$/i.test(line) && isSecretName(found.written.value) && !/^[A-Z_]+$/.test(/["'`]([^"'`]+)/.exec(line)?.[1] ?? '')) return undefined;
  // get("NAME", "v") ends with what it falls back to.
  return line.trimEnd().endsWith(',') && !/^\s{0,20}\)/.test(text.slice(found?.written.after ?? at, (found?.written.after ?? at) + 24)) ? undefined : found;
};
