import { isOn, plainName, type Setting } from './facts/signals/settings.ts';
import { type Signal, signalInWords, type Topic } from './facts/signals/signal.ts';
import type { WebApp } from './facts/signals/web-app.ts';
import type { Evidence } from './finding.ts';
import { fail, manual, notApplicable, type Outcome, pass } from './rule.ts';

/** The words of a control in the verdicts of its rules. */
export interface ControlWords {
  /** As in "Nothing limits the rate of requests". */
  readonly absent: string;
  /** As in "Is the rate of requests limited before they reach this service, at a gateway or proxy?". */
  readonly question: string;
}

/**
 * The usual judgement of a control over requests. Wired where requests pass: pass. Nothing at all after every file of a recognised service was
 * searched: fail. Anything between is for a person, with what was seen.
 */
export const judgeControl = (web: WebApp, topic: Topic, words: ControlWords): Outcome => {
  const signals = web.signals(topic);
  const wired = signals.filter(({ stage }) => stage === 'wired');
  const notOff = wired.filter((signal) => !signal.isPartial && switchOf(web, signal)?.on !== false);
  const [first, ...rest] = notOff.filter((signal) => !hangsOnSwitch(web, signal)).map((signal) => evidenceOf(web, signal));
  if (first) return pass(first, ...rest.slice(0, 9));
  const [hanging] = notOff;
  if (hanging)
    return manual(
      `${words.question} It is there where ${hanging.condition} says so. Does it in production?`,
      notOff.slice(0, 5).map((signal) => evidenceOf(web, signal)),
    );
  const partial = wired.filter(({ isPartial }) => isPartial);
  if (partial.length > 0)
    return manual(
      `${words.question} What was seen stands before a part of the routes.`,
      partial.slice(0, 5).map((signal) => evidenceOf(web, signal)),
    );
  const outside = withoutService(web, words.question, topic);
  if (outside) return outside;
  const [off] = wired;
  if (off) {
    const turned = switchOf(web, off);
    const place: Evidence[] = turned
      ? [{ at: { path: turned.setting.path, line: turned.setting.line }, note: `${turned.setting.key || turned.setting.symbol} is off by default` }]
      : [];
    return manual(`It is in the code and off by default. Is ${turned?.setting.key || turned?.setting.symbol} turned on in production?`, [evidenceOf(web, off), ...place]);
  }
  if (signals.length > 0)
    return manual(
      `${words.question} The code names it but nothing was seen that puts requests through it.`,
      signals.slice(0, 5).map((signal) => evidenceOf(web, signal)),
    );
  return failClosed(web, words.absent);
};

/** Not applicable without a web service; manual where the service cannot be searched to the end, for this control if one is named. Undefined where a closed search is possible. */
export const withoutService = (web: WebApp, question: string, topic?: Topic): Outcome | undefined => {
  const unread = web.unread.find(({ except }) => topic === undefined || !except?.has(topic));
  if (unread?.of) {
    const { path, line, what } = unread.of;
    return manual(`${question} Of ${what} only the routes and what requests pass through are read yet.`, [{ at: { path, line }, note: `the application (${what})` }]);
  }
  if (unread) return manual(`${question} ${unread.path} was not read: ${unread.reason}.`, [{ at: { path: unread.path }, note: unread.reason }]);
  if (web.servers.length === 0)
    return web.frameworks.length > 0
      ? manual(`${question} The manifest names ${web.frameworks.slice(0, 3).join(', ')}, but no application was seen being made.`)
      : notApplicable('There is no web service in this repository.');
  if (web.routes.some((route) => !route.operational)) return undefined;
  const known = [...new Set(web.routes.map(({ pattern }) => pattern))];
  const seen =
    known.length === 0
      ? 'no routes were recognised'
      : `of its routes only ${known.slice(0, 3).join(', ')} ${known.length === 1 ? 'was' : 'were'} recognised, which may be public by nature`;
  return manual(`${question} An application is made, but ${seen}.`, serverEvidence(web));
};

/** Is there anything that answers requests, or that says it does? A client has cookies and files as well. */
export const mayServe = ({ servers, routes, frameworks, unread }: WebApp): boolean => servers.length + routes.length + frameworks.length + unread.length > 0;

export const failClosed = (web: WebApp, message: string, related: readonly Evidence[] = []): Outcome => {
  const [server] = web.servers;
  return fail({
    message,
    at: { path: server?.path ?? '.', ...(server ? { line: server.line } : {}) },
    everywhere: true,
    searched: web.searched,
    ...(related.length > 0 ? { related } : {}),
  });
};

export const serverEvidence = (web: WebApp): Evidence[] => web.servers.slice(0, 3).map(({ path, line, what }) => ({ at: { path, line }, note: `the application (${what})` }));

const evidenceOf = (web: WebApp, signal: Signal): Evidence => {
  const turned = switchOf(web, signal);
  const default_ = turned?.on === undefined ? '' : `, ${turned.on ? 'on' : 'off'} by default (${turned.setting.path}:${turned.setting.line})`;
  return { at: { path: signal.path, line: signal.line }, note: `${signalInWords(signal)}${default_}` };
};

/** The setting that a signal hangs on and whether its default turns the control on. */
export const switchOf = (web: WebApp, signal: Pick<Signal, 'condition'>): { readonly setting: PlacedSetting; readonly on: boolean | undefined } | undefined => {
  if (signal.condition === undefined) return undefined;
  const negated = signal.condition.startsWith('!');
  const name = negated ? signal.condition.slice(1) : signal.condition;
  const setting = settingNamed(web, name);
  if (!setting) return undefined;
  const on = isOn(setting.fallback);
  return { setting, on: on === undefined ? undefined : on !== negated };
};

/** Behind a switch that is not known to be on in production, where what is left out for developers and tests is. */
export const hangsOnSwitch = (web: WebApp, { condition }: Pick<Signal, 'condition'>): boolean => {
  if (condition === undefined) return false;
  if (ofProduction.test(condition)) return condition.startsWith('!');
  if (ofDevelopers.test(condition)) return !condition.startsWith('!');
  return !isNoSwitch.test(condition) && switchOf(web, { condition })?.on !== true;
};
const ofProduction = /prod(?!uct(?!ion)|uce)/i;
const ofDevelopers = /test|dev(?!ice)|debug|^!?(?:(?:is_?)?local|stag(?:e|ing)|qa|uat|ci)$/i;
/** Whether there is an application, and which process this is; how an environment is named may mean either. */
const isNoSwitch = /^!?(?:app|router|server|engine|application|\w*(?:_ENV|[eE]nv|ENVIRONMENT|[eE]nvironment)|is(?:Primary|Master|Main\w*))$/;

/** By its symbol where it has a default, else by its key. Every signal asks, so the settings are put in order once. */
export const settingNamed = (web: WebApp, name: string): PlacedSetting | undefined => {
  const known = byName.get(web.settings) ?? byName.set(web.settings, indexOf(web.settings)).get(web.settings);
  const plain = plainName(name);
  return known?.symbols.get(plain) ?? known?.keys.get(plain);
};

interface SettingIndex {
  readonly symbols: ReadonlyMap<string, PlacedSetting>;
  readonly keys: ReadonlyMap<string, PlacedSetting>;
}

const byName = new WeakMap<WebApp['settings'], SettingIndex>();

/** The first of each name. */
const indexOf = (settings: WebApp['settings']): SettingIndex => {
  const symbols = new Map<string, PlacedSetting>();
  const keys = new Map<string, PlacedSetting>();
  for (const setting of settings) {
    const symbol = plainName(setting.symbol);
    const key = plainName(setting.key);
    if (setting.fallback !== undefined && !symbols.has(symbol)) symbols.set(symbol, setting);
    if (setting.key !== '' && !keys.has(key)) keys.set(key, setting);
  }
  return { symbols, keys };
};

type PlacedSetting = Omit<Setting, 'offset'> & { readonly path: string; readonly line: number };
