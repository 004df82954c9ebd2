import { dedent, defineRule, type Evidence, type Facts, type Finding, judge, pathsIn } from 'policy-audit';
import { references } from './shared/policy.ts';

type Files = Facts['files'];
interface Reference {
  readonly target: string;
  readonly line: number;
  /** A link names one place; a name in the text may stand for a file anywhere. */
  readonly linked: boolean;
}

/** The path a relative link leads to; undefined for one that leaves the repository, as `../../issues` does on a host. */
const resolve = (from: string, target: string): string | undefined => {
  const parts = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..' && parts.length === 0) return undefined;
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
};

const decoded = (target: string): string => {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
};

const isThere = (files: Files, from: string, { target, linked }: Reference): boolean | undefined => {
  const path = resolve(from, decoded(target));
  if (path === undefined) return undefined;
  if (files.has(path) || files.hasFolder(path)) return true;
  return linked ? false : files.has(target) || files.all.some((file) => file.path.endsWith(`/${target}`));
};

const relative = (url: string): string | undefined => {
  // `[text]((https://…))` and `[text]([https://…)` are written by mistake, and lead nowhere in the tree.
  const target = url.replace(/^\(+|^\[(?=[a-z]{2,10}:)/i, '').replace(/[?#].*/, '');
  return target === '' || /^(?:[a-z][a-z\d+.-]*:|\/\/|#)|[{}<>$*]/i.test(target) ? undefined : target;
};

const linksOf = (links: readonly { readonly url: string; readonly line: number }[]): readonly Reference[] =>
  links.flatMap(({ url, line }) => {
    const target = relative(url);
    return target === undefined ? [] : [{ target, line, linked: true }];
  });

/** Without a scheme, a host is the name of a file. */
const host = /^(?:www\.[\w.-]+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|dev|edu|gov|app|info))(?:\/|$)/;

/** A file or folder of that name but for capital letters. */
const inOtherLetters = ({ all }: Files, path: string): string | undefined => {
  const small = path.toLowerCase();
  const other = all.find((file) => file.path.length >= path.length && `${file.path}/`.slice(0, path.length + 1).toLowerCase() === `${small}/`);
  return other?.path.slice(0, path.length);
};

const missing = (files: Files, from: string, { target, linked }: Reference): Omit<Finding, 'at'> => {
  const page = from.slice(from.lastIndexOf('/') + 1);
  if (linked && host.test(target)) return { message: `${page} links to ${target} as to a file: the address has no https:// in front.`, remediation: `Write https://${target}.` };
  const [path, fromRoot] = [resolve(from, decoded(target)), resolve('', decoded(target))];
  const other = path === undefined ? undefined : inOtherLetters(files, path);
  if (linked && other !== undefined)
    return {
      message: `${page} links to ${target}, but ${target.endsWith('/') ? 'the folder' : 'that'} is called ${other}: links tell capital letters from small ones.`,
      remediation: 'Write the name as it is.',
    };
  if (linked && path !== fromRoot && fromRoot !== undefined && (files.has(fromRoot) || files.hasFolder(fromRoot)))
    return {
      message: `${page} links to ${target} as if it lay at the root: from its own folder, that is ${path}, which is not in the repository.`,
      severity: 'low',
      remediation: `Write the link as it goes from the folder of ${page}, or with a slash in front: /${fromRoot}.`,
    };
  return { message: `${page} names ${target}, which is not in the repository.` };
};

export default defineRule({
  id: 'policy/links-resolve',
  title: 'Files named in the security policy and the README exist',
  severity: 'medium',
  rationale: 'A policy that refers to an assessment, a licence or a changelog that does not exist promises something the project does not have.',
  remediation: 'Add the file, correct its name, or remove the reference.',
  practices: ['policy/links-resolve'],
  references,
  since: '0.1.0',
  needs: ['securityPolicy', 'readme', 'files'],
  check({ securityPolicy: { policy }, readme: { page }, files }) {
    const findings: Finding[] = [];
    const evidence: Evidence[] = [];
    const look = (path: string, wanted: readonly Reference[]): void => {
      const seen = new Set<string>();
      for (const one of wanted) {
        if (seen.has(`${one.line} ${one.target}`)) continue;
        seen.add(`${one.line} ${one.target}`);
        const there = isThere(files, path, one);
        if (there === true) evidence.push({ at: { path, line: one.line }, note: `${one.target} is there` });
        if (there === false) findings.push({ ...missing(files, path, one), at: { path, line: one.line } });
      }
    };
    if (policy) {
      const links = linksOf(policy.passages.flatMap((passage) => passage.links));
      const known = new Set(links.map(({ target, line }) => `${line} ${target}`));
      const named = policy.statements
        .flatMap((statement) => pathsIn(statement, files).map((target) => ({ target, line: statement.line, linked: false })))
        .filter(({ target, line }) => !known.has(`${line} ${target}`) && relative(target) !== undefined);
      look(policy.path, [...links, ...named]);
    }
    if (page) look(page.path, linksOf(page.links));
    return judge(findings, evidence, 'Neither the policy nor the README names a file of the repository.');
  },
  examples: {
    bad: [
      {
        name: 'a link to nothing',
        files: {
          'SECURITY.md': dedent`
            # Security

            See [the review](SECURITY_REVIEW.md).
          `,
        },
        expect: { fail: ['SECURITY.md:3'] },
      },
      {
        name: 'the licence of the README',
        files: {
          'README.md': dedent`
            # Tool

            MIT, see [LICENSE](LICENSE).
          `,
        },
        expect: { fail: ['README.md:3'] },
      },
    ],
    good: [
      {
        name: 'files and folders',
        files: {
          'SECURITY.md': dedent`
            # Security

            See [docs](docs/) and [the changes](./CHANGELOG.md#latest).
          `,
          'CHANGELOG.md': '# Changes\n',
          'docs/a.md': '# A\n',
        },
        expect: 'pass',
      },
      {
        name: 'a space in the name',
        files: {
          'README.md': dedent`
            # Tool

            [Guide](my%20guide.md)
          `,
          'my guide.md': '# Guide\n',
        },
        expect: 'pass',
      },
      {
        name: 'an example in a code block',
        files: {
          'README.md': dedent`
            # Tool

            \`\`\`md
            [x](missing.md)
            \`\`\`
          `,
        },
        expect: 'not-applicable',
      },
    ],
  },
});
