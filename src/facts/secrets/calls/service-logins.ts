import { expression } from '../../../long-expression.ts';
import { anyQuoted, behind, type Call, ofPassword, quoted, secondOf } from './call-grammars.ts';

/** What a program logs in to, as it is called in the name of a call: `SshClient(`, `oci_connect(`, `snowflake.connector.connect(`. */
const service = expression()`
  (?:
    ssh|sftp|scp|ftps?|telnet|winrm|smb|imap|pop3|smtp|mail|ldap|mqtt|amqp|rabbit|stomp|jms|redis|mongo|mysql|maria|postgres|pg|oci|oracle
    |sql|jdbc|odbc|db|database|vnc|rdp|xmpp|jabber|nats|neo4j|cassandra|snowflake|vertica|hive|impala|presto|trino|elastic|influx|couch
    |jira|jenkins|nexus|proxy|router|vsphere|ipmi
  )
`.source;
const login = { says: 'a login', as: 'password', strict: true } as const;
const user = String.raw`["'][\w.@\\-]{1,60}["']`;
/** A host, a number, a variable: whatever stands before the user. */
const place = String.raw`(?:${anyQuoted}\s{0,5},\s{0,20}){0,2}?`;
/** Names of zones, tables and files have no password's look: `eu-west-1`, `orders_2024`, `v2.1`. */
const typed = String.raw`(?!["'](?:[a-z]{1,20}[-_]){1,6}[a-z\d]{1,10}["'])(?=["']${ofPassword})(?!["'][^"'\s]{0,60}[/\\:])`;
/** Where the name of the call says what it logs in to, a digit behind a long word will do. */
const lightly = String.raw`(?!["'](?:[a-z]{1,20}[-_]){1,6}[a-z\d]{1,10}["'])(?=["'](?:${ofPassword}|[A-Za-z]{6,30}\d{1,4}["']))(?!["'][^"'\s]{0,60}[/\\:])`;
/** Where it does not: capitals and two digits, or a sign. */
const strongly = String.raw`(?=["'](?:[A-Z][a-z]{4,20}\d\d\d{0,2}!?["']|[^"'\s/\\:.,;|(){}<>-]{0,30}[!#$%&*]))(?=["'][^"'\s]{0,40}[A-Za-z][^"'\s]{0,40}["'])`;

/** What is made for somebody, or lets him in: `send("ann@corp.io", "code12")` tells him something. */
const opensWith = expression()`
  (?:
    \b(?!Send|Notify|Share|Invite|Log[A-Z]|Get|Find|Set|Is[A-Z]|Has|Verify|Expect|Assert|Subscribe|Update|Delete|Remove|Add|Mail|Email)[A-Z]\w{1,40}
    |\b(?!send|expect|assert|to_?[hH]ave|notify|verify|get|find|is|log_)\w{0,30}(?:
      [lL]og_?[iIoO]n|[sS]ign_?(?:[iI]n|[uU]p)|[rR]egist\w{2,4}|[aA]uth\w{0,12}|[cC]onnect|[sS]ession|[cC]lient|[bB]ot|[aA]ccount|[uU]ser|[cC]redentials?
    )
  )
`.source;
/** No word for what somebody may do or belongs to: `admin2024role`, `user42id`, `group2b`. */
const noRole = String.raw`(?!["'][^"'\s]{0,40}(?:role|group|team|user|guest|account|acct|acc\d|order|device|doc\d|uid|id["']))(?!["'][A-Z]{2,5}\d)`;

/** A login that a call takes by position, where its name says to what: the user, and the password behind it. */
export const serviceLogins: readonly Call[] = [
  {
    ...login,
    keywords: ['client(', 'connect(', 'connection(', 'session(', '_open(', '.open("', ".open('", '_bind(', '_login('],
    grammar: new RegExp(
      String.raw`(?<=\b(?:[\w:.>-]{0,40}[_.:>-]|[a-z]{0,20})?${service}[\w.:]{0,16}?)[_.]?(?:client|connect(?:ion)?|session|open|bind|login)\(\s{0,20}${place}${user}\s{0,5},\s{0,20}${lightly}${quoted}\s{0,10}[,)]`,
      'diy',
    ),
  },
  {
    // connectMongo("db1", "ann", "v"), new Database("db1", "ann", "v")
    ...login,
    keywords: ['mongo(', 'mysql(', 'postgres(', 'redis(', 'ssh(', 'sftp(', 'smtp(', 'imap(', 'ldap(', 'database(', 'connectdb(', 'jenkins('],
    grammar: new RegExp(
      String.raw`(?<=\b(?:connect|login|open|new[ ]|\w{2,20}\.)(?:[A-Z]\w{0,20})?(?:to)?_?)(?:db|${service})\(\s{0,20}${place}${user}\s{0,5},\s{0,20}${lightly}${quoted}\s{0,10}[,)]`,
      'diy',
    ),
  },
  {
    // ftp_upload("host", "ann", "v", path)
    ...login,
    keywords: ['upload(', 'download(', '_put(', '_get(', '_send(', 'transfer('],
    grammar: new RegExp(
      String.raw`(?<=\b(?:ftps?|sftp|scp|ssh|smb)_?)(?:upload|download|put|get|send|transfer)\(\s{0,20}${anyQuoted}\s{0,5},\s{0,20}${user}\s{0,5},\s{0,20}${lightly}${quoted}\s{0,10}[,)]`,
      'diy',
    ),
  },
  {
    // ssh_userauth_password(session, NULL, "v")
    ...login,
    keywords: ['auth_password('],
    grammar: new RegExp(String.raw`auth_password\(\s{0,5}(?:["']?[\w.@>$-]{1,60}["']?\s{0,3},\s{0,5}){1,2}${quoted}\s{0,5}\)`, 'diy'),
  },
  {
    // make_auth("ann", "v"), loginWith("ann", "v"), Credentials("ann", "v")
    ...login,
    keywords: ['_auth(', 'loginwith(', 'login_with(', 'credentials(', 'credential('],
    grammar: new RegExp(String.raw`(?:_auth|login_?with|credentials?)\(\s{0,20}["'][A-Za-z][\w.@\\-]{1,40}["']\s{0,5},\s{0,20}${strongly}${quoted}\s{0,5}\)`, 'diy'),
  },
  // sasl.NewPlainClient("", "ann", "v"), agent.add_auth(url, "ann", "v")
  { ...login, keywords: ['plainclient(', '.add_auth('], grammar: behind(String.raw`(?:(?<=new)plainclient|\.add_auth)`, 2) },
  // add_password(realm, url, "ann", "v") of Python
  { ...login, keywords: ['.add_password('], grammar: behind('\\.add_password', 3) },
  // $redis->auth('v')
  { ...login, keywords: ['>auth('], grammar: new RegExp(String.raw`(?<=-)>auth\(\s{0,5}(?!["'][a-z]+[#@][a-z]+["'])${strongly}${quoted}\s{0,5}\)`, 'diy') },
  { ...login, keywords: ['>auth('], drawn: true, grammar: /(?<=-)>auth\(\s{0,5}["'](?=[^\s"'\d]{0,60}\d)(?<secret>[A-Za-z\d]{16,64})["']\s{0,5}\)/dy },
  // PlainTextAuthProvider("ann", "v")
  { ...login, keywords: ['authprovider(', 'authenticator(', 'authhandler('], grammar: secondOf('auth(?:provider|enticator|handler)') },
  // Redis("cache", 6379, 0, "v")
  { ...login, keywords: ['redis('], grammar: behind(String.raw`(?<![a-z])redis(?=\(\s{0,20}[^,()\r\n]{1,80},\s{0,10}\d{2,5},)`, 3) },
  {
    // ChatBot("ann@corp.io", "v"): whose it is, and what opens it
    keywords: ['com', 'net', 'org', 'io', 'de'].flatMap((end) => [`.${end}", "`, `.${end}', '`]),
    ...login,
    grammar: new RegExp(
      String.raw`(?<=${opensWith}\(\s{0,10}["'][\w.+-]{1,40}@[\w.-]{1,60})\.[a-z]{2,3}["'], (?!["'](?:user|test|name|id|customer|tenant|org|account|group|role|team|client|device|order|token)[\w-]{0,12}["'])${typed}${quoted}\s{0,5}[,)]`,
      'dy',
    ),
  },
  // RestClient::Resource.new(url, 'ann', 'v')
  { ...login, keywords: ['resource.new('], grammar: behind('resource\\.new', 2) },
  {
    // oracle "hr/v@host:1521/XE"
    keywords: [':1521/'],
    says: 'a database connection',
    as: 'password',
    strict: true,
    grammar: /(?<=["'\s][\w$-]{1,30}\/(?<secret>[^\s"'/<>{}$]{3,60})@(?:\/\/)?[\w.-]{1,80}):1521\//dy,
  },
  {
    // users.put("ann", "v"), users['ann'] = 'v'
    keywords: ['users.put(', 'accounts.put(', 'logins.put(', 'credentials.put(', 'passwords.put(', 'users.set(', 'credentials.set(', 'passwords.set('],
    says: 'a list of users',
    as: 'password',
    strict: true,
    grammar: new RegExp(String.raw`\w{5,11}\.(?:put|set)\(\s{0,5}${user}\s{0,3},\s{0,5}${noRole}${typed}${quoted}\s{0,3}\)`, 'diy'),
  },
  {
    keywords: ["users['", 'users["', "passwords['", 'passwords["', "logins['", 'logins["'],
    says: 'a list of users',
    as: 'password',
    strict: true,
    grammar: new RegExp(String.raw`\w{5,9}\[${user}\][ \t]?=[ \t]?${noRole}${typed}${quoted}[ \t]*(?:;|\r?\n|$)`, 'diy'),
  },
  {
    // ShopClient("id", "v"): where a key was drawn, what stands before it is its name
    keywords: ['client', 'api', 'sdk'].flatMap((name) => [`${name}("`, `${name}('`]),
    says: 'a service',
    as: 'secret',
    drawn: true,
    grammar:
      /(?<=\b(?:[A-Z][A-Za-z]{1,30})?)(?:Client|Api|API|SDK)\((?:["'][^"'\r\n]{1,120}["'],\s{0,20}){1,2}["'](?<secret>(?=[^"'\d]{0,40}\d[^"'\d]{0,40}\d)(?=[^"'A-Z]{0,40}[A-Z])(?=[^"'a-z]{0,40}[a-z])[\w+/-]{24,120}={0,2})["']/dy,
  },
  // algoliasearch("id", "v")
  { keywords: ['algoliasearch('], says: 'a service', as: 'secret', drawn: true, grammar: secondOf('algoliasearch') },
  // new Pusher("id", "v", "app")
  { keywords: ['new pusher('], says: 'a service', as: 'secret', drawn: true, grammar: secondOf('new pusher') },
  // webpush.setVapidDetails('mailto:…', public, 'v')
  { keywords: ['setvapiddetails('], says: 'a service', as: 'secret', drawn: true, grammar: behind('setvapiddetails', 2) },
];
