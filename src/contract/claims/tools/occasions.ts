import type { Step, TriggerWord } from '../../../facts/pipelines/step.ts';
import type { Workflows } from '../../../facts/workflows/workflows.ts';
import { periods } from './periods.ts';

/** How often a tool is said to run, where its runs are rarer by the clock that starts them. Undefined where they are not, or nothing else is known of the clock. */
export const rarerThanSaid = (said: string, steps: readonly Step[], { workflows }: Workflows): string | undefined => {
  const period = periods.find(({ says }) => says.test(said));
  const timed = steps.filter(({ triggers }) => triggers.includes('schedule'));
  if (period === undefined || timed.length === 0 || steps.some(({ triggers }) => triggers.includes('push') || triggers.includes('pull_request'))) return undefined;
  const days = daysOf(timed, workflows);
  return days.every((each) => each !== undefined && each > period.days * 1.5) ? (period.says.exec(said)?.[0] ?? '') : undefined;
};

/** Is one of them known to run as often as the sentence says? A clock that is set on the platform is not known. */
export const isAsOftenAsSaid = (said: string, timed: readonly Step[], { workflows }: Workflows): boolean => {
  const claimed = periods.find(({ says }) => says.test(said))?.days;
  return claimed === undefined ? timed.length > 0 : daysOf(timed, workflows).some((days) => days !== undefined && days <= claimed * 1.5);
};

/** "Mondays, 03:15 UTC": is that when a clock of these starts? Undefined where the sentence names no time, or only a week's day and no clock is known. */
export const isAtSaidTime = (said: string, timed: readonly Step[], { workflows }: Workflows): 'then' | 'otherwise' | 'unknown' | undefined => {
  const days = [...said.matchAll(/\b(sun|mon|tue|wed|thu|fri|sat)(?:s|nes|rs|ur)?days?\b/gi)].map(([, day = '']) => weekdays.indexOf(day.toLowerCase()));
  const [clock, hour = '', minute = '', zone = ''] = /\b(\d{1,2}):(\d{2})\b(?: ?([a-z]{2,4})\b)?/i.exec(said) ?? [];
  const isUnread = otherTimes.test(said) || (clock !== undefined && !/^(?:UTC|GMT|and|on|for|to|)$/i.test(zone));
  if (days.length === 0 && clock === undefined && !isUnread) return undefined;
  const crons = timed.flatMap((step) => workflows.find(({ path }) => path === startOf(step).path)?.triggers.flatMap(({ crons: found = [] }) => found) ?? []);
  if (crons.length === 0) return undefined;
  const starts = crons.map((cron) => {
    const [at = '', hours = '', date = '*', , day = '*'] = cron.trim().toLowerCase().split(/\s+/);
    const isThen = clock === undefined || (covers(at, Number(minute)) && covers(hours, Number(hour)));
    const isEveryDay = /^[*?]$/.test(date);
    return weekdays.filter((_, index) => isThen && (covers(day, index) || (index === 0 && covers(day, 7))) && (isEveryDay || !/^[*?]$/.test(day) || days.length === 0));
  });
  const reached = new Set(starts.flat());
  if (days.length === 0 ? reached.size === 0 : !days.every((day) => reached.has(weekdays[day] ?? ''))) return isUnread ? 'unknown' : 'otherwise';
  return isUnread ? 'unknown' : 'then';
};
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
/** "5 AM", "on the 15th", "03:15 EST": said in a way that is not compared. */
const otherTimes = /\b\d{1,2}(?::\d{2})? ?[ap]\.?m\b|\bon the \d{1,2}(?:st|nd|rd|th)\b/i;

/** Does a field of a clock, such as `1-5` or `mon,thu`, include this number? */
const covers = (field: string, wanted: number): boolean =>
  field.split(',').some((part) => {
    const [range = '', step] = part.split('/');
    const [from = '', to] = range.split('-').map((end) => (weekdays.includes(end) ? weekdays.indexOf(end) : Number(end)));
    if (/^[*?]$/.test(range)) return wanted % Number(step ?? 1) === 0;
    const last = to ?? (step === undefined ? from : 59);
    return wanted >= Number(from) && wanted <= Number(last) && (wanted - Number(from)) % Number(step ?? 1) === 0;
  });

const daysOf = (timed: readonly Step[], workflows: Workflows['workflows']): readonly (number | undefined)[] =>
  timed
    .map((step) => workflows.find(({ path }) => path === startOf(step).path)?.triggers.flatMap(({ crons: found = [] }) => found) ?? [])
    .map((found) => (found.length === 0 ? undefined : Math.min(...found.map(daysBetween))));

/** Does it run whenever this happens? Not where only some files or branches are looked at, or nothing but the end of a pull request: the main branch is that of most pull requests. */
export const isAtEach = (step: Step, trigger: TriggerWord, { workflows }: Workflows): boolean => {
  const own = workflows.find(({ path }) => path === startOf(step).path)?.triggers.filter(({ name }) => name === trigger || name === `${trigger}_target`) ?? [];
  return (
    own.length === 0 ||
    step.system !== 'github-actions' ||
    own.some(
      ({ types, branches, hasPaths }) =>
        !hasPaths &&
        (types.length === 0 || types.includes('synchronize')) &&
        (branches === undefined || branches.some((branch) => /^(?:\*{1,2}|main|master|trunk|develop|default|\$default-branch)$/.test(branch))),
    )
  );
};

/** What starts it: the pipeline may call a target or a script that the command stands in. */
const startOf = (step: Step): Pick<Step, 'path' | 'line'> => step.via[0] ?? step;

export const atEachRelease =
  /\b(?:(?:for|with|on|in|to|of|per|at) )?(?:each|every|all|any|per) (?:\w+ )?(?:releases?|tags?|versions?)\b(?! (?:artifacts?|assets?|files?|binar|archives?))/i;

/** Not where some tags are no releases, as those of a nightly build, nor on a condition that says more than that it is the push of a tag. */
export const isAtEachRelease = (step: Step, { workflows, steps }: Workflows): boolean => {
  const { path, line } = startOf(step);
  const tags = workflows.find((workflow) => workflow.path === path)?.triggers.flatMap((trigger) => (trigger.name === 'push' ? (trigger.tags ?? []) : [])) ?? [];
  const isOfReleases =
    tags.length === 0 ||
    tags.some((tag) => /^['"]?(?:\*{1,2}|(?:[\w.@/-]{1,30}[-/@])?v?(?:\*{1,2}|\[0-9\]|\d|\[v?0-9).*)['"]?$/i.test(tag) && !/nightly|beta|alpha|rc|test|dev/i.test(tag));
  return step.triggers.includes('tag') && isOfReleases && !isSometimes({ path, line }, steps);
};

export const isSometimes = ({ path, line }: Pick<Step, 'path' | 'line'>, steps: Workflows['steps']): boolean => {
  const own = steps.filter((placed) => placed.path === path && placed.step.line <= line).at(-1);
  return [own?.step.condition, own?.job?.condition].some((condition) => condition !== undefined && !ofReleases.test(condition.value));
};
const ofReleases =
  /^[\s${]*(?:(?:startsWith\(\s*github\.ref(?:_name)?,\s*'(?:refs\/tags\/?)?v?'\s*\)|github\.ref_type == 'tag'|github\.event_name [!=]= '\w+'|github\.repository(?:_owner)? == '[\w./-]+'|always\(\)|success\(\)|!cancelled\(\)|steps\.[\w.-]+ == 'true'|needs\.[\w.-]+ == '(?:true|success)')[\s&|}]*){1,5}$/;

/** Does the sentence say how often? */
export const isPeriodically = (said: string): boolean => periods.some(({ says }) => says.test(said)) || /\bscheduled?\b/i.test(said);

/** `0 3 1 * *` is once a month, `0 6 * * 1` once a week. */
const daysBetween = (cron: string): number => {
  const [, , day = '*', month = '*', weekday = '*'] = cron.trim().split(/\s+/);
  const count = (field: string): number =>
    field.split(',').reduce((sum, part) => sum + (/^\d+-\d+$/.test(part) ? Number(part.split('-')[1]) - Number(part.split('-')[0]) + 1 : 1), 0);
  if (!/^(?:\*|\*\/1)$/.test(month)) return 365 / Math.max(1, count(month));
  if (/^\d/.test(day)) return 30 / count(day);
  if (!/^(?:\*|\?)$/.test(weekday)) return count(weekday) >= 5 ? 1 : 7 / count(weekday);
  const [, step] = /^\*\/(\d+)$/.exec(day) ?? [];
  return step === undefined ? 1 : Number(step);
};
