import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const making = (value: string): string => `import random\nimport secrets\n\n\ndef create_session():\n    session_token = ${value}\n    return session_token\n`;

export default [
  {
    name: 'in a function that says nothing of it',
    files: { 'util.py': making('random.randint(0, 10**9)').replace('create_session', 'make') },
    expect: { fail: ['util.py:6'] },
  },
  { name: 'in the program of a chat', files: { 'chat/app.py': making('random.randint(0, 10**9)') }, expect: { fail: ['chat/app.py:6'] } },
  {
    name: 'code of another program in a text',
    files: {
      'page.ts': dedent`
        import express from 'express';

        const app = express();
        export const shown = \`
          session_token = random.randint(0, 10**9)
          \${'session_token'} = \${key(random)}
        \`;
        app.get('/jobs', list);
      `,
    },
    expect: 'not-applicable',
  },
  {
    name: 'a session of evaluations',
    files: {
      'services/evaluations.js': dedent`
        export const evaluate = (data) => {
          data.sessionId = crypto.randomUUID();
          store.save(data);
        };
      `,
    },
    expect: 'not-applicable',
  },
  { name: 'some digits of a UUID', files: { 'app.py': making('f"capture-{uuid.uuid4().hex[:8]}"') }, expect: 'not-applicable' },
  {
    name: 'what a client and a database call a session',
    files: {
      'app.py': dedent`
        from fastapi import FastAPI

        app = FastAPI()
      `,
      'db.py': dedent`
        async def __call__(self, scope):
            session_id = str(uuid4())
            set_session_context(session_id=session_id)
      `,
      'client.go': dedent`
        package car

        func headers() map[string]string {
        	return map[string]string{
        		"X-Sessionid": uuid.New().String(),
        	}
        }
      `,
    },
    expect: 'not-applicable',
  },
] satisfies readonly Example[];
