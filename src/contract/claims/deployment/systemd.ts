import type { Statement } from '../../../facts/security-policy/statement.ts';
import type { SystemdUnits, UnitSetting } from '../../../facts/systemd-units.ts';
import { expression } from '../../../long-expression.ts';
import type { Answer } from '../../contract.ts';
import { at, broken, kept, together } from '../answers.ts';

const rule = 'container/systemd-hardening';

/** "`NoNewPrivileges=true`": do the services of the tree have the settings that the policy names, with their values? */
export const systemdClaim = ({ text, polarity, subject }: Statement, { units }: SystemdUnits): Answer | undefined => {
  const services = units.filter(({ settings }) => settings.some(({ name }) => name === 'ExecStart'));
  const named = [...directivesIn(text), ...(polarity === 'asserts' ? turnedOn(text) : []), ...(subject === rule && polarity === 'asserts' ? userIn(text) : [])];
  if (named.length === 0 || services.length === 0 || (polarity === 'denies' && !isNamedFirst(text))) return undefined;
  return together(named.flatMap((directive) => services.map(({ path, settings }) => ofService(directive, path, settings))));
};

/** "`NoNewPrivileges=true` | cannot gain privileges" says what it does, and is no denial of it. */
const isNamedFirst = (text: string): boolean => text.search(directive) === 0;

interface Directive {
  readonly name: string;
  /** Empty where the policy resets a list; undefined where it says only that it is on. */
  readonly value: string | undefined;
}

const directive = expression('g')`
    \b(
      (?:
        NoNewPrivileges|LockPersonality|DynamicUser|UMask|CPUQuota|TasksMax|MemoryMax|MemoryHigh|MemoryDenyWriteExecute|SystemCall\w+
        |CapabilityBoundingSet|AmbientCapabilities|ReadWritePaths|ReadOnlyPaths|InaccessiblePaths|RestrictAddressFamilies|RestrictNamespaces
        |RestrictRealtime|RestrictSUIDSGID|IPAddress(?:Deny|Allow)|Protect[A-Z]\w+|Private[A-Z]\w+
      )
    )=((?:[^\s|,;\x60]|(?<=[A-Z_\d]) (?=[A-Z_]{3}))*)
  `;

/** Of a table the first cell names it; a value of several words is one of capitals, such as address families. */
const directivesIn = (text: string): readonly Directive[] => [...text.matchAll(directive)].map(([, name = '', value = '']) => ({ name, value: value.replace(/[.:)]+$/, '') }));

/** "PrivateTmp is enabled", "ProtectSystem is set to strict". */
const turnedOn = (text: string): readonly Directive[] =>
  /\b(?:not|no|off|disabled|without|never|nor|except|cannot)\b|n['’]t\b/i.test(text) ? [] : [...text.matchAll(onOrSo)].map(([, name = '', value]) => ({ name, value }));
const onOrSo = expression('g')`
    \b(
      NoNewPrivileges|DynamicUser|LockPersonality|MemoryDenyWriteExecute|Restrict(?:Namespaces|Realtime|SUIDSGID)|Protect[A-Z]\w+
      |Private[A-Z]\w+
    )\b(?!=)(?:
      [\x60"')\]:]{0,3} (?:(?:is|are|set|to|at|as|in|mode|\(?=?) ?){0,4}[\x60"'(]{0,2}
      (strict|full|read-only|tmpfs|self|connect|inaccessible)\b
    )?
  `;

/** "The unit runs as the user `agent`". */
const userIn = (text: string): readonly Directive[] => {
  const [, name] =
    /\b(?:runs?|running|started|executed) (?:as|under) (?:an? |the )?(?:(?:own|dedicated|unprivileged|system|separate|non-?root) ){0,2}(?:user|account)(?: named| called)? [`"'“]?([a-z_][\w-]*)/i.exec(
      text,
    ) ?? [];
  return name === undefined || /^(?:with|and|in|on|that|which|or|for|without|inside)$/i.test(name) ? [] : [{ name: 'User', value: name }];
};

const ofService = ({ name, value }: Directive, path: string, settings: readonly UnitSetting[]): Answer => {
  const own = settings.findLast((setting) => setting.section === 'Service' && setting.name === name);
  if (!own) return broken(rule, `${path} does not set ${name}.`, [at(path, null, 'contradicts', `no ${name}`)]);
  const place = at(path, own.line, 'wired', `${name}=${own.value}`);
  const isAsSaid = value === undefined ? plain(own.value) !== 'false' && own.value !== '' : plain(own.value) === plain(value);
  return isAsSaid
    ? kept(rule, [place])
    : broken(rule, `The policy says ${value === undefined ? `that ${name} is on` : `${name}=${value}`}; in ${path} it is ${own.value}.`, [{ ...place, stage: 'contradicts' }]);
};

const plain = (value: string): string => {
  const words = value.trim().toLowerCase().split(/\s+/).sort().join(' ');
  return /^(?:yes|true|on|1)$/.test(words) ? 'true' : words.replace(/^(?:no|false|off)$/, 'false');
};
