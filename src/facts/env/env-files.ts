import { parse } from 'dotenv';
import { UnreadableError } from '../../errors.ts';
import type { SecretMark } from '../../finding.ts';
import type { FileEntry } from '../../repo/snapshot.ts';
import { defineFact } from '../fact.ts';
import { markOf } from '../secrets/secret-mark.ts';
import { classifyValue, type ValueClass } from '../secrets/values/classify-value.ts';
import { nameKind } from '../secrets/values/secret-name.ts';
import type { SourceFile } from '../source-file.ts';
import { type Zone, zoneOf } from '../zone.ts';

/** Every file of environment variables, with what kind of value each variable holds. No value is kept. */
export interface EnvFiles {
  readonly files: readonly EnvFile[];
}

export interface EnvFile {
  readonly path: string;
  readonly tracked: boolean;
  readonly zone: Zone;
  /** True for names such as .env.example, which exist to be committed. */
  readonly template: boolean;
  /** Does a .gitignore of its folder, or of one above, name .env.local? Then .env holds what everybody shares, and the secrets of one machine go into the other. */
  readonly hasLocal: boolean;
  /** Every variable in it says which version, image or checksum a build takes. */
  readonly forBuild: boolean;
  readonly variables: readonly EnvVariable[];
}

export interface EnvVariable {
  readonly name: string;
  readonly line: number;
  /** Where the value starts and ends, 1-based, on its line. */
  readonly column: number;
  readonly endColumn: number;
  readonly kind: ValueClass;
  /** Does the name say that it is the version, image or checksum of what a build takes? */
  readonly forBuild: boolean;
  /** Of the value, when it looks live or like a password. */
  readonly secret: SecretMark | undefined;
}

export const envFiles = defineFact({
  name: 'envFiles',
  revision: 9,
  countsAnywhere: true,
  selects: (file: FileEntry) => isEnvFile(file) || isIgnoreFile(file),
  extract: (file: SourceFile) => (file.name === '.gitignore' ? { ignoresLocal: file.lines.some((line) => localName.test(line)) } : { variables: readVariables(file) }),
  combine: ({ extracts }) => {
    const folders = extracts.flatMap(({ file, value }) => (value.ignoresLocal ? [file.path.slice(0, -'.gitignore'.length)] : []));
    return {
      files: extracts.flatMap(({ file: { path, tracked }, value: { variables } }) =>
        variables
          ? [
              {
                path,
                tracked,
                zone: zoneOf(path),
                template: isTemplate(path),
                hasLocal: folders.some((folder) => path.startsWith(folder)),
                forBuild: variables.length > 0 && variables.every((variable) => variable.forBuild),
                variables,
              },
            ]
          : [],
      ),
    };
  },
});

/** .env, .env2, .env_prod, .env.anything, anything.env, .envrc; no .env_setup.sh, no code or documentation that is merely named so, and not the encrypted forms. */
const envName = /(?:^|\/)(?:\.env(?:rc|\d{1,2}|_[^/.]+)?|\.env[.-][^/]+|[^/]+\.env|env\.(?:example|sample|template|dist|defaults?))$/i;
const otherContent = /\.(?:[cm]?[jt]sx?|d\.ts|py|rb|go|rs|java|kt|php|cs|md|mdx|rst|html?|json|ya?ml|toml|nix|vault|enc|gpg|asc|age|sops|encrypted|pub|png|svg|patch|diff)$/i;
const templateName = /(?:^|[./_-])(?:examples?|sample|template|tmpl|tpl|dist|defaults?|skel(?:eton)?|schema)(?:[./_-]|$)/i;

const isIgnoreFile = ({ path, mode }: FileEntry): boolean => /(?:^|\/)\.gitignore$/.test(path) && mode !== 'symlink';
const localName = /^\/?(?:\*\*\/)?(?:\.env\*?\.local|\.env\.\*\.local|\*\.local)\s*$/;

function isEnvFile(file: FileEntry): boolean {
  return envName.test(file.path) && !otherContent.test(file.path) && file.mode !== 'symlink';
}

/** `ADMIN_PASSWORD_SHA256` is what a server knows a password by. */
const isForBuild = (name: string): boolean => ofBuild.test(name) && nameKind(name.replace(ofBuild, '')) === undefined;
const ofBuild = /(?:^|_)(?:(?:VERSION|VER|TAG|SHA(?:256)?|DIGEST|COMMIT|CHECKSUM|IMAGE)S?|VERSIONS?_LIST)$/;

/** By the name of the file only: a folder called examples does not make a real file a template. */
const isTemplate = (path: string): boolean => templateName.test(path.slice(path.lastIndexOf('/') + 1));

/** The library says what each value is; the lines say where it stands. A name that is set twice counts at both places with its own value. */
function readVariables(file: SourceFile): EnvVariable[] {
  if (file.lines.length > maxLines) throw new UnreadableError(`more than ${maxLines} lines`);
  return file.lines.flatMap((line, index) => {
    const match = assignment.exec(line);
    const name = match?.[2];
    if (match === null || name === undefined) return [];
    const rest = [line.trimStart(), ...(opensBlock(match[3] ?? '') ? file.lines.slice(index + 1, index + 200) : [])].join('\n');
    const value = Object.entries(parse(rest)).find(([key]) => key === name)?.[1] ?? '';
    const column = (match[1]?.length ?? 0) + 1;
    const kind = isHeadAlone(value, file.lines.slice(index + 1, index + 3)) ? 'placeholder' : classifyValue(name, value);
    return [
      { name, line: index + 1, column, endColumn: line.length + 1, kind, forBuild: isForBuild(name), secret: kind === 'secret' || kind === 'weak' ? markOf(value) : undefined },
    ];
  });
}

/** The head of a key without quotes, as the lines below it stand there to be filled in: "MIIExxxxxx…". */
const isHeadAlone = (value: string, below: readonly string[]): boolean =>
  /^-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----$/.test(value) && below.every((line) => !/[A-Za-z0-9+/]{40}/.test(line) || /([xX.*])\1{4}/.test(line));

/** No environment has so many, and the library takes its time with each. */
const maxLines = 50_000;

const assignment = /^(\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*=\s*)(.*)$/;

/** A quoted value that does not end on its line goes on below. */
const opensBlock = (value: string): boolean => /^(["'`])(?:(?!\1).)*$/.test(value);
