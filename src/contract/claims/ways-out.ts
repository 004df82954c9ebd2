import type { Files } from '../../facts/files.ts';
import type { ImportedModules } from '../../facts/imports/imported-modules.ts';
import { expression } from '../../long-expression.ts';
import type { NamesInCode } from '../names-in-code.ts';

/** The names by which code that takes in no library reaches another program or machine, in the languages whose ways are known. */
const ways: readonly (readonly [files: RegExp, names: readonly string[]])[] = [
  [
    /\.[cm]?[jt]s$/,
    [
      ...['fetch', 'XMLHttpRequest', 'WebSocket', 'WebTransport', 'EventSource', 'RTCPeerConnection', 'importScripts', 'Image', 'Worker', 'SharedWorker', 'requestUrl'],
      // Whatever has a page or a browser at hand may send by an address alone.
      ...['document', 'window', 'navigator', 'location', 'globalThis', 'self', 'chrome', 'browser', 'vscode', 'eval', 'Function', 'WebAssembly', 'Deno', 'Bun'],
      ...['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'undici', 'child_process', 'cluster', 'worker_threads', 'inspector', 'vm', 'createRequire'],
      ...['binding', 'dlopen', 'mainModule', 'getBuiltinModule'],
    ],
  ],
  [
    /\.py$/,
    [
      ...['urllib', 'socket', 'subprocess', 'ctypes', 'ssl', 'asyncio', 'multiprocessing', 'importlib', 'builtins', 'eval', 'exec()', '__import__', 'import_module'],
      ...['system', 'popen', 'execl', 'execle', 'execlp', 'execlpe', 'execv', 'execve', 'execvp', 'execvpe', 'posix_spawn', 'posix_spawnp', 'startfile'],
      ...['spawnl', 'spawnle', 'spawnlp', 'spawnlpe', 'spawnv', 'spawnve', 'spawnvp', 'spawnvpe'],
    ],
  ],
  [
    /\.go$/,
    [
      ...['net', 'net/http', 'net/rpc', 'net/smtp', 'net/textproto', 'net/http/httputil', 'net/http/pprof', 'net/rpc/jsonrpc', 'net/http/httptest', 'crypto/tls'],
      ...['log/syslog', 'expvar', 'os/exec', 'syscall', 'plugin', 'unsafe', 'C', 'StartProcess'],
    ],
  ],
  [/\.rs$/, ['TcpStream', 'TcpListener', 'UdpSocket', 'UnixStream', 'Command', 'net', 'extern', 'unsafe', 'asm']],
];

/** Modules of Python that reach nothing by themselves: what else is taken in may. */
const harmless = expression()`
    ^(?:
      json|sys|os|re|io|abc|ast|csv|math|time|datetime|typing|types|enum|dataclasses|collections|itertools|functools|operator|string|textwrap|pathlib
      |argparse|hashlib|hmac|secrets|base64|binascii|struct|copy|random|statistics|decimal|fractions|contextlib|difflib|fnmatch|glob|shutil|tempfile
      |unicodedata|html|tomllib|configparser|zlib|gzip|bisect|heapq|uuid|warnings|traceback|__future__|shlex|getpass|platform|sqlite3|unittest|zipfile|tarfile
    )$
  `;

const ofNetwork = /network|netzwerk|internet|\bhttps?\b|telem|télém|analytics|phone home|\busage\b|outbound|outgoing|\bredes?\b|\brede\b|réseau/i;

/** What has to be looked for, where a program is said to reach nothing. */
export const waysOut = (text: string): readonly string[] => (ofNetwork.test(text) ? ways.flatMap(([, names]) => names) : []);

/** None of them is anywhere in the code, nor may be by another name, and there is no code of which the ways are not known. */
export const hasNoWayOut = (names: NamesInCode, { all, searched }: ImportedModules, files: Files): boolean =>
  names.isWhole &&
  names.searched.length > 0 &&
  names.searched.every((path) => ways.some(([own]) => own.test(path)) || besideIt.test(path)) &&
  !files.all.some(({ path }) => unread.test(path) && !besideIt.test(path)) &&
  !all.some(({ path, name }) => path.endsWith('.py') && !harmless.test(name) && !isOwn(name, searched)) &&
  ways.every(([own, each]) => each.every((name) => !names.mayHave(name) && !names.of(name).some(({ path }) => own.test(path))));

const isOwn = (name: string, searched: readonly string[]): boolean => searched.some((path) => path.replace(/\.py$/, '').split('/').includes(name));

/** Programs that are not read, or not as code. */
const unread = /\.(?:sh|bash|ps1|bat|cmd|pl|lua|node|wasm|so|dll|dylib|exe|jar|html?)$/i;
/** What builds and releases a program is not the program. */
const besideIt = /(?:^|\/)(?:scripts?|ci|\.github|docs?|tests?|examples?)\//;
