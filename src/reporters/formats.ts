import type { Reporter } from './reporter.ts';

/** By the name that `--format` takes. Loaded when it is asked for. */
export const reporters = {
  pretty: async (): Promise<Reporter> => (await import('./pretty.ts')).pretty,
  json: async (): Promise<Reporter> => (await import('./json.ts')).json,
  sarif: async (): Promise<Reporter> => (await import('./sarif.ts')).sarif,
  'code-scanning': async (): Promise<Reporter> => (await import('./sarif.ts')).codeScanning,
  github: async (): Promise<Reporter> => (await import('./github.ts')).github,
  gitlab: async (): Promise<Reporter> => (await import('./gitlab.ts')).gitlab,
  'gitlab-sast': async (): Promise<Reporter> => (await import('./gitlab-security.ts')).gitlabSast,
  'gitlab-secret-detection': async (): Promise<Reporter> => (await import('./gitlab-security.ts')).gitlabSecretDetection,
  junit: async (): Promise<Reporter> => (await import('./junit.ts')).junit,
  csv: async (): Promise<Reporter> => (await import('./csv.ts')).csv,
  html: async (): Promise<Reporter> => (await import('./html/html.ts')).html,
  markdown: async (): Promise<Reporter> => (await import('./markdown.ts')).markdown,
  badge: async (): Promise<Reporter> => (await import('./badge.ts')).badge,
  'badge-svg': async (): Promise<Reporter> => (await import('./badge.ts')).badgeSvg,
} as const;

export type Format = keyof typeof reporters;

export const formats = Object.keys(reporters) as readonly Format[];
