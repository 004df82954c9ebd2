import { generateKeyPairSync } from 'node:crypto';
import { describeTexts } from './found-in.ts';
import { hex, random } from './made-up.ts';

const key = `8${random(31)}`.replaceAll(/[^A-Za-z0-9]/g, 'k');
const vector = `7${key.slice(1, 16)}`;

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
const der = privateKey.export({ type: 'pkcs1', format: 'der' }).toString('base64');

/** A name that says little, and a cipher beside it; keys that are kept without their marks. */
const secrets: readonly (readonly [string, string])[] = [
  ['a.js', `const iv = '${hex(32)}';\nconst cipher = crypto.createCipheriv('aes-256-cbc', key, iv);`],
  ['a.js', `const key = Buffer.from('${hex(64)}', 'hex');\nconst cipher = crypto.createCipheriv('aes-256-gcm', key, iv);`],
  ['a.js', `const ENC_KEY = "${hex(32)}";`],
  ['a.js', "app.use(cookieParser('lemonTree77'));"],
  ['a.py', `iv = b"${vector}"\ncipher = AES.new(key, AES.MODE_CBC, iv)`],
  ['a.py', `key = bytes.fromhex("${hex(32)}")\ncipher = AES.new(key, AES.MODE_ECB)`],
  ['A.java', `private static final String KEY = "${vector}";\nCipher c = Cipher.getInstance("AES");`],
  ['A.java', `private static final String INIT_VECTOR = "${vector}";\nIvParameterSpec iv = new IvParameterSpec(INIT_VECTOR.getBytes());`],
  ['A.cs', `var key = Encoding.UTF8.GetBytes("${key}");\nusing var aes = Aes.Create();`],
  ['a.go', `key, _ := hex.DecodeString("${hex(64)}")\nblock, _ := aes.NewCipher(key)`],
  ['a.rs', 'const JWT_SECRET: &[u8] = b"lemonTree77";'],
  ['a.json', `{ "sp": { "cert": "${der}" } }`],
  ['a.json', `{ "privateKey": "${random(900).replaceAll(/[^A-Za-z0-9]/g, 'k')}" }`],
  ['a.dart', `final key = Key.fromUtf8('${key}');\nfinal encrypter = Encrypter(AES(key));`],
];

const lookAlikes: readonly (readonly [string, string])[] = [
  ['a.js', `const key = 'ArrowDown2';\nconst cipher = crypto.createCipheriv('aes-256-cbc', k, iv);`],
  ['a.js', `const digest = '${hex(32)}';\nconst cipher = crypto.createCipheriv('aes-256-cbc', k, iv);`],
  ['a.js', `const cacheKey = '${hex(32)}';\nconst cipher = crypto.createCipheriv('aes-256-cbc', k, iv);`],
  ['a.js', `const iv = '${hex(32)}';`],
  ['a.py', `budget_sheet_key = "1${random(43)}"\nspreadsheetKey = "1${random(43)}"`],
  ['a.py', 'iv = os.urandom(16)\ncipher = AES.new(key, AES.MODE_CBC, iv)'],
  ['A.cs', 'var bytes = Encoding.UTF8.GetBytes("hello world 12");'],
  ['a.rs', 'const LINK_LABEL_ENCRYPTION_KEY: &[u8] = b"Corp Link Encryption Key";'],
  ['a.json', `{ "publicKeyText": "${random(900).replaceAll(/[^A-Za-z0-9]/g, 'k')}" }`],
  ['a.rs', 'const NAMES: [&str; 2] = ["password1", "token2"];'],
];

describeTexts({ secrets, lookAlikes });
