import { type Code, insideOf } from '../code/code.ts';
import { watch } from '../code/cues.ts';
import type { Sighting } from './sightings.ts';

const server = watch(/\bnew\s{1,9}ApolloServer(?:<[^()]{1,200}>)?\(|(?<![\w.$])createYoga(?:<[^()]{1,200}>)?\(/g);
/** A plugin or a rule of GraphQL that answers no questions about the schema. */
const hides = /\b(?:NoSchemaIntrospectionCustomRule|disableIntrospection)\b/;
const hidesByCall = /(?<![\w$.])useDisableIntrospection\s*\(/;
/** On where it is production, or always; what hangs on another setting may be either. */
const isOn = /^true\b|^!!?[01]\b|\|\|\s*true\b|(?<!!)===?\s*["'`]prod|^(?:is)?_?prod\w*$|\?\?\s*true\b/i;
const isOff = /^false\b|!==?\s*["'`]prod|===?\s*["'`](?:dev|test|local)|^!\s*(?:\w+\.)?(?:is)?_?prod|^(?:\w+\.)?(?:is)?_?dev|\.(?:dev|DEV)\b/i;

/** Who may ask a server of GraphQL for its schema: https://www.apollographql.com/docs/apollo-server/api/apollo-server#introspection and https://the-guild.dev/graphql/yoga-server/docs/features/introspection. */
export const graphqlSightings = (code: Code): readonly Sighting[] =>
  [...(code.cues.may(server) ? code.bare.matchAll(server) : [])].slice(0, 20).map((match): Sighting => {
    const isYoga = match[0].startsWith('createYoga');
    const options = insideOf(code, match.index + match[0].length - 1);
    const { args, how } = saidBy(options, isYoga, hides.test(options) || hidesByCall.test(code.bare));
    return { kind: 'api-docs', what: `${isYoga ? 'GraphQL Yoga' : 'Apollo Server'} ${how}`, offset: match.index, args };
  });

const saidBy = (options: string, isYoga: boolean, isHidden: boolean): { readonly args: 'on' | 'off'; readonly how: string } => {
  if (isHidden) return { args: 'off', how: 'gives its schema to nobody, or as a setting says' };
  const [, said] = /\bintrospection\s*:\s*([^,}\n]{1,120})/.exec(options) ?? [];
  const value = said?.trim() ?? '';
  if (value !== '' && isOff.test(value) && !isOn.test(value)) return { args: 'off', how: `gives its schema to nobody${value.startsWith('false') ? '' : ' in production'}` };
  // `new ApolloServer(options)`, `{ ...options }`, `{ introspection }`
  const isElsewhere = !options.trim().startsWith('{') || /\.\.\.\w|\bintrospection\s*[,}]/.test(options);
  if (said === undefined && !isYoga && !isElsewhere) return { args: 'off', how: 'gives its schema to nobody where NODE_ENV is production' };
  return { args: 'on', how: said === undefined && isElsewhere ? 'is given options that are made elsewhere' : 'gives its schema to whoever asks, or as a setting says' };
};
