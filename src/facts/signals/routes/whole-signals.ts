import type { Signal, Topic } from '../signal.ts';
import type { NamedReading } from '../wiring/naming.ts';
import type { coveragesIn } from './coverage-by.ts';
import { isOperational } from './operational.ts';

/** What is put before a router, or before one of several applications, is before all where hardly a route is elsewhere. */
export const wholeSignals = (signals: readonly Signal[], readings: readonly NamedReading[], coverages: ReturnType<typeof coveragesIn>): readonly Signal[] => {
  const topics = new Set(signals.flatMap(({ topic, isOfRouter }) => (isOfRouter ? [topic] : [])));
  if (topics.size === 0) return signals;
  const whole = [...topics].filter((topic) => {
    const covered = coverages(topic);
    const answers = readings.flatMap((reading) => reading.code.routes.filter(({ pattern }) => !isOperational(pattern)).map((route) => covered(reading, route)));
    const share = answers.filter((answer) => answer === 'yes').length / Math.max(answers.length, 1);
    return share >= (enough[topic] ?? 0.9);
  });
  if (whole.length === 0) return signals;
  return signals.map((signal): Signal => {
    const { isPartial, isOfRouter, ...rest } = signal;
    return isOfRouter && whole.includes(signal.topic) ? rest : signal;
  });
};

/** A wildcard of CORS is one for most answers, long before it is one for all; what is dear to answer is limited first. */
const enough: Partial<Record<Topic, number>> = { cors: 1 / 3, 'rate-limiting': 1 / 2 };
