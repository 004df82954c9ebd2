import { expression } from '../../../long-expression.ts';
import { watch } from '../code/cues.ts';
import type { Language } from '../code/language.ts';
import { goSightings } from './go-sightings.ts';
import { nodeSightings } from './node-sightings.ts';
import { otherServers } from './other-servers.ts';
import { pythonSightings } from './python-sightings.ts';
import { sessionSightings } from './sessions.ts';
import type { SightingPattern } from './sighting-pattern.ts';

const every: readonly SightingPattern[] = [
  { kind: 'upload', pattern: /\bUploadFile\b(?!,|\s*$)|request\.files\b|\bmulter\(|\.FormFile\(|\bFileField\(|\breq\.files?\b|@UploadedFile/g },
  {
    kind: 'upload-kinds',
    pattern: expression('g')`
        \bif\b[^\n]{0,80}\b(?:not\s+in|in|includes\(|has\()[^\n]{0,40}(?:ALLOWED|allowed|SUPPORTED|supported|VALID|valid)
        (?:_?(?:UPLOADS?|uploads?|FILES?|files?))?(?:
          \b|_?\w{0,30}(?:[eE]xt|EXT|[tT]ype|TYPE|[mM]ime|MIME|[fF]ormat|FORMAT|[kK]ind|KIND|[sS]uffix|SUFFIX)
        )\w*|(?:ALLOWED|allowed|SUPPORTED|VALID)\w*(?:EXT|ext|TYPES|types|Types|MIME|mime|Ext)\w*(?:\.(?:includes|has|indexOf)\(|\[)
        |fileFilter\s*:|FileExtensionValidator
      `,
  },
  {
    kind: 'upload-size',
    pattern: /\b(?:if|while)\b[^\n]{0,80}[><]=?\s*(?:\w+\.)?(?:MAX|max)_?\w*(?:SIZE|size|BYTES|bytes|Size|Bytes)\w*|limits\s*:\s*\{\s*fileSize|MaxBytesReader\(/g,
  },
  {
    kind: 'redis-store',
    pattern: /storage_ur[il]\s*=(?![^,)\n]{0,80}["']memory:)|RedisStore|store:\s*new\s+\w*Redis\w*|redis_store|RateLimiterRedis|\bnew\s+Ratelimit(?=\()|sredis\.NewStore/g,
  },
  // The words stand with their slash, for files that hold none of them are not looked through.
  {
    kind: 'health-path',
    pattern:
      /["'`](?!https?:)[\w/{}:$.-]{0,80}(?:\/|\/_|\/__)(?:health|livez|live|liveness|readyz|ready|readiness|ping|alive|lbheartbeat|heartbeat)(?:(?<=health)[\w-]{0,20})?_{0,2}\/?["'`]/gi,
  },
  { kind: 'health-path', pattern: /\b(?:case\s|[\w.]{0,40}(?:[pP]ath|[uU][rR][lL])(?:\(\))?\s?===?\s?)["'`]\/(?:status|up)["'`]/gi },
  // To a host that is made elsewhere.
  { kind: 'plain-address', pattern: /["'`]http:\/\/(?:[^"'`\s@]{1,80}@)?(?:\$?\{|%[sv])/g },
  { kind: 'outbound-url', pattern: /(?<!\bxml:)["'`](https?):\/\/([\w.-]+\.[a-z]{2,}|\d+\.\d+\.\d+\.\d+|localhost)(?=[:/"'`?])[^\s"'`]{0,80}/g },
];

export const sightingPatterns: Record<Language, readonly SightingPattern[]> = {
  python: [...pythonSightings, ...sessionSightings.python, ...otherServers.python, ...every],
  node: [...nodeSightings, ...sessionSightings.node, ...otherServers.node, ...every],
  go: [...goSightings, ...sessionSightings.go, ...otherServers.go, ...every],
};
for (const { pattern } of Object.values(sightingPatterns).flat()) watch(pattern);
