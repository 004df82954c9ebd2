export type TagKind = 'digest' | 'tag' | 'latest' | 'none' | 'open';

/** What the name of an image says of its version. A port of the registry (`host:5000/app`) is no tag. */
export const tagOf = (image: string): { readonly kind: TagKind; readonly tag: string } => {
  const [name = '', digest] = image.split('@');
  if (digest !== undefined) return { kind: 'digest', tag: digest };
  const last = name.slice(name.lastIndexOf('/') + 1);
  const colon = last.indexOf(':');
  const tag = colon < 0 ? '' : last.slice(colon + 1);
  // `<image>` and `APP_IMAGE` are to be filled in: names of images have no capital letters.
  if (/[$%{<]/.test(colon < 0 ? last : tag) || /^[A-Z][A-Z0-9_]*$/.test(colon < 0 ? last : last.slice(0, colon))) return { kind: 'open', tag };
  if (colon < 0 || tag === '') return { kind: 'none', tag: '' };
  return { kind: tag.toLowerCase() === 'latest' ? 'latest' : 'tag', tag };
};

/** The name without its tag or digest. */
export const withoutTag = (image: string): string => {
  const colon = image.indexOf(':', image.lastIndexOf('/') + 1);
  return colon < 0 ? image : image.slice(0, colon);
};
