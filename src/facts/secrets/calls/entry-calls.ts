import { expression } from '../../../long-expression.ts';
import { type Call, quoted, secondOf } from './call-grammars.ts';

/** The rest of the name of a call, and what it takes before. */
const others = String.raw`\w{0,12}\((?:[^()\r\n]{0,120},)?\s{0,30}`;
const entry = String.raw`["'](?:cn|uid)=[^"'\r\n=]{1,60},[^"'\r\n]{1,160}["']`;

/** What opens an entry of a directory, a key store, a database or a wallet, behind the name of it. The name alone says nothing: much else is done with an entry. */
export const entryCalls: readonly Call[] = [
  // connection.bind("uid=ann,ou=people", "v") of LDAP
  {
    keywords: ['bind("', "bind('", 'bind( "'],
    says: 'a directory',
    as: 'password',
    words: true,
    grammar: new RegExp(String.raw`(?<=[.>])bind\(\s{0,5}["'](?:cn|uid|dc|ou)=[^"'\r\n]{1,120}["'],\s{0,5}${quoted}\s{0,5}[,)]`, 'diy'),
  },
  // Connection(server, "cn=admin,dc=corp", "v"): whose entry of a directory it is, and what opens it
  {
    keywords: ['"cn=', "'cn=", '"uid=', "'uid="],
    says: 'a directory',
    as: 'password',
    words: true,
    grammar: new RegExp(
      String.raw`(?:(?<=(?:bind|connect|connection|credentials?|authenticate|log_?in|getcontext|contextsource)${others})${entry},\s{0,30}(?:password\s?=\s?)?|${entry},\s{0,30}password\s?=\s?)(?!["'][^"'\r\n]{0,80}[=(])${quoted}\s{0,5}[,)]`,
      'diy',
    ),
  },
  // new X509Certificate2("app.pfx", "v"), load(new FileInputStream("app.p12"), "v".toCharArray())
  {
    keywords: ['pfx"', "pfx'", 'p12"', "p12'", 'jks"', "jks'"],
    says: 'a key store',
    as: 'password',
    words: true,
    grammar: new RegExp(
      String.raw`(?<=\w\.)(?:pfx|p12|jks)["']\){0,2},\s{0,10}(?:(?<=(?:certificate2?|key_?store|trust_?store|pkcs_?12|https)\w{0,8}\((?:new \w{1,30}\()?["'][^"'\r\n]{1,100}["']\){0,2},\s{0,10})(?!["'](?:PKCS12|JKS|BCFKS|[\w./\\-]{1,80}\.\w{2,5})["'])|(?="[^"\r\n]{3,80}"\.toCharArray\(\)))${quoted}\s{0,5}[,)]`,
      'diy',
    ),
  },
  { keywords: ['decryptpemblock('], says: 'a private key', as: 'password', words: true, grammar: secondOf('decryptpemblock') },
  // getConnection('jdbc:mysql://host/db', 'ann', 'v')
  {
    keywords: ['"jdbc:', "'jdbc:"],
    says: 'a login',
    as: 'password',
    grammar: new RegExp(
      String.raw`(?<=(?:connect|connection|data_?source|database|storage|pool)${others})["']jdbc:[^"'\s]{4,200}["'],\s{0,20}(?!["'][\w.]{0,40}driver["'])["'][\w.@-]{1,40}["'],\s{0,20}${quoted}\s{0,5}[,)]`,
      'diy',
    ),
  },
  // "fs.azure.account.key.corp.blob.core.windows.net", "v"
  {
    keywords: ['fs.azure.account.key.'],
    says: 'a store',
    as: 'secret',
    grammar: /fs\.azure\.account\.key\.[\w.-]{1,100}(?:["']\s{0,3}[,:]|<\/name>\s{0,40}<value>|["']?\s{0,3}=)\s{0,5}["']?(?<secret>[A-Za-z0-9+/]{86}==)/diy,
  },
  // connection.Open "dsn", "ann", "v" of ADO
  {
    keywords: ['.open "'],
    says: 'a login',
    as: 'password',
    grammar: /\.open "[^"\r\n]{2,200}", ?"[\w.@\\-]{1,60}", ?"(?<secret>[^"\r\n]{3,80})"(?=[ \t]*(?:\r?$|,|:))/dimy,
  },
  // new Wallet("0xv", provider); getWallet("0xv") looks for an address.
  // Account.from_key("0xv"), web3.eth.accounts.privateKeyToAccount("0xv")
  {
    keywords: ['.from_key(', 'privatekeytoaccount('],
    says: 'a wallet',
    as: 'secret',
    grammar: /(?:(?<=\baccount)\.from_key|privateKeyToAccount)\(\s{0,5}["'`](?<secret>(?:0x)?[0-9a-f]{64})["'`]/diy,
  },
  {
    // new HDWalletProvider("v", url), with a list of them as well
    keywords: ['walletprovider('],
    says: 'a wallet',
    as: 'secret',
    grammar: /walletprovider\(\s{0,10}\[?\s{0,10}["'`](?<secret>(?:0x)?[0-9a-f]{64})["'`]/diy,
  },
  { keywords: ['wallet('], says: 'a wallet', as: 'secret', grammar: /(?<!\w)Wallet\(\s{0,5}["'`](?<secret>(?:0x)?[0-9a-fA-F]{64})["'`]/dy },
  {
    // load_pem_private_key(pem, b"v"), (private-key "a.pem" "v"), OpenSSL::PKey::RSA.new(File.read("a.pem"), "v")
    keywords: ['private-key "', 'private_key(', 'private_key_file(', 'privatekey(', '_get_private(', 'cryptkey(', 'pkey::rsa.new(', 'pkey::ec.new(', 'pkey.read('],
    says: 'a private key',
    as: 'password',
    words: true,
    grammar: new RegExp(
      String.raw`(?:private[-_]?key(?:_file)?|_get_private|cryptkey|pkey(?:::\w{2,3}\.new|\.read))[ (]\s{0,5}(?:(?:\w{1,20}\.){0,3}\w{0,20}\()?(?:["'][^"'\r\n]{0,120}\.(?:pem|key|der|p8|p12|priv|rsa)["']|\$?[\w.]{0,20}(?:pem|key|data|file|path|priv\w{0,6}|key_?content))\)?[,\s]\s{0,20}(?:pass\w{0,10}\s?[=:]\s?)?(?![bu]?["'](?:utf|ascii|latin|pem|der|rsa|sha|base64|hex))${quoted}\s{0,5}[,)]`,
      'diy',
    ),
  },
  {
    // keyStore.load(in, "v".toCharArray()): what is no String in Java is meant to be wiped.
    keywords: ['.tochararray('],
    says: 'a key store or a login',
    as: 'password',
    grammar: expression('diy')`
        (?<=
          (?:
            \b(?:
              load|init|getBytes|getKey|store|setKeyEntry|setEntry|PasswordProtection|PBEKeySpec|loadKeyMaterial|loadTrustMaterial
              |\w{0,30}(?:Authenticator|Credentials?|Password)
            )[ ]?\((?:[^()\n]{0,80},)?\s{0,10}|\bchar\[\][ ](?:pw|pwd|\w{0,20}pass\w{0,10})[ ]?=[ ]?
          )"(?<secret>[^"\r\n]{3,80})"
        )\.toCharArray\(
      `,
  },
  // keychain.set("v", forKey: "password")
  {
    keywords: ['password', 'pass', 'secret', 'token', 'api', 'access', 'auth', 'jwt', 'refresh'].map((word) => `forkey: "${word}`),
    says: 'a key chain',
    as: 'password',
    grammar: /(?<=\bset\("(?<secret>[^"\n]{3,100})",[ ])forKey: "(?:pass|secret|(?:api|access|auth|jwt|refresh)?_?(?:token|key|secret)")/diy,
  },
];
