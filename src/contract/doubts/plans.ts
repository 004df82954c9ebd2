import type { Statement } from '../../facts/security-policy/statement.ts';

/** Headings under which stands what is still to come, whatever a sentence below them says. */
export const isRoadmap = (heading: string): boolean =>
  /\broadmap\b|\bplanned\b|\bbacklog\b|\bnext steps\b|\bto-?do\b|\bnot yet (?:shipped|implemented|done|available)\b|路线图|ロードマップ/i.test(heading);

/** "Remaining work", "Required controls before production": what a control there keeps or breaks is not known. */
export const isOutstanding = (heading: string): boolean =>
  /\bfuture\b|\bremaining\b|\bpriority \d|\b(?:high|medium|low) priority\b|\b(?:required|needed|missing|recommended) [^.]{0,40}\bbefore\b|\badd in production\b|^\W*before [^.]{0,20}(?:production|deploy|launch|release)|\brecommended (?:tools|services|products)\b|\bnot (?:shipped|implemented|done)\b/i.test(
    heading,
  );

/** "Next steps: rate limiting", in the sentence itself. */
export const isLabelledAsPlan = ({ text }: Pick<Statement, 'text'>): boolean =>
  /^\W*(?:next steps?|to-?do|still (?:open|to do)|prochaines? étapes?|à faire|próximos pasos|pendientes?|próximos passos|nächste schritte|prossimi passi|следующие шаги|下一步|次のステップ)\W{0,4}[:：]/i.test(
    text,
  );

/** "Consider adding the following:" before a list says of none of its items that it is there. */
export const isLedByAdvice = ({ lead }: Pick<Statement, 'lead'>): boolean =>
  /[:：]\s*$/.test(lead) && /\b(?:consider|recommend\w*|suggest\w*|could|might|optional(?:ly)?|future|planned|ideas?|to-?do|should be|not yet|next)\b|建议|推奨/i.test(lead);

/** What stands below "Docker (optional)" is for whoever wants it. */
export const isOfOption = ({ headings }: Pick<Statement, 'headings'>): boolean =>
  /\boptional\b|\boptionn?el(?:le)?s?\b|\bopcional(?:es)?\b|\bopzional[ei]\b|необязательн|可选|任意/i.test(headings.at(-1) ?? '');

/** "Phase 8", without a tick: what is to be done in it may not have been done. */
export const isOfPhase = ({ headings, isTicked }: Pick<Statement, 'headings' | 'isTicked'>): boolean =>
  !isTicked && headings.some((heading) => /\b(?:phase|fase|etapa|étape|sprint|stage|iteration) \d/i.test(heading));
