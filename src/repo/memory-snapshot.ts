import { contentOf, type FileEntry, type GitQuestions, type Snapshot } from './snapshot.ts';

export interface MemoryRepository {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly untracked?: readonly string[] | undefined;
  readonly ignored?: readonly string[] | undefined;
  readonly tags?: readonly string[] | undefined;
  /** Files of earlier commits; undefined when the history is not asked about. */
  readonly history?: Readonly<Record<string, string>> | undefined;
}

/** A repository that stands in a record: what the examples of the rules and the tests of the engine are audited in. */
export const memorySnapshot = (repository: MemoryRepository): Snapshot => {
  const untracked = new Set(repository.untracked);
  const files = Object.keys(repository.files)
    .sort()
    .map((path): FileEntry => ({ path, mode: 'file', oid: path, tracked: !untracked.has(path) }));
  const { history } = repository;
  return {
    kind: 'memory',
    ...(history ? { history: memorySnapshot({ files: history }) } : {}),
    files,
    gaps: [],
    git: memoryGit(repository),
    async visit(wanted, each, unread) {
      for (const file of wanted) {
        const content = repository.files[file.path];
        if (content === undefined) unread(file, 'no such file');
        else each(file, contentOf(typeof content === 'string' ? Buffer.from(content, 'utf8') : content));
      }
    },
  };
};

const memoryGit = (repository: MemoryRepository): GitQuestions => ({
  shallow: false,
  head: async () => ({ commit: undefined, branch: 'main' }),
  tags: async () => (repository.tags ?? []).map((name, index) => ({ name, date: index, annotated: false, signed: false })),
  ignored: async (paths) => new Set(paths.filter((path) => (repository.ignored ?? []).includes(path))),
  log: async () => [],
  changes: async () => [],
  read: async () => {},
  origins: async (oids) => new Map([...oids].map((oid) => [oid, { commit: '0123456789abcdef', day: '2026-01-02', path: oid, order: 0 }])),
});
