/** A policy that says all it should. */
export const goodPolicy = `# Security Policy

## Supported Versions

| Version | Supported |
| ------- | --------- |
| 2.x     | yes       |
| < 2.0   | no        |

## Reporting a Vulnerability

Please do not open a public issue. Send an email to security@tool.dev instead, with:

- a description of the vulnerability
- the steps to reproduce it
- its impact

## What to Expect

- We acknowledge your report within 48 hours.
- We keep you informed of the progress.
- Critical issues are fixed within 7 days, others within 30 days.
- We credit you in the advisory, unless you prefer to stay anonymous.

## Scope

In scope are injection and authentication bypasses. Denial of service is out of scope.

## Disclosure Policy

We disclose a vulnerability in coordination with you, at most 90 days after the report.
`;

/** The host's own template as it is created. */
export const emptyTemplate = `# Security Policy

## Supported Versions

Use this section to tell people about which versions of your project are
currently being supported with security updates.

| Version | Supported          |
| ------- | ------------------ |
| 5.1.x   | :white_check_mark: |
| 5.0.x   | :x:                |
| 4.0.x   | :white_check_mark: |
| < 4.0   | :x:                |

## Reporting a Vulnerability

Use this section to tell people how to report a vulnerability.

Tell them where to go, how often they can expect to get an update on a
reported vulnerability, what to expect if the vulnerability is accepted or
declined, etc.
`;

/** Only how to report, by mail. */
export const shortPolicy = '# Security\n\nMail vulnerabilities to security@tool.dev.\n';

export const estonianPolicy =
  '# Turvalisus\n\nKui leiate turvaaugu, teatage sellest meile võimalikult kiiresti ja mitte avalikult. Kirjeldage, kuidas probleem ilmneb ja mis sellest võib järgneda. Vastame kahe päeva jooksul.\n';

export const elsewhere = '# Security\n\nOur [security policy](https://tool.dev/security) says how to report a vulnerability.\n';
