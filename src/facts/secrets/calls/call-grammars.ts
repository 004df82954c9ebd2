/**
 * Commands and calls that take a credential by its position, not by its name. Each is read at its keyword; the secret is the group `secret`.
 */
export interface Call {
  readonly keywords: readonly string[];
  readonly grammar: RegExp;
  readonly says: string;
  /** What kind of name the position stands for. */
  readonly as: 'password' | 'secret';
  /** The call is common with harmless words: only a value with digits and letters counts. */
  readonly strict?: boolean;
  /** Only what a machine makes counts. */
  readonly drawn?: boolean;
  /** A hash of a password may stand there, which must be guessed before it can be used. */
  readonly hashes?: boolean;
  /** What stands there is the secret itself, of whatever words; `used`: the program works with it as it stands, so that it is no stand-in. */
  readonly words?: boolean | 'used';
}

export const quoted = String.raw`(?:new\s)?(?:\[\]byte\(|Some\(|[\w.]{0,40}GetBytes\(|[buN]|@)?(?:"(?<secret>[^"\r\n]{3,200})"|'(?<secret2>[^'\r\n]{3,200})')(?:\.(?:toCharArray|encode|to_string|to_owned|into)\(\)|\))?`;
export const anyQuoted = String.raw`(?:"[^"\r\n]{0,300}"|'[^'\r\n]{0,300}'|[\w.$:>-]{1,80})(?:\.(?:to_string|to_owned|into)\(\))?`;
/** `name(a, "v")`, `name(a, b, "v")` and so on, by how many others stand before it. */
export const behind = (name: string, others: number): RegExp =>
  new RegExp(String.raw`${name}\s{0,3}\(\s{0,20}${String.raw`${anyQuoted}\s{0,5},\s{0,20}`.repeat(others)}${quoted}\s{0,10}[,)]`, 'diy');
export const secondOf = (name: string): RegExp => behind(name, 1);
export const thirdOf = (name: string): RegExp => behind(name, 2);

/** Of what stands in quotes: more than a number behind a word. */
export const ofPassword = String.raw`(?![^"'\s]{1,60}@[\w-]{1,60}\.\w)[^"'\s]{0,20}(?:pass|pwd|secret|[!#$%&*@]|\d{3}|[A-Za-z]{6}\d\d|[A-Z][a-z]{3,20}[-_]\d\d|[A-Za-z]\d{1,2}[A-Za-z])`;

/** A word of a command line: in quotes or bare, and no variable. */
export const word = String.raw`["']?(?<secret>[^\s"'$<>{}|;&()%\\-][^\s"'$<>{}|;&()\\]{2,80})(?=[\s"'|;&)\\]|$)`;
/** A command, and behind it the word. */
export const command = (grammar: string): RegExp => new RegExp(`${grammar}${word}`, 'dimy');
/** Other words of the same line. */
export const onLine = String.raw`[^\r\n"'|;]{0,120}?[ \t]`;
