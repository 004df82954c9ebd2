/** `==1.2`, `===1.2`, a commit or tag of a repository, or an archive by its address. */
export const isExact = (spec: string): boolean =>
  /^={2,3}[^*,]+$/.test(spec) || /(?:git|hg|svn|bzr)\+[^#]*[^/]@[\w.-]+(?:#|$|\s)/.test(spec) || /https?:[^\s]+\.(?:whl|zip|tar\.gz|tgz)(?:#|$|\s)/.test(spec);
