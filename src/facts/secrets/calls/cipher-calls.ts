import { expression } from '../../../long-expression.ts';
import { anyQuoted, type Call, quoted, secondOf } from './call-grammars.ts';

/** A literal of two characters and more in bytes or text, `"v".getBytes(…)` and `[]byte("v")` too. */
const key = (grammar: string): RegExp => new RegExp(`${grammar}${quoted}`, 'diy');
const cipher = { as: 'secret', words: 'used' } as const;

/** Keys and vectors that are handed to a cipher, a keyed hash or what signs a token as text. */
export const cipherCalls: readonly Call[] = [
  // Laravel: 'key' => 'base64:v'; Magento: 'crypt' => ['key' => 'v']
  {
    ...cipher,
    keywords: ["'base64:", '"base64:', "'crypt' =>"],
    says: 'a cipher',
    grammar: /(?<=\bkey["'] ?=> ?)["']base64:(?<secret>[\w+/]{20,88}={0,2})["']|'crypt' => (?:\[|array\()\s{0,40}'key' => '(?<secret2>[^'\s]{16,200})'/diy,
  },
  { ...cipher, keywords: ['aes.new(', 'des.new(', 'des3.new(', 'arc4.new(', 'blowfish.new('], says: 'a cipher', grammar: key(String.raw`\w{3,8}\.new\(\s{0,10}(?:key\s?=\s?)?`) },
  {
    ...cipher,
    keywords: ['secretkeyspec(', 'ivparameterspec(', 'deskeyspec(', 'desedekeyspec('],
    says: 'a cipher',
    grammar: /\w{9,15}\(\s{0,10}"(?<secret>[^"\r\n]{3,200})"\.(?:getBytes|toByteArray)\(/diy,
  },
  {
    // SymmetricKey(data: Data("v".utf8)), Keys.hmacShaKeyFor("v".getBytes()), MessageEncryptor.new("v"), AES_set_encrypt_key((unsigned char*)"v", …), Key::from(b"v")
    ...cipher,
    keywords: ['symmetrickey(', 'secretkey(', 'hmacshakeyfor(', 'messageencryptor.new(', 'messageverifier.new(', 'set_encrypt_key(', 'set_decrypt_key(', 'key::from('],
    says: 'a cipher',
    grammar: key(
      String.raw`(?:(?<!\w)symmetrickey|(?:(?<!\w)|(?<=\bwith))secretkey|hmacshakeyfor|message(?:encryptor|verifier)\.new|set_(?:en|de)crypt_key|(?<!\w)key::from(?=\(\s{0,10}[&*]?(?:b["']|["'][^"'\r\n]{3,200}["']\.as_bytes)))\(\s{0,10}[*]?(?:\w{1,12}\s?:\s?)?(?:(?:[\w.]{1,30}\()|\((?:const )?(?:unsigned )?\w{3,8}_?t? ?\*\)\s?|&)?`,
    ),
  },
  {
    // const secret = new TextEncoder().encode("v"); a key may as well be what a value is found by.
    keywords: ['textencoder().encode('],
    says: 'the signing of a token',
    as: 'secret',
    words: true,
    grammar: key(
      String.raw`(?<=(?:secret(?:_?key)?|(?:jwt|hmac|sign(?:ing)?|encryption|private)_?key)(?:_?(?:bytes|data|buffer))?(?: ?: ?\w{1,20})? ?= ?new |\b(?:sign|jwtVerify)\((?:[^()"'\r\n]{1,60},)?\s{0,20}new )textencoder\(\)\.encode\(\s{0,5}`,
    ),
  },
  {
    // TOTP("v"), mfa_seed: v: what an authenticator makes its codes from, in base32
    keywords: ['totp', 'hotp', 'mfa', '2fa', 'two_factor', 'twofactor'],
    says: 'an authenticator',
    as: 'secret',
    drawn: true,
    grammar: expression('dy')`
        (?:(?:[TtHh][Oo]|[Hh])[Tt][Pp]|[Mm][Ff][Aa]|2[Ff][Aa]|[Tt][Ww][Oo]_?[Ff](?:actor|ACTOR))(?:
          [\w.-]{0,30}["']?\]?[ \t]{0,8}(?::=|=>|[=:,])[ \t]{0,8}
          |(?:(?:\.|::|->)\w{2,20})?\([ \t]{0,4}(?:\w{1,10}[ ]?=[ ]?|[\w.:]{1,40}\([ ]?)?(?=["'])
        )["']?(?<secret>(?=[A-Z -]{0,40}[2-7])(?:[A-Z2-7]{4}[ -]?){3,15}[A-Z2-7]{4})={0,6}(?=["'\s,;)<]|$)
      `,
  },
  // AES.new(key, AES.MODE_CBC, b"v"): what it begins with
  {
    ...cipher,
    keywords: ['.mode_cbc,', '.mode_cfb,', '.mode_ofb,', '.mode_gcm,'],
    says: 'a cipher',
    grammar: key(String.raw`\.mode_\w{3},\s{0,10}(?:(?:iv|nonce)\s?=\s?)?`),
  },
  // URLSafeTimedSerializer("v")
  { ...cipher, keywords: ['serializer('], says: 'the signing of a token', grammar: key(String.raw`(?<=url_?safe(?:timed)?|jsonwebsignature)serializer\(\s{0,5}`) },
  { ...cipher, keywords: ['keygrip(['], says: 'the signing of a cookie', grammar: key(String.raw`keygrip\(\[\s{0,20}`) },
  { ...cipher, keywords: ['fernet('], says: 'a cipher', grammar: key(String.raw`fernet\(\s{0,5}`) },
  { ...cipher, keywords: ['newcipher('], says: 'a cipher', grammar: /newcipher\(\s{0,5}\[\]byte\("(?<secret>[^"\r\n]{8,64})"\)/diy },
  { ...cipher, keywords: ['createhmac('], says: 'a keyed hash', grammar: key(String.raw`createhmac\(\s{0,5}${anyQuoted}\s{0,3},\s{0,5}`) },
  {
    ...cipher,
    keywords: ['createcipheriv(', 'createdecipheriv(', 'createcipher(', 'createdecipher('],
    says: 'a cipher',
    grammar: key(String.raw`create(?:de)?cipher(?:iv)?\(\s{0,5}${anyQuoted}\s{0,3},\s{0,5}(?:Buffer\.from\()?`),
  },
  {
    ...cipher,
    keywords: ['cryptojs.aes.', 'cryptojs.des.', 'cryptojs.tripledes.', 'cryptojs.hmac'],
    says: 'a cipher',
    grammar: key(String.raw`cryptojs\.(?:(?:aes|des|tripledes)\.(?:en|de)crypt|hmac\w{2,8})\(\s{0,5}[^,"'\r\n]{1,80},\s{0,5}`),
  },
  {
    ...cipher,
    keywords: ['openssl_encrypt(', 'openssl_decrypt('],
    says: 'a cipher',
    grammar: key(String.raw`openssl_(?:en|de)crypt\(\s{0,5}[^,"'\r\n]{1,80},\s{0,5}${anyQuoted}\s{0,3},\s{0,5}`),
  },
  { ...cipher, keywords: ['hash_hmac('], says: 'a keyed hash', grammar: key(String.raw`hash_hmac\(\s{0,5}${anyQuoted}\s{0,3},\s{0,5}[^,"'\r\n]{1,80},\s{0,5}`) },
  // OpenSSL::HMAC.hexdigest("SHA256", "v", body), Joken.Signer.create("HS256", "v"), :crypto.mac(:hmac, :sha256, "v", body)
  {
    ...cipher,
    keywords: ['hmac.hexdigest(', 'hmac.digest(', 'hmac.base64digest(', 'signer.create(', 'crypto.mac(', 'crypto.hmac('],
    says: 'a keyed hash',
    grammar: key(
      String.raw`(?:hmac\.\w{6,12}|signer\.create|crypto\.(?:mac|hmac))\(\s{0,5}(?::hmac,\s{0,3})?(?:["'](?:HS|SHA|MD)-?\d{1,3}["']|:(?:sha|md)\w{1,10}|[\w.:]{0,30}(?:digest|sha_?\d|md5|algo)[\w.:]{0,20}(?:\(["'][\w-]{2,12}["']\))?)\s{0,3},\s{0,5}`,
    ),
  },
  // Telegram derives the key of a page from its token with this word, as everybody does.
  {
    ...cipher,
    keywords: ['hmac.new('],
    says: 'a keyed hash',
    grammar: key(String.raw`hmac\.new\((?!\s{0,5}(?:key\s?=\s?)?b?["']WebAppData["'])\s{0,5}(?:(?:sha\d{1,3}|md5)\.New\d{0,3},\s{0,3})?(?:key\s?=\s?)?`),
  },
  {
    keywords: ['jws.sign', 'jws.encode', 'jws.verify', 'jwt.sign', 'jwt.encode', 'jwt.verify', 'jwt.decode', 'jwt::encode', 'jwt::decode'],
    says: 'the signing of a token',
    as: 'secret',
    words: true,
    grammar: new RegExp(String.raw`jw[st](?:\.|::)(?:sign|encode|verify|decode)\((?:\{[^{}\r\n]{0,200}\}|(?:[^"'()\r\n]|\([^"'()\r\n]{0,60}\)){1,120}),\s{0,10}${quoted}`, 'diy'),
  },
  {
    // signJwt({ id }, 'v'), as a test calls what it wraps it in; neither "RS256", "15m" nor "access-v1"
    keywords: ['signjwt', 'sign_jwt', 'verifyjwt', 'verify_jwt', 'decodejwt', 'decode_jwt', 'createjwt', 'create_jwt', 'generatejwt', 'generate_jwt'],
    says: 'the signing of a token',
    as: 'secret',
    words: true,
    grammar: new RegExp(
      String.raw`(?:sign|verify|decode|create|generate)_?jwt\w{0,12}\((?:\{[^{}\r\n]{0,200}\}|[^"'(){}\r\n]{1,120}),\s{0,10}(?=["'](?:[\w-]{0,12}s[e3]cr[e3]t[\w-]{0,8}|(?!(?:[a-z]{2}\d{3}|\d{1,5}[a-z]{0,4}|(?:[a-z]{1,20}[-_.]){1,4}[a-z]{0,20}\d{1,2})["'])[^"'\s]{0,40}\d[^"'\s]{0,40})["'])${quoted}`,
      'diy',
    ),
  },
  {
    // sign!(algorithm: 'HS256', key: 'v'), encode(claims, "v", "HS256"): what a wrapper of them is called by
    keywords: ['hs256', 'hs384', 'hs512'],
    says: 'the signing of a token',
    as: 'secret',
    words: true,
    grammar: expression('diy')`
        (?<=["':])hs\d{3}["']?[ ]?,[ ]{0,2}(?:(?:signing|verification)_)?key[ ]?[:=][ ]?b?["'](?<secret>[^"'\s]{3,100})["']
        |(?<=\bkey[ ]?[:=][ ]?b?["'](?<secret2>[^"'\s]{3,100})["'],[ ]?alg(?:orithms?)?[ ]?[:=][ ]?\[?["'])hs\d{3}["']
        |(?<=(?:encode|decode|sign|verify)\w{0,12}[!?]?\([^\n]{1,160},[ ]?b?["'](?<secret3>(?!alg|typ|kid|jwt|none)[^"'\s]{3,100})["'],[ ]?(?:true,[ ]?)?(?:algorithms?[ ]?[:=][ ]?\[?)?["'])hs\d{3}["']
      `,
  },
  {
    ...cipher,
    // In a filter of Ansible
    keywords: ['password_hash('],
    says: 'a hash',
    grammar: /(?<=\|[ ]{0,2})password_hash\((?:["'][a-z]\w{2,20}["'],[ ]?(?:salt=)?|salt=)["'](?<secret>[^"'{}\s]{6,40})["']/diy,
  },
  {
    ...cipher,
    keywords: ['pgp_sym_encrypt(', 'pgp_sym_decrypt(', 'aes_encrypt(', 'aes_decrypt('],
    says: 'a cipher',
    grammar: secondOf('(?:pgp_sym|aes)_(?:en|de)crypt'),
  },
  { ...cipher, keywords: ['encryptbypassphrase('], says: 'a cipher', grammar: key(String.raw`encryptbypassphrase\(\s{0,5}N?`) },
  {
    // EncodingKey::from_secret(b"v") of Rust
    keywords: ['key::from_secret(', 'key::from_bytes('],
    says: 'the signing of a token',
    as: 'secret',
    words: true,
    grammar: /key::from_(?:secret|bytes)\(\s{0,5}&?b?"(?<secret>[^"\r\n]{3,200})"/diy,
  },
  { ...cipher, keywords: ['hex.decodestring("'], says: 'a cipher', grammar: /(?<=[kK]ey, (?:_|err) :?= )hex\.DecodeString\("(?<secret>[0-9a-f]{32,64})"\)/diy },
  {
    // var key = Encoding.ASCII.GetBytes("v"), and below it what signs with it
    keywords: ['getbytes("'],
    says: 'the signing of a token',
    as: 'secret',
    words: true,
    grammar: /(?<=\bkey {0,2}= {0,2}(?:[\w]{1,20}\.){0,4})GetBytes\("(?<secret>[^"\r\n]{6,200})"\)(?=[\s\S]{0,1200}?(?:SymmetricSecurityKey|SigningCredentials))/diy,
  },
  { keywords: ['cookieparser('], says: 'the signing of a cookie', as: 'secret', words: true, grammar: key(String.raw`cookieParser\(\s{0,5}`) },
  {
    keywords: ['signedstring(', 'newcookiestore(', 'symmetricsecuritykey(', 'signwith(', 'setsigningkey(', '.hmac256(', '.hmac384(', '.hmac512('],
    says: 'the signing of a token',
    as: 'secret',
    words: true,
    grammar: new RegExp(
      String.raw`(?:SignedString|NewCookieStore|SymmetricSecurityKey|signWith|setSigningKey|\.HMAC(?:256|384|512))\(\s{0,10}(?:SignatureAlgorithm\.\w{2,8}\s?,\s{0,10})?${quoted}`,
      'diy',
    ),
  },
];
