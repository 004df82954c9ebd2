import type { SourceFile } from '../source-file.ts';
import type { PipelineFile } from './expand.ts';

export const readGitlab = (_file: SourceFile): Omit<PipelineFile, 'path'> | undefined => undefined;
