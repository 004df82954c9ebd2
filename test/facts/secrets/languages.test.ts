import { describeTexts } from './found-in.ts';
import { random } from './made-up.ts';

/** One secret each, in languages that declare, name or assign in a way of their own. */
const secrets: readonly (readonly [string, string])[] = [
  ['a.py', 'password = "Größe4561!"'],
  ['a.py', 'auth = ("ann", "lemonTree77")'],
  // "password" in Vietnamese, Indonesian, Danish, Norwegian and Lithuanian
  ['a.java', 'String matKhau = "lemonTree77";'],
  ['a.sql', "INSERT INTO TaiKhoan (tenDangNhap, matKhau) VALUES ('ann', 'lemonTree77');"],
  ['a.php', "$kata_sandi = 'lemonTree77';"],
  ['a.yml', 'kodeord: lemonTree77'],
  ['a.yml', 'passord: lemonTree77'],
  ['a.py', "slaptazodis = 'lemonTree77'"],
  ['a.js', "const password = prod ? process.env.DB_PASSWORD : 'lemonTree77';"],
  ['A.kt', `val apiKey by lazy { "${random(32)}" }`],
  ['a.rs', `let s = env::var("JWT_SECRET").unwrap_or_else(|_| "${random(32)}".to_string());`],
  ['secret.yaml', 'password: {{ "lemonTree77" | b64enc }}'],
  ['a.lisp', '(defparameter *db-password* "lemonTree77")'],
  ['a.scm', `(define api-token "${random(40)}")`],
  ['a.clj', `(def ^:private jwt-secret "${random(32)}")`],
  ['a.adb', 'Db_Password : constant String := "lemonTree77";'],
  ['a.cbl', '       77 WS-PASSWORD PIC X(20) VALUE "lemonTree77".'],
  ['a.abap', "DATA: lv_password TYPE string VALUE 'lemonTree77'."],
  ['a.bas', 'Const DB_PASSWORD As String = "lemonTree77"'],
  ['a.applescript', 'set thePassword to "lemonTree77"'],
  ['a.lua', 'local password = [[lemonTree77]]'],
  ['a.cpp', 'std::string db_password("lemonTree77");'],
  ['crontab', `*/5 * * * * API_TOKEN=${random(40)} /opt/run.sh`],
  ['clients.conf', 'client nas1 {\n  secret = lemon_tree775\n}'],
  ['list.yaml', 'kind: List\nitems:\n- apiVersion: v1\n  kind: Secret\n  stringData:\n    smtp: lemonTree77'],
];

const lookAlikes: readonly (readonly [string, string])[] = [
  ['a.js', "type = isPassword ? options.text : 'password';"],
  ['secret.yaml', 'password: {{ .Values.password | b64enc }}'],
  ['a.rs', 'let s = env::var("JWT_SECRET").unwrap_or_else(|_| default_secret());'],
  ['a.lisp', '(defparameter *password-prompt* "Enter your password: ")'],
  ['a.clj', '(def secret-key-env "API_SECRET_KEY")'],
  ['a.adb', 'Password_Field : constant String := "password";'],
  ['a.applescript', 'set thePassword to text returned of (display dialog "Password:")'],
  ['a.lua', 'local passwords = [[\nhunter\n]]'],
  ['a.js', 'const secretKeys = [[password, token]];'],
  ['a.bat', 'set /p DB_PASSWORD=Enter password: '],
  ['app.ini', 'secret = app-tls'],
  ['list.yaml', 'kind: List\nitems:\n- apiVersion: v1\n  kind: Secret\n  stringData:\n    region: eu-central-1'],
];

describeTexts({ secrets, lookAlikes });
