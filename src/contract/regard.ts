import type { Statement } from '../facts/security-policy/statement.ts';
import { technicalSubjects } from '../facts/security-policy/subjects.ts';

const aboutReports = /report|vulnerab|disclos|contact|submi|issue|bug|incident|responsib|security policy|[^\p{ASCII}]/iu;

const jwtAuthentication = /\b(?:jwt|json web tokens?|bearer)[\w -]{0,20}\bauth(?:entication)?\b|\bauth(?:entication)?\b[\w :]{0,20}\b(?:jwt|json web tokens?)/i;

/**
 * "X includes:" before a list is how policies ask for the contents of a report, and also how they list features. Under headings that speak of no
 * report, the items are claims about the system.
 */
export const regard = (statement: Statement): Statement => {
  // "Thank you for keeping the Authentication Service safe!" says nothing about its authentication.
  if (/^\W*(?:many )?thank(?:s| you)\b/i.test(statement.text)) return { ...statement, subject: 'unknown' };
  // "JWT authentication" is about who calls; how the tokens are made is another matter.
  if (statement.subject === 'api/session-tokens' && jwtAuthentication.test(statement.text)) return { ...statement, subject: 'api/authentication' };
  if (statement.subject !== 'policy/report-contents' || statement.headings.slice(1).length === 0 || statement.headings.slice(1).some((heading) => aboutReports.test(heading)))
    return statement;
  const [subject = 'unknown' as const] = technicalSubjects(statement.text);
  return { ...statement, subject, polarity: 'asserts' };
};
