/** Each kind once, in one order. */
export const unique = (types: readonly (string | undefined)[]): readonly string[] => [...new Set(types.filter((type) => type !== undefined))].sort();

/** The one name of a kind; undefined for what is no kind of file. */
export const kindOf = (written: string): string | undefined => {
  const name = written
    .toLowerCase()
    .replace(/^\./, '')
    .replace(/^(?:image|audio|video|text|application)\/(?:x-)?/, '');
  return others.get(name) ?? (known.has(name) ? name : undefined);
};
const known = new Set([
  'jpeg',
  'png',
  'gif',
  'webp',
  'svg',
  'bmp',
  'tiff',
  'heic',
  'avif',
  'ico',
  'pdf',
  'doc',
  'docx',
  'xls',
  'xlsx',
  'ppt',
  'pptx',
  'odt',
  'ods',
  'csv',
  'txt',
  'rtf',
  'md',
  'json',
  'xml',
  'html',
  'zip',
  'gz',
  'tar',
  'mp3',
  'wav',
  'ogg',
  'flac',
  'mp4',
  'webm',
  'mov',
  'avi',
  'mkv',
  'epub',
  'yaml',
]);
const others: ReadonlyMap<string, string> = new Map([
  ['jpg', 'jpeg'],
  ['jpe', 'jpeg'],
  ['pjpeg', 'jpeg'],
  ['svg+xml', 'svg'],
  ['tif', 'tiff'],
  ['vnd.microsoft.icon', 'ico'],
  ['msword', 'doc'],
  ['vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
  ['vnd.ms-excel', 'xls'],
  ['vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
  ['vnd.ms-powerpoint', 'ppt'],
  ['vnd.openxmlformats-officedocument.presentationml.presentation', 'pptx'],
  ['plain', 'txt'],
  ['markdown', 'md'],
  ['mpeg', 'mp3'],
  ['quicktime', 'mov'],
  ['yml', 'yaml'],
  ['gzip', 'gz'],
  ['epub+zip', 'epub'],
]);
