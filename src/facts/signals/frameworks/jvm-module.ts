/** The part of a repository of Java or Kotlin that is built by itself, by the folder that its sources or its manifest stand in. */
export const moduleOf = (path: string): string => /^(.*?)(?:^|\/)src\//.exec(path)?.[1] ?? /^(.*)\/[^/]+\.(?:xml|gradle|kts)$/.exec(path)?.[1] ?? '';
