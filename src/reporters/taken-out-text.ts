import type { Report } from '../report/report.ts';
import { untoldExcused } from './findings.ts';
import { count } from './layout.ts';

/** The file of the settings and what they took out of the audit: whoever wrote the repository may have written them too. Empty where there are none. */
export const settingsText = ({ config }: Pick<Report, 'config'>): string => {
  const settings = [
    config.profile === undefined || config.profile === 'recommended' ? '' : `profile ${config.profile}`,
    config.rulesOff.length > 0 ? `${count(config.rulesOff.length, 'rule')} off` : '',
    config.excludedFiles > 0 ? `${count(config.excludedFiles, 'file')} excluded` : '',
  ].filter(Boolean);
  return config.path === null && settings.length === 0 ? '' : `${config.path ?? 'command line'}${settings.length > 0 ? `: ${settings.join(', ')}` : ''}`;
};

/** How many findings do not count, and by whose word. Empty where all do. */
export const excusedText = (report: Report): string => {
  const excused = Object.entries(excusedBy).flatMap(([source, words]) => {
    const number = report.suppressed.filter((one) => one.source === source).length;
    return number === 0 ? [] : [`${number} ${words}`];
  });
  const untold = untoldExcused(report);
  if (untold > 0) excused.push(`${untold} not listed`);
  const [only, ...others] = excused;
  if (only === undefined) return '';
  const all = count(report.suppressed.length + untold, 'finding');
  return others.length === 0 ? only.replace(/^\d+/, all) : `${all}: ${excused.join(', ')}`;
};

const excusedBy: Readonly<Record<string, string>> = { baseline: 'in the baseline', config: 'by the settings', inline: 'by comments', since: 'there before the change' };

/** Both, a sentence each, for formats that have a place for remarks. */
export const takenOutTexts = (report: Report): readonly string[] => {
  const [settings, excused] = [settingsText(report), excusedText(report)];
  return [...(settings === '' ? [] : [`Settings: ${settings}.`]), ...(excused === '' ? [] : [`Excused: ${excused}.`])];
};
