import type { Weighed } from './weighed.ts';

/** `password = get_req_header(conn, "authorization")`: where the secret is asked for, not what it is. */
export const isNameOfHeader = ({ value }: Weighed): boolean =>
  /^(?:proxy-)?authorization$|^x-(?:[a-z]{1,20}-){0,5}(?:api|app|access|auth|client|session|user|csrf|xsrf|request|admin|service)?(?:auth|key|secret|signature|token)$/i.test(
    value,
  );

/** In code on one line the quote that closes one text is easily taken for one that opens the next. */
export const isCodeBetweenTexts = ({ value, surroundings }: Weighed): boolean => surroundings.minified && /^[+),;:?\]}]/.test(value) && /[()[\]{};]/.test(value.slice(1));

/** `configFileSecret: vpn-settings` in the values of a chart: by what name the Secret is kept that a file is made of. */
export const isNameInCluster = ({ assignment, name, value, weak, surroundings: { syntax } }: Weighed): boolean =>
  weak &&
  syntax === 'yaml' &&
  !assignment.written.quoted &&
  /(?:[fF]ile|[cC]onfig|[eE]nv|[cC]ert(?:ificate)?|[vV]olume|[mM]ount)Secret$/.test(name) &&
  /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/.test(value);

/** `ARG IMAGE_PULL_SECRET=regcred`: the same, of what pulls the images. What is no name is the secret itself, as in a `pullSecret` of OpenShift. */
export const isNameOfPullSecret = ({ name, value, weak }: Weighed): boolean => weak && /pull[-_]?secret$/i.test(name) && /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(value);

/** `token = "EPjF…"` beside the libraries of Solana: the address of a mint or a program, which all may know. A key has twice its length. */
export const isAddressOnChain = ({ kind, value, text }: Weighed): boolean =>
  kind === 'token' && /^[1-9A-HJ-NP-Za-km-z]{43,44}$/.test(value) && /@solana\/|\bsolana[_-]|anchor[_-]lang|declare_id!|\[programs\.|spl[-_]token|\bPublicKey\(/.test(text);

/** Of an app for its backups, given out with it: https://developer.android.com/identity/data/keyvaluebackup */
export const isKeyOfApp = ({ name }: Weighed): boolean => name === 'com.google.android.backup.api_key';
