import { flowsIn, type Setting, type WorkflowStep } from 'policy-audit';

/** Triggers that run with the rights of the repository, whoever caused them. */
export const privileged = /^(?:pull_request_target|workflow_run|issue_comment)$/;

/** Contexts that name the code of a pull request. */
const foreign =
  /^github\.(?:head_ref|event\.number|event\.issue\.number|event\.pull_request\.(?:number|merge_commit_sha|head(?:\.(?:sha|ref|label|repo(?:\.\w+)?))?)|event\.workflow_run(?:\.(?:head(?:\.\w+)?|head_sha|head_branch|head_commit\.id|head_repository\.\w+|pull_requests\.\*\.head\.(?:sha|ref)))?)$/;
const numbers = /\.number$/;

const fetches = /\bgh\s+pr\s+checkout\b|\bhub\s+(?:pr\s+)?checkout\b|\bgit\s+(?:fetch|pull|clone|checkout|switch|merge)\b[^\n]*(?:\bpull\/|refs\/pull)/;
const gitTakes = /\bgit\s+(?:fetch|pull|clone|checkout|switch|reset|merge|remote\s+add)\b/;

/** What stands behind a name that an expression or a script uses: the environment, and what a reusable workflow or an action is given. */
export interface Known {
  readonly env: readonly Setting[];
  readonly inputs: readonly Setting[];
  /** What stands behind the names in those inputs, which are written where the workflow or the action is used. */
  readonly around?: Known;
  /** Each value that the matrix of the job takes. */
  readonly matrix: readonly Setting[];
}

/** Does the text name the code of a pull request, by itself or through a variable? A number alone does so only where the text says `pull/`. */
const isForeign = (text: Setting['value'], known: Known): boolean =>
  flowsIn(text).some(({ path: [root = '', ...rest] }) => {
    const name = rest.join('.');
    const behind = root === 'env' ? known.env : root === 'inputs' ? known.inputs : undefined;
    // The innermost of several settings of one name is the last.
    const meant = behind?.findLast((setting) => setting.name.toLowerCase() === name);
    if (meant) return isForeign(meant.value, root === 'env' ? { ...known, env: [] } : (known.around ?? { env: [], inputs: [], matrix: [] }));
    if (root === 'matrix') return known.matrix.some((setting) => setting.name.toLowerCase() === name && isForeign(setting.value, { ...known, env: [], matrix: [] }));
    const path = [root, ...rest].join('.');
    return foreign.test(path) && (!numbers.test(path) || /pull\//.test(text.value));
  });

/** Where the step takes the code of the pull request into the workspace. */
export const takes = (step: WorkflowStep, known: Known): { readonly line: number; readonly column: number } | undefined => {
  if (/^actions\/checkout(?:@|$)/i.test(step.uses?.value ?? '')) {
    const bad = step.with.find((given) => /^(?:ref|repository)$/i.test(given.name) && isForeign(given.value, known));
    return bad && { line: bad.value.line, column: bad.value.column };
  }
  const { run } = step;
  if (!run) return undefined;
  const code = run.value.replace(/^[ \t]*#.*$/gm, '');
  if (fetches.test(code)) return run;
  const lines = code
    .split('\n')
    .filter((line) => gitTakes.test(line))
    .join('\n');
  const direct = lines !== '' && isForeign({ ...run, value: lines }, known);
  const named = known.env.filter(({ value }) => isForeign(value, { ...known, env: [] })).map(({ name }) => name);
  return direct || named.some((name) => new RegExp(`\\$\\{?${name.replace(/\W/g, '')}\\b`).test(lines)) ? run : undefined;
};

/** The condition lets in only code of the repository itself, or only people who may write to it. */
export const guarded = (condition: string | undefined, trigger: string): boolean => {
  if (condition === undefined) return false;
  if (wantsMerged(condition)) return true;
  if (
    /head\.repo\.(?:full_name|id|owner\.login)\s*==|==\s*github\.event\.pull_request\.head\.repo|head\.repo\.fork\s*==\s*false|!\s*github\.event\.pull_request\.head\.repo\.fork|head_repository\.full_name\s*==|author_association|permission|workflow_run\.event\s*==\s*'(?:push|schedule|workflow_dispatch|release)'/i.test(
      condition,
    )
  )
    return true;
  if (
    /github\.(?:actor|event\.(?:comment|pull_request|sender)(?:\.user)?\.login|triggering_actor)\s*==|fromJSON\([^)]{0,300}\),\s*github\.(?:actor|event\.(?:comment|sender))/i.test(
      condition,
    )
  )
    return trigger !== 'pull_request_target';
  const events = [...condition.matchAll(/github\.event_name\s*==\s*'(\w+)'/g)].map(([, name = '']) => name);
  return events.length > 0 && !events.some((name) => privileged.test(name)) && !condition.includes('||');
};

/** What was merged was read and taken in by those who may: one term of a condition all of whose terms must hold. */
const wantsMerged = (condition: string): boolean => {
  const [term = ''] = condition.match(/(?<![\w.])github\.event\.pull_request\.merged\b(?:[ ]{0,3}==[ ]{0,3}true\b)?(?![ ]{0,3}[=!])/) ?? [];
  if (term === '') return false;
  // Groups without it, and calls, are terms like others.
  let flat = condition
    .replace(/^\s*\$\{\{|\}\}\s*$/g, '')
    .replaceAll(/'[^']*'/g, "''")
    .replace(term, merged);
  for (let shorter = ''; shorter !== flat; ) {
    shorter = flat;
    flat = flat.replaceAll(group, (all, name: string, inner: string) => (inner.includes(merged) ? (name === '' && !inner.includes('||') ? inner : all) : 'x'));
  }
  return new RegExp(`(?<!!\\s{0,3})${merged}`).test(flat) && !/[|(]/.test(flat) && !flat.includes(`!${merged}`);
};
const merged = '@merged';
const group = /([\w.]{0,60})\(([^()]{0,400})\)/g;
