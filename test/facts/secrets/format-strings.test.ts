import { describeTexts } from './found-in.ts';

/** A password that is put into a text by its place. */
const secrets: readonly (readonly [string, string])[] = [
  ['a.py', 'url = "postgres://%s:%s@db/app" % ("ann", "lemonTree77")'],
  ['a.py', 'url = "postgres://{}:{}@db/app".format(user, "lemonTree77")'],
  ['a.py', 'dsn = "user={0} password={1}".format("ann", "lemonTree77")'],
  ['a.go', 'dsn := fmt.Sprintf("%s:%s@tcp(db:3306)/app", os.Getenv("DB_USER"), "lemonTree77")'],
  ['A.java', 'String url = String.format("jdbc:mysql://db/app?user=%s&password=%s", "ann", "lemonTree77");'],
  ['a.sh', "printf 'user=%s\\npassword=%s\\n' ann 'lemon+Tree77' > a.conf"],
];

const lookAlikes: readonly (readonly [string, string])[] = [
  ['a.py', 'image = "registry/app:%s@sha256:%s" % ("release-7b", digest)'],
  ['a.js', "const spec = util.format('npm:%s@%s', 'left-pad2', version);"],
  ['a.c', 'sprintf(buffer, "user:%s@%s", "alice99", host);'],
  ['a.js', 'const parts = ["password=%s", "username1", "host2"];'],
  ['a.py', 'expected = "postgres://%s:%s@db" % ("user", "password")'],
  ['a.py', 'url = "postgres://%s:%s@db/app" % (user, password)'],
  ['a.py', 'url = "postgres://%s:%s@%s/app" % (user, password, "db-main77")'],
  ['a.py', 'print("user={} password={} host={}".format("ann77", password, "db77"))'],
  ['a.go', 'log.Printf("%s:%s@%s", "ann77", redacted, host)'],
  ['a.go', 'fmt.Sprintf("%s:%s@/app", cfg.User, cfg.Pass); open("lemonTree77")'],
];

describeTexts({ secrets, lookAlikes });
