import { type Evidence, type Facts, fail, manual, notApplicable, type Outcome, pass, type RuleMeta } from 'policy-audit';

export type SecurityPolicy = Facts['securityPolicy'];
export type PolicyReading = NonNullable<SecurityPolicy['policy']>;
export type ElementName = PolicyReading['elements'][number]['element'];

/** The line of an element in a policy; undefined where the policy does not have it. */
export const lineOf = (policy: PolicyReading, element: ElementName): number | undefined => policy.elements.find((one) => one.element === element)?.line;
export const has = (policy: PolicyReading, element: ElementName): boolean => lineOf(policy, element) !== undefined;

export const foundAt = (policy: PolicyReading, element: ElementName, note: string): readonly Evidence[] => {
  const line = lineOf(policy, element);
  return line === undefined ? [] : [{ at: { path: policy.path, line }, note }];
};

/**
 * Asks one thing of the policy. Without a policy there is nothing to ask: policy/security-file-exists says so, once. A policy in a language that is not
 * understood, or one that lies elsewhere, is a question to a person.
 */
export const askPolicy = ({ policy }: SecurityPolicy, question: string, ask: (policy: PolicyReading) => Outcome): Outcome => {
  if (!policy) return notApplicable('There is no security policy to look at.');
  const start: Evidence = { at: { path: policy.path, line: 1 }, note: 'the security policy' };
  if (policy.language === 'unknown') return manual(`The policy is in a language that is not understood here. ${question}`, [start]);
  const elsewhere = foundAt(policy, 'delegated', 'sends readers to another page');
  const outcome = ask(policy);
  return outcome.status === 'fail' && elsewhere.length > 0 ? manual(`The policy refers to another page. ${question}`, elsewhere) : outcome;
};

/** Passes on any of these elements, each with its line; fails on the first line of the policy when it has none of them. */
export const needsOneOf = (
  securityPolicy: SecurityPolicy,
  { elements, message, question }: { elements: Partial<Record<ElementName, string>>; message: string; question: string },
): Outcome =>
  askPolicy(securityPolicy, question, (policy) => {
    const [first, ...rest] = (Object.entries(elements) as [ElementName, string][]).flatMap(([element, note]) => foundAt(policy, element, note));
    if (first) return pass(first, ...rest);
    if (!has(policy, 'is_policy')) return notApplicable('The policy does not take reports at all: policy/required-sections says what it lacks.');
    return fail({ message, at: { path: policy.path, line: 1 } });
  });

export const references: RuleMeta['references'] = [
  { standard: 'OSPS Baseline', control: 'OSPS-VM-01.01', url: 'https://baseline.openssf.org/' },
  { standard: 'ISO/IEC', control: '29147:2018', url: 'https://www.iso.org/standard/72311.html' },
];
