import { anyQuoted, type Call, ofPassword, quoted, secondOf } from './call-grammars.ts';

/** `user:v` in quotes. */
const userAndQuoted = String.raw`[bu]?(?!["'](?:data|https?):|[^:\r\n]{1,60}:pass(?:word|wd)?["'])(?:"[\w.@-]{2,60}:(?<secret>[^"\s$<>{}:/]{4,100})"|'[\w.@-]{2,60}:(?<secret2>[^'\s$<>{}:/]{4,100})')`;

/** What a request says of who sends it: basic authentication, and headers that a call writes. */
export const basicAuthCalls: readonly Call[] = [
  {
    keywords: ['basicauth', 'basic_auth', 'httpbasic(', 'authorization_basic('],
    says: 'basic authentication',
    as: 'password',
    grammar: new RegExp(
      String.raw`(?:basic_?auth(?:entication)?|httpBasic|authorization_basic)[\s(]{1,4}(?:${anyQuoted}\s{0,5},\s{0,20}|[\"'][\w.@-]{1,60}[\"'] )${quoted}`,
      'diy',
    ),
  },
  {
    // What an Authorization header is made of.
    keywords: ['btoa(', 'b64encode(', 'base64encode(', 'base64_encode(', 'encode64(', 'encodetostring(', 'buffer.from(', 'tobase64string('],
    says: 'basic authentication',
    as: 'password',
    grammar: new RegExp(
      String.raw`(?:btoa|b64encode|base64_?encode|encode64|EncodeToString|Buffer\.from|ToBase64String\([\w.]{0,40}GetBytes(?=\([^()\r\n]{0,160}\d))\((?:utf8\.encode\(|\[\]byte\()?${userAndQuoted}\)?(?:\.getBytes\(\w{0,20}\))?\)(?:(?<!Buffer\.from\([^()]{1,170}\))|\.toString\(['"]base64)`,
      'diy',
    ),
  },
  {
    // "ann:v".data(using: .utf8)!.base64EncodedString(), "ann:v".getBytes().encodeBase64()
    keywords: ['".data(', '".getbytes(', '".bytes.', '".tobytearray('],
    says: 'basic authentication',
    as: 'password',
    strict: true,
    grammar:
      /(?<="(?!(?:https?|key|name|title|label|sha\d+|md5|id|[\w-]{0,20}type|tag|version|date|time):)[\w.@-]{2,60}:(?<secret>[^\s"$<>{}:/\\]{4,100}))"\.(?:data|getBytes|bytes|toByteArray)(?:\([^()\r\n]{0,40}\))?[!?]{0,2}\.(?:base64|encodeBase64|encodeToString|toBase64)/diy,
  },
  {
    // echo -n "ann:v" | base64
    keywords: ['| base64'],
    says: 'basic authentication',
    as: 'password',
    strict: true,
    grammar:
      /(?<=(?:echo|printf)[ \t](?:-n[ \t]|"?%s"?[ \t])?["']?(?!(?:https?|key|name|title|label|sha\d+|md5|id|type|tag|version|date|time):)[\w.@-]{2,60}:(?<secret>[^\s"'$<>{}:/|\\]{4,100})["']?[ \t]*)\| base64/dy,
  },
  {
    // http.auth.basic 'ann', 'v' of Groovy, request :authorization, :basic, 'ann', 'v' of Ruby
    keywords: [".basic '", '.basic "', ":basic, '", ':basic, "'],
    says: 'basic authentication',
    as: 'password',
    strict: true,
    grammar: new RegExp(String.raw`[.:]basic,? ["'][\w.@-]{1,60}["'], ?${quoted}`, 'diy'),
  },
  // {:basic, "ann:v"} of Elixir
  { keywords: [':basic, "'], says: 'basic authentication', as: 'password', strict: true, grammar: new RegExp(`:basic, ${userAndQuoted}`, 'diy') },
  // curl_setopt($ch, CURLOPT_USERPWD, 'u:v')
  {
    keywords: ['curlopt_userpwd', 'curlopt_proxyuserpwd'],
    says: 'basic authentication',
    as: 'password',
    grammar: new RegExp(String.raw`curlopt_(?:proxy)?userpwd["']?(?:,|\s{0,3}=>)\s{0,5}${userAndQuoted}`, 'diy'),
  },
  // a request written down for a client, which encodes it
  {
    keywords: ['authorization: basic '],
    says: 'basic authentication',
    as: 'password',
    grammar: /authorization: basic [\w.@-]{2,40}:(?<secret>[^\s"'$<>{}:/]{4,60})(?=\s|["']|$)/diy,
  },
  {
    keywords: ['authorization: basic '],
    says: 'basic authentication',
    as: 'password',
    strict: true,
    grammar: new RegExp(String.raw`(?<=^[ \t]{0,8})authorization: basic (?!realm)[\w.@-]{2,40} (?=${ofPassword})(?<secret>[^\s"'$<>{}:/]{4,60})(?=[ \t]*(?:\r?\n|$))`, 'dimy'),
  },
  { keywords: ['auth=(', 'auth = ('], says: 'basic authentication', as: 'password', grammar: secondOf('auth ?= ?') },
  {
    keywords: ["'auth' => [", '"auth" => ['],
    says: 'basic authentication',
    as: 'password',
    strict: true,
    grammar: new RegExp(String.raw`["']auth["'] => \[\s{0,5}["'][\w.@-]{2,60}["'],\s{0,5}${quoted}`, 'diy'),
  },
  // [request setValue:@"v" forHTTPHeaderField:@"X-Api-Key"]
  {
    keywords: ['forhttpheaderfield:'],
    says: 'a request',
    as: 'secret',
    strict: true,
    grammar: /(?<=(?:set|add)Value(?::@|\()"(?<secret>[^"\s\n]{8,300})",? )forHTTPHeaderField: ?@?"[\w-]{0,30}(?:api-?key|token|secret)"/diy,
  },
  // {:basic-auth ["ann" "v"]} of Clojure
  { keywords: [':basic-auth ['], says: 'basic authentication', as: 'password', grammar: /:basic-auth \["[\w.@-]{1,60}"[ ,]{1,3}"(?<secret>[^"\r\n]{3,80})"\]/dy },
  // .bearer_auth("v"), CURLOPT_XOAUTH2_BEARER, "v"
  {
    keywords: ['bearer_auth(', 'bearerauth(', 'xoauth2_bearer,'],
    says: 'a request',
    as: 'secret',
    grammar: new RegExp(String.raw`(?:bearer_?auth\(|xoauth2_bearer,)\s{0,5}${quoted}\s{0,5}[,)]`, 'diy'),
  },
];
