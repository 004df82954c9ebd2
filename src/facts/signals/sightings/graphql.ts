import { type Code, insideOf } from '../code/code.ts';
import { watch } from '../code/cues.ts';
import type { Sighting } from './sightings.ts';

const server = watch(/\bnew\s{1,9}ApolloServer(?:<[^()]{1,200}>)?\(|(?<![\w.$])createYoga(?:<[^()]{1,200}>)?\(/g);
/** A plugin or a rule of GraphQL that answers no questions about the schema. */
const hides = /\b(?:useDisableIntrospection|NoSchemaIntrospectionCustomRule|blockFieldSuggestionsPlugin|disableIntrospection)\b/;

/** Who may ask a server of GraphQL for its schema: https://www.apollographql.com/docs/apollo-server/api/apollo-server#introspection and https://the-guild.dev/graphql/yoga-server/docs/features/introspection. */
export const graphqlSightings = (code: Code): readonly Sighting[] =>
  [...(code.cues.may(server) ? code.bare.matchAll(server) : [])].slice(0, 20).map((match): Sighting => {
    const options = insideOf(code, match.index + match[0].length - 1);
    const [, said] = /\bintrospection\s*:\s*([^,}\n]{1,120})/.exec(options) ?? [];
    const isYoga = match[0].startsWith('createYoga');
    const isHidden = hides.test(code.bare) || (said === undefined ? !isYoga : !/^true\b/.test(said.trim()));
    const what = isYoga ? 'GraphQL Yoga' : 'Apollo Server';
    const how = !isHidden
      ? 'gives its schema to whoever asks'
      : said === undefined && !hides.test(code.bare)
        ? 'gives its schema to nobody where NODE_ENV is production'
        : 'gives its schema to nobody, or as a setting says';
    return { kind: 'api-docs', what: `${what} ${how}`, offset: match.index, args: isHidden ? 'off' : 'on' };
  });
