import { describeTexts, type Text } from './found-in.ts';
import { random } from './made-up.ts';

/** What large programs have in the places of passwords, and beside it what is one. */
const secrets: readonly Text[] = [
  ['Options.java', `static final String ENV_PASSWORD = "${random(8)}7!";`],
  ['constants.ts', 'const OPTION_PASSWORD = "lemonTree77";'],
  ['hash.ts', 'password = getSetting("DB_PASSWORD", "lemonTree77");'],
  ['app.py', 'password = config.get("db_password", "lemonTree77")'],
  ['store.php', "save('username', 'ann', 'password', 'lemonTree77');"],
  ['calls.php', "$pins = ['pc' => '92', 'pw' => 'lemon77'];"],
  ['setup.wxs', '<Property Id="ServicePassword" Value="lemon[Tree]77" />'],
  ['auth.tsx', 'sdk.auth.login("ann", "lemonTree77", callback)'],
  ['Startup.cs', 'new Secret("secret".Sha256())'],
  ['deploy.sh', 'pulumi config set --secret dbPassword lemonTree77'],
  ['lang/de/general.php', `'api_token' => '${random(32)}',`],
  ['import.rb', "{ 'login' => 'ann', 'password' => 'lemon_tree77' }"],
  ['test_users.py', 'User.objects.create_user("ann", "ann@corp.net", "lemonTree77")'],
  ['run.sh', `curl -u ann:@${random(12)} https://api.corp.net/`],
];

const lookAlikes: readonly Text[] = [
  ['hash.ts', 'password = getArrayBufferOrView(password, "password", "buffer");'],
  ['user.py', 'cross_signing_key = await self.get_signing_key(user, "master")'],
  ['Client.cs', 'var r = Get($"backup/export?passphrase={Uri.EscapeDataString(passphrase ?? "")}&all=1");'],
  ['po/fr.po', 'msgstr "Utiliser \\"webdav://utilisateur:MotDePasse@dossier\\"."'],
  ['setup.wxs', '<RegistryValue Name="ServicePassword" Value="[#Shop.Service.exe]|[SHOP_SERVICE_PASSWORD]" />'],
  ['aes.py', 'digest.update(bytes(passw,"utf_16_le"))'],
  ['site.xml', '<parameter defaultValue="password = &quot;{DbPassword}&quot;" />'],
  ['calls.php', "$codes = ['pk' => '92', 'pw' => '680', 'py' => '595'];"],
  ['setup.php', "$needed = array('host', 'adapter', 'prefix', 'username', 'schema', 'password', 'dbname');"],
  ['log.php', "$masks = [$config['username'] => 'dbuser', $config['password'] => 'dbpass'];"],
  ['events.php', "return ['Template.userSecurity.afterPassword' => 'render2FaUserSettings'];"],
  ['auth.tsx', 'sdk.auth.login("user", "emailpass", payload)'],
  ['errors.ts', 'const codes = { wrongCredentials: "28000" };'],
  ['user.rb', 'commands :modify => "usermod", :password => "chage"'],
  ['compile.rs', 't.pass("../cases/**/*.rs");'],
  ['messages.js', 'a={Add_missing_call:{code:90001,key:"Add_missing_super_call_in_0_90001",message:"Add it."}}'],
  ['lang/aa/general.php', "'personal_access_token' => 'crwdns12312:0crwdne12312:0',"],
  ['lang/aa/validation.php', "'password' => ['letters' => 'crwdns12498:0crwdne12498:0'],"],
  ['schema.lua', 'local host_def_pat = "^\\\\*?[0-9a-zA-Z-._\\\\[\\\\]:]+$"'],
  ['Bundle/Translations/en_US/messages.ini', 'shop.form.client_secret="Application Secret Key"'],
  ['sentinel.conf', '# sentinel auth-pass mymaster MySUPER--secret-0123passw0rd'],
  ['clean.py', 'help="such as https://xxx:yyy@db.corp.net:443"'],
  ['release.rb', "sh 'altool', '--password', '@env:RELEASE_PASSWORD'"],
  ['Stack.cs', 'var secret = new Secret("secret");'],
  ['deploy.sh', 'pulumi config set --secret sqlUsername $SQL_USERNAME'],
  ['import.rb', "{ 'login' => 'field_login', 'password' => 'field_password' }"],
  ['storage.rs', 'let c = "AccountName=shop;AccountKey=base64key==;EndpointSuffix=core.windows.net";'],
  ['settings.yaml', 'description: >-\n  Beside the [secret_key](#secret_key): allows\n  more'],
  ['test_users.py', 'self.get_or_create_user(requester, ann.localpart, "Annie")'],
];

describeTexts({ secrets, lookAlikes });
