/** What to do while there is something half done, and the end of it. */
type Watch = () => () => void;
let watch: Watch = () => () => {};

/** For whoever stops the program: `begin` is called before a folder or file is made that is to go again, and what it gives when it is gone. */
export const whileUnfinished = (begin: Watch): void => {
  watch = begin;
};

/** Gives what to call when nothing is left of it. */
export const beginUnfinished = (): (() => void) => watch();

/** What `write` leaves half done is of no use to anybody: who stops the program waits for its end. */
export const withoutStop = (write: () => void): void => {
  const end = beginUnfinished();
  try {
    write();
  } finally {
    end();
  }
};
