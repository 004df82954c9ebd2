import { describeTexts } from './found-in.ts';

/** Users that are made, registered and logged in, with a password behind their name, and objects that are made alike. */
const secrets: readonly (readonly [string, string])[] = [
  ['a.java', 'users.add(new User("ann", "l3mon"));'],
  ['a.java', 'users.add(new User("ann", "annpass1"));'],
  ['AuthTest.java', 'request = new LoginRequest("ann@corp.net", "lemon123", DEVICE);'],
  ['LoginTest.java', 'login.as("ann@corp.net", "lemon123");'],
  ['Config.java', '.secret(PasswordEncoderFactories.createDelegatingPasswordEncoder().encode("123456"));'],
  ['Config.java', 'String secret = "{bcrypt}" + new BCryptPasswordEncoder().encode("123456");'],
  ['Config.java', 'clients.inMemory().withClient("shop").secret("secret").scopes("read");'],
  ['README.md', 'manager.createUser(User.withUsername("ann").password("123456").build());'],
  ['UserFactory.php', "'password' => static::$password ??= Hash::make('password'),"],
  ['application-test.yml', `secret-key: ${btoa('someSuperSecretKeyForTestsONLY12345678')}`],
  ['app.js', "app.use(session({ secret: 'ñasddfilhpaf78h78032h780g780fg780asg780dsbovnc' }));"],
];

const lookAlikes: readonly (readonly [string, string])[] = [
  ['a.java', 'List<User> users = List.of(new User(1, "name1"), new User(2L, "user2"));'],
  ['a.java', 'users.add(new User("ann", "ann2"));'],
  ['a.java', 'String text = URLEncoder.encode("a1b2c3", "UTF-8");'],
  ['a.py', 'ids = encoder.encode("hello world 1")'],
  ['README.md', '"Postman-Token": "13e40b5d-2e86-43c4-965e-da210e011906"'],
  ['License.java', 'private static final String SIGNATURE_KEY = "licenseSignature";'],
  ['secret.yaml', `kind: Secret\ndata:\n  password: ${btoa('changeme')}`],
  ['a.ts', "const labels = { secret: 'ñ', token: 'contraseña' };"],
];

describeTexts({ secrets, lookAlikes });
