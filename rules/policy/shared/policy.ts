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

/** The only policy is a security.txt (RFC 9116), in the root or docs/ of a site as well as where it belongs. */
export const isSecurityTxt = ({ policy, securityTxt }: SecurityPolicy): boolean =>
  policy !== undefined && (policy.path.startsWith('.well-known/') || policy.path === securityTxt?.path);

/** Said of the whole project; that old versions are no longer supported is something else. */
const noLonger =
  /\b(?:project|repository|package|library|software|it|this)\b[^.]{0,40}\b(?:(?:is|are|has been) (?:now )?(?:archived|abandoned|discontinued|unmaintained|end[- ]of[- ]life)|(?:is )?(?:no longer|not|isn['’]t) (?:being |actively )*(?:maintained|developed))|(?:projekt|repository)\b[^.]{0,40}(?:nicht mehr (?:gepflegt|gewartet|weiterentwickelt)|archiviert|eingestellt)|projet[^.]{0,40}(?:n['’]est plus (?:maintenu|développé)|archivé|abandonné)|proyecto[^.]{0,40}(?:ya no (?:se mantiene|está mantenido)|archivado|abandonado)|projeto[^.]{0,40}(?:não é mais mantido|arquivado|abandonado)|проект[^.]{0,40}(?:больше не (?:поддерживается|развивается)|архивирован|заброшен)|(?:项目|仓库)[^。]{0,20}(?:不再维护|停止维护|已归档|已废弃)|(?:プロジェクト|リポジトリ)[^。]{0,30}(?:メンテナンスされていません|アーカイブ|開発を終了)/iu;

/**
 * Asks one thing of the policy. Without a policy there is nothing to ask: policy/security-file-exists says so, once. A policy in a language that is not
 * understood, one that lies elsewhere and that of a project which has ended are questions to a person. What is told by addresses and links is told in any language.
 */
export const askPolicy = (securityPolicy: SecurityPolicy, question: string, ask: (policy: PolicyReading) => Outcome, { inAnyLanguage = false } = {}): Outcome => {
  const { policy } = securityPolicy;
  if (!policy) return notApplicable('There is no security policy to look at.');
  if (policy.passages.length === 0) return notApplicable('The security policy is empty: policy/security-file-exists says so.');
  const start: Evidence = { at: { path: policy.path, line: 1 }, note: 'the security policy' };
  if (policy.language === 'unknown') {
    const understood = inAnyLanguage ? ask(policy) : undefined;
    return understood?.status === 'pass' ? understood : manual(`The policy is in a language that is not understood here. ${question}`, [start]);
  }
  const elsewhere = foundAt(policy, 'delegated', 'sends readers to another page');
  const outcome = ask(policy);
  if (outcome.status === 'fail' && isSecurityTxt(securityPolicy)) {
    return notApplicable('A security.txt has fields of its own and is no policy: policy/security-file-exists says that there is none.');
  }
  const ended = policy.passages.find(({ kind, text }) => kind !== 'heading' && noLonger.test(text));
  if (outcome.status === 'fail' && ended && !has(policy, 'is_policy')) {
    return manual(`The project says that it is no longer maintained. ${question}`, [{ at: { path: policy.path, line: ended.line }, note: 'says so' }]);
  }
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
