/** What a terminal shows, as a picture: each run of one colour stands at its column, so the grid holds in any monospaced font. */

const colors = { 31: '#ff7b72', 32: '#7ee787', 33: '#e3b341', 36: '#79c0ff' };
const cell = { width: 8.4, height: 19 };
const margin = 16;
const bar = 34;
const top = bar + 8;

export function terminalSvg(title, text, columns) {
  const lines = text.split('\n');
  const width = Math.ceil(columns * cell.width) + 2 * margin;
  const height = top + lines.length * cell.height + margin;
  const rows = lines.map((line, index) => row(line, top + (index + 0.75) * cell.height)).filter(Boolean);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}">
<title>${escaped(title)}</title>
<rect width="${width}" height="${height}" rx="8" fill="#0d1117"/>
<rect width="${width}" height="${bar}" rx="8" fill="#21262d"/>
<rect y="${bar - 8}" width="${width}" height="8" fill="#21262d"/>
<text x="${width / 2}" y="22" fill="#c9d1d9" text-anchor="middle" font-family="ui-sans-serif,system-ui,sans-serif" font-size="13">${escaped(title)}</text>
<g fill="#e6edf3" font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="14" xml:space="preserve">
${rows.join('\n')}
</g>
</svg>
`;
}

function row(line, y) {
  let column = 0;
  const runs = runsOf(line).map(({ words, bold, dim, underline, color }) => {
    const lead = words.length - words.trimStart().length;
    const x = margin + (column + lead) * cell.width;
    column += words.length;
    const shown = words.trim();
    const style = `${color ? ` fill="${color}"` : dim ? ' fill="#9198a1"' : ''}${bold ? ' font-weight="700"' : ''}${underline ? ' text-decoration="underline"' : ''}`;
    return shown === '' ? '' : `<tspan x="${round(x)}" textLength="${round(shown.length * cell.width)}"${style}>${escaped(shown)}</tspan>`;
  });
  return runs.some(Boolean) ? `<text y="${round(y)}">${runs.join('')}</text>` : '';
}

/** The colours that our own reporter uses; others are left out. */
function runsOf(line) {
  const state = { bold: false, dim: false, underline: false, color: undefined };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is read here.
  return line.split(/(\u001b\[[0-9;]*m)/).flatMap((part) => {
    if (!part.startsWith('\u001b')) return part === '' ? [] : [{ words: part, ...state }];
    for (const code of part.slice(2, -1).split(';').map(Number)) {
      if (code === 1) state.bold = true;
      else if (code === 2) state.dim = true;
      else if (code === 4) state.underline = true;
      else if (code === 24) state.underline = false;
      else if (code === 0 || code === 22) Object.assign(state, { bold: false, dim: false });
      if (code === 0 || code === 39) state.color = undefined;
      else if (colors[code]) state.color = colors[code];
    }
    return [];
  });
}

const round = (number) => Math.round(number * 10) / 10;
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
