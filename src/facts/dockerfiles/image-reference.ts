/** A container image as a reference names it: `registry:5000/team/app:1.2@sha256:…`. */
export interface ImageReference {
  /** Registry and path, as written. */
  readonly repository: string;
  readonly tag?: string;
  /** With its algorithm: `sha256:…`. */
  readonly digest?: string;
}

/** A colon after the last slash begins the tag; before it, it is a registry's port. */
export const parseImageReference = (reference: string): ImageReference => {
  const at = reference.indexOf('@');
  const named = at < 0 ? reference : reference.slice(0, at);
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  return {
    repository: colon < 0 ? named : named.slice(0, colon),
    ...(colon < 0 ? {} : { tag: named.slice(colon + 1) }),
    ...(at < 0 ? {} : { digest: reference.slice(at + 1) }),
  };
};
