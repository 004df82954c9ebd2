import { describe, expect, test } from 'vitest';
import { documentedCommands } from '../../src/facts/documented-commands/documented-commands.ts';
import { codeBlocks } from '../../src/facts/formats/markdown-fences.ts';
import { SourceFile } from '../../src/facts/source-file.ts';
import { contentOf } from '../../src/repo/snapshot.ts';

const read = (path: string, text: string) =>
  documentedCommands.extract?.(new SourceFile({ path, mode: 'file', oid: undefined, tracked: true }, contentOf(Buffer.from(text)))) ?? [];
const shown = (path: string, text: string) =>
  read(path, text).map(({ line, column, engine, action, options, operand }) =>
    [`${line}:${column}`, engine, action, ...options.map(({ name, value }) => (value === undefined ? name : `${name}=${value}`)), operand].join(' '),
  );
const fence = (language: string, ...lines: readonly string[]): string => `# Run\n\n\`\`\`${language}\n${lines.join('\n')}\n\`\`\`\n`;

describe('blocks of code', () => {
  const blocks = (text: string) =>
    codeBlocks(text.split('\n')).map(({ language, heading, before, lines }) => ({
      language,
      heading,
      before,
      text: lines.map((line) => line.text).join('|'),
      line: lines[0]?.line,
    }));
  test('are fenced, in lists and quotations too', () => {
    expect(blocks('## One\n\nText:\n\n1. Do\n\n   ```Bash title="x"\n   a\n     b\n   ```\n\n> ~~~\n> c\n> ~~~~\n')).toEqual([
      { language: 'bash', heading: 'One', before: '1. Do', text: 'a|  b', line: 8 },
      { language: '', heading: 'One', before: '1. Do', text: 'c', line: 13 },
    ]);
  });
  test('are indented, but not as the text of a list', () => {
    expect(blocks('Text\n\n    a\n\n    b\n\n- item\n\n    text of the item\n\n        c\n').map(({ text }) => text)).toEqual(['    a||    b|', '        c|']);
  });
  test('go to the end of the file when nobody closes them, and comments hold none', () => {
    expect(blocks('<!--\n```\na\n```\n-->\n\n````\n```\nb').map(({ text }) => text)).toEqual(['```|b']);
  });
});

describe('commands', () => {
  test('end their options at the image', () => {
    expect(shown('a.md', fence('bash', 'docker run -itp 80:80 --name x --rm -e "A=b c" --read-only -v=/a:/b team/app:1 -p 1:1'))).toEqual([
      '4:1 docker run interactive tty publish=80:80 name=x rm env=A read-only volume=/a:/b team/app:1',
    ]);
  });
  test('are seen behind prompts, global options, wrappers and in substitutions', () => {
    expect(shown('a.md', fence('console', '$ sudo docker -H tcp://x container run a', 'user@host:~$ podman create b', '# docker run c', 'id=$(docker run -d d)'))).toEqual([
      '4:8 docker run a',
      '5:14 podman create b',
      '6:3 docker run c',
      '7:6 docker run detach d',
    ]);
  });
  test('go on over the line ends of each shell', () => {
    expect(shown('a.md', fence('powershell', 'docker run `', '  -p 1:1 `', '  a'))).toEqual(['4:1 docker run publish=1:1 a']);
    expect(shown('a.md', fence('cmd', 'docker run ^', '  -p 1:1 a'))).toEqual(['4:1 docker run publish=1:1 a']);
  });
  test('keep placeholders as words', () => {
    expect(shown('a.md', fence('', 'docker run -p <port>:80 -e KEY=<your key> {{ image }} ...'))).toEqual(['4:1 docker run publish=<port>:80 env=KEY {{ image }}']);
  });
  test('may have options in a variable', () => {
    expect(read('a.sh', 'docker run $OPTS -d "${args[@]}" app\n').map(({ open, operand }) => [open, operand])).toEqual([[true, 'app']]);
    expect(
      read('a.sh', 'docker run tool:$(V) -tpng -o out x\ndocker run ${REGISTRY:-a:1}/tool -p x\ndocker run $IMAGE -p x\ndocker run ${RUN_ARGS:-/x} -p 1:1 app\n').map(
        ({ open, operand, published }) => [open, operand, published.length],
      ),
    ).toEqual([
      [false, 'tool:$(V)', 0],
      [false, '${REGISTRY:-a:1}/tool', 0],
      [false, '$IMAGE', 0],
      [true, 'app', 1],
    ]);
  });
  test('of scripts, recipes and tasks', () => {
    expect(shown('Makefile', 'IMAGE := a\nrun:\n\t-@docker run -p 1:1 \\\n\t  -d $(IMAGE)\n')).toEqual(['3:4 docker run publish=1:1 detach $(IMAGE)']);
    expect(shown('package.json', '{\n  "scripts": {\n    "up": "docker run -e \\"A=1\\" app && x"\n  }\n}\n')).toEqual(['3:12 docker run env=A app']);
    expect(shown('package.json', '{"scripts":{"up":"docker run -P app","b":"docker build ."}}')).toEqual(['1:19 docker run publish-all app', '1:43 docker build .']);
    expect(shown('Taskfile.yml', 'tasks:\n  up:\n    cmds:\n      - docker build -t app -f x/Dockerfile .\n')).toEqual(['4:9 docker build tag=app file=x/Dockerfile .']);
  });
  test('never carry the value of a variable', () => {
    const value = ['Xk9v2Lq8', 'mWz4Tn7b'].join('');
    const found = read('a.md', fence('sh', `docker run -e API_TOKEN=${value} --env=PORT=1 app`));
    expect(JSON.stringify(found)).not.toContain(value);
    expect(found[0]?.environment.map(({ name, class: holds }) => `${name} ${holds}`)).toEqual(['API_TOKEN secret', 'PORT other']);
  });
  test('say when the text above warns', () => {
    const warned = (text: string) => read('a.md', `${text}\n\n    docker run a\n`).map(({ warning }) => warning);
    expect(warned('Do not do this:')).toEqual(['example']);
    expect(warned('❌ Bad')).toEqual(['example']);
    expect(warned("Don't expose ports that nobody needs.")).toEqual(['advice']);
    expect(warned('Run it:')).toEqual(['none']);
  });
  test('in prose, in other languages and in comments are none', () => {
    expect(shown('a.md', 'Use `docker run -p 80:80 app`.\n')).toEqual([]);
    expect(shown('a.md', fence('python', 'docker run a'))).toEqual([]);
    expect(shown('a.sh', '# docker run a\ndocker ps\n')).toEqual([]);
  });
  test('of hostile text are read in bounded time', () => {
    expect(shown('a.md', `${'- '.repeat(100_000)}\n${'> '.repeat(100_000)}\n${'`'.repeat(200_000)}\n`)).toEqual([]);
    expect(() => read('a.sh', 'docker run "\n'.repeat(20_000))).toThrow('more than 3000 calls');
    expect(read('a.sh', `docker ${'docker '.repeat(100_000)}`)).toEqual([]);
  });
});
