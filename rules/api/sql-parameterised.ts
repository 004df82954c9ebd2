import { dedent, defineRule, type Evidence, type Finding, fail, manual, notApplicable } from 'policy-audit';
import { asvs, cwe } from './shared/references.ts';

export default defineRule({
  id: 'api/sql-parameterised',
  title: 'SQL statements take values as parameters',
  severity: 'high',
  rationale:
    'A value that is written into the text of a statement can become part of the statement. That no such place was found does not prove that there is none, so this rule never passes.',
  remediation: 'Pass values as parameters; choose column and table names from a fixed list.',
  practices: ['api/sql-parameterised'],
  references: [asvs('1.2.4'), cwe(89)],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const places = webApp
      .sightings('sql-interpolated')
      .filter(
        ({ path }) =>
          !/(?:^|\/)(?:(?:migrations?|migrate|alembic|scripts?|seeds?|seeders?|install(?:er)?|upgrades?|(?:[\w.]{1,40}-)?cli|management\/commands)\/|(?:migrat\w*|seed(?:s|er|ers|ing)?|install(?:er)?|upgrades?)\.\w+$)/.test(
            path,
          ),
      );
    const [first, ...rest] = places
      .filter(({ args }) => args === 'parameter')
      .map(({ path, line }): Finding => ({ message: 'Input from the caller is written into the text of an SQL statement.', at: { path, line } }));
    if (first) return fail(first, ...rest);
    const built = places.map(({ path, line }): Evidence => ({ at: { path, line }, note: 'a statement is built here' }));
    if (built.length > 0) return manual('Are these statements built only from constants?', built.slice(0, 8));
    const [seen] = webApp.sightings('sql-parameterised');
    if (!seen) return notApplicable('No SQL was found.');
    return manual('Does every value reach SQL as a parameter? No statement with a value written into it was found.', [
      { at: { path: seen.path, line: seen.line }, note: seen.what },
    ]);
  },
  examples: {
    bad: [
      {
        name: 'a value in the text',
        files: {
          'db.py': dedent`
            import sqlalchemy


            def find(name):
                return db.execute(f"SELECT * FROM users WHERE name = {name}")
          `,
        },
        expect: { fail: ['db.py:5'] },
      },
      {
        name: 'Sprintf',
        files: {
          'db.go': dedent`
            package db

            func find(name string) {
            	db.Query(fmt.Sprintf("SELECT * FROM users WHERE name = %s", name))
            }
          `,
        },
        expect: { fail: ['db.go:4'] },
      },
      {
        name: 'the name of a table',
        files: {
          'db.go': dedent`
            package db

            func (d *Store) remove(props Props, id int) error {
            	return d.exec(d.sql.Exec("delete from "+props.TableName+" where id=?", id))
            }
          `,
        },
        expect: 'manual',
      },
    ],
    good: [
      {
        name: 'a switch, a number, and a program for the command line',
        files: {
          'db.ts': dedent`
            export const setUser = async (client, isLocal = false, limit: number) => {
              await client.query(\`SELECT set_config('user', $1, \${isLocal}) LIMIT \${limit}\`, [user]);
            };
          `,
          'packages/shop-cli/src/setup.ts': dedent`
            export async function exists(name: string) {
              return db.query(\`SELECT EXISTS (SELECT FROM \${name})\`);
            }
          `,
          'db.go': dedent`
            package db

            func find(offset, limit int) {
            	db.Query(fmt.Sprintf("SELECT id FROM users LIMIT %d OFFSET %d", limit, offset))
            }
          `,
        },
        expect: 'manual',
      },
      { name: 'no SQL', files: { 'a.py': 'x = 1\n' }, expect: 'not-applicable' },
    ],
  },
});
