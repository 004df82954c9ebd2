import { workflow } from '../../../../rules/ci/shared/examples.ts';
import type { Example } from '../../../../src/rule.ts';

export default [
  {
    name: 'out of an archive',
    files: workflow('      - run: |\n          wget https://get.example/v1/tool-linux-amd64.tar.gz\n          tar -xzf tool-linux-amd64.tar.gz\n          ./tool -v\n'),
    expect: { fail: ['.github/workflows/ci.yml:8'] },
  },
  {
    name: 'saved in one step, run in another',
    files: workflow('      - run: curl -sSfLo x.sh https://get.example/x.sh\n      - run: bash x.sh\n'),
    expect: { fail: ['.github/workflows/ci.yml:7'] },
  },
  { name: 'PowerShell', files: workflow('      - run: iwr https://get.example/x.ps1 | iex\n        shell: pwsh\n'), expect: { fail: ['.github/workflows/ci.yml:7'] } },
  {
    name: 'PowerShell, inside out',
    files: workflow("      - run: iex ((New-Object System.Net.WebClient).DownloadString('https://get.example/x.ps1'))\n        shell: pwsh\n"),
    expect: { fail: ['.github/workflows/ci.yml:7'] },
  },
  {
    name: 'kept in a variable on its way',
    files: workflow(
      '      - run: |\n          INSTALL=$(curl -s https://get.example/x)\n          eval "$INSTALL"\n      - run: |\n          S="$(wget -qO- https://get.example/y)"\n          echo "$S" | bash\n      - run: |\n          export N=1 T="$(curl -s https://get.example/z)"\n          bash -c "$T"\n',
    ),
    expect: { fail: ['.github/workflows/ci.yml:8', '.github/workflows/ci.yml:11', '.github/workflows/ci.yml:14'] },
  },
  { name: 'checked', files: workflow('      - run: curl -fsSLo x.sh https://get.example/x.sh && echo "abc  x.sh" | sha256sum -c && sh x.sh\n'), expect: 'pass' },
  {
    name: 'an archive that is checked',
    files: workflow(
      '      - run: |\n          curl -fsSLO https://get.example/tool.tar.gz\n          sha256sum -c tool.sha256\n          tar xf tool.tar.gz\n          ./tool -v\n',
    ),
    expect: 'pass',
  },
] satisfies readonly Example[];
