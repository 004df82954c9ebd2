import type { Signal, Topic } from '../../signal.ts';
import type { FrameworkFile, Seen } from '../framework.ts';
import type { RailsReading } from './read-rails.ts';
import { isFalse, isTrue } from './settings.ts';

type File = FrameworkFile<RailsReading>;

export type Setting = Seen<{ readonly offset: number; readonly name: string; readonly value: string; readonly condition?: string }>;

/** What holds in production: the file of that environment has the last word. */
export const settingsIn = (root: string, files: readonly File[]): ReadonlyMap<string, Setting> => {
  const rank = (path: string): number => (path === `${root}config/application.rb` ? 0 : path === `${root}config/environments/production.rb` ? 1 : 2);
  const all = files
    .filter(({ path }) => path.startsWith(`${root}config/`))
    .flatMap(({ path, said }) => (said.settings ?? []).map((setting) => ({ ...setting, path })))
    .sort((a, b) => rank(a.path) - rank(b.path));
  return new Map(all.map((setting) => [setting.name, setting]));
};

export const checksForgery = (settings: ReadonlyMap<string, Setting>): boolean => {
  const own = settings.get('action_controller.default_protect_from_forgery');
  const off = settings.get('action_controller.allow_forgery_protection');
  if (off && isFalse(off.value)) return false;
  if (own) return isTrue(own.value);
  const [, version] = /(\d+\.\d+)/.exec(settings.get('load_defaults')?.value ?? '') ?? [];
  return version !== undefined && Number(version) >= 5.2;
};

export const controlsOf = (root: string, files: readonly File[], settings: ReadonlyMap<string, Setting>, server: { readonly path: string; readonly line: number }): Signal[] => {
  const signals: Signal[] = [];
  const wired = (topic: Topic, at: { readonly path: string; readonly line: number; readonly condition?: string }, note: string, isPartial = false): void => {
    const { path, line, condition } = at;
    signals.push({ topic, stage: 'wired', path, line, note, ...(condition === undefined ? {} : { condition }), ...(isPartial ? { isPartial } : {}) });
  };
  const secured = settings.get('force_ssl');
  if (secured && !isFalse(secured.value)) {
    const condition = isTrue(secured.value) ? secured.condition : (/ENV(?:\.fetch\(|\[)\s*["'](\w+)["']/.exec(secured.value)?.[1] ?? secured.value.slice(0, 80));
    const at = { path: secured.path, line: secured.line, ...(condition === undefined ? {} : { condition }) };
    const options = settings.get('ssl_options')?.value ?? '';
    if (!/\bredirect:\s*false|:redirect\s*=>\s*false/.test(options)) wired('https-redirect', at, 'force_ssl of Rails', /\bexclude\b/.test(options));
    if (!/\bhsts:\s*(?:false|\{\s*expires:\s*0)/.test(options)) wired('hsts', at, 'force_ssl of Rails');
  }
  const emptied = [...settings.values()].find((setting) => setting.name.startsWith('action_dispatch.default_headers') && takesHeaders(setting));
  if (!emptied) wired('security-headers', settings.get('action_dispatch.default_headers') ?? server, 'Rails sends X-Frame-Options and X-Content-Type-Options by default');
  const level = settings.get('log_level');
  const logger = settings.get('logger');
  const isQuiet = /\b(?:warn|error|fatal|unknown)\b/i.test(level?.value ?? '') || /\bnil\b|\/dev\/null|File::NULL/.test(logger?.value ?? '');
  const isKnown = level === undefined || /\b(?:info|debug)\b/i.test(level.value);
  if (!isQuiet)
    wired(
      'request-log',
      level && !isKnown ? { ...level, condition: level.value.slice(0, 80) } : (level ?? server),
      level ? `Rails logs every request at ${level.value.slice(0, 60)}` : 'Rails logs every request by default',
    );
  const reports = settings.get('content_security_policy_report_only');
  const sendsNone = files.some(({ said }) =>
    said.classes?.some(({ parent, steps }) => bases.test(parent ?? '') && steps.some(({ kind, only, condition }) => kind === 'no-policy' && !only && condition === undefined)),
  );
  const limits = limiterOf(settings);
  for (const { path, said } of files)
    for (const { kind, line, isPartial, condition, said: inside } of said.controls ?? []) {
      const at = { path, line, ...(condition === undefined ? {} : { condition }) };
      const isOfAll = path.startsWith(`${root}config/`);
      if (kind === 'csp') wired('csp', at, 'content_security_policy of Rails', !isOfAll || sendsNone || (reports !== undefined && !isFalse(reports.value)));
      if (kind === 'secure-headers' && !/\bcsp\s*=\s*(?:SecureHeaders::)?OPT_OUT/.test(inside)) wired('csp', at, 'SecureHeaders');
      if (kind === 'throttle' && limits.isOn) wired('rate-limiting', { ...limits, ...at }, 'a throttle of Rack::Attack', isPartial === true || !isOfAll);
      if (kind === 'origins') wired('cors', at, 'Rack::Cors', isPartial === true);
    }
  return signals;
};

const bases = /^Action\w+::(?:Base|API)$/;

/** `Rack::Attack.enabled = ENV["LIMIT"] == "on"`, `config.middleware.delete Rack::Attack` */
const limiterOf = (settings: ReadonlyMap<string, Setting>): { readonly isOn: boolean; readonly condition?: string } => {
  if ([...settings.values()].some(({ name, condition }) => /^middleware\.delete\b.*\bRack::Attack\b/.test(name) && !forDevelopers.test(condition ?? ''))) return { isOn: false };
  const said = settings.get('rack_attack.enabled');
  if (!said || isTrue(said.value)) return { isOn: true };
  if (isFalse(said.value))
    return said.condition === undefined ? { isOn: false } : { isOn: true, condition: said.condition.startsWith('!') ? said.condition.slice(1) : `!${said.condition}` };
  return { isOn: true, condition: /ENV(?:\.fetch\(|\[)\s*["'](\w+)["']/.exec(said.value)?.[1] ?? said.value.slice(0, 80) };
};
const forDevelopers = /^Rails\.env\.(?:local|development|test)/;

/** `default_headers = {}`, `default_headers.clear`, `default_headers.delete('X-Frame-Options')`; a list of its own that holds them takes nothing. */
const takesHeaders = ({ name, value, condition }: Setting): boolean =>
  name === 'action_dispatch.default_headers'
    ? !/X-Frame-Options|X-Content-Type-Options|\bmerge/.test(value)
    : /\.(?:clear|delete|except)$/.test(name) && !forDevelopers.test(condition ?? '');
