import { expression } from '../../../long-expression.ts';
import { before } from '../text-at.ts';
import { isRandom, isUuid } from '../values/value-shape.ts';
import type { Assignment } from './form.ts';
import type { Syntax } from './language.ts';

/** Names that say too little: the value has to say the rest. */

const keyOfNoSecret = expression('i')`
  (?:
    cache|primary|encrypted|wrapped|sender|curve|fallback|identity|device|peer|sort|foreign|public|pub|sealed|map|group|partition|unique
    |index|object|storage|row|hash|routing|dedup\w*|idempotency|i18n|translation|message|host|known|site|query|search|sha\w*|etag|restore
    |registry|lookup|item|react|socket|test|form|sheet|document|version|image|build|artifact|layer|revision|content|run|job|commit|digest
  )[-_.]?keys?$
`;

/** Of services for payments, maps and messages, whose keys are as long as digests. */
const keyOfGate = /(?:^|_)(?:web|ios|android|pay|trade|trans|mch|partner|amap|sms|push|wx|weixin|wechat|des3?|mac)_?key$/i;

/** "key" says little: only a value that nothing but a generator makes counts, and no digest, id or name of a key. */
export const isPlainKey = (name: string, written: string, syntax: Syntax): boolean => isDrawnKey(name, written.replace(/^base64:/, ''), syntax);

const isDrawnKey = (name: string, value: string, syntax: Syntax): boolean =>
  /key\d?$/i.test(name) &&
  !/(?:^|_)public_/i.test(name) &&
  // Under a key of a store of a browser stand words; of an account of Azure, what was drawn.
  (!keyOfNoSecret.test(name) || (/storage[-_.]?key$/i.test(name) && /^(?=[^A-Z]*[A-Z])(?=[^a-z]*[a-z])[\w+/]{32,88}={0,2}$/.test(value))) &&
  value.length >= 20 &&
  !/^0x[0-9A-F]+$|%[0-9A-F]{2}.*%[0-9A-F]{2}|^[A-Z][a-z]+(?:[A-Z][a-z]+)+\/\d/.test(value) &&
  value.length <= 200 &&
  /^[\w+/=.!@#$%^&*-]+$/.test(value) &&
  !/(?:^|\.)[a-z_]{2,20}\./i.test(value) &&
  /\d.*\d/.test(value) &&
  ((/[a-z]/.test(value) && /[A-Z]/.test(value)) ||
    /^(?=(?:[A-Z]*\d){3})(?=[A-F\d]*[G-Z])[A-Z\d]{20,64}$/.test(value) ||
    ((syntax === 'env' || keyOfGate.test(name.replaceAll(/([a-z0-9])([A-Z])|[-.]/g, '$1_$2'))) && /^(?:[0-9a-f]{32}|[0-9a-f]{40,64})$/.test(value)) ||
    (syntax === 'yaml' && /^[A-Z][A-Z0-9]*(?:_{1,2}[A-Z0-9]+)*_KEY$/.test(name) && /^(?:[0-9a-f]{32}|[0-9a-f]{64})$/.test(value))) &&
  !/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/i.test(value) &&
  // How a version of a product is called: words, and numbers between them.
  !/^(?=.*[A-Z][a-z]{5})(?:[A-Z][a-z]{2,15}|[A-Z]{1,4}|\d{1,4}[a-z]{0,2}|[A-Z][a-z]\d){3,12}$/.test(value) &&
  // A sentence that a program knows by its words: Cannot_find_name_0_2304.
  !/^[A-Z]?[A-Za-z]{1,20}(?:_(?:[A-Za-z]{1,20}(?:\d{1,4})?|\d{1,5})){3,40}$/.test(value) &&
  // What CloudFormation calls a resource: words, and eight digits of a digest.
  !/^(?:[A-Z][a-z]{2,}|[A-Z]{2,5}(?=[A-Z]))(?:[A-Z][a-z]+|[A-Z]{2,5}(?=[A-Z]))*[0-9A-F]{8}$/.test(value) &&
  isRandom(value);

const aboutKey = expression('i')`
  (?:
    id|name|names|header|headers|url|uri|file|path|env|type|param|field|prefix|suffix|length|size|limit|index|hash|hashed|sha\w*|ttl|alias
    |ref|arn|label|error|public|salt|version|expiry|regex|pattern|(?:finger|thumb)print|checksum|digest|etag|crc|md\d|revision|signature
    |nonce|vector|uuid|guid|slug|serial|code|mask|masked|hint|title|comment|note|owner|user|account|client|tenant|project|region|bucket
    |scope|role|group|status|state|source|created|updated
  )$
`;

/** `API_KEY_HOLIDAYS`: of which key it is stands behind it, where it says nothing else of one. */
export const isKeyOfOne = (name: string, value: string): boolean =>
  /(?:^|[_-])(?:api|secret|access)_?key_[a-z]{3,12}\d?$/i.test(name) &&
  !aboutKey.test(name) &&
  /^[A-Za-z0-9]{16,100}$|^(?=.{16,100}$)[A-Za-z]{0,20}\d[A-Za-z0-9]*(?:[-_][A-Za-z]{0,20}\d[A-Za-z0-9]*){1,8}$/.test(value) &&
  /\d.*\d/.test(value) &&
  !isUuid(value) &&
  isRandom(value);

/** `so-pin …`, `PIN = "…"`: four digits or more, which no pin of a board has, or as HomeKit writes them; no year and no version that is pinned. */
export const isPin = (name: string, value: string): boolean =>
  /^\d{4,8}$|^\d{3}-\d{2}-\d{3}$/.test(value) &&
  /(?:^|[-_.a-z])(?:pin|Pin|PIN)(?:[-_]?code|Code|CODE)?$/.test(name) &&
  !/version|commit|spin|mapping|map/i.test(name) &&
  !/^(?:19|20)\d\d$/.test(value);

/** The "pincode" of an address in India stands by its city or its state. */
export const isPostalCode = (text: string, { name, written }: Assignment): boolean =>
  /pin_?code$/i.test(name) &&
  /^[1-9]\d{5}$/.test(written.value) &&
  (/(?:company|office|shop|store|branch|billing|shipping|delivery)[-_]?pin_?code$/i.test(name) ||
    /\b(?:city|state|street|address|country|locality|district)\b/i.test(`${before(text, written.start, 200)}${text.slice(written.after, written.after + 160)}`));
