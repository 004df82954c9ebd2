/** Ecosystems of tools and settings rather than of code that is shipped: what is missed there weighs less. */
export const lesser: readonly string[] = ['devcontainers', 'dotnet-sdk', 'gitsubmodule', 'nix', 'pre-commit', 'rust-toolchain', 'vcpkg'];

/** Tools whose lock file must be switched on, or is new: worth a hint. */
export const seldomLocked: readonly string[] = ['bazel', 'deno', 'gradle', 'julia', 'nix', 'nuget'];
