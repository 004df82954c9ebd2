import type { Code } from '../code/code.ts';
import { watch } from '../code/cues.ts';
import type { Language } from '../code/language.ts';

/** Does a name stand, at this place, for a router that some routes are registered on, and not for the application? */
export type IsRouter = (name: string, offset: number) => boolean;

const made: Record<Language, RegExp> = {
  python: watch(/\b(\w{1,60})\s{0,9}(?::\s{0,9}[\w.]{1,40}\s{0,9})?=\s{0,9}(?:\w{1,40}\.)?(?:\w{0,20}Blueprint|APIRouter|Namespace)\(/g),
  node: watch(
    /\b(?:const|let|var)\s{1,9}(\w{1,60})(?:\s{0,9}:[^=\n]{1,60})?\s{0,9}=\s{0,9}(?:new\s{1,9})?(?:\w{1,40}\.)?(?:\w{0,20}Router|express\(\)\.router|\w{1,40}\.(?:route|basePath))\(/g,
  ),
  go: watch(/\b(\w{1,60})\s{0,9}:?=\s{0,9}\w[\w.]{0,60}\.(?:Group|Route|PathPrefix\([^)\n]{0,80}\)\.Subrouter|Subrouter|With)\(/g),
};

/** `r.Route("/jobs", func(r chi.Router) {`, `func jobs(g *gin.RouterGroup) {`, `func (h jobs) Routes(r chi.Router) {`; of Fastify a plugin, whose hooks hold within it: `async function jobs(fastify) {`. */
const given: Partial<Record<Language, RegExp>> = {
  go: watch(
    /\bfunc(?:\(\s{0,9}(\w{1,60})\s{1,9}\w{1,40}\.Router\s{0,9}\)|[^\n{]{0,120}?\b(\w{1,60})\s{1,9}(?:\*?\w{1,40}\.(?:RouterGroup|Group)\b|chi\.Router\s{0,9}\))[^\n{]{0,120})\s{0,9}\{/g,
  ),
};

/** One of another file. */
const saysRouter = /(?:^|_)(?:bp|blueprint|router)$|Router$/;

export const routersIn = (code: Code, language: Language): IsRouter => {
  const names = new Set(code.cues.may(made[language]) ? Array.from(code.bare.matchAll(made[language]), ([, name = '']) => name) : []);
  const pattern = given[language];
  const ranges =
    pattern && code.cues.may(pattern)
      ? [...code.bare.matchAll(pattern)]
          .slice(0, 2000)
          .map((match) => rangeOf(code, match))
          .filter((range) => !isHandedOut(code, range) && !isWhole(code, range))
      : [];
  return (name, offset) =>
    names.has(name) || (language !== 'go' && saysRouter.test(name)) || ranges.some((range) => range.name === name && range.from <= offset && offset < range.until);
};

interface Range {
  readonly name: string;
  readonly from: number;
  readonly until: number;
}

/** `s.router = r`: whoever is given this router registers all else on it. */
const isHandedOut = ({ bare }: Code, { name, from, until }: Range): boolean => new RegExp(`\\.\\w+\\s*=\\s*${name}\\s*\\n`).test(bare.slice(from, Math.min(until, from + 3000)));

/** A function that is given a router by its interface, which an application has as well, and puts the routers of others below it or hands it on to them makes the whole. A group is a part by its type. */
const isWhole = ({ bare }: Code, { name, from, until }: Range): boolean =>
  /\bfunc\b[^\n{]*\w\s*\([^\n{]*\bchi\.Router\b[^\n{]*$/.test(bare.slice(Math.max(0, from - 200), from)) &&
  new RegExp(`\\b${name}\\.(?:Mount|Route)\\(|(?:Routes?|Register|Mount|Setup|Handlers?|Endpoints?)\\((?:[^()\\n]{1,60},\\s?)?${name}[,)]`).test(
    bare.slice(from, Math.min(until, from + 6000)),
  );

const rangeOf = (code: Code, match: RegExpExecArray): Range => {
  const open = match.index + match[0].length - 1;
  return { name: match[1] ?? match[2] ?? '', from: open, until: code.closings.get(open) ?? code.bare.length };
};
