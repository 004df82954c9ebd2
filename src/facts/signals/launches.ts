const names = /\.(?:sh|bash|service|ya?ml|json|toml|template|conf)$|(?:^|\/)(?:Procfile|[^/]*[Dd]ockerfile[^/]*|Makefile|justfile|entrypoint[^/]*)$/;

/** By its name: may this file start a server? */
export const launches = (path: string): boolean => names.test(path);
