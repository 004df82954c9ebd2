export type SightingKind =
  | 'server'
  /** By a framework that is not read, or by none. */
  | 'other-server'
  /** Of Go: a package that is a program and no library. */
  | 'program'
  | 'timeout'
  | 'go-server'
  | 'body-limit'
  | 'body-read'
  /** Of Go and Spring: whatever looks at the body of a request. */
  | 'body-asked'
  | 'cors'
  | 'cookie'
  /** What is kept for whoever brings a cookie back, by a library that writes it. */
  | 'session'
  /** A library that serves a description of the API to everybody: `on`, or `off` where it is told not to. */
  | 'api-docs'
  /** Tokens against forged requests are turned off where a cookie says who calls. */
  | 'csrf-off'
  | 'trust-proxy'
  | 'sql-interpolated'
  | 'sql-parameterised'
  | 'plain-compare'
  | 'constant-time-compare'
  | 'error-detail'
  | 'outbound-url'
  | 'audit'
  | 'security-event'
  | 'structured-log'
  /** A logger that makes a line of text of what it is told. */
  | 'plain-log'
  | 'validation'
  | 'redis-store'
  | 'retention'
  | 'logs-event'
  | 'log-personal'
  | 'tls-listener'
  | 'plain-listener'
  | 'health-path'
  | 'plain-address'
  | 'fail-open'
  | 'expiry'
  | 'revocation'
  | 'upload'
  | 'upload-kinds'
  | 'upload-size';
