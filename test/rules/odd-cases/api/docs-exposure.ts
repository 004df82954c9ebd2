import type { Example } from '../../../../src/rule.ts';

const apollo = (options: string): Record<string, string> => ({
  'server.ts': `import { ApolloServer } from '@apollo/server';\n\nconst server = new ApolloServer({ typeDefs, resolvers${options} });\n`,
});

export default [
  { name: 'Apollo Server, which gives its schema to nobody in production by default', files: apollo(''), expect: 'pass' },
  { name: 'Apollo Server, told to give it', files: apollo(', introspection: true'), expect: 'manual' },
  { name: 'Apollo Server, told by a setting', files: apollo(", introspection: process.env.NODE_ENV !== 'production'"), expect: 'pass' },
  {
    name: 'GraphQL Yoga, which gives it by default',
    files: { 'server.ts': "import { createYoga } from 'graphql-yoga';\n\nconst yoga = createYoga({ schema });\n" },
    expect: 'manual',
  },
  {
    name: 'GraphQL Yoga with a plugin against it',
    files: { 'server.ts': "import { createYoga } from 'graphql-yoga';\n\nconst yoga = createYoga({ schema, plugins: [useDisableIntrospection()] });\n" },
    expect: 'pass',
  },
  {
    name: 'two servers, one of which gives it',
    files: { ...apollo(''), 'admin.ts': "import { createYoga } from 'graphql-yoga';\n\nconst yoga = createYoga({ schema });\n" },
    expect: 'manual',
  },
  {
    name: 'Apollo Server, given options by a name',
    files: {
      'package.json': '{\n "name": "a",\n "private": true,\n "dependencies": {\n  "@apollo/server": "^4.0.0"\n }\n}',
      'server.ts':
        "import { ApolloServer } from '@apollo/server';\nimport { startStandaloneServer } from '@apollo/server/standalone';\nconst config = { typeDefs, resolvers, introspection: true };\nconst server = new ApolloServer(config);\nawait startStandaloneServer(server, { listen: { port: 4000 } });\n",
    },
    expect: 'manual',
  },
  {
    name: 'Apollo Server, told by a name of the same word',
    files: {
      'package.json': '{\n "name": "a",\n "private": true,\n "dependencies": {\n  "@apollo/server": "^4.0.0"\n }\n}',
      'server.ts':
        "import { ApolloServer } from '@apollo/server';\nimport { startStandaloneServer } from '@apollo/server/standalone';\nconst introspection = true;\nconst server = new ApolloServer({ typeDefs, resolvers, introspection });\nawait startStandaloneServer(server, { listen: { port: 4000 } });\n",
    },
    expect: 'manual',
  },
  {
    name: 'Apollo Server, which tells its schema in production',
    files: {
      'package.json': '{\n "name": "a",\n "private": true,\n "dependencies": {\n  "@apollo/server": "^4.0.0"\n }\n}',
      'server.ts':
        "import { ApolloServer } from '@apollo/server';\nimport { startStandaloneServer } from '@apollo/server/standalone';\nconst server = new ApolloServer({ typeDefs, introspection: process.env.NODE_ENV === 'production' });\nawait startStandaloneServer(server, { listen: { port: 4000 } });\n",
    },
    expect: 'manual',
  },
  {
    name: 'Apollo Server, which tells it everywhere else',
    files: {
      'package.json': '{\n "name": "a",\n "private": true,\n "dependencies": {\n  "@apollo/server": "^4.0.0"\n }\n}',
      'server.ts':
        "import { ApolloServer } from '@apollo/server';\nimport { startStandaloneServer } from '@apollo/server/standalone';\nconst server = new ApolloServer({ typeDefs, introspection: process.env.NODE_ENV !== 'production' });\nawait startStandaloneServer(server, { listen: { port: 4000 } });\n",
    },
    expect: 'pass',
  },
  {
    name: 'GraphQL Yoga, which only suggests no names',
    files: {
      'package.json': '{\n "name": "a",\n "private": true,\n "dependencies": {\n  "graphql-yoga": "5"\n }\n}',
      'server.ts':
        "import { createYoga } from 'graphql-yoga';\nimport { blockFieldSuggestionsPlugin } from '@escape.tech/graphql-armor-block-field-suggestions';\nimport { createServer } from 'node:http';\nconst yoga = createYoga({ schema, plugins: [blockFieldSuggestionsPlugin()] });\ncreateServer(yoga).listen(4000);\n",
    },
    expect: 'manual',
  },
  {
    name: 'GraphQL Yoga, with a plugin that is not put in',
    files: {
      'package.json': '{\n "name": "a",\n "private": true,\n "dependencies": {\n  "graphql-yoga": "5"\n }\n}',
      'server.ts':
        "import { createYoga } from 'graphql-yoga';\nimport { useDisableIntrospection } from '@graphql-yoga/plugin-disable-introspection';\nimport { createServer } from 'node:http';\nconst yoga = createYoga({ schema, plugins: [] });\ncreateServer(yoga).listen(4000);\n",
    },
    expect: 'manual',
  },
  {
    name: 'GraphQL Yoga, with its plugins in a list',
    files: {
      'package.json': '{\n "name": "a",\n "private": true,\n "dependencies": {\n  "graphql-yoga": "5"\n }\n}',
      'server.ts':
        "import { createYoga } from 'graphql-yoga';\nimport { useDisableIntrospection } from '@graphql-yoga/plugin-disable-introspection';\nimport { createServer } from 'node:http';\nconst plugins = [useDisableIntrospection()];\nconst yoga = createYoga({ schema, plugins });\ncreateServer(yoga).listen(4000);\n",
    },
    expect: 'pass',
  },
] satisfies readonly Example[];
