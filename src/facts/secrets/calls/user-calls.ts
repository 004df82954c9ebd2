import { type Call, ofPassword, quoted, secondOf, thirdOf } from './call-grammars.ts';

/** What stands before the last one. */
const others = String.raw`(?:[^()"'\r\n]|\([^()\r\n]{0,60}\)|"[^"\r\n]{0,60}"|'[^'\r\n]{0,60}'){1,160}?,\s{0,10}`;

/** What makes a user, registers one or logs one in, with the password behind the name. */
export const userCalls: readonly Call[] = [
  {
    keywords: ['create_user(', 'create_superuser('],
    says: 'a new user',
    as: 'password',
    grammar: thirdOf('(?<!get_or_)create_(?:super)?user'),
  },
  { keywords: ['wp_create_user('], says: 'a new user', as: 'password', grammar: secondOf('wp_create_user') },
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
      String.raw`(?:register(?:_?user)?|sign_?up|add_?user|createuser|create_?account|new user|(?:login|register|signup|auth|authentication)(?:request|dto)|login\.?as)\(\s{0,20}["'][\w.@+-]{2,60}["']\s{0,5},\s{0,20}(?:["'][\w.+-]{1,40}@[\w.-]{2,60}["']\s{0,5},\s{0,20})?(?=["']${ofPassword})${quoted}\s{0,10}[,)]`,
      'diy',
    ),
  },
  {
    // service.changePassword(id, "w", "v")
    keywords: ['changepassword(', 'change_password(', 'resetpassword(', 'reset_password(', 'updatepassword('],
    says: 'a user',
    as: 'password',
    strict: true,
    grammar: new RegExp(String.raw`(?<=[.>:_\w])(?:change|reset|update)_?password\(${others}(?=["']${ofPassword})${quoted}\s{0,5}\)`, 'diy'),
  },
  {
    // user.reset_password("v", "v")
    keywords: ['reset_password(', 'resetpassword(', 'set_password(', 'setpassword('],
    says: 'a user',
    as: 'password',
    grammar: /(?<=[.>:_\w])(?:re)?set_?password\(\s{0,5}(?<quote>["'])(?<secret>[^"'\s]{4,60})\k<quote>,\s{0,5}\k<quote>\k<secret>\k<quote>\s{0,5}\)/diy,
  },
  {
    // NewUser("ann@corp", "ann", "v"): without an address the last one may be a role, or who it is
    keywords: ['newuser(', 'new_user('],
    says: 'a user',
    as: 'password',
    strict: true,
    grammar: new RegExp(String.raw`(?<=[.>:_\w])new_?user\((?=[^()\r\n]{0,60}["'][\w.+-]{1,40}@[\w.-]{1,60}["'],)${others}${quoted}\s{0,5}\)`, 'diy'),
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
