import type { Code } from './code/code.ts';
import { isBrowserPath } from './code/language.ts';
import { nextFileOf } from './routes/next-files.ts';

/** What pages and apps for phones are made with, and what keeps their state. */
const interfaces =
  /\b(?:from\s|import\s|require\()\s{0,5}['"](?:react|react-native|@react-native[\w-]*|expo[\w-]*|vue|svelte|@angular\/core|zustand|pinia|jotai|@reduxjs\/toolkit)(?:\/[^'"\n]{0,100})?['"]/;

/** Next.js runs on the server what answers there, and what says so. */
const isOfServer = (path: string, text: string): boolean => {
  const kind = nextFileOf(path)?.kind;
  if (kind === 'handler' || kind === 'api' || kind === 'settings' || /\.server\.[jt]sx?$|(?:^|\/)lib\/server\/|(?:^|\/)server\/utils\//.test(path)) return true;
  return (
    !/\.[jt]sx$/.test(path) &&
    /["'](?:server-only|next\/(?:headers|server))["']|^[^\S\n]*["']use server["']|\bimport\s*\{\s*cache\s*\}\s*from\s*["']react["']/m.test(text) &&
    !/^[^\S\n]*["']use client["']/m.test(text)
  );
};

/** Code that runs in a browser answers nobody's requests. */
export const isBrowserCode = (path: string, { bare, text }: Code): boolean =>
  !isOfServer(path, text) &&
  !/\b(?:createServer|express|fastify|Fastify|NestFactory|Koa|Hono|polka)\s*\(|\.listen\(\s*(?:\d|process\.env\b|\w*(?:[pP]ort|PORT)\b)|\b(?:Bun|Deno)\.serve\s*\(/.test(bare) &&
  (/\.[jt]sx$/.test(path) ||
    /\b(?:document|window|localStorage|sessionStorage|navigator|customElements|indexedDB)\s*[.[]|\bHTMLElement\b/.test(bare) ||
    isBrowserPath(path) ||
    interfaces.test(text));
