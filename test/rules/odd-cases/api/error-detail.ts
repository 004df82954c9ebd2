import type { Example } from '../../../../src/rule.ts';

export default [
  {
    name: 'what a schema says of each field',
    files: {
      'package.json': '{\n "name": "a",\n "private": true,\n "dependencies": {\n  "@sveltejs/kit": "^2.5.0"\n }\n}',
      'svelte.config.js': "import adapter from '@sveltejs/adapter-node';\nexport default { kit: { adapter: adapter() } };\n",
      'src/routes/a/+page.server.ts':
        "import { fail } from '@sveltejs/kit';\nexport const actions = {\n  default: async ({ request }) => {\n    const r = schema.parseIt(await request.formData());\n    if (r.error) return fail(400, { errors: r.error.errors.map((e) => e.message) });\n  },\n};\n",
    },
    expect: 'not-applicable',
  },
] satisfies readonly Example[];
