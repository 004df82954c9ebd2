/** What builds call a Dockerfile that stands in a Compose file; any other is called by its path. */
export const inlineId = (path: string, line: number): string => `${path}#${line}`;
