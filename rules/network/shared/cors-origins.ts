import { type Facts, settingNamed, type WebApp } from 'policy-audit';

type Place = ReturnType<Facts['webApp']['sightings']>[number];

/** Whom the options of CORS at this place let in, as far as they stand there or in a setting with a default. */
export const originsAt = (web: WebApp, { what, path, args = '' }: Place): 'anyone' | 'listed' | 'unknown' => {
  const byDefault = openByDefault(web, args);
  const isBare = args.trim() === '' || args.trim().startsWith(')');
  if (
    byDefault === true ||
    anyOrigin.test(args) ||
    anyAsked.test(args) ||
    (isBare && /\.(?:go|[cm]?[jt]s)$/.test(path)) ||
    (path.endsWith('.py') && anyOfFlask.test(args)) ||
    anyOfNode({ what, path, args })
  )
    return 'anyone';
  if (byDefault === undefined || bareName.test(args) || madeElsewhere.test(args)) return 'unknown';
  // Django takes no wildcard there.
  return what === 'list of Django' || listed.test(args) || ofSetting.test(args) ? 'listed' : 'unknown';
};

/** The wildcard has to stand where the origins do: methods and headers have wildcards of their own. */
const anyOrigin =
  /(?:allow_origins?|origins?|allow_origin_regex)["']?\s*[=:]\s*(?:[[({]\s*)?(?:[\w.]+\(\s*["'`]\w+["'`]\s*,\s*)?["'`](?:\*|\.\*)["'`]|^\s*(?:\[\]string\s*\{\s*|\[\s*|[\w.]+\(\s*["'`]\w+["'`]\s*,\s*)?["'`]\*["'`]|^\s*true\b|\b(?:origin|cors)\s*:\s*true\b/i;

/** Whatever asks is let in: by default, or by a function that answers yes, or the same again, before it looks. */
const anyAsked =
  /\borigins?\s*[=:]\s*[^,{}\n]{0,120}(?:\|\||\?\?)\s*["'`]\*["'`]|\borigin\s*:\s*(?:async\s+)?(?:function\s*\w*\s*)?\([^()]{0,80}\)\s*(?:=>)?\s*\{?\s*(?:return\s+)?\w+\(\s*null\s*,\s*(?:true|\w*[oO]rigin)\s*\)|\borigin\s*:\s*\(?\s*(\w+)\s*\)?\s*=>\s*\1\s*[,}]/;

/** The options have a name. */
const bareName = /^\s*[A-Za-z_$][\w$.]*\s*(?:\([^()]{0,100}\)\s*)?,?\s*$/;

/** `CORS(app)`: without origins or resources Flask-CORS admits everybody. */
const anyOfFlask = /^\s*\w*(?:app|application|blueprint|bp)\s*(?:,(?!.*(?:origins|resources))[^)]*)?\)?$/s;

/** What `cors()` of Node and hapi do where their options name no origin. */
const anyOfNode = ({ what, path, args = '' }: { readonly what: string; readonly path: string; readonly args?: string }): boolean =>
  what === 'hapi'
    ? /\bcors\s*:\s*\{(?![^{}]*(?:\borigin\b|\.\.\.))/.test(args)
    : what === 'cors' && /\.[cm]?[jt]s$/.test(path) && /^\s*\{/.test(args) && !/\borigin\b|\.\.\./.test(args);

/** What a setting or another file holds: it may be a wildcard there. */
const ofSetting = /\b(?:allow_)?origins?\s*[=:]\s*(?:\[\s*)?(?!(?:function|async|true|false|null|undefined|None)\b)([A-Za-z_$][\w$]*(?:\.[\w$]+)*)\s*(?:[,})\]]|$)/i;
const openByDefault = (web: WebApp, args: string): boolean | undefined => {
  const [, name] = ofSetting.exec(args) ?? [];
  if (name === undefined) return false;
  const fallback = settingNamed(web, name.split('.').at(-1) ?? '')?.fallback;
  return fallback === undefined || fallback === '' ? undefined : /(?:^|[,\s])\*(?:$|[,\s])/.test(fallback);
};

/** An origin that is written out, a list of none, or a look at who asks. */
const listed =
  /["'`]https?:\/\/|\/\^?https?:|\borigins?["']?\s*[=:]\s*(?:false\b|\[\s*\])|=\s*\[\s*\]|["'`](?:null|same-origin|self)["'`]|\b(?:includes|indexOf|has|test|some|find|match\w*|is[A-Z]\w*|startsWith|endsWith|contains)\(|\bin\s+\w|[!=]==?/i;

/** Options of another place, and an expression whose wildcard does not end before a dot: `.*.example.com` is `evil-example.com` as well. */
const madeElsewhere =
  /^\s*\*\*|^\s*(?:req|request|ctx|c)\b[^\n]{0,60}\borigin\b|\borigin\s*:\s*[^,{}\n]{0,80}[!=]==?[^,{}\n]{0,80}\|\||\borigin\s*:[^,{}\n]{0,120}\?\s*(?:true\b|["'`]\*["'`])\s*:|\borigin\b.{0,300}\bincludes\(\s*["'`]\*["'`]|allow_origin_regex\s*=\s*r?["'][^"'\n]{0,100}\.[*+]\.?[\w(]/;
