import { type Call, quoted, secondOf, thirdOf } from './call-grammars.ts';

/** What makes a user, registers one or logs one in, with the password behind the name. */
export const userCalls: readonly Call[] = [
  {
    keywords: ['create_user(', 'create_superuser('],
    says: 'a new user',
    as: 'password',
    grammar: thirdOf('create_(?:super)?user'),
  },
  {
    // register_user("ann", "v", …), new User("ann", "v"), new LoginRequest("ann", "v"), where v is more than a number behind a word
    keywords: [
      'register_user(',
      'registeruser(',
      '.register(',
      'signup(',
      'sign_up(',
      'adduser(',
      'add_user(',
      'createuser(',
      'create_account(',
      'createaccount(',
      'new user(',
      'loginrequest(',
      'registerrequest(',
      'signuprequest(',
      'authrequest(',
      'authenticationrequest(',
      'logindto(',
      'registerdto(',
      'login.as(',
      'loginas(',
    ],
    says: 'a new user',
    as: 'password',
    strict: true,
    grammar: new RegExp(
      String.raw`(?:register(?:_?user)?|sign_?up|add_?user|createuser|create_?account|new user|(?:login|register|signup|auth|authentication)(?:request|dto)|login\.?as)\(\s{0,20}["'][\w.@+-]{2,60}["']\s{0,5},\s{0,20}(?=["'][^"'\s@]{0,20}(?:pass|pwd|secret|[!#$%&*]|\d{3}|[a-z]{6}\d\d|[a-z]\d[a-z]))${quoted}\s{0,10}[,)]`,
      'diy',
    ),
  },
  {
    // service.changePassword(id, "w", "v"), NewUser("ann@corp", "ann", "v")
    keywords: ['changepassword(', 'change_password(', 'resetpassword(', 'reset_password(', 'updatepassword(', 'newuser(', 'new_user('],
    says: 'a user',
    as: 'password',
    strict: true,
    grammar: new RegExp(
      String.raw`(?<=[.>:_\w])(?:(?:change|reset|update)_?password|new_?user)\((?:[^()"'\r\n]|\([^()\r\n]{0,60}\)|"[^"\r\n]{0,60}"|'[^'\r\n]{0,60}'){1,160}?,\s{0,10}${quoted}\s{0,5}\)`,
      'diy',
    ),
  },
  // keyring.set_password("corp", "ann", "v")
  { keywords: ['keyring.set_password('], says: 'a key chain', as: 'password', grammar: thirdOf('keyring\\.set_password') },
  // userManager.CreateAsync(user, "v")
  {
    keywords: ['createasync(', 'addpasswordasync(', 'passwordsigninasync('],
    says: 'a user',
    as: 'password',
    strict: true,
    grammar: secondOf('(?:Create|AddPassword|PasswordSignIn)Async'),
  },
];
