import { anyQuoted, behind, type Call, quoted, secondOf, thirdOf } from './call-grammars.ts';

/** What a program connects to a database, a mail server or a network with. */
export const serverCalls: readonly Call[] = [
  {
    keywords: ['getconnection'],
    says: 'a database connection',
    as: 'password',
    grammar: new RegExp(String.raw`getConnection\(\s{0,20}[^,()]{1,300},\s{0,20}${anyQuoted}\s{0,5},\s{0,20}${quoted}\s{0,5}\)`, 'diy'),
  },
  {
    keywords: ['mysqli', 'mysql_connect'],
    says: 'a database connection',
    as: 'password',
    grammar: thirdOf('mysqli?(?:_(?:real_)?connect)?'),
  },
  {
    keywords: ['new pdo(', 'dbi->connect', 'new sequelize(', 'sql.newinstance(', 'pymysql.connect(', 'mysqldb.connect(', 'psycopg2.connect(', 'pymssql.connect(', 'mysql.connect('],
    says: 'a database connection',
    as: 'password',
    grammar: thirdOf('(?:new PDO|DBI->connect|new Sequelize|Sql\\.newInstance|\\w{5,8}\\.connect)'),
  },
  {
    // dbConnect(MySQL(), "shop", "ann", "v") of R
    keywords: ['dbconnect('],
    says: 'a database connection',
    as: 'password',
    grammar: new RegExp(
      String.raw`dbConnect\(\s{0,5}[\w.:]{1,40}(?:\([^()\r\n]{0,80}\))?,\s{0,20}${anyQuoted}\s{0,5},\s{0,20}${anyQuoted}\s{0,5},\s{0,20}${quoted}\s{0,5}[,)]`,
      'diy',
    ),
  },
  {
    // cn.Open "DSN=shop", "ann", "v" of Visual Basic
    keywords: ['.open "'],
    says: 'a database connection',
    as: 'password',
    strict: true,
    grammar: new RegExp(String.raw`\.open "[^"\r\n]{1,200}", ?"[^"\r\n]{1,40}", ?${quoted}`, 'diy'),
  },
  { keywords: ['ftp(', 'ftp_tls(', 'ftp.open(', 'ftp.new(', 'ftp_login('], says: 'a server', as: 'password', grammar: thirdOf('ftp(?:_tls|\\.open|\\.new|_login)?') },
  { keywords: ['cx_oracle.connect(', 'oracledb.connect('], says: 'a database connection', as: 'password', grammar: secondOf('(?:cx_oracle|oracledb)\\.connect') },
  { keywords: ['wifi.begin(', 'sta.config('], says: 'a wireless network', as: 'password', grammar: secondOf('(?:wifi\\.begin|sta\\.config)') },
  {
    // new AMQPStreamConnection("host", 5672, "u", "v"), mqttClient.connect("id", "u", "v")
    keywords: ['connection(', 'client(', 'connect('],
    says: 'a server',
    as: 'password',
    grammar: new RegExp(
      String.raw`(?:(?:connection|client|connect)\(\s{0,20}${anyQuoted}\s{0,5},\s{0,20}\d{2,5}\s{0,5},|(?<=(?:mqtt|client)\w{0,12}(?:\.|->))connect\(\s{0,20}${anyQuoted}\s{0,5},(?=[^,]{1,80},\s{0,20}["'][^"']{0,60}\d))\s{0,20}["'][\w.@-]{2,60}["']\s{0,5},\s{0,20}(?!["'](?:schema|db|database|catalog|queue|exchange|topic|table|vhost|keyspace|bucket)[-_]?\d{0,4}["'])${quoted}\s{0,5}[,)]`,
      'diy',
    ),
  },
  {
    // mqttClient.connect("id", user, "v")
    keywords: ['connect('],
    says: 'a login',
    as: 'password',
    strict: true,
    grammar: new RegExp(
      String.raw`(?<=(?:mqtt|client)\w{0,12}(?:\.|->))connect\(\s{0,20}${anyQuoted}\s{0,5},\s{0,20}["']?[\w.@-]{0,20}(?:user|admin|mqtt)[\w.@-]{0,20}["']?\s{0,5},\s{0,20}${quoted}\s{0,5}[,)]`,
      'diy',
    ),
  },
  {
    // connect("shop", "ann", "v"): a digit among letters or a sign, which names of hosts, tables and encodings have not
    keywords: ['connect(', 'open(', 'database('],
    says: 'a database connection',
    as: 'password',
    strict: true,
    grammar: new RegExp(
      String.raw`(?:connect|open|database)\(\s{0,20}["'][\w.:/=;-]{1,60}["']\s{0,5},\s{0,20}["'][\w.@-]{1,40}["']\s{0,5},\s{0,20}(?!["']base64)(?=["'][^"'\s./:]{0,38}(?:[a-z]\d{1,4}[a-z]|[!@#$%^&*])[^"'\s./:]{0,38}["'])${quoted}\s{0,5}[,)]`,
      'diy',
    ),
  },
  {
    keywords: ['plainauth('],
    says: 'a mail server',
    as: 'password',
    grammar: new RegExp(String.raw`PlainAuth\(\s{0,10}${anyQuoted}\s{0,5},\s{0,10}${anyQuoted}\s{0,5},\s{0,10}${quoted}\s{0,5},`, 'diy'),
  },
  {
    keywords: ['.auth('],
    says: 'a server',
    as: 'password',
    grammar: new RegExp(
      String.raw`(?:(?<=\b(?:jedis|redis\w{0,10}|valkey\w{0,10}))\.auth\(\s{0,5}(?:${anyQuoted}\s{0,3},\s{0,3})?|(?<=\bdb)\.auth\(\s{0,5}${anyQuoted}\s{0,3},\s{0,3}|\.auth\(\s{0,5}["'][\w.@-]{2,60}["']\s{0,3},\s{0,3}(?=["'][^"']{0,60}\d))${quoted}\s{0,5}[,)]`,
      'diy',
    ),
  },
  {
    keywords: ['mysql_real_connect('],
    says: 'a database connection',
    as: 'password',
    grammar: behind('mysql_real_connect', 3),
  },
  { keywords: ['jedispool('], says: 'a server', as: 'password', grammar: behind('jedispool', 4) },
  { keywords: [':auth('], says: 'a server', as: 'password', grammar: new RegExp(String.raw`(?<=\b(?:red|redis|client)):auth\(\s{0,5}${quoted}\s{0,5}[,)]`, 'diy') },
];
