import { severityWords } from '../finding.ts';
import type { Report } from '../report/report.ts';
import { jsonText } from './json.ts';
import type { Reporter } from './reporter.ts';
import { visible } from './visible.ts';

/** The endpoint of shields.io (https://shields.io/badges/endpoint-badge): commit or publish the file, and its address makes the badge. */
export const badge: Reporter = (report) => {
  const { message, color } = verdictOf(report);
  return jsonText({ schemaVersion: 1, label: 'policy-audit', message, color, isError: report.exit.code > 1 });
};

/** The same as a picture of its own, for whoever asks no other service. */
export const badgeSvg: Reporter = (report) => {
  const { message, color } = verdictOf(report);
  const label = 'policy-audit';
  const [left, right] = [widthOf(label), widthOf(message)];
  const text = (words: string, from: number, width: number): string =>
    `<text x="${from + width / 2}" y="14" textLength="${width - 12}" lengthAdjust="spacingAndGlyphs">${escaped(words)}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${escaped(`${label}: ${message}`)}">
<title>${escaped(`${label}: ${message}`)}</title>
<rect width="${left + right}" height="20" rx="3" fill="#444"/>
<path d="M${left} 0h${right - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-${right - 3}z" fill="${fills[color]}"/>
<g fill="#fff" text-anchor="middle" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11">${text(label, 0, left)}${text(message, left, right)}</g>
</svg>
`;
};

type Color = 'brightgreen' | 'red' | 'orange' | 'yellow' | 'lightgrey';

/** Dark enough for white text to be read on (4.5 : 1). */
const fills: Readonly<Record<Color, string>> = { brightgreen: '#2a7d1e', red: '#c0392b', orange: '#a8530f', yellow: '#7a6a00', lightgrey: '#666' };

/** Never "passing" for an audit that could not look at everything. */
const verdictOf = ({ results, complete, exit }: Report): { message: string; color: Color } => {
  if (exit.reason === 'internal-error') return { message: 'no result', color: 'lightgrey' };
  const failed = results.flatMap(({ verdict }) => (verdict.status === 'fail' ? [verdict.severity] : []));
  const worst = severityWords.find((severity) => failed.includes(severity));
  if (worst === undefined) return complete ? { message: 'passing', color: 'brightgreen' } : { message: 'incomplete', color: 'lightgrey' };
  const counts = severityWords.map((severity) => ({ severity, number: failed.filter((one) => one === severity).length })).filter(({ number }) => number > 0);
  const [first] = counts;
  const message = `${first?.number} ${worst}${counts.length > 1 ? `, ${failed.length - (first?.number ?? 0)} less` : ''}${complete ? '' : ', incomplete'}`;
  const color = worst === 'critical' || worst === 'high' ? 'red' : worst === 'medium' ? 'orange' : 'yellow';
  return { message, color };
};

/** About what the font needs; the text is stretched to it. */
const widthOf = (words: string): number => Math.round(words.length * 6.6) + 12;

const escaped = (text: string): string => visible(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
