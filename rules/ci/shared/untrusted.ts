import type { Flow } from 'policy-audit';

/** Parts of the event that whoever opens an issue, a pull request or a discussion writes freely. Numbers, hashes, logins and dates cannot hold code. */
const free = [
  /^head_ref$/,
  /^event\.(?:issue|pull_request|discussion)\.(?:title|body)$/,
  /^event\.(?:comment|review|review_comment)\.body$/,
  /^event\.pull_request\.head\.(?:ref|label|repo\.(?:default_branch|description|homepage))$/,
  /^event\.workflow_run\.(?:head_branch|display_title|head_commit\.message|head_commit\.(?:author|committer)\.(?:name|email)|pull_requests\.\*\.head\.ref|head_repository\.description)$/,
  /^event\.(?:commits\.[\w*-]+|head_commit)\.(?:message|(?:author|committer)\.(?:name|email))$/,
  /^event\.pages\.\*\.page_name$/,
  /^event\.changes\.(?:title|body)\.from$/,
  /^event\.(?:[\w.]+\.)?\*\.(?:title|body|message|head_ref|page_name|head_branch)$/,
];

/** Objects that hold such a part: written out whole, by toJSON, they bring it along. */
const holders =
  /^(?:|event|event\.(?:issue|pull_request|pull_request\.head|pull_request\.head\.repo|discussion|comment|review|review_comment|workflow_run|workflow_run\.head_commit|workflow_run\.pull_requests|commits|commits\.\*|head_commit|pages|pages\.\*|changes|changes\.title|changes\.body|\*))$/;

/** The name of the free text that a context brings, or undefined. */
export const freeText = ({ path: [root, ...rest], whole }: Flow): string | undefined => {
  if (root !== 'github') return undefined;
  const path = rest.join('.');
  return free.some((each) => each.test(path)) || (whole && holders.test(path)) ? ['github', ...rest].join('.') : undefined;
};

/** What another program sends with a `repository_dispatch`, for which it needs a token that may write. */
export const sentText = ({ path }: Flow): string | undefined => (path.slice(0, 3).join('.') === 'github.event.client_payload' ? path.join('.') : undefined);

/** The inputs that whoever starts or calls the workflow fills in. */
export const inputName = ({ path }: Flow): string | undefined => {
  if (path[0] === 'inputs') return path[1];
  return path.slice(0, 3).join('.') === 'github.event.inputs' ? path[3] : undefined;
};
