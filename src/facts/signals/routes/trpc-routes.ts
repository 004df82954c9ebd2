import { type Code, closingOf } from '../code/code.ts';
import { watch } from '../code/cues.ts';
import type { Route } from './route.ts';

/** Of a procedure of tRPC. */
export const byProcedure = 'tRPC';

const procedure = watch(/\b(\w{1,80})\s{0,9}[:=]\s{0,20}(?=(\w{0,60}[pP]rocedure\w{0,40})\s{0,40}[.(])/g);
const asksCaller = /\bctx\??\.(?:session|user|auth|userId|currentUser)\b/;

/** `add: protectedProcedure.input(job).mutation(async ({ ctx, input }) => {…})`: what stands before it is the procedure that it is made of, and what it uses. */
export const trpcRoutes = (code: Code): Route[] => {
  if (!code.cues.may(procedure) || !code.bare.includes('rocedure')) return [];
  return [...code.bare.matchAll(procedure)].slice(0, 2000).flatMap((match): Route[] => {
    const [all, name = '', made = ''] = match;
    const start = match.index + all.length;
    const links = linksAt(code, start + made.length);
    const last = links.at(-1);
    if (last?.name !== 'query' && last?.name !== 'mutation') return [];
    const used = links
      .filter((link) => link.name === 'use')
      .flatMap(({ open, close }) => [...code.bare.slice(open + 1, close - 1).matchAll(/^\s*([\w$]+)/g)].map(([, guard = '']) => guard));
    return [
      {
        method: last.name === 'query' ? 'GET' : 'POST',
        pattern: `/api/trpc/${ofService.test(name) ? '' : routerAt(code, match.index)}${name}`,
        guards: [made, ...used],
        handler: '',
        receiver: byProcedure,
        ...(asksCaller.test(code.bare.slice(last.open, last.close)) && /public/i.test(made) ? { isElsewhere: true } : {}),
        offset: match.index,
      },
    ];
  });
};

/** Of the service, whatever router it stands in: `app.ping` may ask how another one is. */
const ofService = /^health/i;

/** `jobs.` in `const jobsRouter = createTRPCRouter({`. */
const routerAt = ({ bare }: Code, offset: number): string => {
  const [, name] = [...bare.slice(Math.max(0, offset - 40_000), offset).matchAll(/\b(\w{1,60}?)(?:Router)?\s{0,9}[=:]\s{0,9}(?:\w{1,20}\.)?\w{0,20}[rR]outer\(/g)].at(-1) ?? [];
  return name === undefined ? '' : `${name}.`;
};

interface Link {
  readonly name: string;
  readonly open: number;
  readonly close: number;
}

/** The calls of a chain that goes on here: `.input(…).use(…).query(…)`. */
const linksAt = (code: Code, from: number): Link[] => {
  const links: Link[] = [];
  for (let at = from; links.length < 20; ) {
    const [lead, name = ''] = /^\s{0,60}\.\s{0,20}(\w{1,60})(?:<[^<>()]{1,200}>)?\(/.exec(code.bare.slice(at, at + 400)) ?? [];
    if (lead === undefined) return links;
    const open = at + lead.length - 1;
    at = closingOf(code, open);
    links.push({ name, open, close: at });
  }
  return links;
};
