import { isOn, plainName, type Setting } from '../settings.ts';
import type { Known, NamedReading } from '../wiring/naming.ts';
import { coverageBy, type coveragesIn } from './coverage-by.ts';
import { mountsOf } from './mounts.ts';

/** Yes only where it is so without what is for some requests only too, or where a setting says so; then nobody knows. */
export const firmlyBy = (topic: CallerTopic, readings: readonly NamedReading[], coverages: ReturnType<typeof coveragesIn>): ReturnType<typeof coverageBy> => {
  const anyhow = coverages(topic);
  const firm = firmly(topic, readings);
  return (reading, route) => {
    const answer = anyhow(reading, route);
    return answer === 'yes' && firm && firm(reading, route) !== 'yes' ? 'unknown' : answer;
  };
};
type CallerTopic = 'authentication' | 'rate-limiting';

/** The same without what is for some requests only, or where a setting says so, unless that is on by default; undefined where nothing is. */
const firmly = (topic: CallerTopic, readings: readonly NamedReading[]): ReturnType<typeof coverageBy> | undefined => {
  const conditions = new Set(
    readings.flatMap(({ code }) =>
      (topic === 'authentication' ? code.controls : []).flatMap(({ topics, condition }) => (condition !== undefined && topics.includes(topic) ? [condition] : [])),
    ),
  );
  const hanging = [...conditions].filter(
    (condition) => !readings.some(({ code }) => code.settings.some((setting) => isNamed(setting, condition) && isOn(setting.fallback) === true)),
  );
  if (hanging.length === 0 && !readings.some(({ code }) => code.wired.some(({ some }) => some) || [...code.controls, ...code.callers].some(({ forSome }) => forSome)))
    return undefined;
  const firm = new Map(
    readings.map((reading) => {
      const naming = (name: string): Known => {
        const known = reading.naming(name);
        return known.forSome?.includes(topic) || (known.condition !== undefined && hanging.includes(known.condition))
          ? { ...known, topics: known.topics.filter((one) => one !== topic) }
          : known;
      };
      return [reading, { ...reading, naming, code: { ...reading.code, wired: reading.code.wired.filter(({ some }) => !some) } }];
    }),
  );
  const all = [...firm.values()];
  const covered = coverageBy(topic, all, mountsOf(all));
  return (reading, route) => covered(firm.get(reading) ?? reading, route);
};
const isNamed = ({ symbol, key }: Pick<Setting, 'symbol' | 'key'>, name: string): boolean => [symbol, key].some((one) => plainName(one) === plainName(name));
