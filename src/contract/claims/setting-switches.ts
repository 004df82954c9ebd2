import type { Statement } from '../../facts/security-policy/statement.ts';
import { isOn, sameName } from '../../facts/signals/settings.ts';
import type { Topic } from '../../facts/signals/signal.ts';
import type { WebApp } from '../../facts/signals/web-app.ts';
import type { Answer } from '../contract.ts';
import { unaccounted } from '../speech/unaccounted.ts';
import { asked, at, broken, kept } from './answers.ts';
import { literally } from './literally.ts';

const rule = 'policy/documented-settings-exist';

/** "Rate limiting is off by default and switched on with `ENABLE_RATE_LIMIT`": what the switch of this name falls back to says whether it is. */
export const switchClaim = ({ text, polarity, modality, fromCode }: Statement, { settings, signals }: Pick<WebApp, 'settings' | 'signals'>): Answer | undefined => {
  const [, state = '', turned = '', name = ''] = fromCode || modality === 'future' || polarity === 'promises' ? [] : (byDefaultWith.exec(text) ?? []);
  const found = settings.filter(({ key, symbol, fallback }) => name !== '' && fallback !== undefined && sameName(key === '' ? symbol : key, name));
  const values = found.map(({ fallback }) => isOn(fallback));
  const [first] = values;
  if (first === undefined || values.some((value) => value !== first)) return undefined;
  // `DISABLE_LIMIT` is on where the limit is off.
  if (ofOpposite.test(name)) return undefined;
  const isOff = /(?:^|_)(?:DISABLE|NO|SKIP|WITHOUT|OFF|DISABLED)(?:_|$)/.test(name) ? first : !first;
  const places = found.slice(0, 5).map(({ path, line, fallback = '' }) => at(path, line, 'wired', `${name} is ${fallback} by default`));
  const said = /off|disabled/i.test(state);
  if (said === /off|disabled/i.test(turned)) return undefined;
  const left = unaccounted(text.replace(/ (?:for|to) (?!be\b).*$/i, ''), [literally(name), switching], `${name.replaceAll('_', ' ')}${/AUTH/.test(name) ? ' authentication' : ''}`);
  if (left.length > 0) return undefined;
  // What nothing is seen of is not on, whatever its switch falls back to.
  const topic = topics.find(([says]) => says.test(text))?.[1];
  if (said === isOff && !said && topic !== undefined && signals(topic).every(({ stage }) => stage === 'declared'))
    return asked(rule, `${name} is ${found[0]?.fallback} by default. What does it switch?`, places);
  return said === isOff ? kept(rule, places) : broken(rule, `The policy says that it is ${state} by default; in the code ${name} is ${found[0]?.fallback}.`, places);
};
const byDefaultWith =
  /\b(?:is|are) (on|off|enabled|disabled|turned on|turned off|switched on|switched off|active|inactive) by default\b[^.;]{0,20}?\b(?:(?:can|may) be |is |are )?(?:turned |switched )?(on|off|enabled|disabled|activated)? ?(?:with|via|through|by|using) (?:setting )?(?:the )?[`"']?([A-Z][A-Z\d]*(?:_[A-Z\d]+)+)/i;
/** `INSECURE_TLS`, `ALLOW_ANONYMOUS`: which way round such a switch works is not told by its name. */
const ofOpposite =
  /(?:^|_)(?:IN|UN)(?:SECURE|SAFE|AUTH\w*|ENCRYPTED|VERIFIED)(?:_|$)|(?:^|_)(?:BYPASS|ANONYMOUS|ANON|GUESTS?|PUBLIC|PLAIN\w*|IGNORE|EXEMPT|OPT_OUT|OPEN|TRUST|FORCE)(?:_|$)/;
const topics: readonly (readonly [says: RegExp, topic: Topic])[] = [
  [/\brate[- ]limit|\bthrottl/i, 'rate-limiting'],
  [/\bauth/i, 'authentication'],
  [/\bcsrf\b/i, 'csrf'],
  [/\bhsts\b/i, 'hsts'],
];
const switching =
  /\b(?:on|off|enabled|disabled|turned|switched|active|inactive|activated|by|default|can|may|be|is|are|with|via|through|using|setting|env(?:ironment)?|variable|ing)\b/gi;
