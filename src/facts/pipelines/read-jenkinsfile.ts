import { UnreadableError } from '../../errors.ts';
import { expression } from '../../long-expression.ts';
import type { SourceFile } from '../source-file.ts';
import { blankComments } from '../text/blank-comments.ts';
import { literalClass } from '../workflows/setting.ts';
import { callsOf } from './calls.ts';
import type { PipelineFile } from './pipeline-file.ts';
import { type ScriptSecret, secretsInScript } from './script-secrets.ts';
import type { DraftStep, TriggerWord } from './step.ts';

/** Groovy, read as text: `sh`, `bat` and `powershell` steps by the stage they stand in, comments left out. */
export const readJenkinsfile = (file: SourceFile): Omit<PipelineFile, 'path'> => {
  const code = blankComments(file.text, 'c');
  const scheduled = /\b(?:cron|parameterizedCron)\s*\(/.test(code);
  const triggers: readonly TriggerWord[] = ['push', 'pull_request', ...(scheduled ? ['schedule' as const] : [])];
  const marks = [...code.matchAll(stageOrScript)];
  if (marks.length > mostMarks) throw new UnreadableError(`more than ${mostMarks} stages and steps`);
  let stage = file.name;
  const inScripts: ScriptSecret[] = [];
  const steps = marks.flatMap((mark): DraftStep[] => {
    const [all, , name, program, options = '', triple, double, single] = mark;
    if (name !== undefined) {
      stage = name;
      return [];
    }
    const script = triple?.slice(3, -3) ?? (double ?? single)?.slice(1, -1) ?? '';
    const at = file.positionAt(mark.index);
    const start = mark.index + all.lastIndexOf(script);
    const segments = [...script.matchAll(/^/gm)].map(({ index }) => ({ offset: index, ...file.positionAt(start + index) }));
    const ignored = /returnStatus\s*:\s*true/.test(options) ? { how: 'returnStatus: true', explicit: true, ...at } : undefined;
    const text = { value: script.replaceAll('\\"', '"').padEnd(script.length), ...at, segments };
    if (program !== undefined) inScripts.push(...secretsInScript(text));
    const calls = program === undefined ? [] : callsOf(text);
    return calls.length > 0 ? [{ job: stage, ...at, triggers, calls, ignored, disabled: false, folder: undefined }] : [];
  });
  return { system: 'jenkins', steps, secrets: [...secretsOf(file, code), ...inScripts.map((secret) => ({ path: file.path, system: 'jenkins' as const, ...secret }))], images: [] };
};

const mostMarks = 5000;

const stageOrScript = expression('g')`
    \bstage\s*(?:\(\s*)?(['"])([^'"\n]{1,100})\1
    |\b(sh|bat|powershell|pwsh)\b\s*\(?((?:\s{0,20}\w{1,40}\s?:\s?(?:true|false|'[^'\n]{0,200}'|"[^"\n]{0,200}"),?|\s{0,20}script\s?:){0,6})
    \s{0,20}(?:('''[\s\S]*?'''|"""[\s\S]*?""")|("(?:[^"\\\n]|\\.)*")|('(?:[^'\\\n]|\\.)*'))
  `;

/** `environment { NAME = 'value' }`, `def password = "…"`, `[password: '…']`, `withEnv(['NAME=value'])`. */
const secretsOf = (file: SourceFile, code: string): NonNullable<PipelineFile['secrets']> =>
  [
    ...code.matchAll(/\b([A-Za-z_]\w{2,60})\s*[=:]\s*(?:'([^'\n]{1,500})'|"([^"\n]{1,500})")/g),
    ...code.matchAll(/(?<=[[,]\s*['"])([A-Za-z_]\w{2,60})=(?:([^'"\n]{1,500})(?=')|([^'"\n]{1,500})(?="))/g),
  ].flatMap((match) => {
    const [, name = '', single, double] = match;
    const value = single ?? double ?? '';
    const kind = /^credentialsId$|Id$/.test(name) || double?.includes('${') ? undefined : literalClass(name, value);
    return kind ? [{ path: file.path, system: 'jenkins' as const, name, kind, ...file.positionAt(match.index) }] : [];
  });
