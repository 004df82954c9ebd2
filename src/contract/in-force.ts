import type { Signal, Topic } from '../facts/signals/signal.ts';
import type { WebApp } from '../facts/signals/web-app.ts';
import { hangsOnSwitch } from '../judge-control.ts';

/** The signals of a control that stands before requests as the code is given out: not only where a switch, which is off or not known, turns it on. */
export const inForce = (web: WebApp, topic: Topic): readonly Signal[] => web.signals(topic).filter((signal) => signal.stage === 'wired' && !hangsOnSwitch(web, signal));
