import { expression } from '../../../long-expression.ts';
import type { Code } from '../code/code.ts';
import { type Cues, watch } from '../code/cues.ts';
import { startOfWord } from '../code/words.ts';
import type { Topic } from '../signal.ts';

/** Parts of names in code that speak of a control. They prove nothing, but a search that met them is not closed. */
const words: readonly (readonly [topic: Topic, pattern: RegExp])[] = [
  ['rate-limiting', /(?:rate_?limit|ratelimit|throttl|token_?bucket|too_?many_?requests|fail\w{0,10}_?per_?(?:ip|user|minute))\w*/gi],
  [
    'authentication',
    expression('gi')`
      (?:
        authenticat|authori[sz](?!ation_?header)|is_?logged_?in|login_?required|require_?(?:login|auth|user|admin)|ensure_?(?:login|auth)
        |(?:auth|jwt|session|api_?key)_?(?:middleware|guard|filter|interceptor)|auth_?required|verify_?(?:token|jwt|api_?key|session)
        |check_?(?:auth|token|api_?key)|current_?user|passport|basic_?auth|admin\.site\.urls|wagtailadmin
      )\w*
    `,
  ],
  ['request-log', /(?:access_?log|(?:send|write)_?log|request_?log|log_?request|http_?log|log_?handler|logg(?:er|ing)_?(?:middleware|interceptor))\w*/gi],
  ['body-limit', /(?:body_?limit|max_?(?:body|request|upload|content|payload)_?(?:size|length|bytes)|content_?length_?limit)\w*/gi],
  ['security-headers', /(?:security_?headers|secure_?headers|helmet)\w*/gi],
  ['health', /(?:health_?(?:check|endpoint|probe|ur[il]|path|route|handler|z(?![a-z]))|liveness|readiness)\w*/gi],
];

/** The same of what stands in strings: a client whose numbers something else may give out, headers that a loop sends from a table, and a middleware that writes down each request by itself. */
const inText: readonly (readonly [topic: Topic, pattern: RegExp])[] = [
  ['csp', /content[-_]?security[-_]?policy/i],
  ['hsts', /strict[-_]?transport[-_]?security/i],
  ['health', /["'`]\/(?:[\w-]{1,40}\/){0,4}_?(?:health(?:z|[-_]?check)?|livez|readyz)["'`]|\bhealth_?(?:check_?)?handler\b/i],
  ['metrics', /["'`](?:[\w./-]{0,80}\/)?client_golang\/prometheus["'`]|\bprometheus_client\b|["'`]prom-client["'`]/],
  ['security-headers', /x-content-type-options|x-frame-options|\bhapi\b[\s\S]{0,1500}?\bsecurity\s{0,9}:\s{0,9}(?:true|\{)/i],
  ['request-log', /\blog(?!in|out)\w*\b[^\n]{0,100}\b(?:req|request|ctx)\.(?:method|path|url|originalUrl)\b|\bon\(\s*["']finish["']|\bevents\.on\(\s*["']response["']/i],
];

/** A header whose name is in a variable. */
const sendsNamed =
  /\b(?:w|rw|c|ctx|context|res|resp|response|reply)\.(?:headers?(?:\(\))?(?:\[|\.(?:set|add|setdefault|append)\(|\()|(?:set|append|setHeader)\()\s{0,9}[A-Za-z_]/gi;
const loops = /\bfor\b|\.forEach\(|\bentries\(/;
const ofTable = /(?:settings|conf|cfg|default|security|extra|custom|option|opts|env)[^\n]{0,60}headers?/i;

/** `for name, value in settings["default_headers"].items(): response.headers[name] = value`: whichever headers those are, four lines up at most. */
const sentFromTable = ({ text, cues }: Pick<Code, 'text' | 'cues'>): readonly Mention[] => {
  for (const { index, 0: name } of cues.may(sendsNamed) ? [...text.matchAll(sendsNamed)].slice(0, 200) : []) {
    const before = text
      .slice(Math.max(0, index - 600), index)
      .split('\n')
      .slice(-5, -1);
    if (before.some((line) => loops.test(line) && ofTable.test(line.slice(0, 300))))
      return (['csp', 'hsts', 'security-headers'] as const).map((topic) => ({ topic, name, offset: index }));
  }
  return [];
};

/** Files that call other services speak of the limits and credentials of those. A session of a database is asked for a class: `self.session.get(Token, id)`. */
const callsOthers = expression()`
    \bhttp\.NewRequest|\bhttp\.Client\b|\.Do\(req|\brequests\.(?:get|post|put|request|Session)\(|\bhttpx\.|\baiohttp\.ClientSession|\burllib
    |\baxios\b|\bself\.session\.(?:get|post)\((?!\s{0,9}(?:[A-Z]|cls\b|(?:self\.)?\w{0,20}(?:[mM]odel|[eE]ntity|class)))|\bsession\.post\(
    |\bfetch\(|\bgot\(|\bsuperagent\b|\bresp(?:onse)?\.(?:StatusCode|status_code|status)\s*[!=]=
  `;

export const callsServices = ({ bare, cues }: Pick<Code, 'bare' | 'cues'>): boolean => cues.may(callsOthers) && callsOthers.test(bare);
for (const pattern of [callsOthers, sendsNamed, ...[...words, ...inText].map(([, word]) => word)]) watch(pattern);

export interface Mention {
  readonly topic: Topic;
  readonly name: string;
  readonly offset: number;
}

export const mentionsOf = ({ text, bare, cues }: Code): readonly Mention[] => {
  const inStrings = inText.flatMap(([topic, pattern]): Mention[] => {
    const found = cues.may(pattern) ? pattern.exec(text) : null;
    return found ? [{ topic, name: found[0], offset: found.index }] : [];
  });
  inStrings.push(...sentFromTable({ text, cues }));
  return callsServices({ bare, cues }) ? inStrings : [...namesIn(bare, cues), ...inStrings];
};

/** The first name of each topic that is not that of an error, and no setting of TLS: rejectUnauthorized. */
const namesIn = (bare: string, cues: Cues): readonly Mention[] =>
  words.flatMap(([topic, pattern]): Mention[] => {
    for (const { index, 0: part } of cues.may(pattern) ? bare.matchAll(pattern) : []) {
      const offset = startOfWord(bare, index);
      const name = bare.slice(offset, index) + part;
      if (!/^err|reject_?unauthori[sz]ed/i.test(name)) return [{ topic, name, offset }];
    }
    return [];
  });
