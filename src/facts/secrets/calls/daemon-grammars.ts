import type { Call } from './call-grammars.ts';

const daemon = { says: "a server's settings", as: 'password' } as const;
const typed = String.raw`(?=[^\s"']{0,60}[\d!@#$%&*])[^\s"'$<>{}|\\:]{4,80}`;
/** How somebody is known, or where that is kept. */
const notUser =
  '(?:oidc|oauth2?|saml|ldap|kerberos|scram|basic|bearer|digest|jwt|tls|mtls|iam|sso|aws|gcp|azure|arn|vault|ssm|kv|env|file|path|cmd|exec|pass|keychain|keyring|store|secret|profile|scheme|method|mechanism|realm|type|mode|level|plugin|provider|role|token|key|id|ref|helper|header|metadata|host|port|domain|cert|https?)';

/** Settings of single daemons, which give a credential a place of its own. */
export const daemonCalls: readonly Call[] = [
  // $USER3$=v of Nagios
  { ...daemon, keywords: ['$user'], strict: true, grammar: new RegExp(String.raw`(?<=^[ \t]{0,8})\$user\d{1,3}\$ ?= ?(?<secret>(?![/.])${typed})[ \t]*$`, 'dimy') },
  // "initial_management": "v" of Consul
  {
    ...daemon,
    as: 'secret',
    keywords: ['initial_management', 'agent_recovery'],
    grammar: /(?:initial_management|agent_recovery)["']?\s{0,3}[:=]\s{0,3}["'](?<secret>[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})["']/diy,
  },
  // stream_authentication ann:v of Motion
  {
    ...daemon,
    keywords: ['_authentication '],
    strict: true,
    grammar: new RegExp(String.raw`(?<=^[ \t]{0,8}[a-z]{2,20})_authentication[ \t][\w.@-]{2,40}:(?<secret>${typed})[ \t]*$`, 'dimy'),
  },
  {
    // --rpc-login ann:v, --auth=ann:v, and no --auth=oidc:role1
    says: 'a command line',
    as: 'password',
    keywords: ['rpc-login ', '-login ', '-credentials ', '-creds ', '-auth ', '-auth=', 'rpc-login='],
    strict: true,
    grammar: new RegExp(
      String.raw`(?<=\s-(?:-[a-z]{2,12})?)(?:-?rpc)?-(?:login|credentials|creds|auth)[ =]["']?(?!${notUser}:)[\w.@-]{2,40}:(?<secret>${typed})(?=["'\s]|$)`,
      'dimy',
    ),
  },
  // upload_flags = --auth=v of PlatformIO
  { ...daemon, keywords: ['upload_flags'], grammar: new RegExp(String.raw`upload_flags\s{0,3}=\s{0,20}(?:--\w{2,20}=\S{1,60}\s{1,20}){0,4}--auth=(?<secret>${typed})`, 'diy') },
  // secrets: { cookie: [v] } of Ory, in lines
  {
    ...daemon,
    as: 'secret',
    drawn: true,
    keywords: ['cookie:', 'cipher:', 'system:'],
    grammar:
      /(?<=\bsecrets:\s{1,40}(?:(?:cookie|cipher|system|default):\s{1,20}(?:- \S{1,80}\s{1,20}){1,4}){0,3})(?:cookie|cipher|system):\s{1,20}- ["']?(?<secret>[^\s"'{}$]{16,80})/dy,
  },
  // keys: { APIx: v } of LiveKit, in lines
  {
    ...daemon,
    as: 'secret',
    drawn: true,
    keywords: ['keys:', 'livekit_keys'],
    grammar: /(?:keys|LIVEKIT_KEYS)["']?:\s{1,40}["']?API[A-Za-z0-9]{8,20}: (?<secret>[A-Za-z0-9]{30,64})(?![A-Za-z0-9])/dy,
  },
  // hmacEncoded: v of Traefik
  { ...daemon, as: 'secret', drawn: true, keywords: ['hmacencoded'], grammar: /hmacencoded\s?[:=]\s?["']?(?<secret>[\w-]{40,120}={0,2})/diy },
  // +login ann v of SteamCMD
  { ...daemon, says: 'a command line', keywords: ['+login '], strict: true, grammar: new RegExp(String.raw`\+login [\w.-]{3,40} (?<secret>(?!\+)${typed})(?=["'\s]|$)`, 'dimy') },
  // node { cookie = "v" } of EMQX
  { ...daemon, as: 'secret', keywords: ['cookie = "'], strict: true, grammar: /(?<=\bnode\s{0,3}\{[^{}]{0,200})cookie = "(?<secret>[^"\s]{6,80})"/diy },
  // +rcon.password v of game servers
  {
    ...daemon,
    says: 'a command line',
    keywords: ['+rcon.password', '+rcon_password', '+sv_password', '+server.password'],
    strict: true,
    grammar: new RegExp(String.raw`\+\w{2,6}[._]password["']?,? ["']?(?<secret>${typed})`, 'diy'),
  },
  {
    // open host⏎user ann v, a batch for a client of FTP
    says: 'a login',
    as: 'password',
    keywords: ['\nuser '],
    strict: true,
    grammar: new RegExp(String.raw`(?<=\bopen [\w.-]{2,80}(?: \d{1,5})?\r?)\nuser [\w.@-]{2,40} (?<secret>${typed})[ \t]*$`, 'dimy'),
  },
];
