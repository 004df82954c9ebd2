import type { Dockerfile } from './dockerfiles.ts';

export type Copy = Dockerfile['stages'][number]['copies'][number];
export type Source = Copy['sources'][number];

export const copiesOf = ({ stages }: Dockerfile): readonly Copy[] => stages.flatMap(({ copies }) => copies);

/** The path as far as it is known. */
export const pathOf = ({ path }: Source): string => path.text ?? path.written.replaceAll(/["']/g, '');

export type Remote = { readonly kind: 'url' | 'git'; readonly plain: boolean; readonly revision: string | undefined };

/** What ADD fetches by itself; undefined for a file of the build context. */
export const remoteOf = (source: Source): Remote | undefined => {
  const path = pathOf(source);
  const [address = '', fragment] = path.split('#');
  const plain = /^(?:http|git|ftp):\/\//i.test(path);
  if (/^git@[^:/]+:|^(?:git|ssh):\/\/|^https?:\/\/.+\.git$/i.test(address)) return { kind: 'git', plain, revision: fragment?.split(':')[0] };
  return /^(?:https?|ftp):\/\//i.test(path) ? { kind: 'url', plain, revision: undefined } : undefined;
};

/** Archives that ADD unpacks. */
export const isArchive = (path: string): boolean => /\.(?:tar|tar\.(?:gz|bz2|xz|zst|lz|lzma|z)|tgz|tbz2?|txz|tzst)$/i.test(path);
