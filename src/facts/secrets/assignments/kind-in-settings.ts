import { expression } from '../../../long-expression.ts';
import type { NameKind } from '../values/secret-name.ts';
import { isRandom } from '../values/value-shape.ts';
import type { Assignment } from './form.ts';
import type { Syntax } from './language.ts';

/** What a name promises in an environment and nowhere else: tokens of texts, directives of nginx and lists of a program's own keys stand in none. */
export const kindInSettings = ({ name, written: { value } }: Assignment, syntax: Syntax): NameKind | undefined => {
  // API_KEYS=v,w
  if (listOfKeys.test(name)) return /^(?:env|yaml|shell|ini)$/.test(syntax) && isRandom(/^[^,;\s]*/.exec(value)?.[0] ?? '') ? 'key' : undefined;
  if (syntax !== 'env') return undefined;
  // SYNC_TOKEN=v
  if (/^(?!.*PUBLI[CS])[A-Z][A-Z0-9_]*_TOKEN$/.test(name) && value.length >= 20 && isRandom(value)) return 'token';
  // REDIS_PASSWORD_REPORTS=v: which one it is
  if (/^(?:[A-Z][A-Z0-9]*_)+PASS(?:WORD|WD)_[A-Z]{3,12}$/.test(name) && !aboutPassword.test(name) && /^(?!\d+[._]?[a-z]+$)(?=.*[a-z])[^\s/:]{6,40}$/.test(value)) return 'password';
  // PROXY_PASS=v
  return /^[A-Z][A-Z0-9_]*_PASS$/.test(name) && /^(?=.*[a-z])(?=.*(?:\d\d|\d[^\w-]|[^\w-]\d))[^\s/:]{6,40}$/i.test(value) ? 'password' : undefined;
};

const listOfKeys = /^(?:[A-Z][A-Z0-9]*_)*(?:API|ACCESS|SECRET|AUTH|ENCRYPTION|SIGNING|JWT|MASTER)_KEYS$/;

/** What is asked of a password, where it is kept or what is done with it. */
const aboutPassword = expression()`
  _(?:
    FILE|PATH|DIR|LENGTH|MIN|MAX|POLICY|RESET|HASH|HASHER|EXP\w*|TTL|TIMEOUT|AGE|DAYS|REGEX|PATTERN|URL|URI|LINK|ENABLED|DISABLED|REQUIRED
    |ALGORITHM|ENCODER|ENCODING|ENCRYPTION|STRENGTH|ROUNDS|COST|TYPE|FORMAT|HINT|LABEL|FIELD|NAME|LOGIN|CHANGE|HISTORY|ATTEMPTS|PROMPT
    |COMMAND|CMD|STORE|GRANT|AUTH|MODE|KEY|ENV|VAR|HEADER|PROVIDER|SOURCE|REF|ARN|SALT|TOKEN|EMAIL|TEMPLATE|SUBJECT|RECOVERY|FORGOT
    |VALIDATION|VALIDATOR|MANAGER|PROTECTED|WITHIN|PERIOD|INTERVAL|EVERY
  )$
`;
