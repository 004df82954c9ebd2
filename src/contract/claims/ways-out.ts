import type { NamesInCode } from '../names-in-code.ts';

/** The names by which code that takes in no library reaches another program or machine, in the languages that are read. */
const ways = [
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'WebTransport', 'EventSource', 'sendBeacon', 'RTCPeerConnection', 'importScripts', 'Image', 'requestUrl'],
  ...['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'undici', 'child_process', 'inspector', 'binding', 'dlopen', 'eval', 'Function', 'Deno', 'Bun'],
  ...['urllib', 'socket', 'socketserver', 'ftplib', 'smtplib', 'imaplib', 'poplib', 'nntplib', 'telnetlib', 'xmlrpc', 'webbrowser', 'subprocess', 'ctypes', 'ssl'],
  ...['open_connection', 'create_connection', 'system()', 'popen', 'Popen', 'spawn()', '__import__', 'import_module'],
  ...['net/http', 'net/rpc', 'net/smtp', 'os/exec', 'syscall', 'plugin'],
  ...['TcpStream', 'UdpSocket', 'Command', 'HttpClient', 'WebClient', 'openStream', 'openConnection', 'Socket', 'ProcessBuilder', 'Process'],
  ...['curl_init', 'fsockopen', 'file_get_contents', 'shell_exec', 'proc_open', 'Net', 'URI', 'open-uri', 'curl', 'wget'],
];

const ofNetwork = /network|netzwerk|internet|\bhttps?\b|telem|télém|analytics|phone home|\busage\b|outbound|outgoing|\bredes?\b|\brede\b|réseau/i;

/** What has to be looked for, where a program is said to reach nothing. */
export const waysOut = (text: string): readonly string[] => (ofNetwork.test(text) ? ways : []);

/** None of them is anywhere in the code, nor may be by another name. What a page takes in by its markup is not looked for. */
export const hasNoWayOut = (names: NamesInCode): boolean =>
  names.isWhole &&
  names.searched.length > 0 &&
  !names.searched.some((path) => /\.(?:vue|svelte|html?|ejs|hbs|erb|[jt]sx|php|c|cc|cpp|h|hpp|sql)$/.test(path)) &&
  ways.every((name) => names.of(name).length === 0 && !names.mayHave(name));
