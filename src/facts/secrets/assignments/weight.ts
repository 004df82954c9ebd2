import type { Description } from '../candidate.ts';
import { before } from '../text-at.ts';
import { isGibberish } from '../values/gibberish.ts';
import { nameKind, wordsOf } from '../values/secret-name.ts';
import { isStockPassword, saysItIsNone } from '../values/stock-password.ts';
import { isUuid } from '../values/value-shape.ts';
import { isMadeUp } from '../values/value-words.ts';
import { isAskedWithUser, isLogin, isOfService, isSetInProse, isShown } from './context.ts';
import { isOnce, isSetter } from './exceptions.ts';
import { isLabel } from './label.ts';
import { isOwnLock, isTypedKey } from './own-lock.ts';
import { isSecretOfClient } from './set-as-stock.ts';
import type { Weighed } from './weighed.ts';

type Weight = Pick<Description, 'confidence' | 'severity'>;

/**
 * How sure it is that a secret stands there, and how much it matters, which are two things: the password of a test is one for sure, and opens
 * nothing but the test.
 */
export const weightOf = (weighed: Weighed): Weight => {
  const { assignment, name, kind, value, text, surroundings, weak, signs, stock, opens, label } = weighed;
  const { form, written } = assignment;
  const { syntax } = surroundings;
  const unsure: Weight = { confidence: 'low', severity: weak ? 'medium' : 'high' };
  const sure: Weight = { confidence: 'medium', severity: weak ? 'medium' : 'high' };
  const guardsNothing = isGiven(weighed) ? slight : unsure;
  if (isOnce(name) || (label && !(stock && isHandedOver(weighed)))) return unsure;
  // xoxb-old: what stands behind a mark is judged without it.
  if (weak && /^[^A-Z]{10,}$/.test(value) && isGibberish(value.replace(/^[a-z]{2,5}[-_]/, ''))) return sure;
  if (signs) return isConfigured(weighed) && !(syntax === 'code' && isLabel(name, value, kind, syntax, written.quoted, false)) ? sure : guardsNothing;
  if (stock) return isConfigured(weighed) ? sure : guardsNothing;
  if (opens && surroundings.inTest && isTypedKey(name, value)) return slight;
  if (opens && form === 'fallback') return isConfigured(weighed) ? sure : unsure;
  if (
    weak &&
    ((kind !== 'password' && /^[a-z]+$/i.test(value) && !(syntax === 'env' && isOwnLock(name) && isConfigured(weighed))) || (syntax === 'code' && isShown(text, assignment)))
  )
    return isLockOfTest(weighed) ? guardsNothing : unsure;
  if (form === 'compared') return weak && !(isAskedWithUser(text, assignment) && surroundings.runsWith(written.start)) ? guardsNothing : sure;
  if (syntax === 'prose') return weak && !isTypedInProse(weighed) ? unsure : sure;
  if (weak && syntax === 'code' && form !== 'fallback' && !/\d|[^\w]/.test(value)) return isMadeUp(value) && isConfigured(weighed) ? sure : guardsNothing;
  if (weak || isUuid(value) || nameKind(name) === undefined || /^\{/.test(value)) return sure;
  return value.length >= 16 && (written.quoted || syntax !== 'ini') ? { confidence: 'high', severity: 'high' } : sure;
};

const slight: Weight = { confidence: 'medium', severity: 'low' };

/** What a service is run with is what it is set to, however easy to guess; a test, an example or a comment may show the same word. */
const isConfigured = ({ assignment, name, value, text, surroundings }: Weighed): boolean =>
  assignment.form !== 'compared' &&
  (wordsOf(value).join('') !== wordsOf(name).join('') || (assignment.form === 'argument' && isLogin(text, assignment))) &&
  !saysWhich.test(value) &&
  (!saysNothing.test(value) || (surroundings.syntax !== 'code' && /^[A-Z][A-Z0-9_]+$/.test(name))) &&
  !saysItIsNone(value) &&
  surroundings.runsWith(assignment.written.start) &&
  !isOfDescription(text, assignment.written.start);
/** Told to whoever reads the call. */
const saysWhich = /^(?:new|old|wrong|(?:in)?valid|(?:in)?correct|bad|good|first|second|(?:an)?other|different)[-_]?(?:pass(?:word)?|pwd|pw|secret)?\d?$/i;
const saysNothing = /^(?:foo|bar|baz|qux){1,3}$/i;

/** `@ApiBody({ … example: { password: 'v' } … })`: what is shown to those who call. */
const isOfDescription = (text: string, at: number): boolean => /(?:@Api[A-Z]\w{2,20}\(|\bexamples?["']?[ ]?[:=][ ]?\{)[^;]*$/.test(text.slice(Math.max(0, at - 600), at));

/** What a text shows is as often an illustration, but for what somebody typed with digits where settings are shown. */
const isTypedInProse = ({ assignment, kind, value, text }: Weighed): boolean =>
  kind === 'password' && /^(?=.*[a-z])(?=.*\d)\S{6,40}$/i.test(value) && !isStockPassword(value) && isSetInProse(text, assignment);

/** What a test is refused with is no password of anything. */
const saysWrong = /^(?:wrong|invalid|incorrect|bad)(?![a-z])/i;

/** What something is set to, locks or logs in with, be it for a test; the same word elsewhere may be a label, and a text only speaks of it. */
const isGiven = (weighed: Weighed): boolean => {
  const { assignment, name, kind, value, text, surroundings } = weighed;
  return (
    (kind === 'password' || isLockOfTest(weighed)) &&
    (assignment.form !== 'compared' || isAskedWithUser(text, assignment)) &&
    surroundings.syntax !== 'prose' &&
    (wordsOf(value).join('') !== wordsOf(name).join('') || surroundings.syntax !== 'code' || isOfService(name) || isHandedOver(weighed)) &&
    !saysWrong.test(value) &&
    !saysItIsNone(value) &&
    !surroundings.isTold(assignment.written.start) &&
    !isOfDescription(text, assignment.written.start)
  );
};

/** The key of a test, or the secret of its client: a name that says what is locked, and nothing is to be filled in. */
const isLockOfTest = ({ assignment: { written }, name, surroundings }: Weighed): boolean =>
  surroundings.inTest && written.quoted && surroundings.syntax !== 'prose' && !/^[A-Z_]+$/.test(written.value) && (isOwnLock(name) || isSecretOfClient(name));

/** With the user whom it is of; in a test nobody is shown a form, but one may map its fields: `fields = { password: "password" }`. */
const isHandedOver = ({ assignment, text, surroundings }: Weighed): boolean =>
  isLogin(text, assignment) || (surroundings.inTest && (isSetter(text, assignment) || !mapsFields.test(before(text, assignment.written.start, 140))));
const mapsFields = /(?:fields?|columns?|mappings?|attributes|labels?|names?|keys|types|schema|props|selectors)["']?[ ]?(?:=>?|:)[ ]?(?:\w{1,20}\()?[[{][^;}\]]*$/i;
