import { answered, defineFact, UnavailableError } from './fact.ts';
import { folderOf, resolve } from './paths.ts';
import type { SourceFile } from './source-file.ts';
import { zoneOf } from './zone.ts';

/** Key files that the commands of scripts and guides write into the repository, and files that Compose takes as secrets. */
export interface MadeKeyFiles {
  readonly all: readonly MadeKeyFile[];
}

export interface MadeKeyFile {
  /** As the command names it. */
  readonly written: string;
  readonly path: string;
  readonly line: number;
  readonly by: string;
  /** `unknown`: the command works in a folder that is not known. */
  readonly git: 'ignores' | 'tracks' | 'would take' | 'unknown';
}

type Extract = readonly { readonly written: string; readonly line: number; readonly by: string; readonly moved: boolean }[];

const name = '["\']?(?<file>(?![-$~/<])[\\w./@-]{1,200})';

const makers: readonly { readonly by: string; readonly command: RegExp }[] = [
  { by: 'openssl', command: new RegExp(`\\bopenssl\\b.{0,300}?\\s-keyout\\s+${name}`, 'g') },
  { by: 'openssl', command: new RegExp(`\\bopenssl\\s+(?:genrsa|genpkey(?!.{0,100}-genparam)|ecparam\\b.{0,100}-genkey)\\b.{0,300}?\\s-out\\s+${name}`, 'g') },
  { by: 'ssh-keygen', command: new RegExp(`\\bssh-keygen\\b.{0,200}?\\s-f\\s+${name}`, 'g') },
  { by: 'mkcert', command: new RegExp(`\\bmkcert\\b.{0,200}?\\s-key-file\\s+${name}`, 'g') },
  { by: 'keytool', command: new RegExp(`\\bkeytool\\b(?=.{0,200}-genkey).{0,300}?\\s-keystore\\s+${name}`, 'g') },
];

/** What is followed in a clone of the repository. The documentation is read by users, who work elsewhere. */
const guide = /(?:^|\/)(?:README|CONTRIBUTING|DEVELOP|HACKING|INSTALL|SETUP)[\w-]*\.md$/i;

const isOwn = (path: string): boolean => !['vendored', 'test', 'example', 'docs'].includes(zoneOf(path));

export const madeKeyFiles = defineFact({
  name: 'madeKeyFiles',
  revision: 2,
  lists: ({ path, tracked }) => tracked && isOwn(path),
  asksIgnored: true,
  selects: ({ path, mode }) =>
    mode !== 'symlink' &&
    (/\.(?:sh|bash)$|(?:^|\/)(?:Makefile|justfile)$/.test(path) ? isOwn(path) : guide.test(path) && isOwn(`${path.slice(0, path.lastIndexOf('/') + 1)}guide.sh`)),
  extract: readCommands,
  *combine({ extracts, listed, snapshot }) {
    const { git } = snapshot;
    if (!git) throw new UnavailableError('This folder is no git repository, so nothing says which files git would ignore. Will the keys that are made here stay out of it?');
    const tracked = new Set(listed.map(({ path }) => path));
    const made = extracts.flatMap(({ file, value }) =>
      value.map((each) => ({ ...each, path: file.path, places: placesOf(file.path, each.written) })).filter(({ places }) => places.length > 0),
    );
    const ignored = yield* answered(git.ignored([...new Set(made.flatMap(({ places }) => places))]));
    return {
      all: made.map(({ written, path, line, by, moved, places }): MadeKeyFile => {
        const state = places.some((place) => ignored.has(place))
          ? 'ignores'
          : places.some((place) => tracked.has(place))
            ? 'tracks'
            : moved || places.length === 0
              ? 'unknown'
              : 'would take';
        return { written, path, line, by, git: state };
      }),
    };
  },
});

/** A command in a guide works at the root, or beside the guide. Keys of tests are known to everybody. */
const placesOf = (from: string, written: string): readonly string[] =>
  [...new Set(['', folderOf(from)])].flatMap((folder) => resolve(folder, written) ?? []).filter((place) => place !== '' && isOwn(place));

function readCommands(file: SourceFile): Extract | undefined {
  if (file.size > 512 * 1024 || !/openssl|ssh-keygen|mkcert|keytool/.test(file.text)) return undefined;
  const text = file.text.replace(/\\\r?\n/g, (end) => ' '.repeat(end.length));
  const moved = /(?:^|[\s;&|(])(?:cd|pushd)\s+\S/m.test(text);
  const found = makers.flatMap(({ by, command }) =>
    [...text.matchAll(command)].map((match) => ({
      written: match.groups?.['file'] ?? '',
      line: file.positionAt(match.index).line,
      by,
      moved,
    })),
  );
  return found.length > 0 ? found.sort((a, b) => a.line - b.line) : undefined;
}
