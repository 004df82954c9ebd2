import { collect } from '../../../src/extraction/collect.ts';
import { loadFacts } from '../../../src/facts/load-facts.ts';
import type { Topic } from '../../../src/facts/signals/signal.ts';
import type { WebApp } from '../../../src/facts/signals/web-app.ts';
import { memorySnapshot } from '../../../src/repo/memory-snapshot.ts';

/** The web services of a repository that holds these files. */
export const readWebApp = async (files: Record<string, string>): Promise<WebApp> => {
  const { facts } = await collect(memorySnapshot({ files }), await loadFacts(['webApp']));
  return facts.get('webApp') as WebApp;
};

export const asked = ({ routes }: WebApp): string[] => routes.map(({ method, authenticated }) => `${method} ${authenticated}`);
export const stages = (app: WebApp, topic: Topic): string[] => app.signals(topic).map(({ stage, isPartial }) => (isPartial ? `${stage} before some` : stage));
export const isBeforeAll = (app: WebApp, topic: Topic): boolean => stages(app, topic).includes('wired');

export const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;
