import type { Pipelines } from '../../../facts/pipelines/pipelines.ts';
import type { Step } from '../../../facts/pipelines/step.ts';
import type { Statement } from '../../../facts/security-policy/statement.ts';
import { expression } from '../../../long-expression.ts';
import type { Answer } from '../../contract.ts';
import { exceptions } from '../../speech/exceptions.ts';
import { unaccounted } from '../../speech/unaccounted.ts';
import { asked, at, broken, kept } from '../answers.ts';

const rule = 'policy/tool-claims-match-ci';

/** How CI is said to do something, and which of its steps are those that do it. */
interface Manner {
  readonly says: RegExp;
  isMeant(step: Step): boolean;
  isSo(step: Step): boolean;
  /** It may be so by something else: an expression, or the settings and defaults of a package manager. */
  isOpen(step: Step, text: string): boolean;
}

const manners: readonly Manner[] = [
  {
    says: expression('gi')`
      \b(?:npm|pnpm|yarn|bun)?(?: ci| install)? ?(?:is |are )?(?:invoked |called |run |used )?(?:with )?[\x60]?--ignore-scripts[\x60]?
      |\b(?:dependency |npm )?(?:install|lifecycle|post-?install)(?: life-?cycle)? scripts? (?:are|is) (?:disabled|blocked|off|not run|never run|skipped|ignored)\b
    `,
    isMeant: ({ words }) => /^(?:npm (?:ci|install|i)|pnpm (?:install|i)|yarn install|bun install)\b(?!.* (?:-g|--global)\b)/.test(words.join(' ')),
    isSo: ({ words }) => words.some((word) => /^--ignore-scripts(?:=true)?$/.test(word)),
    isOpen: (_, text) => !text.includes('--ignore-scripts'),
  },
  {
    says: /\bpersist-credentials\b(?:[:=] ?| is | set to )*(?:false|off|disabled)\b|\bcheckouts? (?:do(?:es)? not|never) (?:persist|keep|store) (?:the )?(?:git )?(?:credentials?|tokens?)\b/gi,
    isMeant: ({ uses }) => /^actions\/checkout@/.test(uses ?? ''),
    isSo: ({ settings }) => settings.some(({ name, value }) => name === 'persist-credentials' && value === 'false'),
    isOpen: ({ settings }) => settings.some(({ name, value }) => name === 'persist-credentials' && value.includes('${{')),
  },
];

/** "npm ci is invoked with --ignore-scripts in every workflow", "checkouts use persist-credentials: false": is it so at each step that does it? */
export const ciSettingClaim = ({ text, polarity, modality, fromCode, subject }: Statement, pipelines: Pipelines): Answer | undefined => {
  if (fromCode || polarity === 'promises' || polarity === 'advises' || modality !== 'fact' || subject.startsWith('policy/') || exceptions.test(text)) return undefined;
  const manner = manners.find(({ says }) => text.search(says) >= 0);
  const meant = manner ? pipelines.steps.filter((step) => !step.disabled && step.system !== 'build' && manner.isMeant(step)) : [];
  if (!manner || meant.length === 0 || negated.test(text.slice(0, text.search(manner.says)))) return undefined;
  const others = meant.filter((step) => !manner.isSo(step));
  const placeOf =
    (stage: string) =>
    ({ path, line, written, uses }: Step): Answer['evidence'][number] =>
      at(path, line, stage, (written ?? uses ?? '').slice(0, 80));
  if (others.some((step) => manner.isOpen(step, text)))
    return asked(rule, 'It is not seen at these steps. Is it so by the settings of the package manager, or by what an expression gives?', others.slice(0, 5).map(placeOf('seen')));
  if (others.length > 0)
    return others.length === meant.length || everywhere.test(text)
      ? broken(rule, 'It is not so at each step that does it.', others.slice(0, 5).map(placeOf('contradicts')))
      : asked(rule, 'It is so of some steps. Are these the ones that are meant?', others.slice(0, 5).map(placeOf('seen')));
  const left = unaccounted(text, [manner.says, around]);
  const places = meant.slice(0, 5).map(placeOf('wired'));
  return left.length === 0 ? kept(rule, places) : asked(rule, `It is so. Is what else the policy says of it true (“${left.slice(0, 3).join(' ')}”)?`, places);
};

/** "never invoked with --ignore-scripts" */
const negated = /\b(?:not|never|cannot|without|no longer)\b[^,;.]{0,40}$|n't\b[^,;.]{0,40}$/i;
const everywhere = /\b(?:all|every|each|any|always|everywhere|never)\b/i;
const around = expression('gi')`
    \b(?:
      ci|workflows?|github|actions?|checkouts?|jobs?|steps?|every|each|all|everywhere|always|in|npm|pnpm|yarn|ci|install|installs|runs?|dependenc(?:y|ies)
      |installed|set|sets|so|the|git|credentials?|tokens?|is|not|left|available|for|later|invoked
    )\b
  `;
