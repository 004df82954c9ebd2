import { sameName } from './settings.ts';
import type { WebApp } from './web-app.ts';

/** A number on which something listens, and the words that tell which thing it is. */
export interface PortPlace {
  readonly port: number;
  readonly path: string;
  readonly line: number;
  /** listener: a program is started or told to listen. setting: the default of a port setting. service: one of several ports of a Service. exposed: only said by EXPOSE. */
  readonly kind: 'listener' | 'setting' | 'service' | 'exposed';
  readonly host: string | undefined;
  /** The address of the host through which a container is reached, whatever its program listens on. */
  readonly isPublished?: true;
  readonly words: readonly string[];
  readonly note: string;
}

/** Every port of the service: literals of launchers, and settings followed to their defaults. */
export const portsOf = (web: Pick<WebApp, 'listeners' | 'settings'>): readonly PortPlace[] => {
  const settings = web.settings
    .filter(({ symbol, key, fallback }) => /port$/i.test(symbol || key) && isPort(fallback))
    .map(
      ({ path, line, symbol, key, fallback }): PortPlace => ({
        port: Number(fallback),
        path,
        line,
        kind: 'setting',
        host: undefined,
        words: wordsOf(`${symbol} ${key}`),
        note: `${key || symbol} is ${fallback} by default`,
      }),
    );
  const listeners = web.listeners.flatMap(({ path, line, port, host, serves }): PortPlace[] => {
    const name = port ?? '';
    const setting = isPort(port)
      ? undefined
      : web.settings.find(({ symbol, key, fallback }) => isPort(fallback) && (sameName(symbol, name) || (key !== '' && sameName(key, name))));
    const number = isPort(port) ? Number(port) : Number(setting?.fallback ?? Number.NaN);
    if (Number.isNaN(number)) return [];
    const place: PortPlace = {
      port: number,
      path,
      line,
      kind: 'listener',
      host,
      words: wordsOf(`${path} ${serves} ${isPort(port) ? '' : name}`),
      note: `listens on ${host ?? 'an address that is not written here'}, port ${number}${setting ? ` (${name})` : ''}`,
    };
    return [place];
  });
  return [...listeners, ...settings];
};

const isPort = (text: string | undefined): boolean => /^\d{2,5}$/.test(text ?? '') && Number(text) < 65_536;

const fillers = new Set([
  'api',
  'server',
  'service',
  'the',
  'port',
  'app',
  'src',
  'main',
  'start',
  'sh',
  'py',
  'ts',
  'js',
  'go',
  'cmd',
  'index',
  'https',
  'http',
  'on',
  'listens',
  'runs',
  'by',
  'default',
  'is',
]);

/** The words that name a thing, without those that every service has. */
export const wordsOf = (text: string): readonly string[] => [
  ...new Set(
    text
      .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word.length > 1 && !fillers.has(word) && !/^\d+$/.test(word)),
  ),
];
