import type { SourceFile } from '../../../source-file.ts';
import type { Topic } from '../../signal.ts';
import { type Near, nearIn } from '../near.ts';
import { type PhpSource, phpSource } from '../php/source.ts';
import { type Behavior, behaviorIn } from './behaviors.ts';
import { type YiiClass, yiiClassesIn } from './classes.ts';

type Placed<T> = Omit<T, 'offset'> & { readonly line: number };

export interface YiiReading {
  readonly classes?: readonly (Placed<Omit<YiiClass, 'actions'>> & { readonly actions: readonly Placed<YiiClass['actions'][number]>[] })[];
  /** Of the settings of an application: where it is told, what stands before all actions, and whether forms bring no token. */
  readonly settings?: { readonly line: number; readonly filters: readonly Behavior[]; readonly isForgeryOff?: true };
  readonly turnsForgeryOff?: true;
  /** A script that makes the application. */
  readonly starts?: true;
  readonly near?: readonly Near[];
}

const words: readonly (readonly [topic: Topic, word: RegExp])[] = [
  ['authentication', /authenticat|\bjwt\b|Authorization|api_?key|->isGuest\b|AccessControl|->can\(/i],
  ['rate-limiting', /rate_?-?limit|throttl|TooManyRequests|\b429\b/i],
  ['csp', /content_?-?security_?-?policy/i],
  ['security-headers', /x-frame-options|x-content-type-options/i],
  ['hsts', /strict-transport-security/i],
  ['request-log', /access_?log|request_?log|\bYii::(?:info|debug)\([^;]{0,300}(?:request|method|url)/i],
  ['metrics', /prometheus|opentelemetry|statsd/i],
  ['health', /["'/]\w*health\w*|liveness|readiness|["'/]ping["'/]|\bactionHealth\w*|\bactionPing\b/i],
  ['cors', /\bCors\b|access-control-allow-origin/i],
  ['https-redirect', /\bsecure\b[^;]{0,80}redirect|isSecureConnection/i],
];

export const readYii = (file: SourceFile): YiiReading | undefined => {
  const near = nearIn(file, words, (text) => phpSource(text).text);
  const said = near.length > 0 ? { near } : {};
  const isSettings = settingsPath.test(file.path) && /['"]components['"]\s*=>|['"]as \w+['"]\s*=>/.test(file.text);
  if (!isSettings && !/\byii\\|\bextends\s+[\w\\]*(?:Controller|Module)\b|\bfunction\s+(?:behaviors|beforeAction)\s*\(/.test(file.text)) return near.length > 0 ? said : undefined;
  const source = phpSource(file.text);
  const lineAt = (offset: number): number => file.positionAt(offset).line;
  const place = <T extends { readonly offset: number }>({ offset, ...rest }: T) => ({ ...rest, line: lineAt(offset) });
  const classes = yiiClassesIn(source)
    .filter(
      ({ actions, behaviors, leavesOutBehaviors, parent = '', name }) =>
        actions.length > 0 || behaviors || leavesOutBehaviors || /(?:Controller|Module)$/.test(parent) || /(?:Controller|Module)$/.test(name),
    )
    .map(({ actions, ...rest }) => ({ ...place(rest), actions: actions.map(place) }));
  const filters = isSettings
    ? [...source.text.matchAll(/['"]as (\w{1,60})['"]\s*=>\s*(?=\[)/g)].map(({ index, 0: all, 1: key = '' }) => {
        const open = index + all.length;
        const behavior = behaviorIn(key, source.text.slice(open, source.closings.get(open) ?? open + 1));
        // That of a module is for its own controllers, and what developers set for them alone.
        return depthAt(source, index) === 1 && !/(?:^|[/_-])(?:local|dev)\w*\.php$/.test(file.path) ? behavior : { ...behavior, isUnread: true as const };
      })
    : [];
  const isForgeryOff = /['"]enableCsrfValidation['"]\s*=>\s*(?!true\b)\S/.test(source.text);
  // In a script that starts the application, or a module.
  const turnsForgeryOff = /\b(?:request|getRequest\(\))\s*->\s*enableCsrfValidation\s*=\s*(?!true\b|=)/.test(source.bare);
  return {
    ...said,
    ...(classes.length > 0 ? { classes } : {}),
    ...(/\byii\\web\\Application\b/.test(source.bare) ? { starts: true } : {}),
    ...(turnsForgeryOff ? { turnsForgeryOff: true } : {}),
    ...(isSettings ? { settings: { line: lineAt(Math.max(0, source.text.search(/['"]components['"]|['"]as /))), filters, ...(isForgeryOff ? { isForgeryOff: true } : {}) } } : {}),
  };
};

/** How many brackets stand open there, but for those of what joins lists. */
const depthAt = ({ bare, closings }: PhpSource, offset: number): number =>
  [...closings].filter(([open, close]) => open < offset && offset < close && !/merge\s*$/i.test(bare.slice(Math.max(0, open - 20), open))).length;

const settingsPath = /(?:^|\/)config\/(?!test|console|codeception|params|db)[\w-]{1,40}\.php$/;
