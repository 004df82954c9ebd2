import { defineRule, type Verdicts } from 'policy-audit';
import { right } from './shared/compose.ts';
import { copiesOf } from './shared/copied.ts';
import { dockerfileFrom } from './shared/dockerfile-examples.ts';
import { type Command, commandsOf, type Dockerfile, judgeDockerfiles, place, whole } from './shared/dockerfiles.ts';
import { cwe } from './shared/references.ts';

const image = dockerfileFrom('ubuntu:24.04');

export default defineRule({
  id: 'container/dockerfile-world-writable',
  title: 'No file in an image is world-writable',
  severity: 'low',
  rationale: 'What everybody may write, the program may change once it is taken over, however few rights its user has: its own code, its start script, its settings.',
  remediation: 'Give the files to the one user that needs them (`COPY --chown=app:app`, `chmod u+w`, `install -o app`), and keep code owned by root.',
  practices: ['container/read-only-root'],
  references: [cwe(732)],
  since: '0.1.0',
  needs: ['dockerfiles'],
  check: ({ dockerfiles }) => judgeDockerfiles(dockerfiles, judgeModes, ''),
  examples: {
    bad: [
      {
        name: 'by letters',
        files: image('RUN chmod a+w /a; chmod u+x,o+rw /b', 'RUN chmod ugo=rwx /c', 'RUN find /d -type d -exec chmod 777 {} +'),
        expect: { fail: ['Dockerfile:2', 'Dockerfile:2', 'Dockerfile:3', 'Dockerfile:4'] },
      },
      { name: 'by number, with options', files: image('RUN chmod -R 777 /app && chmod 0666 /etc/app.conf'), expect: { fail: ['Dockerfile:2', 'Dockerfile:2'] } },
      {
        name: 'when copied or made',
        files: image('COPY --chmod=777 a /a', 'RUN mkdir -p -m 0777 /data', 'RUN install -m777 x /usr/bin/x'),
        expect: { fail: ['Dockerfile:2', 'Dockerfile:3', 'Dockerfile:4'] },
      },
    ],
    good: [
      { name: 'for the owner and the group', files: image('RUN chmod 755 /a && chmod -R g+w /b && chmod +x /c && chmod o-w /d', 'COPY --chmod=644 a /a'), expect: 'pass' },
      { name: 'a shared folder with the sticky bit', files: image('RUN chmod 1777 /tmp && chmod a+rwxt /tmp'), expect: 'pass' },
      { name: 'no Dockerfile', files: { 'a.txt': 'x\n' }, expect: 'not-applicable' },
    ],
  },
});

const judgeModes = (dockerfile: Dockerfile): Verdicts => {
  const copied = copiesOf(dockerfile).flatMap(({ keyword, flags }) =>
    flags
      .filter(({ name, value }) => name === 'chmod' && opensToAll(value))
      .map((flag) => ({ message: `${keyword} --chmod=${flag.value} lets everyone write.`, at: place(dockerfile, flag) })),
  );
  const changed = commandsOf(dockerfile).flatMap(({ command }) => {
    const mode = modeOf(command);
    return mode !== undefined && opensToAll(mode) ? [{ message: `${command.name} gives the mode ${mode}, which lets everyone write.`, at: place(dockerfile, command) }] : [];
  });
  const findings = [...copied, ...changed];
  return findings.length > 0 ? { findings } : right(whole(dockerfile), 'no mode lets everybody write');
};

const modeOf = ({ name, args }: Command): string | undefined => {
  const words = args.map(({ text }) => text);
  if (name === 'find' && words.includes('chmod')) return words.slice(words.indexOf('chmod') + 1).find((word) => !/^-/.test(word));
  if (name === 'chmod') return words.find((word) => !/^-(?:-|[Rcfv]+$)/.test(word));
  if (name !== 'mkdir' && name !== 'install') return undefined;
  const flag = words.findIndex((word) => /^-[a-zA-Z]*m/.test(word) || word.startsWith('--mode'));
  const word = words[flag] ?? '';
  return flag < 0 ? undefined : /^(?:-[a-zA-Z]*m|--mode)$/.test(word) ? words[flag + 1] : word.replace(/^(?:-[a-zA-Z]*?m|--mode=)/, '');
};

const opensToAll = (mode: string): boolean => {
  if (/^[0-7]{3,5}$/.test(mode)) {
    const bits = Number.parseInt(mode, 8);
    return (bits & 0o002) !== 0 && (bits & 0o1000) === 0;
  }
  return !/t/.test(mode) && mode.split(',').some((part) => /^[ug]*[oa][ugoa]*[+=][rxX]*w/.test(part));
};
