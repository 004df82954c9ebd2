import { defineFact } from '../fact.ts';
import { classifyValue } from '../secrets/values/classify-value.ts';

/** What stands in the files of the tree that may hold keys or logins, by their names: *.pem, .npmrc, .pypirc, .netrc … */
export interface CredentialFiles {
  /** Undefined for a path that is not in the tree, and for a file of more than 1 MB. */
  at(path: string): CredentialFile | undefined;
}

export interface CredentialFile {
  readonly path: string;
  /** `none`: settings, certificates or public keys only, or logins that are left to variables. */
  readonly holds: 'credentials' | 'none';
}

const names = /(?:^|\/)(?:[^/]+\.(?:pem|key)|\.npmrc|\.yarnrc|\.pypirc|\.netrc|\.git-credentials)$/;

export const credentialFiles = defineFact({
  name: 'credentialFiles',
  revision: 4,
  selects: ({ path }) => names.test(path),
  // No key is that long, but a collection of certificates may be.
  extract: (file): CredentialFile['holds'] | undefined => (!file.hasText ? undefined : /\.(?:pem|key)$/.test(file.name) ? keyFile(file.text) : loginFile(file.text)),
  combine({ extracts }) {
    const files = new Map(extracts.map(({ file, value }) => [file.path, { path: file.path, holds: value }]));
    return { at: (path) => files.get(path) };
  },
});

const keyFile = (text: string): CredentialFile['holds'] => {
  const blocks = [...text.matchAll(/^-----BEGIN ([A-Z0-9 ]{3,60})-----/gm)].map(([, label]) => label ?? '');
  return blocks.length > 0 && blocks.every((label) => /CERTIFICATE|PUBLIC KEY|PARAMETERS|CRL$/.test(label)) ? 'none' : 'credentials';
};

/** `//registry/:_authToken=…`, `password: …`, `machine x login y password z`. */
const loginFile = (text: string): CredentialFile['holds'] => {
  const values = [...text.matchAll(/(?:_auth(?:Token)?|_password|password)\b["']?(?:[ \t]*[=:][ \t]*|[ \t]+)["']?([^\s"']{1,500})/gi)].map(([, value]) => value ?? '');
  const urls = /:\/\/[^\s:/@]{1,100}:[^\s@/]{1,300}@/.test(text);
  return urls || values.some((value) => !['empty', 'reference', 'placeholder'].includes(classifyValue('password', value))) ? 'credentials' : 'none';
};
