import { type Call, onLine, word } from './call-grammars.ts';

const command = { says: 'a command line', as: 'password', strict: true } as const;
const line = (grammar: string): RegExp => new RegExp(`(?<=^|[\\s;&|"'])${grammar}${word}`, 'dimy');

/** What uploads packages, and logs in before it does. */
export const registryCommands: readonly Call[] = [
  // twine upload -u ann -p v, and no --repository
  { ...command, keywords: ['twine upload '], grammar: line(`twine upload (?:${onLine})?(?:-p|--password)[ =]`) },
  // conan remote login corp ann -p v
  { ...command, keywords: ['conan remote login ', 'conan user '], grammar: line(`conan (?:remote login|user) (?:${onLine})?(?:-p|--password)[ =]`) },
  // poetry config http-basic.corp ann v
  {
    ...command,
    keywords: ['poetry config http-basic.', 'poetry config pypi-token.'],
    grammar: line(String.raw`poetry config (?:http-basic\.[\w-]{1,40} [\w.@-]{1,60}|pypi-token\.[\w-]{1,40}) `),
  },
  // vsce publish -p v
  { ...command, as: 'secret', drawn: true, keywords: ['vsce publish ', 'ovsx publish '], grammar: line(`(?:vsce|ovsx) publish (?:${onLine})?(?:-p|--pat)[ =]`) },
];
