import type { Code } from '../code/code.ts';
import { conditionAt } from '../code/condition-at.ts';
import { answersItself, isHandedOn } from '../code/go-functions.ts';
import type { Language } from '../code/language.ts';
import { answersOneRoute } from '../code/node-handlers.ts';
import { argumentsAt, withOrigins } from './arguments.ts';
import { isLookalike } from './lookalikes.ts';
import type { SightingKind } from './sighting-kind.ts';
import { sightingPatterns } from './sighting-patterns.ts';
import { surroundingsOf } from './surroundings.ts';

/** A construct whose very text says something, wherever it stands. */
export interface Sighting {
  readonly kind: SightingKind;
  /** The framework, the value or the call, as far as it may be told. */
  readonly what: string;
  readonly offset: number;
  /** What stands in its brackets, where that decides; at most 600 characters without the blanks. */
  readonly args?: string;
  /** Of what is decided by where it stands: what an `if` round it asks. */
  readonly condition?: string;
  /** Of a server of Go: it is given to a function where it is made. */
  readonly isHandedOn?: true;
  /** Of a header for other origins in Go and Node: a handler writes it that answers by itself, or what serves files. */
  readonly ofHandler?: true;
  /** Of a server of Node: the variable that holds it. */
  readonly holder?: string;
  /** Of a lifetime: nothing in its file is deleted. */
  readonly deletesNothing?: true;
}

/** Kinds that decide a verdict by themselves, and not where an `if` leaves them out. */
const conditional: ReadonlySet<SightingKind> = new Set(['cors', 'tls-listener', 'plain-log']);

export const sightingsOf = (code: Code, language: Language): readonly Sighting[] =>
  sightingPatterns[language]
    .filter(({ pattern, beside }) => code.cues.may(pattern) && (beside?.test(code.text) ?? true))
    .flatMap((sought) =>
      [...code.text.matchAll(sought.pattern)]
        .filter((match) => !isLookalike(code, language, sought, match))
        .slice(0, 200)
        .map((match): Sighting => {
          const { kind, what, args } = sought;
          const lead = match[0].match(/^\s*/)?.[0].length ?? 0;
          const captured = match.slice(1).find((part) => part !== undefined);
          const inside = args
            ? argumentsAt(code, kind, match.index + match[0].length - 1, match.index)
            : kind === 'cors'
              ? withOrigins(code, captured ?? '', kind)
              : kind === 'outbound-url' || kind === 'plain-address'
                ? surroundingsOf(code, match.index) + match[0]
                : undefined;
          const said = what ?? (kind === 'outbound-url' ? `${match[1]}://${match[2]}` : kind === 'cors' ? 'cors' : (captured ?? match[0].trim().replace(/\s+/g, ' ').slice(0, 60)));
          const condition = conditional.has(kind) ? conditionAt(code, match.index + lead, asksRequest) : undefined;
          return {
            kind,
            what: said,
            offset: match.index + lead,
            ...(kind === 'server' && language === 'node' && !beneath.test(said) ? holderOf(code, match.index) : {}),
            ...(condition === undefined ? {} : { condition }),
            ...(kind === 'retention' && !isDeleting(code) ? { deletesNothing: true as const } : {}),
            ...(kind === 'go-server' && isHandedOn(code, match) ? { isHandedOn: true as const } : {}),
            ...(kind === 'cors' &&
            match[0].startsWith('Access-') &&
            (language === 'go' ? answersItself(code, match.index) : language === 'node' && answersOneRoute(code, match.index))
              ? { ofHandler: true as const }
              : {}),
            ...(inside === undefined ? {} : { args: inside.slice(0, 4000).replace(/\s+/g, ' ').slice(0, 600) }),
          };
        }),
    );

const isDeleting = ({ bare, text }: Code): boolean => deletes.test(bare) || /(?<![A-Za-z])ttl|(?<![A-Z])T(?:tl|TL)/.test(bare) || /["'`]\s{0,99}(?:DELETE|DROP)\s/i.test(text);
const deletes = /delet|remov|purg|prun|expir|unlink|clean_?up|sweep|evict|destroy|cutoff/i;

/** `if origin := r.Header.Get("Origin"); origin != ""`, `if (req.method === 'OPTIONS')` */
const asksRequest = /^(?:(?:\w+\.)*(?:req|request|ctx)\.|(?:req|request)$|[rc]\.(?:Request|Req|Method|Header|URL|Host|Get|Path|Query)|(?:request_?)?(?:origin|method)$)/i;

/** What stands beneath a framework is no server of its own. */
const beneath = /^https?\.createServer\b/;

const holderOf = ({ bare }: Code, offset: number): { readonly holder?: string } => {
  const [, holder] = /\b(?:const|let|var)\s{1,9}(\w{1,60})\s{0,9}=\s{0,9}(?:await\s{1,9})?$/.exec(bare.slice(Math.max(0, offset - 160), offset)) ?? [];
  return holder === undefined ? {} : { holder };
};
