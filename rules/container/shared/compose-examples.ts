/** A Compose file with one service, `web`; the lines are its settings. They stand from line 4 on. */
export const web = (...settings: readonly string[]): Record<string, string> => ({
  'compose.yaml': `services:\n  web:\n    image: registry.example/app:1.0\n${settings.map((line) => `    ${line}\n`).join('')}`,
});
