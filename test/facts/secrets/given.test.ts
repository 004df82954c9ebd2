import { describeTexts } from './found-in.ts';

/** A password that is handed to what hashes, wraps or checks it, and words that look like one there. */
const secrets: readonly (readonly [string, string])[] = [
  ['seed.sql', "INSERT INTO auth.users VALUES (1, 'ann@corp.net', crypt('Lemon@2026', gen_salt('bf')));"],
  ['seed.sql', "SELECT HashBytes('SHA2_256', N'lemonTree77');"],
  ['seed.sql', "CREATE TABLE users (id int, name varchar(20), password varchar(20));\nINSERT INTO users VALUES (1, 'ann', ('lemon77'));"],
  ['a.pp', "mysql_login_path { 'root': password => Sensitive('lemon') }"],
  ['a.pp', "mysql_user { 'ann@%': password_hash => mysql::password('lemon') }"],
  ['user_test.rb', "assert user.valid_password?('12345678')"],
  ['UserTests.cs', 'var hash = hasher.HashPassword(user, "lemonTree#77");'],
  ['test_auth.py', 'assert verify_password("new_password", user.password)'],
  ['Seeder.php', "DB::table('users')->insert(['email' => $mail, 'password' => bcrypt('password')]);"],
  ['UserController.php', "$data['password'] = Hash::make('password');"],
];

const lookAlikes: readonly (readonly [string, string])[] = [
  ['seed.sql', "SELECT crypt(password, gen_salt('bf')) FROM users;"],
  ['a.pp', "mysql_login_path { 'root': password => Sensitive($password) }"],
  ['user.rb', 'user.valid_password?(params[:password])'],
  ['User.php', "protected $casts = ['verified_at' => 'datetime', 'password' => 'hashed', 'api_token' => 'encrypted'];"],
  ['Keys.cs', 'var credentials = new SigningCredentials(key, "RS256");'],
  ['Keys.cs', 'var credentials = new EncryptingCredentials(key, "A256KW", "A256CBC-HS512");'],
  ['spec.rb', "let(:params) { { root_password: 'SET' } }"],
];

describeTexts({ secrets, lookAlikes });
