import type { RuleMeta } from 'policy-audit';

type Reference = RuleMeta['references'][number];

export const cwe = (number: number): Reference => ({ standard: 'CWE', control: `CWE-${number}`, url: `https://cwe.mitre.org/data/definitions/${number}.html` });
export const hstsRfc: Reference = { standard: 'RFC 6797', url: 'https://www.rfc-editor.org/rfc/rfc6797' };
export const mozillaTls: Reference = { standard: 'Mozilla Server Side TLS', url: 'https://wiki.mozilla.org/Security/Server_Side_TLS' };
export const tlsRfc: Reference = { standard: 'RFC 9325', control: '3.1.1', url: 'https://www.rfc-editor.org/rfc/rfc9325#section-3.1.1' };
