const start = '\u001b]8;;';
const end = '\u001b\\';

/** The text as a link, where the terminal makes one of it (OSC 8). The address is printable ASCII, or there is no link; and none hides what a CI system takes for a command. */
export const hyperlink = (text: string, uri: string | undefined): string =>
  uri === undefined || !/^[!-~]+$/.test(uri) || /^(?:::|##\[)/.test(text) ? text : `${start}${uri}${end}${text}${start}${end}`;

/** The same for a place within a line that is laid out already; links take no cells, so they come last. */
export const linkedIn = (line: string, place: string, uri: string | undefined): string => {
  if (line === place || line.startsWith(`${place} `)) return hyperlink(place, uri) + line.slice(place.length);
  return line.endsWith(` ${place}`) ? line.slice(0, -place.length) + hyperlink(place, uri) : line;
};
