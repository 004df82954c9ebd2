import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { fillShape } from '../facts/secrets/shape.ts';
import { commit, git, makeFolder, makeRepository, write } from '../repository.ts';

/** A repository made to harm whoever audits it. */
export interface Hostile {
  readonly repository: string;
  /** Every file in it is a program of the repository that was run. */
  readonly canary: string;
  /** Values that no output may show. */
  readonly secrets: readonly string[];
}

export interface HostileCase {
  readonly name: string;
  readonly make: (hostile: Hostile) => void;
  /** The exit codes that are right: 1 where the planted secret must be found. */
  readonly exit: readonly number[];
  readonly args?: readonly string[];
  /** What every format says of it. */
  readonly says?: string;
}

export const secretOf = (seed: string): string => fillShape('ghp_{alnum:30}{crc32:6}', seed).text;

/** A repository with a policy and one planted secret, then what the case does to it. */
export const makeHostile = ({ name, make }: HostileCase): Hostile => {
  const planted = secretOf(name);
  const repository = makeRepository({ 'SECURITY.md': '# Security\n\nMail security@tool-project.dev.\n', 'planted.env': `GITHUB_TOKEN=${planted}\n` });
  const hostile = { repository, canary: makeFolder(), secrets: [planted, secretOf(`${name} more`)] };
  make(hostile);
  return hostile;
};

const trip = ({ canary }: Hostile, what: string): string => `touch '${canary}/${what}'; false`;
/** A loose object of 300 MB of zeros, deflated to 300 KB: its id and its file. */
const zeros = (type: string): readonly [oid: string, file: Buffer] => {
  const object = Buffer.concat([Buffer.from(`${type} ${300_000_000}\0`), Buffer.alloc(300_000_000)]);
  return [createHash('sha1').update(object).digest('hex'), deflateSync(object)];
};
const inGit = ({ repository }: Hostile, ...parts: readonly string[]): string => path.join(repository, '.git', ...parts);
const pipe = (file: string): void => {
  rmSync(file, { force: true });
  spawnSync('mkfifo', [file]);
};
const more = ({ secrets }: Hostile): string => `GITHUB_TOKEN=${secrets[1]}\n`;
const changed = (hostile: Hostile, files: Readonly<Record<string, string | Uint8Array>>): void => {
  write(hostile.repository, files);
  commit(hostile.repository);
};
const hashed = (repository: string, type: string, content: Uint8Array): string => {
  const { stdout } = spawnSync('git', ['hash-object', '-t', type, '-w', '--literally', '--stdin'], { cwd: repository, input: content, encoding: 'utf8' });
  return stdout.trim();
};
const tree = (repository: string, entries: readonly (readonly [mode: string, name: string, oid: string])[]): string =>
  hashed(repository, 'tree', Buffer.concat(entries.flatMap(([mode, name, oid]) => [Buffer.from(`${mode} ${name}\0`), Buffer.from(oid, 'hex')])));

/** An index whose paths are written as they are, with no check. */
const rawIndex = (repository: string, names: readonly string[], oid: string): void => {
  const header = Buffer.from('DIRC\0\0\0\u0002\0\0\0\0', 'latin1');
  header.writeUInt32BE(names.length, 8);
  const entries = [...names].sort().map((name) => {
    const entry = Buffer.alloc(62 + name.length + (8 - ((62 + name.length) % 8)));
    entry.writeUInt32BE(0o100644, 24);
    Buffer.from(oid, 'hex').copy(entry, 40);
    entry.writeUInt16BE(name.length, 60);
    entry.write(name, 62, 'latin1');
    return entry;
  });
  const body = Buffer.concat([header, ...entries]);
  writeFileSync(path.join(repository, '.git/index'), Buffer.concat([body, createHash('sha1').update(body).digest()]));
};

/** Takes the parents of every commit out of a commit graph: https://git-scm.com/docs/gitformat-commit-graph */
const orphan = (file: string): void => {
  const bytes = readFileSync(file);
  const chunks = new Map(Array.from({ length: bytes[6] ?? 0 }, (_, index) => 8 + 12 * index).map((at) => [bytes.toString('latin1', at, at + 4), bytes.readUInt32BE(at + 8)]));
  const commits = bytes.readUInt32BE((chunks.get('OIDF') ?? 0) + 255 * 4);
  for (let index = 0; index < commits; index++)
    bytes.fill(Buffer.from('7000000070000000', 'hex'), (chunks.get('CDAT') ?? 0) + 36 * index + 20, (chunks.get('CDAT') ?? 0) + 36 * index + 28);
  const body = bytes.subarray(0, -20);
  spawnSync('chmod', ['+w', file]);
  writeFileSync(file, Buffer.concat([body, createHash('sha1').update(body).digest()]));
};

/** Programs that the repository configures for git to run. */
export const programs: readonly HostileCase[] = [
  {
    name: 'fsmonitor, hooks, filters, converters, pagers and ssh in its own configuration',
    make: (hostile) => {
      changed(hostile, { '.gitattributes': '* diff=evil filter=evil\n' });
      const keys = [
        'core.fsmonitor',
        'core.pager',
        'core.editor',
        'core.sshCommand',
        'diff.evil.textconv',
        'diff.external',
        'filter.evil.clean',
        'filter.evil.smudge',
        'gpg.program',
      ];
      for (const key of keys) git(hostile.repository, 'config', key, trip(hostile, key));
      write(hostile.repository, { 'SECURITY.md': '# Security\n\nMail security@tool-project.dev now.\n' });
    },
    exit: [1],
  },
  {
    name: 'a submodule with a configuration of its own',
    make: (hostile) => {
      const sub = path.join(hostile.repository, 'sub');
      mkdirSync(sub);
      git(sub, 'init', '--quiet');
      write(sub, { 'a.txt': 'a\n' });
      commit(sub);
      changed(hostile, { '.gitmodules': '[submodule "sub"]\n\tpath = sub\n\turl = ./sub\n' });
      git(sub, 'config', 'core.fsmonitor', trip(hostile, 'sub'));
      git(hostile.repository, 'config', 'submodule.recurse', 'true');
    },
    exit: [1],
  },
  {
    name: 'a configuration that includes another',
    make: (hostile) => {
      write(hostile.repository, { '.evil': `[core]\n\tfsmonitor = "${trip(hostile, 'include')}"\n` });
      git(hostile.repository, 'config', 'include.path', '../.evil');
    },
    exit: [1],
  },
  {
    name: 'a bare repository among its files',
    make: (hostile) => {
      git(hostile.repository, 'init', '--quiet', '--bare', 'bare');
      git(path.join(hostile.repository, 'bare'), 'config', 'core.fsmonitor', trip(hostile, 'bare'));
      commit(hostile.repository);
    },
    exit: [1],
  },
];

/** A git folder that lies or is broken: the planted secret is found on disk, or the audit says that it is not complete. */
export const gitFolders: readonly HostileCase[] = [
  {
    name: 'core.worktree and core.bare',
    make: ({ repository }) => void [git(repository, 'config', 'core.worktree', '/etc'), git(repository, 'config', 'core.bare', 'true')],
    exit: [1],
  },
  {
    name: 'a .git file that points elsewhere',
    make: (hostile) => {
      const elsewhere = path.join(makeFolder(), 'git');
      renameSync(inGit(hostile), elsewhere);
      writeFileSync(inGit(hostile), `gitdir: ${elsewhere}\n`);
    },
    exit: [1],
  },
  { name: 'a .git file that points to itself', make: (hostile) => void [rmSync(inGit(hostile), { recursive: true }), writeFileSync(inGit(hostile), 'gitdir: .git\n')], exit: [1] },
  { name: 'a pipe for .git/HEAD', make: (hostile) => pipe(inGit(hostile, 'HEAD')), exit: [1] },
  { name: 'a pipe for .git/config', make: (hostile) => pipe(inGit(hostile, 'config')), exit: [1] },
  { name: 'a pipe for a branch', make: (hostile) => pipe(inGit(hostile, 'refs/heads/evil')), exit: [1] },
  {
    name: 'a commondir of three gigabytes of nothing',
    make: (hostile) => void [writeFileSync(inGit(hostile, 'commondir'), ''), truncateSync(inGit(hostile, 'commondir'), 3 * 2 ** 30)],
    exit: [1],
  },
  {
    name: 'packed refs of three gigabytes of nothing',
    make: (hostile) => void [writeFileSync(inGit(hostile, 'packed-refs'), ''), truncateSync(inGit(hostile, 'packed-refs'), 3 * 2 ** 30)],
    exit: [1],
    says: 'packed-refs in the git folder is larger than',
  },
  { name: 'a commondir that names the whole disk', make: (hostile) => writeFileSync(inGit(hostile, 'commondir'), '/\n'), exit: [1] },
  {
    name: 'pipes in an object store that it goes on in',
    make: (hostile) => {
      const store = makeFolder();
      for (const name of ['info/alternates', `pack/pack-${'a'.repeat(40)}.idx`, `pack/pack-${'a'.repeat(40)}.pack`]) {
        mkdirSync(path.join(store, path.dirname(name)), { recursive: true });
        pipe(path.join(store, name));
      }
      writeFileSync(inGit(hostile, 'objects/info/alternates'), `${store}\n`);
    },
    exit: [1],
  },
  {
    name: 'pipes behind a link to a folder of refs',
    make: (hostile) => {
      const refs = makeFolder();
      pipe(path.join(refs, 'evil'));
      rmSync(inGit(hostile, 'refs/tags'), { recursive: true });
      symlinkSync(refs, inGit(hostile, 'refs/tags'));
    },
    exit: [1],
  },
  {
    name: 'an ignore file that is a pipe, and one of three gigabytes of nothing',
    make: (hostile) => {
      changed(hostile, { 'a/.gitignore': 'x\n' });
      truncateSync(path.join(hostile.repository, 'a/.gitignore'), 3 * 2 ** 30);
      pipe(path.join(hostile.repository, '.gitignore'));
    },
    exit: [1],
  },
  { name: 'a mailmap that is a pipe', make: ({ repository }) => pipe(path.join(repository, '.mailmap')), exit: [1] },
  { name: 'an index of noise', make: (hostile) => writeFileSync(inGit(hostile, 'index'), Buffer.alloc(4000, 'x')), exit: [1] },
  {
    name: 'paths in the index that leave the tree',
    make: ({ repository }) => rawIndex(repository, ['../outside.env', '/etc/passwd', '.git/config', 'a/../../b', 'planted.env'], hashed(repository, 'blob', Buffer.from('A=1\n'))),
    exit: [1],
  },
  { name: 'alternates that are not there', make: (hostile) => writeFileSync(inGit(hostile, 'objects/info/alternates'), '/no/such\u001b[31m\n../objects\n'), exit: [1] },
  { name: 'a head of noise', make: (hostile) => writeFileSync(inGit(hostile, 'HEAD'), '::error::\u001b[31mx\n'), exit: [1, 3] },
  {
    name: 'refs that name each other',
    make: (hostile) =>
      void [
        ['refs/heads/a', 'b'],
        ['refs/heads/b', 'a'],
        ['HEAD', 'a'],
      ].map(([ref = '', to]) => writeFileSync(inGit(hostile, ref), `ref: refs/heads/${to}\n`)),
    exit: [1],
  },
  { name: 'settings that include themselves', make: (hostile) => writeFileSync(inGit(hostile, 'config'), '[include]\n\tpath = config\n'), exit: [1] },
  {
    name: 'an index of two parts, one of which is gone',
    make: (hostile) => {
      git(hostile.repository, 'update-index', '--split-index');
      for (const name of readdirSync(inGit(hostile))) if (name.startsWith('sharedindex')) rmSync(inGit(hostile, name));
    },
    exit: [1],
  },
  { name: 'files that its index says need not be looked at', make: ({ repository }) => void git(repository, 'update-index', '--skip-worktree', 'planted.env'), exit: [1] },
  {
    name: 'a tag on 300 MB of zeros that take 300 KB',
    make: (hostile) => {
      const [oid, packed] = zeros('blob');
      mkdirSync(inGit(hostile, 'objects', oid.slice(0, 2)), { recursive: true });
      writeFileSync(inGit(hostile, 'objects', oid.slice(0, 2), oid.slice(2)), packed);
      writeFileSync(inGit(hostile, 'refs/tags/evil'), `${oid}\n`);
    },
    exit: [1],
  },
  {
    name: 'an ignore file that keeps git busy for ever',
    make: ({ repository }) => write(repository, { [`${'d/'.repeat(40)}f`]: '', '.gitignore': `${'**/'.repeat(500)}x\n` }),
    exit: [1],
  },
];

/** Places where the history hides what it holds. */
export const histories: readonly HostileCase[] = (
  [
    [
      'a replaced object',
      (hostile) => git(hostile.repository, 'replace', git(hostile.repository, 'rev-parse', 'HEAD~1:evil.env').trim(), hashed(hostile.repository, 'blob', Buffer.from('A=1\n'))),
    ],
    ['a graft', (hostile) => writeFileSync(inGit(hostile, 'info/grafts'), `${git(hostile.repository, 'rev-parse', 'HEAD').trim()}\n`)],
    [
      'a converter that shows nothing',
      (hostile) =>
        void [writeFileSync(inGit(hostile, 'info/attributes'), '* diff=evil -diff\n'), git(hostile.repository, 'config', 'diff.evil.textconv', trip(hostile, 'textconv'))],
    ],
    [
      'a commit graph that knows of no parents',
      ({ repository }) => {
        git(repository, 'commit-graph', 'write', '--reachable');
        orphan(path.join(repository, '.git/objects/info/commit-graph'));
      },
    ],
    [
      'a note',
      (hostile) => {
        git(hostile.repository, 'update-ref', '-d', 'refs/heads/main');
        git(hostile.repository, 'commit', '--quiet', '--allow-empty', '--message', 'x');
        git(hostile.repository, 'notes', 'add', '--message', more(hostile).trim());
      },
    ],
    ['a tag on a blob', (hostile) => git(hostile.repository, 'tag', 'evil', hashed(hostile.repository, 'blob', Buffer.from(more(hostile))))],
    [
      'a tree whose names leave it',
      ({ repository, secrets }) => {
        const inner = tree(repository, [['100644', 'x.env', hashed(repository, 'blob', Buffer.from(`GITHUB_TOKEN=${secrets[1]}\n`))]]);
        const outer = tree(repository, [['40000', '..', inner]]);
        git(repository, 'update-ref', 'refs/heads/evil', git(repository, 'commit-tree', '-m', 'evil', outer).trim());
      },
    ],
  ] as readonly (readonly [string, (hostile: Hostile) => void])[]
).map(([name, hide]) => ({
  name,
  make: (hostile) => {
    changed(hostile, { 'evil.env': more(hostile) });
    unlinkSync(path.join(hostile.repository, 'evil.env'));
    commit(hostile.repository);
    hide(hostile);
  },
  exit: [1],
  args: ['--history', 'all'],
}));

/** A commit of a file below so many folders in each other, and of the planted secret. */
const below = ({ repository }: Hostile, depth: number): void => {
  const name = 'd'.repeat(200);
  const stored = (type: string, content: Buffer): Buffer => {
    const object = Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content]);
    const oid = createHash('sha1').update(object).digest('hex');
    mkdirSync(path.join(repository, '.git/objects', oid.slice(0, 2)), { recursive: true });
    writeFileSync(path.join(repository, '.git/objects', oid.slice(0, 2), oid.slice(2)), deflateSync(object));
    return Buffer.from(oid, 'hex');
  };
  let inner = stored('tree', Buffer.concat([Buffer.from('100644 f\0'), stored('blob', Buffer.from('A=1\n'))]));
  for (let at = 0; at < depth; at++) inner = stored('tree', Buffer.concat([Buffer.from(`40000 ${name}\0`), inner]));
  const outer = tree(repository, [
    ['40000', 'd', inner.toString('hex')],
    ['100644', 'planted.env', git(repository, 'rev-parse', 'HEAD:planted.env').trim()],
  ]);
  git(repository, 'update-ref', 'refs/heads/main', git(repository, 'commit-tree', '-m', 'Deep', outer).trim());
};

/** Objects that are not there or not readable: never "clean". */
export const damage: readonly HostileCase[] = [
  { name: 'folders in folders without end', make: (hostile) => below(hostile, 3000), exit: [1], args: ['--history', 'all'], says: 'the history was not searched' },
  {
    name: 'a commit of no bytes on another branch, as after a power failure',
    make: (hostile) => {
      const { repository } = hostile;
      const oid = git(repository, 'commit-tree', '-m', 'lost', 'HEAD^{tree}').trim();
      git(repository, 'update-ref', 'refs/heads/other', oid);
      spawnSync('chmod', ['+w', inGit(hostile, 'objects', oid.slice(0, 2), oid.slice(2))]);
      truncateSync(inGit(hostile, 'objects', oid.slice(0, 2), oid.slice(2)), 0);
    },
    exit: [1],
    args: ['--history', 'all'],
    says: 'the history was not searched',
  },
  {
    name: 'a format of repositories that git does not know',
    make: (hostile) => writeFileSync(inGit(hostile, 'config'), '[core]\n\trepositoryformatversion = 99\n'),
    exit: [1],
    args: ['--history', 'all'],
    says: 'the history was not searched',
  },
  { name: 'a few folders too many in each other', make: (hostile) => below(hostile, 40), exit: [1], args: ['--history', 'all'] },
  {
    name: 'a commit of a hundred million files, before one with a secret',
    make: (hostile) => {
      const { repository } = hostile;
      const ten = (mode: string, oid: string): string =>
        tree(
          repository,
          Array.from({ length: 10 }, (_, index) => [mode, `d${index}`, oid]),
        );
      let inner = ten('100644', hashed(repository, 'blob', Buffer.from('A=1\n')));
      for (let level = 1; level < 8; level++) inner = ten('40000', inner);
      const bomb = git(repository, 'commit-tree', '-m', 'bomb', inner).trim();
      const late = tree(repository, [['100644', 'late.env', hashed(repository, 'blob', Buffer.from(more(hostile)))]]);
      git(repository, 'update-ref', 'refs/heads/evil', git(repository, 'commit-tree', '-m', 'late', '-p', bomb, late).trim());
      changed(hostile, { 'planted.env': 'A=1\n' });
    },
    exit: [1],
    args: ['--history', 'all', '--rule', 'secrets/history-clean'],
  },
  { name: 'one commit with folders in folders without end', make: (hostile) => below(hostile, 3000), exit: [1], args: ['--commit', 'HEAD'] },
  {
    name: 'files that are left out of a sparse checkout',
    make: (hostile) => {
      changed(hostile, { 'a/planted.env': more(hostile), 'planted.env': 'A=1\n' });
      git(hostile.repository, 'sparse-checkout', 'set', '--cone', 'b');
    },
    exit: [3],
  },
  {
    name: 'a missing object',
    make: ({ repository }) => {
      const oid = git(repository, 'rev-parse', 'HEAD:SECURITY.md').trim();
      rmSync(path.join(repository, '.git/objects', oid.slice(0, 2), oid.slice(2)));
    },
    exit: [1, 3],
    args: ['--history', 'all'],
  },
  {
    name: 'a damaged pack',
    make: (hostile) => {
      git(hostile.repository, 'gc', '--quiet');
      const packs = inGit(hostile, 'objects/pack');
      const pack = path.join(packs, readdirSync(packs).find((name) => name.endsWith('.pack')) ?? '');
      const bytes = readFileSync(pack);
      spawnSync('chmod', ['+w', pack]);
      for (let at = 40; at < bytes.length - 20; at += 7) bytes[at] = (bytes[at] ?? 0) ^ 0x5a;
      writeFileSync(pack, bytes);
    },
    exit: [1],
    args: ['--history', 'all'],
    says: 'the history was not searched',
  },
];

/** Names and files that reach the output or that must not be opened. */
export const trees: readonly HostileCase[] = [
  {
    name: 'names that terminals, runners and pages obey',
    make: (hostile) => {
      const names = [
        '\u001b]8;;https://evil.invalid\u0007x',
        'a\n::error::y',
        '<img src=x onerror=alert(1)>',
        '\u202etxt',
        '[x](javascript:alert(1))',
        '%2e%2e%2fx',
        'c:\\x',
        '${{ github.token }}',
      ];
      changed(
        hostile,
        Object.fromEntries(
          names.flatMap((name) => [
            [`${name.replaceAll('/', '')}.env`, more(hostile)],
            [`k8s/${name.replaceAll('/', '')}.yaml`, `a: [\n${more(hostile)}`],
          ]),
        ),
      );
    },
    exit: [1],
  },
  {
    name: 'links, pipes and sockets',
    make: (hostile) => {
      const outside = makeFolder({ 'x.env': more(hostile) });
      changed(hostile, { 'was/x.env': 'A=1\n', 'a.env': 'A=1\n' });
      rmSync(path.join(hostile.repository, 'was'), { recursive: true });
      for (const [link, target] of [
        ['was', outside],
        ['dir', outside],
        ['root', '/'],
        ['loop', 'loop'],
        ['env', '/proc/self/environ'],
      ] as const)
        symlinkSync(target, path.join(hostile.repository, link));
      pipe(path.join(hostile.repository, 'a.env'));
      pipe(path.join(hostile.repository, 'compose.yaml'));
    },
    exit: [1],
  },
];
