/**
 * What a program that is told to stop has to end or to take away first: a file half written, a folder of its own. While there is nothing of that
 * kind the system may stop it on the spot, also within a long piece of work, in which nobody hears a signal.
 */
let count = 0;
let tell: (unfinished: boolean) => void = () => {};

export const onUnfinished = (listener: (unfinished: boolean) => void): void => {
  tell = listener;
};

export const isUnfinished = (): boolean => count > 0;

/** Answers with what ends it. */
export const beginUnfinished = (): (() => void) => {
  count++;
  tell(true);
  return () => {
    count--;
    if (count === 0) tell(false);
  };
};
