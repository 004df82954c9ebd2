import type { RuleMeta } from 'policy-audit';

type Reference = RuleMeta['references'][number];

export const cwe = (number: number): Reference => ({ standard: 'CWE', control: `CWE-${number}`, url: `https://cwe.mitre.org/data/definitions/${number}.html` });

export const asvs = (control: string): Reference => ({ standard: 'OWASP ASVS 5.0', control, url: 'https://github.com/OWASP/ASVS/tree/v5.0.0' });

export const owaspApi = (control: string, page: string): Reference => ({
  standard: 'OWASP API Security Top 10 2023',
  control,
  url: `https://owasp.org/API-Security/editions/2023/en/${page}/`,
});
