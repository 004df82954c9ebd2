import { describeTexts } from './found-in.ts';

const escaped = (text: string): string => [...Buffer.from(text)].map((byte) => `\\u00${byte.toString(16)}`).join('');
const npmToken = `npm_${'4k'.repeat(2)}Zq8VbT3nR7wYx2Lm9Kd5Hs6Pf1Gj0CcE`;

/** A name, what its language puts behind it, and a value between marks of that language. */
const secrets: readonly (readonly [string, string])[] = [
  ['a.erl', 'start() -> open([{host,"db"},{password,"lemonTree77"}]).'],
  ['a.erl', '-define(DB_PASSWORD, <<"lemonTree77">>).'],
  ['a.erl', 'Options = #{password => <<"lemonTree77">>}.'],
  ['a.pl', 'my $password = q{lemonTree77};'],
  ['a.jsonnet', "{ dbPassword:: 'lemonTree77' }"],
  ['a.clj', '(System/setProperty "db.password" "lemonTree77")'],
  ['a.m4', "define(`DB_PASSWORD', `lemonTree77')"],
  ['a.tex', '\\newcommand{\\dbpassword}{lemonTree77}'],
  ['a.do', 'global db_password "lemonTree77"'],
  ['a.pl', 'db_password("lemonTree77").'],
  ['a.sas', '%let db_password=lemonTree77;'],
  ['a.spec', '%define db_password lemonTree77'],
  ['a.tcl', 'array set cfg {user ann password lemonTree77}'],
  ['a.json', '{ "password"\n:\n"lemonTree77" }'],
  ['a.html', '<tr><td>Password</td><td>lemonTree77</td></tr>'],
  ['a.html', '<dt>Admin password:</dt>\n<dd><code>lemonTree77</code></dd>'],
  ['a.xml', '<cfg>&lt;password&gt;lemonTree77&lt;/password&gt;</cfg>'],
  ['a.md', '- **Password**: `lemonTree77`'],
  ['a.adoc', 'DB password:: `lemonTree77`'],
  ['a.rst', ':Password: ``lemonTree77``'],
  ['a.txt', 'login: ann\npass: lemonTree77'],
  ['a.yaml', 'db:\n  password:\n    lemonTree77\n  port: 1'],
  ['a.sh', 'export DB_PASSWORD=\\\nlemonTree77'],
  ['a.exp', 'expect "assword:"\nsend "lemonTree77\\r"'],
  ['a.sh', 'expect -c "spawn ssh db; expect password: ; send lemonTree77\\r"'],
  ['a.py', "child.expect('password:')\nchild.sendline('lemonTree77')"],
  ['a.sh', '7z x -plemonTree77 backup.7z'],
  ['a.js', `const dbPassword = "${escaped('lemonTree77')}";`],
  ['a.properties', `db.password=${escaped('lemonTree77')}`],
  ['a.env', `DB_PASSWORD_B64=${btoa('lemonTree77')}`],
  ['a.py', `settings = "${btoa('db_password=lemonTree77\nhost=db\n')}"`],
  ['a.py', `settings = "${btoa('db_password: lemonTree77\nhost: db.corp.net\n')}"`],
  ['a.py', `t = ("${npmToken.slice(0, 15)}"\n     "${npmToken.slice(15)}")`],
  ['a.js', "weixin({ encodingAESKey : 'v4Kd7tmRk50Qe4wecH0gsez8EhXKIfN94LxtB3fgTZy' });"],
  ['app.min.js', 'var a=1;!function(){var e={password:"lemonTree77",user:"ann"};n(e)}();'],
];

const lookAlikes: readonly (readonly [string, string])[] = [
  ['a.erl', '{password,Password}'],
  ['a.erl', '{password,<<"password">>}'],
  ['a.pl', 'my $password = q{};'],
  ['a.tex', '\\newcommand{\\password}{\\texttt}'],
  ['a.do', 'global db_password "`pw\'"'],
  ['a.clj', '(System/setProperty "db.password" (System/getenv "DB_PASSWORD"))'],
  ['a.sas', '%let db_password=&pw.;'],
  ['a.html', '<tr><td>Password</td><td>Required, 8 to 64 characters</td></tr>'],
  ['a.html', '<th>Token</th><th>Created</th>'],
  ['a.md', '- **Password**: at least 12 characters'],
  ['a.adoc', 'password:: `string`'],
  ['a.yaml', 'password:\n  minLength: 12'],
  ['a.yaml', 'password:\n  *shared'],
  ['a.exp', 'expect "assword:"\nsend "$password\\r"'],
  ['a.dart', "static const String password = 'password';"],
  ['app.min.js', 'var e={password:"Password1",label:"Password"};'],
  // What stands between two strings of PHP.
  ['a.php', `$text .= "<input name='e-token' value='".defset('e_TOKEN')."' /></div>";`],
  ['a.php', `$line = 'cron.php token='.self::TOKEN.' >/dev/null';`],
  // Fields of a form, constants, and maps of names.
  ['a.php', `$table['LOGIN_PASSW'] = $form->password("clientpassword", '');`],
  ['a.php', `'admin_pass' => 'E_32_ADPASS',`],
  ['a.php', `'smtp_password' => 'smtp_password',`],
  ['a.sh', 'docker run -v "$PWD":/src:ro -w /src app'],
  ['sign.sh', "RELEASE_KEY='92C526AE50DF39470EB2911BED4CF1CA67CBAA92'"],
  ['secrets.h', '#define WIFI_PASS "SUA_SENHA_AQUI"'],
];

describeTexts({ secrets, lookAlikes });
