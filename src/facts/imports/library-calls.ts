import type { Practice } from '../code-practices/code-practice.ts';

/** Whether a line that reads like a call of a library, or of the language itself, is one: another function may have its name. */
export type IsLibraryCall = (practice: Practice, line: string) => boolean;

const bare = /(?<![\w.$:])(fetch|eval|execFile|execSync|execFileSync|spawn|spawnSync|fork|execa|system|popen)\(/;
const ofScript = /\.(?:[cm]?[jt]sx?|vue|svelte|html?|ejs|hbs|erb|pug|twig|cshtml|jsp)$/;
const asksLibrary = /\.(?:[cm]?[jt]sx?|vue|svelte|py|go|rs)$/;

export const libraryCallsIn = (text: string, path: string): IsLibraryCall => {
  const known = new Map<string, boolean>();
  const once = (key: string, ask: () => boolean): boolean => {
    const answer = known.get(key) ?? ask();
    known.set(key, answer);
    return answer;
  };
  const takesIn = (library: RegExp): boolean => once(library.source, () => library.test(text));
  const defines = (name: string): boolean =>
    once(name, () =>
      new RegExp(
        String.raw`\b(?:function\*?|def|fn|func)\s+(?:\([^)\n]{0,60}\)\s*)?${name}\b|\b(?:const|let|var)\s+${name}\s*[=:](?!\s*(?:await\s+import|require)\()|\bas ${name}\b`,
      ).test(text),
    );
  return (practice, line) => {
    if (practice !== 'network-call' && practice !== 'spawn' && practice !== 'eval') return true;
    if (/\bAF_UNIX\b/.test(line)) return false;
    if (/\bCommand::new\(/.test(line)) return takesIn(/\bprocess::/);
    if (/\bexec\.Command/.test(line)) return takesIn(/"os\/exec"/);
    const [, name] = bare.exec(line) ?? [];
    if (name === undefined) return true;
    // A method of that name begins here, or a function of the file itself has it.
    if (new RegExp(String.raw`${name}\([^()]{0,80}\)\s*(?::[^{]{0,60})?\{\s*$`).test(line) || defines(name)) return false;
    if (name === 'fetch') return ofScript.test(path);
    if (name === 'eval') return !/\.(?:go|rs)$/.test(path);
    return !asksLibrary.test(path) || takesIn(/["'](?:node:)?child_process["']|["'](?:execa|cross-spawn)["']|^[ \t]{0,40}(?:from|import)\s[^\n]{0,200}\b(?:os|pty|pexpect)\b/m);
  };
};
