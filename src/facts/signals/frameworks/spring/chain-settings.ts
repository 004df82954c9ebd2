import { type Code, closingOf } from '../../code/code.ts';
import type { SecurityChain } from './security-chain.ts';

export const settingsOf = (code: Code, body: number, end: number): Pick<SecurityChain, 'csrf' | 'sendsHeaders' | 'sendsPolicy' | 'keepsSession' | 'redirects'> => {
  const inside = code.bare.slice(body, end);
  const csrf = toldOf(code, body, end, 'csrf');
  const headers = toldOf(code, body, end, 'headers');
  const isStateless = /\bSTATELESS\b|NoOpServerSecurityContextRepository/.test(inside);
  return {
    csrf: csrf.isOff ? 'off' : csrf.isElsewhere || /\bignoring\w+|requireCsrfProtectionMatcher/.test(csrf.said) ? 'for some' : 'on',
    sendsHeaders: !headers.isOff && !/\bdefaultsDisabled\b/.test(headers.said) && !['frameOptions', 'contentTypeOptions'].every((one) => toldOf(code, body, end, one).isOff),
    sendsPolicy: !headers.isOff && /\bcontentSecurityPolicy\b/.test(headers.said) && !/\breportOnly\b/.test(headers.said),
    keepsSession: !isStateless && /\b(?:formLogin|oauth2Login|saml2Login|openidLogin)\b/.test(inside) && !toldOf(code, body, end, 'formLogin').isOff,
    redirects: /\banyRequest\(\)\s*\.\s*requiresSecure\(|\bredirectToHttps\s*(?:\(\s*(?:\)|Customizer\.withDefaults|withDefaults)|\{\s*\})/.test(inside),
  };
};

/** What is said of a part: `csrf(c -> c.disable())`, `csrf().disable()`, `csrf { disable() }`. */
const toldOf = (code: Code, body: number, end: number, name: string): { readonly said: string; readonly isOff: boolean; readonly isElsewhere?: true } => {
  const { bare } = code;
  for (const match of bare.slice(body, end).matchAll(new RegExp(`\\b${name}\\s*([({])`, 'g'))) {
    const open = body + match.index + match[0].length - 1;
    const close = closingOf(code, open);
    const own = bare.slice(open + 1, close - 1);
    const isBlock = match[1] === '{' || own.trim() !== '';
    const said = isBlock ? own : (bare.slice(close, end).split(/\.\s*and\s*\(\s*\)|;/)[0] ?? '');
    const direct = isBlock ? withoutNested(own) : (/^\s*\.\s*\w+/.exec(said)?.[0] ?? '');
    // `csrf(this::settings)`: what that says stands elsewhere.
    const isElsewhere = match[1] === '(' && own.trim() !== '' && !/->|\{/.test(own) && !/::\s*disable\b|\bwithDefaults\s*\(/.test(own);
    return { said, isOff: /\bdisable\b/.test(direct), ...(isElsewhere ? { isElsewhere } : {}) };
  }
  return { said: '', isOff: false };
};

const withoutNested = (text: string): string => {
  let plain = text;
  // The block of a lambda is no part of its own: `c -> { c.disable(); }`.
  for (let depth = 0; depth < 6; depth++) plain = plain.replaceAll(/\([^()]*\)|(?<!->\s{0,3})\{[^{}]*\}/g, '');
  return plain;
};
