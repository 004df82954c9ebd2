import { expression } from '../../../long-expression.ts';
import { anyOf } from '../words.ts';

/** "Der Auftrag muss bestätigt werden" tells of the software: an obligation is advice where it says whose it is. */
const duty = expression('giu')`
    (?<!\p{L})(?:
      muss|müssen|darf|dürfen|sollten?|doit|doivent|devrait|devraient|deben?|debería|deberían|devem?|deve|deveria|devono|dovrebbe
      |должн\p{L}+|необходимо|нужно|moet|moeten|powin\p{L}+|należy
    )(?!\p{L})|必须|应(?:该|当|在|使用|将)|必要があります|べき(?:です|だ|で)|해야 (?:합니다|한다)
  `;

/** Whoever runs or uses the software. */
const addressee = anyOf({
  en: 'users?|you|operators?|administrators?|admins?|consumers?|customers?',
  de: String.raw`(?:be)?nutzer|anwender|betreiber|administrator|sie(?!\p{L})|du(?!\p{L})|man(?!\p{L})`,
  fr: String.raw`utilisateur|opérateur|exploitant|administrateur|vous(?!\p{L})`,
  es: 'usuario|operador|administrador|usted',
  pt: 'usuári|utilizador|operador|administrador|você',
  ru: String.raw`пользовател|оператор|администратор|вы(?!\p{L})|вам(?!\p{L})`,
  zh: '用户|使用者|您|你|管理员|运维|部署者',
  ja: '利用者|ユーザー|管理者|運用者|使用者',
  ko: '사용자|관리자|운영자',
  it: 'utent[ei]|operator[ei]|amministrator[ei]',
  pl: 'użytkowni|administrator|operator',
  nl: String.raw`gebruikers?|beheerders?|u(?!\p{L})|je(?!\p{L})`,
});

/** A text without the obligations of which it does not say whose they are. */
export const withoutForeignDuty = (text: string): string => (addressee.test(text) ? text : text.replaceAll(duty, ' '));
