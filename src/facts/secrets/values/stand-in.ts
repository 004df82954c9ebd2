import { expression } from '../../../long-expression.ts';
import { isDocumentedKey } from './documented-keys.ts';
import { fillIn, fillInButPassword, ofDemands, ofTypesetters } from './fill-in-words.ts';
import { nameKind, wordsOf } from './secret-name.ts';
import { isOneCharacterRun, stepsOf } from './sequence.ts';
import { isRandom } from './value-shape.ts';

/** Values that stand for a value: references say where it comes from, placeholders that it has to be filled in. */

export const isReference = (value: string): boolean => references.some((pattern) => pattern.test(value));

const references: readonly RegExp[] = [
  /^\/?\$(?!(?=\w*[A-Z!#%^&*?])(?=\D*\d\d)[a-zA-Z]\w{0,30}[!#%^&*?][\w!#%^&*?]{3,30}$)[A-Za-z_({[]|^\$\$(?:[A-Z_][A-Z\d_]{2,}$|[({])/, // $VAR, ${VAR}, $(command), $[var], /$file, $$VAR of Compose
  /^(?:classpath|file):\S{0,200}\.[a-z0-9]{2,5}$|^@?%[A-Z_]{3,40}\//i, // where it is kept
  /[:@=]\$\{?[A-Z_]{3,}|^pass:\$/, // user:$TOKEN
  /[-_./]\$[a-z][A-Za-z]{2,40}(?:[-_./]|$)/, // password-$id of Kotlin and Groovy
  /\$\{[^}]{0,300}\}|\$\([^)]{1,300}\)|\$\{\{|[{[]\$[A-Za-z_]{2}/, // {$var} of PHP too
  /\{\{[^}]{0,500}\}\}|\{%|<%|<\?(?:php|=)/, // Jinja, Helm, Handlebars, ERB, PHP
  /#\{[A-Za-z_@][^}]{0,200}\}/, // Ruby, Elixir, CoffeeScript
  /^%[A-Za-z_][\w.-]{0,80}%$|^%env\([^)%]{1,120}\)%$|^%\(?[a-z_]\w{0,60}\)[sdv]$|^%[a-z_]{0,40}[sdv]$|^%[sdvqr@]$/i, // %VAR% of Windows, %env(VAR)% of Symfony, %s of format strings
  expression()`
    ^#\{[^}]{1,200}\}#?$|^@@?[A-Za-z_][\w.-]{1,60}@@?$
    |^\[(?:parameters|variables|reference|concat|resourceId|listKeys|uniqueString|guid|secureString)\(|^__[A-Za-z][A-Za-z0-9_.-]{1,80}__$
    |^_[A-Z][A-Z0-9_]{1,80}_$|^\(\([^)]{1,200}\)\)$|^\{[A-Za-z_][\w.:[\]'"-]{0,60}\}$|^#\{
  `,
  expression('i')`
    ^@?(?:
      op|vault|ref\+\w+|secretref|keyvault|azurekeyvault|awssm|awsps|gcpsm|sm|ssm|secretsmanager|doppler|infisical|bws|lastpass|bitwarden
      |env|file|pkcs11|k8s|secret|akeyless|conjur|berglas|chamber|sops|credstash|bao|openbao|hashivault|keyring|keychain|keeper|gsm|azkv|kv
    ):\/{0,2}[\w./$-](?!.*[!^~*])
  `,
  /^arn:[a-z-]{3,12}:|^projects\/[^/]{1,80}\/secrets\/|^@Microsoft\.KeyVault(?:\(|$)|^\{\{resolve:|^CREDENTIAL_|^\/(?:run|etc|var|mnt|vault|secrets?|aws)\/[\w./-]+$/,
  /^\{[A-Za-z0-9+/]{20,200}={0,2}\}$/, // what Maven encrypted
  /^@[a-z]\w*(?:\.\w+)*(?:\.\w+\.|\()/i, // @context.settings.ldap of Twirl and Razor
  /^%7B.{1,80}%7D$|^%3C.{1,80}%3E$|^%24(?:[A-Z]|%7B)/i, // {token}, <token> and $TOKEN in a URL
  /^@@[A-Z]+:[^@]{1,200}@@$/, // @@FILE:/path@@ of WebLogic
  /^@[a-z][\w-]{1,30}(?::[\w.-]{1,60})?@$|^%[A-Z][A-Z0-9]{0,30}(?:[_-][A-Z0-9]{1,30}){1,4}$|^\{(?:os|env|process|settings|config|self)\.\w/, // @secret:name@, %CONFIG-PASS, {os.environ…} of a string of Python
  /^%\{|^%[a-z][\w.]{1,30}\(|^encrypted:/i, // %{User-Password} and %md5(…) of FreeRADIUS; what RabbitMQ encrypted
  /^\[enc:|^EJ\[1:/i, // what IIS and ejson encrypted
  /^(?:kms:)?AQ[IE]CA[A-Za-z0-9+/]{60}/, // what KMS of AWS encrypted
  /^\^[A-Z]{3,8}\^$|^(?:FILE|COMBO|RANGE)\d{1,2}(?::|$)/, // what Hydra and Patator put in
  /^\{[A-Za-z_][\w.]{0,60}\(/, // what a string of C# or Python computes
  /^(?:\[[#$%!~\\]?[A-Za-z_][\w.]{1,60}\]\|?)+$/, // what an installer of Windows puts in
  /^&quot;(?:\{\w{1,60}\}|\$\w{1,60})&quot;/, // the same in an attribute
  /^\[%(?:[-+=~]?(?:\s|$)|[^%]{1,80}%\])/, // Template Toolkit
  /^`(?:cat|echo|head|tail|grep|sed|awk|cut|tr|jq|pass|vault|aws|gcloud|az|kubectl|openssl|base64|pwgen|uuidgen|date|hostname)$/, // `cat of a shell
  /^urn:|^%s\b|^%%[A-Za-z]$|^\{\{|^\$[0-9@*#?!-]$/,
  /^ENC(?:\[|\()|^!(?:vault|secret|env|ref|sub|getatt|importvalue|reference)\b|^\$ANSIBLE_VAULT|^\{cipher\}|^A[gQ][A-D][A-Za-z0-9+/]{200}|^age1[a-z0-9]{20}|^-----BEGIN (?:PGP MESSAGE|AGE ENCRYPTED)/i,
  expression('i')`
    ^(?:
      process\.env|os\.(?:environ|getenv)|import\.meta\.env|env(?:iron)?|getenv|config|settings|secrets?|vars?|local|data|module|each|self
      |this|params?|props|args|opts|options|request|req|ctx|context|cfg|conf|app|state|inputs?|matrix|github|steps|needs|bundle|credentials
      |viper|configuration|builder|lookup|aws_\w+|random_\w+|azurerm_\w+|google_\w+|vault_\w+|kubernetes_\w+
    )(?:\.|\[|\(|::|->)[\w"'$]
  `,
  /^(?:!Ref|Ref:|Fn::|lookup\(|getenv\(|env\(|ENV\[|ENV\.|System\.getenv|Environment\.|Deno\.env|std::env|\$_(?:ENV|SERVER|GET|POST)|System\.get|Rails\.application|fromJson)/i,
];

/**
 * The whole value is a stand-in. Words inside a long random value say nothing, so only its shape as a whole counts: `changeme`, `YOUR_API_KEY`,
 * `<token>`, `xxxx-xxxx`, `123456789abc`, `my-secret-key-here`; also the example keys that providers print in their own documentation.
 */
export const isPlaceholder = (value: string, name = ''): boolean => {
  if (/^(?:top|super)?[-_]?s(?:e|3)cr(?:e|3)t(?:\d{0,4}|[-_]?pass(?:word)?\d{0,4})$/i.test(value) && nameKind(name) === 'password') return false;
  // What the documentation of SQL Server sets, and whoever follows it.
  if (/^your_?strong[^<>]*[\d@!#$%][^<>]*$/i.test(value) && nameKind(name) === 'password') return false;
  // My-Cust0m_S3cr3t: somebody took pains with the letters.
  if (/^my/i.test(value) && (value.match(/[a-z]\d(?=[a-z])/gi)?.length ?? 0) > 1 && nameKind(name) === 'password') return false;
  // What Java's own key store is locked with as it ships.
  if (value === 'changeit' && nameKind(name) === 'password') return false;
  // What many devices ship with.
  if (/^(\d)\1{3,5}$/.test(value) && nameKind(name) === 'password') return false;
  if (nameKind(name) === 'password' && saysMore(value)) return false;
  // Behind the mark of a sandbox stands a key as random as any other.
  const behind = /^(?:test|sandbox)[-_](?:(?:key|token|secret|api[-_]?key)[-_])?([a-z0-9+/]{16,}={0,2})$/i.exec(value)?.[1];
  if (behind !== undefined && isRandom(behind) && !isPlaceholder(behind)) return false;
  if (marks.some((mark) => mark.test(value)) || isDocumentedKey(value) || isOneCharacterRun(value)) return true;
  // UNIFIPASSWORD
  if (/^[A-Z]{3,20}(?:PASSWORD|PASSWD|TOKEN|APIKEY)$/.test(value) || (/^[A-Z]{3,20}SECRET$/.test(value) && nameKind(name) !== 'password')) return true;
  // Sha1EncodedRemoteToken
  if (/^(?:[A-Z][a-z]{1,14}\d?){3,5}(?<=Token)$/.test(value) && nameKind(name) === 'token') return true;
  // field:API_TOKEN for API_TOKEN: where a store keeps it
  if (name !== '' && /^[a-z][\w-]{0,20}:$/.test(value.slice(0, -name.length)) && value.endsWith(name)) return true;
  const steps = stepsOf(value);
  // Nobody fills in a row of the keyboard: it is what was typed where any secret would do.
  const isTyped = /^(?:qwert[yz]|asdf|zxcv|qazwsx|1qaz)[a-z0-9!@#]{0,10}$/i.test(value) && /\D\d{2}|^1qaz/i.test(value);
  if (steps > 0.7 && nameKind(name) !== 'password' && !isOwnWord(value)) return value.length > 8 && !isTyped;
  if (steps > 0.9 && value.length >= 20) return true;
  const words = wordsOf(value);
  if (words.length === 0) return !/[^\s*.•x_#?-]/i.test(value);
  // A value of words only, one of which says that it stands for something. Where the capitals of a random value cut it, its pieces are no words.
  const plain = words.length <= 12 && words.every((word) => /^(?:[a-z]{1,20}\d{0,4}|\d{1,4})$/.test(word)) && !isRandom(value);
  const isPassword = nameKind(name) === 'password';
  const isComplex = isPassword && /[A-Z]/.test(value) && /\d\d/.test(value);
  if (
    plain &&
    words.map((word) => word.replace(/\d+$/, '')).some((word) => (fillIn.has(word) && !(isComplex && ofTypesetters.has(word))) || (!isPassword && fillInButPassword.has(word)))
  )
    return true;
  // myStrong(!)Password
  const signed = /[!@#$%^&*()+]/.test(value) && !/\s/.test(value) && (isPassword || (nameKind(name) === 'secret' && /^(?=.*[A-Z])[A-Za-z]+[!@#$%^&*]\d{2,4}!?$/.test(value)));
  if (
    plain &&
    !signed &&
    words.length > 1 &&
    (/^an?[-_. ]/i.test(value) ? words.length <= 4 : commanding.test(words[0] ?? '') || (words.length <= 4 && meant.test(words[0] ?? '')))
  )
    return true;
  // "API_KEY" for api_key, "client-secret" for CLIENT_SECRET: the name said twice.
  if (words.length > 1 && plain && words.join('') === wordsOf(name).slice(-words.length).join('')) return true;
  // Google_Client_Secret
  if (words.length > 2 && /^[A-Z][a-z]+(?:_[A-Z][a-z]+)+$/.test(value) && wordsOf(name).join(' ').endsWith(words.slice(-2).join(' '))) return true;
  // MYSECRETACCESSKEY for secret_access_key
  const bare = /^(?:my|your|the|some|new|base64encoded|aws)([a-z]{9,40})$/i.exec(value)?.[1]?.toLowerCase();
  return bare !== undefined && !isPassword && wordsOf(name).join('').endsWith(bare);
};

/** `Example#Corp2024!`: typed as a server demands it, and with a word that asks for nothing. */
const saysMore = (value: string): boolean =>
  /^(?!your|my)(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])(?=\D*\d)[\w!#$%&+-]{0,40}[!#$%&+-][\w!#$%&+-]{0,40}$/i.test(value) &&
  /[a-z]/.test(value) &&
  /[A-Z]/.test(value) &&
  value.length >= 10 &&
  !/x{4,}/i.test(value) &&
  wordsOf(value)
    .map((word) => word.replace(/\d+$/, ''))
    .some((word) => word.length > 3 && !/^p[a4]ss?w/.test(word) && !fillIn.has(word) && !fillInButPassword.has(word) && !ofDemands.has(word));

/** `LemonDFS1234567890`: whose key it is, and a row of digits. */
const isOwnWord = (value: string): boolean => {
  const word = /^([A-Za-z]{5,20})\d{6,12}$/.exec(value)?.[1] ?? '';
  return word !== '' && stepsOf(word) <= 0.5 && !/key|token|secret|pass|test|api|user|client|value|string|example|sample|dummy|change/i.test(word);
};

const commanding = /^(?:your|enter|insert|add|put|paste|replace|use|set|get|any)$/;
/** "my-key" is nobody's; with more words it is somebody's. */
const meant = /^(?:my|our|some|the|this|that)$/;

const marks: readonly RegExp[] = [
  // "your password" and "here" in other languages: SUA_SENHA_AQUI, votre-mot-de-passe
  /^(?:sua?|seu|tua?|votre|ton|deine?|ihre?|uw|jouw|twoj[ae]?)[-_ ](?:senha|chave|contrase|clave|mot|pass|token|api|key|secret|wachtwoord|haslo|schl)|[-_ ](?:aqu[ií]|ac[aá]|ici|hier|tutaj)$/i,
  /^(?:PASSWORD|PASSWD|PASS|PWD|TOKEN|KEY)$/,
  /^(?:insert|enter|put|paste)(?:api)?(?:key|token|secret)$/i,
  /^(?=.{20})(.{1,12})\1{3,}.{0,4}$/,
  /^(?:test|fake|mock|dummy|stub|bogus|sample|invalid)[-_.](?:[\w.-]{0,80}[-_.])?(?:keys?|tokens?|secrets?|pass(?:word)?|api(?:key)?|cred\w{0,9}|auth|jwt|id|value)(?![a-z])/i,
  /^(?:wrong|incorrect|bad|invalid|fail(?:ed|ure)?|nope|nothing|whatever|anything|irrelevant|ignored?)[-_]?(?:pass\w{0,4}|pwd|token|key|secret|password)?\d{0,3}$/i,
  /^base64[-_]?(?:encoded|(?:key|string|value|secret)={0,2}$)/i,
  /^(?:[A-Z0-9]+_)*(?:AUTO)?REPLACE(?:D|ME)?[A-Z0-9_]*$/,
  /^\*{2,}\w{1,20}\*{2,}$|^#{2,}\w{1,30}#{2,}$/, // **SOPS**, ###PASSWORD###
  /^-[a-z]{2,20}-$|[A-Z]-{4,}\w/,
  /^<[^<>]{0,200}>$|^\[[A-Za-z][\w .:-]{0,80}\]$|^\{[A-Za-z][\w .-]{0,80}\}$|^_{2,}[\w]*$|…|\.{3}/,
  /^[x*•.#?_$-]{3,}$|x{5,}|x{4,}$|X{4,}|\*{3,}|<[a-z][\w -]{2,60}>/,
  /^(?:x{4,}|x{2,}[-_.]x{2,})(?:[-_.]x{2,})*[-_.]?$/i,
  expression('i')`
    change[-_ ]?(?:me|it|this|in[-_ ]?prod)|changez?[-_ ]?moi|cambia(?:me|lo)|ändere?[-_ ]?mich|aendere?[-_ ]?mich
    |replace[-_ ]?(?:me|this|with)|^your[-_ ]|^my[-_ ](?!(?:[a-z]{3,20}[-_ ]){2,4}\d{2,6}$)|^your(?:passw[o0]rd|passwd|secret|token|key)|[-_ ]your[-_ ]|fill[-_ ]?(?:me|in)
    |^to[-_ ]?be[-_ ]|^ignored[-_ ]|placeholder|redacted|removed|censored|filtered|^example|[-_.]example$|^sample|^dummy|insert[-_ ]
    |(?<![a-z0-9])(?:todo|fixme)(?![a-z0-9])|(?:^|[-_ ])goes[-_ ]here|[-_ ]here$
    |not[-_ ]?(?:a[-_ ]?)?(?:real|set|used|needed|secret|required)|do[-_ ]?not[-_ ]?use|deadbeef|0badc0de|cafebabe
    |for[-_ ]?(?:test|demo|dev|local)|unused|example\.(?:com|org|net)
  `,
  expression('i')`
    ^(?:pass)?word[-_]?here$|^tbd$|^n\/?a$|^foo(?:bar)?(?:baz)?\d*$|^bar$|^baz$|^qux$
    |^super[-_ ]?secret[-_ ]?(?:keys?|tokens?|values?|strings?|passwords?|jwt\w{0,8})?\d{0,3}$
    |^(?:top[-_ ]?)?s(?:e|3)cr(?:e|3)t[-_.]?(?:key|token|value|password)?$|^token$
    |^(?:api|access|auth|private|client|user|org|signing|encryption|master|public)?[-_]?(?:key|token|secret)[-_]?\d{0,2}$
    |^(?:some|test|fake|mock|dummy|stub|invalid|wrong|bad|expired|valid|good|random|unknown|bogus)[-_ ]?(?:\w{0,10}[-_ ]?)?
    (?:key|token|secret|credential|api|jwt|auth|value|string)\w{0,4}$
  `,
];
