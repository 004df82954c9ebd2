/** Headings under which stands what is still to come: "Roadmap", "Required controls before production". */
export const isPlan = (heading: string): boolean =>
  /\bplanned\b|\broadmap\b|\bfuture\b|\bremaining\b|\bpriority \d|\b(?:high|medium|low) priority\b|\bbacklog\b|\bnext steps\b|\bto-?do\b|\b(?:required|needed|missing|recommended) [^.]{0,40}\bbefore\b|\badd in production\b|\brecommended (?:tools|services|products)\b|\bnot (?:yet )?(?:shipped|implemented|done)\b/i.test(
    heading,
  );
