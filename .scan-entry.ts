export { detectSecretsInFile } from './src/facts/secrets/find-in-file.ts';
export { secrets } from './src/facts/secrets/secrets.ts';
export { SourceFile } from './src/facts/source-file.ts';
export { contentOf } from './src/repo/snapshot.ts';
