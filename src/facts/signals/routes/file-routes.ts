/** Frameworks that take the path of a file for the path of a route: what the file exports answers requests, and no call says so. */
const conventions: readonly { readonly framework: string; readonly path: RegExp; readonly answers: RegExp }[] = [
  { framework: 'Remix', path: /(?:^|\/)app\/routes\/.*\.[jt]sx?$/, answers: /\bexport\s+(?:async\s+)?(?:function|const)\s+(?:action|loader)\b/ },
  { framework: 'Vercel', path: /^api\/.*\.[jt]s$/, answers: /\bexport\s+default\s+(?:async\s+)?function\s*\w*\(\s*req\b|\bVercelRequest\b/ },
  {
    framework: 'Cloudflare Pages',
    path: /(?:^|\/)functions\/.*\.[jt]s$/,
    answers: /\bexport\s+(?:async\s+)?(?:function|const)\s+onRequest(?:Get|Post|Put|Patch|Delete)?\b/,
  },
  { framework: 'SvelteKit', path: /(?:^|\/)\+(?:page\.)?server\.[jt]s$/, answers: /\bexport\s+(?:async\s+)?(?:function|const)\s+(?:GET|POST|PUT|PATCH|DELETE|actions|load)\b/ },
  { framework: 'Nuxt', path: /(?:^|\/)server\/(?:api|routes|middleware)\/.*\.[jt]s$/, answers: /\b(?:defineEventHandler|eventHandler)\(/ },
  { framework: 'Astro', path: /(?:^|\/)src\/pages\/.*\.[jt]s$/, answers: /\bexport\s+const\s+(?:GET|POST|PUT|PATCH|DELETE)\s*:\s*APIRoute\b/ },
];

export const routedByPath = (path: string, text: string): string | undefined =>
  conventions.find((convention) => convention.path.test(path) && convention.answers.test(text))?.framework;
