import { expression } from '../../../long-expression.ts';
/** The words by which a name says what its value is, and those that say it is something else. */

export const passwords = new Set(
  'password passwd pwd pw pword passwort passphrase passcode psk psw pswd passw motdepasse depasse mdp contrasena senha wachtwoord parola parol parool kennwort haslo heslo sifre losenord salasana jelszo lozinka adgangskode kodeord passord matkhau katasandi contrasenia slaptazodis authtok'.split(
    ' ',
  ),
);
export const ciphers = new Set('aes des rijndael blowfish hmac cipher crypto encryption'.split(' '));
/** "update_password: on_create" says what happens to it. */
export const asking = new Set(
  'ask update updating forgot forget forgotten show hide toggle require requires allow allows check validate enable disable disabled without is has verify remember'.split(' '),
);
/** What everybody may see; NOPASSWD of sudoers. */
export const publicWords = new Set(
  'public pub publishable pubkey publickey sha sha1 sha256 sha512 md5 hash hashed digest checksum integrity fingerprint commit sealed nopasswd label'.split(' '),
);
/** Which one, not what it is. */
export const trailing = expression()`
    ^(?:
      \d+|v\d+|prod(?:uction)?|dev(?:elopment)?|stag(?:ing|e)|test(?:ing)?|live|local|base|value|val|str|string|literal|default|old|new
      |current|main|primary|secondary|backup|plain|plaintext|raw|clear|text|admin|root|again|repeat|repeated|retype|confirm|confirmation
      |attempt|master|slave|replica|b64|base64
    )$
  `;
/** Passes of a test, a compiler, a renderer; directives of nginx: fastcgi_pass. */
export const notBeforePass = new Set(
  'verification validation analysis warmup cleanup rendering optimization post pre first second third single multi by did must all tests render final last next two one low high band boarding will should can shader no num compiler opt function proxy fastcgi uwsgi scgi grpc memcached'.split(
    ' ',
  ),
);
export const wordAfterPassword = new Set('production dev confirmation'.split(' '));
/** Tokens of texts, pages and parsers. */
export const notBeforeToken = new Set(
  'cask formula lock pad bos eos unk sep cls class mask stop start end page pagination continuation max min num per special postman csrf xsrf authenticity antiforgery next prev previous sync since batch cursor shard current cancellation cancel first last new keyword string syntax parser lexer erc20 design color image placeholder idempotency is has symbol operator punctuation'.split(
    ' ',
  ),
);
export const joinedKeys = expression()`
    ^(?:
      api|app|access|secret|or|private|priv|encryption|encrypt|enc|decryption|signing|sign|signature|master|auth|account|service|shared|hmac
      |deploy|license|authentication|ssh|crypto|cipher|jwt|aes|des|rsa|ecdsa|ed25519|root|sas|write|webhook|validation|machine|host|subscription
      |instrumentation|secretaccess|accountaccess|cookie|nonce|network|nwk|nwks|apps|integration|ingest|ingestion|salt|md5|security|admin|consumer|merchant
      |gateway|developer|dev|server|bot|oauth|token|user|client|vault|kms|psk|preshared|recaptcha|captcha|maps|stripe|openai|sendgrid
      |mailgun|datadog|twilio|aws|google|azure|firebase|algolia|sentry|github|gitlab
    )key$
  `;
