import { UnreadableError } from '../../errors.ts';
import { composeName } from '../compose/compose-file.ts';
import { defineFact } from '../fact.ts';
import type { Place } from '../formats/data-node.ts';
import type { SourceFile } from '../source-file.ts';
import { type Zone, zoneOf } from '../zone.ts';
import type { DockerfileContent, Stage } from './dockerfile.ts';
import { dockerfileName, inlineId } from './dockerfile-id.ts';
import type { InlineDockerfile } from './inline-dockerfiles.ts';

/** Every Dockerfile and Containerfile of the tree that has a FROM, those that stand in Compose files among them. */
export interface Dockerfiles {
  readonly all: readonly Dockerfile[];
  at(id: string): Dockerfile | undefined;
  /** Scripts that an image may start with, and where they go on as another user. */
  readonly entryScripts: readonly EntryScript[];
}

export interface EntryScript {
  readonly path: string;
  readonly drops?: Place;
}

export interface Dockerfile extends DockerfileContent {
  /** Its path; where a Compose file holds it, this with its line: builds name it by this. */
  readonly id: string;
  readonly path: string;
  readonly zone: Zone;
  /** What a build without a target makes. */
  readonly final: Stage;
}

/** Files that are about a Dockerfile, or become one when a template engine has filled them in. */
const others =
  /\.(?:j2|jinja2?|erb|ejs|mustache|hbs|tmpl|tpl|gotmpl|in|m4|dockerignore|md|mdx|rst|txt|adoc|html?|json|ya?ml|toml|sh|bash|ps1|py|rb|go|rs|js|mjs|cjs|ts|java|lock|patch|diff|orig|rej|bak|swp|png|svg)$|~$/i;

/** Scripts by the names that entry points have. */
const scripts = /(?:^|\/)[^/.]*(?:entry|start|run|init|launch|boot|wrapper)[^/.]*(?:\.(?:sh|bash))?$/i;

export const dockerfiles = defineFact({
  name: 'dockerfiles',
  revision: 11,
  selects: ({ path }) => isDockerfile(path) || scripts.test(path) || composeName.test(path),
  async extractor() {
    const [{ readDockerfile }, { inlineDockerfiles }] = await Promise.all([import('./read-dockerfile.ts'), import('./inline-dockerfiles.ts')]);
    return (
      file,
    ): { readonly dockerfile: DockerfileContent | undefined } | { readonly inline: readonly InlineDockerfile[] } | { readonly drops: Place | undefined } | undefined => {
      if (isDockerfile(file.path)) return { dockerfile: readDockerfile(linesOf(file)) };
      if (!composeName.test(file.path)) return { drops: placeOfDrop(file) };
      const inline = inlineDockerfiles(file);
      return inline.length === 0 ? undefined : { inline };
    };
  },
  combine({ extracts }) {
    const all = extracts.flatMap(({ file: { path }, value: found }): Dockerfile[] => {
      const own = 'dockerfile' in found && found.dockerfile ? [{ id: path, content: found.dockerfile }] : [];
      const inline = 'inline' in found ? found.inline.map(({ line, content }) => ({ id: inlineId(path, line), content })) : [];
      return [...own, ...inline].flatMap(({ id, content }) => {
        const final = content.stages.at(-1);
        return final ? [{ ...content, id, path, zone: zoneOf(path), final }] : [];
      });
    });
    const byId = new Map(all.map((dockerfile) => [dockerfile.id, dockerfile]));
    const entryScripts = extracts.flatMap(({ file, value }) => ('drops' in value ? [{ path: file.path, ...(value.drops ? { drops: value.drops } : {}) }] : []));
    return { all, at: (id) => byId.get(id), entryScripts };
  },
});

const isDockerfile = (path: string): boolean => dockerfileName.test(path) && !others.test(path);

/** In bytes and lines. Each line becomes a handful of objects, and no Dockerfile has a hundredth of these. */
const largestDockerfile = 512 * 1024;
const mostLines = 50_000;
const linesOf = (file: SourceFile): readonly string[] => {
  file.textUpTo(largestDockerfile);
  if (file.lines.length > mostLines) throw new UnreadableError(`more than ${mostLines} lines`);
  return file.lines;
};

/** `exec gosu app …`: the script goes on as another user. What it only says, or does as root, is not that. */
const placeOfDrop = (file: SourceFile): Place | undefined => {
  if (file.size > 256 * 1024) return undefined;
  const index = file.lines.findIndex((line) => drop.test(line) && !said.test(line));
  return index < 0 ? undefined : { line: index + 1, column: (drop.exec(file.lines[index] ?? '')?.index ?? 0) + 1 };
};
const drop =
  /(?<![\w-])(?:(?:gosu|su-exec|s6-setuidgid|setuidgid)[ \t]+(?!["']?(?:root|0)(?![\w-]))[^\s|&;)<>]|setpriv[ \t][^\n]{0,200}--re[ug]id|runuser[ \t]+(?!["']?root\b)[^\s|&;)<>]|chpst[ \t][^\n]{0,80}-[uU]|sudo[ \t][^\n]{0,80}(?:-u|--user)[ =]?(?!root\b)[\w"$]|su[ \t]+(?:-(?:[lmp]|s[ \t]+\S{1,40}|-login)?[ \t]+){0,4}["']?(?!root\b)[a-z$_][^\n]{0,80}[ \t]-c\b)/;
const said = /^\s*(?:#|echo\b|printf\b)|\b(?:command -v|which|type) (?:gosu|su-exec|setpriv|runuser)\b/;
