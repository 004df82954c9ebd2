import { describe, expect, test } from 'vitest';
import { readPolicy } from '../../../../src/facts/security-policy/read-policy.ts';

const present = (text: string) =>
  readPolicy('SECURITY.md', text)
    .elements.filter((found) => found.present)
    .map(({ element }) => element as string);

describe('whole policies in languages that are seldom seen', () => {
  test.each([
    [
      'Czech',
      '# Bezpečnost\n\n## Hlášení zranitelností\n\nPište na a@tool.dev, ne do veřejného issue. Ozveme se do 72 hodin a budeme vás informovat o postupu. Pokud chcete, uvedeme vás v changelogu.\n\nDo hlášení pomáhá: verze, kroky k reprodukci a dopad.\n\n## Model hrozeb\n\nZajímá nás vše, co vede k úniku dat.\n\n- přístup na data jiné organizace\n\nMimo rozsah: chybějící hlavičky bez exploitu.\n\n## Omezení\n\n- Nástěnka nemá žádnou autentizaci.\n- Používejte ji pouze na důvěryhodné síti.\n',
      ['email', 'no_public_issue', 'ack_time', 'update_cadence', 'credit', 'report_contents', 'scope', 'out_of_scope', 'known_limitations', 'hardening'],
    ],
    [
      'Indonesian',
      '# Keamanan\n\n## Yang termasuk celah keamanan\n\n- Skrip yang bisa dijalankan dari tautan.\n\nSalah hitung bukan celah keamanan; laporkan lewat issue biasa.\n\n## Cara melapor\n\nKirim laporan ke a@tool.dev. Mohon tidak menguji terhadap data pihak lain dan tidak mengungkap kerentanan sebelum perbaikan tersedia.\n',
      ['email', 'scope', 'out_of_scope', 'researcher_rules', 'disclosure_policy', 'no_public_issue'],
    ],
    [
      'Vietnamese',
      '# Bảo mật\n\n## Báo cáo lỗ hổng\n\nVui lòng gửi email đến a@tool.dev, không tạo issue công khai.\n\n## Mô hình đe dọa\n\n- Kẻ tấn công có thể đọc dữ liệu của người dùng khác\n\n## Hạn chế\n\n- Bảng điều khiển không có xác thực và dữ liệu chưa được mã hóa.\n',
      ['email', 'no_public_issue', 'scope', 'known_limitations'],
    ],
  ])('%s', (_, text, elements) => expect(present(text)).toEqual(expect.arrayContaining(elements)));
});

test('a list that coordinates the disclosure, and a page that tells how, are no forms', () => {
  for (const text of [
    '# Security\n\n## Reporting\n\nMail a@tool.dev per <https://www.tool.dev/security/>.',
    '# Security\n\n## Reporting\n\nMail a@tool.dev.\n\n## Disclosure\n\nDisclosure is usually coordinated using the [distros list](https://lists.dev/wiki/distros).',
  ])
    expect(present(text)).not.toContain('form');
});

test('a page that says what is out of scope is none that keeps it out', () => {
  expect(
    present('# Security\n\n## Reporting\n\nMail a@tool.dev. Maintainers consult [that document](docs/threats.md) to determine what counts and what is out of scope.'),
  ).not.toContain('out_of_scope');
});
