import { version } from './version.ts';

/** Where a built-in rule is described as it was in this version. */
export const rulePage = (id: string): string => `https://github.com/policy-audit/policy-audit/blob/v${version}/rules/${id}.md`;
