/** What the programs that build take for a Dockerfile by its name. */
export const dockerfileName = /(?:^|\/)(?:[Dd]ockerfile|Dockerfile[._-][^/]+|[^/]+\.[Dd]ockerfile|Containerfile|Containerfile[._-][^/]+)$/;

/** What builds call a Dockerfile that stands in a Compose file; any other is called by its path. */
export const inlineId = (path: string, line: number): string => `${path}#${line}`;
