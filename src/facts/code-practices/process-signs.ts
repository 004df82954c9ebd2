import { expression } from '../../long-expression.ts';
import type { Sign } from './code-practice.ts';

/** What a program does to what is around it, how it ends and what it tells of itself. */
export const processSigns: readonly Sign[] = [
  [
    'network-call',
    expression()`
      \b(?:requests|httpx)\.(?:get|post|put|patch|delete|head|request|stream|Session|Client|AsyncClient)\(|\burlopen\(
      |\baiohttp\.ClientSession\(|\bhttp\.client\.HTTPS?Connection\(|\bsocket\.(?:socket|create_connection)\(|(?<![\w.$])fetch\(
      |\bnew (?:XMLHttpRequest|WebSocket|EventSource)\(|\baxios(?:\.\w+)?\(|\bhttps?\.(?:get|request)\(\s*["'\x60{(\w]
      |\bhttp\.(?:Get|Post|PostForm|Head|NewRequest(?:WithContext)?)\(|\bnet\.Dial\w*\(|\breqwest::\w+|\bureq::\w+|\bTcpStream::connect
      |\bnavigator\.sendBeacon\(|\b(?:globalThis|window|self)\.fetch\b|=\s*fetch\s*[;,)]
    `,
  ],
  ['telemetry', /\b(?:posthog|mixpanel|amplitude|analytics|telemetry|segment)\w*\.(?:capture|track|identify|init|send\w*|record\w*|emit|log\w*|report\w*)\(|(?<![\w.])gtag\(/i],
  [
    'spawn',
    expression()`
      \bsubprocess\.(?:run|Popen|call|check_call|check_output|getoutput)\(|\bos\.(?:system|popen|exec[lv]\w*|spawn[lv]\w*)\(
      |\bchild_process\.\w+\(|(?<![\w.$:])(?:execFile|execSync|execFileSync|spawn|spawnSync|fork|execa)\(\s*["'\x60\w[]
      |\bexec\.Command(?:Context)?\(|\bCommand::new\(|(?:(?<![\w.])|\w\.)(?:system|popen)\(\s*["'\w]
    `,
  ],
  [
    'random',
    expression()`
      ^\s*(?:import )?(?:\w+ )?"crypto\/rand"|\brandom(?:Bytes|UUID|Fill|FillSync)\(|\bcrypto\.randomInt\(|\bgetRandomValues\(
      |\bsecrets\.(?:token_\w{1,12}|choice|randbelow|randbits|SystemRandom)\(|\bSystemRandom\(|\bos\.urandom\(|\bOsRng\b(?!\s*[,}])|\bgetrandom\w*(?:::\w+)?\(
      |\bnew SecureRandom\(|\bSecureRandom\.(?:hex|uuid|base64|urlsafe_base64|random_bytes|alphanumeric)|\brandom_(?:bytes|int)\(
      |\bRandomNumberGenerator\.(?:Create|GetBytes|GetInt32|Fill)\(
    `,
  ],
  [
    'random-guessable',
    expression()`
      ^\s*(?:import )?(?:\w+ )?"math\/rand(?:\/v2)?"|\bMath(?:\.random\(|\[)|\brandom\b[^={}]{0,20}\} ?= ?Math\b|\bRandom\.(?:Shared|rand)\b|\bnew SplittableRandom\(|\bRandomStringUtils\.random|\blcg_value\(|(?<![\w.])random\.(?:random|randint|choices?|sample|randrange|shuffle|uniform|getrandbits|Random)\(
      |\bmt_rand\(|\bnew (?:java\.util\.)?Random\(|\bThreadLocalRandom\b|(?<![\w.>$:])s?rand\(|\bSmallRng\b|\bfastrand::|\buniqid\(|\barray_rand\(|\bstr_shuffle\(
    `,
  ],
  ['eval', /(?<![\w.$"'`])eval\(\s*[^)\s]|\bnew Function\(/],
  [
    'owner-only',
    /(?:\b(?:WriteFile|OpenFile|Chmod|Mkdir(?:All)?|chmod(?:Sync)?|fchmod|writeFile(?:Sync)?|mkdir(?:Sync)?|open|os\.open|from_mode|set_mode|mode|umask)\b\(?[^\n]{0,120}|\bmode\b["']?\s?[:=]\s?)\b0o?[67]00\b|\b(?:install|chmod)\b[^\n]{0,20}\s0?[67]00\s|\bos\.umask\(\s?0o077/,
  ],
  // Written so that others may read it, unless something else forbids it.
  [
    'file-written',
    /^(?![^\n]{0,300}\b0o?[67]00\b)[^\n]{0,300}(?:\b(?:os\.)?WriteFile\(|\bwriteFile(?:Sync)?\(|\bcreateWriteStream\(|\boutputFile(?:Sync)?\(|\bos\.Create\(|\bfile_put_contents\(|\.write_(?:text|bytes)\(|\bFile::create\(|\bfs::write\(|\bFile\.write\(|\bFiles\.write(?:String)?\(|\bopen\([^\n]{1,120}["'][wax]b?\+?["'])/,
  ],
  ['health', /\bMapHealthChecks\(|^(?!.*\b(?:fetch|axios|got|requests|httpx|urlopen|http\.Get|curl|client)\b).*["'`]\/?(?:api\/)?(?:v\d\/)?health(?:z|-?check)?\/?["'`]/i],
  [
    'shutdown',
    /\bprocess\.on\(["']SIG(?:TERM|INT)|\bsignal\.(?:signal|Notify|NotifyContext)\([^\n]{0,120}(?:SIG(?:TERM|INT)|os\.Interrupt)|\badd_signal_handler\(|\baddShutdownHook\(|\benableShutdownHooks\(|\btokio::signal\b|\bSignal\.trap\(/,
    // An end at once is none that is graceful.
    /=>\s*process\.exit\(|SIG_(?:DFL|IGN)/,
  ],
  ['uncaught', /\bprocess\.on\(["']uncaughtException/],
  ['unhandled', /\bprocess\.on\(["']unhandledRejection/],
  [
    'debug-off',
    /^\s*DEBUG ?= ?False\b|\bconsider_all_requests_local ?= ?false|["']debug["'] ?=> ?(?:false\b|\(bool\) ?env\(["']APP_DEBUG["'], ?false)|\bapp\.run\([^)\n]{0,80}\bdebug ?= ?False|\bgin\.SetMode\(gin\.ReleaseMode\)/,
  ],
  ['debug-on', /^\s*DEBUG ?= ?True\b|\bconsider_all_requests_local ?= ?true|["']debug["'] ?=> ?true\b|\bapp\.run\([^)\n]{0,80}\bdebug ?= ?True/],
  [
    'debug-named',
    /^\s*DEBUG\b ?(?::[^=\n]{1,20})?= ?(?!True\b|False\b)\S|\bconsider_all_requests_local ?= ?(?!true|false)\S|["']debug["'] ?=> ?(?!true\b|false\b)\S|\bdebug ?= ?(?!true\b|false\b)[\w.]*(?:env|config|settings)/i,
  ],
  ['log-filter', /\bfilter_parameters\b|\bfilter_parameter_logging\b|\bredact ?: ?[[{]|\bredactPaths\b|\bsensitive_post_parameters\(|\bsensitive_variables\(/],
];
