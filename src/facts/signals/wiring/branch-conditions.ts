import type { Code } from '../code/code.ts';

export interface Body {
  readonly body: number;
  readonly end: number;
}

/** The brackets of an `if` that this place stands in. */
export const conditionRound = ({ bare, closings }: Code, { body }: Body, at: number): { readonly open: number; readonly close: number } | undefined => {
  for (let open = at - 1; open >= Math.max(body, at - 300); open--) {
    if (bare[open] === ';' || bare[open] === '{') return undefined;
    if (bare[open] !== '(') continue;
    const close = closings.get(open) ?? open;
    if (close > at && /\bif\s*$/.test(bare.slice(Math.max(0, open - 6), open))) return { open, close };
  }
  return undefined;
};

interface Block {
  readonly open: number;
  readonly close: number;
}

/** The blocks in braces that this place stands in, from the inside out, as far as the function goes. */
export const blocksRound = ({ bare, closings }: Code, body: number, at: number): Block[] => {
  const found: Block[] = [];
  for (let open = at - 1; open >= body && found.length < 12; open--) {
    const sign = bare[open];
    if (sign !== '{') continue;
    const close = closings.get(open) ?? open;
    if (close > at) found.push({ open, close });
  }
  return found;
};

const ofMethod = /\bmethod\b/;
const ofCredential = /token|auth|session|cookie|header|key|secret|user|bearer|jwt|credential|signature/i;
/** `!options?.skipAuth` */
const option = /!\s*(?:\w+\??\.)?((?:skip|no|without|allow|is)\w*(?:Auth|Public|Session|Login|User|Anonymous)\w*|public|optional)\b/i;
const ofSetting = /process\.env|\benv\.|\bNODE_ENV\b|\bconfig\.|enabled?\b|\bisDev|\bisProd/i;

interface Conditions {
  readonly sometimes: boolean;
  /** The option of the function that leaves it out. */
  readonly unless?: string;
  readonly method?: string;
}

/** Do the branches that this place stands in hang on anything but the method and the credential? */
export const conditionsOf = (code: Code, { body }: Body, at: number): Conditions => {
  let unless: string | undefined;
  let method: string | undefined;
  for (const { open } of blocksRound(code, body, at)) {
    const from = Math.max(body, open - 400);
    const before = code.bare.slice(from, open);
    const asked = conditionBefore(before);
    if (/\bswitch\s*\([^()]*\bmethod\b[^()]*\)\s*$/.test(before)) method = [...code.text.slice(open, at).matchAll(/\bcase\s+['"`]([A-Z]+)['"`]/g)].at(-1)?.[1];
    else if (/\bswitch\s*\([^{}]{1,120}\)\s*$/.test(before) && !ofCredential.test(/\bswitch\s*\(([^{}]*)$/.exec(before)?.[1] ?? '')) return { sometimes: true };
    if (asked === undefined) continue;
    if (ofMethod.test(asked)) {
      const written = /\bif\s*\([^{}]*$/.exec(code.text.slice(from, open))?.[0] ?? '';
      const equal = Array.from(written.matchAll(/\bmethod\s*===?\s*['"`]([A-Z]+)['"`]/g), ([, name = '']) => name);
      const [, other] = /\bmethod\s*!==?\s*['"`]([A-Z]+)['"`]\s*\)\s*$/.exec(written) ?? [];
      // `if (!(method === 'GET'))`
      if (/!\s*\([^()]*\bmethod\b/.test(asked)) return { sometimes: true };
      if (other !== undefined) method = `!${other}`;
      else if (equal.length > 0) method = equal.join('|');
      // `if (method === 'DELETE' && path === adminPath)` asks for one path of several.
      if (/&&/.test(asked) && asked.split('&&').some((part) => !ofMethod.test(part) && !ofCredential.test(part))) return { sometimes: true };
    }
    const [, name] = option.exec(asked) ?? [];
    if (name !== undefined) unless = name;
    else if (!ofMethod.test(asked) && (ofSetting.test(asked) || !ofCredential.test(asked))) return { sometimes: true };
  }
  return { sometimes: false, ...(unless === undefined ? {} : { unless }), ...(method === undefined ? {} : { method }) };
};

/** The condition of an `if` that ends here; that of the `if` before an `else`, where it stands near enough. */
const conditionBefore = (before: string): string | undefined => {
  const [, asked] = /\bif\s*\(((?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*)\)\s*$/.exec(before) ?? [];
  if (asked !== undefined) return asked;
  if (!/\}\s*else\s*$/.test(before)) return undefined;
  return [...before.matchAll(/\bif\s*\(([^{}]*)\)\s*\{/g)].at(-1)?.[1] ?? '';
};
