import { defineRule, type Verdicts } from 'policy-audit';
import { asks, right } from './shared/compose.ts';
import { dockerfileFrom } from './shared/dockerfile-examples.ts';
import { type Command, commandsOf, type Dockerfile, each, judgeDockerfiles, place, whole } from './shared/dockerfiles.ts';
import { cwe } from './shared/references.ts';

const image = dockerfileFrom('ubuntu:24.04');

export default defineRule({
  id: 'container/dockerfile-password-set',
  title: 'No build sets an account password',
  severity: 'high',
  rationale: 'A password in a Dockerfile is the same in every container, stands in the repository and in the history of the image, and nobody changes it.',
  remediation: 'Leave accounts without a password (as `useradd` does), and use keys or `docker exec` where someone has to log in.',
  practices: ['container/secrets-external'],
  references: [cwe(798), { standard: 'Checkov', control: 'CKV2_DOCKER_17', url: 'https://www.checkov.io/5.Policy%20Index/dockerfile.html' }],
  since: '0.1.0',
  needs: ['dockerfiles'],
  check: ({ dockerfiles }) => judgeDockerfiles(dockerfiles, judgePasswords, 'Where do these passwords come from, and do they stay in the image?'),
  examples: {
    bad: [
      {
        name: 'passwd and useradd',
        files: image('RUN echo secret1 | passwd --stdin app', 'RUN useradd -m -p abc123 app && usermod --password=abc123 root'),
        expect: { fail: ['Dockerfile:2', 'Dockerfile:3', 'Dockerfile:3'] },
      },
    ],
    good: [
      { name: 'accounts without a password', files: image('RUN useradd -m app && adduser --disabled-password -p 1 x'), expect: 'pass' },
      { name: 'no Dockerfile', files: { 'a.txt': 'x\n' }, expect: 'not-applicable' },
    ],
  },
});

const judgePasswords = (dockerfile: Dockerfile): Verdicts => {
  const said = each(commandsOf(dockerfile), ({ command, all }) => {
    if (command.name === 'passwd' && command.args.some(({ text }) => /^(?:-[aqS]*d|--delete)$/.test(text)))
      return { findings: [{ message: 'passwd -d leaves an account that needs no password.', at: place(dockerfile, command) }] };
    const set = passwordOf(command, all);
    if (set === undefined || set === 'none') return {};
    if (typeof set === 'object' && !isWritten(set.open, dockerfile)) return asks(place(dockerfile, command), `${command.name} sets a password that comes from a variable`);
    return {
      findings: [
        { message: `${command.name} sets a password that is written in the Dockerfile.`, at: place(dockerfile, command), secret: { masked: '…(masked)', fingerprint: '' } },
      ],
    };
  });
  return said.findings?.length || said.open?.length ? said : right(whole(dockerfile), 'no password is set');
};

/** `open`: the words, with variables or commands in them. */
type Password = 'literal' | 'none' | { readonly open: string };

const passwordOf = (command: Command, all: readonly Command[]): Password | undefined => {
  const { name, args } = command;
  if (name === 'chpasswd' || (name === 'passwd' && !args.some(({ text }) => /^-(?:[leSu]|-lock|-expire|-status|-unlock)$/.test(text)))) return fed(command, all);
  if (name === 'net' && args[0]?.text.toLowerCase() === 'user') return ofWindows(args);
  if (name !== 'useradd' && name !== 'usermod') return undefined;
  for (const [index, { text, expands }] of args.entries()) {
    const glued = /^--password=(.*)$/s.exec(text)?.[1];
    const word = glued === undefined && /^(?:-[a-zA-Z]*p|--password)$/.test(text) ? args[index + 1] : undefined;
    const value = glued ?? word?.text;
    if (value !== undefined) return locked(value) ? 'none' : (word?.expands ?? expands) && !hashedHere.test(value) ? { open: value } : 'literal';
  }
  return undefined;
};

/** `net user NAME PASSWORD /add`; a star asks for it. */
const ofWindows = (args: Command['args']): Password | undefined => {
  const [, , password] = args;
  if (!password || /^(?:\/|\*$)/.test(password.text)) return undefined;
  return /%\w+%|\$/.test(password.text) ? { open: password.text } : 'literal';
};

/** What a command gets on its standard input: by a here-document, or by the one that writes into its pipe. */
const fed = (command: Command, all: readonly Command[]): Password => {
  const inline = command.redirects.find(({ operator }) => operator === '<<' || operator === '<<<');
  const index = all.indexOf(command);
  const words = inline
    ? [inline.target]
    : all.filter(({ pipedInto, name }) => pipedInto === index && /^(?:echo|printf)$/.test(name)).flatMap(({ args }) => args.filter(({ text }) => !/^-[neE]+$/.test(text)));
  if (words.length === 0) return command.redirects.length > 0 || all.some(({ pipedInto }) => pipedInto === index) ? { open: '' } : 'none';
  const passwords = words.map(({ text }) => text.replace(/^[^:\n]*:/, ''));
  if (passwords.every(locked)) return 'none';
  return words.some(({ expands }, at) => expands && /[$`]/.test(passwords[at] ?? '')) ? { open: passwords.join(' ') } : 'literal';
};

/** Do its variables have their values from ARG and ENV of the Dockerfile? */
const isWritten = (words: string, { stages, globalArgs }: Dockerfile): boolean => {
  const names = [...words.matchAll(/\$\{?([A-Za-z_]\w*)/g)].flatMap(([, name]) => name ?? []);
  const variables = [...globalArgs, ...stages.flatMap((stage) => stage.variables)];
  const isLiteral = (name: string): boolean => variables.some((one) => one.name === name && one.value !== undefined && !/^(?:empty|reference)$/.test(one.value.class));
  return names.length > 0 && !/\$\(|`/.test(words) && names.every(isLiteral);
};

/** A literal that the build only hashes. */
const hashedHere = /^(?:\$\(|`)\s*(?:(?:echo|printf)\s[^$)`|]+\|\s*(?:openssl\s+passwd|mkpasswd)\b[^$)`|]*|(?:openssl\s+passwd|mkpasswd)\b(?![^)`]*-stdin)[^$)`]*)[)`]$/;

/** No password can have such a hash. */
const locked = (value: string): boolean => /^[!*x]?\s*$|^[!*]/.test(value);
