import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const query = (call: string): string => `import sqlalchemy\n\n\ndef find(name):\n    return db.execute(${call})\n`;

export default [
  {
    name: 'a format of which nothing is written into but names',
    files: {
      'db.go': dedent`
        package db

        func count(db *sql.DB, place Place, value any) error {
        	return db.QueryRow(fmt.Sprintf("SELECT COUNT(*) FROM %s.%s WHERE %s = ?", place.db, place.what, place.row), value).Scan(&n)
        }
      `,
    },
    expect: 'manual',
  },
  {
    name: 'what the object holds itself',
    files: {
      'db.go': dedent`
        package db

        func (d Store) all(id int) error {
        	return d.exec(d.sql.Exec("delete from jobs where tenant = '"+d.tenant+"'"))
        }
      `,
      'db.py': dedent`
        class Store:
            def find(self, cursor):
                cursor.execute(f"SELECT * FROM users WHERE tenant = '{self.tenant}'")
      `,
    },
    expect: 'manual',
  },
  {
    name: 'a value between quotes of the statement',
    files: {
      'a.py': query(`f"SELECT * FROM users WHERE name = '{name}'"`),
      'b.py': query(`"SELECT * FROM users WHERE name = '" + name + "'"`),
      'c.py': query(`text("SELECT * FROM users WHERE name = '%s'" % name)`),
      'd.js': dedent`
        export function find(name) {
          return db.query("SELECT * FROM users WHERE name = '" + name + "'");
        }
      `,
    },
    expect: { fail: ['a.py:5', 'b.py:5', 'c.py:5', 'd.js:2'] },
  },
  {
    name: 'what the caller of a handler sent',
    files: {
      'db.go': dedent`
        package db

        func find(w http.ResponseWriter, r *http.Request) {
        	db.Query("SELECT * FROM users WHERE name = '" + r.FormValue("name") + "'")
        }
      `,
      'gin.go': dedent`
        package db

        func find(c *gin.Context) {
        	db.Query(fmt.Sprintf("SELECT * FROM users WHERE name = '%s'", c.Query("name")))
        }
      `,
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
  {
    name: 'a parameter behind a statement that is put together',
    files: {
      'db.go': dedent`
        package db

        func find(account string) {
        	where := " WHERE revoked = 0"
        	db.Query("SELECT * FROM certs"+where+" AND account=?", account)
        }
      `,
    },
    expect: 'manual',
  },
  {
    name: 'what makes the database',
    files: {
      'cmd/install.go': dedent`
        package main

        func record(version string) {
        	db.Exec(fmt.Sprintf("INSERT INTO settings VALUES ('%s')", version))
        }
      `,
    },
    expect: 'not-applicable',
  },
  {
    name: 'what the dialect of the database calls a function',
    files: {
      'db.go': dedent`
        package db

        func (db *store) find(token string) {
        	db.QueryRow("SELECT id FROM tokens WHERE token = ? AND expires > "+db.now()+" LIMIT 1", token)
        }
      `,
    },
    expect: 'manual',
  },
  {
    name: 'a number',
    files: {
      'db.go': dedent`
        package db

        func keep(days uint64) {
        	db.Exec("SELECT keep(INTERVAL '" + strconv.FormatUint(days, 10) + " days')")
        }
      `,
    },
    expect: 'manual',
  },
  {
    name: 'a text that is put together and bound',
    files: {
      'db.go': dedent`
        package db

        func find(tag string) {
        	order := "DESC"
        	db.Query("SELECT id FROM posts WHERE content LIKE ? ORDER BY created "+order, "#"+tag)
        }
      `,
    },
    expect: 'manual',
  },
  { name: 'parameters', files: { 'db.py': query('"SELECT * FROM users WHERE name = :name", {"name": name}') }, expect: 'manual' },
  {
    name: 'constants of Go',
    files: {
      'db.go': dedent`
        package db

        const columns = "id, name"

        func find(name string) {
        	db.Query("SELECT "+columns+" FROM users WHERE name = $1", name)
        	db.Query("SELECT id FROM users " +
        		"WHERE name = $1", name)
        }
      `,
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
      'db.py': dedent`
        def find(status):
            where = ""
            if status:
                where = "WHERE status = :status"
            return db.execute(f"SELECT * FROM jobs {where}", {"status": status})
      `,
    },
    expect: 'manual',
  },
  { name: 'a shop that is called as a library is', files: { 'domains.js': 'export const domains = ["foodie.fi", "prisma.fi"];\n' }, expect: 'not-applicable' },
] satisfies readonly Example[];
