import { type Code, closingOf } from '../code/code.ts';
import { watch } from '../code/cues.ts';
import type { Span } from '../code/functions.ts';
import type { Language } from '../code/language.ts';
import { startOfWord } from '../code/words.ts';
import { maxBody } from './named-control.ts';
import { mayLeaveOut, skipsIn } from './skip-options.ts';
import { isForSomeRequests } from './some-requests.ts';

/** A function and what it calls that may be a control of another file. */
export interface Caller {
  readonly name: string;
  readonly calls: readonly string[];
  /** It calls them for some requests only. */
  readonly forSome?: true;
}

/** The functions and the names that each calls, where those names sound like a control. */
export const callersOf = (code: Code, spans: readonly Span[], language: Language): readonly Caller[] => {
  const { bare, cues } = code;
  return (cues.may(controlCall) || cues.may(dependency) ? spans : [])
    .flatMap((span): Caller[] => {
      const calls = new Set(cues.may(dependency) ? Array.from(bare.slice(span.start, Math.min(span.body, span.start + 4000)).matchAll(dependency), (match) => match[1] ?? '') : []);
      const body = bare.slice(span.body, Math.min(span.end, span.body + 20_000));
      for (const match of body.matchAll(controlCall)) {
        const name = body.slice(startOfWord(body, match.index), match.index) + match[1];
        if (name !== span.name && calls.size < 40) calls.add(name);
      }
      if (calls.size === 0) return [];
      const forSome =
        (looksAtRequest.test(body) && (['authentication', 'rate-limiting'] as const).some((topic) => isForSomeRequests(code, language, span, spans, topic))) ||
        (language === 'node' && skipsInCalls(code, span, spans));
      return [{ name: span.name, calls: [...calls], ...(forSome ? { forSome } : {}) }];
    })
    .concat(cues.may(alias) ? aliases(bare, alias) : [], cues.may(member) ? aliases(bare, member) : []);
};
const looksAtRequest = /\bif\b[^\n]{0,100}(?:path|method|endpoint|blueprint|url|header|query)/i;

/** `static api() { return rateLimit({ skip: isOfJobs }); }` */
const skipsInCalls = (code: Code, { body, end }: Span, spans: readonly Span[]): boolean => {
  const until = Math.min(end, body + maxBody);
  if (!mayLeaveOut.test(code.bare.slice(body, until))) return false;
  return [...code.bare.slice(body, until).matchAll(controlCall)].some(({ index, 0: all }) => {
    const open = body + index + all.length - 1;
    return skipsIn(code, 'node', open, closingOf(code, open), spans).some === true;
  });
};

const controlCall = watch(/((?:auth|verif|valid|check|require|limit|throttl|guard|token|session|key|user|log|header|cors|csrf)\w*)\s*\(/gi);
const dependency = watch(/\b(?:Depends|Security)\(\s*(\w+)/g);
const alias = watch(/^(\w+)\s*(?::\s*\w+\s*)?=\s*Annotated\[[^\n]{0,200}\b(?:Depends|Security)\(\s*(\w+)/gm);

/** `const isLoggedIn = handler.isLoggedInMiddleware`. */
const member = watch(/^[ \t]*(?:const|let|var)\s+(\w+)\s*=\s*\w+\.(\w*(?:[aA]uth|[lL]ogged|[vV]erif|[rR]equire|[lL]imit|[gG]uard)\w*)\s*;?$/gm);

/** `CurrentUser = Annotated[User, Depends(get_current_user)]`: a type that brings a dependency; a name for what another one holds. */
const aliases = (bare: string, pattern: RegExp): Caller[] => [...bare.matchAll(pattern)].map((match) => ({ name: match[1] ?? '', calls: [match[2] ?? ''] }));
