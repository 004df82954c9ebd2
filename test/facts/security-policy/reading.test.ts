import { describe, expect, test } from 'vitest';
import { isOrdinaryMarkdown } from '../../../src/facts/security-policy/markdown-size.ts';
import { wordsOf } from '../../../src/facts/security-policy/passage.ts';
import { readPolicy } from '../../../src/facts/security-policy/read-policy.ts';

const passages = (text: string, path = 'SECURITY.md') => readPolicy(path, text).passages;
const texts = (text: string, path = 'SECURITY.md') => passages(text, path).map((passage) => `${passage.line} ${passage.kind} ${passage.text}`);

describe('Markdown', () => {
  test('every sentence is a passage with its line and headings', () => {
    const [, , second] = passages('# Security\n\nUse version 1.2.3, e.g. from npm. Mail\nus at a.b@tool.dev!\n');
    expect(texts('# Security\n\nUse version 1.2.3, e.g. from npm. Mail\nus at a.b@tool.dev!\n')).toEqual([
      '1 heading Security',
      '3 sentence Use version 1.2.3, e.g. from npm.',
      '3 sentence Mail us at a.b@tool.dev!',
    ]);
    expect(second).toMatchObject({ line: 3, endLine: 4, headings: ['Security'] });
  });

  test('abbreviations of letters with a dot each end no sentence', () => {
    expect(texts('Nenne Details (z. B. die Datei, d. h. den Pfad). Danke!\n')).toEqual(['1 sentence Nenne Details (z. B. die Datei, d. h. den Pfad).', '1 sentence Danke!']);
  });

  test('what tells how a quote is shown is none of its words', () => {
    expect(texts('# Security\n\n> [!CAUTION]\n> Keep it private. Mail us.\n\n> [!important]\n>\n> Wait.\n')).toEqual([
      '1 heading Security',
      '4 sentence Keep it private.',
      '4 sentence Mail us.',
      '8 sentence Wait.',
    ]);
    expect(texts('> [!CAUTION] is how one begins.\n')).toEqual(['1 sentence [!CAUTION] is how one begins.']);
  });

  test('setext headings nest like the others', () => {
    expect(passages('Security\n========\n\nScope\n-----\n\nAll of it.\n').at(-1)?.headings).toEqual(['Security', 'Scope']);
  });

  test('a list is introduced by the paragraph before it, a nested one by its item too', () => {
    const found = passages('# S\n\nPlease include:\n\n- What\n  - the version\n- **Steps**: how to\n');
    expect(found.map(({ text, leads }) => [text, leads])).toEqual([
      ['S', []],
      ['Please include:', []],
      ['What', ['Please include:']],
      ['the version', ['Please include:', 'What']],
      ['Steps: how to', ['Please include:', 'Steps']],
    ]);
  });

  test('a table row knows its columns, a code block its comments', () => {
    const found = passages('# S\n\n| Version | Supported |\n| - | - |\n| 1.x | yes |\n\n```sh\n# Not as root\nrun --user 1\n\nrun --read-only\n```\n');
    expect(found[1]).toMatchObject({ kind: 'row', line: 5, cells: ['1.x', 'yes'], columns: ['Version', 'Supported'] });
    expect(found.slice(2).map(({ kind, line, endLine, text }) => [kind, line, endLine, text])).toEqual([
      ['code', 8, 9, 'Not as root run --user 1'],
      ['code', 11, 11, 'run --read-only'],
    ]);
  });

  test('an address in brackets, which the parser makes a link of afterwards, stands on its own line', () => {
    const written = '# Security\n\nPlease:\n\n1. Do not open an issue\n2. Mail to: [your-email@example.com]\n\nOr mail\nto (ann@tool.dev)\nor [lee@tool.dev]. Thanks.\n';
    expect(texts(written).slice(3)).toEqual(['6 item Mail to: [your-email@example.com]', '8 sentence Or mail to (ann@tool.dev) or [lee@tool.dev].', '10 sentence Thanks.']);
  });

  test('links keep their targets: inline, by reference, in HTML', () => {
    const found = passages('# S\n\n[a](A.md), [b] and <a href="C.md">c</a>.\n\n[b]: B.md\n');
    expect(found[1]?.links.map(({ url }) => url)).toEqual(['A.md', 'B.md', 'C.md']);
  });

  test('comments and front matter are not read, and lines keep their numbers', () => {
    expect(texts('---\ntitle: x\n---\n\n# S <!-- a -->\n\n<!--\nMail x@tool.dev\n-->\n\nHello there. <!-- b -->\n')).toEqual(['5 heading S', '11 sentence Hello there.']);
  });

  test('HTML is read without its tags', () => {
    expect(texts('<h2>Scope</h2>\n\n<p>All of <b>it</b>.</p>\n').map((text) => text.replace(/ +/g, ' '))).toEqual(['1 heading Scope', '3 sentence All of it .']);
  });

  test('line ends and a byte order mark make no difference', () => {
    const text = '# S\n\nOne. Two.\n\n- three\n';
    for (const other of [text.replaceAll('\n', '\r\n'), text.replaceAll('\n', '\r'), `\uFEFF${text}`]) expect(texts(other)).toEqual(texts(text));
  });
});

describe('other texts', () => {
  test('a file without headings: lines that name a section of a policy stand for them', () => {
    expect(texts('Security Policy\n\nSupported Versions\nOnly the latest.\n\nReporting a Vulnerability\nMail us.\n')).toEqual([
      '1 heading Security Policy',
      '3 heading Supported Versions',
      '4 sentence Only the latest.',
      '6 heading Reporting a Vulnerability',
      '7 sentence Mail us.',
    ]);
  });

  test('tables of reStructuredText and AsciiDoc are rows with columns', () => {
    const rows = (text: string, path: string) => passages(text, path).flatMap(({ kind, line, cells, columns }) => (kind === 'row' ? [[line, cells, columns]] : []));
    const columns = ['Version', 'Supported'];
    expect(
      rows(
        'Versions\n========\n\n.. list-table::\n   :header-rows: 1\n\n   * - Version\n     - Supported\n   * - 2.x\n     - Yes, with\n       fixes\n\nMail us.\n',
        'SECURITY.rst',
      ),
    ).toEqual([[9, ['2.x', 'Yes, with fixes'], columns]]);
    expect(rows('======= =========\nVersion Supported\n======= =========\n2.x     yes\n======= =========\n', 'SECURITY.rst')).toEqual([[4, ['2.x', 'yes'], columns]]);
    expect(rows('.. list-table::\n\n   * - 2.x\n     - yes\n   * - 1.x\n     - no\n', 'SECURITY.rst')).toEqual([
      [3, ['2.x', 'yes'], []],
      [5, ['1.x', 'no'], []],
    ]);
    expect(rows('|===\n|Version |Supported\n\n|2.x\n|yes\n|===\n', 'SECURITY.adoc')).toEqual([[4, ['2.x', 'yes'], columns]]);
    expect(rows('|===\n|2.x |yes\n|1.x |no\n|===\n', 'SECURITY.adoc')).toEqual([
      [2, ['2.x', 'yes'], []],
      [3, ['1.x', 'no'], []],
    ]);
    expect(rows('[%header]\n|===\n|Version 2 |Supported\n|2.x |yes\n|===\n', 'SECURITY.adoc')).toEqual([[4, ['2.x', 'yes'], ['Version 2', 'Supported']]]);
    expect(rows('[cols="2*"]\n|===\n|Version\n|Supported\n|2.x\n|yes,\nstill\n|===\n', 'SECURITY.adoc')).toEqual([[5, ['2.x', 'yes, still'], columns]]);
  });

  test('a table of reStructuredText ends at its second ruler, or at one with nothing below', () => {
    const table = (row: string) => `=== ===\n${row}\n=== ===\n`;
    expect(texts(`${table('2.x yes')}\nMail a@tool.dev.\n\n${table('1.x no')}\nBye.\n`, 'SECURITY.rst')).toEqual([
      '2 row 2.x | yes',
      '5 sentence Mail a@tool.dev.',
      '8 row 1.x | no',
      '11 sentence Bye.',
    ]);
  });

  test('reStructuredText', () => {
    const found = passages('Security\n========\n\nMail us through `the form`_ or `here <https://tool.dev>`_.\n\n.. _the form: https://form.dev\n', 'SECURITY.rst');
    expect(found[1]).toMatchObject({ text: 'Mail us through the form or here.', headings: ['Security'] });
    expect(found[1]?.links.map(({ url }) => url).sort()).toEqual(['https://form.dev', 'https://tool.dev']);
  });

  test('AsciiDoc', () => {
    expect(texts('= Security\n\n// hidden\n== Reporting\n\n* Mail mailto:a@tool.dev[us]\n', 'SECURITY.adoc')).toEqual([
      '1 heading Security',
      '4 heading Reporting',
      '6 item Mail us',
    ]);
  });

  test('a security.txt speaks in its comments too', () => {
    expect(texts('Contact: mailto:a@tool.dev\n\n# Please include:\n# - the version\n', 'SECURITY.txt')).toEqual([
      '1 sentence Contact: mailto:a@tool.dev',
      '3 heading Please include',
      '4 item the version',
    ]);
  });
});

describe('a passage that goes on and on', () => {
  const long = 'ev'.repeat(30_000);
  test.each([
    ['a heading', `# ${long}\n\nMail us.\n`],
    ['a heading in HTML', `<h2>${long}</h2>\n\n# S\n\nMail us.\n`],
    ['a row of a table', `# S\n\n| a | b |\n|---|---|\n| ${long} | c |\n`],
    ['a row without a parser', `Security\n\n| a | b |\n| ${long} | c |\n`],
    ['a block of code', `# S\n\n\`\`\`\n${long}\n\`\`\`\n`],
    ['a span of code', `# S\n\nSet \`${long}\`.\n`],
    ['an item that introduces others', `Security\n\n- ${long}\n  - one\n  - two\n`],
    ['the address of a link', `# S\n\n[a](https://tool-project.dev/${long})\n`],
  ])('(%s) is cut: expressions look at nothing longer', (_, text) => {
    const { passages } = readPolicy('SECURITY.md', text);
    const lengths = passages.flatMap(({ text: words, headings, leads, links, codes, cells = [] }) =>
      [words, ...headings, ...leads, ...codes, ...cells, ...links.flatMap((link) => [link.url, link.text])].map((one) => one.length),
    );
    expect(Math.max(...lengths)).toBeLessThanOrEqual(2000);
  });

  test.each([
    ['links without words', `# S\n\n| a | b |\n|---|---|\n| ${`[](https://tool-project.dev/${'a'.repeat(300)}) `.repeat(400)} | c |\n`],
    ['as many without a parser', `S\n\n${`[](https://tool-project.dev/${'a'.repeat(200)}) `.repeat(3000)}\n`],
    ['spans of code', `# S\n\n${'`a` '.repeat(900)}\n`],
  ])('made of %s has few of them, and its words end', (_, text) => {
    for (const passage of readPolicy('SECURITY.md', text).passages) {
      expect(wordsOf(passage).length).toBeLessThanOrEqual(6000);
      expect(Math.max(passage.links.length, passage.codes.length)).toBeLessThanOrEqual(300);
    }
  });

  test('a key for encrypted mail may be longer than the policy', () => {
    const key = `-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n${`${'mQINBFgOYu4BEADqkEU5z5Ysd'.repeat(2)}\n`.repeat(1500)}=dRLN\n-----END PGP PUBLIC KEY BLOCK-----\n`;
    for (const text of [`\`\`\`txt\n${key}\`\`\`\n`, key]) {
      const reading = readPolicy('SECURITY.md', `# Security\n\nMail security@tool.dev.\n\n${text}\nWe answer within 3 days.\n`);
      expect(reading.isComplete).toBe(true);
      expect(reading.statements.at(-1)).toMatchObject({ line: text.split('\n').length + 5 });
    }
  });

  test('a signature stands round the policy, and takes nothing of it', () => {
    const signed =
      '-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n# Security\n\nWe answer within 3 days.\n\n-----BEGIN PGP SIGNATURE-----\n\niQIzBAEB\n-----END PGP SIGNATURE-----\n';
    expect(readPolicy('SECURITY.md', signed).statements.map(({ text }) => text)).toContain('We answer within 3 days.');
  });

  test('leaves the policy read in part', () => {
    expect(readPolicy('SECURITY.md', `# S\n\n| a | b |\n|---|---|\n| ${'[](/b) '.repeat(400)} | c |\n`).isComplete).toBe(false);
    expect(readPolicy('SECURITY.md', `# S\n\n| a | b |\n|---|---|\n| ${long} | c |\n`).isComplete).toBe(false);
  });
});

describe('what takes the parser of Markdown more than its length', () => {
  test.each([
    ['an open bracket before many words', `# S\n\n[${'a '.repeat(2000)}`],
    ['a closed one before as many', `# S\n\n[${'a '.repeat(2000)}]`],
    ['many paragraphs', `# S\n\n${'y\n\n'.repeat(5000)}`],
    ['many addresses in one paragraph', `# S\n\n${'Mail a@tool-project.dev. '.repeat(2000)}`],
    ['many marks in one paragraph', `# S\n\n${'*a_'.repeat(1000)}`],
    ['many paragraphs of some marks', `# S\n\n${`${'*a_'.repeat(200)}\n\n`.repeat(30)}`],
    ['lists in a line', `# S\n\n${'- '.repeat(500)}a\n${'b\n'.repeat(500)}`],
    ['lists and quotes in a line', `# S\n\n${'1. > * '.repeat(100)}a\n${'b\n'.repeat(500)}`],
    ['lists in lists in lists', `# S\n\n${Array.from({ length: 30 }, (_, depth) => `${'\t'.repeat(depth)}- - `).join('\n')}`],
    ['a table of a hundred thousand cells', `# S\n\n|${'a|'.repeat(5000)}\n|${'-|'.repeat(5000)}\n${`|${'x|'.repeat(5000)}\n`.repeat(18)}`],
  ])('(%s) is read line by line', (_, text) => {
    expect(isOrdinaryMarkdown(text)).toBe(false);
  });

  test('(a long list of links, a long table) is no such thing', () => {
    expect(isOrdinaryMarkdown(`# S\n\n| Version | Supported | Until |\n|---|---|---|\n${'| 1.0.x | yes | 2031-01-01 |\n'.repeat(1000)}`)).toBe(true);
    expect(isOrdinaryMarkdown(`# S\n\n${'- [The *guide*](https://tool-project.dev/guide), `code` and more\n'.repeat(150)}`)).toBe(true);
  });
});

describe('a policy that was pasted with its fence', () => {
  const inside = '# Security\n\nMail security@tool.dev.\n';

  test.each([
    ['that closes', `\`\`\`markdown\n${inside}\`\`\`\n`],
    ['that stays open', `---\n\n\`\`\`md\n${inside}`],
  ])('%s is read', (_, text) => {
    expect(readPolicy('SECURITY.md', text).passages).toContainEqual(expect.objectContaining({ kind: 'sentence', text: 'Mail security@tool.dev.' }));
  });

  test('is not the example of one in a policy', () => {
    const text = `# Policy\n\nUse this template:\n\n\`\`\`md\n${inside}\`\`\`\n\n## Reporting\n\n${'Write to us about everything that you find. '.repeat(8)}\n`;
    expect(readPolicy('SECURITY.md', text).passages.filter(({ kind }) => kind === 'code')).not.toEqual([]);
  });
});

describe('texts made to be slow', () => {
  test.each([
    ['10,000 nested quotes', `# S\n\n${'> '.repeat(10_000)}x`],
    ['20,000 list items', `# S\n\n${'- item\n'.repeat(20_000)}`],
    ['emphasis without end', `# S\n\n${'*a_ '.repeat(5000)}`],
    ['a megabyte of prose', `# S\n\n${'Please report it within 5 days and not in public.\n\n'.repeat(20_000)}`],
    ['a line of a megabyte', `# S\n\n${'a@'.repeat(500_000)}`],
    ['a ruler without end', `# S\n\n${'-'.repeat(500_000)}x`],
    ['comments that never close', `# S\n\n${'<!-- '.repeat(100_000)}`],
    ['nothing', ''],
  ])('%s: read in part, and says so', (_, text) => {
    const reading = readPolicy('SECURITY.md', text);
    expect(reading.passages.length).toBeLessThanOrEqual(3000);
    expect(reading.isComplete || text.length > 100_000).toBe(true);
  });
});

describe('a role of reStructuredText', () => {
  const first = (text: string) => readPolicy('SECURITY.rst', `Security\n========\n\n${text}\n`).passages.find(({ kind }) => kind !== 'heading');

  test.each([
    ['a page', 'Reports follow :doc:`the process <contributing/process>` that is shown there.', 'Reports follow the process that is shown there.'],
    ['a page by its name', 'Read :doc:`/contributing/process` before.', 'Read /contributing/process before.'],
    ['a label', 'See :ref:`Reporting <security-report>`.', 'See Reporting.'],
    ['of a domain', 'Use :std:ref:`the list <lists>`.', 'Use the list.'],
    ['at the beginning of a line', ':doc:`Process <process>` tells how reports are read.', 'Process tells how reports are read.'],
  ])('%s is read as its words, and is neither a file nor code', (_, text, read) => {
    expect(first(text)).toMatchObject({ text: read, links: [], codes: [] });
  });

  test('that marks code is code', () => {
    expect(first('Set :envvar:`TOOL_KEY` first.')).toMatchObject({ text: 'Set TOOL_KEY first.', codes: ['TOOL_KEY'] });
  });

  test('is none where it is a field of a list', () => {
    expect(first(':author: Somebody')).toBeUndefined();
  });
});
