import { defineRule, type Evidence, type Finding, fail, manual, notApplicable } from 'policy-audit';
import { asvs, cwe } from './shared/references.ts';

const query = (call: string): string => `import sqlalchemy\n\n\ndef find(name):\n    return db.execute(${call})\n`;

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
        name: 'a format of which nothing is written into but names',
        files: {
          'db.go':
            'package db\n\nfunc count(db *sql.DB, place Place, value any) error {\n\treturn db.QueryRow(fmt.Sprintf("SELECT COUNT(*) FROM %s.%s WHERE %s = ?", place.db, place.what, place.row), value).Scan(&n)\n}\n',
        },
        expect: 'manual',
      },
      {
        name: 'what the object holds itself',
        files: {
          'db.go': 'package db\n\nfunc (d Store) all(id int) error {\n\treturn d.exec(d.sql.Exec("delete from jobs where tenant = \'"+d.tenant+"\'"))\n}\n',
          'db.py': 'class Store:\n    def find(self, cursor):\n        cursor.execute(f"SELECT * FROM users WHERE tenant = \'{self.tenant}\'")\n',
        },
        expect: 'manual',
      },
      {
        name: 'the name of a table',
        files: { 'db.go': 'package db\n\nfunc (d *Store) remove(props Props, id int) error {\n\treturn d.exec(d.sql.Exec("delete from "+props.TableName+" where id=?", id))\n}\n' },
        expect: 'manual',
      },
      { name: 'a value in the text', files: { 'db.py': query('f"SELECT * FROM users WHERE name = {name}"') }, expect: { fail: ['db.py:5'] } },
      {
        name: 'Sprintf',
        files: { 'db.go': 'package db\n\nfunc find(name string) {\n\tdb.Query(fmt.Sprintf("SELECT * FROM users WHERE name = %s", name))\n}\n' },
        expect: { fail: ['db.go:4'] },
      },
      {
        name: 'a value between quotes of the statement',
        files: {
          'a.py': query(`f"SELECT * FROM users WHERE name = '{name}'"`),
          'b.py': query(`"SELECT * FROM users WHERE name = '" + name + "'"`),
          'c.py': query(`text("SELECT * FROM users WHERE name = '%s'" % name)`),
          'd.js': `export function find(name) {\n  return db.query("SELECT * FROM users WHERE name = '" + name + "'");\n}\n`,
        },
        expect: { fail: ['a.py:5', 'b.py:5', 'c.py:5', 'd.js:2'] },
      },
      {
        name: 'what the caller of a handler sent',
        files: {
          'db.go': 'package db\n\nfunc find(w http.ResponseWriter, r *http.Request) {\n\tdb.Query("SELECT * FROM users WHERE name = \'" + r.FormValue("name") + "\'")\n}\n',
          'gin.go': 'package db\n\nfunc find(c *gin.Context) {\n\tdb.Query(fmt.Sprintf("SELECT * FROM users WHERE name = \'%s\'", c.Query("name")))\n}\n',
        },
        expect: { fail: ['db.go:4', 'gin.go:4'] },
      },
      {
        name: 'commands of a service, and installments',
        files: {
          'src/orders/commands/cancel.py': 'def cancel(db, receipt):\n    db.execute(f"DELETE FROM orders WHERE receipt = {receipt}")\n',
          'src/installments.py': 'def find(db, payer):\n    return db.execute(f"SELECT * FROM payments WHERE payer = {payer}")\n',
        },
        expect: { fail: ['src/installments.py:2', 'src/orders/commands/cancel.py:2'] },
      },
    ],
    good: [
      {
        name: 'a switch, a number, and a program for the command line',
        files: {
          'db.ts':
            "export const setUser = async (client, isLocal = false, limit: number) => {\n  await client.query(`SELECT set_config('user', $1, ${isLocal}) LIMIT ${limit}`, [user]);\n};\n",
          'packages/shop-cli/src/setup.ts': 'export async function exists(name: string) {\n  return db.query(`SELECT EXISTS (SELECT FROM ${name})`);\n}\n',
          'db.go': 'package db\n\nfunc find(offset, limit int) {\n\tdb.Query(fmt.Sprintf("SELECT id FROM users LIMIT %d OFFSET %d", limit, offset))\n}\n',
        },
        expect: 'manual',
      },
      {
        name: 'a parameter behind a statement that is put together',
        files: {
          'db.go': 'package db\n\nfunc find(account string) {\n\twhere := " WHERE revoked = 0"\n\tdb.Query("SELECT * FROM certs"+where+" AND account=?", account)\n}\n',
        },
        expect: 'manual',
      },
      {
        name: 'what makes the database',
        files: { 'cmd/install.go': 'package main\n\nfunc record(version string) {\n\tdb.Exec(fmt.Sprintf("INSERT INTO settings VALUES (\'%s\')", version))\n}\n' },
        expect: 'not-applicable',
      },
      {
        name: 'what the dialect of the database calls a function',
        files: {
          'db.go': 'package db\n\nfunc (db *store) find(token string) {\n\tdb.QueryRow("SELECT id FROM tokens WHERE token = ? AND expires > "+db.now()+" LIMIT 1", token)\n}\n',
        },
        expect: 'manual',
      },
      {
        name: 'a number',
        files: { 'db.go': 'package db\n\nfunc keep(days uint64) {\n\tdb.Exec("SELECT keep(INTERVAL \'" + strconv.FormatUint(days, 10) + " days\')")\n}\n' },
        expect: 'manual',
      },
      {
        name: 'a text that is put together and bound',
        files: {
          'db.go': 'package db\n\nfunc find(tag string) {\n\torder := "DESC"\n\tdb.Query("SELECT id FROM posts WHERE content LIKE ? ORDER BY created "+order, "#"+tag)\n}\n',
        },
        expect: 'manual',
      },
      { name: 'parameters', files: { 'db.py': query('"SELECT * FROM users WHERE name = :name", {"name": name}') }, expect: 'manual' },
      {
        name: 'constants of Go',
        files: {
          'db.go':
            'package db\n\nconst columns = "id, name"\n\nfunc find(name string) {\n\tdb.Query("SELECT "+columns+" FROM users WHERE name = $1", name)\n\tdb.Query("SELECT id FROM users " +\n\t\t"WHERE name = $1", name)\n}\n',
        },
        expect: 'not-applicable',
      },
      {
        name: 'the table of a model',
        files: { 'db.py': query('text(f"SELECT id FROM {model.__tablename__} WHERE name = :name"), {"name": name}') },
        expect: 'manual',
      },
      {
        name: 'conditions that are constants',
        files: {
          'db.py':
            'def find(status):\n    where = ""\n    if status:\n        where = "WHERE status = :status"\n    return db.execute(f"SELECT * FROM jobs {where}", {"status": status})\n',
        },
        expect: 'manual',
      },
      { name: 'no SQL', files: { 'a.py': 'x = 1\n' }, expect: 'not-applicable' },
    ],
  },
});
