import { describeTexts } from './found-in.ts';

/** Where a password stands by its place in a call, a command or a line of settings, and no word for it is beside it. */
const secrets: readonly (readonly [string, string])[] = [
  ['a.m', "conn = database('shop','ann','l3mon!Tree');"],
  ['a.lua', 'local conn = env:connect("shop", "ann", "l3mon!Tree", "db", 3306)'],
  ['a.nim', 'let db = open("db", "ann", "l3monTree", "shop")'],
  ['a.erl', '{ok, C} = epgsql:connect("db", "ann", "l3mon!Tree", #{database => "shop"}).'],
  ['a.kt', 'basic { credentials { BasicAuthCredentials("ann", "l3mon!Tree") } }'],
  ['a.do', 'odbc load, exec("select 1") dsn("shop") user("ann") password("l3mon!Tree")'],
  ['a.tcl', 'set db [mysqlconnect -host db -user ann -password l3mon!Tree]'],
  ['a.4gl', 'CONNECT TO "shop" USER "ann" USING "l3mon!Tree"'],
  ['a.sql', 'CONNECT TO shop USER ann USING l3monTree;'],
  ['a.sql', 'CONNECT ann/l3monTree@orcl'],
  ['a.vbs', 'objNetwork.MapNetworkDrive "Z:", "\\\\nas\\share", False, "CORP\\ann", "l3mon!Tree"'],
  ['a.bat', 'net use Z: \\\\nas\\share l3mon!Tree /user:CORP\\ann'],
  ['a.ps1', 'schtasks /create /tn backup /tr backup.exe /ru CORP\\ann /rp l3mon!Tree'],
  ['a.ahk', 'Send, ann{Tab}l3mon!Tree{Enter}'],
  ['a.applescript', 'do shell script "mount_smbfs //ann:l3monTree@nas/share /mnt"'],
  ['attributes/default.rb', "default['postgresql']['password']['postgres'] = 'l3monTree'"],
  ['opensips.cfg', 'modparam("db_mysql", "default_pass", "l3monTree")'],
  ['a.py', 'config.set("db", "password", "l3monTree")'],
  ['a.rpgle', "dcl-c DB_PASSWORD 'l3mon!Tree';"],
  ['rest.http', 'POST https://api.corp.net/login\nAuthorization: Basic ann:l3mon!Tree'],
  ['client.ovpn', '<auth-user-pass>\nann\nl3mon!Tree\n</auth-user-pass>'],
  ['tac_plus.conf', 'user = admin {\n  login = cleartext "l3mon*Tree"\n}'],
  ['upsmon.conf', 'MONITOR ups@localhost 1 upsmon l3mon!Tree master'],
  ['authinfo', 'AuthInfo:smtp.corp.net "U:ann" "P:l3mon!Tree" "M:PLAIN"'],
];

const lookAlikes: readonly (readonly [string, string])[] = [
  ['a.py', 'f = open("names.txt", "r", "utf8")'],
  ['a.js', 'const b = codec.open("text", "plain", "base64url");'],
  ['a.py', 'button.connect("clicked", "handler", "window2")'],
  ['a.py', 'config.set("db", "password", os.environ["DB_PASSWORD"])'],
  ['a.rb', "errors['password']['min'] = 'at least 8'"],
  ['a.md', 'You connect to the server, user by user, using HTTP2'],
  ['a.sql', 'CONNECT ann/&pw@orcl'],
  ['a.ahk', 'Send, {Tab}{Enter}'],
  ['rest.http', 'Authorization: Basic {{user}}:{{password}}'],
  ['telegraf.conf', 'password = "metricsmetricsmetricsmetrics"'],
  ['upsmon.conf', 'MONITOR ups@localhost 1 upsmon <password> master'],
  ['sealed.yaml', 'kind: SealedSecret\nspec:\n  encryptedData:\n    user: AgCx2h3NIRVJ+OhSyRXYYY8qN32bFCFp\n    password: AgBy3i4OJSWK+PiTySYZZA9rO43cGDEq'],
];

describeTexts({ secrets, lookAlikes });
