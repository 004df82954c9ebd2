/** `==1.2`, `===1.2`, a commit or tag of a repository (and no branch, as far as names tell), or an archive by its address. */
export const isExact = (spec: string): boolean =>
  /^={2,3}[^*,]+$/.test(spec) ||
  /(?:git|hg|svn|bzr)\+[^#]{0,500}[^/]@(?!(?:main|master|trunk|develop|dev|HEAD|stable)(?:#|$|\s))[\w.-]+(?:#|$|\s)/.test(spec) ||
  /https?:[^\s]+\.(?:whl|zip|tar\.gz|tgz)(?:#|$|\s)/.test(spec);
