import { expression } from '../../../../long-expression.ts';
import { partsIn } from './source.ts';

/** Takes what everybody may send, or what the application itself holds. */
const ofAnybody = expression()`
    ^(?:
      State|Json|Path|Query|Form|Request|HttpRequest|Body|Bytes|String|HeaderMap|Data|Multipart\w*|RawQuery|Uri|OriginalUri|MatchedPath
      |ConnectInfo|Method|Version|Host|WebSocketUpgrade|Valid\w*|Session|CookieJar|Cookies|SignedCookieJar|PrivateCookieJar|Flash\w*
      |Messages|Arc|Box|Vec|HashMap|Payload|ReqData|Tempfile|TempFile|Next|Parts
    )$
  `;
/** What is made of nothing, where there is nobody. */
const ofNobody = /^(?:Option|Result)$/;

/** The types by which a handler may ask who calls: those that it takes out of a request and that are no plain part of one. */
export const guardTypes = (params: string, body = ''): readonly string[] =>
  partsIn(params).flatMap((param) => {
    const [, type = ''] = /^[^:]*(?::(?!:))\s*([\s\S]*)$/.exec(param.replaceAll('::', '\u0001')) ?? [];
    const full = type.replaceAll('\u0001', '::').replace(/^&?(?:'\w+\s+)?(?:mut\s+)?(?:\w+::)*/, '');
    const [outer = ''] = /^\w+/.exec(full) ?? [];
    if (outer === 'Result' && isHandedUp(param, body)) return Array.from(full.matchAll(/\b([A-Z]\w{2,60})/g), ([name]) => name).slice(1, 2);
    if (ofNobody.test(outer) || outer === '') return [];
    if (outer === 'Extension' || outer === 'TypedHeader' || outer === 'ReqData') return Array.from(full.matchAll(/\b([A-Z]\w{2,60})/g), ([name]) => name).slice(1, 3);
    return ofAnybody.test(outer) || !/^[A-Z]/.test(outer) ? [] : [outer];
  });

/** `user?;`: what went wrong is the answer. */
const isHandedUp = (param: string, body: string): boolean => {
  const [, name] = /^(?:mut\s+)?(\w{1,60})\s*:/.exec(param) ?? [];
  return name !== undefined && new RegExp(`\\b${name}\\?`).test(body);
};
