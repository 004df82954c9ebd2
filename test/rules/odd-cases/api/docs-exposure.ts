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
] satisfies readonly Example[];
