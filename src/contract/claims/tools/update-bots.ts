import { dayAt } from '../../../day.ts';
import type { Statement } from '../../../facts/security-policy/statement.ts';
import type { UpdateBots } from '../../../facts/update-bots/update-bots.ts';
import type { Answer, ContractEvidence } from '../../contract.ts';
import { asked, at, broken, kept, stale, stronger } from '../answers.ts';
import { periods } from './periods.ts';

const rule = 'policy/tool-claims-match-ci';

export const isUpdateBot = (name: string): boolean => /^(?:dependabot|renovate)$/i.test(name);

/** Undefined where neither a configuration nor a commit shows the bot: it may still be turned on in the settings of the platform. */
export const botClaim = (name: string, statement: Statement, bots: UpdateBots): Answer | undefined => {
  const { renovate } = bots;
  if (/renovate/i.test(name) && renovate?.disabled && statement.polarity === 'asserts')
    return asked(rule, 'Renovate is switched off in its settings. Is it so?', [at(renovate.path, renovate.disabled.line, 'contradicts', 'is switched off')]);
  const managers = renovate?.enabledManagers;
  if (
    /renovate/i.test(name) &&
    renovate &&
    managers &&
    statement.polarity === 'asserts' &&
    !managers.names.some((manager) => statement.text.toLowerCase().includes(manager.split(/[-_]/)[0]?.replace(/file$/, '') ?? manager))
  )
    return asked(rule, `Renovate is told to mind ${managers.names.join(', ')} alone. Is that what is meant?`, [
      at(renovate.path, managers.at.line, 'seen', 'the managers that are on'),
    ]);
  const refused = /dependabot/i.test(name) && statement.polarity === 'asserts' ? bots.dependabot?.problems.find(({ ignored }) => !ignored) : undefined;
  if (refused && bots.dependabot)
    return asked(rule, `GitHub refuses this configuration: ${refused.message}. Does Dependabot run all the same?`, [
      at(bots.dependabot.path, refused.at.line, 'contradicts', refused.message),
    ]);
  const evidence = botEvidence(name, bots);
  if (evidence.length === 0) return undefined;
  if (statement.polarity === 'denies') return stale(rule, `${name} is in use after all. Should the sentence go?`, evidence);
  // Alerts are a setting of their own.
  if (/\balerts?\b/i.test(statement.text) && !/\bversion updates?\b|\bupdates (?:the |our )?dependenc|\bpull requests?\b|\bPRs?\b|configur/i.test(statement.text))
    return asked(rule, `${name} proposes updates. Are its alerts turned on as well, and does somebody read them?`, evidence);
  return (
    unwatched(name, statement, bots) ??
    otherCooldown(name, statement, bots) ??
    rarer(name, statement, bots) ??
    byCommitsAlone(name, statement, bots, evidence) ??
    kept(rule, evidence)
  );
};

/** Commits without a configuration show neither how often the bot looks nor at what, and old ones not that it still does. */
const byCommitsAlone = (name: string, { text }: Statement, bots: UpdateBots, evidence: readonly ContractEvidence[]): Answer | undefined => {
  if ((/dependabot/i.test(name) ? bots.dependabot : bots.renovate) !== undefined) return undefined;
  const last = Math.max(...bots.commits.byBots.filter(({ who }) => who.toLowerCase().includes(name.toLowerCase())).map(({ date }) => date));
  const isOld = bots.commits.newest !== undefined && bots.commits.newest - last > aYear;
  const isPrecise = ecosystemsIn(text).length > 0 || periods.some(({ says }) => says.test(text));
  return isOld || isPrecise
    ? asked(rule, `Only commits show ${name}, the last one of ${dayAt(last) || 'no day'}. Is it still on, and does it do what the policy says?`, evidence)
    : undefined;
};
const aYear = 365 * 86_400;

/** "A cooldown of 7 days" is that of each entry. */
const otherCooldown = (name: string, { text }: Statement, { dependabot }: UpdateBots): Answer | undefined => {
  if (!/\bcool-?(?:ing)?[- ]?(?:downs?|off)\b|\bwaits? \w+[- ](?:days?|weeks?|hours?)\b|\bminimum (?:release )?age\b/i.test(text)) return undefined;
  const entries = /dependabot/i.test(name) ? (dependabot?.entries ?? []) : [];
  const days = entries.map(({ cooldown }) => cooldown?.days);
  const places = entries.map(({ at: { line }, cooldown }) => at(dependabot?.path ?? '.', cooldown?.at.line ?? line, 'seen', `it waits ${cooldown?.days ?? 'no'} days`));
  const spans = [...text.matchAll(/\b(\w+)[- ](day|week|hour|month)s?\b/gi)].filter(([, count = '']) => !/^(?:each|every|per|a|the|of)$/i.test(count));
  const [, count = '', unit = ''] = spans[0] ?? [];
  const said = Number(count) * (/^week$/i.test(unit) ? 7 : 1);
  const isVague = spans.length > 1 || (spans.length === 1 && (!(said > 0) || !/^(?:day|week)$/i.test(unit)));
  if (isVague || entries.length === 0 || days.includes(undefined) || entries.some(({ cooldown }) => cooldown?.differs))
    return asked(rule, `How long does ${name} wait with what is new?`, places);
  const isEnough = (each: number | undefined): boolean => each === said || (/\b(?:at least|minimum)\b/i.test(text) && (each ?? 0) > said);
  if (spans.length === 0 || days.every(isEnough)) return undefined;
  const gap = `Dependabot does not wait ${said} days.`;
  return days.some(isEnough)
    ? asked(rule, `${gap} Is that so of what is meant?`, places)
    : broken(
        rule,
        gap,
        places.map((place) => ({ ...place, stage: 'contradicts' })),
      );
};

/** "Every day" is not kept by a look once a month, nor updates by entries that are all switched off. */
const rarer = (name: string, { text }: Statement, { dependabot }: UpdateBots): Answer | undefined => {
  if (!/dependabot/i.test(name) || !dependabot || dependabot.entries.length === 0) return undefined;
  const wanted = ecosystemsIn(text);
  const entries = dependabot.entries.filter(({ ecosystem }) => wanted.length === 0 || wanted.some(([names]) => names.includes(ecosystem)));
  if (entries.every(({ switchedOff }) => switchedOff) && !/\bsecurity (?:updates|fixes|patches)\b/i.test(text))
    return asked(
      rule,
      'Dependabot is told to propose nothing but security updates. Is that what is meant?',
      entries.map(({ at: { line } }) => at(dependabot.path, line, 'seen', 'no version updates')),
    );
  const said = periods.findIndex(({ says }) => says.test(text.replace(ofPeople, ' ')));
  const places = entries.flatMap(({ interval, at: { line } }) => {
    const often = periods.findIndex(({ interval: known }) => known === interval);
    return said >= 0 && often > said ? [at(dependabot.path, line, 'contradicts', `it looks ${interval}`)] : [];
  });
  if (places.length === 0) return oftener(said, entries, dependabot.path);
  const gap = `Dependabot looks less often than ${periods[said]?.interval}.`;
  return places.length === entries.length ? broken(rule, gap, places) : asked(rule, `${gap} Is that so of what is meant?`, places);
};

/** "Every month" is outgrown by a look every day. */
const oftener = (said: number, entries: readonly { readonly interval: string | undefined; readonly at: { readonly line: number } }[], path: string): Answer | undefined => {
  const often = entries.map(({ interval }) => periods.findIndex(({ interval: known }) => known === interval));
  if (said < 0 || !often.every((each) => each >= 0 && each < said)) return undefined;
  const places = entries.map(({ interval, at: { line } }) => at(path, line, 'wired', `it looks ${interval}`));
  return stronger(rule, `Dependabot looks more often than ${periods[said]?.interval}. Should the sentence be brought up to date?`, places);
};

/** "Opens pull requests, which we look at every day" is how often somebody does something with them. */
const ofPeople = /(?<=\bdependabot\b.{1,200})\b(?:we|our|(?:the )?(?:team|maintainers?|reviewers?)|somebody|someone|(?:review|triag|merg)(?:s|e[ds]?|ing|ed)?)\b.*/is;

/** "Dependabot for npm and GitHub Actions" is kept by a configuration of both. */
const unwatched = (name: string, { text }: Statement, { dependabot }: UpdateBots): Answer | undefined => {
  if (!/dependabot/i.test(name) || !dependabot) return undefined;
  const watched = dependabot.entries.map(({ ecosystem }) => ecosystem);
  const wanted = ecosystemsIn(text);
  const missing = wanted.find(([names]) => !names.some((each) => watched.includes(each)));
  return missing && broken(rule, `Dependabot is not configured for ${missing[0][0]}.`, [at(dependabot.path, 1, 'contradicts', `it watches ${watched.join(', ') || 'nothing'}`)]);
};

/** Those of the part of the sentence that names the bot. */
const ecosystemsIn = (text: string): typeof ecosystems => {
  const part = text.split(/[;.](?:\s|$)/).find((each) => /dependabot/i.test(each)) ?? '';
  return ecosystems.filter(([, sign]) => sign.test(part));
};

const ecosystems: readonly (readonly [names: readonly [string, ...string[]], sign: RegExp])[] = [
  [['npm', 'bun'], /\bnpm\b(?! audit)/i],
  [['pip', 'uv'], /\bpip\b(?![- ]audit)|\bpypi\b/i],
  [['github-actions'], /\bgithub[- ]actions\b/i],
  [['docker', 'docker-compose'], /\bdocker\b/i],
  [['cargo'], /\bcargo\b(?![- ](?:audit|deny))/i],
  [['gomod'], /\bgo(?:lang)? modules?\b|\bgomod\b/i],
  [['composer'], /\bcomposer\b/i],
  [['nuget'], /\bnuget\b/i],
  [['bundler'], /\bbundler\b(?!-audit)/i],
];

const botEvidence = (name: string, bots: UpdateBots): readonly ContractEvidence[] => {
  const path = /dependabot/i.test(name) ? bots.dependabot?.path : bots.renovate?.path;
  const commits = bots.commits.byBots.filter(({ who }) => who.toLowerCase().includes(name.toLowerCase()));
  return [
    ...(path === undefined ? [] : [at(path, 1, 'wired', `${name} is configured`)]),
    ...commits.slice(0, 3).map(({ oid, date }) => at('.', null, 'history', `commit ${oid.slice(0, 7)} of ${dayAt(date) || 'no day'} by ${name}`)),
  ];
};
