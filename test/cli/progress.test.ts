import { describe, expect, test } from 'vitest';
import { type LineStream, progressLine, showsProgress } from '../../src/cli/terminal/progress-line.ts';
import { toldOf } from '../../src/progress.ts';
import { memorySnapshot } from '../../src/repo/memory-snapshot.ts';
import { makeRepository, policyAudit } from '../repository.ts';

/** A terminal of one line, and a clock that is set by hand. */
const terminal = (columns = 80) => {
  const written: string[] = [];
  let time = 0;
  let screen = '';
  const stream: LineStream = {
    isTTY: true,
    columns,
    write: (text) => {
      written.push(text);
      screen = text.replaceAll('\r', '').replaceAll('\u001b[K', '');
    },
  };
  const line = progressLine(stream, () => time);
  const at = (milliseconds: number): void => {
    time = milliseconds;
  };
  return { ...line, written, at, screen: () => screen };
};

describe('the line that says how far long work is', () => {
  test('never shows when the work is done within a second', () => {
    const { progress, redraw, end, at, written } = terminal();
    for (const time of [0, 500, 999]) {
      at(time);
      progress('reading files', time, 1000);
      redraw();
    }
    end();
    expect(written).toEqual([]);
  });

  test('shows the step and how much of it is done, and is gone at the end', () => {
    const { progress, end, at, screen } = terminal();
    at(1200);
    progress('reading files', 12, 400);
    expect(screen()).toBe('policy-audit: reading files, 12 of 400');
    end();
    expect(screen()).toBe('');
  });

  test('shows a step that began before the second was over and tells nothing more', () => {
    const { progress, redraw, at, screen } = terminal();
    progress('listing the files');
    at(1500);
    redraw();
    expect(screen()).toBe('policy-audit: listing the files');
  });

  test('is written over in place, at most ten times a second, and not again when it says the same', () => {
    const { progress, redraw, at, written } = terminal();
    for (let time = 1000; time <= 2000; time++) {
      at(time);
      progress('reading files', time, 5000);
    }
    expect(written).toHaveLength(11);
    expect(written.join('')).not.toContain('\n');
    expect(written.every((text) => text.startsWith('\r') && text.endsWith('\u001b[K'))).toBe(true);
    at(3000);
    redraw();
    at(4000);
    redraw();
    expect(written).toHaveLength(11);
  });

  test('stays within one line, and leaves the last cell free', () => {
    const { progress, at, screen } = terminal(24);
    at(2000);
    progress('putting together what was read');
    expect(screen()).toBe('policy-audit: puttin...');
  });

  test('stays away once it is gone, whatever is told later', () => {
    const { progress, redraw, end, at, written } = terminal();
    at(2000);
    progress('reading files');
    end();
    at(3000);
    progress('writing the report');
    redraw();
    end();
    expect(written).toHaveLength(2);
  });
});

describe('it is shown', () => {
  const screen: LineStream = { isTTY: true, write: () => true };
  test('to a person at a terminal', () => {
    expect(showsProgress(screen, { TERM: 'xterm-256color' }, false)).toBe(true);
  });

  test.each([
    ['in a pipe or a file', { write: () => true }, { TERM: 'xterm' }, false],
    ['with --quiet', screen, { TERM: 'xterm' }, true],
    ['on a dumb terminal', screen, { TERM: 'dumb' }, false],
    ['in the log of a CI system', screen, { TERM: 'xterm', CI: 'true' }, false],
    ['in the log of Azure Pipelines', screen, { TERM: 'xterm', TF_BUILD: 'True' }, false],
  ])('but not %s', (_, stream, env, quiet) => {
    expect(showsProgress(stream, env, quiet)).toBe(false);
  });

  test('never by the command when its standard error is no terminal', () => {
    expect(policyAudit([makeRepository({ 'README.md': '# Tool\n' })], { env: { TERM: 'xterm' } }).stderr).toBe('');
  });
});

test('a snapshot that is told of counts the files that are read, with no name of any', async () => {
  const said: string[] = [];
  const snapshot = toldOf(memorySnapshot({ files: { 'a\u001b[2J.env': 'A=1\n', 'b.md': '# B\n' } }), (...words) => void said.push(words.join(' ')), 'reading files');
  await snapshot.visit(
    snapshot.files,
    () => {},
    () => {},
  );
  expect(said).toEqual(['reading files 1 2', 'reading files 2 2']);
});
