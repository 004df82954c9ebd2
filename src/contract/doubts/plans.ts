/** Headings under which stands what is still to come, whatever a sentence below them says. */
export const isRoadmap = (heading: string): boolean =>
  /\broadmap\b|\bplanned\b|\bbacklog\b|\bnext steps\b|\bto-?do\b|\bnot yet (?:shipped|implemented|done|available)\b|路线图|ロードマップ/i.test(heading);

/** "Remaining work", "Required controls before production": what a control there keeps or breaks is not known. */
export const isOutstanding = (heading: string): boolean =>
  /\bfuture\b|\bremaining\b|\bpriority \d|\b(?:high|medium|low) priority\b|\b(?:required|needed|missing|recommended) [^.]{0,40}\bbefore\b|\badd in production\b|^\W*before [^.]{0,20}(?:production|deploy|launch|release)|\brecommended (?:tools|services|products)\b|\bnot (?:shipped|implemented|done)\b/i.test(
    heading,
  );
