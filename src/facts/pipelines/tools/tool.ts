/**
 * The tools that the rules ask about, and every form in which a pipeline calls them. A `:part` is a mode of a tool, or a part that has to be switched on.
 * Commands are matched after wrappers (`npx`, `uv run`, `go run`, `python -m`) are taken off; a text is the whole first word or words, an expression sees the whole line.
 */
export interface Tool {
  readonly name: string;
  readonly commands?: readonly (string | RegExp)[];
  /** GitHub actions as owner/name[/folder], GitLab components and templates, orbs, Azure tasks, Travis add-ons: without versions, lower case. */
  readonly uses?: readonly (string | RegExp)[];
  /** Images without registry and tag. */
  readonly images?: readonly string[];
  /** Ids of pre-commit hooks, and hook repositories (owner/name) when every hook of it is this tool. */
  readonly hooks?: readonly string[];
  /** What the tool is named besides. A mode names its tool. */
  readonly also?: readonly string[];
  /** Words of the line, `name: value` settings or args that a step needs besides. */
  readonly when?: RegExp;
  readonly unless?: RegExp;
}
