import { dependencyScanners } from './tools/dependencies.ts';
import { infrastructureScanners } from './tools/infrastructure.ts';
import { secretScanners } from './tools/secrets.ts';
import { staticAnalysis } from './tools/static-analysis.ts';
import type { Tool } from './tools/tool.ts';

/** Every tool that the rules ask about, in every form in which a pipeline calls it. */
export const tools: readonly Tool[] = [...staticAnalysis, ...dependencyScanners, ...secretScanners, ...infrastructureScanners];
